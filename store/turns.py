"""The queue of turns (ports.Turns): messages that wait, and a lease on the conversation they belong to."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select, update

from seemenow.ports import Turn
from store.rows import to_conversation, to_message
from store.tables import conversations, messages
from store.transaction import Transaction


class SqlTurns:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def lease(self, now: datetime, lease_s: float) -> Turn | None:
        """See ports.Turns."""
        waiting = await self._work.one(_oldest_waiting(now))
        if waiting is None:
            return None
        of_message = (messages.c.conversation_id == waiting.conversation_id, messages.c.seq == waiting.seq)
        await self._work.execute(update(messages).where(*of_message).values(tries=messages.c.tries + 1))
        leased = {"lease_until": now + timedelta(seconds=lease_s), "lease_seq": waiting.seq}
        of_conversation = conversations.c.id == waiting.conversation_id
        head = await self._work.one(update(conversations).where(of_conversation).values(leased).returning(*conversations.c))
        message = await self._work.one(select(messages).where(*of_message))
        assert head is not None  # both rows are locked
        assert message is not None
        key = await self._work.data_key(waiting.conversation_id)
        return Turn(to_conversation(head, key), to_message(message, key), again=waiting.tries > 0)

    async def finish(self, conversation_id: str, seq: int) -> bool:
        """See ports.Turns."""
        # The head is locked first, as `append` and `erase` do: two that take locks in the same order cannot block each other.
        await self._work.one(select(conversations.c.id).where(conversations.c.id == conversation_id).with_for_update())
        waiting = (messages.c.conversation_id == conversation_id, messages.c.seq == seq, messages.c.needs_turn)
        finished = await self._work.changed(update(messages).where(*waiting).values(needs_turn=False))
        leased = (conversations.c.id == conversation_id, conversations.c.lease_seq == seq)
        await self._work.execute(update(conversations).where(*leased).values(lease_until=None, lease_seq=None))
        return finished == 1

    async def release_all(self) -> None:
        """See ports.Turns."""
        await self._work.execute(
            update(conversations).where(conversations.c.lease_until.is_not(None)).values(lease_until=None, lease_seq=None)
        )


def _oldest_waiting(now: datetime):  # type: ignore[no-untyped-def]
    """Both rows are locked and, on PostgreSQL, read again once locked: a message finished a moment ago is not leased once more."""
    earlier = messages.alias("earlier")
    free = or_(conversations.c.lease_until.is_(None), conversations.c.lease_until <= now)
    first = ~exists().where(earlier.c.conversation_id == messages.c.conversation_id, earlier.c.needs_turn, earlier.c.seq < messages.c.seq)
    return (
        select(messages.c.conversation_id, messages.c.seq, messages.c.tries)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(messages.c.needs_turn, free, first)
        .order_by(messages.c.at, messages.c.conversation_id)
        .limit(1)
        .with_for_update(skip_locked=True, of=[messages, conversations])
    )
