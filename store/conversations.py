"""Heads and logs of conversations (ports.Conversations)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from privacy.sealing import hash_token, same_hash, seal
from seemenow.conversation import Author, Context, Conversation, Holder, Kind, Language, Message
from seemenow.errors import IdTakenError, NotAllowed, NotFound
from store.erasing import due_for_erasing, erase_rows
from store.faults import UniqueViolation
from store.rows import body_place, context_place, to_conversation, to_message
from store.tables import conversations, messages
from store.transaction import Transaction

MAX_SEQ = 2**31 - 1
NOBODY = hash_token("")


class SqlConversations:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def add(self, conversation: Conversation, token: str) -> None:
        """See ports.Conversations."""
        values = {
            "id": conversation.id,
            "channel": conversation.channel,
            "language": conversation.language,
            "created_at": conversation.created_at,
            "last_at": conversation.created_at,
            "ended_at": conversation.ended_at,
            "last_seq": conversation.last_seq,
            "floor": conversation.floor,
            "engine_n": conversation.engine_n,
            "context": b"",
            "keep_nothing": conversation.context.keep_nothing,
            "token_hash": hash_token(token),
        }
        await self._work.execute(insert(conversations), [values])
        key = await self._work.new_data_key(conversation.id)
        context = seal(key, conversation.context.to_json(), context_place(conversation.id))
        await self._work.execute(update(conversations).where(conversations.c.id == conversation.id).values(context=context))

    async def get(self, conversation_id: str) -> Conversation:
        """See ports.Conversations."""
        row = await self._head(conversation_id)
        if row is None:
            raise NotFound("no such conversation")
        return to_conversation(row, await self._work.data_key(conversation_id))

    async def check_token(self, conversation_id: str, token: str) -> Conversation:
        """See ports.Conversations."""
        row = await self._head(conversation_id)
        right = same_hash(row.token_hash if row is not None else NOBODY, hash_token(token))
        if row is None or not right:
            raise NotAllowed("no such conversation, or not yours")
        return to_conversation(row, await self._work.data_key(conversation_id))

    async def _head(self, conversation_id: str) -> Row[Any] | None:
        if not (conversation_id.isascii() and conversation_id.isprintable()):
            return None  # PostgreSQL takes no NUL, and no driver a half surrogate: such an id is nobody's
        return await self._work.one(select(conversations).where(conversations.c.id == conversation_id))

    async def update(
        self,
        conversation_id: str,
        *,
        language: Language | None = None,
        floor: Holder | None = None,
        context: Context | None = None,
        engine_n: int | None = None,
        ended_at: datetime | None = None,
    ) -> None:
        """See ports.Conversations."""
        key = await self._work.data_key(conversation_id)
        given: dict[str, Any] = {"language": language, "floor": floor, "engine_n": engine_n, "ended_at": ended_at}
        if context is not None:
            given["context"] = seal(key, context.to_json(), context_place(conversation_id))
            given["keep_nothing"] = context.keep_nothing
        values = {name: value for name, value in given.items() if value is not None}
        if values and not await self._work.changed(update(conversations).where(conversations.c.id == conversation_id).values(values)):
            raise NotFound("no such conversation")

    async def append(
        self,
        conversation_id: str,
        at: datetime,
        author: Author,
        kind: Kind,
        body: Mapping[str, Any],
        *,
        external_id: str | None = None,
        needs_turn: bool = False,
    ) -> Message:
        """See ports.Conversations."""
        row = {"conversation_id": conversation_id, "at": at, "author": author, "kind": kind}
        row |= {"external_id": external_id, "needs_turn": needs_turn}
        if external_id is None:
            return await self._insert(row, body)
        try:
            async with self._work.savepoint():  # a taken id must not leave a gap in seq
                return await self._insert(row, body)
        except UniqueViolation:
            raise IdTakenError("this id came before") from None

    async def _insert(self, row: dict[str, Any], body: Mapping[str, Any]) -> Message:
        conversation_id = row["conversation_id"]
        counted = update(conversations).where(conversations.c.id == conversation_id)
        counted = counted.values(last_seq=conversations.c.last_seq + 1, last_at=row["at"])
        counter = await self._work.one(counted.returning(conversations.c.last_seq))
        if counter is None:
            raise NotFound("no such conversation")
        seq: int = counter.last_seq
        sealed = seal(await self._work.data_key(conversation_id), body, body_place(conversation_id, seq))
        await self._work.execute(insert(messages), [{**row, "seq": seq, "body": sealed}])
        return Message(seq, row["at"], row["author"], row["kind"], body)

    async def find_external(self, external_id: str) -> tuple[str, Message] | None:
        """See ports.Conversations."""
        row = await self._work.one(select(messages).where(messages.c.external_id == external_id))
        if row is None:
            return None
        return row.conversation_id, to_message(row, await self._work.data_key(row.conversation_id))

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 500) -> Sequence[Message]:
        """See ports.Conversations."""
        later = (messages.c.conversation_id == conversation_id, messages.c.seq > min(after, MAX_SEQ))
        rows = await self._work.all(select(messages).where(*later).order_by(messages.c.seq).limit(limit))
        if not rows:
            return []
        key = await self._work.data_key(conversation_id)
        return [to_message(row, key) for row in rows]

    async def erase(self, conversation_id: str) -> None:
        """See ports.Conversations."""
        await erase_rows(self._work, conversation_id)

    async def to_purge(self, now: datetime, *, idle_s: float, after_handover_s: float) -> Sequence[str]:
        """See ports.Conversations."""
        return await due_for_erasing(self._work, now, idle_s=idle_s, after_handover_s=after_handover_s)
