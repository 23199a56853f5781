"""`make run`: everything, on one's own machine, until Ctrl-C. A process that dies is started again, and that is said."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from ops.processes import ENGINE_PYTHON, WEB_PYTHON, Child, Ports, children, say, wait_until_ready
from ops.settings import from_environment
from ops.train import fitting_model

START_S = 180.0
TRY = (
    "Ik heb een niet-pluisgevoel over een leerling, mag ik al bellen?",
    "Wie is de zorgcoördinator mensenhandel in Groningen?",
    "What signs should hotel staff look for?",
)


def main(argv: list[str]) -> int:
    """Start, tell where everything is, and stop cleanly. Needs no argument."""
    del argv
    settings = from_environment()
    environment = {key: value for key, value in os.environ.items() if key.startswith("SEEMENOW_")}
    own_machine = not settings.production and not settings.public_origin
    environment["SEEMENOW_DEMO"] = "1" if own_machine and settings.public_host in ("127.0.0.1", "localhost") else "0"
    environment.setdefault("SEEMENOW_ENGINE_SECRET", secrets.token_hex(16))
    ports = Ports(settings.engine_port, settings.actions_port, settings.public_port, settings.desk_port)
    model = fitting_model()
    if model is None:
        print("No model fits the data: make train", file=sys.stderr)
        return 1
    started = children(ports, model, Path("var/log"), environment)
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        return _run(started, ports, demo=environment["SEEMENOW_DEMO"] == "1", environment=environment)
    except KeyboardInterrupt:
        return 0
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        print("  stopping", file=sys.stderr)
        for child in reversed(started.values()):
            child.stop()


def _run(started: dict[str, Child], ports: Ports, *, demo: bool, environment: dict[str, str]) -> int:
    checking = subprocess.Popen([str(ENGINE_PYTHON), "-m", "ops", "engine_check"])
    say("starting actions, engine and web (the engine takes 10 to 20 seconds)")
    for child in started.values():
        child.start()
    wait_until_ready(started, START_S, say)
    if checking.wait() != 0:
        raise RuntimeError("Rasa would use classes of its own instead of ours; see above")
    _tell(ports, _demo_link(ports, environment) if demo else None)
    while True:
        time.sleep(0.5)  # looks after the children until Ctrl-C
        for name, child in started.items():
            if not child.alive:
                say(f"{name} ended (see {child.log}); starting it again")
                child.start()


def _demo_link(ports: Ports, environment: dict[str, str]) -> str:
    """A one-time login link for the demo coordinator, made by the accounts command."""
    command = [str(WEB_PYTHON), "-m", "ops", "accounts", "demo"]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    return f"http://127.0.0.1:{ports.desk}/login/{done.stdout.strip()}"


def _tell(ports: Ports, link: str | None) -> None:
    here = f"http://127.0.0.1:{ports.public}"
    print(f"\n  See Me Now is up.\n\n  The chat    {here}/chat\n  The pages   {here}/\n  The desk    http://127.0.0.1:{ports.desk}/")
    if link:
        print(f"  Demo login  {link}\n              (once, within 15 minutes; the region is fictional)")
    print("\n  Try:")
    for sentence in TRY:
        print(f"    {sentence}")
    print("\n  Ctrl-C stops everything.", flush=True)


def _as_interrupt(*_: object) -> None:
    raise KeyboardInterrupt
