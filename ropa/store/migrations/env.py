"""Alembic runs on the connection it is handed; there is no alembic.ini."""

from alembic import context

from ropa.model.columns import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
