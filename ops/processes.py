"""The three processes as children of one: started, waited for, restarted when they die, stopped together.

Used by `make run`, by the end-to-end and kill tests and by the demo, so that what is tested is what runs.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ENGINE_PYTHON = Path(".venv/engine/bin/python")
WEB_PYTHON = Path(".venv/web/bin/python")
STOP_S = 8.0


@dataclass(slots=True)
class Child:
    """One process. Args: ready_url: answers 200 once it is ready."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    ready_url: str
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, env=dict(self.environment), stdout=log, stderr=log, start_new_session=True)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.ready_url, timeout=1) as answer:  # an address of our own, on loopback
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def signal(self, number: int) -> None:
        """To the whole process group: Rasa's server has children of its own."""
        if self.process is not None and self.alive:
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        self.signal(signal.SIGTERM)
        if self.process is not None:
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.signal(signal.SIGKILL)
                self.process.wait(STOP_S)


@dataclass(frozen=True, slots=True)
class Ports:
    engine: int
    actions: int
    public: int
    desk: int


def free_ports() -> Ports:
    """Four ports nobody listens on now."""
    sockets = [socket.socket() for _ in range(4)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    numbers = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return Ports(*numbers)


def children(ports: Ports, model: Path, logs: Path, settings: Mapping[str, str]) -> dict[str, Child]:
    """Engine, actions and web, not started yet.

    Args:
        settings: SEEMENOW_* variables for web, on top of the ports.
    """
    secret = settings.get("SEEMENOW_ENGINE_SECRET", "")
    own = {
        **{key: value for key, value in os.environ.items() if not key.startswith("SEEMENOW_")},
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
        "SQLALCHEMY_WARN_20": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SEEMENOW_ENGINE_SECRET": secret,
        "SEEMENOW_ACTIONS_URL": f"http://127.0.0.1:{ports.actions}/webhook",
    }
    web = {
        **own,
        **settings,
        "SEEMENOW_PUBLIC_PORT": str(ports.public),
        "SEEMENOW_DESK_PORT": str(ports.desk),
        "SEEMENOW_ENGINE_URL": f"http://127.0.0.1:{ports.engine}",
    }
    rasa = [str(ENGINE_PYTHON), "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(ports.engine), "--model", str(model)]
    rasa += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    actions = [str(ENGINE_PYTHON), "-m", "rasa_sdk", "--actions", "actions", "-p", str(ports.actions)]
    return {
        "actions": Child("actions", actions, own, f"http://127.0.0.1:{ports.actions}/health", logs / "actions.log"),
        "engine": Child("engine", rasa, own, f"http://127.0.0.1:{ports.engine}/webhooks/strict/", logs / "engine.log"),
        "web": Child("web", [str(WEB_PYTHON), "-m", "ops", "web"], web, f"http://127.0.0.1:{ports.public}/health/ready", logs / "web.log"),
    }


def wait_until_ready(processes: Mapping[str, Child], timeout_s: float, tell: Callable[[str], None]) -> None:
    """Raises: RuntimeError with the name of the process and its log, when one dies or is late."""
    deadline = time.monotonic() + timeout_s
    waiting = dict(processes)
    while waiting:
        for name, child in list(waiting.items()):
            if not child.alive:
                raise RuntimeError(f"{name} ended while starting; see {child.log}")
            if child.ready:
                tell(f"{name} is ready")
                del waiting[name]
        if time.monotonic() > deadline:
            raise RuntimeError(f"{', '.join(waiting)} not ready within {timeout_s:.0f} s; see {next(iter(waiting.values())).log}")
        time.sleep(0.1)  # polls with a deadline


def say(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)
