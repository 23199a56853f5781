"""The pack as it is shipped."""

from __future__ import annotations

from pathlib import Path

from ops.check import faults, labels_of_data
from seemenow.labels import AGE_BANDS, NO_PROFESSIONAL_CONTENT, SAFETY, SETTINGS_OF_WORK, URGENT
from seemenow.pack.load import Pack
from tests.conftest import ROOT


def test_every_label_of_the_training_data_has_words_and_every_answer_has_examples(pack: Pack) -> None:
    assert faults(pack, labels_of_data(ROOT / "data")) == []


def test_the_labels_with_a_special_part_have_words(pack: Pack) -> None:
    assert set(SAFETY) <= set(pack.answers)
    assert set(SAFETY) >= NO_PROFESSIONAL_CONTENT | URGENT


def test_every_setting_of_work_has_signs(pack: Pack) -> None:
    assert set(pack.signs.lists) == set(SETTINGS_OF_WORK)


def test_every_question_offers_the_values_that_the_context_knows(pack: Pack) -> None:
    assert set(pack.questions["age_band"].choices["nl"]) == {*AGE_BANDS, "unknown"}
    assert set(pack.questions["setting"].choices["nl"]) == {*SETTINGS_OF_WORK, "general"}
    assert set(pack.questions["danger_now"].choices["nl"]) == {"yes", "no", "unknown"}


def test_every_question_can_be_skipped(pack: Pack) -> None:
    for id_ in ("danger_now", "age_band", "place", "which_place", "which_story"):
        assert "unknown" in pack.questions[id_].choices["nl"], id_


def test_safety_law_and_contact_texts_wait_for_an_expert(pack: Pack) -> None:
    assert all("safety" in pack.answers[label].papers.needs_approval for label in SAFETY)


def test_no_municipality_is_lost(pack: Pack) -> None:
    assert len(pack.municipalities) == 342
    assert pack.municipalities["0479"].name == "Zaanstad"


def test_a_municipality_may_stand_in_several_regions_but_none_of_them_invents_a_mobile_number(pack: Pack) -> None:
    for one in pack.coordinators:
        digits = "".join(filter(str.isdigit, one.phone or ""))
        assert not digits.startswith(("06", "316")), one.id
    for contact in pack.contacts.values():
        assert not (contact.phone or "").startswith("06"), contact.id


def test_every_file_of_content_is_read(pack: Pack) -> None:
    read = {answer.file for answer in pack.answers.values()} | {f"people/{id_}.yml" for id_ in pack.stories}
    read |= {f"signs/{setting}.yml" for setting in pack.signs.lists} | {"signs/cautions.yml", "signs/sources.yml"}
    top = {"contacts.yml", "coordinators.yml", "desk_words.yml", "glossary.yml", "opening.yml", "questions.yml", "service.yml", "words.yml"}
    of_others = {"work_settings.yml", "safety_lexicon.yml"}
    """Read by the gazetteer and by the lexical safety layer."""
    there = {path.relative_to(ROOT / "content").as_posix() for path in Path(ROOT / "content").rglob("*.yml")}
    assert there == read | top | of_others
