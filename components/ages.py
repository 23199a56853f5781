"""The age band that a sentence tells of a child, if any. Years of service and "years ago" are no ages."""

from __future__ import annotations

import re

from seemenow.word_lists import words_in_order

_DUTCH = words_in_order("zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
_ENGLISH = words_in_order("six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_WORDS = {word: years for words in (_DUTCH, _ENGLISH) for years, word in enumerate(words, 6)}
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(_WORDS) + r")\b"
_WORK = r"geleden|ago|ervaring|experience|in dienst|leraar|lerares|docent|werkzaam|in het vak|long|lang"
_NO_AGE = rf"(?!\s*(?:jaar|jr|years?)?\s*(?:{_WORK}))"
_COUNTED = r"(?!\s*(?:uur|minuten|dagen|weken|euro|keer|hours|days|weeks|times|procent|%|mannen|men|meisjes|girls|jongens|boys|leerlingen))"
_BEFORE = r"van|is|was|wordt|aged|age|leeftijd|ze'?s|she'?s|he'?s|turned"
_CHILD = r"girl|boy|child|kid|meisje|jongen|kind|leerling|pupil|dochter|zoon|daughter|son|student"
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_NUMBER[:-2]}[\s-]*(?:jarige?|year[\s-]old|years[\s-]old|years of age|yo|y/o|jr oud|jaar oud)\b",
        rf"\b(?:{_BEFORE})\s+(?:(?:net|pas|nu|just|only|ongeveer|about|rond|de)\s+)?{_NUMBER}{_COUNTED}{_NO_AGE}",
        rf"(?<!al )(?<!sinds )(?<!for )\b{_NUMBER[:-2]}\s*(?:jaar|jr)\b(?!\s*(?:{_WORK}))",
        rf"\b(?:{_CHILD})\s*\(?,?\s*(?:of |van )?{_NUMBER}{_COUNTED}",
    )
)
_STAGES = (
    (
        re.compile(r"\b(?:peuter|kleuter|kleuters|baby|toddler|basisschoolleerling|primary school (?:child|pupil)|groep [1-8])\b", re.I),
        "under_12",
    ),
    (re.compile(r"\b(?:brugklas\w*|brugpieper|eersteklasser|tweedeklasser|derdeklasser)\b", re.I), "12-15"),
    (re.compile(r"\b(?:eindexamenkandidaat|vijfdeklasser|16-plusser)\b", re.I), "16-17"),
    (
        re.compile(
            r"\b(?:meerderjarig|volwassen vrouw|volwassen man|18\s*\+|18-plus|over 18|of age|adult woman|adult man|an adult)\b", re.I
        ),
        "18_and_over",
    ),
)
_BARE = re.compile(rf"\b{_NUMBER}", re.I)
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
