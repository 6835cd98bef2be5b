"""What papers are known again by, and what reviewers make of signs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Papers with their numbers, prints of pages and seals; dispositions, which nobody changes afterwards."""
    _papers()
    _prints()
    _dispositions()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _of(table: str, other: str, column: str, cascade: bool = True) -> list[sa.schema.SchemaItem]:
    """A key of its own and one of the row it belongs to."""
    return [
        _number("id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            [column],
            [f"{other}.id"],
            name=f"fk_{table}_{column}_{other}",
            ondelete="CASCADE" if cascade else None,
        ),
    ]


def _papers() -> None:
    op.create_table(
        "papers",
        *_of("papers", "dossiers", "dossier_id"),
        *(_text(name) for name in ("dossier_id", "applicant", "uscc", "product", "type", "file", "sha256")),
        _number("first_page"),
        *(_text(name) for name in ("kind", "number")),
        sa.Column("values", sa.JSON(), nullable=False),
    )
    op.create_index("ix_papers_dossier_id", "papers", ["dossier_id"])
    op.create_index("ix_papers_number", "papers", ["number", "kind"])


def _prints() -> None:
    op.create_table(
        "page_prints",
        *_of("page_prints", "papers", "paper_id"),
        _number("paper_id"),
        _number("page"),
        *(_text(name) for name in ("picture", "text", "words")),
    )
    op.create_index("ix_page_prints_paper_id", "page_prints", ["paper_id"])
    op.create_table(
        "page_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("band", "page_id", name="pk_page_bands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seal_prints",
        *_of("seal_prints", "papers", "paper_id"),
        _number("paper_id"),
        _number("page"),
        *(_text(name) for name in ("organisation", "print")),
        sa.Column("grain", sa.Double(), nullable=False),
    )
    op.create_index("ix_seal_prints_paper_id", "seal_prints", ["paper_id"])
    op.create_index("ix_seal_prints_organisation", "seal_prints", ["organisation"])


def _dispositions() -> None:
    op.create_table(
        "dispositions",
        *_of("dispositions", "dossiers", "dossier_id", cascade=False),
        _text("dossier_id"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(_text(name) for name in ("check", "tier", "key", "message", "verdict", "reason", "user")),
    )
    op.create_index("ix_dispositions_dossier_id", "dispositions", ["dossier_id"])
    op.create_index("ix_dispositions_check", "dispositions", ["check"])
    _forbid_change("dispositions")


def _forbid_change(table: str) -> None:
    """As in the first step."""
    if op.get_context().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
