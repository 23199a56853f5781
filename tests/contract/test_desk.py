"""The promises of ports.Desk: accounts, sessions, links and the log."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.errors import InputError, NotFound
from seemenow.ports import Coordinator, DeskSession, Region, UnitsOfWork
from tests.contract.talks import NOON, later

NORTH = Region("north", {"nl": "Noord", "en": "North"}, ("0014", "0037"))
DEMO = Region("demo", {"nl": "Oefenregio", "en": "Practice"}, ("*",), fictional=True)
ANNA = Coordinator("c1", "anna", {"nl": "zorgcoördinator", "en": "care coordinator"}, ("demo", "north"))
SESSION = DeskSession("c1", "csrf", NOON, NOON)
LIMITS = {"idle_s": 900.0, "absolute_s": 8 * 3600.0}


@pytest.fixture
async def desk(units: UnitsOfWork) -> UnitsOfWork:
    async with units() as work:
        await work.desk.add_region(NORTH)
        await work.desk.add_region(DEMO)
        await work.desk.add_coordinator(ANNA, "hash-1")
        await work.commit()
    return units


async def test_regions_and_coordinators_come_back_as_they_were_added(desk: UnitsOfWork) -> None:
    async with desk() as work:
        assert list(await work.desk.regions()) == [DEMO, NORTH]
        assert list(await work.desk.coordinators()) == [ANNA] == [await work.desk.coordinator("c1")]
        with pytest.raises(NotFound):
            await work.desk.coordinator("c2")


async def test_a_region_added_again_is_replaced(desk: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.add_region(replace(NORTH, codes=("0014",)))
        assert [one.codes for one in await work.desk.regions()] == [("*",), ("0014",)]


async def test_an_unknown_region_is_refused_and_nothing_is_changed(desk: UnitsOfWork) -> None:
    async with desk() as work:
        with pytest.raises(InputError):
            await work.desk.add_coordinator(replace(ANNA, regions=("north", "west")), "hash-2")
        assert await work.desk.password_hash("anna") == ("c1", "hash-1")


async def test_an_existing_login_is_changed_keeps_its_id_and_is_logged_out(desk: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.add_session("token", SESSION)
        await work.desk.add_coordinator(replace(ANNA, id="c9", regions=("north",)), "hash-2")
        assert await work.desk.password_hash("anna") == ("c1", "hash-2")
        assert [(one.id, one.regions) for one in await work.desk.coordinators()] == [("c1", ("north",))]
        assert await work.desk.session("token", NOON, **LIMITS) is None


async def test_a_disabled_coordinator_gets_in_by_no_way(desk: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.add_coordinator(replace(ANNA, disabled=True), "hash-1")
        await work.desk.add_session("token", SESSION)
        await work.desk.add_login_link("link", "c1", later(minutes=15))
        assert await work.desk.password_hash("anna") is None
        assert await work.desk.session("token", NOON, **LIMITS) is None
        assert await work.desk.use_login_link("link", NOON) is None


@pytest.mark.parametrize("login", ["nobody", "", "\x00", "\ud800", "anna\n"])
async def test_an_unknown_login_has_no_password(desk: UnitsOfWork, login: str) -> None:
    async with desk() as work:
        assert await work.desk.password_hash(login) is None
        await work.desk.add_failed_login(login, NOON)
        assert await work.desk.failed_logins(login, NOON) == 1


async def test_being_seen_keeps_availability_unless_it_is_said(desk: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.seen("c1", later(minutes=1), available=True)
        await work.desk.seen("c1", later(minutes=2))
        assert await work.desk.coordinator("c1") == replace(ANNA, available=True, seen_at=later(minutes=2))
        with pytest.raises(NotFound):
            await work.desk.seen("c2", NOON)


async def test_a_session_lives_while_it_is_used_and_never_longer_than_its_absolute_end(desk: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.add_session("token", SESSION)
        for minutes in range(10, 480, 10):
            assert await work.desk.session("token", later(minutes=minutes), **LIMITS) == replace(SESSION, seen_at=later(minutes=minutes))
        assert await work.desk.session("token", later(minutes=480), **LIMITS) is None
        assert await work.desk.session("token", later(minutes=479), **LIMITS) is None


async def test_an_idle_ended_or_unknown_session_is_none(desk: UnitsOfWork) -> None:
    async with desk() as work:
        for token in ("idle", "ended"):
            await work.desk.add_session(token, SESSION)
        await work.desk.end_session("ended")
        await work.desk.end_session("ended")
        assert await work.desk.session("idle", later(seconds=900), **LIMITS) is None
        assert await work.desk.session("ended", NOON, **LIMITS) is None
        assert await work.desk.session("unknown", NOON, **LIMITS) is None


async def test_a_login_link_works_once_and_in_time(desk: UnitsOfWork) -> None:
    async with desk() as work:
        for token in ("good", "late"):
            await work.desk.add_login_link(token, "c1", later(minutes=15))
        assert await work.desk.use_login_link("late", later(minutes=15)) is None
        assert await work.desk.use_login_link("unknown", NOON) is None
        assert await work.desk.use_login_link("good", NOON) == "c1"
        assert await work.desk.use_login_link("good", NOON) is None


async def test_of_ten_who_use_a_link_at_once_one_gets_in(desk: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    async with desk() as work:
        await work.desk.add_login_link("link", "c1", later(minutes=15))
        await work.commit()

    async def use(n: int) -> str | None:
        async with (desk, units_elsewhere)[n % 2]() as work:
            used = await work.desk.use_login_link("link", NOON)
            await work.commit()
        return used

    assert sorted(await asyncio.gather(*(use(n) for n in range(10))), key=str) == [None] * 9 + ["c1"]


async def test_failed_logins_are_counted_for_one_login_since_a_moment(desk: UnitsOfWork) -> None:
    async with desk() as work:
        for minutes in (0, 10, 20):
            await work.desk.add_failed_login("anna", later(minutes=minutes))
        await work.desk.add_failed_login("bert", later(minutes=20))
        assert await work.desk.failed_logins("anna", later(minutes=10)) == 2


@pytest.mark.parametrize("act", ["UPDATE desk_log SET action = 'nothing'", "DELETE FROM desk_log"])
async def test_the_log_of_the_desk_can_only_grow(desk: UnitsOfWork, engine: AsyncEngine, act: str) -> None:
    async with desk() as work:
        await work.desk.log(NOON, "c1", "looked", "talk")
        await work.desk.log(NOON, "c1", "logged_in")
        await work.commit()
    with pytest.raises(DBAPIError, match="can only grow"):
        async with engine.begin() as connection:
            await connection.execute(text(act))
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT coordinator_id, action, conversation_id FROM desk_log ORDER BY id"))
        assert [tuple(row) for row in rows] == [("c1", "looked", "talk"), ("c1", "logged_in", None)]


@pytest.mark.parametrize("table", ["desk_sessions", "login_links", "failed_logins"])
async def test_no_token_and_no_typed_login_is_readable_in_the_database(desk: UnitsOfWork, engine: AsyncEngine, table: str) -> None:
    async with desk() as work:
        await work.desk.add_session("marker-17", SESSION)
        await work.desk.add_login_link("marker-17", "c1", NOON)
        await work.desk.add_failed_login("marker-17", NOON)
        await work.commit()
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(text(f"SELECT * FROM {table}"))]
    assert rows
    assert "marker-17" not in repr(rows)
