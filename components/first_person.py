"""Whether a sentence can be about the person who types.

"She is 13" tells of another: nobody who types it is a minor, a victim or an offender by that.
"""

from __future__ import annotations

import re

OF_SELF = frozenset({"user_is_minor", "victim_self", "own_history", "offender_self"})
"""Labels in which the person speaks of themself; not relatives: "her aunt speaking" has no first person."""

_FIRST = r"ik|ikzelf|k|mij|me|mezelf|mijzelf|mijn|mn|m'n|wij|we|ons|onze|i|im|ive|id|ill|me|my|mine|myself|we|us|our|ours|ourselves"
_THIRD = (
    r"ze|zij|hij|haar|hem|hun|zijn|dr|d'r|z'n|she|shes|he|hes|her|hers|him|his|they|them|their|meisje|meisjes|jongen|jongens|kind|kinderen|kid|kids"
    r"|leerling|leerlinge|leerlingen|lln|cliënt|client|clients|cliënte|clienten|patiënt|patient|patients|patiënte|pupil|pupils"
    r"|student|students|girl|girls|boy|boys|child|children"
)
_FIRST_PERSON = re.compile(rf"(?<![^\W_])(?:{_FIRST})(?![^\W_])", re.IGNORECASE)
_THIRD_PERSON = re.compile(rf"(?<![^\W_])(?:{_THIRD})(?![^\W_])", re.IGNORECASE)
MAX_CHARACTERS = 4_000


def speaks_only_of_others(text: str) -> bool:
    """Someone else is named and the first person is not. "Ben 17" names nobody, so that it may be about the one who types."""
    text = text[:MAX_CHARACTERS]
    return bool(_THIRD_PERSON.search(text)) and not _FIRST_PERSON.search(text)
