"""Reading a talk: as a stream with replay, or as JSON with a long poll. Reconnecting is free, and nothing is missed or doubled."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from connectors.web import events
from tests.running import Served, until
from tests.web_api.raw import erase, poll, send, stream


async def test_a_stream_replays_from_the_beginning_and_then_goes_on_live(service: Served) -> None:
    person = await service.person()
    await person.asks("een")
    async with stream(service, person) as live:
        replayed = [await live.next() for _ in range(3)]
        await person.says("twee")
        fresh = [await live.next() for _ in range(2)]
    assert [one["id"] for one in (*replayed, *fresh)] == ["1", "2", "3", "4", "5"]
    assert fresh[0]["data"]["body"]["text"] == "twee"
    assert {one["event"] for one in replayed} == {"message"}


async def test_a_stream_begins_after_the_seq_that_was_asked_for(service: Served) -> None:
    person = await service.person()
    await person.asks("een")
    async with stream(service, person, "?after=2") as live:
        assert (await live.next())["id"] == "3"


async def test_the_header_of_a_reconnect_goes_before_the_address(service: Served) -> None:
    person = await service.person()
    await person.asks("een")
    async with stream(service, person, "?after=0", **{"Last-Event-ID": "2"}) as live:
        assert (await live.next())["id"] == "3"


async def test_a_client_that_reconnects_after_every_event_misses_and_doubles_nothing(service: Served) -> None:
    person = await service.person()
    seen: list[str] = []
    for number in range(5):
        await send(service, person, f"bericht {number}")
    while len(seen) < 11:
        async with stream(service, person, **({"Last-Event-ID": seen[-1]} if seen else {})) as live:
            seen.append((await live.next())["id"])
    assert seen == [str(seq) for seq in range(1, 12)]


async def test_two_tabs_of_one_talk_read_the_same(service: Served) -> None:
    person = await service.person()
    async with stream(service, person) as one, stream(service, person) as other:
        await person.says("hallo")
        for _ in range(3):
            await one.next()
            await other.next()
    assert one.seen == other.seen


async def test_an_event_has_exactly_the_fields_of_the_api(service: Served) -> None:
    person = await service.person()
    async with stream(service, person) as live:
        data = (await live.next())["data"]
    assert set(data) == {"seq", "at", "author", "kind", "body"}


async def test_a_stream_is_not_stored_or_changed_on_its_way(service: Served) -> None:
    person = await service.person()
    async with stream(service, person) as live:
        assert live.response.headers["Cache-Control"] == "no-store"
        assert live.response.headers["X-Accel-Buffering"] == "no"
        assert "Content-Encoding" not in live.response.headers


async def test_a_quiet_stream_says_that_it_is_still_there(service: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "HEARTBEAT_S", 0.05)
    person = await service.person()
    async with stream(service, person) as live:
        await live.next()
        async with asyncio.timeout(5):
            while not (await live.response.content.readline()).startswith(b": "):
                pass


async def test_a_stream_ends_after_its_time_and_the_next_one_goes_on(service: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "STREAM_S", 0.2)
    person = await service.person()
    async with stream(service, person) as live:
        await live.next()
        assert await live.ended()
    await person.asks("een")
    async with stream(service, person, "?after=1") as live:
        assert (await live.next())["id"] == "2"


async def test_an_open_stream_is_told_of_the_erasing_and_closed(service: Served) -> None:
    person = await service.person()
    async with stream(service, person) as live:
        await live.next()
        assert await erase(service, person) == 204
        assert (await live.next())["event"] == "erased"
        assert await live.ended()


async def test_typing_of_a_coordinator_is_shown_without_a_seq_and_never_stored(service: Served) -> None:
    person = await service.person()
    async with stream(service, person) as live:
        await live.next()
        service.house.notifier.typing(person.id, "coordinator")
        typing = await live.next()
    assert (typing["event"], typing["id"], typing["data"]["author"]) == ("typing", None, "coordinator")
    assert len(await service.log_of(person)) == 1


async def test_a_client_that_goes_away_leaves_nothing_behind(service: Served) -> None:
    person = await service.person()
    before = len(asyncio.all_tasks())
    for _ in range(5):
        async with stream(service, person) as live:
            await live.next()
    await person.asks("wakker worden")
    await until(lambda: len(asyncio.all_tasks()) <= before + 2)


async def test_json_holds_the_events_and_the_last_seq(service: Served) -> None:
    person = await service.person()
    await person.asks("een")
    answer = await poll(service, person, "?after=1")
    assert [one["seq"] for one in answer.body["events"]] == [2, 3]
    assert answer.body["last_seq"] == 3


async def test_json_with_nothing_new_repeats_the_seq_that_was_asked_for(service: Served) -> None:
    person = await service.person()
    assert (await poll(service, person, "?after=1")).body == {"events": [], "last_seq": 1}


async def test_a_long_poll_answers_as_soon_as_there_is_something(service: Served) -> None:
    person = await service.person()
    waiting = asyncio.create_task(poll(service, person, "?after=1&wait=20"))
    await asyncio.sleep(0)
    begun = time.monotonic()
    await person.says("hallo")
    answer = await waiting
    assert answer.body["events"][0]["seq"] == 2
    assert time.monotonic() - begun < 5


async def test_a_long_poll_without_news_ends_after_its_time(service: Served) -> None:
    person = await service.person()
    begun = time.monotonic()
    answer = await poll(service, person, "?after=1&wait=0.3")
    assert answer.body["events"] == []
    assert 0.25 < time.monotonic() - begun < 4


async def test_a_long_poll_of_a_talk_that_is_erased_meanwhile_is_a_404_or_401(service: Served) -> None:
    person = await service.person()
    waiting = asyncio.create_task(poll(service, person, "?after=1&wait=20"))
    await asyncio.sleep(0.1)  # so that the poll has read its token; either answer is right
    await erase(service, person)
    assert (await waiting).status in (401, 404)


@pytest.mark.parametrize(
    "query", ["?after=-1", "?after=x", "?after=1.5", "?after=9999999999", "?after=%D9%A3", "?wait=-1", "?wait=26", "?wait=nan", "?wait=x"]
)
async def test_a_number_that_is_none_is_a_400(service: Served, query: str) -> None:
    answer = await poll(service, await service.person(), query)
    assert (answer.status, answer.code) == (400, "bad_input")


async def test_a_seq_that_is_not_there_yet_waits_quietly(service: Served) -> None:
    person = await service.person()
    assert (await poll(service, person, "?after=999999999")).body == {"events": [], "last_seq": 999_999_999}


async def test_a_wrong_token_opens_no_stream(service: Served) -> None:
    person = await service.person()
    headers = {"Authorization": "Bearer wrong", "Accept": "text/event-stream"}
    async with service.session.get(f"{person.url}/events", headers=headers) as answer:
        assert answer.status == 401
        assert answer.content_type == "application/problem+json"


async def test_a_long_talk_is_read_whole_in_pieces(service: Served) -> None:
    person = await service.person()
    async with service.house.units() as work:
        for number in range(1_100):
            await work.conversations.append(person.id, service.clock.now(), "service", "message", {"text": str(number)})
        await work.commit()
    async with stream(service, person, "?after=1") as live:
        ids = [int((await live.next())["id"]) for _ in range(1_100)]
    assert ids == list(range(2, 1_102))


async def test_many_streams_at_once_are_each_answered(service: Served) -> None:
    people = [await service.person() for _ in range(30)]

    async def reads(person) -> str:  # type: ignore[no-untyped-def]
        async with stream(service, person, "?after=1") as live:
            await person.says("hallo")
            await live.next()
            return str((await live.next())["data"]["author"])

    connector = service.session.connector
    assert isinstance(connector, aiohttp.TCPConnector)
    assert await asyncio.gather(*(reads(person) for person in people)) == ["assistant"] * 30
