"""One talk at the desk: what the person agreed to send, then everything live; writing, and closing with an outcome."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from aiohttp import web

from desk.guarding import coordinator_of
from desk.keys import HOUSE
from desk.rendering import page
from seemenow.conversation import Message
from seemenow.errors import InputError, NotAllowed, NotFound
from seemenow.handover import OUTCOMES, WITH_A_HUMAN, Handover
from seemenow.ports import Coordinator, UnitOfWork
from seemenow.talk.handing_over import close, coordinator_says, lines_to_hand_over

routes = web.RouteTableDef()


@routes.get("/talks/{id}")
async def talk(request: web.Request) -> web.Response:
    """Every look is logged: who, when, which talk."""
    house, who = request.app[HOUSE], coordinator_of(request)
    async with house.units() as work:
        handover = await visible(work, who, request.match_info["id"])
        conversation = await work.conversations.get(handover.conversation_id)
        messages = await work.conversations.messages(conversation.id, limit=10_000)
        await work.desk.log(house.clock.now(), who.id, "read", conversation.id)
        await work.commit()
    begin = begin_of(messages, handover)
    return page(
        request,
        "talk.html",
        handover=handover,
        conversation=conversation,
        before=lines_to_hand_over([one for one in messages if one.seq < begin], handover.struck),
        after=begin - 1,
        open=handover.state in WITH_A_HUMAN,
        outcomes=OUTCOMES,
        message_id=str(uuid.uuid4()),
        live=[one.to_event() for one in messages if one.seq >= begin],
    )


async def visible(work: UnitOfWork, who: Coordinator, handover_id: str) -> Handover:
    """A talk that this coordinator claimed. Raises: NotFound, NotAllowed."""
    handover = await work.handovers.get(handover_id)
    if handover.claimed_by != who.id:
        raise NotAllowed("another coordinator has this talk, or nobody claimed it yet")
    return handover


def begin_of(messages: Sequence[Message], handover: Handover) -> int:
    """The seq at which the person agreed: what comes after is seen whole, what came before only as agreed. Raises: NotFound."""
    for message in messages:
        if message.kind == "floor" and message.body.get("handover") == handover.id:
            return message.seq
    raise NotFound("this talk was erased")


@routes.post("/talks/{id}/messages")
async def say(request: web.Request) -> web.StreamResponse:
    """From the form (no script) or as JSON; the id makes a repeated one harmless."""
    sent = await _sent(request)
    text, message_id = sent.get("text"), sent.get("client_message_id")
    if not isinstance(text, str) or not isinstance(message_id, str) or len(message_id) > 64:
        raise InputError("text and client_message_id are needed")
    seq = await coordinator_says(request.app[HOUSE], coordinator_of(request), request.match_info["id"], text, message_id)
    if request.content_type == "application/json":
        return web.json_response({"seq": seq}, status=202)
    raise web.HTTPSeeOther(f"/talks/{request.match_info['id']}")


async def _sent(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":
        return dict(await request.post())
    try:
        parsed = await request.json()
    except (ValueError, RecursionError) as error:
        raise InputError("the body is no JSON") from error
    if not isinstance(parsed, dict):
        raise InputError("the body must be a JSON object")
    return parsed


@routes.post("/talks/{id}/typing")
async def typing(request: web.Request) -> web.Response:
    house = request.app[HOUSE]
    async with house.units() as work:
        handover = await visible(work, coordinator_of(request), request.match_info["id"])
    house.notifier.typing(handover.conversation_id, "coordinator")
    return web.Response(status=204)


@routes.post("/talks/{id}/close")
async def end(request: web.Request) -> web.StreamResponse:
    outcome = str((await request.post()).get("outcome", ""))
    await close(request.app[HOUSE], coordinator_of(request), request.match_info["id"], outcome)
    raise web.HTTPSeeOther("/")
