"""The engine's memory: bounded, in this process only, and a cache. The record of a talk is the log in web's database.

A lost tracker costs the running question, which web gives back (`resume_…`); so nothing here is written to disk, and the oldest
trackers go when there are too many.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class BoundedTrackerStore(TrackerStore, SerializedTrackerAsText):  # type: ignore[misc]
    """Keeps the trackers used last.

    Args:
        max_trackers: the least recently used ones beyond it are forgotten.
        max_turns: a tracker ends its life after so many messages; the next message begins a new one.
    """

    def __init__(
        self, domain: Domain | None, event_broker: EventBroker | None = None, max_trackers: int = 2_000, max_turns: int = 60, **kwargs: Any
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._max_trackers, self._max_turns = int(max_trackers), int(max_turns)
        self._kept: OrderedDict[str, str] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a tracker, unless its life is over."""
        turns = sum(isinstance(event, UserUttered) for event in tracker.events)
        if turns >= self._max_turns:
            self._kept.pop(tracker.sender_id, None)
            return
        self._kept[tracker.sender_id] = self.serialise_tracker(tracker)
        self._kept.move_to_end(tracker.sender_id)
        while len(self._kept) > self._max_trackers:
            self._kept.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker, None for one never seen or forgotten."""
        serialised = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, serialised) if serialised is not None else None

    async def retrieve_full_tracker(self, sender_id: str) -> DialogueStateTracker | None:
        """The same: a sender has one session."""
        return await self.retrieve(sender_id)

    async def keys(self) -> Iterable[str]:
        """The senders that are remembered, least recently used first."""
        return list(self._kept)
