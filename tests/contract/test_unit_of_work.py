"""A unit of work: all or nothing, and faults in words of the inside."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from privacy.keyring import KeyRing
from seemenow.errors import NotFound, SettingsError, StoreFailure
from seemenow.ports import UnitsOfWork
from store.engine import create_engine
from store.unit_of_work import SqlUnitsOfWork
from tests.contract.talks import NOON, TOKEN, begin, say, seqs


async def test_what_is_not_committed_is_gone(units: UnitsOfWork) -> None:
    talk = await begin(units)
    async with units() as work:
        await work.conversations.append(talk.id, NOON, "person", "message", {"text": "hallo"})
    assert await seqs(units) == []


async def test_an_error_inside_undoes_everything_before_it(units: UnitsOfWork) -> None:
    await begin(units)

    async def fail() -> None:
        async with units() as work:
            await work.conversations.append("talk", NOON, "person", "message", {"text": "hallo"})
            await work.desk.log(NOON, "c1", "looked", "talk")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await seqs(units) == []


async def test_a_cancelled_unit_of_work_keeps_nothing_and_gives_its_connection_back(units: UnitsOfWork) -> None:
    await begin(units)
    inside = asyncio.Event()

    async def hang() -> None:
        async with units() as work:
            await work.conversations.append("talk", NOON, "person", "message", {"text": "hallo"})
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await asyncio.wait_for(inside.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await say(units)).seq == 1


async def test_many_cancelled_at_any_moment_leave_the_store_usable(units: UnitsOfWork) -> None:
    await begin(units)
    for moment in range(60):
        task = asyncio.create_task(say(units))
        await asyncio.sleep(moment / 10_000)
        task.cancel()
        await asyncio.wait([task])
    await say(units)
    found = await seqs(units)
    assert found == list(range(1, len(found) + 1))


async def test_a_fault_inside_a_savepoint_leaves_the_rest_of_the_unit_of_work_standing(units: UnitsOfWork) -> None:
    await begin(units)
    async with units() as work:
        with pytest.raises(NotFound):
            await work.conversations.append("nobody", NOON, "person", "message", {}, external_id="x")
        await work.conversations.append("talk", NOON, "person", "message", {})
        await work.commit()
    assert await seqs(units) == [1]


async def test_a_second_conversation_with_the_same_id_is_a_fault_that_names_no_value(units: UnitsOfWork) -> None:
    talk = await begin(units, "a-secret-id")
    with pytest.raises(StoreFailure) as caught:
        async with units() as work:
            await work.conversations.add(talk, TOKEN)
    assert "a-secret-id" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_a_database_that_is_away_is_a_store_failure(keyring: KeyRing) -> None:
    gone = create_engine("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(StoreFailure):
        async with SqlUnitsOfWork(gone, keyring)():
            pytest.fail("entered without a database")
    await gone.dispose()


async def test_a_row_locked_for_too_long_is_a_store_failure(engine: AsyncEngine, units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    await begin(units)
    async with engine.connect() as connection:
        await connection.execute(text("UPDATE conversations SET engine_n = 2"))
        with pytest.raises(StoreFailure):
            await say(units_elsewhere)
    assert (await say(units_elsewhere)).seq == 1


async def test_a_key_ring_without_the_key_opens_nothing(engine: AsyncEngine, units: UnitsOfWork) -> None:
    await begin(units)
    async with SqlUnitsOfWork(engine, KeyRing({"another": bytes(32)}))() as work:
        with pytest.raises(StoreFailure):
            await work.conversations.get("talk")


async def test_the_start_refuses_a_key_ring_that_does_not_open_what_is_kept(engine: AsyncEngine, units: SqlUnitsOfWork) -> None:
    another = SqlUnitsOfWork(engine, KeyRing({"another": bytes(32)}))
    await another.check_keys()
    await begin(units)
    await units.check_keys()
    with pytest.raises(SettingsError):
        await another.check_keys()
