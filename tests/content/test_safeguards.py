"""The safeguards that can be read off the texts (S7 to S15, S26, S35, S36), each by its number."""

from __future__ import annotations

import re

import pytest

from seemenow.conversation import Language
from seemenow.labels import NO_PROFESSIONAL_CONTENT, SAFETY
from seemenow.pack.load import Pack
from seemenow.speech.answers import answer
from tests.content.texts import Text, all_texts, answer_texts, prepared_texts, service_texts, story_texts, told
from tests.moments import MOMENTS, situation_at

LANGUAGES: tuple[Language, ...] = ("nl", "en")
PHATIC = {"greet", "goodbye", "thank", "affirm", "deny", "change_language", "start_over", "stop", "out_of_scope"}
ABOUT_THE_SERVICE = {"ask_privacy", "bot_challenge", "give_feedback", "ask_source", "erase_talk", "write_note"}
ABOUT_THE_PROFESSIONAL = {"faq/names_in_chat", "faq/stay_anonymous"}
"""Asked about oneself and this service, not about a child."""
FIRST_TWO_LINES = re.compile(r"(?:[^\n]*\n+){0,2}[^\n]*")


def hits(texts: list[Text], pattern: str, but: set[str] = frozenset()) -> list[tuple[str, str, str]]:  # type: ignore[assignment]
    found = re.compile(pattern, re.IGNORECASE)
    return [(one.where, one.language, hit[0]) for one in texts if one.where not in but and (hit := found.search(one.text))]


