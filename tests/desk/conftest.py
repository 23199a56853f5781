"""Somebody at the desk, with a cookie jar of their own, as a browser has."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta

import aiohttp
import pytest

from seemenow.ports import Region
from tests.e2e.people import CoordinatorAtDesk
from tests.running import EVERYWHERE, Served

AtDesk = Callable[..., Awaitable[CoordinatorAtDesk]]


@pytest.fixture
async def at_desk(service: Served) -> AsyncIterator[AtDesk]:
    """A function: somebody logs in with a one-time link."""
    async with AsyncExitStack() as stack:

        async def log_in(id_: str = "anna", region: Region = EVERYWHERE) -> CoordinatorAtDesk:
            await service.coordinator(id_, region)
            async with service.house.units() as work:
                await work.desk.add_login_link(f"link-{id_}", id_, service.clock.now() + timedelta(minutes=15))
                await work.commit()
            own = await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
            someone = CoordinatorAtDesk(own, service.desk)
            await someone.logs_in(f"link-{id_}")
            return someone

        yield log_in
