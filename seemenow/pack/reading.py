"""Reads one entry of a YAML file field by field, so that each error names file, entry and field, and no field goes unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from seemenow.errors import ContentError
from seemenow.labels import LANGUAGES

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def read_yaml(root: Path, name: str) -> Any:
    """The parsed file `root/name`. Raises: ContentError when it is missing or is no YAML."""
    try:
        text = (root / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(name, "", "", f"cannot be read ({error.strerror})") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader, in C where there is one
    except yaml.YAMLError as error:
        raise ContentError(name, "", "", f"is no YAML: {error}") from error


class Entry:
    """One mapping of a file. Every getter marks its field as read; `done` complains about the rest."""

    def __init__(self, file: str, id_: str, raw: Any) -> None:
        self.file, self.id = file, id_
        if not isinstance(raw, dict):
            raise ContentError(file, id_, "", "must be a mapping of fields")
        self._raw: dict[str, Any] = raw
        self._read: set[str] = set()

    def fail(self, field: str, why: str) -> ContentError:
        return ContentError(self.file, self.id, field, why)

    def get(self, field: str) -> Any:
        self._read.add(field)
        return self._raw.get(field)

    def text(self, field: str, *, most: int = 4_000) -> str:
        value = self.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(field, "must be a text")
        if len(value) > most:
            raise self.fail(field, f"is longer than {most} characters")
        return value.strip()

    def maybe_text(self, field: str) -> str | None:
        return None if self.get(field) is None else self.text(field)

    def one_of(self, field: str, allowed: Iterable[str]) -> str:
        value = self.get(field)
        if value not in tuple(allowed):
            raise self.fail(field, f"is {value!r}; allowed are {', '.join(allowed)}")
        return str(value)

    def whole(self, field: str) -> int:
        value = self.get(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(field, "must be a whole number")
        return value

    def truth(self, field: str, default: bool) -> bool:
        value = self.get(field)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.fail(field, "must be true or false")
        return value

    def day(self, field: str) -> date | None:
        value = self.get(field)
        if value is not None and not isinstance(value, date):
            raise self.fail(field, "must be a date like 2027-05-23, or null")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.get(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.fail(field, "must be a list of texts")
        return tuple(one.strip() for one in value)

    def entries(self, field: str) -> list[Entry]:
        value = self.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(field, "must be a list")
        return [Entry(self.file, self.id, one) for one in value]

    def entry(self, field: str) -> Entry:
        return Entry(self.file, f"{self.id}.{field}", self.get(field))

    def mapping(self, field: str) -> dict[str, Any]:
        value = self.get(field)
        if not isinstance(value, dict):
            raise self.fail(field, "must be a mapping")
        return value

    def bilingual(self, field: str) -> Mapping[str, str]:
        """{nl, en}, both there."""
        inner = self.entry(field)
        both = {language: inner.text(language) for language in LANGUAGES}
        inner.done()
        return both

    def maybe_bilingual(self, field: str) -> Mapping[str, str] | None:
        return None if self.get(field) is None else self.bilingual(field)

    def done(self) -> None:
        """Raises: ContentError when a field was never read: a misspelt field must not pass in silence."""
        extra = sorted(set(self._raw) - self._read)
        if extra:
            raise self.fail(extra[0], "is no field of this kind of entry")


def entries_of(root: Path, name: str, top: str) -> list[Entry]:
    """The entries under the key `top` of a file: a mapping id → fields, or a list of fields with an id."""
    raw = read_yaml(root, name)
    if not isinstance(raw, dict) or top not in raw:
        raise ContentError(name, "", top, "must be the top key of this file")
    listed = raw[top]
    if isinstance(listed, dict):
        return [Entry(name, str(id_), fields) for id_, fields in listed.items()]
    if not isinstance(listed, list):
        raise ContentError(name, "", top, "must be a list or a mapping")
    return [Entry(name, str(fields.get("id", "")) if isinstance(fields, dict) else "", fields) for fields in listed]


def unique(file: str, ids: Iterable[str]) -> None:
    """Raises: ContentError at the first id that comes twice."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise ContentError(file, id_, "", "comes twice")
        seen.add(id_)
