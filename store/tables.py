"""The tables of conversations. Whatever a person typed stands in sealed columns (LargeBinary) and nowhere else.

The tables of the desk stand in desk_tables.py. A new table with a conversation_id that points here must be named in
erasing.py: without it the erasing fails on the foreign key, loudly.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, false, text

from store.columns import ID, NAME, WORD, UtcDateTime, metadata

EXTERNAL_ID = 200
TOKEN_HASH = 32

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("channel", String(WORD), nullable=False),
    Column("language", String(2), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("last_seq", Integer, nullable=False),
    Column("floor", String(WORD), nullable=False),
    Column("engine_n", Integer, nullable=False),
    Column("context", LargeBinary, nullable=False),
    Column("keep_nothing", Boolean, nullable=False),
    Column("token_hash", LargeBinary(TOKEN_HASH), nullable=False),
    Column("lease_until", UtcDateTime),
    Column("lease_seq", Integer),
    Index("ix_conversations_last_at", "last_at"),
)

conversation_keys = Table(
    "conversation_keys",
    metadata,
    Column("conversation_id", String(ID), ForeignKey("conversations.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)
"""A table of its own: to destroy a key is to delete one small row."""

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", String(ID), ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("author", String(WORD), nullable=False),
    Column("kind", String(WORD), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("external_id", String(EXTERNAL_ID)),
    Column("needs_turn", Boolean, nullable=False, server_default=false()),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Index("uq_messages_external_id", "external_id", unique=True),
    Index("ix_messages_waiting", "at", sqlite_where=text("needs_turn"), postgresql_where=text("needs_turn")),
)

callbacks = Table(
    "callbacks",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("conversation_id", String(ID), ForeignKey("conversations.id"), nullable=False, index=True),
    Column("region", String(ID), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("claimed_by", String(ID)),
    Column("done_at", UtcDateTime),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("conversation_id", String(ID), ForeignKey("conversations.id"), nullable=False, index=True),
    Column("seq", Integer),
    Column("at", UtcDateTime, nullable=False),
    Column("helpful", Boolean),
    Column("words", LargeBinary, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("channel", String(WORD), nullable=False),
    Column("language", String(2), nullable=False),
    Column("messages", Integer, nullable=False),
    Column("helpful", Integer, nullable=False),
    Column("unhelpful", Integer, nullable=False),
    Column("handover", String(WORD)),
    Column("outcome", String(NAME)),
)
"""What is left of an erased conversation: no id, no place, no time of day."""
