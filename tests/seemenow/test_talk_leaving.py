"""Ending, erasing and purging: what is gone is gone at once, and what stays stays no longer than said."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from seemenow.errors import NotAllowed, NotFound
from seemenow.ports import Callback
from seemenow.reply import Reply, Say
from seemenow.talk import handing_over
from seemenow.talk.leaving import end, erase, purge
from tests.seemenow.talks import Talk, at_the_desk, begin, texts
from tests.seemenow.test_talk_handing_over import claimed, confirmed, handover_of


async def is_gone(talk: Talk) -> bool:
    async with talk.house.units() as work:
        try:
            await work.conversations.get(talk.id)
        except NotFound:
            return True
    return False


async def mark_keep_nothing(talk: Talk) -> None:
    async with talk.house.units() as work:
        context = (await work.conversations.get(talk.id)).context
        await work.conversations.update(talk.id, context=replace(context, keep_nothing=True))
        await work.commit()


async def test_the_end_says_where_to_turn_and_closes_the_log(talk: Talk) -> None:
    await end(talk.house, talk.id)
    said, closed = (await talk.log())[-2:]
    assert "0800-2000" in said.body["text"]
    assert closed.kind == "closed"
    assert (await talk.head()).ended_at == talk.clock.now()


async def test_ending_twice_is_ending_once(talk: Talk) -> None:
    await end(talk.house, talk.id)
    length = len(await talk.log())
    await end(talk.house, talk.id)
    assert len(await talk.log()) == length


async def test_of_a_victim_or_a_minor_nothing_is_kept_when_the_talk_ends(talk: Talk) -> None:
    await talk.hears("een zeldzaamwoord")
    await mark_keep_nothing(talk)
    await end(talk.house, talk.id)
    assert await is_gone(talk)
    raw = b"".join(file.read_bytes() for file in talk.database.parent.glob("talks.sqlite3*"))
    assert talk.id.encode() not in raw


async def test_the_end_withdraws_an_open_request(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await confirmed(talk)
    await end(talk.house, talk.id)
    assert (await handover_of(talk)).state == "withdrawn"


async def test_erasing_takes_the_key_the_rows_and_the_token(talk: Talk) -> None:
    await talk.hears("een zeldzaamwoord")
    await erase(talk.house, talk.id)
    assert await is_gone(talk)
    assert await talk.log() == []
    async with talk.house.units() as work:
        with pytest.raises(NotAllowed):
            await work.conversations.check_token(talk.id, talk.token)
    raw = b"".join(file.read_bytes() for file in talk.database.parent.glob("talks.sqlite3*"))
    assert talk.id.encode() not in raw


async def test_erasing_twice_is_erasing_once(talk: Talk) -> None:
    await erase(talk.house, talk.id)
    await erase(talk.house, talk.id)
    assert await is_gone(talk)


async def test_erasing_leaves_other_talks_alone(talk: Talk) -> None:
    other = await begin(talk.house, talk.clock, talk.engine, talk.database)
    await other.says("blijft staan")
    await erase(talk.house, talk.id)
    assert texts(await other.log(), "person") == ["blijft staan"]


async def test_erasing_takes_a_waiting_request_from_the_desk(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    await confirmed(talk)
    await erase(talk.house, talk.id)
    async with talk.house.units() as work:
        assert list(await work.handovers.waiting(anna.regions)) == []


async def test_a_coordinator_whose_talk_is_erased_can_write_no_more(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    desk = talk.house.notifier.version("desk")
    await erase(talk.house, talk.id)
    assert talk.house.notifier.version("desk") > desk
    with pytest.raises(NotFound):
        await handing_over.coordinator_says(talk.house, anna, handover.id, "hallo?", str(uuid.uuid4()))


async def test_the_button_that_erases_does_so(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("answer", "erase_talk"),), announce="erase", intent="erase_talk")
    await talk.hears("wis dit gesprek")
    await talk.presses("wis")
    await talk.turn()
    assert await is_gone(talk)


async def test_an_idle_talk_is_kept_for_its_hours_and_not_longer(talk: Talk) -> None:
    hours = talk.house.settings_facts.retention_hours
    talk.clock.advance(hours=hours, seconds=-1)
    assert await purge(talk.house) == 0
    talk.clock.advance(seconds=1)
    assert await purge(talk.house) == 1
    assert await is_gone(talk)


async def test_a_word_makes_the_hours_begin_anew(talk: Talk) -> None:
    talk.clock.advance(hours=20)
    await talk.says("nog iets")
    talk.clock.advance(hours=20)
    assert await purge(talk.house) == 0


async def test_a_talk_with_a_handover_is_kept_for_its_days_and_not_longer(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    await handing_over.close(talk.house, anna, handover.id, "advice_given")
    await end(talk.house, talk.id)
    days = talk.house.settings_facts.retention_handover_days
    talk.clock.advance(days=days, seconds=-1)
    assert await purge(talk.house) == 0
    talk.clock.advance(seconds=1)
    assert await purge(talk.house) == 1


async def test_a_talk_that_may_not_be_kept_is_purged_after_its_idle_hours_too(talk: Talk) -> None:
    await mark_keep_nothing(talk)
    talk.clock.advance(hours=talk.house.settings_facts.retention_hours)
    assert await purge(talk.house) == 1


async def test_an_ended_talk_without_a_handover_goes_with_the_next_purge_as_the_sentence_says(talk: Talk) -> None:
    await end(talk.house, talk.id)
    assert await purge(talk.house) == 1
    assert await is_gone(talk)
    (kept,) = (one.text for one in talk.house.pack.service["kept"] if one.when == "always")
    assert "gewist als het gesprek eindigt" in kept["nl"]
    assert "erased when the talk ends" in kept["en"]


async def test_an_ended_talk_with_a_call_still_to_be_made_is_not_purged_before_its_days(talk: Talk) -> None:
    await at_the_desk(talk.house)
    async with talk.house.units() as work:
        await work.callbacks.add(Callback("c1", talk.id, "demo", talk.clock.now(), {"phone": "x"}))
        await work.commit()
    await end(talk.house, talk.id)
    assert await purge(talk.house) == 0
    async with talk.house.units() as work:
        await work.callbacks.done("c1", talk.clock.now())
        await work.commit()
    assert await purge(talk.house) == 1
