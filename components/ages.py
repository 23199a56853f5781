"""The age band that a sentence tells of a child, if any. Years of service and "years ago" are no ages."""

from __future__ import annotations

import re

_WORDS = {
    "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(_WORDS) + r")"
_NO_AGE = r"(?!\s*(?:geleden|ago|ervaring|experience|in dienst|leraar|lerares|docent|werkzaam|in het vak|long|lang))"
_PATTERNS = (
    re.compile(rf"\b{_NUMBER}[\s-]*(?:jarige?|year[\s-]old|years[\s-]old|years of age|yo|y/o|jr oud|jaar oud)\b", re.I),
    re.compile(rf"\b(?:van|is|was|wordt|aged|age|leeftijd|ze'?s|she'?s|he'?s|turned)\s+(?:(?:net|pas|nu|just|only|ongeveer|about|rond|de)\s+)?{_NUMBER}\b(?!\s*(?:uur|minuten|dagen|weken|euro|keer|hours|days|weeks|times|procent|%|mannen|men|meisjes|girls|jongens|boys|leerlingen))" + _NO_AGE.replace(r"\s*(?:", r"\s*(?:jaar|jr|years?)?\s*(?:"), re.I),
    re.compile(rf"(?<!al )(?<!sinds )(?<!for )\b{_NUMBER}\s*(?:jaar|jr)\b{_NO_AGE}", re.I),
    re.compile(rf"\b(?:girl|boy|child|kid|meisje|jongen|kind|leerling|pupil|dochter|zoon|daughter|son|student)\s*\(?,?\s*(?:of |van )?{_NUMBER}\b(?!\s*(?:uur|days|hours|weeks|keer|times))", re.I),
)  # fmt: skip
_STAGES = (
    (re.compile(r"\b(?:peuter|kleuter|kleuters|baby|toddler|basisschoolleerling|primary school (?:child|pupil)|groep [1-8])\b", re.I), "under_12"),
    (re.compile(r"\b(?:brugklas\w*|brugpieper|eersteklasser|tweedeklasser|derdeklasser)\b", re.I), "12-15"),
    (re.compile(r"\b(?:eindexamenkandidaat|vijfdeklasser|16-plusser)\b", re.I), "16-17"),
    (re.compile(r"\b(?:meerderjarig|volwassen vrouw|volwassen man|18\s*\+|18-plus|over 18|of age|adult woman|adult man|an adult)\b", re.I), "18_and_over"),
)
_BARE = re.compile(rf"\b{_NUMBER}\b", re.I)
_BELOW_TWELVE = re.compile(r"\b(?:jonger dan|onder de|under|younger than|below)\s+(?:12|twaalf|twelve)\b", re.I)
_ADULT = re.compile(r"\b(?:ouder dan|boven de|over|older than|above)\s+(?:17|18|zeventien|achttien|seventeen|eighteen)\b", re.I)
MAX_CHARACTERS = 4_000


def age_band(text: str, *, asked: bool = False) -> str | None:
    """under_12, 12-15, 16-17, 18_and_over, or None.

    Args:
        asked: the person was just asked for an age, so a bare number is one.
    """
    text = text[:MAX_CHARACTERS]
    if _BELOW_TWELVE.search(text):
        return "under_12"
    if _ADULT.search(text):
        return "18_and_over"
    for pattern in (*_PATTERNS, *((_BARE,) if asked else ())):
        found = pattern.search(text)
        if found:
            return band_of(number(found["number"]))
    return next((band for pattern, band in _STAGES if pattern.search(text)), None)


def number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def band_of(years: int) -> str | None:
    """The band of an age in years; None for what cannot be the age of a young person."""
    if years > 30:
        return None
    return "under_12" if years < 12 else "12-15" if years < 16 else "16-17" if years < 18 else "18_and_over"
