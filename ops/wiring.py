"""The composition root: the only place where rooms meet. Tests use it too."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

import connectors.web.conversations as conversations
import connectors.web.events as events
import connectors.web.wishes as wishes
from connectors.engine import EngineClient
from connectors.hub import Hub
from connectors.web import health
from connectors.web.guards import MAX_BODY_BYTES, Limits, RateLimiter, add_security_headers, guards
from connectors.web.problems import problems
from connectors.web.reading import HOUSE
from desk.app import build_desk
from ops.clock import SystemClock
from ops.loops import run_purge, run_turns
from ops.settings import Settings
from pages.app import PageSettings, add_pages
from privacy.keyring import KeyRing
from privacy.masking import mask
from seemenow.errors import SettingsError
from seemenow.lexical_safety import find_safety
from seemenow.pack.approvals import missing_approvals
from seemenow.pack.load import Pack, load_pack
from seemenow.ports import Clock, Engine
from seemenow.service_facts import ServiceFacts
from seemenow.talk.house import House
from store.engine import create_engine
from store.unit_of_work import SqlUnitsOfWork


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of one web process.

    Args:
        public: pages, chat API, widget. desk: the coordinators' pages.
    """

    house: House
    database: AsyncEngine
    public: web.Application
    desk: web.Application


def build_house(settings: Settings, clock: Clock, database: AsyncEngine, pack: Pack | None = None) -> House:
    """Args: pack: read already; None reads the one of the settings.

    Raises:
        ContentError: a file of the pack is wrong.
        SettingsError: in production, texts that no expert approved.
    """
    pack = pack or load_pack(settings.content)
    missing = missing_approvals(pack) if settings.production else []
    if missing:
        raise SettingsError(f"production refuses {len(missing)} texts that no expert approved; the first is {missing[0]}")
    facts = ServiceFacts(
        settings.operator, settings.privacy_contact, settings.retention_hours, settings.retention_handover_days, settings.production
    )
    public = public_details(pack)
    return House(
        pack,
        SqlUnitsOfWork(database, KeyRing.load(settings.key_ring)),
        clock,
        Hub(clock),
        lambda text, language: mask(text, language, keep=public).text,
        find_safety,
        facts,
    )


def public_details(pack: Pack) -> frozenset[str]:
    """Numbers, e-mail and web addresses that organisations publish: they are not masked."""
    found = [detail for one in pack.contacts.values() for detail in (one.phone, one.phone_also, one.email, one.url)]
    found += [detail for one in pack.coordinators for detail in (one.phone, one.email, one.url)]
    return frozenset(detail for detail in found if detail)


def build_service(settings: Settings, clock: Clock | None = None, engine: Engine | None = None, pack: Pack | None = None) -> Service:
    """Everything but the listening.

    Args:
        engine: replaces the client of the real one, in tests of the web alone.
        pack: as for build_house.
    """
    clock = clock or SystemClock()
    database = create_engine(settings.database_url)
    house = build_house(settings, clock, database, pack)
    public = build_public(settings, house, clock)
    public.cleanup_ctx.append(lambda app: _work(settings, house, clock, engine, app))
    return Service(house, database, public, build_desk(house, secure=settings.production))


def build_public(settings: Settings, house: House, clock: Clock) -> web.Application:
    limits = Limits(settings.messages_per_minute, settings.conversations_per_hour, settings.requests_per_minute)
    limiter = RateLimiter(clock, secrets.token_bytes(32))
    own = frozenset({settings.public_origin} - {""})
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[problems, guards(limiter, limits, own)])
    app[HOUSE] = house
    app[conversations.LIMITER], app[conversations.LIMITS] = limiter, limits
    for module in (conversations, events, wishes, health):
        app.add_routes(module.routes)
    add_pages(app, house, PageSettings(settings.quick_exit_url, settings.embedding_origins, settings.production, settings.content))
    app.on_response_prepare.append(add_security_headers)
    return app


async def _work(settings: Settings, house: House, clock: Clock, engine: Engine | None, _: web.Application) -> AsyncIterator[None]:
    """The loops, for as long as the app lives."""
    if settings.database_url.startswith("sqlite"):
        async with house.units() as work:  # the only process of its file: leases of before are of a dead one
            await work.turns.release_all()
            await work.commit()
    async with aiohttp.ClientSession() as session:
        client = engine or EngineClient(session, settings.engine_url, settings.engine_secret, clock, timeout_s=settings.engine_timeout_s)
        tasks = [asyncio.create_task(run_turns(house, client)) for _ in range(settings.turn_workers)]
        tasks.append(asyncio.create_task(run_purge(house)))
        yield
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
