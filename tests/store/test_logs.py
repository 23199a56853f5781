"""No text, no token and no parameter gets into a log or an error, whatever goes wrong."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from seemenow.conversation import Conversation
from seemenow.errors import IdTakenError, SeeMeNowError, StoreFailure
from seemenow.ports import UnitsOfWork
from store.tables import conversations
from tests.contract.talks import NOON, begin, say

MARKER = "MARKER-4711"


def told(error: BaseException) -> str:
    """The error and all it drags along that a traceback would print."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return f"{error!r} {error}" + (told(cause) if cause else "")


async def test_faults_and_logs_hold_no_value(units: UnitsOfWork, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)  # statements, as somebody who looks for a fault would switch on
    await begin(units)
    await say(units, text=MARKER, external_id=MARKER)
    caught: list[SeeMeNowError] = []
    for act in (
        lambda work: work.conversations.append("talk", NOON, "person", "message", {"text": MARKER}, external_id=MARKER),
        lambda work: work.conversations.add(Conversation("talk", "web", "nl", NOON, 0, "assistant", 1), MARKER),
        lambda work: work.conversations.append("talk", NOON, "person", "message", {"text": MARKER}, external_id=f"{MARKER}\x00\ud800"),
    ):
        async with units() as work:
            with pytest.raises((IdTakenError, StoreFailure)) as error:
                await act(work)
        caught.append(error.value)
    assert MARKER not in "".join(map(told, caught))
    own = [record.getMessage() for record in caplog.records if not record.name.startswith("asyncio")]
    assert own
    assert MARKER not in "\n".join(own)


async def test_the_database_errors_of_sqlalchemy_hide_their_parameters(engine: AsyncEngine, units: UnitsOfWork) -> None:
    await begin(units)
    with pytest.raises(DBAPIError) as caught:
        async with engine.begin() as connection:
            await connection.execute(insert(conversations), [{"id": "talk", "channel": MARKER}])
    assert "hidden" in str(caught.value)
