"""One set of the three processes for the whole run; a test that kills one waits until it is back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from ops.processes import WEB_PYTHON, Child, Ports, children, free_ports, say, wait_until_ready
from ops.train import fitting_model
from tests.e2e.people import CoordinatorAtDesk, Person

START_S = 120.0


@dataclass(frozen=True)
class Running:
    """Args: environment: the SEEMENOW_* variables of web, for commands of ops."""

    ports: Ports
    children: dict[str, Child]
    environment: dict[str, str]
    directory: Path

    @property
    def public(self) -> str:
        return f"http://127.0.0.1:{self.ports.public}"

    @property
    def desk(self) -> str:
        return f"http://127.0.0.1:{self.ports.desk}"

    def demo_login(self) -> str:
        """A fresh one-time token for the demo coordinator."""
        command = [str(WEB_PYTHON), "-m", "ops", "accounts", "demo"]
        own = {key: value for key, value in os.environ.items() if not key.startswith("SEEMENOW_")}
        done = subprocess.run(command, env={**own, **self.environment}, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def back(self, name: str) -> None:
        """Start a killed process again and wait until it is ready."""
        self.children[name].start()
        wait_until_ready({name: self.children[name]}, START_S, lambda line: None)


def start(directory: Path, **settings: str) -> Running:
    model = fitting_model()
    assert model is not None, "no model fits the data: make train"
    ports = free_ports()
    environment = {
        "SEEMENOW_DATABASE_URL": f"sqlite+aiosqlite:///{directory}/test.sqlite3",
        "SEEMENOW_KEY_RING": str(directory / "keys" / "keyring.json"),
        "SEEMENOW_DEMO": "1",
        "SEEMENOW_ENGINE_SECRET": "a secret of this test run",
        "SEEMENOW_MESSAGES_PER_MINUTE": "6000",
        "SEEMENOW_CONVERSATIONS_PER_HOUR": "100000",
        "SEEMENOW_REQUESTS_PER_MINUTE": "100000",
        **settings,
    }
    started = children(ports, model, directory / "log", environment)
    running = Running(ports, started, environment, directory)
    for child in started.values():
        child.start()
    try:
        wait_until_ready(started, START_S, say)
    except RuntimeError:
        stop(running)
        raise
    return running


def stop(running: Running) -> None:
    for child in reversed(running.children.values()):
        child.stop()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = start(tmp_path_factory.mktemp("service"))
    yield running
    stop(running)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), connector=aiohttp.TCPConnector(force_close=True)) as one:
        yield one


@pytest.fixture
async def person(service: Running, session: aiohttp.ClientSession) -> Person:
    return await Person.opens(session, service.public)


@pytest.fixture
async def coordinator(service: Running) -> AsyncIterator[CoordinatorAtDesk]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), connector=aiohttp.TCPConnector(force_close=True)) as own:
        at_desk = CoordinatorAtDesk(own, service.desk)
        await at_desk.logs_in(service.demo_login())
        yield at_desk
        await at_desk.submits("/logout")
