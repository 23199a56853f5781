"""Alembic's entry: runs on the connection that store.migrate hands over, and on nothing else."""

from alembic import context

from store.migrate import TABLES

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=TABLES, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
