"""A house with the real store and masking and without loops: a test takes each turn itself."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seemenow.conversation import Conversation, Language, Message
from seemenow.ports import Coordinator
from seemenow.talk.house import House
from seemenow.talk.receiving import accept_choice, accept_text, open_conversation
from seemenow.talk.turns import take_turn
from tests.doubles import ScriptedEngine, SetClock
from tests.running import EVERYWHERE, REGION


@dataclass
class Talk:
    """One conversation and everything around it."""

    house: House
    clock: SetClock
    engine: ScriptedEngine
    id: str
    token: str
    database: Path

    async def says(self, text: str, client_id: str | None = None) -> int:
        return (await accept_text(self.house, self.id, client_id or str(uuid.uuid4()), text))[0]

    async def presses(self, label: str) -> int:
        """The newest button whose label holds `label`."""
        for message in reversed(await self.log()):
            for choice in message.body.get("choices", ()):
                if label.lower() in choice["label"].lower():
                    return (await accept_choice(self.house, self.id, str(uuid.uuid4()), choice["id"]))[0]
        raise AssertionError(f"no button {label!r}")

    async def turn(self) -> bool:
        return await take_turn(self.house, self.engine)

    async def hears(self, text: str) -> list[Message]:
        """What the person reads after saying something."""
        seq = await self.says(text)
        await self.turn()
        return await self.log(after=seq)

    async def follows(self, label: str) -> list[Message]:
        """What the person reads after pressing a button."""
        seq = await self.presses(label)
        await self.turn()
        return await self.log(after=seq)

    async def log(self, after: int = 0) -> list[Message]:
        async with self.house.units() as work:
            return list(await work.conversations.messages(self.id, after=after, limit=10_000))

    async def head(self) -> Conversation:
        async with self.house.units() as work:
            return await work.conversations.get(self.id)


async def begin(house: House, clock: SetClock, engine: ScriptedEngine, database: Path, language: Language = "nl") -> Talk:
    id_, token = await open_conversation(house, language, "web")
    return Talk(house, clock, engine, id_, token, database)


async def at_the_desk(house: House, id_: str = "anna", regions: Sequence[str] = (EVERYWHERE.id,), *, available: bool = True) -> Coordinator:
    """A coordinator who was heard of just now."""
    one = Coordinator(id_, id_, {"nl": f"Functie {id_}", "en": f"Function {id_}"}, tuple(regions), available, house.clock.now())
    async with house.units() as work:
        for region in (EVERYWHERE, REGION):
            await work.desk.add_region(region)
        await work.desk.add_coordinator(one, "no hash: nobody logs in")
        await work.commit()
    return one


def texts(messages: Sequence[Message], author: str | None = None) -> list[str]:
    return [one.body["text"] for one in messages if one.kind == "message" and author in (None, one.author)]
