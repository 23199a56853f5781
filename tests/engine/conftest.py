"""The real engine for the tests: the fitting model, a real action server, and Rasa's agent with our store in this process."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ops.processes import free_ports
from ops.train import fitting_model
from ops.train import main as train
from seemenow.reply import Reply

os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
UP_WITHIN_S = 60.0


def pytest_configure(config: pytest.Config) -> None:
    """Rasa and TensorFlow warn of their own old age, thousands of times."""
    config.addinivalue_line("filterwarnings", "ignore")


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the present data; trained when there is none."""
    assert train([]) == 0
    found = fitting_model()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def actions_url() -> Iterator[str]:
    """A real action server."""
    port = free_ports().actions
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port)]
    process = subprocess.Popen(command, env={**os.environ, "SANIC_HOST": "127.0.0.1", "LOG_LEVEL": "WARNING"}, stderr=subprocess.DEVNULL)
    until(lambda: answers(f"http://127.0.0.1:{port}/health"), UP_WITHIN_S)
    yield f"http://127.0.0.1:{port}/webhook"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="session")
def agent(model: Path, actions_url: str) -> Any:
    """Rasa's agent, with our tracker store."""
    from rasa.core.agent import Agent
    from rasa.utils.endpoints import EndpointConfig
    from rasa.utils.log_utils import configure_structlog

    from components.tracker_store import BoundedTrackerStore

    configure_structlog(logging.ERROR)
    endpoint = EndpointConfig(actions_url, enable_selective_domain=True)
    made = Agent.load(str(model), action_endpoint=endpoint)
    made.tracker_store = made.processor.tracker_store = BoundedTrackerStore(made.domain)
    return made


class Talk:
    """One conversation with the engine, through the strict channel's own reading and judging of a turn."""

    def __init__(self, agent: Any, loop: asyncio.AbstractEventLoop, sender: str) -> None:
        self._agent, self._loop, self._sender = agent, loop, sender
        self.context: dict[str, str] = {}

    def types(self, text: str) -> Reply:
        return self._turn({"text": text})

    def presses(self, payload: str) -> Reply:
        return self._turn({"payload": payload})

    def _turn(self, said: dict[str, str]) -> Reply:
        import json

        from components.strict_channel import answer, to_message

        message = to_message(json.dumps({"sender": self._sender, "metadata": self.context, **said}).encode())
        response = self._loop.run_until_complete(answer(message, self._agent.handle_message))
        assert response.status == 200, response.body
        reply = Reply.from_json(json.loads(response.body)["reply"])
        self.context |= dict(reply.remember)
        self.context["asking"] = f"{reply.asking.form}/{reply.asking.slot}" if reply.asking else ""
        return reply


@pytest.fixture
def talk(agent: Any, loop: asyncio.AbstractEventLoop, request: pytest.FixtureRequest) -> Talk:
    """A new conversation."""
    return Talk(agent, loop, f"t{abs(hash(request.node.nodeid))}:1")


def says(reply: Reply) -> list[str]:
    """What a reply says, as "kind:id"."""
    return [f"{say.kind}:{say.id}" for say in reply.say]


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def until(holds: Callable[[], bool], within_s: float) -> None:
    """Wait until something holds. Raises: TimeoutError."""
    deadline = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
