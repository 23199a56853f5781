"""What goes wrong in a database, told in words of the inside. No statement, no parameter and no row gets into an error."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from seemenow.errors import StoreFailure


class UniqueViolation(StoreFailure):
    """A row with this key exists; the repository that knows what it means translates it."""


class ForeignKeyViolation(StoreFailure):
    """The row points at one that does not exist, or is pointed at."""


POSTGRESQL = {"23505": UniqueViolation, "23503": ForeignKeyViolation}
SQLITE = {
    "SQLITE_CONSTRAINT_UNIQUE": UniqueViolation,
    "SQLITE_CONSTRAINT_PRIMARYKEY": UniqueViolation,
    "SQLITE_CONSTRAINT_FOREIGNKEY": ForeignKeyViolation,
}


def translate(error: Exception) -> StoreFailure:
    """The error for the inside: the names and codes of what happened, nothing of what was being written."""
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None) or ""
        kind = POSTGRESQL.get(state) or SQLITE.get(state) or StoreFailure
        return kind(f"{type(error.orig).__name__} {state}".strip())
    name = type(error).__name__
    return StoreFailure(f"the pool: {name}" if isinstance(error, SQLAlchemyError) else name)
