"""What an answer may never say: each pattern catches an example of it, and spares the answer as it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from seemenow.pack.answers import Wording
from seemenow.pack.load import Pack

NEVER = Path(__file__).parent / "never"
WITHOUT_RULES = {"greet", "goodbye", "thank", "affirm", "deny", "change_language", "out_of_scope", "faq/organisation_policy"}
"""The fact base forbids nothing of its own for these."""


def rules() -> list[Any]:
    found = []
    for path in sorted(NEVER.glob("*.yml")):
        for label, listed in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for rule in listed:
                found += [pytest.param(label, language, rule, id=f"{label}-{language}-{rule['rule'][:50]}") for language in ("nl", "en")]
    return found


def told(wording: Wording) -> str:
    """All that is said under a label in one language."""
    return "\n\n".join((wording.text, *(line.text for line in wording.only_for), *([wording.next_step] if wording.next_step else [])))


@pytest.mark.parametrize(("label", "language", "rule"), rules())
def test_a_forbidden_line_is_caught_and_the_answer_is_spared(pack: Pack, label: str, language: str, rule: dict[str, Any]) -> None:
    pattern = re.compile(rule[language]["pattern"], re.IGNORECASE)
    assert pattern.search(rule[language]["caught"]), "the pattern does not catch its own example"
    hit = pattern.search(told(pack.answers[label].wording[language]))
    assert hit is None, f"the answer says what it may never say: {hit[0]!r}"


def test_every_label_but_the_named_few_has_rules(pack: Pack) -> None:
    ruled = {one.values[0] for one in rules()}
    assert set(pack.answers) - ruled == WITHOUT_RULES
    assert ruled <= set(pack.answers)
