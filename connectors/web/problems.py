"""Errors of the inside as application/problem+json (RFC 9457), translated once, here."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from seemenow.errors import (
    ConversationClosed,
    IdTakenError,
    IllegalMove,
    InputError,
    NotAllowed,
    NotFound,
    RateLimited,
    SeeMeNowError,
    TooLong,
    UnknownChoice,
)

STATUS: dict[type[SeeMeNowError], int] = {
    TooLong: 413,
    UnknownChoice: 422,
    IdTakenError: 409,
    InputError: 400,
    NotAllowed: 401,
    NotFound: 404,
    ConversationClosed: 410,
    RateLimited: 429,
    IllegalMove: 409,
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)


def problem(status: int, code: str, detail: str, headers: dict[str, str] | None = None) -> web.Response:
    """Args: detail: one plain English sentence for whoever writes a client; pages show words of the pack for `code`."""
    body = {"type": "about:blank", "title": code.replace("_", " "), "status": status, "code": code, "detail": detail}
    return web.Response(status=status, text=json.dumps(body), content_type="application/problem+json", headers=headers)


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The one place where errors become answers."""
    try:
        return await handler(request)
    except SeeMeNowError as error:
        return from_error(error)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return problem(error.status, error.reason.lower().replace(" ", "_"), error.reason, _allow(error))
    except Exception as error:  # the person must get an answer, and the log no text: the kind of the error and where it came from
        log.exception("unexpected: %s at %s %s", type(error).__name__, request.method, request.match_info.route.resource, exc_info=False)
        return problem(
            500, "unexpected", "Something went wrong here. Your message may not have been taken; send it again with the same id."
        )


def from_error(error: SeeMeNowError) -> web.Response:
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 503)
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, RateLimited) else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    told = str(error)
    return problem(status, error.code, f"{told[:1].upper()}{told[1:]}.", headers)


def _allow(error: web.HTTPException) -> dict[str, str]:
    return {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
