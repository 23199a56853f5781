"""`python -m ops understand`: sentences from standard input, one JSON object a line to standard output, nothing else there.

Reads with the model that a talk would use, without dialogue and without masking (mask tokens occur in the training data).
Engine environment.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ops.train import MODELS, fitting_model

NOTHING: dict[str, Any] = {
    "intent": "out_of_scope", "confidence": 0.0, "ranking": [], "language": None, "place": None, "safety": None,
}  # fmt: skip


def main(argv: list[str]) -> int:
    """Read until the end of the input. A line that is no sentence gives a line too."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", errors="replace")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints
    model = fitting_model() or newest_model()
    if model is None:
        print("no model: run `python -m ops train` first", file=sys.stderr)
        return 1
    parse = parser(model)
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        print(json.dumps(understood(text, parse), ensure_ascii=False), file=output, flush=True)
    return 0


def newest_model() -> Path | None:
    """The newest model of any data, None without one."""
    return max(MODELS.glob("*.tar.gz"), key=lambda one: one.stat().st_mtime, default=None)


def parser(model: Path) -> Callable[[str], Mapping[str, Any]]:
    """A function from a text to what Rasa's NLU makes of it."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    warnings.simplefilter("ignore")
    logging.basicConfig(level=logging.ERROR)
    from rasa.core.agent import Agent  # takes seconds, and only the engine's environment has it
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    agent = Agent.load(str(model))
    loop = asyncio.new_event_loop()
    return lambda text: loop.run_until_complete(agent.parse_message(text))


def understood(text: str, parse: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """One line of output. A typed leading slash is no command, as in the strict channel."""
    from seemenow.conversation import MAX_CHARACTERS
    from seemenow.labels import SAFETY

    readable_text = re.sub(r"[\x00-\x1f\ud800-\udfff]", " ", text).lstrip("/ \t").strip()[:MAX_CHARACTERS]
    if not readable_text:
        return {"text": text, **NOTHING}
    parsed = parse(readable_text)
    heard = parsed.get("understanding") or {}
    label = heard.get("label") or "out_of_scope"
    place = heard.get("place")
    result = {
        "text": text,
        "intent": label,
        "confidence": round(float(parsed["intent"]["confidence"]), 4),
        "ranking": [[one["name"], round(float(one["confidence"]), 4)] for one in parsed.get("intent_ranking") or []],
        "language": heard.get("language"),
        "place": {name: place[name] for name in ("name", "municipality", "candidates")} if place else None,
        "safety": heard.get("lexical_safety") or (label if label in SAFETY else None),
    }
    return {**result, "ask": heard["ask"]} if heard.get("ask") else result
