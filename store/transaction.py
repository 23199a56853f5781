"""One connection in one transaction, as the repositories use it: every fault of the database leaves here as a StoreFailure."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import CursorResult, Executable, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from privacy.keyring import KeyRing
from seemenow.errors import NotFound
from store.calls import call
from store.tables import conversation_keys


class Transaction:
    """Runs statements, and opens the data keys of conversations; a key is looked up once for each unit of work.

    Args:
        connection: of this unit of work alone.
        keyring: wraps and unwraps the data keys.
    """

    def __init__(self, connection: AsyncConnection, keyring: KeyRing) -> None:
        self._connection = connection
        self._keyring = keyring
        self._data_keys: dict[str, bytes] = {}
        self.erased = False

    async def execute(self, statement: Executable, rows: list[dict[str, Any]] | None = None) -> CursorResult[Any]:
        """Raises: StoreFailure, or one of its kinds in faults.py."""
        return await call(self._connection.execute(statement, rows))

    async def one(self, statement: Executable) -> Row[Any] | None:
        """The first row, or None."""
        return (await self.execute(statement)).first()

    async def all(self, statement: Executable) -> list[Row[Any]]:
        return list((await self.execute(statement)).all())

    async def changed(self, statement: Executable) -> int:
        """How many rows an update or a deletion touched."""
        return (await self.execute(statement)).rowcount

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What fails inside is undone alone; the unit of work goes on (PostgreSQL would refuse everything after an error)."""
        nested = await call(self._connection.begin_nested())
        try:
            yield
        except BaseException:
            await call(nested.rollback())
            raise
        await call(nested.commit())

    async def new_data_key(self, conversation_id: str) -> bytes:
        """Make and keep the data key of a new conversation."""
        wrapped = self._keyring.new_data_key(conversation_id)
        await self.execute(conversation_keys.insert(), [{"conversation_id": conversation_id, "wrapped": wrapped}])
        return self._remember(conversation_id, wrapped)

    async def data_key(self, conversation_id: str) -> bytes:
        """Raises: NotFound when the conversation has none: it never was, or it is erased."""
        if conversation_id in self._data_keys:
            return self._data_keys[conversation_id]
        row = await self.one(select(conversation_keys.c.wrapped).where(conversation_keys.c.conversation_id == conversation_id))
        if row is None:
            raise NotFound("no such conversation")
        return self._remember(conversation_id, row.wrapped)

    def forget(self, conversation_id: str) -> None:
        """After erasing: the key is gone from here too, and the freed pages are to be cleared after the commit."""
        self._data_keys.pop(conversation_id, None)
        self.erased = True

    def _remember(self, conversation_id: str, wrapped: bytes) -> bytes:
        self._data_keys[conversation_id] = self._keyring.unwrap(wrapped, conversation_id)
        return self._data_keys[conversation_id]
