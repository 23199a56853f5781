"""The only SQLAlchemy: tables, migrations, the unit of work, and what the desk reads. SQLite by default, PostgreSQL when it grows."""
