"""`python -m ops train`: a model for exactly these data, or nothing to do.

The name of a model is the fingerprint of everything it was made of, so that a stale model is never started. Engine environment.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

MODELS = Path("models")
KEEP = 2
SINGLE_FILES = ("config.yml", "domain.yml", "requirements/engine.txt")
INSIDE = (
    "gazetteer", "language", "lexical_safety", "place_index", "place_words", "safety_lexicon", "safety_words", "edit_distance", "labels",
)  # fmt: skip
FOLDERS = (
    ("data", "**/*.yml"),
    ("content", "*.csv"),
    ("content", "work_settings.yml"),
    ("content", "safety_lexicon.yml"),
    ("components", "*.py"),
)


def sources() -> Iterator[Path]:
    """Every file that a model depends on, in a fixed order."""
    yield from (Path(name) for name in SINGLE_FILES)
    yield from (Path("seemenow") / f"{name}.py" for name in INSIDE)
    for folder, pattern in FOLDERS:
        yield from sorted(Path(folder).glob(pattern))


def fingerprint() -> str:
    """Sixteen hexadecimal digits. Raises: OSError when a source is missing."""
    digest = hashlib.sha256()
    for file in sources():
        digest.update(f"{file.as_posix()}\0{len(content := file.read_bytes())}\0".encode() + content)
    return digest.hexdigest()[:16]


def fitting_model() -> Path | None:
    """The model made of the present sources, None when it has not been trained."""
    model = MODELS / f"{fingerprint()}.tar.gz"
    return model if model.is_file() else None


def main(argv: list[str]) -> int:
    """Train, unless a fitting model exists; the newest two are kept."""
    model = fitting_model()
    if model is not None:
        _tell(f"model {model} fits the data")
        return 0
    name, started = fingerprint(), time.monotonic()
    _tell("training the model (about a minute)")
    _train(name)
    model = MODELS / f"{name}.tar.gz"
    if not model.is_file():
        _tell("training gave no model")
        return 1
    for old in sorted(MODELS.glob("*.tar.gz"), key=lambda one: one.stat().st_mtime)[:-KEEP]:
        old.unlink()
    _tell(f"model {model} trained in {time.monotonic() - started:.0f} s")
    return 0


def _train(name: str) -> None:
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    logging.basicConfig(level=logging.WARNING)
    with warnings.catch_warnings(), contextlib.redirect_stdout(sys.stderr):  # Rasa prints its progress; standard output is the commands'
        warnings.simplefilter("ignore")  # thousands: it misses responses and a ResponseSelector, which are not wanted
        from rasa.api import train  # takes seconds, and only the engine's environment has it
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)
        train("domain.yml", "config.yml", ["data"], output=str(MODELS), fixed_model_name=name, force_training=False)


def _tell(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)
