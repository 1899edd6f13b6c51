"""Alembic's entry: migrates over the connection that storage.database.upgrade hands it, in that one transaction."""

from alembic import context

from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite too: nothing is half migrated
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
