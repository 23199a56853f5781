"""From rows to what the inside knows; and the places that sealed columns are bound to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from privacy.sealing import open_sealed
from seemenow.conversation import Context, Conversation, Message
from seemenow.handover import Handover


def context_place(conversation_id: str) -> str:
    return f"conversations/{conversation_id}/context"


def body_place(conversation_id: str, seq: int) -> str:
    return f"messages/{conversation_id}/{seq}"


def details_place(conversation_id: str, callback_id: str) -> str:
    return f"callbacks/{conversation_id}/{callback_id}"


def words_place(conversation_id: str, feedback_id: str) -> str:
    return f"feedback/{conversation_id}/{feedback_id}"


def to_conversation(row: Row[Any], key: bytes) -> Conversation:
    """Raises: StoreFailure when its context does not open."""
    context = Context.from_json(open_sealed(key, row.context, context_place(row.id)))
    return Conversation(
        row.id, row.channel, row.language, row.created_at, row.last_seq, row.floor, row.engine_n, context=context, ended_at=row.ended_at
    )


def to_message(row: Row[Any], key: bytes) -> Message:
    """Raises: StoreFailure when its body does not open."""
    body = open_sealed(key, row.body, body_place(row.conversation_id, row.seq))
    return Message(row.seq, row.at, row.author, row.kind, body)


def to_handover(row: Row[Any]) -> Handover:
    return Handover(
        row.id,
        row.conversation_id,
        row.region,
        row.state,
        row.version,
        row.created_at,
        urgent=row.urgent,
        struck=tuple(row.struck),
        claimed_by=row.claimed_by,
        outcome=row.outcome,
        changed_at=row.changed_at,
    )
