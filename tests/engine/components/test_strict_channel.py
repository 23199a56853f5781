"""The strict channel's reading of a request and its judgement of a turn, without a server (that is rasa/test_two_processes.py)."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from components.strict_channel import answer, pressed, to_message, typed
from seemenow.errors import InputError
from seemenow.reply import Reply, Say

REPLY = {"reply": Reply((Say("answer", "greet"),)).to_json()}


def judged(*said: dict[str, Any], raises: Exception | None = None) -> tuple[int, Any]:
    """Status and body of a turn in which the engine said these messages."""
    message = to_message(b'{"sender": "a:1", "text": "hoi"}')

    async def turn(heard: Any) -> None:
        if raises:
            raise raises
        heard.output_channel.messages.extend(said)

    response = asyncio.run(answer(message, turn))
    return response.status, json.loads(response.body)


def test_one_reply_is_an_answer() -> None:
    assert judged({"recipient_id": "a:1", "custom": REPLY})[0] == 200


@pytest.mark.parametrize(
    "said",
    [
        (),
        ({"text": "hoi"},),
        ({"custom": {}},),
        ({"custom": {"reply": {"say": []}}},),
        ({"custom": REPLY}, {"custom": REPLY}),
        ({"custom": {"reply": 5}},),
    ],
)
def test_everything_else_is_a_failure(said: tuple[dict[str, Any], ...]) -> None:
    status, body = judged(*said)
    assert status == 503
    assert set(body) == {"error"}


def test_an_exception_inside_the_turn_is_a_failure_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    status, body = judged(raises=ValueError("Sjoukje woont in de Dorpsstraat"))
    assert (status, body) == (503, {"error": "turn_raised"})
    assert "Sjoukje" not in caplog.text


@given(any_.text(max_size=200))
def test_no_typed_text_begins_with_a_slash(text: str) -> None:
    try:
        clean = typed(text)
    except InputError:
        return
    assert clean
    assert not clean.startswith("/")


@given(any_.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        to_message(body)
    except InputError:
        return


def test_a_topic_travels_as_an_entity_of_the_retrieval_intent() -> None:
    assert pressed("/faq/boys_as_victims") == '/faq{"topic": "faq/boys_as_victims"}'


def test_entities_of_a_choice_are_kept() -> None:
    assert pressed('/give_place{"place":"0014"}') == '/give_place{"place": "0014"}'


@pytest.mark.parametrize(
    "payload", [None, 5, "", "greet", "//greet", "/greet there", "/Greet", '/inform{"a": [1]}', "/inform{broken}", "/" + "a" * 50]
)
def test_a_payload_that_is_no_choice_is_refused(payload: Any) -> None:
    with pytest.raises(InputError):
        pressed(payload)
