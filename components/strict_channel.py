"""The only way into the engine: exact input, and an answer that is a reply or a failure, never an empty success.

Rasa's own REST channel takes anything, lets a typed "/intent" through and answers "200 []" when a turn failed. Here a typed text
loses its leading slashes, a payload comes in a field of its own that only web may fill, and whatever did not end in exactly one
reply is a 503, so that web says the prepared words. No text is logged.
"""

from __future__ import annotations

import hmac
import json
import logging
import os
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from components import quiet_logging
from seemenow.conversation import MAX_CHARACTERS
from seemenow.errors import EngineFailure, InputError
from seemenow.reply import Reply

MAX_BODY_BYTES = 64 * 1024
MAX_METADATA_BYTES = 4 * 1024
_SENDER = re.compile(r"[A-Za-z0-9:_-]{1,80}")
_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]{1,40})(?:/(?P<topic>[a-z0-9_]{1,60}))?(?P<entities>\{.{0,500}\})?")
_FIELDS = {"sender", "text", "payload", "metadata"}

log = logging.getLogger(__name__)


class StrictChannel(InputChannel):  # type: ignore[misc]
    """POST /webhooks/strict/webhook.

    Args:
        secret: every request must carry it in X-Engine-Secret; "" asks for none.
    """

    def __init__(self, secret: str = "") -> None:
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """The part of the address."""
        return "strict"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> StrictChannel:
        """Built by Rasa at its start, before any message: from here on the logs are quiet."""
        quiet_logging.install()
        return cls(os.environ.get("SEEMENOW_ENGINE_SECRET", ""))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Two routes: whether the engine is ready, and a turn."""
        routes = Blueprint("strict", __name__)

        @routes.get("/")
        async def ready(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            up = agent is not None and agent.is_ready()
            return json_response({"status": "ok" if up else "starting"}, status=200 if up else 503)

        @routes.post("/webhook")
        async def turn(request: Request) -> HTTPResponse:
            if not self._is_known(request):
                return json_response({"error": "not_allowed"}, status=401)
            try:
                message = to_message(request.body)
            except InputError as error:
                return json_response({"error": error.code, "why": str(error)}, status=400)
            return await answer(message, on_new_message)

        return routes

    def _is_known(self, request: Request) -> bool:
        given = request.headers.get("X-Engine-Secret", "")
        return not self._secret or hmac.compare_digest(given.encode(), self._secret.encode())


async def answer(message: UserMessage, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> HTTPResponse:
    """Let Rasa take the turn, and believe it only when it gave exactly one reply."""
    try:
        await on_new_message(message)
    except Exception as error:  # whatever Rasa raises, the person must get an answer: web says the prepared words
        log.error("turn raised: sender=%s error=%s", message.sender_id, type(error).__name__)
        return json_response({"error": "turn_raised"}, status=503)
    said = message.output_channel.messages
    if len(said) != 1 or not isinstance(said[0].get("custom"), dict):
        log.error("turn gave no reply: sender=%s messages=%d", message.sender_id, len(said))
        return json_response({"error": "no_reply" if not said else "not_one_reply"}, status=503)
    try:
        reply = Reply.from_json(said[0]["custom"].get("reply"))
    except EngineFailure:
        log.error("turn gave no usable reply: sender=%s", message.sender_id)
        return json_response({"error": "bad_reply"}, status=503)
    return json_response({"reply": reply.to_json()})


def to_message(body: bytes) -> UserMessage:
    """A request as Rasa's message. Raises: InputError saying what is wrong, without repeating it."""
    raw = _parsed(body)
    sender, metadata = raw.get("sender"), raw.get("metadata", {})
    if not isinstance(sender, str) or not _SENDER.fullmatch(sender):
        raise InputError("sender is missing or not of the form <id>:<n>")
    if not isinstance(metadata, dict) or len(json.dumps(metadata)) > MAX_METADATA_BYTES:
        raise InputError("metadata is no object, or too large")
    if ("text" in raw) == ("payload" in raw):
        raise InputError("exactly one of text and payload")
    text = typed(raw["text"]) if "text" in raw else pressed(raw["payload"])
    return UserMessage(text, CollectingOutputChannel(), sender, input_channel="strict", metadata=metadata)


def _parsed(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_BODY_BYTES:
        raise InputError("the body is too large")
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError("the body is no JSON") from error
    if not isinstance(raw, dict) or not set(raw) <= _FIELDS:
        raise InputError("the body is no object of the known fields")
    return raw


def typed(text: Any) -> str:
    """A typed text, which can never be read as a command: without leading slashes and blanks. Raises: InputError."""
    if not isinstance(text, str) or len(text) > MAX_CHARACTERS:
        raise InputError("text is no text of at most 4,000 characters")
    if any(char == "\x00" or 0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise InputError("text holds characters that are no text")
    stripped = re.sub(r"\A[/\s\u200b\u2060\ufeff]+", "", text).strip()
    if not stripped:
        raise InputError("text is empty")
    return stripped


def pressed(payload: Any) -> str:
    """A payload of web's own table, as Rasa reads it; a topic of the retrieval intent travels as an entity. Raises: InputError."""
    found = _PAYLOAD.fullmatch(payload) if isinstance(payload, str) else None
    if found is None:
        raise InputError("payload is no choice")
    try:
        entities = json.loads(found["entities"] or "{}")
    except (ValueError, RecursionError) as error:
        raise InputError("payload holds no JSON") from error
    if found["topic"]:
        entities["topic"] = f"{found['intent']}/{found['topic']}"
    if not all(isinstance(value, str) and len(value) <= 60 for value in entities.values()):
        raise InputError("payload holds something else than ids")
    return f"/{found['intent']}{json.dumps(entities) if entities else ''}"
