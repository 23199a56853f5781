"""The first page of the desk: who waits, my talks, calls to make, whether I am available."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiohttp import web

from desk.guarding import coordinator_of
from desk.keys import HOUSE
from desk.rendering import page
from seemenow.handover import Handover
from seemenow.ports import Coordinator, UnitOfWork
from seemenow.talk.handing_over import claim

OVERDUE_S = 300
routes = web.RouteTableDef()


@routes.get("/")
async def queue(request: web.Request) -> web.Response:
    return page(request, "queue.html", **await read_queue(request, coordinator_of(request)))


async def read_queue(request: web.Request, who: Coordinator) -> dict[str, Any]:
    """What the page and its stream show: nothing of a text."""
    house = request.app[HOUSE]
    now = house.clock.now()
    async with house.units() as work:
        waiting = [await _row(work, one, now) for one in await work.handovers.waiting(who.regions)]
        mine = [await _row(work, one, now) for one in await work.handovers.claimed_by(who.id) if one.state in ("claimed", "active")]
        callbacks = [one for one in await work.callbacks.waiting(who.regions) if one.claimed_by is None]
        calls = [{"id": one.id, "since": _minutes(one.at, now)} for one in callbacks]
    return {"waiting": waiting, "mine": mine, "calls": calls}


async def _row(work: UnitOfWork, handover: Handover, now: datetime) -> dict[str, Any]:
    conversation = await work.conversations.get(handover.conversation_id)
    return {
        "id": handover.id,
        "urgent": handover.urgent or conversation.context.safety_heard,
        "language": conversation.language,
        "setting": conversation.context.setting,
        "minutes": _minutes(handover.created_at, now),
        "overdue": (now - handover.created_at).total_seconds() > OVERDUE_S,
        "last_seq": conversation.last_seq,
    }


def _minutes(since: datetime, now: datetime) -> int:
    return int((now - since).total_seconds() // 60)


@routes.post("/presence")
async def presence(request: web.Request) -> web.StreamResponse:
    """Available, or not today. When the last one leaves, nobody is offered a human any more."""
    available = (await request.post()).get("available") == "1"
    house, who = request.app[HOUSE], coordinator_of(request)
    async with house.units() as work:
        await work.desk.seen(who.id, house.clock.now(), available=available)
        await work.desk.log(house.clock.now(), who.id, "available" if available else "away")
        await work.commit()
    house.notifier.desk_changed()
    raise web.HTTPSeeOther("/")


@routes.post("/handovers/{id}/claim")
async def take(request: web.Request) -> web.StreamResponse:
    await claim(request.app[HOUSE], coordinator_of(request), request.match_info["id"])
    raise web.HTTPSeeOther(f"/talks/{request.match_info['id']}")


@routes.post("/callbacks/{id}/claim")
async def take_call(request: web.Request) -> web.Response:
    """The contact details, to whoever takes the call on."""
    house, who = request.app[HOUSE], coordinator_of(request)
    async with house.units() as work:
        callback = await work.callbacks.claim(request.match_info["id"], who.id)
        await work.desk.log(house.clock.now(), who.id, "took_callback", callback.conversation_id)
        await work.commit()
    return page(request, "callback.html", callback=callback)


@routes.post("/callbacks/{id}/done")
async def call_done(request: web.Request) -> web.StreamResponse:
    house = request.app[HOUSE]
    async with house.units() as work:
        await work.callbacks.done(request.match_info["id"], house.clock.now())
        await work.commit()
    raise web.HTTPSeeOther("/")
