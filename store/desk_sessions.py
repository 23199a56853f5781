"""Sessions, one-time login links and failed logins. Of a token only a hash is kept: who reads the database cannot log in with it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from privacy.sealing import hash_token
from seemenow.ports import DeskSession
from store.desk_tables import coordinators, desk_sessions, failed_logins, login_links
from store.transaction import Transaction

FAILED_LOGINS_KEPT = timedelta(days=1)


class SqlDeskSessions:
    def __init__(self, work: Transaction) -> None:
        self._work = work

    async def add_session(self, token: str, session: DeskSession) -> None:
        """See ports.Desk."""
        row = {"token_hash": hash_token(token), "coordinator_id": session.coordinator_id, "csrf": session.csrf}
        await self._work.execute(insert(desk_sessions), [{**row, "created_at": session.created_at, "seen_at": session.seen_at}])

    async def session(self, token: str, now: datetime, *, idle_s: float, absolute_s: float) -> DeskSession | None:
        """See ports.Desk. A session that is over is deleted; that of a disabled coordinator counts as over."""
        own = desk_sessions.c.token_hash == hash_token(token)
        lives = (
            desk_sessions.c.seen_at > now - timedelta(seconds=idle_s),
            desk_sessions.c.created_at > now - timedelta(seconds=absolute_s),
            desk_sessions.c.coordinator_id.in_(select(coordinators.c.id).where(coordinators.c.disabled.is_(False))),
        )
        row = await self._work.one(update(desk_sessions).where(own, *lives).values(seen_at=now).returning(*desk_sessions.c))
        if row is None:
            await self.end_session(token)
            return None
        return DeskSession(row.coordinator_id, row.csrf, row.created_at, row.seen_at)

    async def end_session(self, token: str) -> None:
        """It is over at once. Again: nothing happens."""
        await self._work.execute(delete(desk_sessions).where(desk_sessions.c.token_hash == hash_token(token)))

    async def add_login_link(self, token: str, coordinator_id: str, expires_at: datetime) -> None:
        """A link that logs in once."""
        row = {"token_hash": hash_token(token), "coordinator_id": coordinator_id, "expires_at": expires_at}
        await self._work.execute(insert(login_links), [row])

    async def use_login_link(self, token: str, now: datetime) -> str | None:
        """See ports.Desk. None for a disabled coordinator too."""
        usable = (
            login_links.c.token_hash == hash_token(token),
            login_links.c.used_at.is_(None),
            login_links.c.expires_at > now,
            login_links.c.coordinator_id.in_(select(coordinators.c.id).where(coordinators.c.disabled.is_(False))),
        )
        row = await self._work.one(update(login_links).where(*usable).values(used_at=now).returning(login_links.c.coordinator_id))
        return None if row is None else row.coordinator_id

    async def failed_logins(self, login: str, since: datetime) -> int:
        """How many since then, for this login."""
        own = (failed_logins.c.login_hash == hash_token(login), failed_logins.c.at >= since)
        row = await self._work.one(select(func.count().label("n")).select_from(failed_logins).where(*own))
        return 0 if row is None else row.n

    async def add_failed_login(self, login: str, at: datetime) -> None:
        """Counts one more; those of more than a day ago are forgotten."""
        await self._work.execute(delete(failed_logins).where(failed_logins.c.at < at - FAILED_LOGINS_KEPT))
        await self._work.execute(insert(failed_logins), [{"login_hash": hash_token(login), "at": at}])
