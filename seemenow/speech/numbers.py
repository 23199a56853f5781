"""Telephone numbers and hours at the moment of showing: in a sentence, and on a card.

A closed line is never the first or the only one; 112 and Veilig Thuis always stand there (safeguards S7, S26).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from seemenow.conversation import Card, Link
from seemenow.pack.contacts import Contact
from seemenow.pack.reading import PLACEHOLDER
from seemenow.service_facts import fill_values
from seemenow.speech.situation import Situation

ALWAYS = ("emergency", "veilig_thuis")


def words(situation: Situation, id_: str, **values: str) -> str:
    """Prepared words, with contacts filled in. Raises: KeyError for an unknown id."""
    return words_of(situation, situation.pack.words[id_], **values)


def words_of(situation: Situation, text: Mapping[str, str], **values: str) -> str:
    """Any text in both languages, filled like prepared words."""
    return fill_contacts(fill_values(text[situation.language], values), situation)


def fill_contacts(text: str, situation: Situation) -> str:
    """Replace {contact_id} by name and number, with the next opening where the line is closed now."""
    contacts = situation.pack.contacts
    return PLACEHOLDER.sub(lambda found: in_a_sentence(contacts[found[1]], situation) if found[1] in contacts else found[0], text)


def in_a_sentence(contact: Contact, situation: Situation) -> str:
    """ "CoMensha (033-448 11 86, weer open maandag 9.00 uur)"; 112 is just its number."""
    if contact.id == "emergency":
        return contact.phone or ""
    name = contact.short[situation.language]
    inside = [contact.number] if contact.number and contact.number != name else []
    if not is_open(contact, situation) and contact.number:
        inside.append(when_open(contact, situation))
    return f"{name} ({', '.join(inside)})" if inside else name


def is_open(contact: Contact, situation: Situation) -> bool:
    return contact.hours is not None and contact.hours.is_open(situation.now)


def when_open(contact: Contact, situation: Situation) -> str:
    """What can be said of the hours now."""
    if contact.hours is None:
        return situation.plain("see_site_for_hours")
    if contact.always_open:
        return situation.plain("day_and_night")
    closes = contact.hours.closes_at(situation.now)
    if closes is not None:
        return situation.plain("open_until", time=situation.clock(closes))
    opens = contact.hours.next_opening(situation.now)
    return situation.plain("closed_until", when=situation.day_and_clock(opens)) if opens else situation.plain("see_site_for_hours")


def contact_cards(ids: Iterable[str], situation: Situation) -> tuple[Card, ...]:
    """Cards for these contacts and for the two that always stand there: the open ones first, each once."""
    wanted = [id_ for id_ in dict.fromkeys((*ids, *ALWAYS)) if situation.pack.contacts[id_].show]
    contacts = [situation.pack.contacts[id_] for id_ in wanted if id_ != "care_coordinator"]
    # A stable sort: within open and within closed the order of the answer stays.
    contacts.sort(key=lambda contact: not is_open(contact, situation))
    return tuple(card(contact, situation) for contact in contacts)


def card(contact: Contact, situation: Situation) -> Card:
    """Name, what for, hours now, and links to call, mail or look."""
    language = situation.language
    lines = [contact.what_for[language]]
    if contact.id != "emergency":
        lines.append(_sentence(when_open(contact, situation)))
    links = []
    if contact.number:
        links.append(
            Link(
                f"{contact.short[language]} {contact.number}" if contact.number != contact.short[language] else contact.number,
                tel(contact.number),
            )
        )
    if contact.email and contact.verified == "source_checked":
        links.append(Link(contact.email, f"mailto:{contact.email}"))
    if contact.url:
        links.append(Link(contact.url.removeprefix("https://").rstrip("/"), contact.url))
    return Card(contact.name[language], tuple(lines), tuple(links))


def name_and_number(contact: Contact, situation: Situation) -> str:
    """ "Veilig Thuis 0800-2000"; 112 is its own name."""
    name = contact.short[situation.language]
    return name if name == contact.phone else f"{name} {contact.phone}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def tel(number: str) -> str:
    """The tel: address of a number as written."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def emergency_card(situation: Situation) -> Card:
    """The two numbers that answer at any hour, in one card."""
    contacts = situation.pack.contacts
    links = tuple(Link(name_and_number(contacts[id_], situation), tel(contacts[id_].phone or "")) for id_ in ALWAYS)
    lines = (words(situation, "emergency_card_line_112"), words(situation, "emergency_card_line_veilig_thuis"))
    return Card(situation.plain("emergency_card_title"), lines, links)
