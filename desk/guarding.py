"""Who may see the desk: sessions, CSRF, and headers. Deny by default: a route that is not in OPEN needs a session."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from desk.keys import COOKIE, HOUSE, SECURE, WHO
from seemenow.errors import IllegalMove, InputError, NotAllowed, NotFound, SeeMeNowError
from seemenow.ports import Coordinator, DeskSession

IDLE_S, ABSOLUTE_S = 15 * 60.0, 8 * 3600.0
OPEN = frozenset({"/login", "/login/link", "/login/{token}", "/health/live", "/static"})
STATUS: dict[type[SeeMeNowError], int] = {NotAllowed: 403, NotFound: 404, IllegalMove: 409, InputError: 400}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser sends "Origin: null" with our own forms, and the check of the origin would refuse them.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Errors of the inside as a plain sentence; the page tells what to do next."""
    try:
        return await handler(request)
    except SeeMeNowError as error:
        status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 503)
        return web.Response(status=status, text=str(error).capitalize() + ".\n")
    except web.HTTPException:
        raise
    except Exception as error:  # a coordinator with a person waiting must get a page, and the log no text
        log.error("unexpected %s at %s", type(error).__name__, request.match_info.route.resource)
        return web.Response(status=500, text="Something went wrong here. Reload the page.\n")


@web.middleware
async def session(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A living session, or the login page; for whatever changes something, the session's CSRF token and the own origin."""
    resource = request.match_info.route.resource
    if resource is None or resource.canonical in OPEN:
        _check_origin(request)
        return await handler(request)
    found = await _session_of(request)
    if found is None:
        if request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            raise web.HTTPSeeOther("/login")
        raise NotAllowed("log in first")
    if request.method != "GET":
        _check_origin(request)
        await _check_csrf(request, found)
    async with request.app[HOUSE].units() as work:
        request[WHO] = (await work.desk.coordinator(found.coordinator_id), found)
    if request[WHO][0].disabled:
        raise NotAllowed("this account is disabled")
    return await handler(request)


def coordinator_of(request: web.Request) -> Coordinator:
    return request[WHO][0]


def csrf_of(request: web.Request) -> str:
    return request[WHO][1].csrf


async def log_in(request: web.Request, coordinator_id: str) -> web.Response:
    """A new session with a new token, and on to the queue."""
    token, now = secrets.token_urlsafe(32), request.app[HOUSE].clock.now()
    async with request.app[HOUSE].units() as work:
        await work.desk.add_session(token, DeskSession(coordinator_id, secrets.token_urlsafe(16), now, now))
        await work.desk.seen(coordinator_id, now, available=True)
        await work.desk.log(now, coordinator_id, "logged_in")
        await work.commit()
    response = web.Response(status=303, headers={"Location": "/"})
    response.set_cookie(request.app[COOKIE], token, httponly=True, samesite="Strict", path="/", secure=request.app[SECURE])
    return response


async def _session_of(request: web.Request) -> DeskSession | None:
    token = request.cookies.get(request.app[COOKIE])
    if not token:
        return None
    house = request.app[HOUSE]
    async with house.units() as work:
        found = await work.desk.session(token, house.clock.now(), idle_s=IDLE_S, absolute_s=ABSOLUTE_S)
        await work.commit()
    return found


def _check_origin(request: web.Request) -> None:
    """Raises: NotAllowed for a request that another site makes (login CSRF too)."""
    origin = request.headers.get("Origin")
    if request.method != "GET" and origin is not None and origin.partition("://")[2] != request.host:
        raise NotAllowed("this request comes from another site")


async def _check_csrf(request: web.Request, found: DeskSession) -> None:
    sent: Any = request.headers.get("X-CSRF-Token")
    if sent is None and request.content_type == "application/x-www-form-urlencoded":
        sent = (await request.post()).get("csrf")
    if not isinstance(sent, str) or not secrets.compare_digest(sent.encode(), found.csrf.encode()):
        raise NotAllowed("the form is out of date; reload the page")


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)
