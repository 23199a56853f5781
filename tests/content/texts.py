"""Every text of the pack with its place and language, for the scans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from seemenow.pack.answers import Wording
from seemenow.pack.load import Pack


class Text(NamedTuple):
    """Args: where: "kind/id", for the message of a test that fails."""

    where: str
    language: str
    text: str


def told(wording: Wording) -> str:
    """All that is said under a label in one language, without its title."""
    return "\n\n".join((wording.text, *(line.text for line in wording.only_for), *([wording.next_step] if wording.next_step else [])))


def all_texts(pack: Pack) -> list[Text]:
    return [*answer_texts(pack), *story_texts(pack), *sign_texts(pack), *prepared_texts(pack), *opening_texts(pack), *contact_texts(pack)]


def answer_texts(pack: Pack) -> Iterator[Text]:
    for label, entry in pack.answers.items():
        for language, wording in entry.wording.items():
            yield Text(f"answers/{label}/title", language, wording.title)
            yield Text(f"answers/{label}", language, told(wording))


def story_texts(pack: Pack) -> Iterator[Text]:
    for id_, story in pack.stories.items():
        for language, one in story.telling.items():
            parts = (one.title, one.composed, one.notice, *one.parts, one.signs, one.helped, one.tomorrow, one.word)
            yield Text(f"people/{id_}", language, "\n\n".join(parts))


def sign_texts(pack: Pack) -> Iterator[Text]:
    for setting, listed in pack.signs.lists.items():
        for sign in listed.signs:
            yield from both(f"signs/{sign.id}", sign.text)
        if listed.note:
            yield from both(f"signs/{setting}/note", listed.note)
    for id_, caution in pack.signs.cautions.items():
        yield from both(f"cautions/{id_}", caution)


def prepared_texts(pack: Pack) -> Iterator[Text]:
    for id_, words in pack.words.items():
        yield from both(f"words/{id_}", words)
    for id_, question in pack.questions.items():
        yield from both(f"questions/{id_}", question.text)
        for language, choices in question.choices.items():
            for value, label in choices.items():
                yield Text(f"questions/{id_}/{value}", language, label)
    for term in pack.glossary:
        yield from both(f"glossary/{term.id}", term.meaning)


def service_texts(pack: Pack) -> Iterator[Text]:
    for id_, sentences in pack.service.items():
        for one in sentences:
            yield from both(f"service/{id_}/{one.when}", one.text)


def opening_texts(pack: Pack) -> Iterator[Text]:
    for line in pack.opening.lines:
        yield from both(f"opening/{line.id}", line.text or {})
    for button in (*pack.opening.buttons, *pack.opening.door_ways_on):
        yield from both(f"opening/button/{button.leads_to}", button.label)
    for language, door in pack.opening.door.items():
        yield Text("opening/door", language, "\n".join((door.text, *(line.text for line in door.lines), door.closing)))
    for language, asked in pack.opening.free_text.items():
        yield Text("opening/free_text", language, "\n".join((asked.text, *asked.examples)))


def contact_texts(pack: Pack) -> Iterator[Text]:
    for id_, contact in pack.contacts.items():
        yield from both(f"contacts/{id_}", contact.what_for)


def both(where: str, text: Mapping[str, str]) -> Iterator[Text]:
    for language, one in text.items():
        yield Text(where, language, one)
