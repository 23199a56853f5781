"""Bad input at the three real processes: a clear problem, and nothing lost of what was accepted before and after."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.e2e.conftest import Running
from tests.e2e.people import Person

pytestmark = pytest.mark.processes
ID = "6f1f7f0e-7a55-4a5b-8f57-52f1f0a6a0{:02d}"

BAD: list[tuple[str, Any, int]] = [
    ("empty", {"client_message_id": ID.format(1), "text": "   "}, 400),
    ("4,001 characters", {"client_message_id": ID.format(2), "text": "a" * 4_001}, 413),
    ("5,000,000 characters", {"client_message_id": ID.format(3), "text": "a" * 5_000_000}, 413),
    ("only control characters", {"client_message_id": ID.format(4), "text": "\x01\x02\x1b"}, 400),
    ("NUL", {"client_message_id": ID.format(5), "text": "a\x00b"}, 400),
    ("lone surrogate", b'{"client_message_id": "' + ID.format(6).encode() + b'", "text": "\\ud800"}', 400),
    ("no JSON", b'{"text": ', 400),
    ("deep JSON", b"[" * 30_000 + b"]" * 30_000, 400),
    ("a list", b"[]", 400),
    ("unknown choice", {"client_message_id": ID.format(7), "choice": "nope"}, 422),
    ("no id", {"text": "hoi"}, 400),
    ("a field that does not exist", {"client_message_id": ID.format(8), "text": "hoi", "payload": "/restart"}, 400),
]


async def send(session: Any, person: Person, body: Any, token: str = "") -> tuple[int, dict[str, Any]]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {token or person.token}", "Content-Type": "application/json"}
    async with session.post(f"{person.url}/messages", data=raw, headers=headers) as answer:
        return answer.status, {"content_type": answer.content_type, **(await answer.json(content_type=None))}


async def test_every_bad_message_gets_a_clear_problem_and_nothing_is_lost(service: Running, session: Any) -> None:
    person = await Person.opens(session, service.public)
    first = await person.asks("kunnen jongens ook slachtoffer zijn")
    wrong = []
    for name, body, expected in BAD:
        status, problem = await send(session, person, body)
        if status != expected or problem["content_type"] != "application/problem+json" or not problem.get("detail"):
            wrong.append((name, status, problem))
    assert wrong == []
    last = await person.asks("wat is mensenhandel")
    assert [event["seq"] for event in person.events] == list(range(1, last["seq"] + 1))
    assert last["seq"] == first["seq"] + 2


async def test_wrong_tokens_and_repeated_ids(service: Running, session: Any) -> None:
    one, other = await Person.opens(session, service.public), await Person.opens(session, service.public)
    body = {"client_message_id": ID.format(20), "text": "hoi"}
    assert (await send(session, one, body, token=other.token))[0] == 401
    assert (await send(session, one, body, token="x"))[0] == 401
    assert (await send(session, one, body))[0] == 202
    assert (await send(session, one, body))[0] == 200
    status, problem = await send(session, one, {**body, "text": "iets anders"})
    assert (status, problem["code"]) == (409, "id_taken")
    assert (await send(session, other, body))[0] == 202, "the id of another conversation is none of this one's business"
