"""Remarks on answers (ports.Feedback). The words are sealed like a message."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import insert

from privacy.sealing import seal
from store.rows import words_place
from store.tables import feedback
from store.transaction import Transaction


class SqlFeedback:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def add(self, conversation_id: str, at: datetime, seq: int | None, helpful: bool | None, words: str) -> None:
        """Keep it with the conversation. Raises: NotFound when there is none."""
        key = await self._work.data_key(conversation_id)
        id_ = uuid.uuid4().hex
        row = {"id": id_, "conversation_id": conversation_id, "seq": seq, "at": at, "helpful": helpful}
        await self._work.execute(insert(feedback), [{**row, "words": seal(key, words, words_place(conversation_id, id_))}])
