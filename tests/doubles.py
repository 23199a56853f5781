"""What tests set: the time, and an engine that answers as told. Each implements the whole of its port."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from seemenow.errors import EngineFailure
from seemenow.reply import Reply, Say

MONDAY_NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""12:00 in Amsterdam."""


class SetClock:
    """Implements ports.Clock."""

    def __init__(self, at: datetime = MONDAY_NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> None:
        self.at += timedelta(**by)


class ScriptedEngine:
    """Implements ports.Engine. `answers` decides by text or payload; a raised EngineFailure is a failed turn."""

    def __init__(self, answers: Callable[[str], Reply] | None = None) -> None:
        self.answers = answers or (lambda said: Reply((Say("answer", "faq/gut_feeling"),), intent="faq/gut_feeling"))
        self.heard: list[tuple[str, str, Mapping[str, Any]]] = []
        self.dead = False
        self.held: asyncio.Event | None = None

    async def answer(self, sender: str, *, text: str | None, payload: str | None, metadata: Mapping[str, Any]) -> Reply:
        said = text if payload is None else payload
        assert said is not None
        self.heard.append((sender, said, metadata))
        if self.held is not None:
            await self.held.wait()
        if self.dead:
            raise EngineFailure("dead")
        return self.answers(said)
