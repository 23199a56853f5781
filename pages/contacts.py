"""Whom a place is led to: a page, and the same as JSON. A closed line is never the first; an ambiguous name is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from pages.view import PAGES, page, situation_of
from seemenow.conversation import Card
from seemenow.directory import find_coordinators
from seemenow.pack.contacts import RegionalContact
from seemenow.pack.municipalities import Municipality
from seemenow.speech.numbers import contact_cards, words
from seemenow.speech.places import regional_card
from seemenow.speech.situation import Situation

MAX_PLACE_CHARACTERS = 80
NATIONAL = ("emergency", "veilig_thuis", "comensha")
routes = web.RouteTableDef()


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search found.

    Args:
        place: what was asked for, as typed; "" when nothing was.
        municipality: the one it lies in, None when unknown or not yet clear.
        candidates: those it may lie in, when there are several.
    """

    place: str
    municipality: Municipality | None
    candidates: tuple[Municipality, ...]


@routes.get("/coordinators")
async def coordinators(request: web.Request) -> web.Response:
    """?place= any place, municipality or postcode; ?municipality= its code, after a name that fits several."""
    said = await situation_of(request)
    sought = _seek(request, said)
    regional = find_coordinators(said.pack, sought.municipality.code).regional if sought.municipality else ()
    if "application/json" in request.headers.get("Accept", ""):
        return web.json_response(_to_json(said, sought, regional), headers={"Vary": "Accept, Accept-Language"})
    told = _told(said, sought, regional)
    # Hours of coordinators are not known, which counts as closed: they come after the lines that answer at any hour.
    national = contact_cards(NATIONAL, said)
    cards = [regional_card(one, said) for one in regional]
    return await page(request, "contacts.html", said=said, sought=sought, told=told, cards=cards, national=national, regional=regional)


def _seek(request: web.Request, said: Situation) -> Sought:
    place = request.query.get("place", "").strip()[:MAX_PLACE_CHARACTERS]
    known = said.pack.municipalities
    chosen = known.get(request.query.get("municipality", ""))
    if chosen is not None:
        return Sought(place or chosen.name, chosen, ())
    found = request.app[PAGES].gazetteer.find_place(place, asked=True) if place else None
    if found is None:
        return Sought(place, None, ())
    if found.municipality is None:
        return Sought(found.name, None, tuple(known[code] for code in found.candidates))
    return Sought(found.name, known[found.municipality], ())


def _told(said: Situation, sought: Sought, regional: tuple[RegionalContact, ...]) -> list[str]:
    """The sentences above the cards."""
    if not sought.place or sought.candidates:
        return []
    if sought.municipality is None:
        return [words(said, "place_unknown")]
    name = sought.municipality.name
    if sought.place.isdigit():
        told = [words(said, "postcode_found", place=sought.place, municipality=name)]
    elif sought.place.casefold() == name.casefold():
        told = [words(said, "place_is_municipality", municipality=name)]
    else:
        told = [words(said, "place_found", place=sought.place, municipality=name)]
    if not regional:
        told.append(words(said, "coordinator_none", region_or_municipality=name))
    return [*told, words(said, "consult_without_names")]


def _to_json(said: Situation, sought: Sought, regional: tuple[RegionalContact, ...]) -> dict[str, Any]:
    return {
        "place": sought.place,
        "municipality": _municipality(sought.municipality) if sought.municipality else None,
        "candidates": [_municipality(one) for one in sought.candidates],
        "coordinators": [_coordinator(said, one) for one in regional],
        "national": [_card(one) for one in contact_cards(NATIONAL, said)],
        "told": _told(said, sought, regional),
    }


def _municipality(one: Municipality) -> dict[str, str]:
    return {"code": one.code, "name": one.name, "province": one.province}


def _coordinator(said: Situation, one: RegionalContact) -> dict[str, Any]:
    card = regional_card(one, said)
    return {
        **_card(card),
        "kind": one.kind,
        "region": one.region[said.language],
        "organisation": one.organisation,
        "phone": one.phone,
        "email": one.email,
        "url": one.url,
        "confidence": one.confidence,
        "please_check": card.lines[-1] if one.confidence != "high" else None,
        "source": {"title": one.source.title, "url": one.source.url or "", "date": one.source.date},
    }


def _card(card: Card) -> dict[str, Any]:
    return {"title": card.title, "lines": list(card.lines), "links": [{"label": one.label, "href": one.href} for one in card.links]}
