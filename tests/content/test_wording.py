"""The words of the house: what is written, what is never written, and how a text is built (docs/content.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from seemenow.pack.load import Pack
from tests.conftest import ROOT
from tests.content.texts import Text, all_texts, service_texts

ABOUT_LOVERBOY = {"answers/faq/what_is_loverboy", "answers/faq/what_is_loverboy/title"}
ABOUT_THE_ONE_OF_A_SCHOOL = {
    "answers/faq/who_in_my_organisation",
    "answers/explain_simpler",
    "signs/school/note",
    "glossary/zorgcoordinator_regio",
    "glossary/zorgcoordinator_school",
}
WITH_ANOTHER_REGION_WORD = {"words/desk_demo_coordinator", "opening/button/talk_to_human"}
""" "of my region", "demo region (fictional)"."""

FORBIDDEN = {
    "an article of law": r"\b(artikel|artikelen|art\.|article|articles|section|§) ?\d|\bSr\b|\bSv\b|\bBW\b",
    "an exclamation mark": r"!",
    "a buyer of a child": r"\b(klant|klanten|client|clients|customer|customers|punter|punters|hoerenloper|kinderprostitu\w*|child prostitut\w*|hoer\w*)\b",
    "Markdown or HTML": r"\*\*|__|</?[a-z]+>|^#|\]\(http|`",
    "a list without its sign": r"^\s*(•|\*|\d+\.)\s",
    "a colleague behind the assistant": r"\b(mijn|onze|my|our) (collega|team|colleague)",
    "feelings of a machine": r"\b(ik begrijp|ik voel|I understand|I feel|wat vervelend voor je|sorry to hear)\b",
    "soon": r"\b(binnenkort|zo snel mogelijk|as soon as possible)\b",
}
FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|procent|per ?cent)|(?<![\d.,-])\d{1,3}(?:[.,]\d{3})+(?![\d-])|(?<![\d.,:-])\d{3,}(?![\d:-])")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|zonder jaar|without a year")


@pytest.fixture(scope="module")
def texts(pack: Pack) -> list[Text]:
    return [*all_texts(pack), *service_texts(pack)]


def hits(texts: list[Text], pattern: str, but: set[str] = frozenset(), language: str = "") -> list[tuple[str, str]]:  # type: ignore[assignment]
    found = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    wanted = (one for one in texts if one.where not in but and language in ("", one.language))
    return [(one.where, hit[0]) for one in wanted if (hit := found.search(one.text))]


def test_no_telephone_number_is_typed_in_any_text(texts: list[Text]) -> None:
    assert not hits(texts, r"(?<![\d.,-])(?:\+\d|0)\d[\d -]{5,}\d|\b11[23]\b")


def test_no_number_stands_in_a_file_that_is_not_for_numbers() -> None:
    typed = re.compile(r"(?<![\w./=-])(?:0[89]00[ -]?\d[\d ]{2,}|0\d{2,3}[ -]\d{3}[\d ]+|\+31[ \d]{8,})")
    for path in sorted((ROOT / "content").rglob("*.yml")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith(("check:", "#"))]
        if path.name not in ("contacts.yml", "coordinators.yml"):
            assert not [line for line in lines if typed.search(line)], path.name


def test_loverboy_is_said_only_where_the_question_is_about_that_word(texts: list[Text]) -> None:
    assert not hits(texts, r"lover ?boy", but=ABOUT_LOVERBOY)


def test_the_coordinator_is_never_confused_with_the_one_of_a_school(texts: list[Text]) -> None:
    assert not hits(
        texts, r"zorgco[oö]rdinator(?!(en)? mensenhandel van de (eigen )?regio)", ABOUT_THE_ONE_OF_A_SCHOOL | WITH_ANOTHER_REGION_WORD, "nl"
    )
    assert not hits(texts, r"(?<!region's )(?<!regions' )care co-?ordinators?(?! for human trafficking)", ABOUT_THE_ONE_OF_A_SCHOOL, "en")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_text_holds(texts: list[Text], what: str) -> None:
    said_by_the_service = [one for one in texts if not one.where.endswith("/title")]
    assert not hits(said_by_the_service, FORBIDDEN[what])


def paragraphs(texts: list[Text]) -> Iterator[tuple[str, str]]:
    for one in texts:
        for paragraph in one.text.split("\n\n"):
            yield one.where, paragraph


def test_a_figure_carries_its_year_in_the_same_paragraph(texts: list[Text]) -> None:
    bare = [(where, FIGURE.findall(text)) for where, text in paragraphs(texts) if figures_in(text) and not YEAR.search(text)]
    assert not bare


def figures_in(text: str) -> list[str]:
    """Without years."""
    return [one for one in FIGURE.findall(text) if not re.fullmatch(r"(?:19|20)\d\d", one)]


def test_the_reader_is_addressed_with_je_not_u(texts: list[Text]) -> None:
    spoken_in_a_story = {one.where for one in texts if one.where.startswith("people/")}
    assert not hits(texts, r"(?<!['\w])\b(u|uw)\b(?!')", spoken_in_a_story, "nl")


def test_a_title_is_no_sentence_and_each_is_its_own(pack: Pack) -> None:
    for language in ("nl", "en"):
        titles = [entry.wording[language].title for entry in pack.answers.values()]
        assert not [one for one in titles if one.endswith((".", ":"))]
        twice = {one for one in titles if titles.count(one) > 1}
        assert not twice


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_answer_can_be_read_in_a_minute(pack: Pack, language: str) -> None:
    """With at most one line for an age or a setting, 200 words a minute."""
    for label, entry in pack.answers.items():
        one = entry.wording[language]
        longest = max((len(line.text.split()) for line in one.only_for), default=0)
        assert len(f"{one.text} {one.next_step or ''}".split()) + longest <= 200, label


def test_an_answer_has_a_source_with_its_date_or_is_a_rule_of_this_service(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        assert all(one.title and one.date for one in entry.sources), label
        assert entry.sources or label.startswith(("greet", "goodbye", "thank", "affirm", "deny")) or not label.startswith("faq/"), label


def test_source_checked_needs_a_source_that_can_be_looked_up(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        if entry.papers.status == "source_checked":
            assert any(one.url for one in entry.sources), label
