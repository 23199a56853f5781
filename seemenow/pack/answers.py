"""Answers: one per label, in both languages, with sources, a status and a review date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seemenow.labels import AGE_BANDS, LANGUAGES, SETTINGS_OF_WORK
from seemenow.pack.reading import Entry, entries_of, unique

STATUSES = ("draft", "source_checked", "approved")
APPROVALS = ("safety", "law", "contact")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was found. `url` is None for a rule of this product."""

    title: str
    url: str | None
    date: str


@dataclass(frozen=True, slots=True)
class Papers:
    """What every text of the pack carries: how far it was checked, by which function, and until when that holds."""

    status: str
    reviewed_by: str | None
    reviewed_on: date | None
    review_by: date
    needs_approval: tuple[str, ...]
    check: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line for one age band or one work setting; the other is ""."""

    age: str
    setting: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """An answer in one language. Texts hold placeholders like {veilig_thuis}."""

    title: str
    text: str
    next_step: str | None
    only_for: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one label. `contacts`, `about_service`, `see_also` are ids, checked against the rest of the pack."""

    label: str
    file: str
    papers: Papers
    contacts: tuple[str, ...]
    about_service: tuple[str, ...]
    see_also: tuple[str, ...]
    sources: tuple[Source, ...]
    wording: Mapping[str, Wording]


def read_answers(root: Path) -> dict[str, Answer]:
    """All answers of content/answers/*.yml by label. Raises: ContentError."""
    answers = [
        _answer(entry) for path in sorted((root / "answers").glob("*.yml")) for entry in entries_of(root, f"answers/{path.name}", "answers")
    ]
    unique("answers/", (answer.label for answer in answers))
    return {answer.label: answer for answer in answers}


def read_papers(entry: Entry) -> Papers:
    """Status, reviewer, dates. Raises: ContentError when an approval lacks its papers, or papers lack the approval."""
    status = entry.one_of("status", STATUSES)
    by, on = entry.maybe_text("reviewed_by"), entry.day("reviewed_on")
    if {by is not None, on is not None} != {status == "approved"}:
        raise entry.fail("reviewed_by", "goes with status approved, together with reviewed_on, and with no other status")
    review_by = entry.day("review_by")
    if review_by is None:
        raise entry.fail("review_by", "must be a date")
    needs = entry.texts("needs_approval")
    if any(need not in APPROVALS for need in needs):
        raise entry.fail("needs_approval", f"allowed are {', '.join(APPROVALS)}")
    return Papers(status, by, on, review_by, needs, entry.maybe_text("check"))


def read_sources(entry: Entry) -> tuple[Source, ...]:
    """The list `sources`. Raises: ContentError."""
    sources = []
    for one in entry.entries("sources"):
        sources.append(Source(one.text("title"), one.maybe_text("url"), str(one.get("date") or "undated")))
        one.done()
    return tuple(sources)


def _answer(entry: Entry) -> Answer:
    answer = Answer(
        label=entry.id,
        file=entry.file,
        papers=read_papers(entry),
        contacts=entry.texts("contacts"),
        about_service=entry.texts("about_service"),
        see_also=entry.texts("see_also"),
        sources=read_sources(entry),
        wording={language: _wording(entry.entry(language)) for language in LANGUAGES},
    )
    if len(answer.see_also) > 3:
        raise entry.fail("see_also", "holds more than three labels")
    entry.done()
    return answer


def _wording(entry: Entry) -> Wording:
    lines = []
    for one in entry.entries("only_for"):
        age = one.one_of("age", AGE_BANDS) if one.get("age") is not None else ""
        setting = one.one_of("setting", SETTINGS_OF_WORK) if one.get("setting") is not None else ""
        if bool(age) == bool(setting):
            raise one.fail("only_for", "each line is for either an age or a setting")
        lines.append(Line(age, setting, one.text("text")))
        one.done()
    wording = Wording(entry.text("title", most=60), entry.text("text"), entry.maybe_text("next_step"), tuple(lines))
    entry.done()
    return wording
