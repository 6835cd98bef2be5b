"""The insured term that a subsidy was paid for: how long a product was subsidised is counted from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two days, empty for what was paid before."""
    op.add_column("paid_claims", sa.Column("term_from", sa.Date(), nullable=True))
    op.add_column("paid_claims", sa.Column("term_to", sa.Date(), nullable=True))
