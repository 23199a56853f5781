"""What many tests share: the pack as it is shipped. The service fixture stands in tests/running.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from seemenow.pack.load import Pack, load_pack

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(ROOT / "content")
