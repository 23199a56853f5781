"""What a person sees when a process dies: prepared words in time, everything that needs no engine, and a normal turn after the restart."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.e2e.conftest import Running
from tests.e2e.people import CoordinatorAtDesk, Person, whole_text

pytestmark = pytest.mark.processes
PREPARED_WITHIN_S = 8.0


def kill(service: Running, name: str) -> None:
    service.children[name].signal(9)
    service.children[name].process.wait()  # type: ignore[union-attr]


async def test_with_the_engine_dead_there_are_words_numbers_directory_and_a_human(
    service: Running,
    session,
    coordinator: CoordinatorAtDesk,  # type: ignore[no-untyped-def]
) -> None:
    person = await Person.opens(session, service.public)
    kill(service, "engine")
    try:
        began = time.monotonic()
        said = await person.says("kunnen jongens ook slachtoffer zijn")
        prepared = await person.hears(after=said, within_s=PREPARED_WITHIN_S)
        assert time.monotonic() - began < PREPARED_WITHIN_S
        assert "112" in whole_text(prepared)
        assert "0800-2000" in whole_text(prepared)
        danger = await person.says("help ze wordt nu geslagen")
        assert "112" in whole_text(await person.hears(after=danger, author="service"))
        async with session.get(f"{service.public}/coordinators?place=Groningen", headers={"Accept": "application/json"}) as page:
            assert "mensenhandel@groningen.nl" in await page.text()
        await person.hears(after=await person.presses("mens"), holding="Laat eerst zien")
        await person.hears(after=await person.presses("Laat eerst zien"), holding="Ja, stuur dit")
        queued = await person.presses("Ja, stuur dit")
        await person.sees(lambda e: e["kind"] == "floor", after=queued)
        handover = await coordinator.claims_the_only_one()
        await coordinator.says(handover, "ook zonder assistent")
        await person.hears(after=queued, author="coordinator", holding="ook zonder assistent")
        await coordinator.closes(handover)
    finally:
        service.back("engine")
    await _normal_again(person)


async def test_the_engine_killed_in_a_turn_gives_prepared_words_in_time_and_the_next_turn_is_normal(service: Running, session) -> None:  # type: ignore[no-untyped-def]
    people = [await Person.opens(session, service.public) for _ in range(8)]
    began = time.monotonic()
    said = [await person.says("wat is mensenhandel precies") for person in people]
    kill(service, "engine")
    try:
        await asyncio.gather(*(p.hears(after=seq, within_s=PREPARED_WITHIN_S) for p, seq in zip(people, said, strict=True)))
        assert time.monotonic() - began < PREPARED_WITHIN_S
        for person, seq in zip(people, said, strict=True):
            answers = [e for e in person.events if e["seq"] > seq and e["author"] == "assistant"]
            assert len(answers) == 1
    finally:
        service.back("engine")
    await _normal_again(people[0])


async def test_the_action_server_killed_in_the_last_turn_of_a_form_is_told_once_and_the_next_message_is_in_context(
    service: Running,
    session,  # type: ignore[no-untyped-def]
) -> None:
    person = await Person.opens(session, service.public)
    await person.hears(after=await person.says("ik maak me zorgen over een leerling"), holding="Nee, niet nu")
    await person.hears(after=await person.presses("Nee, niet nu"), holding="12 tot en met 15")
    asked = await person.hears(after=await person.presses("12 tot en met 15"))
    kill(service, "actions")
    try:
        failed = await person.says("Groningen")
        prepared = await person.hears(after=failed, within_s=PREPARED_WITHIN_S)
        assert "112" in whole_text(prepared)
    finally:
        service.back("actions")
    answers = [e for e in person.events if e["seq"] > failed and e["author"] == "assistant"]
    assert len(answers) == 1, "the person heard the words more than once"
    again = await _until_engine_is_tried(person, "Groningen", "mensenhandel@groningen.nl")
    assert again["seq"] > asked["seq"]


async def test_f3_twenty_turns_without_the_action_server_are_never_silent(service: Running, session) -> None:  # type: ignore[no-untyped-def]
    people = [await Person.opens(session, service.public) for _ in range(20)]
    kill(service, "actions")
    try:
        said = [await person.says("wie is er bij jullie in de buurt die ik kan spreken over uitbuiting") for person in people]
        heard = await asyncio.gather(*(p.hears(after=seq, within_s=PREPARED_WITHIN_S) for p, seq in zip(people, said, strict=True)))
        assert all("112" in whole_text(one) and "0800-2000" in whole_text(one) for one in heard)
    finally:
        service.back("actions")
    await _normal_again(people[0])


async def _normal_again(person: Person) -> None:
    heard = await _until_engine_is_tried(person, "kunnen jongens ook slachtoffer zijn", "jongens")
    assert heard["body"]["answer"] == "faq/boys_as_victims"


async def _until_engine_is_tried(person: Person, text: str, holding: str) -> dict:  # type: ignore[type-arg]
    """After many failures the circuit rests for five seconds before it tries again: say it until then, and no longer."""
    deadline = time.monotonic() + 20
    while True:
        seq = await person.says(text)
        first = await person.hears(after=seq)
        try:
            return await person.hears(after=seq, holding=holding, within_s=1.5)
        except AssertionError:
            assert time.monotonic() < deadline, whole_text(first)
