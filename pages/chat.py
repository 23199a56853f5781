"""The chat page: numbers and words in plain HTML, so that they stand when script or server is gone; the talk itself is widget/chat.js."""

from __future__ import annotations

from aiohttp import web

from pages.view import page, situation_of, word_maker
from seemenow.labels import LANGUAGES

WORDS = (
    *("who_assistant", "who_service", "who_you", "who_coordinator_suffix", "quick_exit", "input_label", "send"),
    *("connection_lost", "connection_back", "details_masked", "rate_limited", "too_long", "erased", "ended"),
    *("feedback_helped", "feedback_not_helped", "feedback_thanks", "status_draft", "status_source_checked", "not_checked_by_expert"),
    *("page_approved", "page_source_and_status", "source_undated", "page_other_language", "page_danger_now", "page_worried"),
)
"""What the script may say beside the words that begin with chat_; in both languages, since a talk can change its own."""

routes = web.RouteTableDef()


@routes.get("/chat")
async def chat(request: web.Request) -> web.Response:
    """The one page that other sites, those of the settings, may show in a frame."""
    said = await situation_of(request)
    table = {}
    for language in LANGUAGES:
        make = word_maker(await situation_of(request, language))  # type: ignore[arg-type]
        table[language] = {id_: make(id_) for id_ in said.pack.words if id_ in WORDS or id_.startswith("chat_")}
    return await page(request, "chat.html", said=said, embeddable=True, table=table)
