"""What the desk reads, in one query each: the queue, and one talk. Nothing is changed here, so nothing is committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from privacy.keyring import KeyRing
from seemenow.conversation import Conversation, Message
from seemenow.errors import NotFound
from seemenow.handover import WAITING, Handover
from store.desk_tables import handovers
from store.rows import to_conversation, to_handover, to_message
from store.tables import conversations, messages
from store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Somebody who waits; nothing of a text.

    Args:
        waited_s: since the person asked for a human.
    """

    handover: Handover
    language: str
    channel: str
    last_seq: int
    waited_s: float


@dataclass(frozen=True, slots=True)
class Talk:
    """Args: messages: in order, without those that the person struck out."""

    handover: Handover
    conversation: Conversation
    messages: tuple[Message, ...]


class DeskQueries:
    """Who may see what is for the desk to decide, before it asks."""

    def __init__(self, engine: AsyncEngine, keyring: KeyRing) -> None:
        self._engine = engine
        self._keyring = keyring

    async def queue(self, regions: Sequence[str], now: datetime) -> Sequence[QueueRow]:
        """Who waits in these regions, the urgent ones first, then the longest waiting."""
        head = (conversations.c.language, conversations.c.channel, conversations.c.last_seq)
        waiting = (
            select(handovers, *head)
            .join(conversations, conversations.c.id == handovers.c.conversation_id)
            .where(handovers.c.state.in_(WAITING), handovers.c.region.in_(list(regions)))
            .order_by(handovers.c.urgent.desc(), handovers.c.created_at)
        )
        async with self._engine.connect() as connection:
            rows = await Transaction(connection, self._keyring).all(waiting)
        return [QueueRow(to_handover(row), row.language, row.channel, row.last_seq, (now - row.created_at).total_seconds()) for row in rows]

    async def talk(self, handover_id: str) -> Talk:
        """The talk that this handover is about. Raises: NotFound, also when erased."""
        async with self._engine.connect() as connection:
            work = Transaction(connection, self._keyring)
            row = await work.one(select(handovers).where(handovers.c.id == handover_id))
            if row is None:
                raise NotFound("no such handover")
            handover = to_handover(row)
            of = handover.conversation_id
            head = await work.one(select(conversations).where(conversations.c.id == of))
            said = await work.all(select(messages).where(messages.c.conversation_id == of).order_by(messages.c.seq))
            key = await work.data_key(of)
        if head is None:
            raise NotFound("no such conversation")
        shown = tuple(to_message(one, key) for one in said if one.seq not in handover.struck)
        return Talk(handover, to_conversation(head, key), shown)
