"""Erasing a conversation, and finding those whose time is over.

The data key goes with the rows: what a backup or a freed page still holds of the bodies opens no more. Handovers go too; that
somebody at the desk looked stays in the desk's log, without text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, case, delete, exists, func, insert, or_, select

from store.desk_tables import handover_events, handovers
from store.tables import callbacks, conversation_keys, conversations, feedback, figures, messages
from store.transaction import Transaction

CHILDREN = (conversation_keys, messages, callbacks, feedback, handovers)


async def erase_rows(work: Transaction, conversation_id: str) -> None:
    """Delete every row of the conversation; a row of figures without id, place or hour stays, unless nothing may be kept."""
    head = await work.one(select(conversations).where(conversations.c.id == conversation_id).with_for_update())
    if head is None:
        return
    if not head.keep_nothing:
        await _keep_figures(work, head)
    own = select(handovers.c.id).where(handovers.c.conversation_id == conversation_id)
    await work.execute(delete(handover_events).where(handover_events.c.handover_id.in_(own)))
    for table in CHILDREN:
        await work.execute(delete(table).where(table.c.conversation_id == conversation_id))
    await work.execute(delete(conversations).where(conversations.c.id == conversation_id))
    work.forget(conversation_id)


async def _keep_figures(work: Transaction, head: Row[Any]) -> None:
    rated = await work.one(
        select(
            func.coalesce(func.sum(case((feedback.c.helpful.is_(True), 1), else_=0)), 0).label("helpful"),
            func.coalesce(func.sum(case((feedback.c.helpful.is_(False), 1), else_=0)), 0).label("unhelpful"),
        ).where(feedback.c.conversation_id == head.id)
    )
    last = await work.one(
        select(handovers.c.state, handovers.c.outcome)
        .where(handovers.c.conversation_id == head.id)
        .order_by(handovers.c.created_at.desc())
        .limit(1)
    )
    assert rated is not None  # a sum always gives a row
    row = {"day": head.created_at.date(), "channel": head.channel, "language": head.language, "messages": head.last_seq}
    row |= {"helpful": rated.helpful, "unhelpful": rated.unhelpful}
    row |= {"handover": last.state if last else None, "outcome": last.outcome if last else None}
    await work.execute(insert(figures), [row])


async def due_for_erasing(work: Transaction, now: datetime, *, idle_s: float, after_handover_s: float) -> Sequence[str]:
    """See ports.Conversations.to_purge. An unanswered call-back counts as a handover: somebody still wants to be called."""
    quiet_since = func.coalesce(conversations.c.ended_at, conversations.c.last_at)
    handed_over = or_(
        exists().where(handovers.c.conversation_id == conversations.c.id),
        exists().where(callbacks.c.conversation_id == conversations.c.id, callbacks.c.done_at.is_(None)),
    )
    due = or_(
        conversations.c.ended_at.is_not(None) & (conversations.c.keep_nothing | ~handed_over),
        ~handed_over & (conversations.c.last_at <= now - timedelta(seconds=idle_s)),
        handed_over & (quiet_since <= now - timedelta(seconds=after_handover_s)),
    )
    return [row.id for row in await work.all(select(conversations.c.id).where(due).order_by(conversations.c.created_at))]
