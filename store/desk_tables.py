"""The tables of handovers and of the desk. No text of a talk stands here; the log of the desk can only grow."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from seemenow.handover import OPEN
from store.columns import ID, NAME, WORD, UtcDateTime, metadata
from store.tables import TOKEN_HASH

_IS_OPEN = text("state IN ({})".format(", ".join(f"'{state}'" for state in OPEN)))

handovers = Table(
    "handovers",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("conversation_id", String(ID), ForeignKey("conversations.id"), nullable=False, index=True),
    Column("region", String(ID), nullable=False),
    Column("state", String(WORD), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime),
    Column("urgent", Boolean, nullable=False),
    Column("struck", JSON, nullable=False),
    Column("claimed_by", String(ID)),
    Column("outcome", String(NAME)),
    Index("uq_handovers_one_open", "conversation_id", unique=True, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    Index("ix_handovers_state_region", "state", "region"),
)

handover_events = Table(
    "handover_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("handover_id", String(ID), ForeignKey("handovers.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("from_state", String(WORD), nullable=False),
    Column("to_state", String(WORD), nullable=False),
    Column("by", String(ID), nullable=False),
    Column("reason", String(WORD), nullable=False),
)

regions = Table(
    "regions",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("codes", JSON, nullable=False),
    Column("fictional", Boolean, nullable=False),
)

coordinators = Table(
    "coordinators",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("login", String(NAME), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("shown_as", JSON, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("seen_at", UtcDateTime),
    Column("disabled", Boolean, nullable=False),
)

coordinator_regions = Table(
    "coordinator_regions",
    metadata,
    Column("coordinator_id", String(ID), ForeignKey("coordinators.id"), primary_key=True),
    Column("region_id", String(ID), ForeignKey("regions.id"), primary_key=True),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("token_hash", LargeBinary(TOKEN_HASH), primary_key=True),
    Column("coordinator_id", String(ID), ForeignKey("coordinators.id"), nullable=False, index=True),
    Column("csrf", String(NAME), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

login_links = Table(
    "login_links",
    metadata,
    Column("token_hash", LargeBinary(TOKEN_HASH), primary_key=True),
    Column("coordinator_id", String(ID), ForeignKey("coordinators.id"), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

failed_logins = Table(
    "failed_logins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login_hash", LargeBinary(TOKEN_HASH), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_failed_logins_login_hash_at", "login_hash", "at"),
)
"""A hash, because people type passwords into the wrong field."""

desk_log = Table(
    "desk_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("coordinator_id", String(ID), nullable=False),
    Column("action", String(WORD), nullable=False),
    Column("conversation_id", String(ID), index=True),
)
"""No foreign keys: it outlives what it tells of. Triggers of the first migration refuse a change or a deletion."""
