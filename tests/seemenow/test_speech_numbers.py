"""Numbers and hours as a person sees them: a closed line is never first or alone, an unchecked number is never shown (safeguard S7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from seemenow.pack.load import Pack
from seemenow.speech.numbers import card, contact_cards, emergency_card, fill_contacts, in_a_sentence, tel, when_open, words
from tests.doubles import MONDAY_NOON
from tests.moments import CHRISTMAS, MOMENTS, THREE_IN_THE_NIGHT, dutch, situation_at


def titles(pack: Pack, *ids: str) -> list[str]:
    return [pack.contacts[id_].name["nl"] for id_ in ids]


def test_an_open_line_in_a_sentence_is_name_and_number(pack: Pack) -> None:
    assert in_a_sentence(pack.contacts["comensha"], situation_at(pack)) == "CoMensha (033-448 11 86)"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-23 08:00", "CoMensha (033-448 11 86, weer open vandaag 9.00 uur)"),
        ("2026-11-23 17:00", "CoMensha (033-448 11 86, weer open morgen 9.00 uur)"),
        ("2026-11-20 18:00", "CoMensha (033-448 11 86, weer open maandag 9.00 uur)"),
        ("2026-12-25 12:00", "CoMensha (033-448 11 86, weer open maandag 9.00 uur)"),
    ],
)
def test_a_closed_line_in_a_sentence_says_when_it_opens(pack: Pack, at: str, told: str) -> None:
    assert in_a_sentence(pack.contacts["comensha"], situation_at(pack, now=dutch(at))) == told


def test_in_english_the_clock_has_a_colon(pack: Pack) -> None:
    said = situation_at(pack, "en", dutch("2026-11-20 18:00"))
    assert in_a_sentence(pack.contacts["comensha"], said) == "CoMensha (033-448 11 86, open again Monday 9:00)"


def test_a_line_of_unknown_hours_points_to_its_site(pack: Pack) -> None:
    assert (
        in_a_sentence(pack.contacts["helpwanted"], situation_at(pack)) == "Helpwanted (020-261 52 75, zie de site voor de openingstijden)"
    )


def test_112_is_just_its_number(pack: Pack) -> None:
    assert fill_contacts("Bel {emergency}.", situation_at(pack)) == "Bel 112."


def test_an_unchecked_number_is_left_out_everywhere(pack: Pack) -> None:
    contact = pack.contacts["safe_sport"]
    assert contact.phone
    assert contact.verified == "partly"
    said = situation_at(pack)
    assert in_a_sentence(contact, said) == "Centrum Veilige Sport Nederland"
    assert not any(link.href.startswith("tel:") for link in card(contact, said).links)


def test_an_unchecked_address_for_mail_is_left_out_of_the_card(pack: Pack) -> None:
    contact = replace(pack.contacts["comensha"], verified="partly")
    assert not any(link.href.startswith("mailto:") for link in card(contact, situation_at(pack)).links)


def test_what_is_no_contact_stays_as_it_is(pack: Pack) -> None:
    assert fill_contacts("{region} and {veilig_thuis}", situation_at(pack)).startswith("{region} and Veilig Thuis (0800-2000)")


@pytest.mark.parametrize("moment", MOMENTS)
def test_112_and_veilig_thuis_are_always_among_the_cards_and_the_first_is_open(pack: Pack, moment: str) -> None:
    said = situation_at(pack, now=MOMENTS[moment])
    for id_ in pack.contacts:
        shown = [one.title for one in contact_cards((id_,), said)]
        first = next(contact for contact in pack.contacts.values() if contact.name["nl"] == shown[0])
        assert first.hours is not None, id_
        assert first.hours.is_open(said.now), id_
        assert set(titles(pack, "emergency", "veilig_thuis")) <= set(shown)


def test_at_night_the_open_lines_come_first_and_keep_their_order(pack: Pack) -> None:
    said = situation_at(pack, now=THREE_IN_THE_NIGHT)
    shown = [one.title for one in contact_cards(("comensha", "csg", "kindertelefoon", "suicide_prevention"), said)]
    assert shown == titles(pack, "csg", "suicide_prevention", "emergency", "veilig_thuis", "comensha", "kindertelefoon")


def test_at_noon_the_order_of_the_answer_stays(pack: Pack) -> None:
    shown = [one.title for one in contact_cards(("veilig_thuis", "comensha", "emergency"), situation_at(pack))]
    assert shown == titles(pack, "veilig_thuis", "comensha", "emergency")


def test_a_contact_stands_once_however_often_it_is_named(pack: Pack) -> None:
    shown = [one.title for one in contact_cards(("veilig_thuis", "veilig_thuis", "emergency"), situation_at(pack))]
    assert sorted(shown) == sorted(set(shown))


def test_a_contact_that_is_not_to_be_shown_gets_no_card(pack: Pack) -> None:
    hidden = [one.id for one in pack.contacts.values() if not one.show]
    assert hidden, "no contact is hidden: this test shows nothing"
    shown = [one.title for one in contact_cards(hidden, situation_at(pack))]
    assert shown == titles(pack, "emergency", "veilig_thuis")


def test_the_card_of_an_open_line_says_until_when(pack: Pack) -> None:
    assert when_open(pack.contacts["kindertelefoon"], situation_at(pack)) == "nu open tot 21.00 uur"
    assert when_open(pack.contacts["veilig_thuis"], situation_at(pack, now=CHRISTMAS)) == "dag en nacht"


def test_a_card_never_says_open_of_a_line_that_is_closed(pack: Pack) -> None:
    start = dutch("2026-12-21 00:00")
    for hour in range(0, 14 * 24):
        said = situation_at(pack, now=start + timedelta(hours=hour))
        for contact in pack.contacts.values():
            open_now = contact.hours is not None and contact.hours.is_open(said.now)
            told = when_open(contact, said)
            assert told.startswith(("dag en nacht", "nu open")) is open_now, (contact.id, said.now, told)


@pytest.mark.parametrize(
    ("number", "href"), [("033-448 11 86", "tel:0334481186"), ("+31 70 333 44 44", "tel:+31703334444"), ("112", "tel:112")]
)
def test_a_number_becomes_an_address_to_call(number: str, href: str) -> None:
    assert tel(number) == href


def test_every_link_of_every_card_is_a_telephone_mail_or_https_address(pack: Pack) -> None:
    for contact in pack.contacts.values():
        for link in card(contact, situation_at(pack)).links:
            assert link.href.startswith(("tel:", "mailto:", "https://")), (contact.id, link.href)
            assert link.label.strip()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_emergency_card_holds_112_and_veilig_thuis_to_call(pack: Pack, language: str) -> None:
    links = emergency_card(situation_at(pack, language, THREE_IN_THE_NIGHT)).links  # type: ignore[arg-type]
    assert [link.href for link in links] == ["tel:112", "tel:08002000"]


def test_a_place_cannot_smuggle_in_other_values(pack: Pack) -> None:
    told = words(situation_at(pack, now=MONDAY_NOON), "place_found", place="{0.__class__}%s", municipality="Zaanstad")
    assert told.startswith("{0.__class__}%s ligt in de gemeente Zaanstad.")
