"""Ages of children are found; years of service are not ages."""

from __future__ import annotations

import pytest

from components.ages import age_band


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("een meisje van 14", "12-15"), ("ze is 16", "16-17"), ("een 12-jarige jongen", "12-15"), ("14 year old", "12-15"),
        ("a girl aged 11", "under_12"),
        ("hij is 17 jaar", "16-17"), ("she is eighteen", "18_and_over"), ("een brugklasser", "12-15"), ("jongen, 15 jaar", "12-15"),
        ("15yo", "12-15"),
        ("een kleuter", "under_12"), ("ze is pas 9", "under_12"), ("meisje (13)", "12-15"), ("jonger dan 12", "under_12"),
        ("the boy is twelve", "12-15"),
    ],
)  # fmt: skip
def test_an_age_is_found(text: str, band: str) -> None:
    assert age_band(text) == band


@pytest.mark.parametrize(
    "text",
    [
        "14 jaar geleden",
        "ik ben al 17 jaar leraar",
        "sinds 14 jaar",
        "I have worked here for 15 years",
        "om 14 uur",
        "kamer 12",
        "14",
        "postcode 9711",
        "ze is 14 dagen weg",
        "",
    ],
)
def test_what_is_no_age_gives_none(text: str) -> None:
    assert age_band(text) is None


@pytest.mark.parametrize(
    ("text", "band"), [("14", "12-15"), ("14 of 15", "12-15"), ("vijftien denk ik", "12-15"), ("about 17", "16-17"), ("20", "18_and_over")]
)
def test_a_bare_number_is_an_age_when_it_was_asked(text: str, band: str) -> None:
    assert age_band(text, asked=True) == band


def test_an_impossible_age_is_no_band() -> None:
    assert age_band("45", asked=True) is None
