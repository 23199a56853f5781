"""What a person may ask of the service itself: a call back, a remark, an end, erasing; and how much of it in a minute."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.people import Person
from tests.running import Served, serving
from tests.web_api.raw import erase, new_id, poll, post, send

CALL_ME = {
    "name": "de mentor van klas 3",
    "phone": "+31 6 1234 5678",
    "when": "na vijf uur",
    "who_may_pick_up": "alleen ik",
    "may_leave_message": False,
}


async def the_only_callback(service: Served, region: str = "demo") -> Any:
    async with service.house.units() as work:
        (one,) = await work.callbacks.waiting((region,))
        return await work.callbacks.claim(one.id, "anna")


async def is_gone(service: Served, person: Person) -> bool:
    return (await poll(service, person)).status == 401 and await service.log_of(person) == []


# --- calling back ---


async def test_a_call_back_is_kept_with_what_was_answered_and_never_as_chat(service: Served) -> None:
    await service.coordinator()
    person = await service.person()
    answer = await post(service, person, "callback", CALL_ME)
    assert (answer.status, answer.body) == (201, {"state": "asked"})
    assert (await the_only_callback(service)).details == CALL_ME
    assert "1234" not in str([one.body for one in await service.log_of(person)])


async def test_the_desk_sees_that_somebody_waits_for_a_call_and_not_who(service: Served) -> None:
    await service.coordinator()
    await post(service, await service.person(), "callback", CALL_ME)
    async with service.house.units() as work:
        (one,) = await work.callbacks.waiting(("demo",))
    assert one.details == {}


async def test_with_nobody_there_a_call_back_is_a_409_that_names_the_numbers(service: Served) -> None:
    answer = await post(service, await service.person(), "callback", CALL_ME)
    assert (answer.status, answer.code) == (409, "illegal_move")
    assert "112" in answer.body["detail"]
    assert "Veilig Thuis 0800-2000" in answer.body["detail"]


BAD_CALLS = {
    "nothing": {},
    "no way to reach": {**CALL_ME, "phone": ""},
    "no number": {**CALL_ME, "phone": "bel maar"},
    "a number with a tail": {**CALL_ME, "phone": "0612345678 bel snel"},
    "no address": {**CALL_ME, "phone": "", "email": "jan@"},
    "no answer on messages": {key: value for key, value in CALL_ME.items() if key != "may_leave_message"},
    "a text on messages": {**CALL_ME, "may_leave_message": "no"},
    "nobody may pick up": {**CALL_ME, "who_may_pick_up": "  "},
    "no name": {**CALL_ME, "name": ""},
    "a long name": {**CALL_ME, "name": "x" * 81},
    "a name that is a number": {**CALL_ME, "name": 5},
    "a name that is null": {**CALL_ME, "name": None},
    "a NUL": {**CALL_ME, "name": "a\x00b"},
    "a lone surrogate": {**CALL_ME, "when": "\ud800"},
    "only what does not show": {**CALL_ME, "name": "\u200b"},
    "a field too many": {**CALL_ME, "child": "Anna"},
}


@pytest.mark.parametrize("what", BAD_CALLS)
async def test_a_call_back_without_its_answers_is_a_400_and_nothing_is_kept(service: Served, what: str) -> None:
    await service.coordinator()
    answer = await post(service, await service.person(), "callback", BAD_CALLS[what])
    assert (answer.status, answer.code) == (400, "bad_input")
    async with service.house.units() as work:
        assert not await work.callbacks.waiting(("demo",))


async def test_an_address_for_mail_instead_of_a_number_is_enough(service: Served) -> None:
    await service.coordinator()
    wish = {**{key: value for key, value in CALL_ME.items() if key != "phone"}, "email": "mentor@example.org"}
    assert (await post(service, await service.person(), "callback", wish)).status == 201


# --- remarks ---


@pytest.mark.parametrize(
    "remark", [{"helpful": True, "seq": 3}, {"helpful": False, "words": "te lang"}, {"words": "dank"}, {"helpful": None}], ids=str
)
async def test_a_remark_is_noted(service: Served, remark: dict[str, Any]) -> None:
    person = await service.person()
    await person.asks("Mag ik bellen?")
    assert (await post(service, person, "feedback", remark)).status == 201


BAD_REMARKS = {
    "a grade": {"helpful": 5},
    "a yes": {"helpful": "yes"},
    "a seq that is a text": {"seq": "3"},
    "a seq that is true": {"seq": True},
    "a seq that is half": {"seq": 1.5},
    "a seq that was never": {"seq": 99},
    "a seq below one": {"seq": 0},
    "a seq of thirty digits": {"seq": 10**30},
    "words that are a list": {"words": ["x"]},
    "words that are null": {"words": None},
    "a NUL": {"words": "a\x00"},
    "a lone surrogate": {"words": "\ud800"},
    "a field too many": {"stars": 5},
}


@pytest.mark.parametrize("what", BAD_REMARKS)
async def test_a_remark_that_is_none_is_a_400(service: Served, what: str) -> None:
    answer = await post(service, await service.person(), "feedback", BAD_REMARKS[what])
    assert (answer.status, answer.code) == (400, "bad_input")


async def test_a_remark_that_is_too_long_is_a_413(service: Served) -> None:
    assert (await post(service, await service.person(), "feedback", {"words": "x" * 4_001})).status == 413


async def test_a_remark_may_come_after_the_end(service: Served) -> None:
    person = await service.person()
    await post(service, person, "end", {})
    assert (await post(service, person, "feedback", {"helpful": True})).status == 201


# --- leaving ---


async def test_the_end_closes_the_talk_with_a_last_word(service: Served) -> None:
    person = await service.person()
    assert (await post(service, person, "end", b"")).body == {"state": "ended"}
    closed = await person.sees(lambda e: e["kind"] == "closed")
    assert closed["seq"] == 3
    assert "0800-2000" in person.events[1]["body"]["text"]


async def test_after_the_end_nothing_new_is_taken(service: Served) -> None:
    person = await service.person()
    await post(service, person, "end", {})
    for path, body in (("messages", {"client_message_id": new_id(), "text": "x"}), ("handover", {}), ("callback", CALL_ME)):
        answer = await post(service, person, path, body)
        assert (answer.status, answer.code) == (410, "closed"), path
    assert (await post(service, person, "end", {})).status == 200


async def test_a_message_that_was_on_its_way_at_the_end_is_still_known(service: Served) -> None:
    person, id_ = await service.person(), new_id()
    await send(service, person, "hallo", id_=id_)
    await person.hears(after=2)
    await post(service, person, "end", {})
    assert (await send(service, person, "hallo", id_=id_)).status == 200


async def test_of_a_victim_nothing_is_left_when_the_talk_ends(service: Served) -> None:
    person = await service.person()
    await person.hears(after=await person.presses("Dit gaat over mij"))
    assert (await post(service, person, "end", {})).status == 200
    assert await is_gone(service, person)


async def test_erasing_is_at_once_and_for_good(service: Served) -> None:
    person = await service.person()
    await person.asks("een zeldzaamwoord")
    assert await erase(service, person) == 204
    assert await is_gone(service, person)
    for path in ("messages", "handover", "feedback", "end"):
        assert (await post(service, person, path, {})).status == 401
    assert await erase(service, person) == 401


async def test_erasing_while_an_answer_is_on_its_way_leaves_nothing(service: Served) -> None:
    person = await service.person()
    await person.says("Mag ik bellen?")
    await erase(service, person)
    other = await service.person()
    await other.asks("Mag ik bellen?")
    assert await service.log_of(person) == []


# --- how much ---


async def test_a_talk_that_floods_is_told_to_wait_and_may_go_on_afterwards(tmp_path, migrated, pack) -> None:  # type: ignore[no-untyped-def]
    async with serving(tmp_path, migrated, pack, messages_per_minute=5) as service:
        person, other = await service.person(), await service.person()
        for number in range(5):
            assert (await send(service, person, f"bericht {number}")).status == 202
        refused = await send(service, person, "te veel")
        assert (refused.status, refused.code) == (429, "rate_limited")
        assert 1 <= int(refused.headers["Retry-After"]) <= 13
        assert (await send(service, other, "een ander gesprek")).status == 202
        service.clock.advance(seconds=int(refused.headers["Retry-After"]))
        assert (await send(service, person, "nu wel")).status == 202


async def test_a_network_that_opens_too_many_talks_is_told_to_wait(tmp_path, migrated, pack) -> None:  # type: ignore[no-untyped-def]
    async with serving(tmp_path, migrated, pack, conversations_per_hour=3) as service:
        for _ in range(3):
            await service.person()
        async with service.session.post(f"{service.public}/api/conversations") as answer:
            assert answer.status == 429
            assert int(answer.headers["Retry-After"]) <= 1_201
        service.clock.advance(minutes=20)
        await service.person()


async def test_the_rate_of_one_talk_does_not_stop_reading_erasing_or_ending(tmp_path, migrated, pack) -> None:  # type: ignore[no-untyped-def]
    async with serving(tmp_path, migrated, pack, messages_per_minute=1) as service:
        person = await service.person()
        await send(service, person, "een")
        assert (await send(service, person, "twee")).status == 429
        assert (await poll(service, person)).status == 200
        assert await erase(service, person) == 204
