"""One transaction over all repositories: rolled back unless committed (ports.UnitOfWork).

No network call belongs inside: on SQLite one unit of work at a time has the database.
"""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Self

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from privacy.keyring import KeyRing
from seemenow.errors import SettingsError, StoreFailure
from seemenow.ports import Callbacks, Conversations, Desk, Feedback, Handovers, Turns
from store.callbacks import SqlCallbacks
from store.calls import call
from store.conversations import SqlConversations
from store.desk import SqlDesk
from store.feedback import SqlFeedback
from store.handovers import SqlHandovers
from store.scrub import Scrubber
from store.tables import conversation_keys, conversations
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

    async def check_keys(self) -> None:
        """For the start: the key ring opens the newest talk.

        Raises:
            SettingsError: it does not, so this is another database's ring, or a new one; nothing that is kept could be read.
        """
        async with self() as work:
            newest = await work.newest_wrapped_key()
        if newest is None:
            return
        try:
            self._keyring.unwrap(newest.wrapped, newest.conversation_id)
        except StoreFailure:
            raise SettingsError(
                "the key ring does not open the talks in the database: put the right one back, or erase the database"
            ) from None


class SqlUnitOfWork:
    """Implements ports.UnitOfWork."""

    conversations: Conversations
    turns: Turns
    handovers: Handovers
    desk: Desk
    callbacks: Callbacks
    feedback: Feedback

    def __init__(self, engine: AsyncEngine, keyring: KeyRing, scrubber: Scrubber) -> None:
        self._engine = engine
        self._keyring = keyring
        self._scrubber = scrubber
        self._connection: AsyncConnection
        self._transaction: Transaction

    async def __aenter__(self) -> Self:
        self._connection = self._engine.connect()
        try:
            await call(self._connection.start())
            await call(self._connection.begin())
        except BaseException:
            await self._give_back()
            raise
        work = self._transaction = Transaction(self._connection, self._keyring)
        self.conversations, self.turns, self.handovers = SqlConversations(work), SqlTurns(work), SqlHandovers(work)
        self.desk, self.callbacks, self.feedback = SqlDesk(work), SqlCallbacks(work), SqlFeedback(work)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._give_back()

    async def commit(self) -> None:
        """Raises: StoreFailure when it could not be kept. After a commit the unit of work is over."""
        await call(self._connection.commit())
        await self._scrubber.after_commit(self._connection, erased=self._transaction.erased)

    async def newest_wrapped_key(self) -> Row[tuple[str, bytes]] | None:
        """The data key of the conversation that began last, as it is stored; None without any."""
        keys = select(conversation_keys.c.conversation_id, conversation_keys.c.wrapped)
        of_talks = keys.join(conversations, conversations.c.id == conversation_keys.c.conversation_id)
        return await self._transaction.one(of_talks.order_by(conversations.c.created_at.desc()).limit(1))

    async def _give_back(self) -> None:
        """The connection to the pool; what was not committed is rolled back."""
        if self._connection.sync_connection is None:
            return
        try:
            await call(self._connection.close())
        except StoreFailure as failure:  # the connection is gone, and what it had not committed is too
            log.warning("closing a unit of work: %s", failure)
