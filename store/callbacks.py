"""Requests to be called (ports.Callbacks). The contact details are sealed with the key of the conversation they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, or_, select, update

from privacy.sealing import open_sealed, seal
from seemenow.errors import IllegalMove, NotFound
from seemenow.ports import Callback
from store.rows import details_place
from store.tables import callbacks
from store.transaction import Transaction


class SqlCallbacks:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def add(self, callback: Callback) -> None:
        """Keep the request. Raises: NotFound when there is no such conversation."""
        key = await self._work.data_key(callback.conversation_id)
        row = {"id": callback.id, "conversation_id": callback.conversation_id, "region": callback.region, "at": callback.at}
        row |= {"details": seal(key, dict(callback.details), details_place(callback.conversation_id, callback.id))}
        row |= {"claimed_by": callback.claimed_by, "done_at": callback.done_at}
        await self._work.execute(insert(callbacks), [row])

    async def waiting(self, regions: Sequence[str]) -> Sequence[Callback]:
        """Not done yet, the oldest first; `claimed_by` says who has it. Without details, see ports.Callbacks."""
        undone = (callbacks.c.done_at.is_(None), callbacks.c.region.in_(list(regions)))
        rows = await self._work.all(select(callbacks).where(*undone).order_by(callbacks.c.at))
        return [Callback(row.id, row.conversation_id, row.region, row.at, {}, row.done_at, row.claimed_by) for row in rows]

    async def claim(self, callback_id: str, coordinator_id: str) -> Callback:
        """See ports.Callbacks. The same coordinator may ask again."""
        free = or_(callbacks.c.claimed_by.is_(None), callbacks.c.claimed_by == coordinator_id)
        claimed = update(callbacks).where(callbacks.c.id == callback_id, callbacks.c.done_at.is_(None), free)
        row = await self._work.one(claimed.values(claimed_by=coordinator_id).returning(*callbacks.c))
        if row is None:
            if await self._work.one(select(callbacks.c.id).where(callbacks.c.id == callback_id)) is None:
                raise NotFound("no such call-back")
            raise IllegalMove("another has this call-back, or it is done")
        details = open_sealed(await self._work.data_key(row.conversation_id), row.details, details_place(row.conversation_id, row.id))
        return Callback(row.id, row.conversation_id, row.region, row.at, details, row.done_at, row.claimed_by)

    async def done(self, callback_id: str, at: datetime) -> None:
        """The call was made, or tried enough. Again: the first moment stays. Raises: NotFound."""
        undone = (callbacks.c.id == callback_id, callbacks.c.done_at.is_(None))
        if await self._work.changed(update(callbacks).where(*undone).values(done_at=at)):
            return
        if await self._work.one(select(callbacks.c.id).where(callbacks.c.id == callback_id)) is None:
            raise NotFound("no such call-back")
