"""F23: whatever the engine answers, the person gets one clear sentence with numbers; the circuit opens and closes by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from ops.processes import children as processes
from ops.processes import free_ports, wait_until_ready
from tests.e2e.chaos import GARBAGE, Chaos
from tests.e2e.conftest import Running
from tests.e2e.people import Person, whole_text

pytestmark = pytest.mark.processes
WITHIN_S = 8.0


@pytest.fixture
async def chaos(service: Running) -> AsyncIterator[Chaos]:
    async with Chaos(f"http://127.0.0.1:{service.ports.engine}") as proxy:
        yield proxy


@pytest.fixture
async def behind(service: Running, chaos: Chaos, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a second real web process whose engine is the proxy."""
    environment = service.environment | {
        "SEEMENOW_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/behind.sqlite3",
        "SEEMENOW_KEY_RING": str(tmp_path / "keys" / "keyring.json"),
    }
    ports = free_ports()
    web = processes(ports, Path("unused"), tmp_path / "log", environment)["web"]
    web = replace(web, environment={**web.environment, "SEEMENOW_ENGINE_URL": chaos.url})
    web.start()
    wait_until_ready({"web": web}, 30, lambda line: None)
    yield f"http://127.0.0.1:{ports.public}"
    web.stop()


async def test_no_garbage_of_the_engine_leaves_a_person_without_words_and_numbers(behind: str, chaos: Chaos, session) -> None:  # type: ignore[no-untyped-def]
    silent = []
    for mode in GARBAGE:
        chaos.mode = "pass"
        person = await Person.opens(session, behind)
        await _normal(person)
        chaos.mode = mode
        said = await person.says("kunnen jongens ook slachtoffer zijn")
        heard = await person.hears(after=said, within_s=WITHIN_S)
        told = whole_text(heard)
        if "112" not in told or "0800-2000" not in told or "0900-1234" in told or "Traceback" in told:
            silent.append((mode, told[:80]))
    assert silent == []


async def test_the_circuit_opens_after_five_failures_and_closes_on_its_own(behind: str, chaos: Chaos, session) -> None:  # type: ignore[no-untyped-def]
    person = await Person.opens(session, behind)
    chaos.mode = "error_500"
    for _ in range(5):
        await person.hears(after=await person.says("wat is mensenhandel"), within_s=WITHIN_S)
    chaos.mode = "never"
    said = await person.says("wat is mensenhandel")
    await person.hears(after=said, within_s=3.0)  # not asked: an engine that never answers would take six seconds
    chaos.mode = "pass"
    await _normal(person)


async def _normal(person: Person) -> None:
    """Answered by the engine again, within a rest of the circuit."""
    for _ in range(12):
        said = await person.says("kunnen jongens ook slachtoffer zijn")
        first = await person.hears(after=said)
        if first["body"].get("answer") == "faq/boys_as_victims":
            return
        await person.reads(wait_s=1.0)
    raise AssertionError("the engine was not asked again")
