"""Migrations: the same tables as the code's, from empty and with data, whole or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from privacy.keyring import KeyRing
from seemenow.errors import SettingsError, StoreFailure
from store.engine import create_engine
from store.migrate import TABLES, migrate, newest_revision, upgrade
from store.unit_of_work import SqlUnitsOfWork
from tests.contract.talks import ask_for_human, begin, say, seqs

MIGRATIONS = Path(__file__).resolve().parents[2] / "store" / "migrations"


async def run(url: str, ask: Any) -> Any:
    engine = create_engine(url)
    async with engine.begin() as connection:
        answer = await connection.run_sync(ask)
    await engine.dispose()
    return answer


def differences(connection: Connection) -> list[Any]:
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True}), TABLES)


def index_of(name: str, table: str) -> Any:
    return lambda connection: next(one for one in inspect(connection).get_indexes(table) if one["name"] == name)


async def test_after_the_migrations_the_tables_are_those_of_the_code(empty_url: str) -> None:
    await upgrade(empty_url)
    assert await run(empty_url, differences) == []


async def test_a_missing_column_would_be_seen(empty_url: str) -> None:
    await upgrade(empty_url)
    await run(empty_url, lambda connection: connection.execute(text("ALTER TABLE feedback DROP COLUMN helpful")))
    assert await run(empty_url, differences) != []


@pytest.mark.parametrize(("name", "table"), [("uq_handovers_one_open", "handovers"), ("ix_messages_waiting", "messages")])
async def test_the_partial_indexes_are_partial_in_the_database_too(empty_url: str, name: str, table: str) -> None:
    await upgrade(empty_url)
    options = (await run(empty_url, index_of(name, table)))["dialect_options"]
    assert any(key.endswith("_where") and value is not None for key, value in options.items())


async def test_migrating_again_keeps_every_row(url: str, keyring: KeyRing) -> None:
    engine = create_engine(url)
    units = SqlUnitsOfWork(engine, keyring)
    await begin(units)
    await say(units)
    await ask_for_human(units)
    assert await upgrade(url) == newest_revision()
    assert await seqs(units) == [1]
    await engine.dispose()


async def test_every_step_of_the_migrations_can_be_taken_on_its_own(empty_url: str) -> None:
    steps = [step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
    for step in steps:
        assert await upgrade(empty_url, step) == step
    assert await run(empty_url, differences) == []


async def test_processes_that_start_together_migrate_once(empty_url: str) -> None:
    assert set(await asyncio.gather(*(upgrade(empty_url) for _ in range(4)))) == {newest_revision()}
    assert await run(empty_url, differences) == []


async def test_a_migration_that_fails_leaves_the_database_as_it_was(empty_url: str) -> None:
    await run(empty_url, lambda connection: connection.execute(text("CREATE TABLE handover_events (mine int)")))  # the last one it makes
    with pytest.raises(StoreFailure):
        await upgrade(empty_url)
    assert await run(empty_url, lambda connection: inspect(connection).get_table_names()) == ["handover_events"]


def test_migrate_works_where_no_event_loop_runs(tmp_path: Path) -> None:
    assert migrate(f"sqlite:///{tmp_path}/new/directory/talks.sqlite3") == newest_revision()


@pytest.mark.parametrize("url", ["", "mysql://u:geheim@h/d", "sqlite://", "sqlite:///:memory:", "geheim"])
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        create_engine(url)
    assert "geheim" not in str(caught.value)
