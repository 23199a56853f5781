"""One step of a form, as plain values: what fills, what is a miss, what gives way."""

from __future__ import annotations

from typing import Any

import pytest

from actions.forms import ValidateConcernForm, ValidateCoordinatorForm, ValidateSignsForm
from actions.heard import CONTEXT, Heard

NOWHERE = {"words": 6}


def heard(label: str = "out_of_scope", requested: str | None = None, **more: Any) -> Heard:
    """A message as the step sees it."""
    context = {**dict.fromkeys(CONTEXT, ""), **more.pop("context", {})}
    given = {"entities": {}, "understanding": NOWHERE, "slots": {}, **more}
    return Heard(
        label=label,
        confidence=more.pop("confidence", 0.9),
        context=context,
        requested=requested,
        **{k: v for k, v in given.items() if k != "confidence"},
    )


def test_a_cry_gives_way_though_it_holds_an_answer() -> None:
    said = heard("immediate_danger", "age_band", entities={"age_band": "12-15"})
    assert ValidateConcernForm().step(said) == {}


def test_a_bare_number_is_an_age_and_no_minor_writing() -> None:
    said = heard("user_is_minor", "age_band", understanding={"words": 1, "age_if_asked": "16-17"})
    assert ValidateConcernForm().step(said)["age_band"] == "16-17"


@pytest.mark.parametrize("label", ["stop", "start_over", "erase_talk", "goodbye"])
def test_a_typed_word_that_is_barely_a_stop_ends_nothing(label: str) -> None:
    assert ValidateConcernForm().step(heard(label, "danger_now", confidence=0.4))["misses"] == 1
    assert ValidateConcernForm().step(heard(label, "danger_now", confidence=0.9)) == {}


def test_a_bare_answer_that_the_lexical_layer_hears_is_a_cry() -> None:
    said = heard("user_is_minor", "age_band", understanding={"words": 2, "age_if_asked": "16-17", "lexical_safety": "user_is_minor"})
    assert ValidateConcernForm().step(said) == {}


def test_a_wish_gives_way_unless_the_message_answers_the_question() -> None:
    assert ValidateConcernForm().step(heard("talk_to_human", "place")) == {}
    answered = heard("find_coordinator", "place", entities={"place": "0014"})
    assert ValidateConcernForm().step(answered)["place"] == "0014"


def test_a_pressed_wish_always_gives_way() -> None:
    assert ValidateConcernForm().step(heard("list_signs", "danger_now", is_choice=True)) == {}


def test_an_answer_fills_other_slots_too() -> None:
    said = heard("share_concern", "danger_now", no=True, entities={"age_band": "12-15", "place": "0014"})
    filled = ValidateConcernForm().step(said)
    assert (filled["danger_now"], filled["age_band"], filled["place"]) == ("no", "12-15", "0014")


def test_a_place_told_meanwhile_is_kept_though_the_question_stays() -> None:
    filled = ValidateConcernForm().step(heard("give_place", "danger_now", entities={"place": "0014"}))
    assert filled["place"] == "0014"
    assert "danger_now" not in filled
    assert filled["misses"] == 1


def test_danger_ends_the_form() -> None:
    assert ValidateConcernForm().step(heard("affirm", "danger_now", yes=True))["requested_slot"] is None


@pytest.mark.parametrize(("confidence", "aside"), [(0.9, "answer:faq/shelter"), (0.2, "words:not_understood_in_question")])
def test_a_question_of_the_person_is_answered_only_when_it_is_sure(confidence: float, aside: str) -> None:
    assert ValidateConcernForm().step(heard("faq/shelter", "age_band", confidence=confidence))["aside"] == aside


def test_the_second_miss_goes_on_without_an_answer() -> None:
    assert ValidateConcernForm().step(heard("greet", "age_band", slots={"misses": 1}))["age_band"] == "unknown"


def test_a_name_of_several_places_stays_at_the_question() -> None:
    bergen = {"name": "Bergen", "municipality": None, "candidates": ["0373", "0893"]}
    filled = ValidateCoordinatorForm().step(heard("give_place", "place", understanding={**NOWHERE, "place_if_asked": bergen}))
    assert filled["aside"] == "which_place:Bergen:0373,0893"
    assert "place" not in filled


def test_none_of_these_is_an_answer() -> None:
    said = heard("out_of_scope", "place", unsure=True, slots={"aside": "which_place:Bergen:0373,0893"})
    assert ValidateCoordinatorForm().step(said)["place"] == "unknown"


def test_what_web_remembers_is_not_asked_again_but_danger_is() -> None:
    context = {"municipality": "0014", "age_band": "12-15", "danger_now": "no"}
    begun = ValidateConcernForm().step(heard("share_concern", context=context))
    assert (begun["place"], begun["age_band"], begun["danger_now"]) == ("0014", "12-15", None)


def test_an_ambiguous_place_in_the_first_sentence_is_asked_about_though_another_is_remembered() -> None:
    bergen = {"name": "Bergen", "municipality": None, "candidates": ["0373", "0893"]}
    said = heard("find_coordinator", understanding={**NOWHERE, "place": bergen}, context={"municipality": "0014"})
    begun = ValidateCoordinatorForm().step(said)
    assert begun["place"] is None
    assert begun["aside"] == "which_place:Bergen:0373,0893"


def test_a_form_taken_up_again_leaves_its_question_open() -> None:
    begun = ValidateSignsForm().step(heard("resume_signs", context={"asking": "signs_form/setting", "setting": "hotel"}))
    assert begun["setting"] is None
