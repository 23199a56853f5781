"""Safeguards that the texts alone do not show: every hour of a week, cries in any dress, papers, and the list of all (docs/safeguards.md)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from components.decision import Thresholds, decide
from seemenow.conversation import Language
from seemenow.hours import AMSTERDAM
from seemenow.labels import NO_PROFESSIONAL_CONTENT, OUT_OF_SCOPE, SAFETY
from seemenow.lexical_safety import find_safety
from seemenow.pack.load import Pack
from seemenow.speech.numbers import contact_cards
from seemenow.speech.opening import ask, door
from seemenow.speech.stories import story
from tests.conftest import ROOT
from tests.content.test_safeguards import LANGUAGES, hits
from tests.content.texts import Text, all_texts, service_texts
from tests.moments import situation_at
from tests.seemenow.test_lexical_safety import HEARD

MONDAY = datetime(2026, 11, 23, tzinfo=AMSTERDAM)
CHRISTMAS_EVE = datetime(2026, 12, 24, tzinfo=AMSTERDAM)
HOURS = [(start + timedelta(hours=hour)).astimezone(UTC) for start, hours in ((MONDAY, 168), (CHRISTMAS_EVE, 72)) for hour in range(hours)]
DRESSES = ("{}", "{}?", "eh... {}", "{} !!", "sorry, andere vraag: {}", "wait. {}", "  {}\n\n")
"""What is put around a cry by somebody in a hurry."""
ALONE = ("{}", "{}?", "{} !!", "  {}\n\n")
"""Around a bare "help", which inside a sentence can be harmless ("help me kiezen") and is then left to the model."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_s2_the_answer_to_are_you_a_person_begins_with_no(pack: Pack, language: Language) -> None:
    assert pack.answers["bot_challenge"].wording[language].text.startswith(("Nee, ", "No, "))


@pytest.mark.parametrize(("label", "dress"), [(label, dress) for label in HEARD for dress in (ALONE if label == "help_word" else DRESSES)])
def test_s3_and_s4_a_cry_is_heard_in_any_dress(label: str, dress: str) -> None:
    unheard = [cry for cry in HEARD[label] if find_safety(dress.format(cry)) != label or find_safety(dress.format(cry.upper())) != label]
    assert not unheard


@given(
    any_.lists(
        any_.tuples(any_.sampled_from([*SAFETY, OUT_OF_SCOPE, "faq/gut_feeling", "greet"]), any_.floats(0, 1)), min_size=1, max_size=6
    )
)
def test_s6_a_likely_cry_is_never_declined_nor_asked_about(scores: list[tuple[str, float]]) -> None:
    ranking = sorted(dict(scores).items(), key=lambda one: -one[1])
    decision = decide(ranking, Thresholds())
    likely = ranking[0][0] in SAFETY or any(name in SAFETY and p >= Thresholds().safety for name, p in ranking)
    if likely:
        assert decision.label in SAFETY
        assert not decision.declined
        assert not decision.ask


@pytest.mark.parametrize("language", LANGUAGES)
def test_s7_at_every_hour_of_a_week_and_of_christmas_the_first_card_is_of_an_open_line(pack: Pack, language: Language) -> None:
    wanted = {entry.contacts for entry in pack.answers.values()} | {one.contacts for one in pack.stories.values()} | {()}
    by_name = {one.name[language]: one for one in pack.contacts.values()}
    closed = []
    for moment in HOURS:
        said = situation_at(pack, language, moment)
        for contacts in wanted:
            first = by_name[contact_cards(contacts, said)[0].title]
            if first.hours is None or not first.hours.is_open(moment):
                closed.append((moment.isoformat(), contacts, first.id))
    assert not closed


def test_s7_the_hours_tried_hold_a_weekend_a_holiday_and_hours_at_which_lines_are_closed(pack: Pack) -> None:
    comensha = pack.contacts["comensha"].hours
    assert comensha is not None
    open_hours = sum(comensha.is_open(moment) for moment in HOURS)
    assert 40 <= open_hours < len(HOURS) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_s8_and_s9_no_line_of_the_door_or_of_its_answers_asks_anything_for_any_age_or_setting(pack: Pack, language: Language) -> None:
    said = [line.text for label in NO_PROFESSIONAL_CONTENT for line in pack.answers[label].wording[language].only_for]
    said += [f"{one.text} {one.next_step or ''}" for one in (pack.answers[label].wording[language] for label in NO_PROFESSIONAL_CONTENT)]
    assert not [text for text in (*said, door(situation_at(pack, language)).text) if "?" in text]


WHY = r"(?:^|[.!?\n]\s*)(?:en |and )?(waarom|why)\b[^.!\n]*\?"


def test_s11_no_text_asks_why(pack: Pack) -> None:
    quoted = {"people/teacher_who_saw_too_late"}  # a teacher asks himself
    assert not hits([*all_texts(pack), *service_texts(pack)], WHY, quoted)
    assert re.search(WHY, "Ze zwijgt. Waarom vertelt ze niets?", re.IGNORECASE)


def test_s11_no_example_of_a_question_invites_a_story_of_abuse(pack: Pack) -> None:
    for language in LANGUAGES:
        offered = [one.label for one in ask(situation_at(pack, language)).choices]
        assert not hits([Text("ask", language, one) for one in offered], r"\b(misbruik|verkracht|seks|abuse|rape|sex)\w*")


