"""Logging in: a password (argon2id) with growing delay after failures, or a one-time link; and logging out."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aiohttp import web
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from desk.guarding import coordinator_of, log_in
from desk.keys import COOKIE, HOUSE
from desk.rendering import page
from seemenow.errors import InputError

FAILURES_ALLOWED = 5
LOCK_MINUTES = 15
HASHER = PasswordHasher()
A_HASH_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaJObG"
"""Checked for a login that does not exist, so that the time tells nothing."""

routes = web.RouteTableDef()


@routes.get("/login")
async def form(request: web.Request) -> web.Response:
    return page(request, "login.html", wrong=False)


@routes.post("/login")
async def with_password(request: web.Request) -> web.StreamResponse:
    sent = await request.post()
    login, password = str(sent.get("login", ""))[:80], str(sent.get("password", ""))[:1024]
    house = request.app[HOUSE]
    now = house.clock.now()
    async with house.units() as work:
        failures = await work.desk.failed_logins(login, now - timedelta(minutes=LOCK_MINUTES))
        known = await work.desk.password_hash(login)
    right = await asyncio.to_thread(is_right, known[1] if known else A_HASH_OF_NOBODY, password)
    if failures >= FAILURES_ALLOWED or known is None or not right:
        async with house.units() as work:
            await work.desk.add_failed_login(login, now)
            await work.commit()
        return page(request, "login.html", status=403, wrong=True)
    return await log_in(request, known[0])


@routes.get("/login/{token}")
async def link(request: web.Request) -> web.Response:
    """A one-time link shows a button first: a preview by a mail program must not use it up."""
    return page(request, "link.html", token=request.match_info["token"])


@routes.post("/login/link")
async def with_link(request: web.Request) -> web.StreamResponse:
    token = str((await request.post()).get("token", ""))
    house = request.app[HOUSE]
    async with house.units() as work:
        coordinator_id = await work.desk.use_login_link(token, house.clock.now())
        await work.commit()
    if coordinator_id is None:
        raise InputError("this link was used before, or is too old; make a new one on the command line")
    return await log_in(request, coordinator_id)


@routes.post("/logout")
async def log_out(request: web.Request) -> web.StreamResponse:
    house, who = request.app[HOUSE], coordinator_of(request)
    async with house.units() as work:
        await work.desk.end_session(request.cookies[request.app[COOKIE]])
        await work.desk.seen(who.id, house.clock.now(), available=False)
        await work.desk.log(house.clock.now(), who.id, "logged_out")
        await work.commit()
    house.notifier.desk_changed()
    response = web.Response(status=303, headers={"Location": "/login"})
    response.del_cookie(request.app[COOKIE], path="/")
    return response


def is_right(stored_hash: str, password: str) -> bool:
    """Takes tens of milliseconds on purpose; call it off the loop."""
    try:
        return HASHER.verify(stored_hash, password)
    except (Argon2Error, InvalidHashError):
        return False
