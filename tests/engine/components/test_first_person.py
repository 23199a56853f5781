"""What is said of others only cannot be about the person who types."""

from __future__ import annotations

import pytest

from components.decision import Thresholds, decide
from components.first_person import speaks_only_of_others


@pytest.mark.parametrize("text", ["she is 13", "ze is 14", "een leerling van 15", "he has been exploited for months"])
def test_a_sentence_about_another_is_only_of_others(text: str) -> None:
    assert speaks_only_of_others(text)


@pytest.mark.parametrize("text", ["ik ben 13", "ben 15", "he makes me do it", "mijn vriend dwingt me", "ze laten mij niet gaan"])
def test_a_sentence_with_a_first_person_or_with_nobody_is_not(text: str) -> None:
    assert not speaks_only_of_others(text)


def test_a_label_about_oneself_is_not_acted_on_when_only_others_are_named() -> None:
    ranking = [("user_is_minor", 0.9), ("faq/turning_18", 0.05)]
    assert decide(ranking, Thresholds()).label == "user_is_minor"
    assert decide(ranking, Thresholds(), only_others=True).label != "user_is_minor"
