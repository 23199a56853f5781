"""The promises of ports.Handovers: one open per conversation, and of two who move it one wins."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.errors import IllegalMove, NotFound
from seemenow.handover import FINAL, MOVES, OPEN, Handover
from seemenow.ports import UnitsOfWork
from tests.contract.talks import NOON, ask_for_human, begin, later


async def test_a_handover_comes_back_as_it_was_added(units: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units, urgent=True, struck=(2, 5), state="offered")
    async with units() as work:
        assert await work.handovers.get("h1") == handover
        assert await work.handovers.open_of("talk") == handover
        assert await work.handovers.last_of("talk") == handover
        assert await work.handovers.open_of("other") is None
        assert await work.handovers.last_of("other") is None
        with pytest.raises(NotFound):
            await work.handovers.get("h2")


async def test_a_handover_of_no_conversation_is_refused(units: UnitsOfWork) -> None:
    with pytest.raises(NotFound):
        await ask_for_human(units, conversation_id="nobody")


@pytest.mark.parametrize("state", OPEN)
async def test_beside_an_open_one_there_is_no_second(units: UnitsOfWork, state: str) -> None:
    await begin(units)
    await ask_for_human(units, "h1", state=state)
    async with units() as work:
        with pytest.raises(IllegalMove):
            await work.handovers.add(Handover("h2", "talk", "north", "offered", 1, NOON))
        assert [one.id for one in await work.handovers.waiting(["north"])] == (
            ["h1"] if state in ("queued", "escalated", "returned") else []
        )


@pytest.mark.parametrize("state", FINAL)
async def test_after_a_final_one_another_may_be_opened_and_is_the_last(units: UnitsOfWork, state: str) -> None:
    await begin(units)
    await ask_for_human(units, "h1", state=state)
    second = await ask_for_human(units, "h2")
    async with units() as work:
        assert await work.handovers.last_of("talk") == second == await work.handovers.open_of("talk")


async def test_of_twenty_asked_for_at_once_one_is_opened(units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    await begin(units)
    ends = await asyncio.gather(*(ask_for_human((units, units_elsewhere)[n % 2], f"h{n}") for n in range(20)), return_exceptions=True)
    assert [type(end) for end in ends].count(IllegalMove) == 19


async def test_only_the_moves_of_the_table_are_made(units: UnitsOfWork) -> None:
    await begin(units)
    for state, to in itertools.product((*OPEN, *FINAL), repeat=2):
        handover = Handover("h1", "talk", "north", state, 1, NOON)
        async with units() as work:  # never committed
            await work.handovers.add(handover)
            if to in MOVES.get(state, ()):
                moved = await work.handovers.move(handover, to, later(minutes=1), by="c1")
                assert (moved.state, moved.version, moved.changed_at) == (to, 2, later(minutes=1))
                assert await work.handovers.get("h1") == moved
            else:
                with pytest.raises(IllegalMove):
                    await work.handovers.move(handover, to, NOON, by="c1")


async def test_a_move_from_a_version_that_is_gone_is_refused(units: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units)
    async with units() as work:
        await work.handovers.move(handover, "escalated", NOON, by="service")
        for stale in (handover, replace(handover, state="escalated"), replace(handover, version=2), replace(handover, id="h2")):
            with pytest.raises(IllegalMove):
                await work.handovers.move(stale, "withdrawn", NOON, by="person")


async def test_of_fifty_who_claim_at_once_one_wins(units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units)

    async def claim(n: int) -> Handover:
        async with (units, units_elsewhere)[n % 2]() as work:
            claimed = await work.handovers.move(handover, "claimed", NOON, by=f"c{n}", claimed_by=f"c{n}")
            await work.commit()
        return claimed

    ends = await asyncio.gather(*(claim(n) for n in range(50)), return_exceptions=True)
    winners = [end for end in ends if isinstance(end, Handover)]
    assert [len(winners), [type(end) for end in ends].count(IllegalMove)] == [1, 49]
    async with units() as work:
        assert await work.handovers.get("h1") == winners[0]
        assert [one.id for one in await work.handovers.claimed_by(winners[0].claimed_by or "")] == ["h1"]


async def test_each_move_leaves_an_event_and_a_rolled_back_one_leaves_none(engine: AsyncEngine, units: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units)
    async with units() as work:
        handover = await work.handovers.move(handover, "claimed", NOON, by="c1", claimed_by="c1")
        await work.commit()
    async with units() as work:
        await work.handovers.move(handover, "closed", NOON, by="c1", outcome="advice_given")
    async with units() as work:
        await work.handovers.move(handover, "returned", NOON, by="service", reason="silent")
        await work.commit()
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT from_state, to_state, by, reason FROM handover_events ORDER BY id"))
        assert [tuple(row) for row in rows] == [("queued", "claimed", "c1", ""), ("claimed", "returned", "service", "silent")]


async def test_a_text_is_no_reason(units: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units)
    async with units() as work:
        with pytest.raises(ValueError, match="code"):
            await work.handovers.move(handover, "withdrawn", NOON, by="person", reason="zij belde 0612345678")


async def test_a_move_changes_claimer_outcome_and_struck_lines_only_when_given(units: UnitsOfWork) -> None:
    await begin(units)
    handover = await ask_for_human(units, struck=(1,), state="offered")
    async with units() as work:
        handover = await work.handovers.move(handover, "queued", NOON, by="person", struck=(3,))
        handover = await work.handovers.move(handover, "claimed", NOON, by="c1", claimed_by="c1")
        handover = await work.handovers.move(handover, "active", NOON, by="c1")
        assert (handover.claimed_by, handover.struck, handover.outcome) == ("c1", (3,), None)
        back = await work.handovers.move(handover, "returned", NOON, by="service")
        assert (back.claimed_by, list(await work.handovers.claimed_by("c1"))) == (None, [])
        assert await work.handovers.waiting(["north"]) == [back]


async def test_the_urgent_wait_in_front_then_the_longest_of_the_own_regions_only(units: UnitsOfWork) -> None:
    for n, (region, urgent, minutes) in enumerate([("north", False, 1), ("north", False, 0), ("south", True, 5), ("east", True, 0)]):
        await begin(units, f"talk{n}")
        await ask_for_human(units, f"h{n}", f"talk{n}", region=region, urgent=urgent, created_at=later(minutes=minutes))
    async with units() as work:
        assert [one.id for one in await work.handovers.waiting(["north", "south"])] == ["h2", "h1", "h0"]
        assert await work.handovers.waiting([]) == []
