"""`make evaluate`: understanding on the held-out sentences (tests/heldout/, never trained on), into var/evaluation/report.md.

The same way as `ops understand`: what is counted is what would be acted on. Engine environment.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.train import fitting_model
from ops.understand import parser, understood
from seemenow.labels import LANGUAGES, OUT_OF_SCOPE, SAFETY
from seemenow.lexical_safety import find_safety

HELD_OUT = Path("tests/heldout")
REPORT = Path("var/evaluation/report.md")


@dataclass(frozen=True)
class Judged:
    """One held-out sentence and what was made of it."""

    language: str
    label: str
    slice: str
    text: str
    heard: Mapping[str, Any]

    @property
    def first(self) -> bool:
        return bool(self.heard["ranking"]) and self.heard["ranking"][0][0] == self.label

    @property
    def in_three(self) -> bool:
        return self.label in [name for name, _ in self.heard["ranking"][:3]]

    @property
    def acted_right(self) -> bool:
        return bool(self.heard["intent"] == self.label)

    @property
    def right_or_offered(self) -> bool:
        return self.acted_right or self.label in self.heard.get("ask", ())


def judged(parse: Callable[[str], Mapping[str, Any]]) -> list[Judged]:
    """Every held-out sentence, understood."""
    found = []
    for language in LANGUAGES:
        with (HELD_OUT / f"{language}.tsv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        found += [Judged(language, row["label"], row["slice"], row["text"], understood(row["text"], parse)) for row in rows]
    return found


def share(of: Iterable[bool]) -> str:
    each = list(of)
    return f"{100 * sum(each) / len(each):.1f} % of {len(each)}" if each else "-"


def accuracy(all_: list[Judged]) -> list[str]:
    """One row a language and a slice."""
    groups: dict[str, list[Judged]] = {language: [one for one in all_ if one.language == language] for language in LANGUAGES}
    for one in all_:
        groups.setdefault(f"{one.language}, {one.slice}", []).append(one)
    lines = ["| sentences | top-1 | among three | right or offered |", "|---|---|---|---|"]
    return lines + [
        f"| {name} | {share(o.first for o in group)} | {share(o.in_three for o in group)} | {share(o.right_or_offered for o in group)} |"
        for name, group in groups.items()
    ]


def safety(all_: list[Judged], parse: Callable[[str], Mapping[str, Any]]) -> list[str]:
    """Recall of any safety answer, by each layer and together; alarms on look-alikes."""
    cries = [one for one in all_ if one.label in SAFETY]
    with (HELD_OUT / "lookalikes.tsv").open(encoding="utf-8") as file:
        harmless = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    alarms = [understood(text, parse) for text in harmless]
    lines = [
        f"- heard as some safety label, both layers: {share(one.heard['intent'] in SAFETY for one in cries)}",
        f"- as exactly the right one: {share(one.acted_right for one in cries)}",
        f"- by the lexical layer alone: {share(find_safety(one.text) is not None for one in cries)}",
        f"- by the model's first place alone: {share(bool(o.heard['ranking']) and o.heard['ranking'][0][0] in SAFETY for o in cries)}",
        f"- alarms on harmless look-alikes, both layers: {share(heard['intent'] in SAFETY for heard in alarms)}",
        f"- alarms of the lexical layer alone: {share(find_safety(text) is not None for text in harmless)}",
    ]
    by_label = defaultdict(list)
    for one in cries:
        by_label[one.label].append(one.heard["intent"] in SAFETY)
    return lines + [f"- {label}: {share(by_label[label])}" for label in SAFETY]


def scope(all_: list[Judged]) -> list[str]:
    inside = [one for one in all_ if one.label != OUT_OF_SCOPE]
    outside = [one for one in all_ if one.label == OUT_OF_SCOPE]
    return [
        f"- out of scope declined: {share(one.heard['intent'] == OUT_OF_SCOPE for one in outside)}",
        f"- in scope declined: {share(one.heard['intent'] == OUT_OF_SCOPE for one in inside)}",
    ]


def language(all_: list[Judged]) -> list[str]:
    long = [one for one in all_ if len(one.text.split()) >= 4]
    return [f"- language right, sentences of four words and more: {share(one.heard['language'] == one.language for one in long)}"]


def confusions(all_: list[Judged]) -> list[str]:
    pairs = Counter((one.label, one.heard["intent"]) for one in all_ if not one.right_or_offered)
    return ["| meant | heard | times |", "|---|---|---|", *(f"| {meant} | {heard} | {n} |" for (meant, heard), n in pairs.most_common(60))]


def main(argv: list[str]) -> int:
    del argv
    model = fitting_model()
    if model is None:
        print("no model fits the data: make train", file=sys.stderr)
        return 1
    parse = parser(model)
    all_ = judged(parse)
    parts = {
        "Accuracy": accuracy(all_),
        "Safety": safety(all_, parse),
        "Scope": scope(all_),
        "Language": language(all_),
        "Confusions": confusions(all_),
    }
    text = (
        "# Understanding, held-out sentences\n\n" + "\n\n".join(f"## {name}\n" + "\n".join(lines) for name, lines in parts.items()) + "\n"
    )
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    print(text.split("## Confusions")[0], file=sys.stderr)
    return 0
