"""Calls of the database, each run to its end.

A call broken off by a cancelled task leaves its connection in an unknown state: SQLAlchemy then throws it away, and on SQLite the thread
behind it holds the write lock until somebody collects the garbage (tried: 3 s of "database is locked" for everybody). All calls have a
time limit (engine.py), so whoever cancels waits a few seconds at most.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable
from typing import TypeVar

from store.faults import translate

T = TypeVar("T")


async def call(awaitable: Awaitable[T]) -> T:
    """The result; a cancellation is heard after the call, not within it.

    Raises:
        StoreFailure: or one of its kinds in faults.py.
    """
    task = asyncio.ensure_future(awaitable)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await _end_of(task)
        raise
    except Exception as error:  # drivers raise their own, Unicode and time-out errors: all are trouble of the store
        raise translate(error) from None


async def _end_of(task: asyncio.Future[T]) -> None:
    while not task.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([task])
    if not task.cancelled():
        task.exception()  # looked at, so that asyncio does not complain
