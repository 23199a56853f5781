"""No text of a message can reach a log of this process, whichever library writes it and at whatever level.

Rasa logs message texts on four ordinary error paths (a failed parse, a failing action, a traceback with local variables, a
warning). So not the paths are watched but the outlet: of every record by anybody but us only its origin is left, and the name
of the exception. Our own loggers write ids and codes only.
"""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any, TextIO

OURS = ("components", "seemenow", "actions")
_plain_factory = logging.getLogRecordFactory()


def origin_only(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record without anything that could be a text."""
    record = _plain_factory(*args, **kwargs)
    if record.name.split(".")[0] not in OURS:
        raised = record.exc_info[0] if isinstance(record.exc_info, tuple) else None
        record.msg = f"{record.name}:{record.lineno}" + (f" {raised.__name__}" if raised else "")
        record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
    return record


def _warning_without_text(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None, line: str | None = None
) -> None:
    print(f"{category.__name__} at {filename.rpartition('/')[2]}:{lineno}", file=file or sys.stderr)


def install() -> None:
    """From here on records and warnings of this process carry no text. May be called more than once."""
    logging.setLogRecordFactory(origin_only)
    warnings.showwarning = _warning_without_text
