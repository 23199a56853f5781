"""`python -m ops readability`: how hard each text is to read, worst first, as two Markdown tables (docs/readability.md).

Flesch-Douma for Dutch (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960), Flesch-Kincaid grade for English
(Kincaid e.a., Research Branch Report 8-75, 1975). Both see the length of words and sentences, and nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ops.settings import from_environment
from seemenow.errors import ContentError
from seemenow.labels import LANGUAGES
from seemenow.pack.load import Pack, load_pack
from seemenow.pack.reading import PLACEHOLDER

LEAST_WORDS = 25
"""Of fewer words a formula tells nothing."""
MEASURE = {"nl": "Flesch-Douma", "en": "Flesch-Kincaid"}
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:['’.:-][^\W_]+)*")
VOWELS = {
    "nl": re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáàâäéèêëíìïóòöúùü]"),
    "en": re.compile(r"[aeiouyéï]+"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Args:
    score: Flesch-Douma, higher is easier (Dutch); Flesch-Kincaid school grade, lower is easier (English).
    longest: words of the longest sentence.
    """

    where: str
    language: str
    score: float
    words: int
    words_per_sentence: float
    longest: int


def readings(pack: Pack) -> list[Reading]:
    """All texts of at least LEAST_WORDS, in both languages, the hardest first."""
    found = [reading(where, language, filled(text, pack, language)) for where, language, text in texts(pack)]
    return sorted((one for one in found if one.words >= LEAST_WORDS), key=hardness, reverse=True)


def hardness(one: Reading) -> float:
    """Comparable within a language only."""
    return -one.score if one.language == "nl" else one.score


def reading(where: str, language: str, text: str) -> Reading:
    """Measure one text. Raises: ValueError for a text without words."""
    lengths = [length for one in SENTENCE_END.split(text) if (length := len(WORD.findall(one)))]
    words = WORD.findall(text.lower())
    if not words:
        raise ValueError(f"{where}: no words")
    per_sentence = len(words) / len(lengths)
    per_word = sum(syllables(word, language) for word in words) / len(words)
    if language == "nl":
        score = 206.84 - 77 * per_word - 0.93 * per_sentence
    else:
        score = 0.39 * per_sentence + 11.8 * per_word - 15.59
    return Reading(where, language, round(score, 1), len(words), round(per_sentence, 1), max(lengths))


def syllables(word: str, language: str) -> int:
    """Groups of vowels, as each language writes them; at least one. A number counts as one."""
    if language == "en":
        word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzg])es$|e(?=(ment|ly|ful|less)$)", "", word)
    return max(1, len(VOWELS[language].findall(word)))


def filled(text: str, pack: Pack, language: str) -> str:
    """With the short name for a contact: its number is read as a thing, not as words."""

    def name(placeholder: re.Match[str]) -> str:
        contact = pack.contacts.get(placeholder[1])
        return contact.short[language] if contact else "X"

    return PLACEHOLDER.sub(name, text)


def texts(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Everything that is read as running text: (label or place, language, text)."""
    for label, entry in pack.answers.items():
        for language, one in entry.wording.items():
            yield label, language, "\n".join((one.text, *(line.text for line in one.only_for), one.next_step or ""))
    for id_, story in pack.stories.items():
        for language, telling in story.telling.items():
            end = (telling.signs, telling.helped, telling.tomorrow, telling.word)
            yield f"people/{id_}", language, "\n".join((telling.composed, telling.notice, *telling.parts, *end))
    yield from _prepared(pack)


def _prepared(pack: Pack) -> Iterator[tuple[str, str, str]]:
    groups: dict[str, Mapping[str, str]] = {f"words/{id_}": words for id_, words in pack.words.items()}
    groups |= {f"service/{id_}/{one.when}": one.text for id_, sentences in pack.service.items() for one in sentences}
    groups |= {f"glossary/{term.id}": term.meaning for term in pack.glossary}
    groups |= {f"cautions/{id_}": caution for id_, caution in pack.signs.cautions.items()}
    for where, text in groups.items():
        for language in LANGUAGES:
            yield where, language, text[language]
    for language in LANGUAGES:
        yield "opening", language, "\n".join(line.text[language] for line in pack.opening.lines if line.text)
        door = pack.opening.door[language]
        yield "opening/door", language, "\n".join((door.text, *(line.text for line in door.lines), door.closing))


def table(found: list[Reading], language: str) -> list[str]:
    """Markdown: one row a text, and the means."""
    own = [one for one in found if one.language == language]
    mean = sum(one.score for one in own) / len(own)
    length = sum(one.words_per_sentence for one in own) / len(own)
    rows = [f"| {one.where} | {one.score} | {one.words} | {one.words_per_sentence} | {one.longest} |" for one in own]
    head = [f"## {language}: {MEASURE[language]} {mean:.1f}, {length:.1f} words a sentence (means of {len(own)} texts)", ""]
    return [*head, f"| text | {MEASURE[language]} | words | words a sentence | longest sentence |", "|---|---|---|---|---|", *rows, ""]


def main(argv: list[str]) -> int:
    """Returns 1 when the content cannot be read."""
    try:
        pack = load_pack(from_environment().content)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    found = readings(pack)
    print("\n".join(line for language in LANGUAGES for line in table(found, language)))
    return 0
