"""What is known of a dossier before all of it is read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a dossier, replaced as more is known."""
    op.create_table(
        "previews",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_previews_dossier_id_dossiers"),
        sa.PrimaryKeyConstraint("dossier_id", name="pk_previews"),
    )
