"""The command line of an office's records: the restricted list, registers that are kept, statistics."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dossier.commands.catalogue import catalogue
from dossier.commands.shared import AsOn, Day, Json, Lang, Policy, Reason, StoreUrl, User, day_of, write_bytes
from dossier.console import Printer
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.records.catalogue_rows import PartyKind, RestrictedRow
from dossier.models.records.recognition import Register
from dossier.models.records.store import Store

restricted = typer.Typer(help="限报名单。Parties of whom nothing is taken for a time.", no_args_is_help=True)
registers = typer.Typer(help="登记簿。Since when a register is complete.", no_args_is_help=True)


@restricted.command("list")
def list_restricted(
    kind: Annotated[PartyKind | None, typer.Option("--kind")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what has ended.")] = False,
    as_on: AsOn = None,
    as_json: Json = False,
    store: StoreUrl = None,
) -> int:
    """Who is on the list on a day."""
    day = day_of(as_on)
    rows = Store(store).restrictions(kind, None if everything else day)
    if as_json:
        said = [row.model_dump(mode="json") for row in rows]
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return 0
    heads = ("id", "类别 kind", "名称 name", "代码 code", "政策 policy", "起 from", "至 to", "理由 reason")
    Printer().table(heads, [_restriction(row) for row in rows])
    return 0


@restricted.command("add")
def add_restricted(
    name: Annotated[str, typer.Option("--name", metavar="NAME")],
    policy: Annotated[str, typer.Option("--policy", metavar="ID", help="The policy that bans.")],
    reason: Reason,
    user: User,
    kind: Annotated[PartyKind, typer.Option("--kind")] = "applicant",
    uscc: Annotated[str, typer.Option("--uscc", metavar="CODE")] = "",
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")] = None,
    store: StoreUrl = None,
) -> int:
    """Put a party on the list for the years that the policy says."""
    from dossier.checks.policy_files import load_policy

    day = day_of(start)
    years = load_policy(policy).version_on(day).terms.ban_years
    if not years:
        raise UsageError(text("该政策没有规定限制年限。", "This policy knows no ban."))
    row = Store(store).restrict(kind, name, uscc, policy, reason, years, user, day)
    Printer().say(f"{row.id} {row.name}: {row.starts_on} – {row.ends_on}")
    return 0


@restricted.command("lift")
def lift_restricted(
    id_: Annotated[int, typer.Argument(metavar="ID")],
    reason: Reason,
    user: User,
    on: Annotated[datetime | None, Day] = None,
    store: StoreUrl = None,
) -> int:
    """End a restriction before its time."""
    opened = Store(store)
    seen = next((row.version for row in opened.restrictions() if row.id == id_), 0)
    row = opened.lift_restriction(id_, seen, reason, user, day_of(on))
    Printer().say(f"{row.id} {row.name}: 已解除 lifted {row.lifted_on}")
    return 0


@registers.command("kept")
def declare_register(
    register: Annotated[Register, typer.Argument()],
    since: Annotated[datetime, typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")],
    user: User,
    store: StoreUrl = None,
) -> int:
    """An administrator's word that a register holds all that has happened since a day; checks then trust it."""
    Store(store).declare_register(register, since.date(), user)
    return 0


def statistics(
    start: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")],
    end: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")],
    policy: Policy = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE")] = None,
    lang: Lang = "zh",
    store: StoreUrl = None,
) -> int:
    """Applications, outcomes and listings from a day up to and including another, by policy, category and district."""
    from dossier.casework.statistics import report, report_sheet, report_xlsx

    if end < start:
        raise UsageError(text("截止日早于起始日。", "The time ends before it begins."))
    made = report(Store(store), start.date(), end.date(), policy)
    if xlsx:
        write_bytes(xlsx, report_xlsx(made, lang))
        return 0
    sheet = report_sheet(made, lang)
    Printer().table(sheet.heads, [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.rows])
    return 0


def _restriction(row: RestrictedRow) -> tuple[str, ...]:
    until = f"{row.lifted_on}（已解除 lifted）" if row.lifted_on else str(row.ends_on)
    return str(row.id), row.kind, row.name, row.uscc, row.policy, str(row.starts_on), until, row.reason


def add_to(app: typer.Typer) -> None:
    """Add all of these commands to the program's command line."""
    app.add_typer(catalogue, name="catalogue")
    app.add_typer(restricted, name="restricted")
    app.add_typer(registers, name="registers")
    app.command()(statistics)
