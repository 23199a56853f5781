"""From what the engine chose to what is shown: every kind has words, and what the pack has not is a failed turn."""

from __future__ import annotations

import pytest

from seemenow.conversation import Context, Language
from seemenow.errors import EngineFailure
from seemenow.pack.load import Pack
from seemenow.reply import KINDS, Say
from seemenow.speech.speaker import HOW, WITH_WAYS_ON, emergency, prepared, speak
from tests.moments import THREE_IN_THE_NIGHT, situation_at

LANGUAGES: tuple[Language, ...] = ("nl", "en")
ONE_OF_EACH = (
    Say("answer", "faq/gut_feeling"),
    Say("simpler", "faq/gut_feeling"),
    Say("source", "faq/gut_feeling"),
    Say("contact", "comensha"),
    Say("question", "age_band"),
    Say("words", "nothing_fits"),
    Say("signs", "school"),
    Say("stories"),
    Say("story", "girl_met_online", values={"part": "0"}),
    Say("place_found", "0479", values={"place": "Zaandam"}),
    Say("which_place", ids=("0373", "0893"), values={"place": "Bergen"}),
    Say("coordinator", "0479"),
    Say("did_you_mean", ids=("faq/gut_feeling", "faq/first_steps")),
)
PROFESSIONAL = (
    Say("answer", "faq/gut_feeling"),
    Say("answer", "list_signs"),
    Say("answer", "share_concern"),
    Say("simpler", "faq/gut_feeling"),
    Say("source", "faq/gut_feeling"),
    Say("question", "danger_now"),
    Say("signs", "school"),
    Say("which_place", ids=("0373", "0893"), values={"place": "Bergen"}),
    Say("coordinator", "0479"),
    Say("did_you_mean", ids=("faq/gut_feeling", "faq/first_steps")),
)


def test_every_kind_of_speech_has_a_way_to_be_said() -> None:
    assert set(HOW) == set(KINDS) == {one.kind for one in ONE_OF_EACH}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("say", ONE_OF_EACH, ids=lambda one: one.kind)
def test_every_kind_says_something_without_holes(pack: Pack, language: Language, say: Say) -> None:
    body = speak(situation_at(pack, language), say)
    assert body.text.strip()
    whole = "\n".join((body.text, *(c.label for c in body.choices), *(line for card in body.cards for line in (card.title, *card.lines))))
    assert "{" not in whole


@pytest.mark.parametrize("kind", sorted(KINDS - {"stories", "signs", "place_found", "which_place", "did_you_mean"}))
def test_an_id_the_pack_has_not_is_an_engine_failure(pack: Pack, kind: str) -> None:
    with pytest.raises(EngineFailure):
        speak(situation_at(pack), Say(kind, "no such thing", ids=("no such thing",)))


@pytest.mark.parametrize(
    "say",
    [
        Say("place_found", "0000"),
        Say("which_place", ids=("0000",)),
        Say("which_place", ids=()),
        Say("did_you_mean", ids=("faq/nothing", "faq/gut_feeling")),
        Say("did_you_mean", ids=()),
    ],
    ids=str,
)
def test_a_choice_between_things_that_are_not_there_is_an_engine_failure(pack: Pack, say: Say) -> None:
    with pytest.raises(EngineFailure):
        speak(situation_at(pack), say)


@pytest.mark.parametrize("say", PROFESSIONAL, ids=lambda one: f"{one.kind} {one.id}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_victim_or_a_minor_spoke_nothing_professional_follows(pack: Pack, language: Language, say: Say) -> None:
    body = speak(situation_at(pack, language, THREE_IN_THE_NIGHT, context=Context(keep_nothing=True, safety_heard=True)), say)
    assert body.answer == "victim_self"
    assert "?" not in body.text


@pytest.mark.parametrize(
    "label", ["immediate_danger", "suicide_risk", "erase_talk", "ask_privacy", "talk_to_human", "bot_challenge", "goodbye"]
)
def test_after_a_victim_spoke_safety_and_questions_about_the_service_are_still_answered(pack: Pack, label: str) -> None:
    said = situation_at(pack, context=Context(keep_nothing=True, safety_heard=True))
    assert speak(said, Say("answer", label)).answer == label


@pytest.mark.parametrize("id_", sorted(WITH_WAYS_ON))
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_end_a_thought_hold_the_ways_on_and_the_two_numbers(pack: Pack, language: Language, id_: str) -> None:
    body = prepared(situation_at(pack, language, THREE_IN_THE_NIGHT), id_)
    assert len(body.choices) == 4
    assert [link.href for card in body.cards for link in card.links if link.href.startswith("tel:")] == ["tel:112", "tel:08002000"]


def test_the_prepared_words_name_112_and_veilig_thuis_first(pack: Pack) -> None:
    text = prepared(situation_at(pack), "engine_failed").text
    assert text.startswith("Nu gevaar: bel 112. Zorgen over een kind: bel Veilig Thuis (0800-2000), dag en nacht.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_emergency_card_is_not_the_assistant_talking(pack: Pack, language: Language) -> None:
    body = emergency(situation_at(pack, language, THREE_IN_THE_NIGHT))
    assert body.answer is None
    assert not body.choices
    assert [link.href for link in body.cards[0].links] == ["tel:112", "tel:08002000"]


def test_places_of_one_name_are_told_apart_by_province(pack: Pack) -> None:
    body = speak(situation_at(pack), ONE_OF_EACH[10])
    assert [one.label for one in body.choices[:2]] == ["Bergen (NH.) (Noord-Holland)", "Bergen (L.) (Limburg)"]


def test_which_place_and_which_meaning_can_be_answered_with_none_of_these(pack: Pack) -> None:
    said = situation_at(pack)
    assert speak(said, ONE_OF_EACH[10]).choices[-1].label == "Geen van deze"
    assert speak(said, ONE_OF_EACH[12]).choices[-1].label == "Geen van beide"