@pytest.mark.parametrize("label", ["immediate_danger", "missing_child"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_s5_112_stands_in_the_first_line_of_danger(pack: Pack, label: str, language: Language) -> None:
    assert "112" in answer(situation_at(pack, language), label).text.split("\n")[0]


@pytest.mark.parametrize("label", SAFETY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_s5_no_safety_answer_asks_anything_before_a_number(pack: Pack, label: str, language: Language) -> None:
    text = answer(situation_at(pack, language), label).text
    first_number = min(text.index(one) for one in ("112", "0800-2000") if one in text)
    assert "?" not in text[:first_number]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", sorted(NO_PROFESSIONAL_CONTENT))
def test_s8_and_s9_a_victim_or_a_minor_is_believed_asked_nothing_and_has_a_line_that_is_open(
    pack: Pack, label: str, language: Language, moment: str
) -> None:
    body = answer(situation_at(pack, language, MOMENTS[moment]), label)
    assert "?" not in body.text
    assert not re.search(r"meldcode|reporting code|veiligheidsplan|dossier|case file|casus|anonimiseer", body.text, re.IGNORECASE)
    called = [link.href for card in body.cards[:4] for link in card.links if link.href.startswith("tel:")]
    assert {"tel:112", "tel:08002000", "tel:113"} <= set(called)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", sorted(NO_PROFESSIONAL_CONTENT))
def test_s9_a_child_can_read_it(pack: Pack, label: str, language: Language) -> None:
    sentences = [one for one in re.split(r"(?<=[.!:;])\s+|\n+", told(pack.answers[label].wording[language])) if one.strip()]
    words = [len(one.split()) for one in sentences]
    assert sum(words) / len(words) <= 11
    assert max(words) <= 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_s8_a_victim_is_told_that_it_is_not_their_fault(pack: Pack, language: Language) -> None:
    assert re.search(r"niet (jouw|je) schuld|not your fault", answer(situation_at(pack, language), "victim_self").text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_s10_an_offender_is_led_to_stop_it_now_and_told_nothing_on_discovery(pack: Pack, language: Language) -> None:
    body = answer(situation_at(pack, language), "offender_self")
    assert "0800-266 64 36" in body.text
    assert not re.search(
        r"\b(betrapt|ontdekt|opsporen|ontdekking|caught|discover\w*|trace|detected|delete|wissen|verwijder)\b", body.text, re.IGNORECASE
    )


def test_s11_nowhere_is_a_child_asked_for_details_or_why(pack: Pack) -> None:
    asked = [one for one in prepared_texts(pack) if one.where.startswith("questions/")]
    assert not hits(asked, r"\b(waarom|why|wat is er (precies )?gebeurd|what (exactly )?happened|hoe heet|name of|naam van|school heet)\b")


def test_s12_no_text_gives_a_verdict_a_score_or_a_count_of_signs(pack: Pack) -> None:
    verdict = r"\b(dit|dat|het) is (duidelijk|zeker|vast|waarschijnlijk)? ?(seksuele |criminele )?(uitbuiting|mensenhandel)\b(?! of)"
    verdict += r"|(?<!whether )\b(this|that|it) is (clearly|certainly|probably)? ?(sexual |criminal )?(exploitation|trafficking)\b(?! or)"
    count = r"\b(drie|vier|vijf|three|four|five|[3-9]) (of meer |or more )?(signalen|signs)\b"
    grade = r"\b(risicoscore|risk score|hoog risico|high risk|laag risico|low risk|code (rood|oranje|groen|red|orange|green))\b"
    asked_about = {f"answers/{label}" for label in ("faq/one_sign_enough", "faq/screening_tools", "faq/is_this_exploitation")}
    legal = {one.where for one in all_texts(pack) if one.where.startswith(("glossary/", "answers/faq/what_is", "contacts/"))}
    assert not hits(all_texts(pack), f"{count}|{grade}", asked_about)
    assert not hits([*answer_texts(pack), *prepared_texts(pack)], verdict, asked_about | legal)


def test_s12_no_sign_is_about_origin_papers_or_income(pack: Pack) -> None:
    origin = r"\b(afkomst|herkomst|nationaliteit|etnisch|buitenlands|migratie|(zonder|geen) papieren|onverzekerd|arm gezin|origin|nationality|ethnic|foreign|migrant|(without|no) papers|uninsured|poor family)\b"
    signs = [
        Text(sign.id, language, text) for one in pack.signs.lists.values() for sign in one.signs for language, text in sign.text.items()
    ]
    assert not hits(signs, origin, but={"health-17"})
    assert "geen signaal" in next(one.text for one in signs if one.where == "health-17")  # it says that having no papers is none


ADVICE = {
    "search or follow": r"(?<!niet )(?<!geen )(?<!not )\b(volg de verdachte|ga zelf zoeken|zoek (hem|haar|het kind) zelf|follow the suspect|go looking yourself)\b(?! ?niet)",
    "confront": r"(?<!niet )\b(confronteer de (verdachte|ouders|dader)|confront the (suspect|parents|offender))\b",
    "check a phone": r"(?<!niet )\b(controleer de telefoon|kijk in de telefoon|check the (child's )?phone|go through the phone)\b",
    "keep images": r"\b(bewaar de (beelden|foto's)|maak een screenshot van de (beelden|foto's)|keep the (images|photos)|take a screenshot of the (images|photos))\b",
    "inform the parents": r"(?<!niet )\b(informeer|licht) (altijd |eerst |meteen )?de ouders( altijd| eerst| meteen)?\b|\b(always|first) (inform|tell) the parents\b",
    "promise secrecy": r"\b(beloof (het kind )?dat je het niet (door)?vertelt|ik zal het niet doorvertellen|promise not to tell)\b",
}
NEGATED = re.compile(r"\b(niet|geen|nooit|not|never|no|niets|zonder|without|don't|do not)\b[^.]*$", re.IGNORECASE)


@pytest.mark.parametrize("what", ADVICE)
def test_s13_no_text_advises_to(pack: Pack, what: str) -> None:
    pattern = re.compile(ADVICE[what], re.IGNORECASE)
    advised = [
        (one.where, hit[0]) for one in all_texts(pack) for hit in pattern.finditer(one.text) if not NEGATED.search(one.text[: hit.start()])
    ]
    assert not advised


def test_s14_every_answer_names_veilig_thuis_in_its_text(pack: Pack) -> None:
    for label, entry in pack.answers.items():
        for language in LANGUAGES:
            assert "{veilig_thuis}" in told(entry.wording[language]), (label, language)


def test_s14_every_answer_to_a_concrete_worry_names_a_coordinator_or_comensha_beside_it(pack: Pack) -> None:
    concrete = set(pack.answers) - set(SAFETY) - PHATIC - ABOUT_THE_SERVICE - ABOUT_THE_PROFESSIONAL
    for label in sorted(concrete):
        entry = pack.answers[label]
        beside = {"comensha", "care_coordinator"} & set(entry.contacts)
        for language in LANGUAGES:
            text = told(entry.wording[language]).lower()
            assert beside or "comensha" in text or "care coordinator" in text or "zorgcoördinator" in text, (label, language)


def test_s14_comensha_is_never_shelter_for_a_minor(pack: Pack) -> None:
    sentences = [Text(one.where, one.language, sentence) for one in all_texts(pack) for sentence in re.split(r"(?<=[.!?])\s", one.text)]
    about = [
        one
        for one in sentences
        if re.search(r"comensha", one.text, re.IGNORECASE) and re.search(r"\b(opvang|shelter)\b", one.text, re.IGNORECASE)
    ]
    assert about, "no sentence is about both: this test shows nothing"
    for one in about:
        assert re.search(r"volwassen|18|adult|niet|geen|not|no |nooit|never", one.text, re.IGNORECASE), one


ABSENCE = re.compile(
    r"\b(wacht (weer|sinds)|nog niemand|geen mens|geen zorgco\w+ mensenhandel|kan nu (even )?(geen|niet)|lukte (dit )?niet|dit lukte niet|staat stil)\b"
)
STATUS_LINES = {"words/chat_floor_waiting"}
"""Shown in a bar under the emergency numbers, which stand above everything."""
NOT_FOR_PERSONS = "words/desk_"


def test_s26_every_text_on_waiting_absence_or_an_error_names_112_and_veilig_thuis(pack: Pack) -> None:
    texts = {one.where: one.text for one in prepared_texts(pack) if one.language == "nl" and one.where.startswith("words/")}
    absent = {where for where, text in texts.items() if ABSENCE.search(text)} - STATUS_LINES
    absent = {where for where in absent if not where.startswith(NOT_FOR_PERSONS)}
    assert len(absent) >= 8
    for where in sorted(absent):
        assert {"{emergency}", "{veilig_thuis}"} <= set(re.findall(r"\{\w+\}", texts[where])), where


WAITING = (
    "engine_failed",
    "human_none",
    "no_live_region",
    "handover_queued",
    "handover_deputy",
    "handover_ask_next_region",
    "handover_expired",
    "paused",
)


@pytest.mark.parametrize("id_", [*WAITING, "coordinator_none", "story_none_after_safety", "chat_not_started"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_s26_while_one_waits_the_two_numbers_come_first(pack: Pack, id_: str, language: Language) -> None:
    first = pack.words[id_][language].split("\n")[0]
    assert first.index("{emergency}") < first.index("{veilig_thuis}")
    before = pack.words[id_][language].split("{emergency}")[0]
    assert len(before.split()) <= 4


def test_s26_a_sentence_on_absence_made_from_the_settings_begins_with_the_numbers(pack: Pack) -> None:
    for id_, sentences in pack.service.items():
        for one in sentences:
            absent = ABSENCE.search(one.text["nl"]) and not id_.startswith("opening_") and id_ != "readers"
            if absent:
                for language in LANGUAGES:
                    assert one.text[language].startswith(("{numbers_first}", pack.words["numbers_first"][language])), (id_, one.when)


HAND_WRITTEN = {
    "nl": r"\b(wij|we|deze dienst|deze chat|de chat|hier|je bericht(en)?|je tekst|dit gesprek)\b[^.\n]{0,50}"
    r"\b(bewaren|bewaard|bewaart|opgeslagen|opslaan|versleuteld|gemaskeerd|leest mee|lezen mee|gewist na)\b",
    "en": r"\b(we(?! know)|this service|this chat|the chat|here|your (messages?|text)|this talk)\b[^.\n]{0,50}"
    r"\b(keeps?|is kept|are kept|stores?|is stored|are stored|encrypted|masked|reads? along|erased after)\b",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_s35_no_hand_written_text_says_what_this_service_keeps_reads_or_masks(pack: Pack, language: Language) -> None:
    others = ("people/", "glossary/", "contacts/", "words/handover_claimed")  # the last tells what has just happened
    written = [one for one in all_texts(pack) if one.language == language and not one.where.startswith(others)]
    assert not hits(written, HAND_WRITTEN[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_s35_the_scan_finds_what_it_looks_for_in_the_sentences_that_are_made(pack: Pack, language: Language) -> None:
    assert hits([one for one in service_texts(pack) if one.language == language], HAND_WRITTEN[language])


@pytest.mark.parametrize(
    "label", ["ask_privacy", "erase_talk", "talk_to_human", "handover_status", "request_callback", "victim_self", "give_feedback"]
)
def test_s35_an_answer_about_the_service_takes_its_sentences_from_the_settings(pack: Pack, label: str) -> None:
    assert pack.answers[label].about_service


GRAPHIC = (
    r"\b(bloed|naakt|verkracht\w*|penetr\w*|sperma|blauwe plek\w*|gewurgd|mes|blood|naked|raped?|penetrat\w*|semen|bruise\w*|strangled|knife"
    r"|penis|vagina|borsten|breasts|seks(te|ten)?|had sex)\b"
)
RECOGNISABLE = r"\b(Amsterdam|Rotterdam|Utrecht|Den Haag|Groningen|Snapchat|Instagram|TikTok|WhatsApp|Telegram|Facebook|januari|\d{1,2} (maart|april|juni)|(19|20)\d\d)\b"


def test_s36_no_story_is_graphic_or_recognisable(pack: Pack) -> None:
    assert not hits(list(story_texts(pack)), GRAPHIC)
    assert not hits(list(story_texts(pack)), RECOGNISABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_s36_every_story_is_said_to_be_composed_warns_and_ends_with_one_step_and_a_number(pack: Pack, language: Language) -> None:
    for id_, story in pack.stories.items():
        one = story.telling[language]
        assert re.search(r"samengesteld|composed", one.composed), id_
        assert re.search(r"stoppen|stop", one.notice), id_
        end = " ".join((one.signs, one.helped, one.tomorrow, one.word))
        assert "{veilig_thuis}" in end or "{emergency}" in end, id_
        assert {"emergency", "veilig_thuis"} <= set(story.contacts), id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_s36_a_story_takes_two_or_three_minutes_and_says_so(pack: Pack, language: Language) -> None:
    for id_, story in pack.stories.items():
        words = len(" ".join(story.telling[language].parts).split())
        assert 230 <= words <= 480, (id_, words)
        assert abs(words / 180 - story.telling[language].minutes) <= 1.2, id_
