"""Erasing and purging: what goes, what stays, and when a talk's time is over."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.conversation import Context
from seemenow.errors import NotAllowed, NotFound
from seemenow.ports import Callback, UnitsOfWork
from store.columns import metadata
from tests.contract.talks import NOON, TOKEN, ask_for_human, begin, later, say

HOUR_S, DAY_S = 3600.0, 86_400.0
PURGE = {"idle_s": 24 * HOUR_S, "after_handover_s": 28 * DAY_S}


async def full_talk(units: UnitsOfWork, id_: str = "talk", **values: Any) -> None:
    """A talk with a row in every table that a talk can have one in."""
    await begin(units, id_, **values)
    await say(units, id_, external_id=f"e-{id_}", needs_turn=True)
    handover = await ask_for_human(units, f"h-{id_}", id_)
    async with units() as work:
        handover = await work.handovers.move(handover, "claimed", NOON, by="c1", claimed_by="c1")
        await work.handovers.move(handover, "closed", NOON, by="c1", outcome="advice_given")
        await work.callbacks.add(Callback(f"b-{id_}", id_, "north", NOON, {"phone": "0612345678"}))
        await work.feedback.add(id_, NOON, 1, True, "dank")
        await work.desk.log(NOON, "c1", "looked", id_)
        await work.commit()


async def rows(engine: AsyncEngine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that has one."""
    async with engine.connect() as connection:
        found = {table.name: [dict(row._mapping) for row in await connection.execute(select(table))] for table in metadata.sorted_tables}
    return {name: some for name, some in found.items() if some}


async def erase(units: UnitsOfWork, id_: str = "talk") -> None:
    async with units() as work:
        await work.conversations.erase(id_)
        await work.commit()


async def due(units: UnitsOfWork, **by: float) -> list[str]:
    async with units() as work:
        return list(await work.conversations.to_purge(later(**by), **PURGE))


async def test_of_an_erased_talk_only_figures_and_the_log_of_the_desk_are_left(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units)
    await erase(units)
    left = await rows(engine)
    assert set(left) == {"figures", "desk_log"}
    (figures,) = left["figures"]
    figures.pop("id")
    assert figures == {
        "day": NOON.date(), "channel": "web", "language": "nl", "messages": 1, "helpful": 1, "unhelpful": 0,
        "handover": "closed", "outcome": "advice_given",
    }  # fmt: skip


async def test_of_a_talk_that_keeps_nothing_no_figures_are_left_either(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units)
    async with units() as work:
        await work.conversations.update("talk", context=Context(keep_nothing=True))
        await work.commit()
    await erase(units)
    assert set(await rows(engine)) == {"desk_log"}


async def test_another_talk_is_untouched_to_the_byte(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units, "other")
    before = await rows(engine)
    await full_talk(units)
    await erase(units)
    after = await rows(engine)
    assert after.pop("figures")
    assert len(after.pop("desk_log")) == 2
    before.pop("desk_log")
    assert after == before


async def test_an_erased_talk_is_gone_for_every_question(units: UnitsOfWork) -> None:
    await full_talk(units)
    await erase(units)
    async with units() as work:
        for ask in (work.conversations.get("talk"), work.conversations.update("talk", floor="human"), work.callbacks.done("b-talk", NOON)):
            with pytest.raises(NotFound):
                await ask
        with pytest.raises(NotFound):
            await work.conversations.append("talk", NOON, "person", "message", {})
        with pytest.raises(NotAllowed):
            await work.conversations.check_token("talk", TOKEN)
        assert await work.conversations.messages("talk") == []
        assert await work.conversations.find_external("e-talk") is None
        assert await work.turns.lease(NOON, 20) is None
        assert await work.callbacks.waiting(["north"]) == []
        assert await work.handovers.last_of("talk") is None


async def test_within_the_unit_of_work_that_erases_it_the_key_is_gone_too(units: UnitsOfWork) -> None:
    await full_talk(units)
    async with units() as work:
        await work.conversations.get("talk")
        await work.conversations.erase("talk")
        with pytest.raises(NotFound):
            await work.feedback.add("talk", NOON, None, None, "nog iets")


async def test_erasing_again_or_what_never_was_changes_nothing(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units)
    await erase(units)
    before = await rows(engine)
    await erase(units)
    await erase(units, "nobody")
    assert await rows(engine) == before


async def test_an_erasing_that_is_not_committed_erases_nothing(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units)
    before = await rows(engine)
    async with units() as work:
        await work.conversations.erase("talk")
    assert await rows(engine) == before


async def test_a_new_table_that_points_at_conversations_cannot_be_forgotten(units: UnitsOfWork, engine: AsyncEngine) -> None:
    await full_talk(units)
    filled = set(await rows(engine))
    pointing = {
        table.name for table in metadata.sorted_tables if any(key.column.table.name == "conversations" for key in table.foreign_keys)
    }
    assert pointing <= filled, "full_talk puts a row in each, so that a forgotten one makes erasing fail"


async def test_a_quiet_talk_is_due_after_the_idle_time_since_its_last_message(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, at=later(hours=5))
    assert [await due(units, hours=28.9), await due(units, hours=29)] == [[], ["talk"]]


async def test_a_talk_that_ended_without_a_handover_is_due_at_once(units: UnitsOfWork) -> None:
    await begin(units)
    assert await due(units, hours=1) == []
    await begin(units, "ended", ended_at=later(hours=1))
    assert await due(units, hours=1) == ["ended"]


async def test_with_a_handover_or_a_waiting_call_back_a_talk_is_kept_for_the_longer_time(units: UnitsOfWork) -> None:
    await begin(units, "handed", ended_at=NOON)
    await ask_for_human(units, "h1", "handed", state="closed")
    await begin(units, "calling", ended_at=NOON)
    async with units() as work:
        await work.callbacks.add(Callback("b1", "calling", "north", NOON, {}))
        await work.commit()
    assert await due(units, days=27.9) == []
    assert sorted(await due(units, days=28)) == ["calling", "handed"]
    async with units() as work:
        await work.callbacks.done("b1", NOON)
        await work.commit()
    assert await due(units, days=1) == ["calling"]


async def test_a_talk_that_keeps_nothing_is_due_the_moment_it_ends(units: UnitsOfWork) -> None:
    await begin(units, context=Context(keep_nothing=True))
    await ask_for_human(units, state="closed")
    assert await due(units) == []
    async with units() as work:
        await work.conversations.update("talk", ended_at=NOON)
        await work.commit()
    assert await due(units) == ["talk"]


async def test_nothing_that_was_typed_is_readable_in_any_table(units: UnitsOfWork, engine: AsyncEngine) -> None:
    marker = "geheim-4711"
    await begin(units, context=Context(setting=marker, municipality=marker))
    await say(units, text=marker)
    async with units() as work:
        await work.callbacks.add(Callback("b1", "talk", "north", NOON, {"phone": marker, "name": marker}))
        await work.feedback.add("talk", NOON, 1, False, marker)
        await work.commit()
    async with engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.execute(text(f"SELECT * FROM {table.name}")):
                assert marker.encode() not in b"|".join(one if isinstance(one, bytes) else repr(one).encode() for one in row)
