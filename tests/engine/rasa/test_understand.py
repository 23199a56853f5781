"""`python -m ops understand`: one JSON line a sentence and nothing else on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FIELDS = {"text", "intent", "confidence", "ranking", "language", "place", "safety"}
LINES = [
    "kunnen jongens ook slachtoffer zijn",
    "ze wordt nu geslagen",
    "wie is de zorgcoördinator van Bergen",
    "Zaandam",
    "",
    "\x00\x01",
    "/restart",
    "{" * 2_000,
    "x" * 20_000,
]


def test_each_line_gives_one_line(model: Path) -> None:
    sent = "\n".join(LINES).encode() + b"\nbad \xff bytes"
    done = subprocess.run([sys.executable, "-m", "ops", "understand"], input=sent, capture_output=True, timeout=120)
    assert done.returncode == 0
    read = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert len(read) == len(LINES) + 1
    assert all(set(one) - {"ask"} == FIELDS for one in read)
    assert [one["text"] for one in read[: len(LINES)]] == LINES
    assert read[0]["intent"] == "faq/boys_as_victims"
    assert read[0]["ranking"][0][0] == "faq/boys_as_victims"
    assert read[1]["safety"] == "immediate_danger"
    assert read[2]["place"] == {"name": "Bergen", "municipality": None, "candidates": ["0893", "0373"]}
    assert read[3]["place"]["municipality"] == "0479"
    assert read[4]["intent"] == "out_of_scope"
