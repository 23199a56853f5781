"""With the engine late, dead or lying, the person always gets an answer near a human; and a cry is heard in every state."""

from __future__ import annotations

import asyncio
import time

import pytest

from seemenow.labels import URGENT
from seemenow.reply import Asking, Reply, Say
from seemenow.talk.house import append_floor
from tests.e2e.people import Person
from tests.running import Served, until

CRIES = {
    "nl": {
        "help_word": "help",
        "immediate_danger": "een kind is nu in gevaar",
        "missing_child": "een meisje is sinds gisteren vermist",
        "suicide_risk": "ze wil zelfmoord plegen",
        "victim_self": "ik word zelf misbruikt",
    },
    "en": {
        "help_word": "help me",
        "immediate_danger": "a child is in danger right now",
        "missing_child": "a girl is missing since yesterday",
        "suicide_risk": "she says she is going to kill herself",
        "victim_self": "i am being abused myself",
    },
}
FLOORS = ("assistant", "waiting", "human")


async def give_floor(service: Served, person: Person, holder: str) -> None:
    async with service.house.units() as work:
        await append_floor(work, await work.conversations.get(person.id), service.clock.now(), holder)
        await work.commit()


async def test_a_dead_engine_gives_prepared_words_with_buttons_that_work(service: Served) -> None:
    service.engine.dead = True
    person = await service.person()
    begun = time.monotonic()
    words = await person.asks("Mag ik bellen?")
    assert time.monotonic() - begun < 8
    assert "112" in words["body"]["text"].split("\n")[0]
    assert "0800-2000" in words["body"]["text"].split("\n")[0]
    assert len(words["body"]["choices"]) == 4
    for label in [one["label"] for one in words["body"]["choices"]]:
        answer = await person.hears(after=await person.presses(label))
        assert answer["body"]["cards"]


async def test_when_the_engine_is_back_the_next_turn_is_normal(service: Served) -> None:
    service.engine.dead = True
    person = await service.person()
    await person.asks("een")
    service.engine.dead = False
    assert (await person.asks("twee"))["body"]["answer"] == "faq/gut_feeling"
    assert service.engine.heard[-1][0] == f"{person.id}:2"


async def test_a_form_goes_on_after_a_failed_turn(service: Served) -> None:
    question = Reply((Say("question", "place"),), asking=Asking("concern_form", "place"))
    service.engine.answers = lambda said: question
    person = await service.person()
    await person.asks("ik maak me zorgen")
    service.engine.dead = True
    await person.asks("Groningen")
    service.engine.dead = False
    await person.asks("Groningen")
    assert [said for _, said, _ in service.engine.heard[-2:]] == ["/resume_concern", "Groningen"]


async def test_a_human_who_claims_while_the_engine_thinks_is_not_talked_over(service: Served) -> None:
    service.engine.held = asyncio.Event()
    person = await service.person()
    seq = await person.says("Mag ik bellen?")
    await until(lambda: bool(service.engine.heard))
    await give_floor(service, person, "human")
    service.engine.held.set()

    async def taken() -> bool:
        async with service.house.units() as work:
            return await work.turns.lease(service.clock.now(), 0) is None and service.engine.held is not None

    await until(taken)
    await give_floor(service, person, "assistant")
    await person.asks("en nu?")
    between = [e for e in person.events if e["author"] == "assistant" and e["seq"] > seq]
    assert len(between) == 1


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_cry_puts_the_emergency_card_in_the_talk_in_every_state(service: Served, language: str, floor: str) -> None:
    for label, cry in CRIES[language].items():
        assert label in URGENT
        person = await service.person(language)
        await give_floor(service, person, floor)
        begun = time.monotonic()
        card = await person.hears(after=await person.says(cry), author="service")
        assert time.monotonic() - begun < 2
        hrefs = [link["href"] for one in card["body"]["cards"] for link in one["links"]]
        assert hrefs == ["tel:112", "tel:08002000"], (label, language, floor)


async def test_a_cry_with_the_engine_dead_gets_the_card_and_the_answer_of_its_label(service: Served) -> None:
    service.engine.dead = True
    person = await service.person()
    answer = await person.asks("een meisje is sinds gisteren vermist")
    assert answer["body"]["answer"] == "missing_child"
    assert "112" in answer["body"]["text"].split("\n")[0]


async def test_a_cry_while_a_human_talks_rings_the_desk_and_takes_no_floor(service: Served) -> None:
    person = await service.person()
    await give_floor(service, person, "human")
    seen = service.house.notifier.version("desk")
    await person.says("help")
    assert service.house.notifier.version("desk") > seen
    assert (await person.hears(after=2, author="service"))["body"]["cards"]
    assert not [e for e in person.events if e["seq"] > 2 and e["author"] == "assistant"]


async def test_the_language_follows_after_two_turns_and_not_before(service: Served) -> None:
    person = await service.person()
    first = await person.asks("I am worried about a girl in my class")
    second = await person.asks("She has a new phone and does not say who gave it")
    pack = service.house.pack.answers["faq/gut_feeling"].wording
    assert first["body"]["text"].startswith(pack["nl"].text[:20])
    assert second["body"]["text"].startswith(pack["en"].text[:20])


async def test_the_button_for_the_other_language_changes_what_follows(service: Served) -> None:
    person = await service.person()
    greeting = await person.hears(after=await person.presses("English"))
    assert "This is a computer" in greeting["body"]["text"]
    answer = await person.hears(after=await person.presses("See the signs"))
    assert service.engine.heard[-1][2]["language"] == "en"
    assert answer["body"]["text"].startswith(service.house.pack.answers["faq/gut_feeling"].wording["en"].text[:20])


async def test_a_turn_that_waited_for_a_dead_process_is_answered_by_the_next(service: Served) -> None:
    person = await service.person()
    service.engine.held = asyncio.Event()
    await person.says("Mag ik bellen?")
    await until(lambda: bool(service.engine.heard))
    service.clock.advance(seconds=30)  # the lease of the runner that hangs is over; another one takes the turn
    held, service.engine.held = service.engine.held, None
    answer = await person.hears(after=2)
    held.set()
    assert answer["body"]["answer"] == "faq/gut_feeling"
    assert service.engine.heard[-1][0] == f"{person.id}:2"
    await person.asks("en nu?")
    assert len([e for e in person.events if e["author"] == "assistant"]) == 3
