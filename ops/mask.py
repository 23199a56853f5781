"""`python -m ops mask`: lines from standard input to JSON lines {"text", "masked", "spans"}, nothing else on standard output.

Each line is a text of its own: tokens are counted anew. What the pack's contacts publish stays, as in a talk.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from privacy.masking import mask
from seemenow.errors import ContentError
from seemenow.language import detect
from seemenow.pack.contacts import read_contacts, read_coordinators

CONTENT = Path("content")


def main(argv: list[str]) -> int:
    """Read until the end of the input. Returns 1 when the contacts cannot be read."""
    root = Path(os.environ.get("SEEMENOW_CONTENT", CONTENT))
    try:
        public = public_details(root)
    except (ContentError, OSError) as error:
        print(f"mask: {error}", file=sys.stderr)
        return 1
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        print(json.dumps(masked(text, public)), flush=True)
    return 0


def public_details(root: Path) -> frozenset[str]:
    """Numbers, e-mail and web addresses of all contacts and coordinators."""
    contacts = read_contacts(root).values()
    details = [detail for one in contacts for detail in (one.phone, one.phone_also, one.email, one.url)]
    details += [detail for one in read_coordinators(root) for detail in (one.phone, one.email, one.url)]
    return frozenset(detail for detail in details if detail)


def masked(text: str, public: frozenset[str]) -> dict[str, object]:
    """One line of the output."""
    found = mask(text, detect(text) or "nl", keep=public)
    spans = [{"start": one.start, "end": one.end, "type": one.type} for one in found.spans]
    return {"text": text, "masked": found.text, "spans": spans}
