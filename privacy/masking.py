"""Masking of identifiers before a text is stored or understood.

Telephone numbers, e-mail addresses, BSN, postcodes with house number and street, IBAN, licence plates, @handles and web addresses.
NOT masked yet: names, dates of birth, streets without a postcode, numbers in words; names come with the issue on privacy. The page on
privacy says that masking can miss things. What organisations publish (the contacts of the pack, 0800 and 0900 numbers) stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from privacy.addresses import find_addresses
from privacy.folding import fold
from privacy.found import BLANK, Found
from privacy.numbers import find_bsn, find_ibans, find_phones, find_plates, find_service_numbers
from privacy.online import BARE_URL, find_emails, find_handles, find_urls
from privacy.public import Public, read_public

LABELS = {
    "nl": {
        "PHONE": "telefoon", "EMAIL": "e-mail", "BSN": "bsn", "ADDRESS": "adres", "IBAN": "iban", "LICENSE_PLATE": "kenteken",
        "USERNAME": "gebruikersnaam", "URL": "link",
    },
    "en": {
        "PHONE": "phone", "EMAIL": "email", "BSN": "bsn", "ADDRESS": "address", "IBAN": "iban", "LICENSE_PLATE": "plate",
        "USERNAME": "username", "URL": "link",
    },
}  # fmt: skip
TOKEN = re.compile(
    r"\[(?:{})-\d{{1,4}}\]|\[postcode \d{{4}}\]".format("|".join(sorted({one for of in LABELS.values() for one in of.values()})))
)
MOST_PASSES = 4
"""What one kind of identifier leaves over can look like another one; in practice the second pass finds nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points of the original text, end exclusive."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Masked:
    text: str
    spans: tuple[Span, ...]


def mask(text: str, language: str, known: dict[tuple[str, str], str] | None = None, *, keep: frozenset[str] = frozenset()) -> Masked:
    """Replace identifiers by tokens: "[telefoon-1]", "[phone-1]"; a postcode by "[postcode 9711]".

    Args:
        language: nl or en; that of the tokens.
        known: what got which token before; is added to. It holds the identifiers themselves: keep it in memory, never store it.
        keep: telephone numbers, e-mail and web addresses that stay, as the pack writes them.
    """
    found = sorted(_find_all(fold(text), read_public(keep)), key=lambda one: one.start)
    tokens: dict[tuple[str, str], str] = {} if known is None else known
    parts, end = [], 0
    for one in found:
        parts += [text[end : one.start], _token(one, language, tokens)]
        end = one.end
    return Masked("".join([*parts, text[end:]]), tuple(Span(one.start, one.end, one.type) for one in found))


def _find_all(text: str, public: Public) -> list[Found]:
    """Each detector sees blanks where an earlier one found something; they look again until nothing new is found."""
    text = _blank(text, (Found(*match.span(), "") for match in TOKEN.finditer(text)))
    found: list[Found] = []
    for _ in range(MOST_PASSES):
        before = len(found)
        for detect in _detectors(public):
            new = list(detect(text))
            text = _blank(text, new)
            found += [one for one in new if one.type]
        if len(found) == before:
            break
    return found


def _detectors(public: Public) -> tuple[Callable[[str], Iterator[Found]], ...]:
    """In this order: the first to find a place has it."""
    return (
        lambda text: find_urls(text, public.hosts),
        lambda text: find_emails(text, public.emails),
        lambda text: find_urls(text, public.hosts, BARE_URL),
        find_ibans,
        find_service_numbers,
        lambda text: find_phones(text, public.phones),
        find_bsn,
        find_addresses,
        find_plates,
        find_handles,
    )


def _blank(text: str, found: Iterable[Found]) -> str:
    places = sorted((one.start, one.end) for one in found)
    parts, end = [], 0
    for start, stop in places:
        parts += [text[end:start], BLANK * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _token(one: Found, language: str, tokens: dict[tuple[str, str], str]) -> str:
    if one.type == "POSTCODE":
        return f"[postcode {one.value}]"
    key = (one.type, one.value)
    if key not in tokens:
        number = 1 + sum(type_ == one.type for type_, _ in tokens)
        tokens[key] = f"[{LABELS[language][one.type]}-{number}]"
    return tokens[key]
