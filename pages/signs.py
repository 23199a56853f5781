"""The signs of each work setting, never without the cautions and never counted (safeguard S12)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from pages.home import not_found
from pages.view import page, situation_of
from seemenow.pack.signs import SignList
from seemenow.speech.numbers import contact_cards
from seemenow.speech.situation import Situation

BORROWED = ("sports", "home")
routes = web.RouteTableDef()


@routes.get("/signs")
async def overview(request: web.Request) -> web.Response:
    said = await situation_of(request)
    return await page(request, "signs.html", said=said, settings=_labels(said))


@routes.get("/signs/{setting}")
async def one_list(request: web.Request) -> web.Response:
    said = await situation_of(request)
    chosen = said.pack.signs.lists.get(request.match_info["setting"])
    if chosen is None:
        return await not_found(request)
    return await page(request, "sign_list.html", said=said, **_shown(said, chosen))


def _labels(said: Situation) -> dict[str, str]:
    """The settings that have a list, by the labels of the question about them."""
    labels = said.pack.questions["setting"].choices[said.language]
    return {setting: labels[setting] for setting in said.pack.signs.lists}


def _shown(said: Situation, chosen: SignList) -> dict[str, Any]:
    language, known = said.language, said.pack.signs.sources
    by_basis = {basis: [sign.text[language] for sign in chosen.signs if sign.basis == basis] for basis in ("source", "foreign", "practice")}
    ids = dict.fromkeys(id_ for sign in chosen.signs for id_ in sign.sources)
    return {
        "heading": _labels(said)[chosen.setting],
        "borrowed": chosen.setting in BORROWED,
        "cautions": [text[language] for text in said.pack.signs.cautions.values()],
        "note": chosen.note[language] if chosen.note else "",
        "by_basis": by_basis,
        "cards": contact_cards(("comensha",), said),
        "sources": [known[id_] for id_ in ids],
        "status": chosen.status,
    }
