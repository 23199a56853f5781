"""Telephone numbers, BSN, IBAN and licence plates, as they are written in the Netherlands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from privacy.found import Found, before, digits_of, scan, words

_S = r"[ .()/-]{0,3}"
_AGE = r"[ -]?(?:jaar|jr|years?|yo)\b"
SERVICE = re.compile(r"(?<!\d)0(?:800|90[069])(?:(?:[ .-]?\d){7}|[ .-]?\d(?:[ ]?\d){3})(?!\d)")
"""0800, 0900, 0906, 0909: numbers of organisations by the national numbering plan, never of a person."""

PHONE = re.compile(
    rf"""(?:
      (?<!\d)(?:
        (?:\+|00)[ ]?31{_S}(?:\(?0\)?{_S})?[1-9](?:{_S}\d){{8}}      # +31 6 …, 0031 (0)20 …
      | 31[ -]?6(?:{_S}\d){{8}}                                  # 316…
      | \(?0[1-57-9](?:{_S}\d){{8}}                              # 050 …, (050) …
      | (?:\+|00)[ ]?(?!31)[1-9]\d{{0,2}}(?:{_S}\d){{6,12}}(?!{_AGE})   # another country
      )
    | (?<![\dA-Za-z])\(?[0oO][ ]?6(?:(?:{_S}\d){{8}}|{_S}\d{{7}}|{_S}\d{{9}})   # mobile; also a digit too few or too many
    )(?!\d)""",
    re.VERBOSE,
)
BSN = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")
BSN_CUE = re.compile(r"(?:bsn|burgerservice(?:nummer)?|sofi(?:nummer)?)[^\w\n]{0,3}(?:nummer|nr|is|number)?[^\w\n]{0,3}$", re.IGNORECASE)
DATE = re.compile(r"\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d")
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
IBAN_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "RO": 24, "BG": 22, "HU": 28, "TR": 26}
PLATE = re.compile(
    r"""(?<![\w-])(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}
    |\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}
    |\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
PLATE_CUE = re.compile(r"(?:kenteken|nummerbord|plate|auto|car|busje)\W{1,3}(?:\w{1,8}\W{1,3}){0,3}$", re.IGNORECASE)
MONTHS = words("JAN FEB MRT MAR APR MEI MAY JUN JUL AUG SEP OKT OCT NOV DEC")


def find_phones(text: str, public: AbstractSet[str]) -> Iterator[Found]:
    """Args: public: numbers in national form that stay, of the contacts of the pack."""

    def judge(match: re.Match[str]) -> Found | None:
        if DATE.match(match[0]):
            return None
        start = match.start() + (match[0][0] == "(" and ")" not in match[0])
        number = national(match[0])
        return Found(start, match.end(), "" if number in public else "PHONE", number)

    yield from scan(PHONE, text, judge)


def find_service_numbers(text: str) -> Iterator[Found]:
    """Helplines and the like: they stay, and no other pattern may see a part of them as something else."""
    yield from scan(SERVICE, text, lambda match: Found(*match.span(), ""))


def national(written: str) -> str:
    """The digits with one leading 0, or with 00 for another country."""
    digits = digits_of(written.replace("o", "0").replace("O", "0"))
    if written.lstrip("(").startswith("+"):
        digits = "00" + digits
    for prefix in ("00310", "0031"):
        if digits.startswith(prefix):
            return "0" + digits[len(prefix) :]
    return "0" + digits[2:] if digits.startswith("316") and len(digits) == 11 else digits


def find_bsn(text: str) -> Iterator[Found]:
    """Nine digits that pass the 11-test; behind the word BSN any eight or nine, because people mistype them."""

    def judge(match: re.Match[str]) -> Found | None:
        digits = digits_of(match[0])
        named = BSN_CUE.search(before(match, 30)) is not None
        if not named and (not passes_11_test(digits) or DATE.match(match[0])):
            return None
        return Found(*match.span(), "BSN", digits)

    yield from scan(BSN, text, judge)


def passes_11_test(digits: str) -> bool:
    """The check of a burgerservicenummer: 9·a + 8·b + … + 2·h − i is a multiple of 11."""
    if len(digits) != 9 or set(digits) == {"0"}:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def find_ibans(text: str) -> Iterator[Found]:
    """Of the countries in IBAN_LENGTHS, with the right check digits; Dutch ones with wrong ones too."""

    def judge(match: re.Match[str]) -> Found | None:
        plain = [(at, char.upper()) for at, char in enumerate(match[0], match.start()) if char.isalnum()]
        country = plain[0][1] + plain[1][1]
        plain = plain[: IBAN_LENGTHS.get(country, 0)]
        number = "".join(char for _, char in plain)
        if len(number) != IBAN_LENGTHS.get(country) or text[plain[-1][0] + 1 : plain[-1][0] + 2].isalnum():
            return None
        if not (re.fullmatch(r"NL\d\d[A-Z]{4}\d{10}", number) or _right_check_digits(number)):
            return None
        return Found(match.start(), plain[-1][0] + 1, "IBAN", number)

    yield from scan(IBAN, text, judge)


def _right_check_digits(number: str) -> bool:
    """ISO 13616: the first four behind, letters as 10 to 35, modulo 97 leaves 1."""
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


def find_plates(text: str) -> Iterator[Found]:
    """Dutch side codes with dashes; in small letters only behind a word for a car, because "12-en-13" looks like one."""

    def judge(match: re.Match[str]) -> Found | None:
        letters = {part for part in match[0].upper().split("-") if part.isalpha()}
        sure = match[0].isupper() and not letters & MONTHS
        return Found(*match.span(), "LICENSE_PLATE", match[0].upper()) if sure or PLATE_CUE.search(before(match, 40)) else None

    yield from scan(PLATE, text, judge)
