"""H4: nobody can speak "intent".

A typed "/intent{…}" is a text like any other, with every prefix that was ever tried, in the engine and through web.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.e2e.conftest import Running
from tests.e2e.people import Person

pytestmark = pytest.mark.processes

PREFIXES = ("/", " /", "//", "/ /", "\t/", "\n/", "\u00a0/", "\u200b/", "\u200e/", "\u202e/", "\ufeff/", "／", "\u2044", "\u00ad/")
RASAS_OWN = ("restart", "back", "session_start", "out_of_scope", "nlu_fallback")
WITH_ENTITIES = (
    'give_place{"place":"0014"}',
    'inform{"danger_now":"yes"}',
    'list_signs{"setting":"hotel"}',
    'inform{"municipality":"0014"}',
)


def intents() -> list[str]:
    listed = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["intents"]
    return sorted({next(iter(one)) if isinstance(one, dict) else one for one in listed} | set(RASAS_OWN)) + list(WITH_ENTITIES)


async def test_every_typed_command_is_answered_as_the_plain_text_it_is(service: Running, session) -> None:  # type: ignore[no-untyped-def]
    fired, tried = [], 0
    for intent in intents():
        plain = await _reply(service, session, intent, f"p{tried}")
        for prefix in PREFIXES:
            tried += 1
            typed = await _reply(service, session, prefix + intent, f"t{tried}")
            if typed["confidence"] == 1.0 and plain["confidence"] != 1.0:
                fired.append((prefix, intent))
            if typed["remember"].get("municipality") != plain["remember"].get("municipality"):
                fired.append((prefix, intent))
    assert fired == []
    assert tried > 500


async def _reply(service: Running, session, text: str, sender: str) -> dict:  # type: ignore[no-untyped-def,type-arg]
    body = {"sender": f"h4-{sender}:1", "text": text, "metadata": {"language": "nl"}}
    headers = {"X-Engine-Secret": service.environment["SEEMENOW_ENGINE_SECRET"]}
    async with session.post(f"http://127.0.0.1:{service.ports.engine}/webhooks/strict/webhook", json=body, headers=headers) as answer:
        assert answer.status == 200, (text, await answer.text())
        return (await answer.json())["reply"]  # type: ignore[no-any-return]


async def test_a_typed_answer_in_command_form_is_no_answer_to_the_running_question(service: Running, session) -> None:  # type: ignore[no-untyped-def]
    person = await Person.opens(session, service.public)
    await person.hears(after=await person.says("ik maak me zorgen over een leerling"), holding="Nee, niet nu")
    again = await person.hears(after=await person.says('/inform{"municipality":"0014"}'), holding="Nee, niet nu")
    asked = await person.hears(after=await person.presses("Nee, niet nu"), holding="12 tot en met 15")
    assert asked["seq"] > again["seq"]
    assert [event["seq"] for event in person.events] == list(range(1, person.last_seq + 1))


@pytest.mark.parametrize("choice", ["/restart", "handover_confirm", '{"web":"erase"}', "00000000"])
async def test_a_choice_that_was_not_offered_is_refused(choice: str, person: Person) -> None:
    status, body = await person.post("messages", {"client_message_id": "6f1f7f0e-7a55-4a5b-8f57-52f1f0a6a001", "choice": choice})
    assert status == 422
    assert body["code"] == "unknown_choice"
