"""Offices and accounts, cases and what was done in them, the catalogue, the restricted list, the audit trail."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

APPEND_ONLY = ("arrangements", "submissions", "acts", "audit")


def upgrade() -> None:
    """The tables in the order in which they speak of one another."""
    op.add_column("dossiers", _text("office", nullable=True))
    op.add_column("dossiers", _text("account", nullable=True))
    _accounts()
    _catalogue()
    _cases()
    _acts()
    for table in APPEND_ONLY:
        _forbid_change(table)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _day(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{columns[0]}")


def _of(table: str, column: str, other: str, key: str = "id", cascade: bool = False) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, ondelete="CASCADE" if cascade else None)


def _found_by(table: str, columns: Sequence[str]) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _accounts() -> None:
    op.create_table(
        "offices",
        *(_text(name) for name in ("id", "name", "level", "region")),
        _text("above", nullable=True),
        _number("version"),
        _key("offices", "id"),
        _of("offices", "above", "offices"),
    )
    op.create_table(
        "accounts",
        *(_text(name) for name in ("login", "name", "role")),
        _text("office", nullable=True),
        *(_text(name) for name in ("applicant", "uscc", "password")),
        _text("subject", nullable=True),
        _flag("active"),
        _number("failures"),
        _moment("locked_until", nullable=True),
        _moment("created_at"),
        _number("version"),
        _key("accounts", "login"),
        _of("accounts", "office", "offices"),
        _unique("accounts", "subject"),
    )
    _found_by("accounts", ("office", "uscc"))
    op.create_table(
        "sessions",
        _text("token"),
        _text("login"),
        _moment("created_at"),
        _moment("ends_at"),
        _key("sessions", "token"),
        _of("sessions", "login", "accounts", "login", cascade=True),
    )
    _found_by("sessions", ("login",))


def _catalogue() -> None:
    _entries()
    op.create_table(
        "restricted",
        _number("id"),
        *(_text(name) for name in ("kind", "name", "uscc", "policy")),
        _text("case_id", nullable=True),
        _text("reason"),
        *(_day(name) for name in ("starts_on", "ends_on")),
        _day("lifted_on", nullable=True),
        *(_text(name) for name in ("lifted_reason", "user")),
        _number("version"),
        _key("restricted", "id"),
    )
    _found_by("restricted", ("name", "uscc"))
    op.create_table(
        "experts",
        *(_text(name) for name in ("id", "name", "organisation", "field")),
        _text("account", nullable=True),
        _day("removed_on", nullable=True),
        _text("removal_reason"),
        _number("version"),
        _key("experts", "id"),
    )
    op.create_table(
        "paid_claims",
        _number("id"),
        _text("policy"),
        _text("case_id", nullable=True),
        *(_text(name) for name in ("applicant", "uscc", "product", "amount")),
        _day("paid_on"),
        _day("reclaimed_on", nullable=True),
        _text("reclaim_reason"),
        _number("version"),
        _key("paid_claims", "id"),
    )
    _found_by("paid_claims", ("uscc",))
    op.create_table(
        "kept",
        _text("name"),
        sa.Column("value", sa.JSON(), nullable=False),
        _moment("changed_at"),
        _text("user"),
        _number("version"),
        _key("kept", "name"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        *(_text(name) for name in ("id", "number", "policy", "policy_version")),
        _text("case_id", nullable=True),
        *(_text(name) for name in ("applicant", "uscc", "product", "model", "category", "chain", "region")),
        *(_flag(name) for name in ("first_set", "legacy")),
        *(_text(name) for name in ("treatment", "limits")),
        *(_day(name) for name in ("published_on", "starts_on")),
        *(_day(name, nullable=True) for name in ("ends_on", "performance_until", "tracking_due")),
        _text("renews", nullable=True),
        _day("removed_on", nullable=True),
        _text("removal_reason"),
        _number("version"),
        _key("entries", "id"),
        _unique("entries", "number"),
    )
    _found_by("entries", ("policy", "case_id", "uscc", "product"))


def _cases() -> None:
    op.create_table(
        "cases",
        *(_text(name) for name in ("id", "number", "policy", "policy_version", "round")),
        *(_text(name) for name in ("applicant", "uscc", "product", "model", "category")),
        *(_text(name, nullable=True) for name in ("account", "office")),
        *(_text(name) for name in ("stage", "state", "outcome")),
        _moment("created_at"),
        *(_day(name, nullable=True) for name in ("filed_on", "due_on", "notice_from", "notice_until")),
        _text("claimed_by", nullable=True),
        _day("postponed_until", nullable=True),
        _number("version"),
        _key("cases", "id"),
        _unique("cases", "number"),
        _of("cases", "office", "offices"),
    )
    _found_by("cases", ("policy", "uscc", "office", "state"))
    for table, other, column in (("case_offices", "offices", "office"), ("case_experts", "experts", "expert")):
        op.create_table(
            table,
            _text("case_id"),
            _text(column),
            *([_text("part")] if table == "case_offices" else []),
            _key(table, "case_id", column),
            _of(table, "case_id", "cases"),
            _of(table, column, other),
        )
    op.create_table(
        "submissions",
        _number("id"),
        _text("case_id"),
        _number("number"),
        _text("dossier_id"),
        _moment("created_at"),
        _text("user"),
        _text("note"),
        _key("submissions", "id"),
        _unique("submissions", "case_id", "number"),
        _of("submissions", "case_id", "cases"),
        _of("submissions", "dossier_id", "dossiers"),
    )
    _found_by("submissions", ("dossier_id",))


def _acts() -> None:
    op.create_table(
        "acts",
        _number("id"),
        _moment("created_at"),
        _day("on"),
        *(_text(name) for name in ("subject_kind", "subject_id", "kind")),
        sa.Column("body", sa.JSON(), nullable=False),
        _number("closes", nullable=True),
        _text("user"),
        _key("acts", "id"),
        _of("acts", "closes", "acts"),
    )
    _found_by("acts", ("kind",))
    op.create_index("ix_acts_subject", "acts", ["subject_kind", "subject_id"])
    op.create_table(
        "arrangements",
        _number("id"),
        _text("dossier_id"),
        _moment("created_at"),
        _text("kind"),
        sa.Column("body", sa.JSON(), nullable=False),
        _text("user"),
        _text("reason"),
        _key("arrangements", "id"),
        _of("arrangements", "dossier_id", "dossiers"),
    )
    _found_by("arrangements", ("dossier_id",))
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *(_text(name) for name in ("at", "user", "act", "subject")),
        sa.Column("details", sa.JSON(), nullable=False),
        *(_text(name) for name in ("before", "digest")),
        _key("audit", "id"),
    )


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
