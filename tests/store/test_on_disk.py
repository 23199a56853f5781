"""What a stolen disk tells: nothing of a text, and after erasing not even the wrapped key. On the SQLite file itself."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from privacy.keyring import KeyRing
from seemenow.conversation import Context
from seemenow.ports import Callback, UnitsOfWork
from store.engine import create_engine
from store.migrate import upgrade
from store.tables import conversation_keys, messages
from store.unit_of_work import SqlUnitsOfWork
from tests.contract.talks import NOON, begin, say

MARKER = "MARKER-geheim-4711"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    url = f"sqlite:///{tmp_path}/store/talks.sqlite3"
    await upgrade(url)
    engine = create_engine(url)
    yield engine
    await engine.dispose()


@pytest.fixture
def units(engine: AsyncEngine, keyring: KeyRing) -> SqlUnitsOfWork:
    return SqlUnitsOfWork(engine, keyring)


def on_disk(tmp_path: Path) -> bytes:
    """All bytes of the database, its write-ahead log, its index of that log, free pages included."""
    files = sorted((tmp_path / "store").iterdir())
    assert files
    return b"\n".join(path.read_bytes() for path in files)


async def fill(units: UnitsOfWork, id_: str = "talk") -> None:
    await begin(units, id_, context=Context(municipality=MARKER))
    for n in range(40):
        await say(units, id_, text=f"{MARKER} {n} " + "x" * 3_000)
    async with units() as work:
        await work.callbacks.add(Callback(f"b-{id_}", id_, "north", NOON, {"phone": MARKER}))
        await work.feedback.add(id_, NOON, 1, True, MARKER)
        await work.commit()


async def erase(units: UnitsOfWork, id_: str = "talk") -> None:
    async with units() as work:
        await work.conversations.erase(id_)
        await work.commit()


async def sealed(engine: AsyncEngine, id_: str = "talk") -> list[bytes]:
    """The wrapped key and pieces of sealed bodies, as they stand in the file."""
    async with engine.connect() as connection:
        keys = (
            (await connection.execute(select(conversation_keys.c.wrapped).where(conversation_keys.c.conversation_id == id_)))
            .scalars()
            .all()
        )
        bodies = (await connection.execute(select(messages.c.body).where(messages.c.conversation_id == id_))).scalars().all()
    return [*keys, *(body[:64] for body in bodies)]


async def test_no_text_is_readable_on_disk_before_erasing(units: SqlUnitsOfWork, tmp_path: Path) -> None:
    await fill(units)
    assert MARKER.encode() not in on_disk(tmp_path)


async def test_after_erasing_neither_key_nor_sealed_text_is_left_in_file_log_or_free_pages(
    units: SqlUnitsOfWork, engine: AsyncEngine, tmp_path: Path
) -> None:
    await fill(units)
    traces = await sealed(engine)
    assert all(trace in on_disk(tmp_path) for trace in traces), "the search would find them"
    await erase(units)
    left = on_disk(tmp_path)
    assert [trace for trace in traces if trace in left] == []


async def test_a_reader_in_the_way_only_puts_the_clearing_off_to_the_next_commit(
    units: SqlUnitsOfWork, engine: AsyncEngine, tmp_path: Path
) -> None:
    await fill(units)
    await begin(units, "other")
    traces = await sealed(engine)
    reader = create_engine(f"sqlite:///{tmp_path}/store/talks.sqlite3")
    async with reader.connect() as connection:
        raw = await connection.get_raw_connection()
        await connection.rollback()
        cursor = await raw.driver_connection.execute("BEGIN")
        await raw.driver_connection.execute("SELECT count(*) FROM messages")
        await cursor.close()
        await erase(units)
        assert any(trace in on_disk(tmp_path) for trace in traces)
        await raw.driver_connection.execute("ROLLBACK")
    await reader.dispose()
    await say(units, "other")
    left = on_disk(tmp_path)
    assert [trace for trace in traces if trace in left] == []


async def test_the_files_are_readable_for_their_owner_only(units: SqlUnitsOfWork, tmp_path: Path) -> None:
    await fill(units)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "store").iterdir()}
    assert modes
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("secure_delete", 1), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 5000)]
)
async def test_every_connection_has_the_pragmas(engine: AsyncEngine, pragma: str, value: object) -> None:
    async with engine.connect() as connection:
        assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value
