"""The first message, and the door: what somebody reads who has said nothing yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seemenow.conversation import Body, Language
from seemenow.pack.load import Pack
from seemenow.service_facts import ServiceFacts
from seemenow.speech.opening import ask, door, opening
from tests.moments import CHRISTMAS, MOMENTS, THREE_IN_THE_NIGHT, situation_at

LANGUAGES: tuple[Language, ...] = ("nl", "en")
FACTS = ServiceFacts(operator="Regio X", privacy_contact="privacy@example.org")


def whole(body: Body) -> str:
    cards = (text for card in body.cards for text in (card.title, *card.lines, *(link.label for link in card.links)))
    return "\n".join((body.text, *cards))


def doing(body: Body) -> list[object]:
    return [one.do.get("web") or one.do.get("intent") or (one.do["say"]["kind"], one.do["say"]["id"]) for one in body.choices]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_holds_its_facts_in_order(pack: Pack, language: Language) -> None:
    text = opening(situation_at(pack, language, facts=FACTS), "web").text
    facts = {
        "nl": (
            "computer (AI-systeem), geen mens",
            "professionals in Nederland",
            "Geen noodhulp",
            "112",
            "0800-2000",
            "jonger dan 18",
            "Geen namen",
        ),
        "en": (
            "computer (AI system), not a person",
            "professionals in the Netherlands",
            "No emergency",
            "112",
            "0800-2000",
            "under 18",
            "No names",
        ),
    }[language]
    places = [text.index(fact) for fact in facts]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_is_short_enough_for_a_phone(pack: Pack, language: Language) -> None:
    assert len(opening(situation_at(pack, language, facts=FACTS), "web").text.split()) <= 110


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_stand_in_their_order(pack: Pack, language: Language) -> None:
    body = opening(situation_at(pack, language), "web")
    assert doing(body) == [
        ("answer", "immediate_danger"),
        "door",
        "share_concern",
        "list_signs",
        "ask",
        ("stories", ""),
        "human",
        "language",
    ]
    assert body.choices[-1].label == ("English" if language == "nl" else "Nederlands")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["slack", "teams"])
def test_where_an_employer_can_read_along_that_is_said_first(pack: Pack, language: Language, channel: str) -> None:
    first = opening(situation_at(pack, language), channel).text.split("\n")[0]
    assert ("werkgever" if language == "nl" else "employer") in first
    assert first not in opening(situation_at(pack, language), "web").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_texts_are_kept_is_made_from_the_settings(pack: Pack, language: Language) -> None:
    facts = replace(FACTS, retention_hours=7, retention_handover_days=91)
    text = opening(situation_at(pack, language, facts=facts), "web").text
    assert "7 " in text
    assert "91 " in text
    assert "24" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_is_offered_only_when_one_is_there(pack: Pack, language: Language) -> None:
    nobody = opening(situation_at(pack, language, facts=FACTS), "web").text
    somebody = opening(situation_at(pack, language, facts=replace(FACTS, live_region="Rivierland", live_regions=True)), "web").text
    assert "Rivierland" in somebody
    assert "Rivierland" not in nobody
    assert ("geen mens" if language == "nl" else "No person") in nobody.split("\n\n")[-2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_says_that_it_is_one_and_production_does_not(pack: Pack, language: Language) -> None:
    trial = "Proef" if language == "nl" else "Trial"
    assert trial in opening(situation_at(pack, language, facts=FACTS), "web").text
    assert trial not in opening(situation_at(pack, language, facts=replace(FACTS, production=True)), "web").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_door_asks_nothing_and_has_somebody_who_answers_at_that_hour(pack: Pack, language: Language, moment: str) -> None:
    body = door(situation_at(pack, language, MOMENTS[moment], FACTS))
    assert "?" not in body.text
    assert not any(word in body.text.lower() for word in ("meldcode", "reporting code", "professional", "signal", "sign "))
    assert [link.href for card in body.cards[:4] for link in card.links if link.href.startswith("tel:")] == [
        "tel:112",
        "tel:08002000",
        "tel:08000188",
        "tel:113",
    ]


@pytest.mark.parametrize(("moment", "open_now"), [("noon", True), ("night", False), ("christmas", True)])
def test_the_kindertelefoon_stands_behind_the_door_only_while_it_is_open(pack: Pack, moment: str, open_now: bool) -> None:
    assert ("Kindertelefoon" in whole(door(situation_at(pack, now=MOMENTS[moment])))) is open_now


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_leads_on_in_two_ways_and_back_for_who_came_by_mistake(pack: Pack, language: Language) -> None:
    assert doing(door(situation_at(pack, language, CHRISTMAS))) == [
        ("answer", "own_history"),
        ("answer", "user_is_relative"),
        "professional",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_a_question_can_be_pressed(pack: Pack, language: Language) -> None:
    body = ask(situation_at(pack, language, THREE_IN_THE_NIGHT))
    assert len(body.choices) == 3
    assert all(one.do["say"]["id"] in pack.answers for one in body.choices)


FORBIDDEN = {
    "nl": ("collega", "ik begrijp", "anoniem", "vertrouwelijk", "veilig kan", "niets bewaard", "niets opgeslagen", "24 uur per dag"),
    "en": ("colleague", "i understand", "anonymous", "confidential", "is safe", "nothing is stored", "24 hours a day"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_hints_at_no_more_than_the_service_is(pack: Pack, language: Language) -> None:
    for facts in (FACTS, replace(FACTS, production=True), replace(FACTS, live_region="X", live_regions=True)):
        text = opening(situation_at(pack, language, facts=facts), "web").text.lower()
        assert not [word for word in FORBIDDEN[language] if word in text]
        assert "?" not in text
