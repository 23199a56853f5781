"""The loops of the web process: turns, and the purge. Each is a use case of the inside; here they only go round."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from seemenow.errors import SeeMeNowError
from seemenow.ports import TURNS, Engine
from seemenow.talk.house import House
from seemenow.talk.leaving import purge
from seemenow.talk.turns import take_turn

LOOK_AGAIN_S = 1.0
"""A turn whose lease ran out (another process died) is found within this time without any notice."""

PURGE_EVERY_S = 60.0
"""A talk that ended without a handover is gone within this time; the pages say "when it ends"."""

log = logging.getLogger(__name__)


async def run_turns(house: House, engine: Engine) -> None:
    """Answer waiting messages for ever; a fault of the database is waited out, not died of."""
    while True:
        seen = house.notifier.version(TURNS)
        if not await _survive("turn", lambda: take_turn(house, engine)):
            await house.notifier.wait(TURNS, seen, LOOK_AGAIN_S)


async def run_purge(house: House) -> None:
    while True:
        await _survive("purge", lambda: purge(house))
        await asyncio.sleep(PURGE_EVERY_S)


async def _survive(what: str, step: Callable[[], Awaitable[object]]) -> object:
    try:
        return await step()
    except SeeMeNowError as error:
        log.warning("%s: %s", what, error.code)
    except Exception as error:  # a loop that ends leaves every later person without an answer; the log gets the kind, no text
        log.error("%s: unexpected %s", what, type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
    await asyncio.sleep(LOOK_AGAIN_S)
    return None
