"""Reading a request of the web API: JSON of the one expected shape, the bearer token, the language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from seemenow.conversation import Conversation, Language
from seemenow.errors import InputError, NotAllowed
from seemenow.labels import LANGUAGES
from seemenow.talk.house import House

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z", re.IGNORECASE)
HOUSE = web.AppKey("house", House)


async def read_object(request: web.Request, fields: Iterable[str]) -> dict[str, Any]:
    """The JSON object of the body; {} for an empty body. Raises: InputError for anything else, and for fields that do not exist."""
    raw = await request.read()
    if not raw:
        return {}
    try:
        parsed = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise InputError("the body is no JSON") from error
    if not isinstance(parsed, dict):
        raise InputError("the body must be a JSON object")
    extra = sorted(set(parsed) - set(fields))
    if extra:
        raise InputError("the body holds a field that does not exist here")
    return parsed


def text_of(body: dict[str, Any], name: str) -> str:
    """Raises: InputError when the field is missing or no text."""
    value = body.get(name)
    if not isinstance(value, str):
        raise InputError(f"{name} must be a text")
    return value


def uuid_of(body: dict[str, Any], name: str) -> str:
    value = text_of(body, name)
    if not UUID.match(value):
        raise InputError(f"{name} must be a UUID")
    return value.lower()


def language_of(body: dict[str, Any]) -> Language:
    value = body.get("language", "nl")
    if value not in LANGUAGES:
        raise InputError("language must be nl or en")
    return value  # type: ignore[no-any-return]


async def conversation_of(request: web.Request) -> Conversation:
    """The conversation of the path, if the bearer token is its own. Raises: NotAllowed."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotAllowed("a bearer token is needed")
    async with request.app[HOUSE].units() as work:
        return await work.conversations.check_token(request.match_info["id"], token)


def _no_constant(name: str) -> float:
    raise ValueError(name)
