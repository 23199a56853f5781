"""The desk's application, as a table of contents."""

from __future__ import annotations

from pathlib import Path

import jinja2
from aiohttp import web

from desk import login, queue, stream, talk
from desk.guarding import add_headers, errors, session
from desk.keys import COOKIE, HOUSE, SECURE, TEMPLATES
from seemenow.talk.house import House

HERE = Path(__file__).parent
MAX_BODY_BYTES = 64 * 1024


def build_desk(house: House, *, secure: bool = False) -> web.Application:
    """Args: secure: the desk is reached over https, so the cookie is a __Host- cookie."""
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[errors, session])
    app[HOUSE] = house
    app[SECURE], app[COOKIE] = secure, "__Host-desk" if secure else "desk"
    app[TEMPLATES] = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    for module in (login, queue, talk, stream):
        app.add_routes(module.routes)
    app.router.add_static("/static", HERE / "static")
    app.router.add_get("/health/live", live)
    app.on_response_prepare.append(add_headers)
    return app


async def live(_: web.Request) -> web.Response:
    return web.json_response({"status": "live"})
