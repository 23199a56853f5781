"""Rasa's own tester plays the stories beside this file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

STORIES = Path(__file__).with_suffix(".yml")


def test_the_stories_go_as_they_are_written(agent: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path) -> None:
    from rasa.core.test import test

    played = loop.run_until_complete(test(str(STORIES), agent, out_directory=str(tmp_path), fail_on_prediction_errors=True))
    assert played["report"]["conversation_accuracy"]["total"] == 5
    assert played["report"]["conversation_accuracy"]["accuracy"] == 1.0
