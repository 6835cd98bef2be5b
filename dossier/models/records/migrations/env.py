"""Runs the steps on the connection (and in the transaction) that the caller has opened."""

from alembic import context

from dossier.models.records.store import Store  # noqa: F401  # with it every table is known
from dossier.models.records.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
