"""What a person may ask of the service itself: a human, a call, an end, erasing; and a word on how it was."""

from __future__ import annotations

import re
import secrets
from typing import Any

from aiohttp import web

from connectors.web.reading import HOUSE, conversation_of, read_object
from seemenow.conversation import Conversation
from seemenow.errors import ConversationClosed, IllegalMove, InputError
from seemenow.ports import Callback
from seemenow.talk import handing_over, leaving
from seemenow.talk.house import live_region
from seemenow.talk.receiving import check_text

CALLBACK_FIELDS = {"name": 80, "phone": 40, "email": 120, "when": 200, "who_may_pick_up": 200}
PHONE = re.compile(r"\+?[\d ()/.-]{6,40}\Z")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,60}\.[^@\s]{2,}\Z")
routes = web.RouteTableDef()


@routes.post("/api/conversations/{id}/handover")
async def handover(request: web.Request) -> web.Response:
    """Without "confirm": 200 with the preview. With it: 201 when somebody can come, 409 when nobody can, or one is open already."""
    conversation = await _open_one(request)
    body = await read_object(request, ("confirm", "strike"))
    struck = _strike(body)
    house = request.app[HOUSE]
    async with house.units() as work:
        if body.get("confirm") is not True:
            shown = await handing_over.preview(house, work, conversation)
            return web.json_response({"text": shown.text, "preview": shown.preview})
        queued = await handing_over.confirm(house, work, conversation, struck)
        await work.commit()
    house.notifier.conversation_changed(conversation.id)
    if not queued:
        raise IllegalMove("nobody can come now; the numbers that answer stand in the talk")
    return web.json_response({"state": "queued"}, status=201)


@routes.post("/api/conversations/{id}/callback")
async def callback(request: web.Request) -> web.Response:
    """201; contact details never travel as chat. 409 where no region takes calls back now."""
    conversation = await _open_one(request)
    details = _details(await read_object(request, (*CALLBACK_FIELDS, "may_leave_message")))
    house = request.app[HOUSE]
    async with house.units() as work:
        region = await live_region(work, conversation.context.municipality, house.clock.now())
        if region is None:
            raise IllegalMove("no coordinator takes calls back now; 112 and Veilig Thuis 0800-2000 answer day and night")
        await work.callbacks.add(Callback(secrets.token_urlsafe(12), conversation.id, region.id, house.clock.now(), details))
        await work.commit()
    house.notifier.desk_changed()
    return web.json_response({"state": "asked"}, status=201)


@routes.post("/api/conversations/{id}/feedback")
async def feedback(request: web.Request) -> web.Response:
    """201. Fields: helpful (true or false), seq of the answer meant, words (masked before they are kept)."""
    conversation = await conversation_of(request)
    body = await read_object(request, ("helpful", "seq", "words"))
    helpful, seq, words = body.get("helpful"), body.get("seq"), body.get("words", "")
    if (
        not isinstance(helpful, (bool, type(None)))
        or not isinstance(words, str)
        or isinstance(seq, bool)
        or not isinstance(seq, (int, type(None)))
    ):
        raise InputError("helpful is true or false, seq a number, words a text")
    if seq is not None and not 1 <= seq <= conversation.last_seq:
        raise InputError("seq is none of this talk")
    house = request.app[HOUSE]
    masked = house.mask(check_text(words), conversation.language) if words.strip() else ""
    async with house.units() as work:
        await work.feedback.add(conversation.id, house.clock.now(), seq, helpful, masked)
        await work.commit()
    return web.json_response({"state": "noted"}, status=201)


@routes.post("/api/conversations/{id}/end")
async def end(request: web.Request) -> web.Response:
    conversation = await conversation_of(request)
    await leaving.end(request.app[HOUSE], conversation.id)
    return web.json_response({"state": "ended"})


@routes.delete("/api/conversations/{id}")
async def erase(request: web.Request) -> web.Response:
    """204; everything of this talk is gone at once."""
    conversation = await conversation_of(request)
    await leaving.erase(request.app[HOUSE], conversation.id)
    return web.Response(status=204)


async def _open_one(request: web.Request) -> Conversation:
    conversation = await conversation_of(request)
    if conversation.ended_at is not None:
        raise ConversationClosed("this talk has ended")
    return conversation


def _strike(body: dict[str, Any]) -> tuple[int, ...]:
    raw = body.get("strike", [])
    if not isinstance(raw, list) or len(raw) > 1_000 or any(not isinstance(one, int) or isinstance(one, bool) for one in raw):
        raise InputError("strike must be a list of seqs")
    return tuple(raw)


def _details(body: dict[str, Any]) -> dict[str, Any]:
    """The three questions of a call-back must be answered (safeguard S31)."""
    for name, most in CALLBACK_FIELDS.items():
        if name in body and (not isinstance(body[name], str) or len(body[name]) > most):
            raise InputError(f"{name} must be a text of at most {most} characters")
        if body.get(name):
            body[name] = check_text(body[name])
    if not (PHONE.match(body.get("phone", "")) or EMAIL.match(body.get("email", ""))):
        raise InputError("a telephone number or an e-mail address is needed")
    if not isinstance(body.get("may_leave_message"), bool):
        raise InputError("may_leave_message must be true or false")
    if not body.get("who_may_pick_up", "").strip() or not body.get("name", "").strip():
        raise InputError("say who may pick up, and what name may be used")
    return body
