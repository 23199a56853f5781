"""Dutch and English say the same: the same numbers, contacts, figures and conditions. Written, not translated, but never more in one than in the other."""

from __future__ import annotations

import re

import pytest

from seemenow.pack.load import Pack
from tests.content.texts import Text, answer_texts, prepared_texts, service_texts, sign_texts, story_texts

PLACEHOLDER = re.compile(r"\{(\w+)\}")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
COUNTED = {
    "twee": "two", "drie": "three", "vier": "four", "vijf": "five", "zes": "six", "zeven": "seven", "acht": "eight", "negen": "nine", "tien": "ten",
}  # fmt: skip


def pairs(texts: list[Text]) -> list[tuple[str, str, str]]:
    """(where, Dutch, English)."""
    by_place: dict[str, dict[str, list[str]]] = {}
    for one in texts:
        by_place.setdefault(one.where, {}).setdefault(one.language, []).append(one.text)
    return [(where, "\n".join(both["nl"]), "\n".join(both["en"])) for where, both in by_place.items()]


def figures(text: str) -> list[str]:
    """Digits, whatever the sign of thousands and decimals."""
    return sorted({re.sub(r"[.,]", "", one) for one in FIGURE.findall(text)})


@pytest.fixture(scope="module")
def both(pack: Pack) -> list[tuple[str, str, str]]:
    makers = (answer_texts, prepared_texts, service_texts, sign_texts, story_texts)
    return pairs([one for maker in makers for one in maker(pack)])


def test_both_languages_name_the_same_contacts_and_values(both: list[tuple[str, str, str]]) -> None:
    wrong = [(where, set(PLACEHOLDER.findall(nl)) ^ set(PLACEHOLDER.findall(en))) for where, nl, en in both]
    assert not [one for one in wrong if one[1]]


def test_both_languages_hold_the_same_figures(both: list[tuple[str, str, str]]) -> None:
    assert not [(where, figures(nl), figures(en)) for where, nl, en in both if figures(nl) != figures(en)]


def test_both_languages_have_the_same_lines_for_ages_and_settings(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        nl, en = ([(line.age, line.setting) for line in entry.wording[language].only_for] for language in ("nl", "en"))
        assert nl == en, label


def test_both_languages_have_a_next_step_or_neither(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        assert (entry.wording["nl"].next_step is None) == (entry.wording["en"].next_step is None), label


def test_both_tellings_of_a_story_have_the_same_parts_and_length(pack: Pack) -> None:
    for id_, story in pack.stories.items():
        nl, en = story.telling["nl"], story.telling["en"]
        assert len(nl.parts) == len(en.parts), id_
        assert nl.minutes == en.minutes, id_


def test_both_doors_have_the_same_lines(pack: Pack) -> None:
    nl, en = pack.opening.door["nl"], pack.opening.door["en"]
    assert [(line.contact, line.only_when_open) for line in nl.lines] == [(line.contact, line.only_when_open) for line in en.lines]


def test_a_day_that_is_counted_in_words_is_counted_alike_in_safety_answers(pack: Pack) -> None:
    for label in ("recent_assault", "immediate_danger", "missing_child", "suicide_risk"):
        nl, en = (pack.answers[label].wording[language].text.lower() for language in ("nl", "en"))
        for dutch, english in COUNTED.items():
            assert bool(re.search(rf"\b{dutch} (dagen|uur)\b", nl)) == bool(re.search(rf"\b{english} (days|hours)\b", en)), (label, dutch)


def test_no_text_is_the_same_in_both_languages_but_names(both: list[tuple[str, str, str]]) -> None:
    same = [where for where, nl, en in both if nl == en and len(nl.split()) > 3]
    assert not same
