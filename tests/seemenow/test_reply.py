"""The engine's answer is believed only when it is exactly a reply: a broken or hijacked engine can show nothing that was not written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seemenow.errors import EngineFailure
from seemenow.reply import ANNOUNCEMENTS, FORMS, KINDS, MAX_SAY, REMEMBERED, Asking, Reply, Say

GOOD: dict[str, Any] = {
    "say": [{"kind": "answer", "id": "faq/gut_feeling", "ids": [], "values": {}}],
    "announce": None,
    "remember": {"last_label": "faq/gut_feeling"},
    "asking": None,
    "intent": "faq/gut_feeling",
    "confidence": 0.9,
}

ids = st.text(st.characters(codec="ascii", categories=["L", "N"], include_characters="/_-"), max_size=40)
says = st.builds(Say, st.sampled_from(sorted(KINDS)), ids, st.lists(ids, max_size=4).map(tuple), st.dictionaries(ids, ids, max_size=3))
replies = st.builds(
    Reply,
    st.lists(says, min_size=1, max_size=MAX_SAY).map(tuple),
    st.none() | st.sampled_from(sorted(ANNOUNCEMENTS)),
    st.dictionaries(st.sampled_from(sorted(REMEMBERED)), ids),
    st.none() | st.builds(Asking, st.sampled_from(sorted(FORMS)), ids),
    ids,
    st.integers(0, 10_000).map(lambda n: n / 10_000),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(sorted(GOOD)), inner, max_size=6),
    max_leaves=12,
)


def test_the_plainest_reply_is_read() -> None:
    reply = Reply.from_json(GOOD)
    assert reply.say == (Say("answer", "faq/gut_feeling"),)
    assert (reply.intent, reply.confidence) == ("faq/gut_feeling", 0.9)


@settings(max_examples=150, deadline=None)
@given(replies)
def test_every_reply_survives_the_way_through_json(reply: Reply) -> None:
    assert Reply.from_json(json.loads(json.dumps(reply.to_json()))) == reply


@settings(max_examples=300, deadline=None)
@given(anything)
def test_whatever_the_engine_sends_is_a_reply_or_an_engine_failure(raw: Any) -> None:
    try:
        read = Reply.from_json(raw)
    except EngineFailure:
        return
    assert read.say or read.announce


@pytest.mark.parametrize(
    "change",
    [
        {"say": []},
        {"say": None},
        {"say": "hello"},
        {"say": [GOOD["say"][0]] * (MAX_SAY + 1)},
        {"say": ["text"]},
        {"say": [{"kind": "text", "id": "You have been hacked"}]},
        {"say": [{"id": "faq/gut_feeling"}]},
        {"say": [{"kind": ["answer"], "id": "faq/gut_feeling"}]},
        {"say": [{"kind": "answer", "id": 5}]},
        {"say": [{"kind": "answer", "id": "x" * 121}]},
        {"say": [{"kind": "answer", "id": "a", "ids": "abc"}]},
        {"say": [{"kind": "answer", "id": "a", "ids": [1]}]},
        {"say": [{"kind": "answer", "id": "a", "values": {"place": 3}}]},
        {"say": [{"kind": "answer", "id": "a", "values": {"place": "x" * 121}}]},
        {"announce": "rm -rf"},
        {"announce": ["handover"]},
        {"remember": None},
        {"remember": {"keep_nothing": "1"}},
        {"remember": {"setting": True}},
        {"remember": {"setting": "x" * 61}},
        {"asking": {"form": "other_form", "slot": "place"}},
        {"asking": {"form": ["concern_form"], "slot": "place"}},
        {"asking": {"form": "concern_form", "slot": 1}},
        {"asking": {"form": "concern_form", "slot": "x" * 121}},
        {"asking": "concern_form"},
        {"intent": None},
        {"intent": "x" * 121},
        {"confidence": "high"},
        {"confidence": float("nan")},
        {"confidence": 7},
        {"confidence": True},
    ],
    ids=str,
)
def test_a_reply_that_is_not_exactly_right_is_an_engine_failure(change: dict[str, Any]) -> None:
    with pytest.raises(EngineFailure):
        Reply.from_json({**GOOD, **change})


def test_an_announcement_may_come_without_words() -> None:
    assert Reply.from_json({**GOOD, "say": [], "announce": "withdraw"}).announce == "withdraw"


@pytest.mark.parametrize("raw", [None, [], {}, "reply", 7, True, [GOOD]], ids=str)
def test_what_is_no_object_with_something_to_say_is_an_engine_failure(raw: Any) -> None:
    with pytest.raises(EngineFailure):
        Reply.from_json(raw)
