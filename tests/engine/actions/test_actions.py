"""The actions as the action server sees them: registered once, one reply each, and silent about what they read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.answers import ActionAnswer
from actions.heard import Heard
from actions.speaking import ActionFailed
from seemenow.reply import Reply


def tracker(**message: Any) -> Tracker:
    slots = {"requested_slot": None}
    return Tracker(
        "a:1", slots, {"text": "x", "intent": {"name": "greet", "confidence": 0.8}, **message}, [], False, None, {}, "action_listen"
    )


def test_the_domain_names_exactly_the_actions_there_are() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(executor.actions) == set(yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["actions"])


def test_an_action_says_one_reply() -> None:
    dispatcher = CollectingDispatcher()
    ActionAnswer().run(dispatcher, tracker(), {})
    assert len(dispatcher.messages) == 1
    reply = Reply.from_json(dispatcher.messages[0]["custom"]["reply"])
    assert (reply.say[0].id, reply.intent, reply.confidence) == ("greet", "greet", 0.8)


def test_an_error_carries_no_text() -> None:
    broken = tracker(intent={"name": "greet", "confidence": "Sjoukje"})
    with pytest.raises(ActionFailed) as raised:
        ActionAnswer().run(CollectingDispatcher(), broken, {})
    assert str(raised.value) == "action_answer: ValueError"
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_a_topic_is_read_from_the_selector_or_from_the_choice() -> None:
    selector = {"faq": {"response": {"intent_response_key": "faq/shelter"}}}
    intent = {"name": "faq", "confidence": 1.0}
    assert Heard.of(tracker(intent=intent, response_selector=selector)).label == "faq/shelter"
    assert Heard.of(tracker(intent=intent, entities=[{"entity": "topic", "value": "faq/custody"}])).label == "faq/custody"


@pytest.mark.parametrize("text", ["weet ik niet", "geen idee", "I don't know", "not sure", "sla maar over", "skip"])
def test_not_knowing_is_heard(text: str) -> None:
    assert Heard.of(tracker(text=text)).unsure


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("ja", 1, 0),
        ("Jazeker!", 1, 0),
        ("yes she is", 1, 0),
        ("nee", 0, 1),
        ("no, not now", 0, 1),
        ("niet dat ik weet", 0, 1),
        ("jaren geleden", 0, 0),
        ("Noord-Holland", 0, 0),
    ],
)
def test_yes_and_no_are_heard(text: str, yes: int, no: int) -> None:
    said = Heard.of(tracker(text=text))
    assert (said.yes, said.no) == (bool(yes), bool(no))


def test_out_of_scope_and_not_understood_are_told_apart() -> None:
    answer = ActionAnswer()
    declined = Heard.of(tracker(intent={"name": "out_of_scope", "confidence": 0.1}, understanding={"declined": True}))
    meant = Heard.of(tracker(intent={"name": "out_of_scope", "confidence": 0.9}, understanding={"declined": False}))
    assert answer.reply(declined).say[0].kind == "words"
    assert answer.reply(meant).say[0].kind == "answer"
