"""An answer as it is shown: its text, the lines that fit the reader, the numbers, the source, the ways on."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from seemenow.conversation import Body, Context, Language
from seemenow.labels import NO_PROFESSIONAL_CONTENT, SAFETY, URGENT
from seemenow.pack.answers import Line
from seemenow.pack.load import Pack
from seemenow.service_facts import ServiceFacts
from seemenow.speech.answers import answer, simpler, source
from seemenow.speech.choices import as_choice, help_choices, main_choices
from tests.moments import THREE_IN_THE_NIGHT, situation_at

LANGUAGES: tuple[Language, ...] = get_args(Language)
OPEN = ServiceFacts(live_region="Rivierland", live_regions=True)


def pack_with_lines(pack: Pack, label: str, *lines: Line) -> Pack:
    """An answer with lines of its own for age bands and settings."""
    entry = pack.answers[label]
    wording = {language: replace(one, only_for=lines) for language, one in entry.wording.items()}
    return replace(pack, answers={**pack.answers, label: replace(entry, wording=wording)})


def does(body: Body) -> list[object]:
    return [one.do.get("web") or one.do.get("intent") or one.do["say"]["id"] for one in body.choices]


def test_an_answer_names_its_label_its_sources_and_its_status(pack: Pack) -> None:
    body = answer(situation_at(pack), "faq/gut_feeling")
    assert body.answer == "faq/gut_feeling"
    assert body.status in ("draft", "source_checked")
    assert [one["title"] for one in body.sources] == [one.title for one in pack.answers["faq/gut_feeling"].sources]


def test_a_line_for_an_age_is_said_only_when_that_age_is_known(pack: Pack) -> None:
    own = pack_with_lines(pack, "faq/gut_feeling", Line("12-15", "", "Voor wie 12 tot 15 is."), Line("16-17", "", "Voor wie 16 of 17 is."))
    unknown = answer(situation_at(own), "faq/gut_feeling").text
    fifteen = answer(situation_at(own, context=Context(age_band="12-15")), "faq/gut_feeling").text
    assert "Voor wie" not in unknown
    assert "Voor wie 12 tot 15 is." in fifteen
    assert "16 of 17" not in fifteen


def test_a_line_for_a_setting_is_said_only_in_that_setting(pack: Pack) -> None:
    own = pack_with_lines(pack, "faq/gut_feeling", Line("", "hotel", "Aan de receptie."))
    assert "Aan de receptie." not in answer(situation_at(own, context=Context(setting="school")), "faq/gut_feeling").text
    assert "Aan de receptie." in answer(situation_at(own, context=Context(setting="hotel")), "faq/gut_feeling").text


def test_the_next_step_comes_last(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        step = entry.wording["en"].next_step
        if step and "{" not in step:
            assert answer(situation_at(pack, "en"), label).text.endswith(step), label


def test_what_is_true_of_the_service_stands_between_text_and_next_step(pack: Pack) -> None:
    closed = answer(situation_at(pack, facts=replace(OPEN, live_region="")), "talk_to_human")
    assert "Rivierland" in answer(situation_at(pack, facts=OPEN), "talk_to_human").text
    assert "Rivierland" not in closed.text


@pytest.mark.parametrize("label", sorted(URGENT - NO_PROFESSIONAL_CONTENT - {"help_word"}))
def test_an_urgent_answer_can_be_corrected_and_leads_to_a_person(pack: Pack, label: str) -> None:
    assert does(answer(situation_at(pack), label)) == ["not_urgent", "human"]


@pytest.mark.parametrize("label", sorted(NO_PROFESSIONAL_CONTENT))
def test_a_victim_or_a_minor_is_offered_nothing_professional(pack: Pack, label: str) -> None:
    assert does(answer(situation_at(pack), label)) == ["own_history", "user_is_relative", "professional"]


@pytest.mark.parametrize("label", SAFETY)
def test_no_safety_answer_leads_on_to_a_story_or_a_list(pack: Pack, label: str) -> None:
    offered = answer(situation_at(pack), label).choices
    assert not [one for one in offered if one.do.get("intent") == "list_signs" or one.do.get("say", {}).get("kind") == "stories"]


def test_a_person_is_offered_as_a_button_only_when_one_is_there(pack: Pack) -> None:
    assert does(answer(situation_at(pack, facts=OPEN), "talk_to_human")) == ["handover_preview"]
    assert "handover_preview" not in does(answer(situation_at(pack), "talk_to_human"))


def test_the_answer_on_erasing_holds_the_button_that_erases(pack: Pack) -> None:
    assert does(answer(situation_at(pack), "erase_talk")) == ["erase"]


def test_a_cry_for_help_offers_four_ways_and_asks_nothing_first(pack: Pack) -> None:
    body = answer(situation_at(pack, now=THREE_IN_THE_NIGHT), "help_word")
    assert does(body) == ["immediate_danger", "share_concern", "door", "ask"]
    assert body.text.startswith("Nu gevaar: bel 112.")
    assert [one.do for one in help_choices(situation_at(pack))] == [one.do for one in body.choices]


def test_a_choice_has_an_id_nobody_can_guess_and_another_each_time(pack: Pack) -> None:
    seen = {one.id for _ in range(50) for one in main_choices(situation_at(pack))}
    assert len(seen) == 200
    assert all(len(id_) == 12 for id_ in seen)


def test_what_a_choice_does_never_travels(pack: Pack) -> None:
    public = answer(situation_at(pack), "help_word").to_public()
    assert all(set(one) == {"id", "label"} for one in public["choices"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_can_be_a_button_with_a_short_name(pack: Pack, language: Language) -> None:
    for label in pack.answers:
        one = as_choice(situation_at(pack, language), label)
        assert 0 < len(one.label) <= 60, label


@pytest.mark.parametrize("language", LANGUAGES)
def test_simpler_words_are_shorter_and_keep_the_numbers(pack: Pack, language: Language) -> None:
    said = situation_at(pack, language)
    for label in pack.answers:
        body = simpler(said, label)
        assert body.text.strip(), label
        assert "{" not in body.text, label
        assert {"tel:112", "tel:08002000"} <= {link.href for card in body.cards for link in card.links}, label


def test_simpler_words_begin_with_a_whole_sentence(pack: Pack) -> None:
    for language in LANGUAGES:
        for label in pack.answers:
            first = simpler(situation_at(pack, language), label).text.split("\n")[0]
            assert first.rstrip().endswith((".", "!", "?", ":", ")")), (label, language, first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_of_an_answer_is_told_with_its_date_and_that_no_expert_checked_it(pack: Pack, language: Language) -> None:
    for label, entry in pack.answers.items():
        text = source(situation_at(pack, language), label).text
        for one in entry.sources:
            assert f"- {one.title} ({one.date})" in text, label
        assert text.rstrip().endswith("deskundige." if language == "nl" else "expert."), label
        assert "\n\n\n" not in text, label
