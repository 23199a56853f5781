"""The desk live: the queue as it changes, and one talk by seq with replay. An open queue is also the heartbeat of presence."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import web

from desk.guarding import coordinator_of
from desk.keys import HOUSE
from desk.queue import read_queue
from desk.talk import begin_of, visible
from seemenow.errors import InputError, NotFound
from seemenow.ports import DESK

HEARTBEAT_S = 15.0
STREAM_S = 600.0
"""After ten minutes the browser comes back, and the session is looked at again."""

routes = web.RouteTableDef()


@routes.get("/events")
async def queue_events(request: web.Request) -> web.StreamResponse:
    response = await _open(request)
    house, who = request.app[HOUSE], coordinator_of(request)
    try:
        async with asyncio.timeout(STREAM_S):
            while True:
                seen = house.notifier.version(DESK)
                async with house.units() as work:
                    await work.desk.seen(who.id, house.clock.now())
                    await work.commit()
                await _write(response, "queue", await read_queue(request, who))
                await house.notifier.wait(DESK, seen, HEARTBEAT_S)
    except (TimeoutError, ConnectionResetError):
        pass  # the browser connects again by itself
    return response


@routes.get("/talks/{id}/events")
async def talk_events(request: web.Request) -> web.StreamResponse:
    """Messages after `after` or Last-Event-ID. What came before the agreement is never in reach: a smaller `after` is raised to it."""
    house, who = request.app[HOUSE], coordinator_of(request)
    async with house.units() as work:
        handover = await visible(work, who, request.match_info["id"])
    after = max(_after(request), await _begin(request, handover.conversation_id, handover.id) - 1)
    response = await _open(request)
    try:
        async with asyncio.timeout(STREAM_S):
            await _follow(request, response, handover.conversation_id, after)
    except (TimeoutError, ConnectionResetError):
        pass
    return response


async def _begin(request: web.Request, conversation_id: str, handover_id: str) -> int:
    async with request.app[HOUSE].units() as work:
        handover = await work.handovers.get(handover_id)
        return begin_of(await work.conversations.messages(conversation_id, limit=10_000), handover)


async def _follow(request: web.Request, response: web.StreamResponse, conversation_id: str, after: int) -> None:
    house = request.app[HOUSE]
    while True:
        seen = house.notifier.version(conversation_id)
        async with house.units() as work:
            try:
                await work.conversations.get(conversation_id)
            except NotFound:
                await _write(response, "erased", {})
                return
            found = await work.conversations.messages(conversation_id, after=after)
            await work.desk.seen(coordinator_of(request).id, house.clock.now())
            await work.commit()
        for message in found:
            await _write(response, "message", message.to_event(), message.seq)
            after = message.seq
        if found:
            continue  # there may be more than one reading holds
        if not await house.notifier.wait(conversation_id, seen, HEARTBEAT_S):
            await response.write(b": still here\n\n")


async def _open(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"})
    await response.prepare(request)
    return response


async def _write(response: web.StreamResponse, event: str, data: Any, seq: int | None = None) -> None:
    head = f"id: {seq}\n" if seq is not None else ""
    await response.write(f"{head}event: {event}\ndata: {json.dumps(data)}\n\n".encode())


def _after(request: web.Request) -> int:
    value = request.headers.get("Last-Event-ID") or request.query.get("after", "0")
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise InputError("after must be a whole number")
    return int(value)
