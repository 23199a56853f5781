"""Accounts, presence and regions of the desk, and its log (ports.Desk). Sessions and links are in desk_sessions.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, delete, insert, select, update

from seemenow.errors import InputError, NotFound
from seemenow.ports import Coordinator, Region
from store.desk_sessions import SqlDeskSessions
from store.desk_tables import coordinator_regions, coordinators, desk_log, desk_sessions, regions
from store.transaction import Transaction


class SqlDesk(SqlDeskSessions):
    def __init__(self, work: Transaction) -> None:
        super().__init__(work)

    async def add_region(self, region: Region) -> None:
        """See ports.Desk."""
        values = {"name": dict(region.name), "codes": list(region.codes), "fictional": region.fictional}
        await self._put(regions, region.id, values)

    async def regions(self) -> Sequence[Region]:
        """All, by id."""
        rows = await self._work.all(select(regions).order_by(regions.c.id))
        return [Region(row.id, row.name, tuple(row.codes), row.fictional) for row in rows]

    async def add_coordinator(self, coordinator: Coordinator, password_hash: str) -> None:
        """See ports.Desk. An existing login keeps its id, and is logged out everywhere."""
        known = {row.id for row in await self._work.all(select(regions.c.id))}
        if not known.issuperset(coordinator.regions):
            raise InputError("no such region")
        existing = await self._work.one(select(coordinators.c.id).where(coordinators.c.login == coordinator.login))
        id_: str = existing.id if existing is not None else coordinator.id
        values: dict[str, Any] = {"login": coordinator.login, "password_hash": password_hash, "shown_as": dict(coordinator.shown_as)}
        values |= {"available": coordinator.available, "seen_at": coordinator.seen_at, "disabled": coordinator.disabled}
        await self._put(coordinators, id_, values)
        await self._work.execute(delete(desk_sessions).where(desk_sessions.c.coordinator_id == id_))
        await self._work.execute(delete(coordinator_regions).where(coordinator_regions.c.coordinator_id == id_))
        if coordinator.regions:
            rows = [{"coordinator_id": id_, "region_id": region} for region in sorted(set(coordinator.regions))]
            await self._work.execute(insert(coordinator_regions), rows)

    async def coordinator(self, coordinator_id: str) -> Coordinator:
        """See ports.Desk."""
        row = await self._work.one(select(coordinators).where(coordinators.c.id == coordinator_id))
        if row is None:
            raise NotFound("no such coordinator")
        return _to_coordinator(row, (await self._regions_of()).get(row.id, []))

    async def coordinators(self) -> Sequence[Coordinator]:
        """All, by login; the disabled ones too."""
        of = await self._regions_of()
        rows = await self._work.all(select(coordinators).order_by(coordinators.c.login))
        return [_to_coordinator(row, of.get(row.id, [])) for row in rows]

    async def password_hash(self, login: str) -> tuple[str, str] | None:
        """See ports.Desk. None for a disabled account too."""
        if "\x00" in login or not login.isprintable():
            return None
        enabled = (coordinators.c.login == login, coordinators.c.disabled.is_(False))
        row = await self._work.one(select(coordinators.c.id, coordinators.c.password_hash).where(*enabled))
        return None if row is None else (row.id, row.password_hash)

    async def seen(self, coordinator_id: str, at: datetime, *, available: bool | None = None) -> None:
        """The coordinator gave a sign of life. Raises: NotFound."""
        values: dict[str, Any] = {"seen_at": at} | ({} if available is None else {"available": available})
        if not await self._work.changed(update(coordinators).where(coordinators.c.id == coordinator_id).values(values)):
            raise NotFound("no such coordinator")

    async def log(self, at: datetime, coordinator_id: str, action: str, conversation_id: str | None = None) -> None:
        """See ports.Desk."""
        row = {"at": at, "coordinator_id": coordinator_id, "action": action, "conversation_id": conversation_id}
        await self._work.execute(insert(desk_log), [row])

    async def _put(self, table: Table, id_: str, values: dict[str, Any]) -> None:
        if not await self._work.changed(update(table).where(table.c.id == id_).values(values)):
            await self._work.execute(insert(table), [{"id": id_, **values}])

    async def _regions_of(self) -> dict[str, list[str]]:
        of: dict[str, list[str]] = {}
        for row in await self._work.all(select(coordinator_regions).order_by(coordinator_regions.c.region_id)):
            of.setdefault(row.coordinator_id, []).append(row.region_id)
        return of


def _to_coordinator(row: Row[Any], of: Sequence[str]) -> Coordinator:
    return Coordinator(row.id, row.login, row.shown_as, tuple(of), row.available, row.seen_at, row.disabled)
