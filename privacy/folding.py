"""The same text with plain digits, dashes and spaces, character for character, so that a place in one is a place in the other."""

from __future__ import annotations

import functools
import unicodedata

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\t"
FULL_WIDTH = range(0xFF01, 0xFF5F)


def fold(text: str) -> str:
    """Full width and foreign digits, long dashes, no-break and zero-width spaces: as a plain keyboard would have typed them."""
    return text if text.isascii() and "\t" not in text else text.translate(_table())


@functools.cache
def _table() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in FULL_WIDTH}
    for code in range(0x80, 0x20000):  # no digit and no space stands higher
        kind = unicodedata.category(chr(code))
        if kind == "Nd":
            table[code] = str(unicodedata.decimal(chr(code)))
        elif kind == "Zs":
            table[code] = " "
    table.update(dict.fromkeys(map(ord, DASHES), "-"))
    table.update(dict.fromkeys(map(ord, INVISIBLE), " "))
    return table
