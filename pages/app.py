"""Adds the public pages to the public application. Every page sets its own, narrow content security policy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from pages import chat, contacts, home, privacy, signs, stories
from pages.assets import add_assets
from pages.view import PAGES, Pages, environment
from seemenow.gazetteer import Gazetteer
from seemenow.talk.house import House

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Args:
    quick_exit_url: the neutral page that somebody leaves to.
    embedding_origins: sites that may show /chat in a frame, each "https://host".
    production: without it every page says that it is a trial.
    content: the folder with the lists of places.
    """

    quick_exit_url: str
    embedding_origins: tuple[str, ...] = ()
    production: bool = False
    content: Path = ROOT / "content"


def add_pages(app: web.Application, house: House, settings: PageSettings) -> None:
    """Add routes for pages and their files.

    Raises:
        OSError: a list of places or a file of a page is missing.
    """
    app[PAGES] = Pages(
        house,
        settings.quick_exit_url,
        settings.embedding_origins,
        environment(ROOT / "pages" / "templates"),
        Gazetteer.read(settings.content),
    )
    for module in (home, signs, stories, contacts, privacy, chat):
        app.add_routes(module.routes)
    add_assets(app, (ROOT / "pages" / "static", "/static"), (ROOT / "widget", "/widget"))
    app.add_routes([web.get("/{rest:(?!api/|health/|widget/|static/).*}", home.not_found)])
