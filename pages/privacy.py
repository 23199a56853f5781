"""What happens with what is typed, in sentences made from the settings and from nothing else (safeguard S35)."""

from __future__ import annotations

from aiohttp import web

from pages.view import page

SECTIONS = (
    ("page_privacy_who", ("operator",)),
    ("page_privacy_kept", ("kept", "masked")),
    ("page_privacy_readers", ("readers",)),
    ("page_privacy_victim", ("kept_not",)),
    ("page_privacy_human", ("human", "callback")),
    ("page_privacy_erasing", ("erasing",)),
    ("page_privacy_leaving", ("leaving",)),
    ("page_privacy_report", ("not_reported",)),
    ("page_privacy_texts", ("trial", "feedback")),
)
routes = web.RouteTableDef()


@routes.get("/privacy")
async def privacy(request: web.Request) -> web.Response:
    return await page(request, "privacy.html", sections=SECTIONS)
