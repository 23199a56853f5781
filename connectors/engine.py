"""The client of the language engine: one POST to its strict channel, and nothing believed that is not exactly a reply.

Late, gone, too large, no JSON, another shape: all are an EngineFailure, and the person gets the prepared words. After five
failures in a row the circuit opens, so that nobody waits for a dead engine; one try after `rest_s` closes it again.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from seemenow.errors import EngineFailure
from seemenow.ports import Clock
from seemenow.reply import Reply

MAX_REPLY_BYTES = 64 * 1024
FAILURES_TO_OPEN = 5


@dataclass(slots=True)
class Circuit:
    """Counts failures in a row. Args: rest_s: how long the circuit stays open before one try is let through."""

    clock: Clock
    rest_s: float = 5.0
    failures: int = 0
    open_since: float | None = None

    def let_through(self) -> bool:
        if self.open_since is None:
            return True
        if self._now() - self.open_since < self.rest_s:
            return False
        self.open_since = self._now()  # one try; the next waits for its outcome, or for another rest
        return True

    def succeeded(self) -> None:
        self.failures, self.open_since = 0, None

    def failed(self) -> None:
        self.failures += 1
        if self.failures >= FAILURES_TO_OPEN:
            self.open_since = self._now()

    def _now(self) -> float:
        return self.clock.now().timestamp()


class EngineClient:
    """Implements ports.Engine.

    Args:
        url: of the engine, "http://127.0.0.1:5005".
        secret: shared with the strict channel; "" for none.
        timeout_s: for a whole turn.
    """

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str, clock: Clock, *, timeout_s: float = 6.0) -> None:
        self._session = session
        self._url = url.rstrip("/") + "/webhooks/strict/webhook"
        self._headers = {"X-Engine-Secret": secret} if secret else {}
        self._timeout_s = timeout_s
        self.circuit = Circuit(clock)

    async def answer(self, sender: str, *, text: str | None, payload: str | None, metadata: Mapping[str, Any]) -> Reply:
        """Raises: EngineFailure."""
        if not self.circuit.let_through():
            raise EngineFailure("the circuit is open")
        said = {"text": text} if payload is None else {"payload": payload}
        try:
            reply = await self._turn({"sender": sender, "metadata": dict(metadata), **said})
        except EngineFailure:
            self.circuit.failed()
            raise
        self.circuit.succeeded()
        return reply

    async def _turn(self, body: Mapping[str, Any]) -> Reply:
        try:
            async with asyncio.timeout(self._timeout_s):
                raw = await self._post(body)
        except TimeoutError as error:
            raise EngineFailure(f"no answer within {self._timeout_s} s") from error
        except aiohttp.ClientError as error:
            raise EngineFailure(f"not reached: {type(error).__name__}") from error
        try:
            parsed = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise EngineFailure("the answer is no JSON") from error
        return Reply.from_json(parsed.get("reply") if isinstance(parsed, dict) else None)

    async def _post(self, body: Mapping[str, Any]) -> bytes:
        async with self._session.post(self._url, json=body, headers=self._headers, allow_redirects=False) as response:
            if response.status != 200:
                raise EngineFailure(f"status {response.status}")
            raw = await response.content.read(MAX_REPLY_BYTES + 1)
            while len(raw) <= MAX_REPLY_BYTES and not response.content.at_eof():
                raw += await response.content.read(MAX_REPLY_BYTES + 1 - len(raw))
        if len(raw) > MAX_REPLY_BYTES:
            raise EngineFailure("the answer is too large")
        return raw
