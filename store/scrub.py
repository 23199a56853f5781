"""After an erasing, SQLite's write-ahead log still holds the old pages, the wrapped key among them: it is written back and cut to nothing.

PostgreSQL keeps dead rows until VACUUM and its own log until it is recycled; there the operator's settings decide (docs/operations.md).
"""

from __future__ import annotations

import logging

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from seemenow.errors import StoreFailure
from store.calls import call
from store.engine import LOCK_WAIT_S

log = logging.getLogger(__name__)


class Scrubber:
    """Remembers that the log has to be cut, until it succeeds: a reader in the way only puts it off to the next commit."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sqlite = engine.dialect.name == "sqlite"
        self._due = False

    async def after_commit(self, connection: AsyncConnection, *, erased: bool) -> None:
        """Never raises: what was committed stays committed."""
        self._due = self._sqlite and (self._due or erased)
        if not self._due:
            return
        try:
            self._due = not await call(_cut(connection))
        except StoreFailure as failure:
            log.warning("the write-ahead log could not be cut yet: %s", failure)


async def _cut(connection: AsyncConnection) -> bool:
    """Whether it succeeded, at once: waiting for a reader (a backup) would hold up everybody.

    Outside a transaction: the driver's own connection is used, so that nothing begins.
    """
    raw = await connection.get_raw_connection()
    driver: aiosqlite.Connection = raw.driver_connection  # type: ignore[assignment]
    await driver.execute("PRAGMA busy_timeout=0")
    rows = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    await driver.execute(f"PRAGMA busy_timeout={LOCK_WAIT_S * 1000}")
    return [row[0] for row in rows] == [0]
