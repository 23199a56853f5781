"""The way to a human and back, as the person sees it over the API and the coordinator at the desk."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from seemenow.errors import IllegalMove
from seemenow.talk import handing_over
from tests.e2e.people import Person
from tests.running import REGION, Served
from tests.web_api.raw import erase, poll, post, stream


async def asked_for_a_human(service: Served, person: Person, **body: Any) -> None:
    answer = await post(service, person, "handover", {"confirm": True, **body})
    assert (answer.status, answer.body) == (201, {"state": "queued"})


async def test_preview_strike_confirm_claim_live_both_ways_close_and_the_assistant_is_back(service: Served) -> None:
    anna, person = await service.coordinator(), await service.person()
    await person.asks("een leerling heeft twee telefoons")
    struck = await person.says("dit liever niet meesturen")
    preview = (await post(service, person, "handover", {})).body["preview"]
    assert [line["text"] for line in preview["lines"] if line["author"] == "person"] == [
        "een leerling heeft twee telefoons",
        "dit liever niet meesturen",
    ]
    await asked_for_a_human(service, person, strike=[struck])
    waiting = await person.sees(lambda e: e["kind"] == "floor")
    assert waiting["body"] == {"holder": "waiting", "name": "Voorbeeldregio", "waiting_s": 0}

    handover = await service.handover_of(person)
    crossed = handing_over.lines_to_hand_over(await service.log_of(person), handover.struck)
    assert "dit liever niet meesturen" not in str(crossed)
    await handing_over.claim(service.house, anna, handover.id)
    human = await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "human")
    assert human["body"]["name"] == anna.shown_as["nl"]

    await handing_over.coordinator_says(service.house, anna, handover.id, "Dag, ik lees mee.", str(uuid.uuid4()))
    word = await person.hears(after=human["seq"], author="coordinator")
    assert (word["body"]["text"], word["body"]["name"]) == ("Dag, ik lees mee.", anna.shown_as["nl"])
    said = await person.says("fijn dat u er bent")
    assert (await service.log_of(person))[-1].seq == said  # the assistant is silent

    await handing_over.close(service.house, anna, handover.id, "advice_given")
    back = await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "assistant")
    assert (await person.asks("Mag ik bellen?"))["seq"] > back["seq"]
    assert service.engine.heard[-1][0] == f"{person.id}:2"


async def test_the_preview_changes_nothing(service: Served) -> None:
    await service.coordinator()
    person = await service.person()
    for _ in range(3):
        assert (await post(service, person, "handover", {})).status == 200
    assert len(await service.log_of(person)) == 1


async def test_the_preview_names_who_can_read_it_and_that_the_region_is_fictional(service: Served) -> None:
    anna = await service.coordinator()
    answer = await post(service, await service.person(), "handover", {})
    assert answer.body["preview"]["readers"] == [anna.shown_as["nl"]]
    assert "verzonnen" in answer.body["text"]


async def test_with_nobody_there_a_confirmed_wish_is_a_409_and_the_talk_holds_the_numbers(service: Served) -> None:
    person = await service.person()
    assert (await post(service, person, "handover", {})).body["preview"] is None
    answer = await post(service, person, "handover", {"confirm": True})
    assert (answer.status, answer.code) == (409, "illegal_move")
    told = await person.hears(after=1, author="service")
    assert {"tel:112", "tel:08002000"} <= {link["href"] for card in told["body"]["cards"] for link in card["links"]}


async def test_a_region_without_anybody_present_is_not_offered(service: Served) -> None:
    await service.coordinator(region=REGION)
    assert (await post(service, await service.person(), "handover", {})).body["preview"] is None


async def test_a_second_wish_while_one_is_open_is_a_409(service: Served) -> None:
    await service.coordinator()
    person = await service.person()
    await asked_for_a_human(service, person)
    answer = await post(service, person, "handover", {"confirm": True})
    assert (answer.status, answer.code) == (409, "illegal_move")


async def test_ten_confirmations_at_once_make_one_request(service: Served) -> None:
    anna = await service.coordinator()
    person = await service.person()
    answers = await asyncio.gather(*(post(service, person, "handover", {"confirm": True}) for _ in range(10)))
    assert sorted(one.status for one in answers) == [201] + [409] * 9
    async with service.house.units() as work:
        assert len(await work.handovers.waiting(anna.regions)) == 1


async def test_two_coordinators_claim_and_the_person_meets_one(service: Served) -> None:
    anna, bert = await service.coordinator("anna"), await service.coordinator("bert")
    person = await service.person()
    await asked_for_a_human(service, person)
    id_ = (await service.handover_of(person)).id
    tries = await asyncio.gather(*(handing_over.claim(service.house, who, id_) for who in (anna, bert)), return_exceptions=True)
    assert len([one for one in tries if isinstance(one, IllegalMove)]) == 1
    await person.reads()
    assert len([e for e in person.events if e["kind"] == "floor" and e["body"]["holder"] == "human"]) == 1


@pytest.mark.parametrize("strike", ["all", [1.5], ["2"], [True], {"2": 1}, [[2]], list(range(1_001))], ids=lambda one: str(one)[:20])
async def test_a_strike_that_is_no_list_of_seqs_is_a_400(service: Served, strike: Any) -> None:
    await service.coordinator()
    answer = await post(service, await service.person(), "handover", {"confirm": True, "strike": strike})
    assert (answer.status, answer.code) == (400, "bad_input")


async def test_striking_what_is_not_there_does_no_harm(service: Served) -> None:
    await service.coordinator()
    await asked_for_a_human(service, await service.person(), strike=[99, 10**12, -5, 1])


@pytest.mark.parametrize("confirm", ["true", 1, None, "yes"], ids=str)
async def test_only_a_plain_true_confirms(service: Served, confirm: Any) -> None:
    await service.coordinator()
    person = await service.person()
    assert (await post(service, person, "handover", {"confirm": confirm})).status == 200
    assert len(await service.log_of(person)) == 1


async def test_withdrawing_by_the_button_is_told_and_the_desk_has_nobody_waiting(service: Served) -> None:
    anna = await service.coordinator()
    person = await service.person()
    await asked_for_a_human(service, person)
    await person.sees(lambda e: bool(e["body"].get("choices")) and e["author"] == "service")
    await person.presses("Trek mijn verzoek in")
    await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "assistant")
    async with service.house.units() as work:
        assert not await work.handovers.waiting(anna.regions)


async def test_erasing_takes_a_waiting_person_off_the_queue(service: Served) -> None:
    anna = await service.coordinator()
    person = await service.person()
    await asked_for_a_human(service, person)
    assert await erase(service, person) == 204
    async with service.house.units() as work:
        assert not await work.handovers.waiting(anna.regions)
    assert (await poll(service, person)).status == 401


async def test_an_open_stream_shows_the_human_coming_and_writing_without_reading_again(service: Served) -> None:
    anna, person = await service.coordinator(), await service.person()
    await asked_for_a_human(service, person)
    handover = await service.handover_of(person)
    async with stream(service, person, "?after=3") as live:
        await handing_over.claim(service.house, anna, handover.id)
        assert (await live.next())["data"]["body"]["holder"] == "human"
        await live.next()
        await handing_over.coordinator_says(service.house, anna, handover.id, "Dag", str(uuid.uuid4()))
        assert (await live.next())["data"]["author"] == "coordinator"


async def test_in_english_everything_on_the_way_is_english(service: Served) -> None:
    anna, person = await service.coordinator(), await service.person("en")
    await asked_for_a_human(service, person)
    handover = await service.handover_of(person)
    await handing_over.claim(service.house, anna, handover.id)
    await handing_over.close(service.house, anna, handover.id, "advice_given")
    await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "assistant")
    await person.reads()
    told = " ".join(e["body"]["text"] for e in person.events if e["kind"] == "message")
    assert anna.shown_as["en"] in told
    assert not [word for word in (" je ", " nu ", " het ", " zorgen ") if word in told.lower()]
