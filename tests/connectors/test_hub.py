"""Notifications within the process: nobody who waits is forgotten, and nobody is woken for what was before."""

from __future__ import annotations

import asyncio

import pytest

from connectors import hub
from connectors.hub import Hub
from seemenow.ports import DESK, TURNS
from tests.doubles import SetClock
from tests.running import until


@pytest.fixture
def notifier() -> Hub:
    return Hub(SetClock())


async def test_who_waits_is_woken(notifier: Hub) -> None:
    seen = notifier.version("talk")
    waiting = asyncio.create_task(notifier.wait("talk", seen, 5))
    await asyncio.sleep(0)
    notifier.conversation_changed("talk")
    assert await waiting


async def test_all_who_wait_are_woken(notifier: Hub) -> None:
    waiting = [asyncio.create_task(notifier.wait("talk", 0, 5)) for _ in range(20)]
    await asyncio.sleep(0)
    notifier.conversation_changed("talk")
    assert all(await asyncio.gather(*waiting))


async def test_a_change_between_reading_and_waiting_is_not_missed(notifier: Hub) -> None:
    seen = notifier.version("talk")
    notifier.conversation_changed("talk")
    assert await notifier.wait("talk", seen, 0.01)


async def test_a_change_of_another_topic_wakes_nobody(notifier: Hub) -> None:
    waiting = asyncio.create_task(notifier.wait("talk", 0, 0.05))
    notifier.conversation_changed("other")
    notifier.desk_changed()
    notifier.turn_waiting()
    assert not await waiting


async def test_the_desk_and_the_turns_have_topics_of_their_own(notifier: Hub) -> None:
    assert (notifier.version(DESK), notifier.version(TURNS)) == (0, 0)
    notifier.desk_changed()
    desk = notifier.version(DESK)
    notifier.turn_waiting()
    assert desk == notifier.version(DESK) > 0
    assert notifier.version(TURNS) > 0


async def test_after_the_time_is_out_nothing_is_left_waiting(notifier: Hub) -> None:
    assert not await notifier.wait("talk", 0, 0.01)
    assert not notifier._waiting


async def test_who_stops_waiting_is_forgotten(notifier: Hub) -> None:
    waiting = asyncio.create_task(notifier.wait("talk", 0, 5))
    await until(lambda: bool(notifier._waiting))
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert not notifier._waiting


async def test_who_types_is_told_until_a_message_comes(notifier: Hub) -> None:
    notifier.typing("talk", "coordinator")
    assert list(notifier.typing_since("talk")) == ["coordinator"]
    notifier.conversation_changed("talk")
    assert not notifier.typing_since("talk")


async def test_memory_does_not_grow_with_the_number_of_talks(notifier: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_TOPICS", 10)
    for number in range(100):
        notifier.conversation_changed(f"talk {number}")
        notifier.typing(f"talk {number}", "coordinator")
    assert len(notifier._versions) <= 10
    assert len(notifier._typing) <= 10


async def test_a_topic_that_was_dropped_still_wakes_who_waits_for_it(notifier: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_TOPICS", 2)
    for _ in range(5):
        notifier.conversation_changed("talk")
    waiting = asyncio.create_task(notifier.wait("talk", notifier.version("talk"), 5))
    await asyncio.sleep(0)
    for number in range(5):
        notifier.conversation_changed(f"other {number}")
    notifier.conversation_changed("talk")
    assert await waiting


async def test_a_topic_dropped_before_the_wait_begins_does_not_make_a_change_missed(notifier: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_TOPICS", 2)
    for _ in range(5):
        notifier.conversation_changed("talk")
    seen = notifier.version("talk")
    for number in range(5):
        notifier.conversation_changed(f"other {number}")
    notifier.conversation_changed("talk")
    assert await notifier.wait("talk", seen, 0.05)
