"""Postcodes with their house number, and the street beside them. The four digits stay: they find the care coordinator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.found import BLANK, Found, scan, words

POSTCODE = re.compile(r"(?<!\w)([1-9]\d{3})( {0,2})([A-Za-z]{2})(?![^\W\d_])")
_AGE = r"(?![ -]{0,2}(?:jaar|jr|jarige|years?|yo|maand|month|uur|keer|kind|child|meisje|jongen|girl|boy|dag|day|we[ek]k)|[-./:]\d)"
HOUSE_NUMBER = re.compile(
    rf"[ ,-]{{0,3}}(?:(?:nr\.?|no\.?|nummer|huisnummer|number) ?)?\d{{1,5}}(?!\d)(?:-?(?:[A-Za-z]|bis|hs)(?!\w))?{_AGE}", re.I
)
UNITS = words("kg km cm mm ml mg gr px hd eu hz kb mb gb am pm")
SHORT_WORDS = UNITS | words("""
al as at be by da de di do dr ed eh en er et ex ga go ha he hi ho hé if ik in is it ja je jr la ma me mn mw my na no nr nu of oh ok om on op
or ou pa pp re so st te ti to tv ue uk um up us uw vd vs wa we wk wo za ze zn zo
""")
STREET_ENDING = (
    "(?:straat|str|laan|weg|plein|gracht|kade|singel|dijk|hof|pad|steeg|dreef|park|baan|ring|wal|markt|plantsoen|haven|veld|brink|lei|erf|oord"
    "|poort|burg)"
)
STREET_WORD = re.compile(rf"[\w'.-]{{0,40}}{STREET_ENDING}\.?", re.IGNORECASE)
NUMBER_BEFORE = re.compile(r"(?<!\w)(?:nr\.? ?)?\d{1,5}(?:-?[A-Za-z]{1,3}|-\d{1,3})?[ ,]{1,3}$")
WORD_BEFORE = re.compile(rf"[^\s,;:(){BLANK}]{{1,40}} $")
AFTER = re.compile(
    rf"[ ,]{{1,3}}((?:[A-Z][\w'.-]{{1,30}} ){{0,3}}[\w'.-]{{0,30}}{STREET_ENDING}\.? \d{{1,5}}[A-Za-z]?)(?!\w)", re.IGNORECASE
)
PARTICLES = words("van de der den het ten ter 't 's v. d.")
MOST_WORDS = 5


def find_addresses(text: str) -> Iterator[Found]:
    """Postcodes, each with its house number, and a street with number directly before or after it."""
    shouting = text.isupper()

    def judge(match: re.Match[str]) -> Found | None:
        number = HOUSE_NUMBER.match(text, match.end())
        if not _is_postcode(match, shouting, number is not None):
            return None
        return Found(match.start(), number.end() if number else match.end(), "POSTCODE", match[1])

    last = 0
    for found in scan(POSTCODE, text, judge):
        yield found
        street = _street_before(text, found.start, last)
        if street is not None:
            yield street
        last = found.end
        after = AFTER.match(text, found.end)
        if after is not None and not POSTCODE.match(text, after.end() + 1):
            yield Found(*after.span(1), "ADDRESS", after[1].lower())
            last = after.end()


def _is_postcode(match: re.Match[str], shouting: bool, numbered: bool) -> bool:
    """ "9711 AB" is one; "in 2019 is ze" is none, nor "1500 kg"."""
    letters, together = match[3], not match[2]
    if letters.isupper() and not shouting:
        return True
    if together:
        return letters.lower() not in UNITS
    return letters.lower() not in SHORT_WORDS


def _street_before(text: str, end: int, floor: int) -> Found | None:
    """Street and number right before a postcode, and not before `floor`. A street is capitalised or ends like one."""
    number = NUMBER_BEFORE.search(text, max(floor, end - 16), end)
    if number is None:
        return None
    start, words = number.start(), 0
    while words < MOST_WORDS and (word := WORD_BEFORE.search(text, max(floor, start - 41), start)):
        plain = word[0].rstrip()
        if not (_is_street_word(plain) or (words and plain.lower() in PARTICLES)):
            break
        start, words = word.start(), words + 1
    while (particle := re.match(r"(\S{1,4}) ", text[start : start + 6])) and particle[1] in PARTICLES:
        start += particle.end()
    if not words or start >= number.start():
        return None
    address = text[start:end].rstrip(" ,")
    return Found(start, start + len(address), "ADDRESS", address.lower())


def _is_street_word(word: str) -> bool:
    return (word[:1].isupper() and word[:1].isalpha()) or STREET_WORD.fullmatch(word) is not None
