"""Stories, part by part: said to be composed, notice and length first, stop at every part (safeguard S36). Works without script."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from pages.home import not_found
from pages.view import page, situation_of
from seemenow.speech.numbers import contact_cards, fill_contacts

routes = web.RouteTableDef()


@routes.get("/stories")
async def overview(request: web.Request) -> web.Response:
    said = await situation_of(request)
    tellings = {id_: story.telling[said.language] for id_, story in said.pack.stories.items()}
    return await page(request, "stories.html", said=said, tellings=tellings)


@routes.get("/stories/{id}")
async def one_story(request: web.Request) -> web.Response:
    """The notice; with ?part=1, 2, … one part; with ?part=after what the story shows."""
    said = await situation_of(request)
    story = said.pack.stories.get(request.match_info["id"])
    part = request.query.get("part", "notice")
    if story is None:
        return await not_found(request)
    telling = story.telling[said.language]
    shared: dict[str, Any] = {
        "id": story.id,
        "telling": telling,
        "cards": contact_cards(story.contacts, said),
        "sources": story.sources,
        "status": story.status,
    }
    if part == "notice":
        return await page(request, "story_notice.html", said=said, **shared)
    if part == "after":
        after = [fill_contacts(text, said) for text in (telling.signs, telling.helped, telling.tomorrow, telling.word)]
        return await page(request, "story_after.html", said=said, after=after, **shared)
    number = int(part) if part.isascii() and part.isdigit() and len(part) < 3 else 0
    if not 1 <= number <= len(telling.parts):
        return await not_found(request)
    following = "after" if number == len(telling.parts) else str(number + 1)
    text = fill_contacts(telling.parts[number - 1], said)
    return await page(request, "story_part.html", said=said, text=text, number=number, following=following, **shared)
