"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("runs", "corrections", "decisions", "attestations")


def upgrade() -> None:
    """Dossiers, their files, readings, runs, and what people did; the last four kinds append-only."""
    _dossiers()
    _files_and_readings()
    _runs()
    _acts_of_people()
    for table in APPEND_ONLY:
        _forbid_change(table)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _of_dossier(table: str) -> list[sa.schema.SchemaItem]:
    return [
        _number("id"),
        _text("dossier_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=f"fk_{table}_dossier_id_dossiers"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    ]


def _table_of_dossier(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(table, *_of_dossier(table), *columns)
    op.create_index(f"ix_{table}_dossier_id", table, ["dossier_id"])


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        _text("id"),
        _text("title"),
        _moment("created_at"),
        _json("options"),
        _text("fingerprint"),
        _text("state"),
        _text("message"),
        _number("progress_done"),
        _number("progress_total"),
        _text("progress_note"),
        _moment("queued_at", nullable=True),
        _text("claimed_by", nullable=True),
        _moment("lease_until", nullable=True),
        _number("attempts"),
        *(_text(name, nullable=True) for name in ("policy", "applicant", "product", "verdict", "suspicion")),
        _number("open_attestations"),
        _json("counts"),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
    )
    for column in ("created_at", "fingerprint", "state"):
        op.create_index(f"ix_dossiers_{column}", "dossiers", [column])


def _files_and_readings() -> None:
    op.create_table(
        "dossier_files",
        *_of_dossier("dossier_files"),
        _number("position"),
        _text("name"),
        _text("sha256"),
        _number("size"),
        _json("problems"),
        sa.UniqueConstraint("dossier_id", "position", name="uq_dossier_files_dossier_id"),
    )
    op.create_index("ix_dossier_files_sha256", "dossier_files", ["sha256"])
    op.create_table(
        "readings",
        _text("sha256"),
        _text("version"),
        _moment("kept_at"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "version", name="pk_readings"),
    )


def _runs() -> None:
    _table_of_dossier(
        "runs",
        _moment("created_at"),
        *(_text(name) for name in ("policy", "policy_version", "reader_version", "verdict", "suspicion")),
        _number("open_attestations"),
        _json("result"),
    )


def _acts_of_people() -> None:
    _table_of_dossier(
        "corrections",
        _moment("created_at"),
        _text("sha256"),
        _number("first_page"),
        _text("document_type"),
        _text("field"),
        *(_json(name) for name in ("machine_value", "old_value", "new_value")),
        _text("user"),
        _text("reason"),
    )
    _table_of_dossier(
        "decisions",
        _number("run_id"),
        _moment("created_at"),
        *(_text(name) for name in ("decision", "reason", "user")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_decisions_run_id_runs"),
    )
    _table_of_dossier(
        "attestations",
        _moment("created_at"),
        _text("check"),
        _json("clauses"),
        _text("message"),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        _text("reason"),
        _text("user"),
    )


def _forbid_change(table: str) -> None:
    """Whoever writes to these tables by hand is refused too: what was decided stays as it was decided."""
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
