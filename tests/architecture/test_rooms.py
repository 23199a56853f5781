"""The walls between the rooms stand, and what is written about the settings is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from ops.__main__ import COMMANDS
from ops.settings import PREFIX, Settings
from tests.conftest import ROOT

ROOMS = ("seemenow", "store", "privacy", "connectors", "desk", "pages", "actions", "components", "ops")
STANDARD = sys.stdlib_module_names | {"yaml"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Top names of everything a file imports, at the top or within."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_arrows_point_inward() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_the_inside_needs_the_standard_library_and_yaml_only() -> None:
    for path in modules("seemenow"):
        assert imported(path) <= STANDARD | {"seemenow"}, path


def test_the_store_alone_knows_the_database() -> None:
    for room in set(ROOMS) - {"store", "ops"}:
        for path in modules(room):
            assert not imported(path) & {"sqlalchemy", "alembic", "sqlite3", "aiosqlite", "asyncpg"}, path


def test_rasa_is_known_by_components_and_actions_only() -> None:
    allowed = {
        ROOT / "ops" / name for name in ("train.py", "understand.py", "engine_check.py", "thresholds.py", "evaluate.py", "figures.py")
    }
    for room in set(ROOMS) - {"components", "actions"}:
        for path in modules(room):
            assert path in allowed or not imported(path) & {"rasa", "rasa_sdk", "tensorflow", "sklearn", "numpy"}, path


def test_no_module_is_named_after_nothing() -> None:
    for room in ROOMS:
        assert not {path.stem for path in modules(room)} & {"core", "common", "utils", "helpers", "misc", "base"}, room


def test_time_comes_from_the_clock_only() -> None:
    allowed = {ROOT / "ops"}
    told = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")
    for room in ROOMS:
        if ROOT / room not in allowed:
            for path in modules(room):
                assert not told.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_says_why_it_is_there(room: str) -> None:
    for path in modules(room):
        if "migrations" not in path.parts:
            assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def shown(default: Any) -> str:
    if isinstance(default, bool):
        return "`1`" if default else "`0`"
    text = " ".join(default) if isinstance(default, tuple) else str(default)
    return f"`{text}`" if text else "(empty)"


def test_the_table_of_settings_in_the_docs_is_the_settings() -> None:
    rows = re.findall(
        r"^\| `(SEEMENOW_\w+)` \| (.+?) \| (.+) \|$", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == [(PREFIX + one.name.upper(), shown(one.default), one.metadata["what"]) for one in fields(Settings)]


def test_every_setting_is_used_somewhere() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for room in ROOMS for path in modules(room) if path.name != "settings.py")
    unused = [one.name for one in fields(Settings) if not re.search(rf"settings\.{one.name}\b", told)]
    assert not unused


def test_every_command_of_ops_is_a_module() -> None:
    assert {name for name in COMMANDS if not (ROOT / "ops" / f"{name}.py").exists()} == set()


@pytest.mark.parametrize("page", ["docs/operations.md", "docs/content.md", "README.md"])
def test_every_command_and_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in re.findall(r"python -m ops (\w+)", text):
        assert name in COMMANDS, name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`(?:echo [^`|]*\| )?make (?:-s )?([a-z-]+)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
