"""The public pages over HTTP, without a browser: one service for all tests of a module, which only read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.browser.scripted import Running, running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def service(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    async with running(tmp_path_factory.mktemp("service"), embedding_origins=("https://school.example", "https://gp.example")) as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client(service: Running) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(service.origin) as session:
        yield session
