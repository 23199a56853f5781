"""Opening the database: SQLite or PostgreSQL, by the address alone.

SQLite gets one connection, so that units of work wait in line for it instead of polling a locked file; BEGIN IMMEDIATE keeps
other processes (migrations, commands) out in the same way. A unit of work inside another one would wait for itself: StoreFailure.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from seemenow.errors import SettingsError

LOCK_WAIT_S = 5
POOL_WAIT_S = 8
POSTGRESQL_POOL = 10
POSTGRESQL = {"timeout": 3, "command_timeout": 5}
POSTGRESQL_SETTINGS = {
    "statement_timeout": "3000",
    "lock_timeout": "3000",
    "idle_in_transaction_session_timeout": "10000",
    "application_name": "seemenow",
    "timezone": "UTC",
}
PRAGMAS = (
    f"PRAGMA busy_timeout={LOCK_WAIT_S * 1000}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an accepted message survives a power cut too
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten with zeros
    "PRAGMA temp_store=MEMORY",
)


def create_engine(url: str) -> AsyncEngine:
    """Make the engine; nothing connects yet. An SQLite file is made readable for its owner only.

    Args:
        url: sqlite:///path/to/file or postgresql://user@host/name, with or without the driver.

    Raises:
        SettingsError: another kind of database, or SQLite without a file.
    """
    address = parse_url(url)
    if address.get_backend_name() == "postgresql":
        return _create_postgresql(address)
    _make_private(Path(str(address.database)))
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it repeats every parameter
    return _create_sqlite(address)


def parse_url(url: str) -> URL:
    """The address with the driver that is used. Raises: SettingsError."""
    try:
        address = make_url(url)
    except Exception:  # SQLAlchemy's message repeats the address, and with it a password
        raise SettingsError("the address of the database cannot be read") from None
    backend = address.get_backend_name()
    if backend == "sqlite" and address.database and address.database != ":memory:":
        return address.set(drivername="sqlite+aiosqlite")
    if backend == "postgresql":
        return address.set(drivername="postgresql+asyncpg")
    raise SettingsError("the database is an SQLite file or PostgreSQL")


def _create_postgresql(address: URL) -> AsyncEngine:
    return create_async_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=POSTGRESQL_POOL,
        max_overflow=0,
        pool_timeout=POOL_WAIT_S,
        connect_args={**POSTGRESQL, "server_settings": POSTGRESQL_SETTINGS},
    )


def _create_sqlite(address: URL) -> AsyncEngine:
    engine = create_async_engine(address, hide_parameters=True, pool_size=1, max_overflow=0, pool_timeout=POOL_WAIT_S)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself; `start` does
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _make_private(path: Path) -> None:
    """SQLite gives its -wal and -shm the mode of the file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
