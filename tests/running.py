"""The web process as it really is, listening on a free port, with the time and the engine set by the test. SQLite in a file, the real store and masking."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from ops.settings import Settings
from ops.wiring import Service, build_service
from seemenow.handover import Handover
from seemenow.pack.load import Pack
from seemenow.ports import Coordinator, Region
from seemenow.talk.house import House
from tests.doubles import ScriptedEngine, SetClock
from tests.e2e.people import Person

REGION = Region("rivierland", {"nl": "Rivierland", "en": "Rivierland"}, ("0216",))
EVERYWHERE = Region("demo", {"nl": "Voorbeeldregio", "en": "Example region"}, ("*",), fictional=True)


@dataclass
class Served:
    """A running service and what a test changes about it."""

    service: Service
    settings: Settings
    clock: SetClock
    engine: ScriptedEngine
    public: str
    desk: str
    session: aiohttp.ClientSession

    @property
    def house(self) -> House:
        return self.service.house

    async def person(self, language: str = "nl") -> Person:
        """Somebody who has just opened a talk."""
        return await Person.opens(self.session, self.public, language)

    async def coordinator(self, id_: str = "anna", region: Region = EVERYWHERE, *, available: bool = True) -> Coordinator:
        """Somebody with an account who is at the desk now."""
        shown = {"nl": f"Zorgcoördinator mensenhandel, {id_}", "en": f"Care coordinator for human trafficking, {id_}"}
        one = Coordinator(id_, id_, shown, (region.id,), available, self.clock.now())
        async with self.house.units() as work:
            await work.desk.add_region(region)
            await work.desk.add_coordinator(one, "no hash: nobody logs in")
            await work.commit()
        return one

    async def handover_of(self, person: Person) -> Handover:
        async with self.house.units() as work:
            found = await work.handovers.last_of(person.id)
        assert found is not None
        return found

    async def log_of(self, person: Person) -> list[Any]:
        """What stands in the database, beyond what the person sees."""
        async with self.house.units() as work:
            return list(await work.conversations.messages(person.id, limit=10_000))


def settings_in(folder: Path, **more: Any) -> Settings:
    values = {"operator": "Voorbeeldorganisatie", "privacy_contact": "privacy@example.org", "messages_per_minute": 1_000, **more}
    return Settings(database_url=f"sqlite:///{folder / 'talks.sqlite3'}", key_ring=folder / "keys" / "keyring.json", **values)


@asynccontextmanager
async def serving(folder: Path, template: Path, pack: Pack, **more: Any) -> AsyncIterator[Served]:
    """Args: template: a migrated database to begin with."""
    settings, clock, engine = settings_in(folder, **more), SetClock(), ScriptedEngine()
    shutil.copy(template, folder / "talks.sqlite3")
    service = build_service(settings, clock, engine, pack)
    runners = [web.AppRunner(app, access_log=None, shutdown_timeout=0.1) for app in (service.public, service.desk)]
    try:
        addresses = [await _listen(runner) for runner in runners]
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            yield Served(service, settings, clock, engine, *addresses, session)
    finally:
        for runner in runners:
            await runner.cleanup()
        await service.database.dispose()


async def _listen(runner: web.AppRunner) -> str:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return f"http://127.0.0.1:{runner.addresses[0][1]}"


async def until(holds: Callable[[], Awaitable[bool]] | Callable[[], bool], within_s: float = 5.0) -> None:
    """Look again until it holds; fails after `within_s`."""
    deadline = time.monotonic() + within_s
    while True:
        found = holds()
        if found if isinstance(found, bool) else await found:
            return
        assert time.monotonic() < deadline, "did not come about"
        await asyncio.sleep(0.01)
