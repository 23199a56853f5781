"""Hears a clear cry in a message without any model: in web and in the engine, and alone when the engine is dead.

The patterns are data of the pack (content/safety_lexicon.yml). A clause that denies, tells of long ago, or only supposes does not
count. Typing errors in the words of the patterns are mended first. Time is bounded: at most 4,000 characters, gaps of at most
eight words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from seemenow.edit_distance import distance
from seemenow.place_index import allowed_errors, fold
from seemenow.safety_lexicon import Lexicon, Pattern, read_lexicon
from seemenow.safety_words import NEAR_WORDS

MAX_CHARACTERS = 4_000
LEXICON = Path(__file__).parents[1] / "content" / "safety_lexicon.yml"
_CLAUSES = re.compile(r"[.!?;\n\r…]+")
_WORDS = re.compile(r"\[[^\]\s]{1,30}(?: \d{4})?\]|[^\W_]+|,")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_CONTRACTED = (
    (r"\bs\.o\.s\b", "sos"),
    (r"\bcan['’]?t\b", "can not"),
    (r"\b(wo)n['’]?t\b", "will not"),
    (r"n['’]t\b", " not"),
    (r"\b(did|does|do|is|was|has|had)nt\b", r"\1 not"),
    (r"\bi['’]?m\b", "i am"),
    (r"['’]re\b", " are"),
    (r"\b(he|she|it|who|that|there)['’]s\b", r"\1 is"),
    (r"['’]ve\b", " have"),
    (r"['’]ll\b", " will"),
    (r"(?<!\w)['’]k\b", "ik"),
)


def find_safety(text: str) -> str | None:
    """The safety label that a text clearly cries out, or None.

    Args:
        text: as typed or masked; only its first 4,000 characters are read.
    """
    lexicon, words = _lexicon()
    clauses = [clause for part in _CLAUSES.split(_plain(text[:MAX_CHARACTERS])) if (clause := _mended(part, words))]
    if _only_help(clauses, lexicon):
        return "help_word"
    found = {label for clause in clauses for label in _labels(clause, lexicon)}
    return next((label for label in lexicon.labels if label in found), None)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[Lexicon, frozenset[str]]:
    lexicon = read_lexicon(LEXICON)
    return lexicon, lexicon.words


def _plain(text: str) -> str:
    text = _REPEATED.sub(r"\1", fold(text))
    for pattern, instead in _CONTRACTED:
        text = re.sub(pattern, instead, text)
    return text


def _mended(clause: str, known: frozenset[str]) -> str:
    return " ".join(_mend(word, known) for word in _WORDS.findall(clause))


def _labels(clause: str, lexicon: Lexicon) -> Iterator[str]:
    for label, patterns in lexicon.labels.items():
        if any(
            _counts(clause, found, pattern, label, lexicon) for pattern in patterns for found in [pattern.regex.search(clause)] if found
        ):
            yield label


def _counts(clause: str, found: re.Match[str], pattern: Pattern, label: str, lexicon: Lexicon) -> bool:
    before, inside = clause[: found.start()], found[0].split(" ")
    words_before = before.split()
    if any(word in lexicon.denials for word in words_before[-4:]) or (
        not pattern.denies and any(word in lexicon.denials for word in inside)
    ):
        return False
    if lexicon.past.search(clause) or (label == "victim_self" and lexicon.other_pressure.search(clause)):
        return False
    if label in ("user_is_minor", "victim_self") and any(word in lexicon.reporting for word in words_before[-4:]):
        return False
    if lexicon.real_now.search(clause):
        return True
    if label in ("immediate_danger", "missing_child") and lexicon.habit.search(clause):
        return False
    return pattern.supposes or not lexicon.supposed.search(before)


def _only_help(clauses: list[str], lexicon: Lexicon) -> bool:
    words = [word for clause in clauses for word in clause.split(" ") if word != ","]
    cries = sum(word in lexicon.help_words for word in words)
    return 0 < len(words) <= 8 and cries > 0 and all(word in lexicon.help_words or word in lexicon.help_around for word in words)


@lru_cache(maxsize=4096)
def _mend(word: str, known: frozenset[str]) -> str:
    """The word of the patterns that was meant, when this is a typing error of one; otherwise the word as it is."""
    errors = allowed_errors(len(word))
    if not errors or word in known or word in NEAR_WORDS or not word.isalpha():
        return {"hlp": "help", "hepl": "help", "hlep": "help"}.get(word, word)
    near = sorted((distance(word, one, errors), one) for one in known if abs(len(one) - len(word)) <= errors and one[0] == word[0])
    return near[0][1] if near and near[0][0] <= errors else word
