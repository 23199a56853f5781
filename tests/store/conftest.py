"""The databases of tests/contract/databases.py, for every test of this folder."""

from tests.contract.databases import empty_url, engine, keyring, postgresql, postgresql_migrated, units, units_elsewhere, url

__all__ = ["empty_url", "engine", "keyring", "postgresql", "postgresql_migrated", "units", "units_elsewhere", "url"]
