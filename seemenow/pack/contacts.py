"""National contacts and regional coordinators: numbers as text, hours as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from seemenow.hours import OpenHours, parse_hours
from seemenow.pack.answers import Source
from seemenow.pack.reading import Entry, entries_of, unique

VERIFIED = ("source_checked", "partly", "no")
KINDS = ("coordinator", "reporting_point")
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Contact:
    """An organisation to turn to.

    Args:
        hours: None means unknown, which counts as closed.
        verified: only source_checked shows a number; production shows approved entries only.
        approved: the function of the expert and the date, or None.
    """

    id: str
    name: Mapping[str, str]
    short: Mapping[str, str]
    what_for: Mapping[str, str]
    phone: str | None
    phone_also: str | None
    email: str | None
    url: str | None
    cost: str | None
    hours: OpenHours | None
    verified: str
    approved: str | None
    show: bool
    check: str | None
    source: Source

    @property
    def number(self) -> str | None:
        """The number that may be shown, or None."""
        return self.phone if self.verified == "source_checked" else None

    @property
    def always_open(self) -> bool:
        return self.hours is not None and self.hours.day_and_night


@dataclass(frozen=True, slots=True)
class RegionalContact:
    """A care coordinator for human trafficking, or a reporting point, of a region.

    Args:
        codes: municipality codes, four digits as text.
        basis: "stated" by the organisation, or "inferred" from the name of the region.
        confidence: high is shown, medium with "please check", low never (CoMensha instead).
    """

    id: str
    region: Mapping[str, str]
    kind: str
    codes: tuple[str, ...]
    basis: str
    organisation: str
    phone: str | None
    email: str | None
    url: str | None
    confidence: str
    approved: str | None
    source: Source


def read_contacts(root: Path) -> dict[str, Contact]:
    """Raises: ContentError."""
    contacts = [_contact(entry) for entry in entries_of(root, "contacts.yml", "contacts")]
    unique("contacts.yml", (one.id for one in contacts))
    return {one.id: one for one in contacts}


def read_coordinators(root: Path) -> tuple[RegionalContact, ...]:
    """Raises: ContentError."""
    regional = tuple(_regional(entry) for entry in entries_of(root, "coordinators.yml", "coordinators"))
    unique("coordinators.yml", (one.id for one in regional))
    return regional


def _contact(entry: Entry) -> Contact:
    contact = Contact(
        id=entry.text("id"),
        name=entry.bilingual("name"),
        short=entry.bilingual("short"),
        what_for=entry.bilingual("what_for"),
        phone=entry.maybe_text("phone"),
        phone_also=entry.maybe_text("phone_also"),
        email=entry.maybe_text("email"),
        url=entry.maybe_text("url"),
        cost=entry.maybe_text("cost"),
        hours=_hours(entry),
        verified=entry.one_of("verified", VERIFIED),
        approved=_approval(entry),
        show=entry.truth("show", True),
        check=entry.maybe_text("check"),
        source=_source(entry),
    )
    entry.maybe_bilingual("not_for")
    entry.maybe_text("phone_from_abroad")
    entry.done()
    return contact


def _regional(entry: Entry) -> RegionalContact:
    contact = Entry(entry.file, f"{entry.id}.contact", entry.get("contact") or {})
    regional = RegionalContact(
        id=entry.text("id"),
        region=entry.bilingual("region"),
        kind=entry.one_of("kind", KINDS),
        codes=entry.texts("codes"),
        basis=entry.one_of("basis", ("stated", "inferred")),
        organisation=entry.maybe_text("organisation") or "",
        phone=contact.maybe_text("phone"),
        email=contact.maybe_text("email"),
        url=contact.maybe_text("url"),
        confidence=entry.one_of("confidence", CONFIDENCES),
        approved=_approval(entry),
        source=_source(entry),
    )
    contact.done()
    entry.one_of("for_whom", ("unknown",))
    entry.one_of("live", ("none",))
    entry.done()
    return regional


def _hours(entry: Entry) -> OpenHours | None:
    raw = entry.get("open")
    if raw == "unknown":
        return None
    try:
        return parse_hours(raw)
    except ValueError as error:
        raise entry.fail("open", str(error)) from error


def _approval(entry: Entry) -> str | None:
    if entry.get("approved") is None:
        return None
    approval = entry.entry("approved")
    by, on = approval.text("function"), approval.day("date")
    if on is None:
        raise approval.fail("date", "must be a date")
    approval.done()
    return f"{by}, {on}"


def _source(entry: Entry) -> Source:
    one = entry.entry("source")
    source = Source(one.text("title"), one.maybe_text("url"), str(one.get("date") or "undated"))
    one.done()
    return source