NUMBER_FOR_A_CHILD = (
    r"\d+ ?(%|procent|per cent) (kans|zeker|chance|sure|likely)\b|\b(kans|waarschijnlijkheid|probability|likelihood|chance) (dat|that) (dit|het|een|this|the|a) (kind|child)\b"
    r"|\b(risicoprofiel|risicoscore|risk profile|risk score)\b"
)


def test_s12_no_text_puts_a_number_or_a_profile_on_a_child(pack: Pack) -> None:
    asked_about = {"answers/faq/screening_tools"}
    assert not hits([*all_texts(pack), *service_texts(pack)], NUMBER_FOR_A_CHILD, asked_about)
    assert re.search(NUMBER_FOR_A_CHILD, "De kans dat dit kind wordt uitgebuit")


ARTICLE = r"\b(artikel(en)?|art\.|lid|articles?|sections?|paragraphs?|§) ?\d|\b\d{3}[a-z]? ?(Sr|Sv|BW)\b|\b(273f|248[a-z])\b"


def test_s15_no_text_quotes_an_article_of_law(pack: Pack) -> None:
    assert not hits([*all_texts(pack), *service_texts(pack)], ARTICLE)
    assert all(re.search(ARTICLE, one, re.IGNORECASE) for one in ("artikel 273f", "Article 3", "art. 5", "273f Sr"))


def test_s16_every_card_has_a_status_a_day_of_review_and_a_source_with_its_date(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        assert entry.papers.status in ("draft", "source_checked", "approved"), label
        assert (entry.papers.status == "approved") == (entry.papers.reviewed_by is not None), label
        assert entry.papers.review_by.year >= 2026, label
        assert all(one.title and one.date for one in entry.sources), label
        assert entry.sources or not (label in SAFETY or label.startswith("faq/")), label
    for id_, one in pack.stories.items():
        assert one.status and one.review_by and one.sources, id_
        assert all(source.title and source.date for source in one.sources), id_
    for setting, listed in pack.signs.lists.items():
        assert listed.status and listed.review_by, setting
        assert all(sign.sources or sign.basis == "practice" for sign in listed.signs), setting
    assert all(one.source for one in (*pack.contacts.values(), *pack.coordinators))


def test_s17_nothing_is_asked_but_danger_age_place_and_setting(pack: Pack) -> None:
    between_offered_things = {"which_place", "which_story", "did_you_mean", "help_word"}
    assert set(pack.questions) - between_offered_things == {"danger_now", "age_band", "place", "setting"}


def test_s22_no_photograph_is_shown_anywhere() -> None:
    rooms = [ROOT / room for room in ("pages", "widget", "desk")]
    pictures = [path for room in rooms for kind in ("png", "jpg", "jpeg", "webp", "gif", "avif", "mp4") for path in room.rglob(f"*.{kind}")]
    assert not pictures


@pytest.mark.parametrize(
    ("language", "consent", "report"),
    [("nl", "niet de toestemming van het kind", "geen melding"), ("en", "not the consent of the child", "Nor is this a report")],
)
def test_s28_the_preview_says_whose_yes_it_is_and_that_it_is_no_report(pack: Pack, language: Language, consent: str, report: str) -> None:
    said = pack.words["handover_preview"][language]
    assert consent in said
    assert report in said


def test_s30_the_desk_has_no_way_to_search() -> None:
    code = [path for kind in ("*.py", "*.html", "*.js") for path in (ROOT / "desk").rglob(kind)]
    assert len(code) > 10
    assert not [path.name for path in code if re.search(r'type="?search|/search|role="search"', path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_s36_the_parts_of_a_story_come_in_their_order(pack: Pack, language: Language) -> None:
    for id_, one in pack.stories.items():
        telling, said = one.telling[language], situation_at(pack, language)
        notice, after = story(said, id_, "notice").text, story(said, id_, "after").text
        assert notice.index(telling.composed) < notice.index(telling.notice), id_
        opened = [telling.signs, telling.helped, telling.tomorrow, telling.word]
        places = [after.index(text.split("{")[0][:25]) for text in opened]
        assert all(before < later for before, later in pairwise(places)), id_


# --- docs/safeguards.md ---

DOCUMENT = ROOT / "docs" / "safeguards.md"
NAMED = re.compile(r"(tests/[\w/]+\.py)::(\w+)")


def rows() -> list[list[str]]:
    """The cells of the table: number, rule, held in, test."""
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if re.match(r"\| S\d+ ", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_safeguard_is_listed_once_and_in_order() -> None:
    assert [row[0] for row in rows()] == [f"S{number}" for number in range(1, 39)]


def test_every_test_that_the_list_names_exists() -> None:
    named = NAMED.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert len(named) > 60
    gone = [
        (file, name)
        for file, name in named
        if not re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert not gone


def test_every_file_that_the_list_names_exists() -> None:
    for row in rows():
        for path in re.findall(r"`([\w./-]+/[\w.-]*)`", row[2]):
            assert (ROOT / path).exists(), (row[0], path)


def test_each_safeguard_has_a_test_or_says_not_yet_with_its_reason() -> None:
    for number, _, _, held in rows():
        assert NAMED.search(held) or re.search(r"Not yet: .{10,}", held), number
