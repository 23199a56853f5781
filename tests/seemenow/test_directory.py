"""Whom a municipality is led to: never a guess, never a contact of low confidence, never nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seemenow.directory import find_coordinators
from seemenow.pack.load import Pack
from seemenow.speech.places import coordinator
from tests.moments import situation_at

GRONINGEN, ZAANSTAD, APELDOORN, ENSCHEDE = "0014", "0479", "0200", "0153"


def cards_of(pack: Pack, code: str) -> list[str]:
    return [card.title for card in coordinator(situation_at(pack), code).cards]


def test_groningen_has_a_coordinator_to_be_checked(pack: Pack) -> None:
    finding = find_coordinators(pack, GRONINGEN)
    assert [one.id for one in finding.regional] == ["groningen"]
    assert finding.please_check


def test_zaanstad_has_none_and_comensha_is_said_honestly(pack: Pack) -> None:
    finding = find_coordinators(pack, ZAANSTAD)
    assert finding.municipality.name == "Zaanstad"
    assert finding.regional == ()
    text = coordinator(situation_at(pack), ZAANSTAD).text
    assert "Zaanstad" in text
    assert "CoMensha" in text
    assert "geen gecontroleerd contact" in text


def test_no_entry_of_low_confidence_is_found_anywhere(pack: Pack) -> None:
    for code in pack.municipalities:
        assert all(one.confidence in ("high", "medium") for one in find_coordinators(pack, code).regional)


def test_a_surer_entry_stands_before_a_less_sure_one_and_a_coordinator_before_a_reporting_point(pack: Pack) -> None:
    medium = next(one for one in pack.coordinators if one.id == "groningen")
    entries = (
        replace(medium, id="point", kind="reporting_point"),
        medium,
        replace(medium, id="low", confidence="low"),
        replace(medium, id="sure point", kind="reporting_point", confidence="high"),
        replace(medium, id="sure", confidence="high"),
    )
    found = find_coordinators(replace(pack, coordinators=entries), GRONINGEN)
    assert [one.id for one in found.regional] == ["sure", "sure point", "groningen", "point"]


def test_a_code_that_is_no_municipality_is_a_key_error(pack: Pack) -> None:
    with pytest.raises(KeyError):
        find_coordinators(pack, "9999")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_municipality_is_led_to_112_and_veilig_thuis_and_to_somebody_who_coordinates(pack: Pack, language: str) -> None:
    said = situation_at(pack, language)  # type: ignore[arg-type]
    names = {id_: pack.contacts[id_].name[language] for id_ in ("emergency", "veilig_thuis", "comensha")}
    for code in pack.municipalities:
        titles = [card.title for card in coordinator(said, code).cards]
        assert set(titles[:2]) == {names["emergency"], names["veilig_thuis"]}, code
        assert names["comensha"] in titles, code


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_entry_that_is_not_sure_asks_to_be_checked_with_its_date_and_source(pack: Pack, language: str) -> None:
    said = situation_at(pack, language)  # type: ignore[arg-type]
    for one in pack.coordinators:
        if one.confidence == "low":
            continue
        body = coordinator(said, one.codes[0])
        please = "Controleer dit even" if language == "nl" else "Please check this"
        assert please in body.text, one.id
        assert body.sources, one.id


def test_a_reporting_point_is_never_called_the_coordinator(pack: Pack) -> None:
    points = [one for one in pack.coordinators if one.kind == "reporting_point" and one.confidence != "low"]
    assert points
    for one in points:
        body = coordinator(situation_at(pack), one.codes[0])
        card = next(card for card in body.cards if one.organisation in (card.title, *card.lines))
        assert not card.title.startswith("Zorgcoördinator")
        assert any("meldpunt van de regio" in line for line in card.lines)


def test_an_organisation_without_contact_details_tells_how_it_is_reached(pack: Pack) -> None:
    bare = [one for one in pack.coordinators if one.confidence != "low" and not (one.phone or one.email)]
    assert ENSCHEDE in bare[0].codes
    body = coordinator(situation_at(pack), ENSCHEDE)
    card = next(card for card in body.cards if bare[0].organisation in card.lines)
    assert any("CoMensha" in line for line in card.lines)


def test_no_sentence_of_a_place_ends_twice(pack: Pack) -> None:
    for language in ("nl", "en"):
        for code in pack.municipalities:
            body = coordinator(situation_at(pack, language), code)  # type: ignore[arg-type]
            whole = "\n".join((body.text, *(line for card in body.cards for line in card.lines)))
            assert ".:" not in whole, code
            assert ".." not in whole, code
