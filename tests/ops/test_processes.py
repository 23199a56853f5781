"""Starting and stopping the children: one that dies while starting is named, and Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from ops.processes import Child, free_ports, wait_until_ready

SERVES = (
    "import http.server, sys; http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()"
)


def child(tmp_path: Path, code: str, port: int) -> Child:
    return Child("one", [sys.executable, "-c", code, str(port)], os.environ, f"http://127.0.0.1:{port}/", tmp_path / "one.log")


def test_a_child_that_dies_while_starting_is_named_with_its_log(tmp_path: Path) -> None:
    dying = child(tmp_path, "raise SystemExit('no such model')", 9)
    dying.start()
    with pytest.raises(RuntimeError, match=r"one ended while starting.*one\.log"):
        wait_until_ready({"one": dying}, 10, lambda line: None)
    assert "no such model" in (tmp_path / "one.log").read_text()


def test_a_child_that_is_late_is_named(tmp_path: Path) -> None:
    late = child(tmp_path, "import threading; threading.Event().wait()", free_ports().public)
    late.start()
    with pytest.raises(RuntimeError, match="one not ready"):
        wait_until_ready({"one": late}, 0.5, lambda line: None)
    late.stop()


def test_stopping_ends_the_whole_group_of_processes(tmp_path: Path) -> None:
    port = free_ports().public
    parent = child(tmp_path, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SERVES!r}, sys.argv[1]])", port)
    parent.start()
    wait_until_ready({"one": parent}, 10, lambda line: None)
    assert parent.process is not None
    inside = psutil.Process(parent.process.pid).children(recursive=True)
    assert inside
    parent.stop()
    _, alive = psutil.wait_procs(inside, timeout=5)
    assert alive == []
    parent.signal(signal.SIGTERM)  # again: nothing happens
