"""The web service as it really runs, with a scripted engine in place of Rasa, for tests of pages and widget and for pictures."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from ops.settings import Settings
from ops.wiring import Service, build_service
from seemenow.errors import EngineFailure, NotFound
from seemenow.ports import Clock, Coordinator, Region
from seemenow.reply import Reply, Say
from store.migrate import migrate

QUIT_TO = "/health/live"
"""A neutral page that needs no internet."""

TURNS: Mapping[str, Reply] = {
    "mag ik bellen als ik het niet zeker weet?": Reply(
        (Say("answer", "faq/gut_feeling"),), intent="faq/gut_feeling", remember={"last_label": "faq/gut_feeling"}
    ),
    "may i call when i am not sure?": Reply((Say("answer", "faq/gut_feeling"),), intent="faq/gut_feeling"),
    "/share_concern": Reply((Say("words", "concern_thanks"), Say("question", "danger_now"))),
    "/list_signs": Reply((Say("question", "setting"),)),
    "bergen": Reply((Say("which_place", ids=("0373", "0893"), values={"place": "Bergen"}),)),
    "groningen": Reply(
        (Say("place_found", "0014", values={"place": "Groningen"}), Say("coordinator", "0014")), remember={"municipality": "0014"}
    ),
    "ik wil iemand spreken": Reply((Say("answer", "talk_to_human"),), announce="handover"),
    "i want to speak to somebody": Reply((Say("answer", "talk_to_human"),), announce="handover"),
}


@dataclass
class ScriptedEngine:
    """Answers from the table; what is not in it gets the words for that. `fails` breaks answers, `delay_s` keeps them back."""

    heard: list[str] = field(default_factory=list)
    fails: bool = False
    delay_s: float = 0.0

    async def answer(self, sender: str, *, text: str | None, payload: str | None, metadata: Mapping[str, Any]) -> Reply:
        said = (text or payload or "").strip().lower()
        self.heard.append(said)
        await asyncio.sleep(self.delay_s)
        if self.fails:
            raise EngineFailure("scripted")
        return TURNS.get(said) or TURNS.get(said.split("{")[0]) or Reply((Say("words", "nothing_fits"),))


@dataclass
class SetClock:
    """Shows the time that a test sets."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class Running:
    """One web process on a free port of this machine, over one SQLite file; it can be stopped and come back."""

    def __init__(self, folder: Path, engine: ScriptedEngine, clock: Clock | None = None, **more: Any) -> None:
        self.engine, self.clock, self.port = engine, clock, 0
        self.settings = Settings(
            database_url=f"sqlite+aiosqlite:///{folder / 'talks.sqlite3'}", key_ring=folder / "keys" / "ring.json", quick_exit_url=QUIT_TO,
            operator="Voorbeeld", privacy_contact="privacy@example.org", messages_per_minute=200, **more,
        )  # fmt: skip
        self.service: Service | None = None
        self.runner: web.AppRunner | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def house(self) -> Any:
        assert self.service is not None
        return self.service.house

    async def start(self) -> None:
        await asyncio.to_thread(migrate, self.settings.database_url)
        self.service = build_service(self.settings, clock=self.clock, engine=self.engine)
        self.runner = web.AppRunner(self.service.public, access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self.runner.addresses[0][1]

    async def stop(self) -> None:
        if self.runner is not None and self.service is not None:
            await self.runner.cleanup()
            await self.service.database.dispose()
        self.runner = None

    async def ended(self, conversation_id: str) -> bool:
        """Whether the talk is ended or erased."""
        async with self.house.units() as work:
            try:
                return (await work.conversations.get(conversation_id)).ended_at is not None
            except NotFound:
                return True

    async def add_coordinator(self) -> Coordinator:
        """The fictional region with one coordinator who is present."""
        shown = {"nl": "Zorgcoördinator mensenhandel, Voorbeeldregio", "en": "Care coordinator for human trafficking, Example region"}
        coordinator = Coordinator("c1", "demo", shown, ("demo",), available=True)
        async with self.house.units() as work:
            await work.desk.add_region(Region("demo", {"nl": "Voorbeeldregio", "en": "Example region"}, ("*",), fictional=True))
            await work.desk.add_coordinator(coordinator, "no-login")
            await work.desk.seen("c1", self.house.clock.now(), available=True)
            await work.commit()
        return coordinator


@contextlib.asynccontextmanager
async def running(folder: Path, clock: Clock | None = None, **more: Any) -> AsyncIterator[Running]:
    """A running service; stopped at the end whatever happened."""
    one = Running(folder, ScriptedEngine(), clock, **more)
    await one.start()
    try:
        yield one
    finally:
        await one.stop()
