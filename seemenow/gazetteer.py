"""Which place a sentence names, if any: aliases, typing errors, ambiguous names, postcodes, and places that are ordinary words.

Used by the engine's component and by web. A wrong place sends a worry to the wrong region, so in doubt it finds nothing or
leaves the choice to the person (`municipality` None with several `candidates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from seemenow.edit_distance import distance
from seemenow.place_index import MAX_TOKENS, PlaceIndex, Token, allowed_errors, tokens_of
from seemenow.place_words import (
    CUES,
    FILLERS,
    LOOSE_WORDS,
    NEAR_WORDS,
    NEVER_PLACES,
    POSTCODE_CUES,
    PROVINCE_HINTS,
    STRICT_WORDS,
    STRONG_CUES,
)

MAX_CHARACTERS = 4_000
MAX_POSTCODES = 20
MAX_MISTYPED = 8
"""So many words of a text are compared with all names, which bounds the time."""
_POSTCODE = re.compile(r"(?<![\w.,])([1-9]\d{3})(?:( ?)([A-Za-z]{2}))?(?![\w]|[.,]\d)")
_NO_LETTERS = frozenset({"SA", "SD", "SS"})


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """A place in a text.

    Args:
        name: as it is officially written, or the four digits of a postcode.
        municipality: its code, None when the name alone does not tell which.
        candidates: all codes that it may be; one when it is sure.
    """

    name: str
    municipality: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    key: str
    first: int
    after: int
    rank: int


class Gazetteer:
    """Finds places; built once from the lists of the pack."""

    def __init__(self, index: PlaceIndex) -> None:
        self.index = index

    @classmethod
    def read(cls, folder: Path) -> Gazetteer:
        """Raises: OSError or KeyError when a list is missing or has other columns."""
        return cls(PlaceIndex.read(folder))

    def find_place(self, text: str, *, asked: bool = False) -> PlaceFinding | None:
        """The place a text names.

        Args:
            text: at most the first 4,000 characters are read.
            asked: the person was just asked for a place, so a bare word may be one.
        """
        text = text[:MAX_CHARACTERS]
        words = tokens_of(text)
        sentence = _Sentence(text, words, asked)
        hits = sorted(self._exact(sentence), key=lambda hit: (-hit.rank, hit.first))
        if hits:
            return self._finding(hits[0], hits, sentence)
        return self._by_postcode(text, asked) or self._mistyped(sentence)

    def codes_in_province_of(self, text: str) -> list[str]:
        """All municipalities of the province that a short text names ("that in Limburg"), to choose between candidates."""
        said = province_of(tokens_of(text[:200]))
        return [code for code, province in self.index.provinces.items() if province == said] if said else []

    def _exact(self, sentence: _Sentence) -> Iterator[_Hit]:
        at = 0
        while at < len(sentence.words):
            key, length = self._longest(sentence.words, at)
            if key and sentence.means_place(key, at, at + length):
                yield _Hit(key, at, at + length, rank=2 * sentence.has_cue(at) + (length > 1))
            at += max(length if key else 1, 1)

    def _longest(self, words: Sequence[Token], at: int) -> tuple[str, int]:
        for length in range(min(MAX_TOKENS, len(words) - at), 0, -1):
            key = " ".join(word.folded for word in words[at : at + length])
            if key in self.index.codes:
                return key, length
            if length <= 2 and (joined := self.index.joined.get(key.replace(" ", ""))):
                return joined, length
        return "", 0

    def _finding(self, hit: _Hit, hits: Sequence[_Hit], sentence: _Sentence) -> PlaceFinding:
        codes = self.index.codes[hit.key]
        if len(codes) > 1:
            codes = self._by_province(codes, sentence.words[hit.after : hit.after + 5]) or self._by_neighbour(codes, hit, hits) or codes
        return PlaceFinding(self.index.display[hit.key], codes[0] if len(codes) == 1 else None, codes)

    def _by_province(self, codes: tuple[str, ...], behind: Sequence[Token]) -> tuple[str, ...]:
        said = province_of(behind)
        return tuple(code for code in codes if self.index.provinces.get(code) == said)

    def _by_neighbour(self, codes: tuple[str, ...], hit: _Hit, hits: Sequence[_Hit]) -> tuple[str, ...]:
        sure = {self.index.codes[other.key][0] for other in hits if other.key != hit.key and len(self.index.codes[other.key]) == 1}
        return tuple(code for code in codes if code in sure)

    def _by_postcode(self, text: str, asked: bool) -> PlaceFinding | None:
        for found in islice(_POSTCODE.finditer(text), MAX_POSTCODES):
            digits, blank, letters = found[1], found[2], found[3] or ""
            before = tokens_of(text[max(0, found.start() - 20) : found.start()])
            cue = asked or bool(before and before[-1].folded in POSTCODE_CUES)
            real = bool(letters) and letters.upper() not in _NO_LETTERS and (letters.isupper() or not blank)
            code = self.index.by_postcode(int(digits)) if cue or real else None
            if code:
                return PlaceFinding(digits, code, (code,))
        return None

    def _mistyped(self, sentence: _Sentence) -> PlaceFinding | None:
        for at, length in islice(sentence.may_be_mistyped(), MAX_MISTYPED):
            word = "".join(token.folded for token in sentence.words[at : at + length])
            key = None if word in self.index.codes else self._nearest(word)
            if key:
                hit = _Hit(key, at, at + length, 0)
                return self._finding(hit, [hit], sentence)
        return None

    def _nearest(self, word: str) -> str | None:
        """The one name within the allowed typing errors; a municipality before a village; None when two are as near."""
        errors = allowed_errors(len(word))
        lengths = range(len(word) - errors, len(word) + errors + 1)
        keys = {key for first in word[:2] for length in lengths for key in self.index.by_start.get((first, length), ())}
        near = [
            (distance(word, key.replace(" ", ""), errors), key not in self.index.own_name, key) for key in keys if _may_differ(word, key)
        ]
        near = sorted(one for one in near if one[0] <= errors)
        if not near or (len(near) > 1 and near[0][:2] == near[1][:2] and self.index.codes[near[0][2]] != self.index.codes[near[1][2]]):
            return None
        return near[0][2]


def province_of(words: Sequence[Token]) -> str | None:
    """The province that a few words behind a name tell, if any."""
    said = [word.folded for word in words]
    pairs = [f"{one} {other}" for one, other in pairwise(said)]
    return next((PROVINCE_HINTS[word] for word in (*pairs, *said) if word in PROVINCE_HINTS), None)


def _may_differ(word: str, key: str) -> bool:
    name = key.replace(" ", "")
    same_start = word[0] == name[0] or word[:2] == name[1::-1]
    return same_start and name not in STRICT_WORDS and name not in LOOSE_WORDS and name not in NEVER_PLACES and len(name) >= 5


class _Sentence:
    """The words of one text and what they say about each other."""

    def __init__(self, text: str, words: Sequence[Token], asked: bool) -> None:
        self.text, self.words, self.asked = text, words, asked
        self.shouted = text.isupper()

    def has_cue(self, at: int) -> bool:
        """A cue stands directly before: "in", "gemeente", "near", an article between allowed after a noun cue."""
        return at > 0 and self.words[at - 1].folded in CUES

    def means_place(self, key: str, first: int, after: int) -> bool:
        """Whether a word that spells a name is meant as a place here."""
        if key in NEVER_PLACES or self._is_province(key, first):
            return False
        if key.split(" ")[0] in ("de", "het", "een") and " " in key:
            return (self.asked and self._bare(first, after)) or (self.words[first + 1].written[:1].isupper() and not self.shouted)
        if key not in STRICT_WORDS and key not in LOOSE_WORDS:
            return len(key) > 2
        capital = self.words[first].written[:1].isupper() and not self.shouted
        if self.asked and self._bare(first, after) and (capital or self._ends_clause(after)):
            return True
        if key in STRICT_WORDS:
            return capital and self._strong_cue(first)
        if self._strong_cue(first) or province_of(self.words[after : after + 5]):
            return capital or self._ends_clause(after)
        return (capital and first > 0) or after - first == len(self.words)

    def may_be_mistyped(self) -> Iterator[tuple[int, int]]:
        """Positions (first word, number of words) where a typing error in a name is likely enough to look for one."""
        bare = len(self.words) <= 2
        for at, word in enumerate(self.words):
            likely = bare or (self.asked and len(self.words) <= 8) or self._strong_cue(at)
            if likely and len(word.folded) >= 5 and word.folded.isalpha() and not self._ordinary(word.folded):
                yield at, 1
        if self.asked and 2 <= len(self.words) <= 4:
            yield 0, len(self.words)

    def _strong_cue(self, at: int) -> bool:
        before = [word.folded for word in self.words[max(0, at - 2) : at]]
        return bool(before) and (
            before[-1] in STRONG_CUES or before in (["buurt", "van"], ["omgeving", "van"], ["area", "of"], ["city", "of"])
        )

    def _is_province(self, key: str, first: int) -> bool:
        return first > 0 and self.words[first - 1].folded in ("provincie", "province") and key in ("groningen", "utrecht")

    def _ordinary(self, word: str) -> bool:
        return word in NEAR_WORDS or word in CUES or word in FILLERS or word in STRICT_WORDS

    def _bare(self, first: int, after: int) -> bool:
        rest = [*self.words[:first], *self.words[after:]]
        return len(rest) <= 6 and all(word.folded in FILLERS or word.folded in PROVINCE_HINTS for word in rest)

    def _ends_clause(self, after: int) -> bool:
        end = self.words[after - 1].end
        return after == len(self.words) or self.text[end : end + 1] in ".,;:!?)"
