"""Handovers (ports.Handovers): one place that changes a state, by compare-and-set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, insert, select, update

from seemenow.errors import IllegalMove, NotFound
from seemenow.handover import OPEN, WAITING, WITH_A_HUMAN, Handover, check_move
from store.desk_tables import handover_events, handovers
from store.faults import ForeignKeyViolation, UniqueViolation
from store.rows import to_handover
from store.transaction import Transaction

CODE = re.compile(r"[a-z0-9_]{0,40}")


class SqlHandovers:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def add(self, handover: Handover) -> None:
        """See ports.Handovers. Raises: NotFound when there is no such conversation."""
        row = {name: getattr(handover, name) for name in handover.__slots__} | {"struck": list(handover.struck)}
        try:
            async with self._work.savepoint():
                await self._work.execute(insert(handovers), [row])
        except UniqueViolation:
            raise IllegalMove("this conversation has an open handover") from None
        except ForeignKeyViolation:
            raise NotFound("no such conversation") from None

    async def get(self, handover_id: str) -> Handover:
        """See ports.Handovers."""
        row = await self._work.one(select(handovers).where(handovers.c.id == handover_id))
        if row is None:
            raise NotFound("no such handover")
        return to_handover(row)

    async def open_of(self, conversation_id: str) -> Handover | None:
        """The open one of this conversation, or None."""
        return _or_none(await self._work.one(_of(conversation_id).where(handovers.c.state.in_(OPEN))))

    async def last_of(self, conversation_id: str) -> Handover | None:
        """See ports.Handovers."""
        open_first = case((handovers.c.state.in_(OPEN), 0), else_=1)
        return _or_none(await self._work.one(_of(conversation_id).order_by(handovers.c.created_at.desc(), open_first).limit(1)))

    async def move(
        self,
        handover: Handover,
        to: str,
        at: datetime,
        *,
        by: str,
        claimed_by: str | None = None,
        struck: tuple[int, ...] | None = None,
        outcome: str | None = None,
        reason: str = "",
    ) -> Handover:
        """See ports.Handovers. `reason` is a code, never a text. Back in the queue, nobody has it.

        Raises:
            ValueError: `reason` is no code.
        """
        if not CODE.fullmatch(reason):
            raise ValueError("the reason of a move is a code, not a text")
        check_move(handover.state, to)
        values: dict[str, Any] = {"state": to, "version": handover.version + 1, "changed_at": at}
        given = {"claimed_by": claimed_by, "outcome": outcome, "struck": None if struck is None else list(struck)}
        values |= {name: value for name, value in given.items() if value is not None}
        if to in WAITING:
            values["claimed_by"] = None
        row = await self._work.one(update(handovers).where(*_unmoved(handover)).values(values).returning(*handovers.c))
        if row is None:
            raise IllegalMove("somebody else moved this handover")
        event = {"handover_id": handover.id, "at": at, "from_state": handover.state, "to_state": to, "by": by, "reason": reason}
        await self._work.execute(insert(handover_events), [event])
        return to_handover(row)

    async def waiting(self, regions: Sequence[str]) -> Sequence[Handover]:
        """See ports.Handovers."""
        unclaimed = (handovers.c.state.in_(WAITING), handovers.c.region.in_(list(regions)))
        rows = await self._work.all(select(handovers).where(*unclaimed).order_by(handovers.c.urgent.desc(), handovers.c.created_at))
        return [to_handover(row) for row in rows]

    async def claimed_by(self, coordinator_id: str) -> Sequence[Handover]:
        """Those that this coordinator has now, the oldest first."""
        own = (handovers.c.state.in_(WITH_A_HUMAN), handovers.c.claimed_by == coordinator_id)
        return [to_handover(row) for row in await self._work.all(select(handovers).where(*own).order_by(handovers.c.created_at))]


def _of(conversation_id: str):  # type: ignore[no-untyped-def]
    return select(handovers).where(handovers.c.conversation_id == conversation_id)


def _unmoved(handover: Handover) -> tuple[Any, ...]:
    return handovers.c.id == handover.id, handovers.c.state == handover.state, handovers.c.version == handover.version


def _or_none(row: Row[Any] | None) -> Handover | None:
    return None if row is None else to_handover(row)
