"""What the desk reads."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from privacy.keyring import KeyRing
from seemenow.errors import NotFound
from seemenow.ports import UnitsOfWork
from store.queries import DeskQueries
from tests.contract.talks import ask_for_human, begin, later, say


@pytest.fixture
def queries(engine: AsyncEngine, keyring: KeyRing) -> DeskQueries:
    return DeskQueries(engine, keyring)


async def test_the_queue_shows_how_long_each_waits_the_urgent_first(units: UnitsOfWork, queries: DeskQueries) -> None:
    for n, (region, urgent, state) in enumerate(
        [("north", False, "queued"), ("north", True, "returned"), ("south", True, "queued"), ("north", True, "active")]
    ):
        await begin(units, f"talk{n}")
        await say(units, f"talk{n}")
        await ask_for_human(units, f"h{n}", f"talk{n}", region=region, urgent=urgent, state=state, created_at=later(seconds=n))
    rows = await queries.queue(["north"], later(seconds=90))
    assert [(row.handover.id, row.waited_s, row.language, row.channel, row.last_seq) for row in rows] == [
        ("h1", 89.0, "nl", "web", 1),
        ("h0", 90.0, "nl", "web", 1),
    ]


async def test_a_talk_is_shown_without_the_lines_that_were_struck_out(units: UnitsOfWork, queries: DeskQueries) -> None:
    await begin(units)
    for n in (1, 2, 3):
        await say(units, text=f"regel {n}")
    handover = await ask_for_human(units, struck=(2,))
    talk = await queries.talk("h1")
    assert (talk.handover, talk.conversation.last_seq) == (handover, 3)
    assert [one.body["text"] for one in talk.messages] == ["regel 1", "regel 3"]


async def test_an_unknown_or_erased_talk_is_not_found(units: UnitsOfWork, queries: DeskQueries) -> None:
    await begin(units)
    await ask_for_human(units)
    async with units() as work:
        await work.conversations.erase("talk")
        await work.commit()
    for id_ in ("h1", "h2"):
        with pytest.raises(NotFound):
            await queries.talk(id_)
