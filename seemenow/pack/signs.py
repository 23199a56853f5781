"""Signs per work setting, and the cautions that always stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seemenow.errors import ContentError
from seemenow.labels import LANGUAGES, SETTINGS_OF_WORK
from seemenow.pack.answers import STATUSES, Source
from seemenow.pack.reading import Entry, entries_of, read_yaml, unique

KINDS = ("body", "behaviour", "relations", "money", "phone", "attendance", "surroundings")
BASES = ("source", "foreign", "practice")
Bilingual = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sign:
    id: str
    kind: str
    basis: str
    sources: tuple[str, ...]
    text: Bilingual


@dataclass(frozen=True, slots=True)
class SignList:
    """The signs of one work setting, with its note."""

    setting: str
    status: str
    review_by: date
    note: Bilingual | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    lists: Mapping[str, SignList]
    cautions: Mapping[str, Bilingual]
    sources: Mapping[str, Source]


def read_signs(root: Path) -> Signs:
    """Raises: ContentError, also for a sign whose source is not listed."""
    sources = {entry.id: _source(entry) for entry in entries_of(root, "signs/sources.yml", "sources")}
    cautions = {}
    for entry in entries_of(root, "signs/cautions.yml", "cautions"):
        cautions[entry.text("id")] = {language: entry.text(language) for language in LANGUAGES}
        entry.texts("sources")
        entry.done()
    lists = {}
    for setting in SETTINGS_OF_WORK:
        if (root / "signs" / f"{setting}.yml").exists():
            lists[setting] = _list(root, f"signs/{setting}.yml", setting, sources)
    unique("signs/", (sign.id for one in lists.values() for sign in one.signs))
    return Signs(lists, cautions, sources)


def _list(root: Path, name: str, setting: str, sources: Mapping[str, Source]) -> SignList:
    entry = Entry(name, setting, read_yaml(root, name))
    entry.one_of("setting", (setting,))
    review_by = entry.day("review_by")
    if review_by is None:
        raise entry.fail("review_by", "must be a date")
    signs = tuple(_sign(one) for one in entry.entries("signs"))
    for sign in signs:
        unknown = set(sign.sources) - set(sources)
        if unknown or (sign.basis == "source" and not sign.sources):
            raise ContentError(name, sign.id, "sources", "names a source that signs/sources.yml does not have, or none")
    read = SignList(setting, entry.one_of("status", STATUSES), review_by, entry.maybe_bilingual("note"), signs)
    entry.done()
    return read


def _sign(entry: Entry) -> Sign:
    entry.id = entry.text("id")
    sign = Sign(
        entry.id,
        entry.one_of("kind", KINDS),
        entry.one_of("basis", BASES),
        entry.texts("sources"),
        {language: entry.text(language) for language in LANGUAGES},
    )
    entry.done()
    return sign


def _source(entry: Entry) -> Source:
    source = Source(entry.text("title"), entry.maybe_text("url"), str(entry.get("date") or "undated"))
    entry.done()
    return source
