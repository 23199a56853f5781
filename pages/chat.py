"""The chat page: numbers and words in plain HTML, so that they stand when script or server is gone; the talk itself is widget/chat.js."""

from __future__ import annotations

from aiohttp import web

from pages.view import page, situation_of, word_maker
from seemenow.labels import LANGUAGES

WORDS = (
    "who_assistant who_service who_you who_coordinator_suffix quick_exit input_label send call "
    "chat_starting chat_not_started chat_transcript chat_new_messages chat_keys chat_sending chat_kept chat_chosen "
    "chat_typing_assistant chat_typing_coordinator chat_floor_assistant chat_floor_waiting chat_floor_human "
    "chat_preview_lines chat_preview_struck chat_no_image chat_end chat_erase chat_erase_sure chat_erase_yes chat_no chat_again chat_helped "
    "chat_unexpected chat_nobody_now chat_exit_more chat_left connection_lost connection_back details_masked "
    "rate_limited too_long erased ended feedback_helped feedback_not_helped feedback_thanks "
    "page_source_and_status page_other_language page_danger_now page_worried page_numbers privacy_link "
    "status_draft status_source_checked not_checked_by_expert page_approved source_own_rule source_undated"
).split()
"""What the script may say, in both languages: a talk can change its language without a new page."""

routes = web.RouteTableDef()


@routes.get("/chat")
async def chat(request: web.Request) -> web.Response:
    """The one page that other sites, those of the settings, may show in a frame."""
    said = await situation_of(request)
    table = {}
    for language in LANGUAGES:
        make = word_maker(await situation_of(request, language))  # type: ignore[arg-type]
        table[language] = {id_: make(id_) for id_ in WORDS}
    return await page(request, "chat.html", said=said, embeddable=True, table=table)
