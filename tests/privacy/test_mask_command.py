"""`python -m ops mask`: a filter with JSON lines on standard output and nothing else there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(given: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ops", "mask"], input=given, capture_output=True, cwd=ROOT, timeout=60, env=environment or None
    )


def test_each_line_becomes_one_json_line_with_its_spans() -> None:
    done = run(b"bel 06-12345678\n\nthe girl is at 9711 AB 12, you can call +31 6 12345678\r\n0800-2000 en 033-448 11 86")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert lines[0] == {"text": "bel 06-12345678", "masked": "bel [telefoon-1]", "spans": [{"start": 4, "end": 15, "type": "PHONE"}]}
    assert [line["masked"] for line in lines[1:]] == [
        "",
        "the girl is at [postcode 9711], you can call [phone-1]",
        "0800-2000 en 033-448 11 86",
    ]


def test_bytes_that_are_no_text_and_very_long_lines_give_a_line_too() -> None:
    done = run(b"\xff\xfe\x00\n" + b"0612345678 " * 2_000 + b"\n")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


def test_numbers_of_the_pack_that_are_not_of_the_national_plan_stay() -> None:
    done = run(b"+31 70 333 44 44 of info@comensha.nl of https://www.politie.nl\n")
    assert json.loads(done.stdout)["spans"] == []


def test_without_contacts_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    done = run(b"bel 06-12345678\n", SEEMENOW_CONTENT=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"mask:" in done.stderr
