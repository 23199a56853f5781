"""Makes a browser available, and starts it, for tests, demo and screenshots: Debian's chromium as root, Playwright's own elsewhere.

`python -m ops browser` is what `make browser` runs; progress goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

DEBIAN = Path("/usr/bin/chromium")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


async def launch(playwright: Playwright, **options: object) -> Browser:
    """A headless chromium without any traffic of its own. Root needs --no-sandbox: its sandbox refuses to run as root."""
    flags = [*FLAGS, "--no-sandbox"] if _root() else FLAGS
    path = str(DEBIAN) if DEBIAN.exists() else None
    return await playwright.chromium.launch(executable_path=path, args=flags, **options)  # type: ignore[arg-type]


def make_available() -> int:
    """Install what is missing; 0 when a browser is there afterwards."""
    if DEBIAN.exists() or _playwrights_own():
        return 0
    if _root() and shutil.which("apt-get"):
        _say("installing chromium with apt-get (about a minute)")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-q"], check=True, **quiet)  # type: ignore[call-overload]
        wanted = ["chromium", "fonts-liberation"]
        subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *wanted], check=True, **quiet)  # type: ignore[call-overload]
        return 0 if DEBIAN.exists() else 1
    _say("downloading Playwright's chromium (about a minute)")
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr).returncode


def _playwrights_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _say(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)


def main(argv: list[str]) -> int:
    del argv
    return make_available()
