"""In-process notifications: version counters per topic that streams wait on.

What is streamed is read from the log, so a lost call is only late.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from datetime import datetime

from seemenow.conversation import Author
from seemenow.ports import DESK, TURNS, Clock

MAX_TOPICS = 20_000


class Hub:
    """Implements ports.Notifier for the loop it is used in."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changes = 0
        self._versions: OrderedDict[str, int] = OrderedDict()
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._typing: OrderedDict[str, dict[Author, datetime]] = OrderedDict()

    def conversation_changed(self, conversation_id: str) -> None:
        self._typing.pop(conversation_id, None)
        self._changed(conversation_id)

    def desk_changed(self) -> None:
        self._changed(DESK)

    def turn_waiting(self) -> None:
        self._changed(TURNS)

    def typing(self, conversation_id: str, author: Author) -> None:
        self._typing.setdefault(conversation_id, {})[author] = self._clock.now()
        while len(self._typing) > MAX_TOPICS:
            self._typing.popitem(last=False)
        self._changed(conversation_id)

    def typing_since(self, conversation_id: str) -> Mapping[Author, datetime]:
        return self._typing.get(conversation_id, {})

    def version(self, topic: str) -> int:
        return self._versions.get(topic, 0)

    async def wait(self, topic: str, seen: int, timeout_s: float) -> bool:
        if self.version(topic) > seen:
            return True
        event = asyncio.Event()
        self._waiting[topic].add(event)
        try:
            async with asyncio.timeout(timeout_s):
                await event.wait()
        except TimeoutError:
            return False
        finally:
            self._waiting[topic].discard(event)
            if not self._waiting[topic]:
                del self._waiting[topic]
        return True

    def _changed(self, topic: str) -> None:
        # One count for all topics, so that a topic that was dropped and comes back is newer than whatever was seen of it.
        self._changes += 1
        self._versions.pop(topic, None)
        self._versions[topic] = self._changes
        while len(self._versions) > MAX_TOPICS:
            self._versions.popitem(last=False)
        for event in self._waiting.get(topic, ()):
            event.set()
