"""What many tests share: the pack as it is shipped, and a running web service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from seemenow.pack.load import Pack, load_pack

if TYPE_CHECKING:
    from tests.running import Served

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(ROOT / "content")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    from store.migrate import migrate  # the engine's environment, which shares this file, has no SQLAlchemy 2

    file = tmp_path_factory.mktemp("template") / "talks.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
async def service(tmp_path: Path, migrated: Path, pack: Pack) -> AsyncIterator[Served]:
    """The web process with a scripted engine and a clock that stands still (tests/running.py)."""
    from tests.running import serving  # as above

    async with serving(tmp_path, migrated, pack) as served:
        yield served
