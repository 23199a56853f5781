"""Pages of the desk from templates, in the language of the coordinator's browser, with words of the pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from desk.keys import HOUSE, TEMPLATES, WHO
from seemenow.conversation import Language
from seemenow.service_facts import fill_values


def language_of(request: web.Request) -> Language:
    """?lang= goes before the browser's wish; Dutch is the default."""
    wish = request.query.get("lang") or request.headers.get("Accept-Language") or "nl"
    return "en" if wish[:2].lower() == "en" else "nl"


def words_for(request: web.Request) -> Callable[..., str]:
    """A function from the id of prepared words to the text, for templates."""
    language, words = language_of(request), request.app[HOUSE].pack.words
    return lambda id_, **values: fill_values(words[id_][language], values)


def page(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    who = request.get(WHO)
    shared = {
        "w": words_for(request),
        "language": language_of(request),
        "who": who[0].shown_as[language_of(request)] if who else "",
        "csrf": who[1].csrf if who else "",
        "available": bool(who and who[0].available),
    }
    text = request.app[TEMPLATES].get_template(template).render(**shared, **values)
    return web.Response(text=text, content_type="text/html", status=status)
