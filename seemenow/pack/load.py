"""Loads the whole pack and checks what one file alone cannot: that every id, placeholder and municipality code exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from seemenow.errors import ContentError
from seemenow.pack.answers import Answer, read_answers
from seemenow.pack.contacts import Contact, RegionalContact, read_contacts, read_coordinators
from seemenow.pack.municipalities import Municipality, read_municipalities
from seemenow.pack.people import Story, read_stories
from seemenow.pack.reading import PLACEHOLDER
from seemenow.pack.signs import Signs, read_signs
from seemenow.pack.words import (
    Bilingual,
    Opening,
    Question,
    ServiceSentence,
    Term,
    read_glossary,
    read_opening,
    read_questions,
    read_service,
    read_words,
)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything the service can say, and everything it knows of the country."""

    answers: Mapping[str, Answer]
    contacts: Mapping[str, Contact]
    coordinators: tuple[RegionalContact, ...]
    municipalities: Mapping[str, Municipality]
    signs: Signs
    stories: Mapping[str, Story]
    words: Mapping[str, Bilingual]
    questions: Mapping[str, Question]
    service: Mapping[str, tuple[ServiceSentence, ...]]
    opening: Opening
    glossary: tuple[Term, ...]


def load_pack(root: Path) -> Pack:
    """Read content/ at `root`.

    Raises:
        ContentError: the first thing that is wrong, with file, entry and field.
    """
    pack = Pack(
        answers=read_answers(root),
        contacts=read_contacts(root),
        coordinators=read_coordinators(root),
        municipalities=read_municipalities(root),
        signs=read_signs(root),
        stories=read_stories(root),
        words=read_words(root),
        questions=read_questions(root),
        service=read_service(root),
        opening=read_opening(root),
        glossary=read_glossary(root),
    )
    _check_ids(pack)
    _check_opening(pack)
    _check_codes(pack)
    for file, entry, text in texts_of(pack):
        for name in PLACEHOLDER.findall(text):
            if name not in pack.contacts:
                raise ContentError(file, entry, "", f"{{{name}}} is no contact of contacts.yml")
    return pack


def texts_of(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """(file, entry, text) of every text whose placeholders are contacts: answers and stories."""
    for answer in pack.answers.values():
        for wording in answer.wording.values():
            for text in (wording.text, wording.next_step or "", *(line.text for line in wording.only_for)):
                yield answer.file, answer.label, text
    for story in pack.stories.values():
        for telling in story.telling.values():
            for text in (*telling.parts, telling.signs, telling.helped, telling.tomorrow, telling.word):
                yield f"people/{story.id}.yml", story.id, text


def _check_ids(pack: Pack) -> None:
    for answer in pack.answers.values():
        for field, ids, known in (
            ("contacts", answer.contacts, pack.contacts.keys()),
            ("about_service", answer.about_service, pack.service.keys()),
            ("see_also", answer.see_also, pack.answers.keys()),
        ):
            unknown = sorted(set(ids) - set(known))
            if unknown:
                raise ContentError(answer.file, answer.label, field, f"{unknown[0]} does not exist")
    for story in pack.stories.values():
        unknown = sorted(set(story.contacts) - set(pack.contacts))
        if unknown:
            raise ContentError(f"people/{story.id}.yml", story.id, "contacts", f"{unknown[0]} does not exist")


def _check_opening(pack: Pack) -> None:
    opening = pack.opening
    services = {id_ for line in opening.lines for id_ in line.service} | set(opening.door_service)
    contacts = {line.contact for door in opening.door.values() for line in door.lines}
    labels = {way.leads_to for way in opening.door_ways_on}
    for field, ids, known in (
        ("service", services, pack.service.keys()),
        ("contact", contacts, pack.contacts.keys()),
        ("leads_to", labels, pack.answers.keys()),
    ):
        unknown = sorted(ids - set(known))
        if unknown:
            raise ContentError("opening.yml", "", field, f"{unknown[0]} does not exist")


def _check_codes(pack: Pack) -> None:
    for regional in pack.coordinators:
        unknown = sorted(set(regional.codes) - set(pack.municipalities))
        if unknown:
            raise ContentError("coordinators.yml", regional.id, "codes", f"{unknown[0]} is no municipality")
