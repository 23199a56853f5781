"""Opening a conversation and sending to it."""

from __future__ import annotations

from aiohttp import web

from connectors.web.guards import Limits, RateLimiter, network_of
from connectors.web.reading import HOUSE, conversation_of, language_of, read_object, text_of, uuid_of
from seemenow.errors import InputError
from seemenow.talk.receiving import accept_choice, accept_text, open_conversation

LIMITER = web.AppKey("limiter", RateLimiter)
LIMITS = web.AppKey("limits", Limits)
routes = web.RouteTableDef()


@routes.post("/api/conversations")
async def create(request: web.Request) -> web.Response:
    """201 {"id", "token"}; the greeting is message 1."""
    language = language_of(await read_object(request, ("language",)))
    request.app[LIMITER].take("conversations", network_of(request), request.app[LIMITS].conversations_per_hour, 3600)
    id_, token = await open_conversation(request.app[HOUSE], language, "web")
    return web.json_response({"id": id_, "token": token}, status=201)


@routes.post("/api/conversations/{id}/messages")
async def send(request: web.Request) -> web.Response:
    """202 {"seq"} when it is new, 200 with the same seq when it came before."""
    conversation = await conversation_of(request)
    body = await read_object(request, ("client_message_id", "text", "choice"))
    client_message_id = uuid_of(body, "client_message_id")
    if ("text" in body) == ("choice" in body):
        raise InputError("send either text or choice")
    request.app[LIMITER].take("messages", conversation.id, request.app[LIMITS].messages_per_minute, 60)
    house = request.app[HOUSE]
    if "choice" in body:
        seq, new = await accept_choice(house, conversation.id, client_message_id, text_of(body, "choice"))
    else:
        seq, new = await accept_text(house, conversation.id, client_message_id, text_of(body, "text"))
    return web.json_response({"seq": seq}, status=202 if new else 200)
