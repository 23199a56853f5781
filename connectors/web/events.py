"""What a person sees, read from the log by seq: as a stream (SSE) with replay, or as JSON with a long poll."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import web

from connectors.web.reading import HOUSE, conversation_of
from seemenow.conversation import Conversation, Message
from seemenow.errors import InputError, NotFound
from seemenow.talk.house import House

HEARTBEAT_S = 15.0
MAX_WAIT_S = 25.0
TYPING_S = 6.0
STREAM_S = 3600.0
"""A stream ends after an hour and the client comes back: so that a token taken away does not stay good for a stream's life."""

routes = web.RouteTableDef()


@routes.get("/api/conversations/{id}/events")
async def events(request: web.Request) -> web.StreamResponse:
    conversation = await conversation_of(request)
    after = _after(request)
    if "application/json" in request.headers.get("Accept", ""):
        return await _poll(request, conversation, after)
    return await _stream(request, conversation, after)


async def read_after(house: House, conversation_id: str, after: int) -> list[Message]:
    """Raises: NotFound when the talk was erased."""
    async with house.units() as work:
        await work.conversations.get(conversation_id)
        return list(await work.conversations.messages(conversation_id, after=after))


async def _poll(request: web.Request, conversation: Conversation, after: int) -> web.Response:
    house = request.app[HOUSE]
    wait_s = _number(request, "wait", 0.0, MAX_WAIT_S)
    version = house.notifier.version(conversation.id)
    found = await read_after(house, conversation.id, after)
    if not found and wait_s:
        await house.notifier.wait(conversation.id, version, wait_s)
        found = await read_after(house, conversation.id, after)
    last = found[-1].seq if found else after
    return web.json_response({"events": [one.to_event() for one in found], "last_seq": last})


async def _stream(request: web.Request, conversation: Conversation, after: int) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"})
    await response.prepare(request)
    try:
        async with asyncio.timeout(STREAM_S):
            await _follow(request.app[HOUSE], response, conversation.id, after)
    except (TimeoutError, ConnectionResetError):
        pass  # the client comes back with its last seq, and misses nothing
    return response


async def _follow(house: House, response: web.StreamResponse, conversation_id: str, after: int) -> None:
    while True:
        version = house.notifier.version(conversation_id)
        try:
            found = await read_after(house, conversation_id, after)
        except NotFound:
            await _write(response, "erased", {"kind": "closed"})
            return
        for message in found:
            await _write(response, "message", message.to_event(), message.seq)
            after = message.seq
        if found:
            continue  # there may be more than one reading holds
        await _write_typing(house, response, conversation_id)
        if not await house.notifier.wait(conversation_id, version, HEARTBEAT_S):
            await response.write(b": still here\n\n")


async def _write_typing(house: House, response: web.StreamResponse, conversation_id: str) -> None:
    now = house.clock.now()
    for author, at in house.notifier.typing_since(conversation_id).items():
        if (now - at).total_seconds() < TYPING_S and author != "person":
            await _write(response, "typing", {"author": author, "kind": "typing"})


async def _write(response: web.StreamResponse, event: str, data: dict[str, Any], seq: int | None = None) -> None:
    head = f"id: {seq}\n" if seq is not None else ""
    await response.write(f"{head}event: {event}\ndata: {json.dumps(data)}\n\n".encode())


def _after(request: web.Request) -> int:
    """The last seq the client has: the header of a reconnect goes before the address of the first connect."""
    value = request.headers.get("Last-Event-ID") or request.query.get("after", "0")
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise InputError("after must be a whole number")
    return int(value)


def _number(request: web.Request, name: str, default: float, most: float) -> float:
    try:
        value = float(request.query.get(name, default))
    except ValueError as error:
        raise InputError(f"{name} must be a number") from error
    if not 0 <= value <= most:
        raise InputError(f"{name} must be between 0 and {most:g}")
    return value
