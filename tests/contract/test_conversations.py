"""The promises of ports.Conversations, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.conversation import Context
from seemenow.errors import IdTakenError, NotAllowed, NotFound, StoreFailure
from seemenow.ports import UnitsOfWork
from tests.contract.talks import NOON, TOKEN, begin, later, say, seqs


async def test_a_conversation_comes_back_as_it_was_added(units: UnitsOfWork) -> None:
    context = Context(setting="school", municipality="0014", asking="concern_form/place", engine_turns=3)
    talk = await begin(units, context=context)
    async with units() as work:
        assert await work.conversations.get("talk") == talk


async def test_a_moment_of_another_zone_comes_back_in_utc(units: UnitsOfWork) -> None:
    await begin(units, created_at=NOON.astimezone(timezone(timedelta(hours=1))))
    async with units() as work:
        created = (await work.conversations.get("talk")).created_at
    assert (created, created.utcoffset()) == (NOON, timedelta(0))


@pytest.mark.parametrize("id_", ["nobody", "", "\x00", "\ud800", "' OR 1=1 --", "é" * 5_000])
async def test_an_unknown_id_is_not_found_whatever_it_is_made_of(units: UnitsOfWork, id_: str) -> None:
    async with units() as work:
        with pytest.raises(NotFound):
            await work.conversations.get(id_)
        with pytest.raises(NotAllowed):
            await work.conversations.check_token(id_, TOKEN)


async def test_only_the_right_token_of_this_conversation_opens_it(units: UnitsOfWork) -> None:
    await begin(units)
    async with units() as work:
        assert (await work.conversations.check_token("talk", TOKEN)).id == "talk"
        for wrong in ("", TOKEN + "x", TOKEN[:-1], "\ud800"):
            with pytest.raises(NotAllowed):
                await work.conversations.check_token("talk", wrong)


async def test_a_wrong_token_and_an_unknown_conversation_say_the_same(units: UnitsOfWork) -> None:
    await begin(units)
    said = []
    async with units() as work:
        for id_ in ("talk", "nobody"):
            with pytest.raises(NotAllowed) as caught:
                await work.conversations.check_token(id_, "wrong")
            said.append(str(caught.value))
    assert said[0] == said[1]


async def test_update_changes_what_is_given_and_nothing_else(units: UnitsOfWork) -> None:
    await begin(units, context=Context(setting="school"))
    async with units() as work:
        await work.conversations.update("talk", floor="human")
        await work.conversations.update("talk", language="en", engine_n=7, ended_at=later(hours=1))
        await work.commit()
    async with units() as work:
        talk = await work.conversations.get("talk")
        assert (talk.floor, talk.language, talk.engine_n, talk.ended_at) == ("human", "en", 7, later(hours=1))
        assert talk.context == Context(setting="school")
        with pytest.raises(NotFound):
            await work.conversations.update("nobody", floor="human")
        with pytest.raises(NotFound):
            await work.conversations.append("nobody", NOON, "person", "message", {})


async def test_messages_come_in_order_after_a_seq_and_up_to_a_limit(units: UnitsOfWork) -> None:
    await begin(units)
    for n in range(1, 6):
        await say(units, text=f"regel {n} ✓")
    async with units() as work:
        got = await work.conversations.messages("talk", after=2, limit=2)
        assert [(one.seq, one.body["text"]) for one in got] == [(3, "regel 3 ✓"), (4, "regel 4 ✓")]
        assert await work.conversations.messages("talk", after=10**18) == []
        assert (await work.conversations.get("talk")).last_seq == 5


async def test_a_body_comes_back_as_it_was_even_with_half_a_surrogate(units: UnitsOfWork) -> None:
    await begin(units)
    body = {"text": "é\x00\ud83d \U0001f600", "choices": [{"id": "a", "label": "b", "do": {"say": None}}], "n": 1.5}
    async with units() as work:
        sent = await work.conversations.append("talk", NOON, "assistant", "message", body)
        await work.commit()
    async with units() as work:
        assert await work.conversations.messages("talk") == [sent]


async def test_an_external_id_is_taken_once_over_all_conversations_and_leaves_no_gap(units: UnitsOfWork) -> None:
    await begin(units)
    await begin(units, "other")
    first = await say(units, external_id="event-1")
    async with units() as work:
        for id_ in ("talk", "other"):
            with pytest.raises(IdTakenError):
                await work.conversations.append(id_, NOON, "person", "message", {}, external_id="event-1")
        assert await work.conversations.find_external("event-1") == ("talk", first)
        assert await work.conversations.find_external("event-2") is None
        await work.conversations.append("talk", NOON, "person", "message", {})
        await work.commit()
    assert (await seqs(units), await seqs(units, "other")) == ([1, 2], [])


async def test_fifty_at_once_get_seqs_without_gap_or_double(units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    await begin(units)
    sent = await asyncio.gather(*(say((units, units_elsewhere)[n % 2], external_id=f"e{n}") for n in range(50)))
    assert sorted(one.seq for one in sent) == list(range(1, 51)) == await seqs(units)


async def test_of_twenty_with_the_same_external_id_one_is_kept(units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    await begin(units)
    ends = await asyncio.gather(*(say((units, units_elsewhere)[n % 2], external_id="the-same") for n in range(20)), return_exceptions=True)
    assert sum(isinstance(end, IdTakenError) for end in ends) == 19
    assert await seqs(units) == [1]


async def test_a_body_moved_to_another_row_does_not_open(engine: AsyncEngine, units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, text="een")
    await say(units, text="twee")
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE messages SET body = (SELECT body FROM messages WHERE seq = 1) WHERE seq = 2"))
    async with units() as work:
        assert len(await work.conversations.messages("talk", limit=1)) == 1
        with pytest.raises(StoreFailure):
            await work.conversations.messages("talk")
