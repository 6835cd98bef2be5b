"""The documents of a dossier as they were last formed from its readings: made anew where the row is missing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a dossier, replaced as rules and papers change."""
    op.create_table(
        "formed",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_formed_dossier_id_dossiers"),
        sa.PrimaryKeyConstraint("dossier_id", name="pk_formed"),
    )
