"""What a message says to each question of the forms. Typed or chosen, both end in the same values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.aside import codes_asked
from actions.heard import Heard
from seemenow.labels import AGE_BANDS, SETTINGS_OF_WORK

UNKNOWN = "unknown"
GENERAL = "general"


def danger_now(heard: Heard, *, asked: bool) -> str | None:
    """yes, no or unknown; a bare yes or no counts only when it was asked."""
    given = heard.entities.get("danger_now")
    if given in ("yes", "no", UNKNOWN) or not asked:
        return given
    if heard.unsure:
        return UNKNOWN
    return "yes" if heard.yes else "no" if heard.no else None


def age_band(heard: Heard, *, asked: bool) -> str | None:
    """An age band, or unknown."""
    given = heard.entities.get("age_band") or (heard.understanding.get("age_if_asked") if asked else None)
    if given in AGE_BANDS or (asked and given == UNKNOWN):
        return given
    return UNKNOWN if asked and (heard.unsure or heard.no) else None


def setting(heard: Heard, *, asked: bool) -> str | None:
    """A setting of work, or general."""
    given = heard.entities.get("setting")
    if given in SETTINGS_OF_WORK or given == GENERAL:
        return given
    return GENERAL if asked and (heard.unsure or heard.no) else None


def place(heard: Heard, *, asked: bool) -> str | None:
    """A municipality code, or unknown; None also for a name that several have (see `ambiguous`)."""
    given = heard.entities.get("place")
    if given:
        return given
    found = found_place(heard, asked=asked)
    if found:
        return found["municipality"] or _by_province(heard, found)
    meant = _by_province(heard, {"candidates": codes_asked(heard.slots.get("aside"))}) if asked else None
    return meant or (UNKNOWN if asked and (heard.unsure or heard.no) else None)


def found_place(heard: Heard, *, asked: bool) -> Mapping[str, Any] | None:
    """What the gazetteer made of the sentence, as an answer to "where?" or as a sentence of its own."""
    return heard.understanding.get("place_if_asked" if asked else "place")


def _by_province(heard: Heard, found: Mapping[str, Any]) -> str | None:
    """The one candidate in the province that was named, "that in Limburg"."""
    said = heard.understanding.get("province_codes") or []
    fitting = [code for code in found["candidates"] if code in said]
    return fitting[0] if len(fitting) == 1 else None


READERS = {"danger_now": danger_now, "age_band": age_band, "place": place, "setting": setting}
