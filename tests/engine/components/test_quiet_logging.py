"""No text of a message can reach a log, whoever writes it. In a process of its own, because it changes the whole process."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import logging, warnings
from components import quiet_logging
logging.basicConfig(level=logging.DEBUG)
quiet_logging.install()
secret = "Sjoukje woont in de Dorpsstraat"
logging.getLogger("rasa.core.channels.rest").error("An exception occured while handling user message '%s'.", secret)
logging.getLogger("some.library").warning(f"text: {secret}", stack_info=True)
try:
    raise ValueError(secret)
except ValueError:
    logging.getLogger("sanic.error").exception("Exception for %s", secret)
warnings.warn(f"Failed to parse arguments in line '{secret}'")
import structlog
from rasa.utils.log_utils import configure_structlog
configure_structlog(logging.DEBUG)
try:
    raise RuntimeError(secret)
except RuntimeError:
    structlog.getLogger().error("message.parsing.failed", user_text=secret, exc_info=True)
logging.getLogger("components.strict_channel").error("turn gave no reply: sender=%s", "a:1")
"""


def test_a_planted_text_is_in_no_log_and_our_own_lines_are() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    written = done.stdout + done.stderr
    assert done.returncode == 0, written
    assert "Sjoukje" not in written
    assert "Dorpsstraat" not in written
    assert "rasa.core.channels.rest:" in written
    assert "ValueError" in written
    assert "turn gave no reply: sender=a:1" in written
