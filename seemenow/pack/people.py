"""Stories of people: composed, and told part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seemenow.labels import LANGUAGES
from seemenow.pack.answers import STATUSES, Source, read_sources
from seemenow.pack.reading import Entry, read_yaml


@dataclass(frozen=True, slots=True)
class Telling:
    """A story in one language; `parts` are screens, in order.

    Args:
        composed: says that the story is composed; comes before the first part.
        notice: the content notice.
        minutes: reading time.
    """

    title: str
    composed: str
    notice: str
    minutes: int
    parts: tuple[str, ...]
    signs: str
    helped: str
    tomorrow: str
    word: str


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    status: str
    review_by: date
    contacts: tuple[str, ...]
    sources: tuple[Source, ...]
    telling: Mapping[str, Telling]


def read_stories(root: Path) -> dict[str, Story]:
    """All stories of content/people/ by id. Raises: ContentError."""
    stories = [_story(root, f"people/{path.name}", path.stem) for path in sorted((root / "people").glob("*.yml"))]
    return {story.id: story for story in stories}


def _story(root: Path, name: str, stem: str) -> Story:
    entry = Entry(name, stem, read_yaml(root, name))
    review_by = entry.day("review_by")
    if review_by is None:
        raise entry.fail("review_by", "must be a date")
    story = Story(
        id=entry.one_of("id", (stem,)),
        status=entry.one_of("status", STATUSES),
        review_by=review_by,
        contacts=entry.texts("contacts"),
        sources=read_sources(entry),
        telling={language: _telling(entry.entry(language)) for language in LANGUAGES},
    )
    entry.done()
    return story


def _telling(entry: Entry) -> Telling:
    telling = Telling(
        title=entry.text("title", most=60),
        composed=entry.text("composed"),
        notice=entry.text("notice"),
        minutes=entry.whole("minutes"),
        parts=entry.texts("parts"),
        signs=entry.text("signs"),
        helped=entry.text("helped"),
        tomorrow=entry.text("tomorrow"),
        word=entry.text("word"),
    )
    if len(telling.parts) < 2:
        raise entry.fail("parts", "a story is told in at least two parts")
    entry.done()
    return telling
