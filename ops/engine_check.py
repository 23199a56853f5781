"""Whether the classes that are configured are really the ones in use, before the engine starts.

Rasa takes a class it cannot import for its own default, without a word (an in-memory store without bounds, a channel that answers
"200 []"). Called by `python -m ops check` and by the start of the engine. Engine environment.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

CHANNEL = "components.strict_channel.StrictChannel"
STORE = "components.tracker_store.BoundedTrackerStore"
COMPONENTS = ("components.classifier.JointClassifier", "components.safety.LexicalSafety", "components.entities.PackEntities")
POLICIES = {"MemoizationPolicy", "RulePolicy"}


def problems(root: Path = Path()) -> list[str]:
    """What is wrong, one sentence each; empty when the engine may start."""
    credentials, endpoints, config = (_read(root / name) for name in ("credentials.yml", "endpoints.yml", "config.yml"))
    found = []
    if list(credentials) != [CHANNEL]:
        found.append(f"credentials.yml must name {CHANNEL} and nothing else")
    if endpoints.get("tracker_store", {}).get("type") != STORE:
        found.append(f"endpoints.yml must name {STORE}")
    found += [f"endpoints.yml may not have {name}" for name in ("lock_store", "event_broker", "models", "nlg", "nlu") if name in endpoints]
    if tuple(one["name"] for one in config["pipeline"]) != COMPONENTS:
        found.append(f"config.yml: the pipeline must be {', '.join(COMPONENTS)}")
    if {one["name"] for one in config["policies"]} != POLICIES:
        found.append("config.yml: only deterministic policies")
    return found + [problem for path in (CHANNEL, STORE, *COMPONENTS) if (problem := _not_importable(path))]


def in_use(root: Path = Path()) -> dict[str, str]:
    """The classes that Rasa itself makes of the configuration."""
    from rasa.core.run import create_http_input_channels
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.core.domain import Domain

    channel = create_http_input_channels(None, str(root / "credentials.yml"))[0]
    endpoints = AvailableEndpoints.read_endpoints(str(root / "endpoints.yml"))
    store = TrackerStore.create(endpoints.tracker_store, domain=Domain.empty())
    return {"channel": _name(channel), "store": _name(store)}


def main(argv: list[str]) -> int:
    """Print what is wrong."""
    found = problems()
    used = in_use() if not found else {}
    if used and used != {"channel": CHANNEL, "store": STORE}:
        found.append(f"Rasa uses {used}")
    print("\n".join(found) or "the engine's classes are the configured ones", file=sys.stderr)
    return 1 if found else 0


def _not_importable(path: str) -> str | None:
    from rasa.shared.utils.common import class_from_module_path

    try:
        class_from_module_path(path)
    except Exception as error:  # whatever an import raises: it is told, and the engine does not start
        return f"{path} cannot be imported: {type(error).__name__}"
    return None


def _name(thing: Any) -> str:
    return f"{type(thing).__module__}.{type(thing).__name__}"


def _read(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
