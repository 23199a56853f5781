"""The engine's memory is bounded and forgets what is over."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from components.tracker_store import BoundedTrackerStore
from ops.engine_check import CHANNEL, STORE, in_use, problems


def kept(store: TrackerStore, sender: str, turns: int = 1) -> DialogueStateTracker | None:
    tracker = DialogueStateTracker(sender, [])
    for _ in range(turns):
        tracker.update(UserUttered("hoi"))
    asyncio.run(store.save(tracker))
    return asyncio.run(store.retrieve(sender))


def test_what_is_saved_comes_back() -> None:
    found = kept(BoundedTrackerStore(Domain.empty()), "a:1", turns=3)
    assert found is not None
    assert len(found.events) == 3


def test_the_least_recently_used_is_forgotten() -> None:
    store = BoundedTrackerStore(Domain.empty(), max_trackers=2)
    for sender in ("a:1", "b:1", "a:1", "c:1"):
        kept(store, sender)
    assert list(asyncio.run(store.keys())) == ["a:1", "c:1"]
    assert asyncio.run(store.retrieve("b:1")) is None


def test_a_tracker_ends_its_life_after_so_many_turns() -> None:
    store = BoundedTrackerStore(Domain.empty(), max_turns=3)
    assert kept(store, "a:1", turns=2) is not None
    assert kept(store, "a:1", turns=3) is None


def test_rasa_uses_the_classes_that_are_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEMENOW_ACTIONS_URL", "http://127.0.0.1:1/webhook")
    assert problems() == []
    assert in_use() == {"channel": CHANNEL, "store": STORE}
