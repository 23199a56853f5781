"""A real engine and a real action server, over HTTP: what is answered, what is refused, what a dead action server looks like."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ops.processes import free_ports
from tests.engine.conftest import UP_WITHIN_S, answers, until

SECRET = "shared"


class Pair:
    """Both processes, and one address to talk to."""

    def __init__(self, model: Path, logs: Path) -> None:
        ports = free_ports()
        self.url, self.logs = f"http://127.0.0.1:{ports.engine}/webhooks/strict/", logs
        self._health = f"http://127.0.0.1:{ports.actions}/health"
        self._environment = {
            **os.environ, "SANIC_HOST": "127.0.0.1", "LOG_LEVEL": "WARNING", "SEEMENOW_ENGINE_SECRET": SECRET,
            "SEEMENOW_ACTIONS_URL": f"http://127.0.0.1:{ports.actions}/webhook",
        }  # fmt: skip
        self._actions = ["-m", "rasa_sdk", "--actions", "actions", "-p", str(ports.actions)]
        engine = ["-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(ports.engine), "--model", str(model)]
        self.start_actions()
        self.engine = self._start("engine", [*engine, "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"])
        until(lambda: answers(self.url), UP_WITHIN_S)

    def start_actions(self) -> None:
        self.actions = self._start("actions", self._actions)
        until(lambda: answers(self._health), UP_WITHIN_S)

    def _start(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen([sys.executable, *command], env=self._environment, stdout=log, stderr=log)

    def kill_actions(self) -> None:
        self.actions.send_signal(signal.SIGKILL)
        self.actions.wait(10)

    def stop(self) -> None:
        for process in (self.engine, self.actions):
            process.terminate()
            process.wait(15)

    def post(self, body: Any, secret: str = SECRET) -> tuple[int, Any]:
        """Status and parsed answer; `body` bytes as they are, everything else as JSON."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}webhook", sent, {"X-Engine-Secret": secret, "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@pytest.fixture(scope="module")
def pair(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    made = Pair(model, tmp_path_factory.mktemp("logs"))
    yield made
    made.stop()


def test_a_sentence_gets_a_reply_of_ids(pair: Pair) -> None:
    status, answer = pair.post({"sender": "a:1", "text": "kunnen jongens ook slachtoffer zijn"})
    assert status == 200
    assert answer["reply"]["say"] == [{"kind": "answer", "id": "faq/boys_as_victims", "ids": [], "values": {}}]


def test_without_the_secret_nothing_is_answered(pair: Pair) -> None:
    assert pair.post({"sender": "a:1", "text": "hoi"}, secret="wrong")[0] == 401


@pytest.mark.parametrize(
    "body",
    [
        b"", b"no json", b"[]", b"[" * 100_000, b'{"sender": "a:1", "text": "\xff"}', {"sender": "a:1"}, {"text": "hoi"},
        {"sender": "a:1", "text": ""}, {"sender": "a:1", "text": " /// "}, {"sender": "a:1", "text": 5},
        {"sender": "a:1", "text": "a\x00b"},
        {"sender": "a:1", "text": "x" * 4_001}, {"sender": "a:1", "text": "\ud800"}, {"sender": "a\x00", "text": "hoi"},
        {"sender": "a" * 81, "text": "hoi"}, {"sender": "a:1", "text": "hoi", "payload": "/greet"}, {"sender": "a:1", "payload": "greet"},
        {"sender": "a:1", "payload": '/inform{"place": {"a": 1}}'}, {"sender": "a:1", "payload": "/greet extra"},
        {"sender": "a:1", "text": "hoi", "metadata": []}, {"sender": "a:1", "text": "hoi", "metadata": {"a": "x" * 5_000}},
        {"sender": "a:1", "text": "hoi", "input_channel": "slack"},
    ],
)  # fmt: skip
def test_bad_input_is_refused_and_the_engine_lives(pair: Pair, body: Any) -> None:
    status, answer = pair.post(body)
    assert status == 400
    assert set(answer) == {"error", "why"}
    assert pair.post({"sender": "b:1", "payload": "/greet"})[0] == 200


@pytest.mark.parametrize(
    "text", ["/restart", "/intent{}", "  / /inform{}", '/inform{"danger_now": "yes"}', "/resume_concern", "\u200b/inform{}"]
)
def test_a_typed_slash_is_never_a_command(pair: Pair, text: str) -> None:
    status, answer = pair.post({"sender": "slash:1", "text": text, "metadata": {"asking": "concern_form/age_band"}})
    assert status == 200
    assert answer["reply"]["intent"] not in ("inform", "resume_concern", "restart", "intent")


def test_four_thousand_characters_are_answered_within_a_second(pair: Pair) -> None:
    import time

    began = time.monotonic()
    assert pair.post({"sender": "long:1", "text": ("ik maak me zorgen over dit kind. " * 130)[:4_000]})[0] == 200
    assert time.monotonic() - began < 1.0


def test_a_dead_action_server_is_a_failed_turn_and_never_an_empty_success(pair: Pair) -> None:
    planted = "Sjoukje Planting woont op de Dorpsstraat"
    pair.post({"sender": "kill:1", "payload": "/share_concern"})
    pair.kill_actions()
    try:
        assert pair.post({"sender": "kill:1", "text": planted}) == (503, {"error": "no_reply"})
        assert pair.post({"sender": "kill:2", "payload": "/greet"})[0] == 503
    finally:
        pair.start_actions()
    assert pair.post({"sender": "kill:3", "payload": "/greet"})[0] == 200
    logs = "".join(file.read_text(encoding="utf-8", errors="replace") for file in pair.logs.iterdir())
    assert "Sjoukje" not in logs
    assert "Dorpsstraat" not in logs
