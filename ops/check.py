"""`python -m ops check content`: loads the pack and compares it with the training data; lists what is stale, unapproved or closed.

check content [--at 2026-12-25T03:00]
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

import yaml

from ops.settings import from_environment
from seemenow.errors import ContentError
from seemenow.hours import AMSTERDAM
from seemenow.labels import FAQ, LANGUAGES
from seemenow.pack.approvals import missing_approvals, overdue
from seemenow.pack.load import Pack, load_pack

LEAST_EXAMPLES = 12


def labels_of_data(data: Path) -> dict[str, dict[str, int]]:
    """Label → language → number of examples in data/nlu*.yml."""
    counts: dict[str, dict[str, int]] = {}
    for path in (data / "nlu.yml", *sorted((data / "nlu").glob("*.yml"))):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in block:
                language = block.get("metadata", {}).get("language", "")
                lines = [line for line in block["examples"].splitlines() if line.startswith("- ")]
                counts.setdefault(block["intent"], {}).setdefault(language, 0)
                counts[block["intent"]][language] += len(lines)
    return counts


def faults(pack: Pack, counts: dict[str, dict[str, int]]) -> list[str]:
    """A label with words and no examples, or the other way round, or too few in one language."""
    found = [f"{label}: in data/, no answer in content/" for label in sorted(set(counts) - set(pack.answers))]
    found += [f"{label}: an answer in content/, not in data/" for label in sorted(set(pack.answers) - set(counts))]
    for label, languages in sorted(counts.items()):
        few = [language for language in LANGUAGES if languages.get(language, 0) < LEAST_EXAMPLES]
        found += [f"{label}: fewer than {LEAST_EXAMPLES} examples in {language}" for language in few]
    return found


def report(pack: Pack, at: datetime) -> list[str]:
    """What an editor should know; none of it stops a trial."""
    closed = [c.id for c in pack.contacts.values() if c.show and (c.hours is None or not c.hours.is_open(at))]
    lines = [
        f"{len(pack.answers)} answers ({sum(label.startswith(FAQ) for label in pack.answers)} FAQ), {len(pack.stories)} stories, "
        f"{sum(len(one.signs) for one in pack.signs.lists.values())} signs, {len(pack.contacts)} contacts",
        f"past their review date: {', '.join(overdue(pack, at.date())) or 'none'}",
        f"not approved by an expert, so refused in production: {len(missing_approvals(pack))}",
        f"closed or of unknown hours at {at.astimezone(AMSTERDAM):%a %d %b %Y %H:%M}: {', '.join(closed) or 'none'}",
    ]
    return lines


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="ops check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["content"])
    parser.add_argument("--at", type=lambda text: datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM), default=datetime.now(UTC))
    arguments = parser.parse_args(argv)
    try:
        pack = load_pack(from_environment().content)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(report(pack, arguments.at)))
    wrong = faults(pack, labels_of_data(Path("data")))
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0
