"""One transaction over all repositories: rolled back unless committed (ports.UnitOfWork).

No network call belongs inside: on SQLite one unit of work at a time has the database.
"""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from privacy.keyring import KeyRing
from store.callbacks import SqlCallbacks
from store.conversations import SqlConversations
from store.desk import SqlDesk
from store.faults import translate
from store.feedback import SqlFeedback
from store.handovers import SqlHandovers
from store.scrub import Scrubber
from store.transaction import Transaction
from store.turns import SqlTurns

log = logging.getLogger(__name__)


class SqlUnitsOfWork:
    """Begins a new unit of work with each call (ports.UnitsOfWork).

    Args:
        engine: of `create_engine`, of a database that `migrate` has seen.
        keyring: wraps the data keys of the conversations.
    """

    def __init__(self, engine: AsyncEngine, keyring: KeyRing) -> None:
        self._engine = engine
        self._keyring = keyring
        self._scrubber = Scrubber(engine)

    def __call__(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, self._keyring, self._scrubber)


class SqlUnitOfWork:
    conversations: SqlConversations
    turns: SqlTurns
    handovers: SqlHandovers
    desk: SqlDesk
    callbacks: SqlCallbacks
    feedback: SqlFeedback

    def __init__(self, engine: AsyncEngine, keyring: KeyRing, scrubber: Scrubber) -> None:
        self._engine = engine
        self._keyring = keyring
        self._scrubber = scrubber
        self._connection: AsyncConnection
        self._transaction: Transaction

    async def __aenter__(self) -> Self:
        self._connection = self._engine.connect()
        try:
            await self._connection.start()
            await self._connection.begin()
        except Exception as error:  # drivers raise errors of many kinds while connecting
            await self._connection.close()
            raise translate(error) from None
        work = self._transaction = Transaction(self._connection, self._keyring)
        self.conversations, self.turns, self.handovers = SqlConversations(work), SqlTurns(work), SqlHandovers(work)
        self.desk, self.callbacks, self.feedback = SqlDesk(work), SqlCallbacks(work), SqlFeedback(work)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await asyncio.shield(asyncio.ensure_future(self._close()))

    async def commit(self) -> None:
        """Raises: StoreFailure when it could not be kept; after a commit the unit of work is over."""
        try:
            await self._connection.commit()
        except Exception as error:
            raise translate(error) from None
        await self._scrubber.after_commit(self._connection, erased=self._transaction.erased)

    async def _close(self) -> None:
        """Closing rolls back what was not committed."""
        try:
            await self._connection.close()
        except Exception as error:  # the connection is gone; what it had not committed is too
            log.warning("closing a unit of work: %s", translate(error))
