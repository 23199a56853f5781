"""Prepared words, questions, sentences about the service, the opening, the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from seemenow.labels import LANGUAGES
from seemenow.pack.reading import Entry, entries_of, read_yaml

CONDITIONS = frozenset(
    {
        "always",
        "demo",
        "production",
        "live_region_open",
        "live_region_closed",
        "no_live_region",
        "callback_on",
        "callback_off",
        "handover_none",
        "handover_queued",
        "handover_active",
        "approved_none",
    }
)
"""States and settings that a sentence about the service may depend on (seemenow/service_facts.py works them out)."""

Bilingual = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the assistant. `choices`: value → label per language, in order."""

    id: str
    text: Bilingual
    choices: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ServiceSentence:
    """A sentence that is true only while `when` holds."""

    when: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """A line of the first message: words of its own, or the ids of sentences made from the settings. `channels` that show it."""

    id: str
    channels: tuple[str, ...]
    text: Bilingual | None
    service: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpeningButton:
    """Args: leads_to: a label, or "door", "free_text"; the first of the file's list."""

    id: str
    leads_to: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class DoorLine:
    """A line of the door, naming one contact; some are shown only while that contact is open."""

    contact: str
    only_when_open: bool
    text: str


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind the door in one language: nothing asked, nothing for professionals."""

    text: str
    lines: tuple[DoorLine, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The line and the examples of "ask a question"."""

    text: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    lines: tuple[OpeningLine, ...]
    buttons: tuple[OpeningButton, ...]
    door: Mapping[str, Door]
    door_service: tuple[str, ...]
    door_ways_on: tuple[OpeningButton, ...]
    free_text: Mapping[str, Examples]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that professionals ask about; `spellings` per language, lower case."""

    id: str
    spellings: Mapping[str, tuple[str, ...]]
    meaning: Bilingual


def read_words(root: Path) -> dict[str, Bilingual]:
    """Prepared words of the service and of the desk. Raises: ContentError."""
    words: dict[str, Bilingual] = {}
    for name in ("words.yml", "desk_words.yml"):
        for entry in entries_of(root, name, "words"):
            words[entry.id] = {language: entry.text(language) for language in LANGUAGES}
            entry.done()
    return words


def read_questions(root: Path) -> dict[str, Question]:
    return {entry.id: _question(entry) for entry in entries_of(root, "questions.yml", "questions")}


def _question(entry: Entry) -> Question:
    text, choices = {}, {}
    for language in LANGUAGES:
        wording = entry.entry(language)
        text[language] = wording.text("text")
        choices[language] = {str(value): str(label) for value, label in (wording.get("choices") or {}).items()}
        wording.done()
    if choices["nl"].keys() != choices["en"].keys():
        raise entry.fail("choices", "differ between the languages")
    entry.done()
    return Question(entry.id, text, choices)


def read_service(root: Path) -> dict[str, tuple[ServiceSentence, ...]]:
    top = Entry("service.yml", "", read_yaml(root, "service.yml"))
    sentences = {}
    for id_ in top.mapping("service"):
        inner = Entry("service.yml", str(id_), top.mapping("service"))
        sentences[inner.id] = tuple(_sentence(one) for one in inner.entries(id_))
    return sentences


def _sentence(entry: Entry) -> ServiceSentence:
    sentence = ServiceSentence(entry.one_of("when", sorted(CONDITIONS)), {language: entry.text(language) for language in LANGUAGES})
    entry.done()
    return sentence


def read_opening(root: Path) -> Opening:
    top = Entry("opening.yml", "", read_yaml(root, "opening.yml"))
    door, free_text = top.entry("door"), top.entry("free_text")
    return Opening(
        lines=tuple(_line(entry) for entry in top.entries("lines")),
        buttons=tuple(_button(entry) for entry in top.entries("buttons")),
        door={language: _door(door.entry(language)) for language in LANGUAGES},
        door_service=door.texts("service"),
        door_ways_on=tuple(_way_on(entry) for entry in door.entries("ways_on")),
        free_text={language: _examples(free_text.entry(language)) for language in LANGUAGES},
    )


def _line(entry: Entry) -> OpeningLine:
    service = entry.texts("service")
    text = None if service else {language: entry.text(language) for language in LANGUAGES}
    line = OpeningLine(entry.text("id"), entry.texts("channels"), text, service)
    for unused in ("order", "contact", "link"):  # for editors and tests
        entry.get(unused)
    entry.done()
    return line


def _button(entry: Entry) -> OpeningButton:
    button = OpeningButton(entry.text("id"), entry.texts("leads_to")[0], {language: entry.text(language) for language in LANGUAGES})
    entry.get("call")
    entry.done()
    return button


def _way_on(entry: Entry) -> OpeningButton:
    way = OpeningButton("", entry.text("leads_to"), {language: entry.text(language) for language in LANGUAGES})
    entry.done()
    return way


def _door(entry: Entry) -> Door:
    lines = []
    for one in entry.entries("lines"):
        lines.append(DoorLine(one.text("contact"), one.truth("only_when_open", False), one.text("text")))
        one.done()
    door = Door(entry.text("text"), tuple(lines), entry.text("closing"))
    entry.done()
    return door


def _examples(entry: Entry) -> Examples:
    examples = Examples(entry.text("text"), entry.texts("examples"))
    entry.done()
    return examples


def read_glossary(root: Path) -> tuple[Term, ...]:
    terms = []
    for entry in entries_of(root, "glossary.yml", "glossary"):
        spellings = entry.entry("terms")
        terms.append(
            Term(
                entry.text("id"),
                {k: tuple(t.lower() for t in spellings.texts(k)) for k in LANGUAGES},
                {k: entry.text(k) for k in LANGUAGES},
            )
        )
        entry.done()
    return tuple(terms)
