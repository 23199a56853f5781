"""Hears a clear cry in a message without any model: it reads every message, in web and in the engine, and stands alone when the engine is dead.

Patterns are data (safety_patterns.py). A clause that denies, tells of long ago, or only supposes does not count. Typing errors in the
words of the patterns are mended first. Time is bounded: at most 4,000 characters, gaps of at most four words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from seemenow import safety_patterns as data
from seemenow.edit_distance import distance
from seemenow.place_index import allowed_errors, fold
from seemenow.safety_words import NEAR_WORDS

MAX_CHARACTERS = 4_000
_CLAUSES = re.compile(r"[.!?;\n\r…]+")
_WORDS = re.compile(r"\[[^\]\s]{1,30}(?: \d{4})?\]|[^\W_]+|,")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_CONTRACTED = (
    (r"\bcan['’]?t\b", "can not"),
    (r"n['’]t\b", " not"),
    (r"\bi['’]m\b", "i am"),
    (r"['’]re\b", " are"),
    (r"\b(he|she|it|who|that)['’]s\b", r"\1 is"),
    (r"['’]ve\b", " have"),
)


def find_safety(text: str) -> str | None:
    """The safety label that a text clearly cries out, or None.

    Args:
        text: as typed or masked; only its first 4,000 characters are read.
    """
    text = text[:MAX_CHARACTERS]
    clauses = [clause for part in _CLAUSES.split(_plain(text)) if (clause := _mended(part))]
    if _only_help(clauses):
        return "help_word"
    found = {label for clause in clauses for label in _labels(clause)}
    return next((label for label, _ in data.PATTERNS if label in found), None)


def _plain(text: str) -> str:
    text = _REPEATED.sub(r"\1", fold(text))
    for pattern, instead in _CONTRACTED:
        text = re.sub(pattern, instead, text)
    return text


def _mended(clause: str) -> str:
    return " ".join(_mend(word) for word in _WORDS.findall(clause))


def _labels(clause: str) -> Iterator[str]:
    for label, pattern in _compiled():
        for found in pattern.finditer(clause):
            if _counts(clause, found, label):
                yield label
                break


def _counts(clause: str, found: re.Match[str], label: str) -> bool:
    before, inside = clause[: found.start()], found[0]
    denied = any(word in data.NOT for word in before.split(" ")[-4:])
    if label not in ("suicide_risk", "missing_child"):
        denied = denied or any(word in data.NOT for word in inside.split(" "))
    if denied or re.search(data.PAST, clause):
        return False
    if label == "victim_self" and re.search(data.OTHER_PRESSURE, clause):
        return False
    if label in ("user_is_minor", "victim_self") and re.search(data.SAID, before):
        return False
    return not re.search(data.SUPPOSED, before) or bool(re.search(data.REAL_NOW, clause))


def _only_help(clauses: list[str]) -> bool:
    words = [word for clause in clauses for word in clause.split(" ") if word != ","]
    return (
        0 < len(words) <= 8
        and any(word in data.HELP_WORDS for word in words)
        and all(word in data.HELP_WORDS or word in data.HELP_AROUND for word in words)
    )


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((label, re.compile(r"(?:(?<= )|^)(?:" + _expanded(pattern) + ")")) for label, pattern in data.PATTERNS)


def _expanded(pattern: str) -> str:
    for name, group in data.GROUPS.items():
        pattern = pattern.replace(f"<{name}>", group)
    return pattern.replace("~", r"(?:[^ ,]+ ){0,4}")


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(word for _, pattern in data.PATTERNS for word in re.findall(r"[a-z]{5,}", _expanded(pattern)))


@lru_cache(maxsize=4096)
def _mend(word: str) -> str:
    """The word of the patterns that was meant, when this is a typing error of one; otherwise the word as it is."""
    errors = allowed_errors(len(word))
    if not errors or word in _vocabulary() or word in NEAR_WORDS or not word.isalpha():
        return {"hlp": "help", "hepl": "help", "hulpp": "hulp", "helpp": "help", "hlep": "help"}.get(word, word)
    near = sorted(
        (distance(word, known, errors), known) for known in _vocabulary() if abs(len(known) - len(word)) <= errors and known[0] == word[0]
    )
    return near[0][1] if near and near[0][0] <= errors else word
