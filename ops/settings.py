"""The settings: one frozen value from the environment. The table of docs/operations.md is held equal to it by a test."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from seemenow.errors import SettingsError

PREFIX = "SEEMENOW_"


def setting(default: Any, what: str) -> Any:
    """A field with its line for the table."""
    return field(default=default, metadata={"what": what})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting has a default that is safe on one's own machine; production (below) asks for more."""

    database_url: str = setting("sqlite+aiosqlite:///var/seemenow.sqlite3", "Where the log lives; postgresql+asyncpg://… when grown.")
    key_ring: Path = setting(Path("var/keys/keyring.json"), "The keys that wrap the data keys of talks; outside the database, mode 0600.")
    content: Path = setting(Path("content"), "The pack.")
    public_host: str = setting("127.0.0.1", "Address the public pages and the chat listen on.")
    public_port: int = setting(8080, "Their port.")
    desk_host: str = setting("127.0.0.1", "Address the desk listens on.")
    desk_port: int = setting(8081, "Its port.")
    public_origin: str = setting("", "The address people see, https://…; empty on one's own machine.")
    embedding_origins: tuple[str, ...] = setting((), "Sites that may embed the chat, separated by spaces.")
    engine_url: str = setting("http://127.0.0.1:5005", "The language engine.")
    engine_port: int = setting(5005, "Where `ops run` starts it.")
    actions_port: int = setting(5055, "Where `ops run` starts the action server.")
    engine_secret: str = setting("", "Shared with the strict channel; `ops run` makes one for each run.")
    engine_timeout_s: float = setting(6.0, "Seconds a turn of the engine may take.")
    turn_workers: int = setting(8, "Turns of different talks at the same time.")
    operator: str = setting("", "Who runs the service and is responsible for the data; said to people.")
    privacy_contact: str = setting("", "How to reach the privacy officer; said to people.")
    retention_hours: int = setting(24, "Hours a talk without a handover is kept when it was not ended.")
    retention_handover_days: int = setting(28, "Days a talk with a handover is kept after its end.")
    quick_exit_url: str = setting("https://www.nu.nl/weer", "The neutral page of the quick exit.")
    messages_per_minute: int = setting(20, "Messages one talk may send in a minute.")
    conversations_per_hour: int = setting(60, "Talks one network (/24, /48) may open in an hour.")
    requests_per_minute: int = setting(600, "Requests of one network to the API in a minute.")
    demo: bool = setting(False, "A fictional region with a demo coordinator; refused with a public host.")
    production: bool = setting(False, "Refuses to start with unapproved safety, law or contact texts.")


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read SEEMENOW_* variables.

    Raises:
        SettingsError: an unknown variable, a value of the wrong kind, or settings that do not go together; names the variable.
    """
    found = {key: value for key, value in (os.environ if environment is None else environment).items() if key.startswith(PREFIX)}
    known = {PREFIX + one.name.upper(): one for one in fields(Settings)}
    internal = {"SEEMENOW_ACTIONS_URL"}  # of the engine's endpoints.yml, set by `ops run`
    unknown = sorted(set(found) - set(known) - internal)
    if unknown:
        raise SettingsError(f"{unknown[0]} is no setting; see docs/operations.md")
    values = {known[key].name: _parse(key, str(known[key].type), value) for key, value in found.items() if key in known}
    settings = Settings(**values)
    _check(settings)
    return settings


def _parse(name: str, kind: str, value: str) -> Any:
    try:
        if kind == "bool":
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}[value.lower()]
        if kind == "tuple[str, ...]":
            return tuple(value.split())
        return {"int": int, "float": float, "Path": Path, "str": str}[kind](value)
    except (KeyError, ValueError) as error:
        raise SettingsError(f"{name}={value!r} is no {kind}") from error


def _check(settings: Settings) -> None:
    loopback = ("127.0.0.1", "::1", "localhost")
    public = settings.public_origin or settings.public_host not in loopback or settings.desk_host not in loopback
    if settings.demo and (public or settings.production):
        raise SettingsError("SEEMENOW_DEMO is for one's own machine: it is refused with a public host, a public origin or production")
    for name in ("operator", "privacy_contact", "public_origin"):
        if settings.production and not getattr(settings, name):
            raise SettingsError(f"{PREFIX}{name.upper()} must be set in production")
