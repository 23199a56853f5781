"""The promises of ports.Turns: one at a time per conversation, in order, and none lost when a runner dies."""

from __future__ import annotations

import asyncio

from seemenow.ports import Turn, UnitsOfWork
from tests.contract.talks import NOON, begin, later, say

LEASE_S = 20.0


async def lease(units: UnitsOfWork, after_s: float = 0) -> Turn | None:
    async with units() as work:
        turn = await work.turns.lease(later(seconds=after_s), LEASE_S)
        await work.commit()
    return turn


async def finish(units: UnitsOfWork, seq: int, id_: str = "talk") -> bool:
    async with units() as work:
        finished = await work.turns.finish(id_, seq)
        await work.commit()
    return finished


async def test_without_a_waiting_message_there_is_no_turn(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units)
    assert await lease(units) is None


async def test_turns_of_a_conversation_come_one_at_a_time_in_the_order_of_seq(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, text="een", needs_turn=True, at=later(seconds=9))  # the clock was put back between the two
    await say(units, text="twee", needs_turn=True)
    first = await lease(units)
    assert first is not None
    assert (first.message.seq, first.message.body["text"], first.again, first.conversation.last_seq) == (1, "een", False, 2)
    assert await lease(units) is None
    assert await finish(units, 1)
    second = await lease(units)
    assert second is not None
    assert (second.message.seq, second.again) == (2, False)


async def test_the_longest_waiting_conversation_goes_first(units: UnitsOfWork) -> None:
    for minute, id_ in enumerate(("late", "early", "middle")):
        await begin(units, id_)
        await say(units, id_, needs_turn=True, at=later(minutes=(minute + 2) % 3))
    turns = [await lease(units) for _ in range(3)]
    assert [turn.conversation.id for turn in turns if turn] == ["early", "middle", "late"]


async def test_a_finished_turn_cannot_be_finished_again(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    await lease(units)
    assert [await finish(units, 1), await finish(units, 1), await finish(units, 2), await finish(units, 1, "nobody")] == [
        True,
        False,
        False,
        False,
    ]


async def test_a_lease_that_ran_out_is_given_again_and_says_so(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    await lease(units)
    assert await lease(units, LEASE_S - 1) is None
    again = await lease(units, LEASE_S)
    assert again is not None
    assert again.again


async def test_of_two_runners_after_a_lost_lease_only_one_finishes(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    await lease(units)
    await lease(units, LEASE_S)
    assert sorted(await asyncio.gather(*(finish(units, 1) for _ in range(2)))) == [False, True]


async def test_a_late_finish_of_an_earlier_turn_leaves_the_lease_of_the_next_one(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    await say(units, needs_turn=True)
    await lease(units)
    await finish(units, 1)
    await lease(units)
    assert not await finish(units, 1)
    assert await lease(units) is None


async def test_after_release_all_the_turn_is_given_again_and_says_so(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    await lease(units)
    async with units() as work:
        await work.turns.release_all()
        await work.commit()
    again = await lease(units)
    assert again is not None
    assert again.again


async def test_a_lease_that_was_not_committed_does_not_hold(units: UnitsOfWork) -> None:
    await begin(units)
    await say(units, needs_turn=True)
    async with units() as work:
        await work.turns.lease(NOON, LEASE_S)
    turn = await lease(units)
    assert turn is not None
    assert not turn.again


async def test_twenty_runners_at_once_get_one_conversation_each(units: UnitsOfWork, units_elsewhere: UnitsOfWork) -> None:
    for n in range(20):
        await begin(units, f"talk-{n}")
        await say(units, f"talk-{n}", needs_turn=True)
        await say(units, f"talk-{n}", needs_turn=True)
    got: list[Turn] = []

    async def run(own: UnitsOfWork) -> None:
        while (turn := await lease(own)) is not None:  # who finds all rows locked gets None and may stop: others hold them
            got.append(turn)

    await asyncio.gather(*(run((units, units_elsewhere)[n % 2]) for n in range(20)))
    await run(units)
    assert sorted((turn.conversation.id, turn.message.seq) for turn in got) == sorted((f"talk-{n}", 1) for n in range(20))


async def test_a_hundred_messages_are_each_answered_once_by_runners_in_two_processes(
    units: UnitsOfWork, units_elsewhere: UnitsOfWork
) -> None:
    for n in range(10):
        await begin(units, f"talk-{n}")
        for _ in range(10):
            await say(units, f"talk-{n}", needs_turn=True)
    done: list[tuple[str, int]] = []
    deadline = asyncio.get_running_loop().time() + 90

    async def run(own: UnitsOfWork) -> None:
        while len(done) < 100:
            assert asyncio.get_running_loop().time() < deadline, f"{len(done)} of 100 answered"
            turn = await lease(own)
            assert turn is None or not turn.again, "leased although it was finished a moment ago"
            if turn is not None and await finish(own, turn.message.seq, turn.conversation.id):
                done.append((turn.conversation.id, turn.message.seq))

    await asyncio.gather(*(run((units, units_elsewhere)[n % 2]) for n in range(8)))
    assert len(set(done)) == len(done) == 100
    for n in range(10):
        assert [seq for id_, seq in done if id_ == f"talk-{n}"] == list(range(1, 11))
