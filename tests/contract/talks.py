"""Short ways to what the contract tests need: a talk, a message, a handover."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from seemenow.conversation import Conversation, Message
from seemenow.handover import Handover
from seemenow.ports import UnitsOfWork
from tests.doubles import MONDAY_NOON

NOON = MONDAY_NOON
TOKEN = "a token of 256 bits"


def later(**by: float) -> datetime:
    return NOON + timedelta(**by)


async def begin(units: UnitsOfWork, id_: str = "talk", **values: Any) -> Conversation:
    """A committed conversation without messages."""
    conversation = Conversation(id_, "web", "nl", values.pop("created_at", NOON), 0, "assistant", 1, **values)
    async with units() as work:
        await work.conversations.add(conversation, TOKEN)
        await work.commit()
    return conversation


async def say(units: UnitsOfWork, id_: str = "talk", text: str = "hallo", at: datetime = NOON, **values: Any) -> Message:
    """A committed message of the person."""
    async with units() as work:
        message = await work.conversations.append(id_, at, "person", "message", {"text": text}, **values)
        await work.commit()
    return message


async def ask_for_human(units: UnitsOfWork, id_: str = "h1", conversation_id: str = "talk", **values: Any) -> Handover:
    """A committed handover, queued unless `state` says otherwise."""
    values = {"region": "north", "state": "queued", "version": 1, "created_at": NOON} | values
    handover = Handover(id_, conversation_id, **values)
    async with units() as work:
        await work.handovers.add(handover)
        await work.commit()
    return handover


async def seqs(units: UnitsOfWork, id_: str = "talk") -> list[int]:
    async with units() as work:
        return [message.seq for message in await work.conversations.messages(id_)]
