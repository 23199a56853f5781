"""From a request to a page: the language, what is true of the service now, the words, the headers.

Words come from the pack only. Jinja escapes everything; no template holds a script or a style.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from aiohttp import web

from seemenow.conversation import Context, Language
from seemenow.errors import StoreFailure
from seemenow.gazetteer import Gazetteer
from seemenow.labels import LANGUAGES
from seemenow.service_facts import ServiceFacts, service_sentences
from seemenow.speech.numbers import emergency_card, fill_contacts, words
from seemenow.speech.situation import Situation
from seemenow.talk.house import House, live_region

QUALITY = re.compile(r"\s*([A-Za-z]{2})[\w-]*\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*\Z")


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages need for as long as the process lives."""

    house: House
    quick_exit_url: str
    embedding_origins: tuple[str, ...]
    templates: jinja2.Environment
    gazetteer: Gazetteer


PAGES = web.AppKey("pages", Pages)


def environment(folder: Path) -> jinja2.Environment:
    """Templates that escape everything and refuse names that do not exist."""
    loader = jinja2.FileSystemLoader(folder)
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["parts"] = paragraphs
    return made


def paragraphs(text: str) -> list[list[str] | str]:
    """A text as paragraphs; lines that begin "- " become a list of points."""
    parts: list[list[str] | str] = []
    for block in (one.strip() for one in text.split("\n\n") if one.strip()):
        for points, group in groupby(block.split("\n"), key=lambda line: line.startswith("- ")):
            lines = list(group)
            parts.append([line[2:] for line in lines] if points else "\n".join(lines))
    return parts


def language_of(request: web.Request) -> Language:
    """?lang= first, then what the browser prefers, else Dutch."""
    preferred = [found for part in request.headers.get("Accept-Language", "").split(",")[:20] if (found := QUALITY.match(part))]
    preferred.sort(key=lambda found: -float(found[2] or 1))
    wished = (request.query.get("lang", ""), *(found[1].lower() for found in preferred))
    return "en" if next((one for one in wished if one in LANGUAGES), "nl") == "en" else "nl"


async def situation_of(request: web.Request, language: Language | None = None) -> Situation:
    """This moment, for no talk in particular. With the database out of reach the pages still stand, saying what the settings say."""
    house = request.app[PAGES].house
    try:
        facts = await _facts(house, language or language_of(request))
    except StoreFailure:
        facts = house.settings_facts
    return Situation(house.pack, language or language_of(request), house.clock.now(), facts, Context())


async def _facts(house: House, language: Language) -> ServiceFacts:
    async with house.units() as work:
        regions = await work.desk.regions()
        region = await live_region(work, "", house.clock.now())
    live = region.name[language] if region else ""
    return replace(house.settings_facts, live_regions=bool(regions), live_region=live, callback=bool(regions))


async def page(request: web.Request, template: str, *, http_status: int = 200, embeddable: bool = False, **values: Any) -> web.Response:
    """A whole page in the language of the request."""
    pages = request.app[PAGES]
    said = values.pop("said", None) or await situation_of(request)
    shared = {
        "language": said.language,
        "w": word_maker(said),
        "link": _linker(request, said.language),
        "service": lambda *ids: service(said, *ids),
        "numbers": emergency_card(said).links,
        "quick_exit_url": pages.quick_exit_url,
        "other": {"code": "en" if said.language == "nl" else "nl", "href": _same_page(request, "en" if said.language == "nl" else "nl")},
        "path": request.path,
    }
    text = pages.templates.get_template(template).render(**shared, **values)
    headers = {"Content-Security-Policy": policy(pages.embedding_origins if embeddable else None), "Vary": "Accept-Language, Accept"}
    return web.Response(text=text, status=http_status, content_type="text/html", headers=headers)


def service(said: Situation, *ids: str) -> list[str]:
    """Sentences about the service that are true now, with numbers filled in."""
    return [fill_contacts(one, said) for one in service_sentences(said.pack, ids, said.facts, said.language)]


def word_maker(said: Situation) -> Callable[..., str]:
    return lambda id_, **values: words(said, id_, **{name: str(value) for name, value in values.items()})


def policy(embedders: tuple[str, ...] | None) -> str:
    """Args: embedders: None where no site may frame the page; the service's own pages always may frame an embeddable one."""
    ancestors = "'none'" if embedders is None else " ".join(("'self'", *embedders))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )


def _linker(request: web.Request, language: Language) -> Callable[..., str]:
    """Links within the site keep a language that was asked for by ?lang=."""
    keep = {"lang": language} if request.query.get("lang") in LANGUAGES else {}

    def link(path: str, **query: str) -> str:
        asked = urlencode({**query, **keep})
        return f"{path}?{asked}" if asked else path

    return link


def _same_page(request: web.Request, language: str) -> str:
    kept = {name: value for name, value in request.query.items() if name in ("place", "municipality", "part")}
    return f"{request.rel_url.raw_path}?{urlencode({**kept, 'lang': language})}"
