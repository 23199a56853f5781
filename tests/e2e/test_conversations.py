"""Whole conversations with the three real processes: what a professional says, and what has to come back.

tests/conversations/*.yml is a list of scripts: {id, language: nl|en, about: why in one line, turns: [{say | press, expect}]}.
`say` is typed, `press` is part of the label of the newest button that fits. `expect`, all of it of what follows on that message:
  answer: label that is answered; by: assistant (as without it) or service; language: nl|en of the words;
  asks: id of content/questions.yml that the last words put, or "nothing"; choices: [parts of labels];
  holds, not_holds: [texts], in words, cards and buttons together, small letters or capitals.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from tests.e2e.conftest import Running
from tests.e2e.people import Event, Person, whole_text

pytestmark = pytest.mark.processes

SCRIPTS = [one for path in sorted(Path("tests/conversations").glob("*.yml")) for one in yaml.safe_load(path.read_text(encoding="utf-8"))]
QUESTIONS = yaml.safe_load(Path("content/questions.yml").read_text(encoding="utf-8"))["questions"]
EXPECTATIONS = {"answer", "by", "language", "asks", "choices", "holds", "not_holds"}
FEWEST_SCRIPTS = 44


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one["id"])
async def test_the_conversation_goes_as_its_script_says(script: dict[str, Any], service: Running, session: aiohttp.ClientSession) -> None:
    person = await Person.opens(session, service.public, script["language"])
    wrong = []
    for number, turn in enumerate(script["turns"], 1):
        did = f"turn {number} {turn.get('say', turn.get('press'))!r}"
        if "press" in turn and not offered(person, turn["press"]):
            wrong.append(f"{did}: no such button")
            break
        seq = await (person.presses(turn["press"]) if "press" in turn else person.says(turn["say"]))
        heard = await followed(person, seq, turn["expect"].get("by", "assistant"))
        wrong += [f"{did}: {fault}" for fault in faults(heard, turn["expect"])]
    assert wrong == [], "\n".join([script["about"], *wrong])


def offered(person: Person, label: str) -> bool:
    return any(label.lower() in choice["label"].lower() for event in person.events for choice in event["body"].get("choices", []))


async def followed(person: Person, seq: int, author: str) -> list[Event]:
    """All that was said to a message: a reply is appended in one transaction, so with its first words all of it is there."""
    await person.hears(after=seq, author=author)
    return [event for event in person.events if event["seq"] > seq and event["kind"] == "message"]


def faults(heard: list[Event], expect: dict[str, Any]) -> list[str]:
    """What is not as expected, empty when all is."""
    told = "\n".join(whole_text(event) for event in heard).lower()
    labels = [choice["label"].lower() for event in heard for choice in event["body"].get("choices", [])]
    answers = [event["body"].get("answer") for event in heard]
    last = heard[-1]["body"]
    found = []
    if "answer" in expect and expect["answer"] not in answers:
        found.append(f"answered {answers}, not {expect['answer']}")
    if "language" in expect and last.get("language") != expect["language"]:
        found.append(f"in {last.get('language')}, not {expect['language']}")
    if "asks" in expect and (asked := asks(last)) != expect["asks"]:
        found.append(f"asks {asked}, not {expect['asks']}")
    found += [f"no button {part!r} among {labels}" for part in expect.get("choices", []) if not any(part.lower() in one for one in labels)]
    found += [f"does not hold {part!r}" for part in expect.get("holds", []) if part.lower() not in told]
    found += [f"holds {part!r}" for part in expect.get("not_holds", []) if part.lower() in told]
    return [f"{one}; told {told[:150]!r}" for one in found]


def asks(body: dict[str, Any]) -> str:
    """The question these words put, by its text or else by its buttons; "nothing" when they put none."""
    labels = {choice["label"] for choice in body.get("choices", [])}
    for id_, question in QUESTIONS.items():
        wording = question[body["language"]]
        if wording["text"].split("{")[0] in body["text"] or set(wording["choices"].values()) <= labels:
            return str(id_)
    return "nothing"


def test_there_are_enough_scripts_and_each_can_fail() -> None:
    """A misspelt expectation, or a turn that expects nothing, would never fail."""
    assert len(SCRIPTS) >= FEWEST_SCRIPTS
    assert len({one["id"] for one in SCRIPTS}) == len(SCRIPTS)
    for script in SCRIPTS:
        assert set(script) == {"id", "language", "about", "turns"}, script["id"]
        for turn in script["turns"]:
            assert set(turn) in ({"say", "expect"}, {"press", "expect"}), (script["id"], turn)
            assert set(turn["expect"]) - {"by"} and set(turn["expect"]) <= EXPECTATIONS, (script["id"], turn)
