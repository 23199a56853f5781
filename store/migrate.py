"""Bringing a database to the newest tables, in one transaction: whole or not at all. Two that start at once wait for each other."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import store.desk_tables  # its tables belong to the metadata
import store.tables  # noqa: F401
from store.columns import metadata as TABLES
from store.engine import create_engine
from store.faults import translate

__all__ = ["TABLES", "migrate", "newest_revision", "upgrade"]

LOCK = 0x5EE3E0
"""Number of PostgreSQL's advisory lock for migrations; any constant does."""


def migrate(url: str) -> str:
    """Upgrade the database at `url`, where no event loop runs; inside one, await `upgrade`. Returns the revision it has now.

    Raises:
        StoreFailure: out of reach, locked for too long, or the migration failed; the tables are as before.
        SettingsError: the address is none.
    """
    return asyncio.run(upgrade(url))


async def upgrade(url: str, to: str = "head") -> str:
    """See `migrate`. Args: to: a revision, for tests."""
    engine = create_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, to)
    except Exception as error:  # whatever the driver or Alembic raises, the statement must not get into a log
        raise translate(error) from None
    finally:
        await engine.dispose()
    return newest_revision() if to == "head" else to


def newest_revision() -> str:
    """The revision that this code needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _upgrade(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
