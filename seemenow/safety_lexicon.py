"""Reads content/safety_lexicon.yml into compiled patterns. Its small language stands in the head of that file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from seemenow.errors import ContentError

_GAPS = (("~~", r"(?:[^ ]+ ){0,8}"), ("~", r"(?:[^ ,]+ ){0,4}"))
_DENIAL = re.compile(r"\b(?:niet|not|never|nooit|geen|no|won t|wont|nobody|nowhere|neither)\b")
_SUPPOSITION = re.compile(r"\b(?:als|if)\b")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line. Args: denies, supposes: it holds a denial or an "if" itself, so that these do not speak against it."""

    regex: re.Pattern[str]
    denies: bool
    supposes: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole file. Args: words: those of five letters and more, for mending typing errors."""

    labels: Mapping[str, tuple[Pattern, ...]]
    words: frozenset[str]
    denials: frozenset[str]
    reporting: frozenset[str]
    help_words: frozenset[str]
    help_around: frozenset[str]
    past: re.Pattern[str]
    habit: re.Pattern[str]
    supposed: re.Pattern[str]
    other_pressure: re.Pattern[str]
    real_now: re.Pattern[str]


def read_lexicon(file: Path) -> Lexicon:
    """Raises: OSError when the file is missing; ContentError when a pattern cannot be read."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    labels = {label: [_expanded(str(line), raw["groups"]) for line in lines] for label, lines in raw["labels"].items()}
    return Lexicon(
        labels={label: tuple(_pattern(label, line) for line in lines) for label, lines in labels.items()},
        words=frozenset(word for lines in labels.values() for line in lines for word in re.findall(r"(?<!\\)\b[a-z]{5,}", line)),
        denials=_words(raw, "not"),
        reporting=frozenset(raw["said"].split("|")),
        help_words=_words(raw, "help_words"),
        help_around=_words(raw, "help_around"),
        past=_anywhere(raw["past"]),
        habit=_anywhere(raw["habit"]),
        supposed=_anywhere(raw["supposed"]),
        other_pressure=_anywhere(raw["other_pressure"]),
        real_now=_anywhere(raw["real_now"]),
    )


def _expanded(line: str, groups: Mapping[str, str]) -> str:
    for _ in range(2):  # a group may hold another
        for name, group in groups.items():
            line = line.replace(f"<{name}>", f"({group})")
    for gap, regex in _GAPS:
        line = line.replace(gap, regex)
    return re.sub(r"\((?!\?)", "(?:", line)


def _pattern(label: str, line: str) -> Pattern:
    try:
        regex = re.compile(rf"(?:(?<= )|^)(?:{line})(?= |$)")
    except re.error as error:
        raise ContentError("safety_lexicon.yml", label, line[:60], f"no pattern: {error}") from error
    return Pattern(regex, bool(_DENIAL.search(line)), bool(_SUPPOSITION.search(line)))


def _anywhere(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^| )(?:{alternatives})(?= |$)")


def _words(raw: Mapping[str, Any], field: str) -> frozenset[str]:
    return frozenset(str(raw[field]).split())
