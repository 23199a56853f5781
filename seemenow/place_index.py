"""The lists of places of the pack, folded into look-up tables. Reads files; knows nothing of sentences (that is gazetteer.py)."""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

MAX_TOKENS = 7
_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "’": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: folded, and as it was written with its position."""

    folded: str
    written: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens_of(text: str) -> list[Token]:
    """The words of a text; hyphens, apostrophes and full stops separate."""
    return [Token(fold(found[0]), found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


def key_of(name: str) -> str:
    """The form under which a name is looked up: folded words with one blank between."""
    return " ".join(token.folded for token in tokens_of(name))


@dataclass(slots=True)
class PlaceIndex:
    """Tables made once from the three lists.

    Args:
        codes: key of a name -> municipality codes, in the order of the lists.
        display: key -> the name as it is written.
        joined: a name of several words written as one -> key.
        by_start: first letter and length of a name of one word or written as one -> keys (for typing errors).
        own_name: keys that are the official name of a municipality.
        provinces: municipality code -> province.
        names: municipality code -> name.
        postcodes: (first, last, code), sorted.
    """

    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    display: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    by_start: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    own_name: frozenset[str] = frozenset()
    provinces: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    postcodes: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> PlaceIndex:
        """Read municipalities.csv, places.csv and postcodes.csv of a folder.

        Raises:
            OSError: a list is missing.
            KeyError: a list has other columns than it should.
        """
        index = cls()
        found: defaultdict[str, list[str]] = defaultdict(list)
        municipalities = _rows(folder / "municipalities.csv")
        for row in municipalities:
            index.provinces[row["code"]], index.names[row["code"]] = row["province"], row["name"]
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                index._add(found, name, row["code"])
        index.own_name = frozenset(key_of(row["name"]) for row in municipalities)
        for row in _rows(folder / "places.csv"):
            index._add(found, row["place"], row["municipality_code"])
        index.codes = {key: tuple(codes) for key, codes in found.items()}
        index.joined = {key.replace(" ", ""): key for key in found if " " in key and len(key) > 6}
        index.by_start = _by_start(found)
        index.postcodes = sorted((int(row["from"]), int(row["to"]), row["municipality_code"]) for row in _rows(folder / "postcodes.csv"))
        return index

    def _add(self, found: defaultdict[str, list[str]], name: str, code: str) -> None:
        for key in _spellings(key_of(name)):
            if code not in found[key]:
                found[key].append(code)
            self.display.setdefault(key, name)

    def by_postcode(self, digits: int) -> str | None:
        """The municipality of four digits, None when the list does not hold them."""
        at = bisect_right(self.postcodes, (digits, 9999, "9999")) - 1
        if at < 0 or not self.postcodes[at][0] <= digits <= self.postcodes[at][1]:
            return None
        return self.postcodes[at][2]


def _spellings(key: str) -> set[str]:
    """How a name is shortened in writing: "aan den" to "a/d", "Sint" to "St."."""
    short = {re.sub(r" aan (?:den|de) ", between, key) for between in (" a d ", " ad ")}
    return {spelled for one in (key, *short) for spelled in (one, re.sub(r"\bsint ", "st ", one))}


def allowed_errors(length: int) -> int:
    """How many typing errors a word of this length may hold and still be recognised."""
    return 0 if length < 5 else 1 if length < 9 else 2


def _by_start(found: Iterable[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    starts: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for key in found:
        name = key.replace(" ", "")
        if len(name) >= 5:
            starts[name[0], len(name)].append(key)
    return {start: tuple(keys) for start, keys in starts.items()}


def _rows(file: Path) -> list[dict[str, str]]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))
