"""The promises of ports.Callbacks and ports.Feedback."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.errors import IllegalMove, NotFound, StoreFailure
from seemenow.ports import Callback, UnitsOfWork
from tests.contract.talks import NOON, begin, later

DETAILS = {"name": "mevrouw de Vries", "phone": "0612345678", "may_leave_message": False, "who_may_pick_up": "niemand", "when": "na 15 uur"}


@pytest.fixture
async def asked(units: UnitsOfWork) -> UnitsOfWork:
    await begin(units)
    async with units() as work:
        for n, (region, minutes) in enumerate([("north", 2), ("north", 1), ("south", 0)]):
            await work.callbacks.add(Callback(f"b{n}", "talk", region, later(minutes=minutes), DETAILS))
        await work.commit()
    return units


async def test_those_who_wait_are_listed_oldest_first_for_the_own_regions_and_without_details(asked: UnitsOfWork) -> None:
    async with asked() as work:
        waiting = await work.callbacks.waiting(["north"])
        assert [(one.id, one.details) for one in waiting] == [("b1", {}), ("b0", {})]
        assert await work.callbacks.waiting([]) == []


async def test_who_claims_gets_the_details_and_nobody_else_after_that(asked: UnitsOfWork) -> None:
    async with asked() as work:
        claimed = await work.callbacks.claim("b1", "c1")
        assert claimed == Callback("b1", "talk", "north", later(minutes=1), DETAILS, claimed_by="c1")
        with pytest.raises(IllegalMove):
            await work.callbacks.claim("b1", "c2")
        assert await work.callbacks.claim("b1", "c1") == claimed
        with pytest.raises(NotFound):
            await work.callbacks.claim("b9", "c1")
        assert [(one.id, one.claimed_by) for one in await work.callbacks.waiting(["north"])] == [("b1", "c1"), ("b0", None)]


async def test_of_twenty_who_claim_at_once_one_gets_the_details(asked: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    async def claim(n: int) -> Callback:
        async with (asked, units_elsewhere)[n % 2]() as work:
            claimed = await work.callbacks.claim("b0", f"c{n}")
            await work.commit()
        return claimed

    ends = await asyncio.gather(*(claim(n) for n in range(20)), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["Callback"] + ["IllegalMove"] * 19


async def test_what_is_done_waits_no_more_and_is_claimed_no_more(asked: UnitsOfWork) -> None:
    async with asked() as work:
        await work.callbacks.done("b1", NOON)
        await work.callbacks.done("b1", later(hours=1))
        assert [one.id for one in await work.callbacks.waiting(["north"])] == ["b0"]
        with pytest.raises(IllegalMove):
            await work.callbacks.claim("b1", "c1")
        with pytest.raises(NotFound):
            await work.callbacks.done("b9", NOON)


async def test_details_moved_to_another_call_back_do_not_open(asked: UnitsOfWork, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE callbacks SET details = (SELECT details FROM callbacks WHERE id = 'b2') WHERE id = 'b0'"))
    async with asked() as work:
        with pytest.raises(StoreFailure):
            await work.callbacks.claim("b0", "c1")


async def test_call_backs_and_remarks_belong_to_a_conversation(units: UnitsOfWork) -> None:
    async with units() as work:
        with pytest.raises(NotFound):
            await work.callbacks.add(Callback("b1", "nobody", "north", NOON, DETAILS))
        with pytest.raises(NotFound):
            await work.feedback.add("nobody", NOON, 1, True, "")


@pytest.mark.parametrize("helpful", [True, False, None])
@pytest.mark.parametrize("seq", [None, 3])
async def test_a_remark_is_kept_with_what_it_says(units: UnitsOfWork, engine: AsyncEngine, helpful: bool | None, seq: int | None) -> None:
    await begin(units)
    async with units() as work:
        await work.feedback.add("talk", NOON, seq, helpful, "goed zo")
        await work.commit()
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(text("SELECT conversation_id, seq, helpful FROM feedback"))]
    assert rows == [("talk", seq, helpful)]
