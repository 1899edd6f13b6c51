"""The schema's history, by Alembic: one file a change, numbered; run by storage.database.upgrade."""
