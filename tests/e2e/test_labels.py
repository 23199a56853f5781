"""Every label that has words is answered through the web API, in both languages: no fallback, no empty text, no missing contact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from seemenow.labels import SAFETY
from seemenow.pack.load import Pack, load_pack
from tests.e2e.conftest import Running
from tests.e2e.people import Event, Person, whole_text

pytestmark = pytest.mark.processes

LEADS_ELSEWHERE = {"share_concern", "give_place", "find_coordinator", "list_signs", "hear_story", "start_over", "stop", "change_language"}
"""Labels answered by a question, a list or an act rather than by the text of their own name; asked with words of their own below."""

OF_THE_LAST_ANSWER = {"affirm", "deny", "ask_source", "explain_simpler"}
"""Labels that speak of what was said before; here nothing was, and the two numbers stand under the words that say so."""


def first_examples() -> dict[str, dict[str, list[str]]]:
    """Label → language → its training sentences: here the way is tested, not the understanding (that has its own, unseen set)."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in (Path("data/nlu.yml"), *sorted(Path("data/nlu").glob("*.yml"))):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in block:
                lines = [line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- ")]
                found.setdefault(block["intent"], {}).setdefault(block["metadata"]["language"], []).extend(lines)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_label_with_words_is_answered(language: str, service: Running, session) -> None:  # type: ignore[no-untyped-def]
    pack, examples = load_pack(Path("content")), first_examples()
    wrong = []
    for label in sorted(set(pack.answers) - LEADS_ELSEWHERE):
        person = await Person.opens(session, service.public, language)
        heard = None
        for sentence in sorted(examples[label][language], key=len)[-5:]:
            heard = await person.asks(sentence)
            if heard["body"].get("answer") == label:
                break
        assert heard is not None
        wrong += _faults(label, heard) + _contacts_faults(pack, label, language, [e for e in person.events if e["seq"] >= heard["seq"]])
    assert wrong == []


def _faults(label: str, heard: dict) -> list[str]:  # type: ignore[type-arg]
    body, told = heard["body"], whole_text(heard)
    found = [] if body.get("answer") == label else [f"{label}: answered {body.get('answer')}: {body['text'][:60]!r}"]
    if not body["text"].strip() or re.search(r"\{[a-z_]+\}", told):
        found.append(f"{label}: empty, or a placeholder is left")
    if label in SAFETY or label.startswith("faq/"):
        found += [f"{label}: {number} is missing" for number in ("112", "0800-2000") if number not in told]
    return found


def _contacts_faults(pack: Pack, label: str, language: str, heard: list[Event]) -> list[str]:
    """Every contact of the answer is there, in one message or two, and the first one answers at any hour."""
    cards = [card["title"] for event in heard for card in event["body"].get("cards", [])]
    shown = [one for one in pack.contacts.values() if one.show and one.id != "care_coordinator"]
    ids = ("emergency", "veilig_thuis") if label in OF_THE_LAST_ANSWER else pack.answers[label].contacts
    wanted = {one.name[language] for one in shown if one.id in ids}
    found = [f"{label}: the card of {title} is missing" for title in sorted(wanted - set(cards))]
    if cards and cards[0] not in {one.name[language] for one in shown if one.always_open}:
        found.append(f"{label}: {cards[0]} stands first, and closes")
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_signs_and_stories_are_told(language: str, service: Running, session) -> None:  # type: ignore[no-untyped-def]
    person = await Person.opens(session, service.public, language)
    ask = {"nl": "welke signalen zijn er in een hotel", "en": "which signs are there in a hotel"}[language]
    signs = await person.asks(ask)
    assert signs["body"]["answer"] == "list_signs"
    assert signs["body"]["sources"]
    stories = await person.asks({"nl": "ik wil een verhaal horen", "en": "I would like to hear a story"}[language])
    assert stories["body"]["answer"] == "hear_story"
    notice = await person.hears(after=await person.presses(stories["body"]["choices"][0]["label"]))
    part = await person.hears(after=await person.presses(notice["body"]["choices"][0]["label"]))
    assert len(part["body"]["text"]) > 100
    stopped = await person.hears(after=await person.presses(part["body"]["choices"][-1]["label"]))
    assert "112" in whole_text(stopped)
