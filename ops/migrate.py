"""`python -m ops migrate`: bring the database of the settings to the newest tables."""

from __future__ import annotations

import sys

from ops.settings import from_environment
from seemenow.errors import SeeMeNowError
from store.migrate import migrate


def main(argv: list[str]) -> int:
    """Returns 1 when the database is out of reach or the migration failed; the tables are then as before."""
    try:
        revision = migrate(from_environment().database_url)
    except (SeeMeNowError, OSError) as error:
        print(f"migrate: {error}", file=sys.stderr)
        return 1
    print(f"the database is at revision {revision}", file=sys.stderr)
    return 0
