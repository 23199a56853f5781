"""Opening a talk and sending to it: each mistake gets a clear problem+json, and nothing that was accepted is lost."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.running import Served
from tests.web_api.raw import new_id, poll, post, send


async def test_a_talk_is_opened_with_the_greeting_as_message_one(service: Served) -> None:
    async with service.session.post(f"{service.public}/api/conversations", json={"language": "en"}) as answer:
        assert answer.status == 201
        begun = await answer.json()
    assert set(begun) == {"id", "token"}
    assert len(begun["token"]) >= 43  # 256 bits in base64
    person = await service.person("en")
    greeting = person.events[0]
    assert (greeting["seq"], greeting["author"], greeting["kind"]) == (1, "assistant", "message")
    assert "computer (AI system)" in greeting["body"]["text"]
    assert [link["href"] for card in greeting["body"]["cards"] for link in card["links"]] == ["tel:112", "tel:08002000"]


async def test_without_a_wish_the_talk_is_in_dutch(service: Served) -> None:
    async with service.session.post(f"{service.public}/api/conversations") as answer:
        assert answer.status == 201


@pytest.mark.parametrize("language", ["de", "", None, 5, ["nl"], {"nl": 1}], ids=str)
async def test_a_language_that_is_not_spoken_is_refused(service: Served, language: Any) -> None:
    async with service.session.post(f"{service.public}/api/conversations", json={"language": language}) as answer:
        assert answer.status == 400
        assert (await answer.json(content_type=None))["code"] == "bad_input"


async def test_a_question_is_answered_with_text_source_status_and_numbers(service: Served) -> None:
    person = await service.person()
    answer = await person.asks("Mag ik bellen als ik het niet zeker weet?")
    body = answer["body"]
    assert body["answer"] == "faq/gut_feeling"
    assert body["status"] in ("draft", "source_checked")
    assert body["sources"]
    assert all(set(one) == {"title", "url", "date"} for one in body["sources"])
    assert {"tel:112", "tel:08002000"} <= {link["href"] for card in body["cards"] for link in card["links"]}


async def test_nothing_of_the_inside_travels(service: Served) -> None:
    person = await service.person()
    await person.asks("Mag ik bellen?")
    await person.presses("Signalen bekijken")
    await person.hears(after=person.last_seq)
    travelled = json.dumps(person.events)
    assert not [word for word in ('"do"', '"digest"', '"intent"', '"web"', '"handover"') if word in travelled]


BAD_TEXTS = {
    "empty": ("", 400, "bad_input"),
    "blank": ("  \n\t ", 400, "bad_input"),
    "nothing that shows": ("\u200b\u200e", 400, "bad_input"),
    "4,001 characters": ("x" * 4_001, 413, "too_long"),
    "4,001 characters of four bytes": ("\U0001f600" * 4_001, 413, "too_long"),
    "5,000,000 characters": ("x" * 5_000_000, 413, "request_entity_too_large"),
    "a NUL": ("a\x00b", 400, "bad_input"),
    "a lone surrogate": ("a\ud800b", 400, "bad_input"),
    "only control characters": ("\x01\x02\x1b", 400, "bad_input"),
    "a number": (5, 400, "bad_input"),
    "a list": (["hallo"], 400, "bad_input"),
    "true": (True, 400, "bad_input"),
}


@pytest.mark.parametrize("what", BAD_TEXTS)
async def test_a_bad_text_gets_a_clear_problem_and_nothing_is_lost(service: Served, what: str) -> None:
    text, status, code = BAD_TEXTS[what]
    person = await service.person()
    first = await person.says("voor de fout")
    answer = await send(service, person, text)
    assert (answer.status, answer.code) == (status, code)
    after = await person.asks("na de fout")
    assert after["body"]["answer"] == "faq/gut_feeling"
    assert [e["body"]["text"] for e in person.events if e["author"] == "person"] == ["voor de fout", "na de fout"]
    assert [e["seq"] for e in person.events] == list(range(1, len(person.events) + 1))
    assert first == 2


async def test_a_null_for_a_text_is_no_text(service: Served) -> None:
    person = await service.person()
    answer = await post(service, person, "messages", {"client_message_id": new_id(), "text": None})
    assert (answer.status, answer.code) == (400, "bad_input")


@pytest.mark.parametrize(
    "text", ["x" * 4_000, "\U0001f600" * 4_000, "regel een\nregel twee", "a\tb", "<script>alert(1)</script>", "'; DROP TABLE messages;--"]
)
async def test_a_text_that_is_one_is_taken_and_answered(service: Served, text: str) -> None:
    person = await service.person()
    assert (await person.asks(text))["body"]["answer"] == "faq/gut_feeling"
    assert [e["body"]["text"] for e in person.events if e["author"] == "person"] == [text]


async def test_control_characters_are_taken_out_and_the_rest_is_kept(service: Served) -> None:
    person = await service.person()
    await person.asks("bel\x07 me\x1b[2J \u202ediw")
    assert [e["body"]["text"] for e in person.events if e["author"] == "person"] == ["bel me[2J diw"]


BAD_BODIES = {
    "nothing": b"",
    "no JSON": b"{'client_message_id': 1}",
    "half a JSON": b'{"client_message_id": "',
    "a list": b"[]",
    "a text": b'"hallo"',
    "null": b"null",
    "a very deep JSON": b"[" * 60_000,
    "a very deep object": b'{"a":' * 12_000,
    "a number of ten thousand digits": b'{"text": ' + b"9" * 10_000 + b"}",
    "NaN": b'{"text": NaN}',
    "no UTF-8": b'{"text": "\xff\xfe"}',
    "a field too many": json.dumps({"client_message_id": new_id(), "text": "x", "author": "coordinator"}).encode(),
    "text and choice": json.dumps({"client_message_id": new_id(), "text": "x", "choice": "y"}).encode(),
    "neither text nor choice": json.dumps({"client_message_id": new_id()}).encode(),
    "no id": json.dumps({"text": "x"}).encode(),
    "an id that is no UUID": json.dumps({"client_message_id": "1", "text": "x"}).encode(),
    "an id that is a number": json.dumps({"client_message_id": 1, "text": "x"}).encode(),
    "an id with a tail": json.dumps({"client_message_id": new_id() + "\n", "text": "x"}).encode(),
}


@pytest.mark.parametrize("what", BAD_BODIES)
async def test_a_bad_body_is_a_400(service: Served, what: str) -> None:
    person = await service.person()
    answer = await post(service, person, "messages", BAD_BODIES[what])
    assert (answer.status, answer.code) == (400, "bad_input")
    assert (await person.asks("na de fout"))["seq"] == 3


@pytest.mark.parametrize("choice", ["", "000000000000", "x" * 5_000, "\ud800", "../../etc/passwd"])
async def test_a_choice_that_was_not_offered_is_a_422(service: Served, choice: str) -> None:
    person = await service.person()
    answer = await send(service, person, choice=choice)
    assert (answer.status, answer.code) == (422, "unknown_choice")


async def test_a_choice_of_another_talk_is_a_422(service: Served) -> None:
    person, other = await service.person(), await service.person()
    answer = await send(service, person, choice=other.events[0]["body"]["choices"][0]["id"])
    assert (answer.status, answer.code) == (422, "unknown_choice")


@pytest.mark.parametrize("choice", [5, None, ["x"]], ids=str)
async def test_a_choice_that_is_no_text_is_a_400(service: Served, choice: Any) -> None:
    assert (await send(service, await service.person(), choice=choice)).status == 400


async def test_a_choice_that_was_offered_is_taken_and_answered(service: Served) -> None:
    person = await service.person()
    await person.presses("Een verhaal horen")
    assert (await person.hears(after=2))["body"]["answer"] == "hear_story"


@pytest.mark.parametrize("token", ["", "wrong", "x" * 43, "\u00e9" * 10, "a b", "x" * 7_000])
async def test_a_wrong_token_is_a_401_that_tells_nothing(service: Served, token: str) -> None:
    person = await service.person()
    answer = await post(service, person, "messages", {"client_message_id": new_id(), "text": "x"}, token=token)
    assert (answer.status, answer.code) == (401, "not_allowed")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_the_token_of_another_talk_opens_nothing(service: Served) -> None:
    person, other = await service.person(), await service.person()
    body = {"client_message_id": new_id(), "text": "x"}
    for path in ("messages", "handover", "callback", "feedback", "end"):
        answer = await post(service, person, path, body, token=other.token)
        assert (answer.status, answer.code) == (401, "not_allowed"), path
    assert (await poll(service, person, Authorization=f"Bearer {other.token}")).status == 401
    assert [e["author"] for e in person.events] == ["assistant"]


async def test_a_talk_that_never_was_is_answered_like_a_wrong_token(service: Served) -> None:
    person = await service.person()
    wrong = await post(service, person, "messages", {}, token="wrong")
    person.id = "nobody"
    never = await post(service, person, "messages", {})
    assert (never.status, never.body) == (wrong.status, wrong.body)


@pytest.mark.parametrize("header", ["", "Basic abc", "Bearer", "bearer  "])
async def test_without_a_bearer_token_nothing_is_answered(service: Served, header: str) -> None:
    answer = await poll(service, await service.person(), Authorization=header)
    assert (answer.status, answer.code) == (401, "not_allowed")


@pytest.mark.parametrize("place", ["?token={token}", "?access_token={token}"])
async def test_a_token_in_the_address_is_not_taken(service: Served, place: str) -> None:
    person = await service.person()
    async with service.session.get(f"{person.url}/events{place.format(token=person.token)}") as answer:
        assert answer.status == 401


@pytest.mark.parametrize("id_", ["%00", "%ed%a0%80", "..%2f..", "a" * 5_000, "%27%20OR%201=1"])
async def test_an_id_that_is_none_is_a_401_or_404(service: Served, id_: str) -> None:
    person = await service.person()
    async with service.session.get(f"{service.public}/api/conversations/{id_}/events", headers=person.headers) as answer:
        assert answer.status in (400, 401, 404, 414)


async def test_the_same_message_again_is_a_200_with_the_same_seq(service: Served) -> None:
    person, id_ = await service.person(), new_id()
    first, again = await send(service, person, "hallo", id_=id_), await send(service, person, "hallo", id_=id_)
    assert (first.status, again.status) == (202, 200)
    assert first.body == again.body == {"seq": 2}
    await person.hears(after=2)
    assert len([e for e in person.events if e["author"] == "person"]) == 1


async def test_the_same_message_again_in_capitals_of_the_id_is_the_same_message(service: Served) -> None:
    person, id_ = await service.person(), new_id()
    assert (await send(service, person, "hallo", id_=id_.upper())).status == 202
    assert (await send(service, person, "hallo", id_=id_)).status == 200


async def test_the_same_message_sent_twenty_times_at_once_is_taken_once(service: Served) -> None:
    person, id_ = await service.person(), new_id()
    answers = await asyncio.gather(*(send(service, person, "hallo", id_=id_) for _ in range(20)))
    assert sorted(one.status for one in answers) == [200] * 19 + [202]
    assert {one.body["seq"] for one in answers} == {2}


async def test_the_same_id_with_another_text_or_a_choice_is_a_409(service: Served) -> None:
    person, id_ = await service.person(), new_id()
    await send(service, person, "een", id_=id_)
    other_text = await send(service, person, "twee", id_=id_)
    a_choice = await send(service, person, id_=id_, choice=person.events[0]["body"]["choices"][0]["id"])
    assert (other_text.status, other_text.code) == (a_choice.status, a_choice.code) == (409, "id_taken")
    await person.hears(after=2)
    assert [e["body"]["text"] for e in person.events if e["author"] == "person"] == ["een"]


async def test_the_same_id_in_another_talk_is_another_message_and_both_are_answered(service: Served) -> None:
    one, other, id_ = await service.person(), await service.person(), new_id()
    assert (await send(service, one, "een", id_=id_)).status == 202
    assert (await send(service, other, "twee", id_=id_)).status == 202
    assert (await one.hears(after=2))["body"]["answer"]
    assert (await other.hears(after=2))["body"]["answer"]


@pytest.mark.parametrize("typed", ["/restart", "/intent{}", '/inform{"place": "0014"}', "//restart", "/session_start", "\u200b/restart"])
async def test_a_typed_command_reaches_the_engine_as_text_and_never_as_a_payload(service: Served, typed: str) -> None:
    """The strict channel takes the slashes away (tests/engine); web must not make a payload of it."""
    kinds: list[str] = []
    asked = service.engine.answer

    async def watched(sender: str, *, text: str | None, payload: str | None, metadata: Any) -> Any:
        kinds.append("payload" if payload is not None else "text")
        return await asked(sender, text=text, payload=payload, metadata=metadata)

    service.engine.answer = watched  # type: ignore[method-assign]
    person = await service.person()
    assert (await person.asks(typed))["body"]["answer"]
    assert kinds == ["text"]


async def test_sixty_messages_at_once_are_each_taken_once_and_each_answered(service: Served) -> None:
    person = await service.person()
    answers = await asyncio.gather(*(send(service, person, f"bericht {number}") for number in range(60)))
    seqs = sorted(one.body["seq"] for one in answers)
    assert len(set(seqs)) == 60
    await person.sees(lambda e: e["seq"] == 121, within_s=30)
    assert [e["seq"] for e in person.events] == list(range(1, 122))
    assert len([e for e in person.events if e["author"] == "assistant"]) == 61
    said = [said for _, said, _ in service.engine.heard]
    written = [e["body"]["text"] for e in person.events if e["author"] == "person"]
    assert said == written  # in the order of the log


async def test_a_path_that_is_not_there_is_a_404_with_a_problem(service: Served) -> None:
    async with service.session.get(f"{service.public}/api/nothing") as answer:
        assert answer.status == 404
        assert answer.content_type == "application/problem+json"


async def test_health_tells_that_the_log_can_be_read(service: Served) -> None:
    for kind in ("live", "ready"):
        async with service.session.get(f"{service.public}/health/{kind}") as answer:
            assert (answer.status, await answer.json()) == (200, {"status": kind})


async def test_with_the_database_gone_a_message_is_refused_and_not_pretended_to_be_kept(service: Served) -> None:
    person = await service.person()
    await service.service.database.dispose()
    for file in (path for path in [*service.settings.key_ring.parent.parent.glob("talks.sqlite3*")]):
        file.unlink()
    answer = await send(service, person, "hallo")
    assert answer.status in (401, 503)
    async with service.session.get(f"{service.public}/health/ready") as ready:
        assert ready.status == 503
