"""Every label as a person reads it, in both languages, by day, at night and on Christmas: whole, and near somebody who answers then (S7, S26)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from seemenow.conversation import Body, Language
from seemenow.pack.contacts import Contact
from seemenow.pack.load import Pack
from seemenow.service_facts import ServiceFacts
from seemenow.speech.answers import answer
from seemenow.speech.numbers import fill_contacts
from seemenow.speech.opening import door, opening
from seemenow.speech.speaker import emergency
from tests.moments import MOMENTS, situation_at

LANGUAGES: tuple[Language, ...] = ("nl", "en")
BARE = ServiceFacts()
FULL = ServiceFacts(operator="Regio X", privacy_contact="privacy@example.org", live_region="Rivierland", live_regions=True, callback=True)
STATES = {
    "bare": BARE,
    "live": FULL,
    "nobody there": replace(FULL, live_region=""),
    "queued": replace(FULL, handover="queued", since="12:00"),
    "with a human": replace(FULL, handover="active", since="12:00", holder="Zorgcoördinator mensenhandel van de regio X"),
    "production": replace(FULL, production=True),
}
HOLE = re.compile(r"\{[^}]*\}|\[\[|\bNone\b|<[a-z/]")
TELEPHONE = re.compile(r"(?<![\d-])(?:\+31|0)[\d -]{6,14}\d|(?<![\d-])11[23](?!\d)")


def whole(body: Body) -> str:
    cards = (text for card in body.cards for text in (card.title, *card.lines, *(link.label for link in card.links)))
    return "\n".join((body.text, *(choice.label for choice in body.choices), *cards))


def numbers_in(text: str, pack: Pack) -> list[Contact]:
    """The contacts whose numbers stand in a text, in the order of the text."""
    found = sorted(
        (text.index(one.phone), one.id)
        for one in pack.contacts.values()
        if one.phone and one.id not in ("emergency", "suicide_prevention") and one.phone in text
    )
    short = [
        (hit.start(), "emergency" if hit[0] == "112" else "suicide_prevention") for hit in re.finditer(r"(?<![\d-])11[23](?![\d-])", text)
    ]
    return [pack.contacts[id_] for _, id_ in sorted({*found, *short})]


def is_open(contact: Contact, moment: str) -> bool:
    return contact.hours is not None and contact.hours.is_open(MOMENTS[moment])


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_every_label_is_whole_and_has_somebody_who_answers_at_that_hour(pack: Pack, language: Language, moment: str, state: str) -> None:
    said = situation_at(pack, language, MOMENTS[moment], STATES[state])
    names = {one.name[language]: one for one in pack.contacts.values()}
    wrong = []
    for label in pack.answers:
        body = answer(said, label)
        cards = [names[card.title] for card in body.cards]
        if len(body.text.strip()) < 20 or HOLE.search(whole(body)):
            wrong.append((label, "hole", HOLE.search(whole(body))))
        if not {"emergency", "veilig_thuis"} <= {one.id for one in cards}:
            wrong.append((label, "112 and Veilig Thuis", cards))
        if not is_open(cards[0], moment):
            wrong.append((label, "a closed card first", cards[0].id))
    assert not wrong


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_a_closed_line_first_or_alone(pack: Pack, language: Language, moment: str) -> None:
    said = situation_at(pack, language, MOMENTS[moment], FULL)
    wrong = {}
    for label in pack.answers:
        named = numbers_in(answer(said, label).text, pack)
        if named and not is_open(named[0], moment):
            wrong[label] = [one.id for one in named]
    assert not wrong


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_line_in_a_text_says_when_it_opens_again(pack: Pack, language: Language, moment: str) -> None:
    said = situation_at(pack, language, MOMENTS[moment], FULL)
    for label in pack.answers:
        text = answer(said, label).text
        for one in numbers_in(text, pack):
            if not is_open(one, moment):
                after = text[text.index(one.phone or "") + len(one.phone or "") :]
                assert after.startswith((", weer open ", ", zie de site", ", open again ", ", see the site")), (label, one.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_prepared_words_and_questions_and_the_service_sentences_have_no_hole_but_their_values(
    pack: Pack, language: Language, state: str
) -> None:
    said = situation_at(pack, language, facts=STATES[state])
    for body in (opening(said, "web"), opening(said, "slack"), door(said), emergency(said)):
        assert not HOLE.search(whole(body))
    for question in pack.questions.values():
        assert not HOLE.search(fill_contacts(question.text[language], said).replace("{place}", ""))


VALUES = {
    "time",
    "day",
    "date",
    "region",
    "region_or_municipality",
    "place",
    "municipality",
    "source_date",
    "year",
    "minutes",
    "readers",
    "since",
    "name",
}
VALUES |= {"when", "holder", "text", "title", "function", "part", "parts", "n", "waiting", "seconds", "outcome", "path"}
SERVICE_VALUES = {
    "numbers_first",
    "operator",
    "privacy_contact",
    "retention_handover_days",
    "retention_hours",
    "region",
    "live_until",
    "since",
    "holder",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_prepared_words_wait_for_is_a_known_one(pack: Pack, language: Language) -> None:
    said = situation_at(pack, language)
    for id_, text in pack.words.items():
        left = set(re.findall(r"\{([^}]*)\}", fill_contacts(text[language], said)))
        assert left <= VALUES, (id_, left)
    for id_, sentences in pack.service.items():
        for one in sentences:
            left = set(re.findall(r"\{([^}]*)\}", fill_contacts(one.text[language], said)))
            assert left <= SERVICE_VALUES, (id_, left)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_shown_is_a_checked_one_of_the_pack(pack: Pack, language: Language, moment: str) -> None:
    allowed = {re.sub(r"\D", "", one.number) for one in pack.contacts.values() if one.number}
    said = situation_at(pack, language, MOMENTS[moment], FULL)
    for label in pack.answers:
        for found in TELEPHONE.findall(whole(answer(said, label))):
            assert re.sub(r"\D", "", found) in allowed, (label, found)
