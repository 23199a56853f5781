"""What a detector finds, the order in which they look, and the character that stands where another has found something already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

BLANK = "\ue000"
"""Of the private use area: no letter, no digit, no space, so every pattern stops there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text.

    Args:
        start, end: code points, end exclusive.
        type: PHONE, EMAIL, …; "" for what is public and stays as it is.
        value: in one written form, so that the same number written otherwise gets the same token.
    """

    start: int
    end: int
    type: str
    value: str = ""


def scan(pattern: re.Pattern[str], text: str, judge: Callable[[re.Match[str]], Found | None]) -> Iterator[Found]:
    """Every match that `judge` takes; one that it refuses does not hide another that begins inside it.

    The patterns are bounded, so each beginning costs at most the longest match: linear in the length of the text.
    """
    at = 0
    while match := pattern.search(text, at):
        found = judge(match)
        if found is not None:
            yield found
        at = match.start() + 1 if found is None else found.end


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(text.split())


def digits_of(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def before(match: re.Match[str], length: int) -> str:
    """What stands before a match, at most `length` characters of it."""
    return match.string[max(0, match.start() - length) : match.start()]
