"""The municipalities of the Netherlands: code, name, aliases, province, safety region."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from seemenow.errors import ContentError


@dataclass(frozen=True, slots=True)
class Municipality:
    """`code` is four digits as text, with the leading zero."""

    code: str
    name: str
    aliases: tuple[str, ...]
    province: str
    safety_region: str


def read_municipalities(root: Path) -> dict[str, Municipality]:
    """content/municipalities.csv by code. Raises: ContentError for a code that is not four digits or comes twice."""
    municipalities: dict[str, Municipality] = {}
    for row in read_csv(root / "municipalities.csv"):
        code = row["code"]
        if len(code) != 4 or not code.isdigit() or code in municipalities:
            raise ContentError("municipalities.csv", code, "code", "must be four digits, and unique")
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
        municipalities[code] = Municipality(code, row["name"], aliases, row["province"], row["safety_region"])
    return municipalities


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV whose comment lines begin with #. Raises: ContentError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(path.name, "", "", f"cannot be read ({error.strerror})") from error
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
