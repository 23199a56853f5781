"""`python -m ops COMMAND`: each command is a module with `main(argv) -> int`, imported only when it is called."""

from __future__ import annotations

import importlib
import sys

COMMANDS = {
    "accounts": "add, list or disable coordinators; one-time login links",
    "browser": "make a browser available",
    "check": "what is wrong with the content, the settings, the ports",
    "demo": "play the demo and make the pictures of the README",
    "engine_check": "that Rasa uses our classes and not its own (engine environment)",
    "evaluate": "understanding on the held-out sentences (engine environment)",
    "figures": "measure memory and turns for docs/performance.md",
    "keys": "put a new key on the key ring",
    "mask": "filter: lines in, JSON lines with masked text out",
    "migrate": "bring the database to the newest schema",
    "readability": "how hard each text is to read, worst first",
    "run": "start engine, actions and web, and stop them on Ctrl-C",
    "screenshots": "pictures of every page and state",
    "shell": "talk to the web API from a terminal",
    "train": "train the model if none fits the data (engine environment)",
    "understand": "filter: sentences in, JSON lines out (engine environment)",
    "web": "the web process alone",
}


def main(argv: list[str]) -> int:
    """Run one command; without one, list them."""
    if not argv or argv[0] not in COMMANDS:
        width = max(map(len, COMMANDS))
        print("\n".join(f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()), file=sys.stderr)
        return 2
    module = importlib.import_module(f"ops.{argv[0]}")
    return int(module.main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
