"""Health: alive means the loop turns; ready means the log can be read."""

from __future__ import annotations

from aiohttp import web

from connectors.web.reading import HOUSE

routes = web.RouteTableDef()


@routes.get("/health/live")
async def live(_: web.Request) -> web.Response:
    return web.json_response({"status": "live"})


@routes.get("/health/ready")
async def ready(request: web.Request) -> web.Response:
    """200 when the log can be read. The engine is not asked: with it down the service still leads people to humans."""
    async with request.app[HOUSE].units() as work:
        await work.desk.regions()
    return web.json_response({"status": "ready"})
