"""What is said of a place: which municipality it is, and whom that municipality is led to."""

from __future__ import annotations

import re

from seemenow.conversation import Body, Card, Link
from seemenow.directory import find_coordinators
from seemenow.pack.contacts import RegionalContact
from seemenow.speech.choices import as_choice
from seemenow.speech.numbers import contact_cards, tel, words
from seemenow.speech.situation import Situation


def place_found(situation: Situation, place: str, code: str) -> Body:
    """Repeats what was understood, so that it can be corrected."""
    name = situation.pack.municipalities[code].name
    if place.isdigit():
        return Body(words(situation, "postcode_found", place=place, municipality=name))
    if place.casefold() == name.casefold():
        return Body(words(situation, "place_is_municipality", municipality=name))
    return Body(words(situation, "place_found", place=place, municipality=name))


def coordinator(situation: Situation, code: str) -> Body:
    """The coordinator of a municipality by the rules of the directory, Veilig Thuis and CoMensha beside it."""
    finding = find_coordinators(situation.pack, code)
    told = []
    for one in finding.regional[:1]:
        told.append(_who(situation, one))
        told += [_please_check(situation, one)] if one.confidence != "high" else []
    if not finding.regional:
        told.append(words(situation, "coordinator_none", region_or_municipality=finding.municipality.name))
    told.append(words(situation, "consult_without_names"))
    national = contact_cards(("emergency", "veilig_thuis", "comensha"), situation)
    # The hours of coordinators are not known, which counts as closed: they come after the lines that answer at any hour.
    regional = tuple(regional_card(one, situation) for one in finding.regional)
    return Body(
        "\n\n".join(told),
        choices=(as_choice(situation, "talk_to_human"), as_choice(situation, "faq/what_is_care_coordinator")),
        cards=(*national[:2], *regional, *national[2:]),
        answer="find_coordinator",
        sources=tuple({"title": one.source.title, "url": one.source.url or "", "date": one.source.date} for one in finding.regional),
        status="draft",
    )


def regional_card(one: RegionalContact, situation: Situation) -> Card:
    """Organisation, region, "please check" with its date, and the ways to reach it."""
    title = words(situation, "coordinator_region", region=one.region[situation.language])
    lines = [one.organisation, words(situation, "coordinator_ask_minors")]
    if one.kind == "reporting_point":
        lines.insert(1, words(situation, "reporting_point"))
    if one.basis == "inferred":
        lines.append(words(situation, "coordinator_inferred"))
    if one.confidence != "high":
        lines.append(_please_check(situation, one))
    if not (one.phone or one.email):
        lines.append(words(situation, "coordinator_no_details"))
    links = [Link(one.phone, tel(one.phone))] if one.phone else []
    links += [Link(one.email, f"mailto:{one.email}")] if one.email else []
    links += [Link(one.url.removeprefix("https://").split("/")[0], one.url)] if one.url else []
    return Card(title if one.kind == "coordinator" else one.organisation, tuple(lines), tuple(links))


def _who(situation: Situation, one: RegionalContact) -> str:
    """One line: which organisation it is, and, of a reporting point, that it is not the coordinator."""
    if one.kind == "reporting_point":
        return f"{one.organisation}. {words(situation, 'reporting_point')}"
    return f"{words(situation, 'coordinator_region', region=one.region[situation.language])}: {one.organisation}."


def _please_check(situation: Situation, one: RegionalContact) -> str:
    """ "Please check", with the date as the source gives it: many pages carry none, and then that is said."""
    date = one.source.date
    if date[:1].isdigit():
        return words(situation, "coordinator_please_check", source_date=date)
    after = re.search(r"after (\d{4})", date)
    if after:
        return words(situation, "coordinator_please_check_after", year=after[1])
    return words(situation, "coordinator_please_check_undated")
