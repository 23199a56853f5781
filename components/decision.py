"""From probabilities to what is acted on: one label, a question between two, or "nothing fits". Safety leans to the safe side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.first_person import OF_SELF
from seemenow.labels import OUT_OF_SCOPE, SAFETY


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities, tuned by cross-validation on the training data (`python -m ops.thresholds` prints the curve).

    Args:
        decline: a best label below this is not acted on.
        close: a second label this near to the best is asked about, when the best is below `sure`.
        sure: from here on no question between two is asked.
        safety: a safety label from here on is acted on, though another label stands before it.
    """

    decline: float = 0.15
    close: float = 0.08
    sure: float = 0.45
    safety: float = 0.20


@dataclass(frozen=True, slots=True)
class Decision:
    """Args: declined: nothing fits, the label is out_of_scope. ask: the two labels to choose between, or ()."""

    label: str
    confidence: float
    declined: bool = False
    ask: tuple[str, ...] = ()


def decide(ranking: Sequence[tuple[str, float]], thresholds: Thresholds, *, only_others: bool = False) -> Decision:
    """What to act on.

    Args:
        ranking: labels with their probabilities, best first.
        only_others: the sentence speaks of others only, so that labels about the person who types are not possible.
    """
    ranking = [(name, p) for name, p in ranking if not (only_others and name in OF_SELF)]
    (label, best), rest = ranking[0], ranking[1:]
    safety = next(((name, p) for name, p in ranking if name in SAFETY), ("", 0.0))
    if label not in SAFETY and safety[1] >= thresholds.safety:
        return Decision(*safety)
    if best < thresholds.decline and label not in SAFETY:
        return Decision(OUT_OF_SCOPE, best, declined=True)
    second, its = rest[0] if rest else ("", 0.0)
    if best < thresholds.sure and best - its < thresholds.close and OUT_OF_SCOPE not in (label, second):
        if second in SAFETY or label in SAFETY:
            return Decision(*(safety if label not in SAFETY else (label, best)))
        return Decision(label, best, ask=(label, second))
    return Decision(label, best)
