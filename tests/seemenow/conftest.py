"""A talk at a house with the real store (tests/seemenow/talks.py)."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ops.wiring import build_house
from seemenow.pack.load import Pack
from seemenow.talk.house import House
from store.engine import create_engine
from tests.doubles import ScriptedEngine, SetClock
from tests.running import settings_in
from tests.seemenow.talks import Talk, begin


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine()


@pytest.fixture
async def house(tmp_path: Path, migrated: Path, clock: SetClock, pack: Pack) -> AsyncIterator[House]:
    shutil.copy(migrated, tmp_path / "talks.sqlite3")
    settings = settings_in(tmp_path)
    database = create_engine(settings.database_url)
    yield build_house(settings, clock, database, pack)
    await database.dispose()


@pytest.fixture
async def talk(house: House, clock: SetClock, engine: ScriptedEngine, tmp_path: Path) -> Talk:
    return await begin(house, clock, engine, tmp_path / "talks.sqlite3")
