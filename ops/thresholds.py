"""`python -m ops.thresholds`: what the thresholds of the classifier cost and bring, by cross-validation on the training sentences.

Prints curves; whoever tunes reads them and writes the numbers into config.yml. Held-out sentences are never touched here.
Engine environment.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

FOLDS = 3
Ranked = list[tuple[str, list[tuple[str, float]]]]


def main(argv: list[str]) -> int:
    """Print the curves."""
    ranked = out_of_fold(*examples())
    print(f"{len(ranked)} sentences, right at first place {share(truth == ranking[0][0] for truth, ranking in ranked):.3f}")
    print(f"right within three {share(truth in [name for name, _ in ranking[:3]] for truth, ranking in ranked):.3f}\n")
    _declining(ranked)
    _asking(ranked)
    _safety(ranked)
    return 0


def examples() -> tuple[list[str], list[str]]:
    """All training sentences and their labels."""
    texts, labels = [], []
    for file in (Path("data/nlu.yml"), *sorted(Path("data").glob("nlu/*.yml"))):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.removeprefix("- ").strip() for line in block["examples"].splitlines() if line.strip()]
            texts += lines
            labels += [block["intent"]] * len(lines)
    return texts, labels


def out_of_fold(texts: Sequence[str], labels: Sequence[str]) -> Ranked:
    """For each sentence its label, and the ranking of a model that has not seen it."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    from components.encoder import shared_encoder
    from components.joint_model import JointModel

    ranked: Ranked = []
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(texts, labels):
        print(f"  fold of {len(test)}", file=sys.stderr, flush=True)
        model = JointModel(_shape(), shared_encoder())
        model.fit([texts[at] for at in train], [labels[at] for at in train])
        probabilities = model.probabilities([texts[at] for at in test])
        for row, at in zip(probabilities, test, strict=True):
            best = np.argsort(-row)[:10]
            ranked.append((labels[at], [(model.labels[one], float(row[one])) for one in best]))
    return ranked


def _shape() -> Any:
    from components.joint_model import Shape

    configured = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"][0]
    return Shape(configured["regularisation"], configured["surface_weight"])


def share(holds: Any) -> float:
    """How often something holds."""
    each = list(holds)
    return float(sum(each)) / max(len(each), 1)


def _declining(ranked: Ranked) -> None:
    print("decline  answered  right of those answered  out_of_scope caught")
    inside = [one for one in ranked if one[0] != "out_of_scope"]
    outside = [one for one in ranked if one[0] == "out_of_scope"]
    for threshold in (0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4):
        answered = [one for one in inside if one[1][0][1] >= threshold]
        caught = share(ranking[0][0] == "out_of_scope" or ranking[0][1] < threshold for _, ranking in outside)
        right = share(truth == ranking[0][0] for truth, ranking in answered)
        print(f"{threshold:7.2f}  {len(answered) / len(inside):8.3f}  {right:23.3f}  {caught:19.3f}")


def _asking(ranked: Ranked) -> None:
    print("\n  close  sure  asked  of those asked: one of the two is right, the first was right anyway")
    for close in (0.03, 0.06, 0.1, 0.15):
        for sure in (0.35, 0.45, 0.55):
            asked = [one for one in ranked if one[1][0][1] < sure and one[1][0][1] - one[1][1][1] < close]
            either = share(truth in (ranking[0][0], ranking[1][0]) for truth, ranking in asked)
            first = share(truth == ranking[0][0] for truth, ranking in asked)
            print(f"{close:7.2f}  {sure:4.2f}  {len(asked) / len(ranked):5.3f}  {either:.3f}  {first:.3f}")


def _safety(ranked: Ranked) -> None:
    from seemenow.labels import SAFETY

    cries = [one for one in ranked if one[0] in SAFETY]
    others = [one for one in ranked if one[0] not in SAFETY]
    print("\n safety  cries that get a safety answer  others that get one")
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.1):
        told = [share(_told(ranking, threshold, SAFETY) for _, ranking in each) for each in (cries, others)]
        print(f"{threshold:7.2f}  {told[0]:30.3f}  {told[1]:19.3f}")


def _told(ranking: list[tuple[str, float]], threshold: float, safety: Sequence[str]) -> bool:
    return ranking[0][0] in safety or any(name in safety and p >= threshold for name, p in ranking)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
