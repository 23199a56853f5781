"""What this is and for whom, and the ways on; and the page for addresses that do not exist."""

from __future__ import annotations

from aiohttp import web

from pages.view import page

routes = web.RouteTableDef()


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    return await page(request, "home.html")


@routes.get("/demo")
async def demo(request: web.Request) -> web.Response:
    """An ordinary page that embeds the widget, as any other site would."""
    return await page(request, "demo.html")


async def not_found(request: web.Request) -> web.Response:
    """Says so, with the numbers: nobody who mistyped an address stands in the dark."""
    return await page(request, "not_found.html", http_status=404)
