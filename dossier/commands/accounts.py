"""The command line's part on accounts and offices. A password is asked for or read from stdin, never an argument."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated, Any

import typer

from dossier.console import Printer
from dossier.models.base import text
from dossier.models.errors import UsageError

accounts = typer.Typer(help="Who may log in to the review desk.", no_args_is_help=True)
offices = typer.Typer(help="The offices that reviewers and officials belong to.", no_args_is_help=True)

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="Lower-case letters, digits and . _ @ -")]
Office = Annotated[str | None, typer.Option(metavar="ID", help="Office that the person belongs to.")]
Name = Annotated[str, typer.Option(metavar="NAME", help="The name that stands on this person's acts.")]
Role = Annotated[
    str,
    typer.Option(
        metavar="ROLE",
        help="applicant, district_reviewer, city_reviewer, expert, official or administrator.",
    ),
]
StoreUrl = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Folder, sqlite:///PATH or postgresql://…; default DOSSIER_STORE."),
]


@accounts.command("add")
def add_account(
    login: Login,
    name: Name,
    role: Role,
    office: Office = None,
    applicant: Annotated[str, typer.Option(metavar="NAME", help="An applicant's company.")] = "",
    uscc: Annotated[str, typer.Option(metavar="CODE", help="Its unified social credit code.")] = "",
    subject: Annotated[
        str | None, typer.Option(metavar="ID", help="What an OIDC provider knows the person by; then no password.")
    ] = None,
    store: StoreUrl = None,
) -> int:
    """Enter an account; the first one is an administrator's. The password is asked for, or is a line on stdin."""
    from dossier.models.records.accounts import person_of

    person = person_of(
        {"name": name, "role": role, "office": office, "applicant": applicant, "uscc": uscc, "subject": subject}
    )
    with Printer().store(store) as opened:
        opened.add_account(login, person, operator(), password=None if subject else _password())
    return 0


@accounts.command("list")
def list_accounts(store: StoreUrl = None) -> int:
    """All accounts."""
    from dossier.models.actor import ROLES

    with Printer().store(store) as opened:
        rows = opened.accounts()
    Printer().table(
        ("login", "姓名 name", "角色 role", "单位 office", "state"),
        [
            (row.login, row.name, f"{ROLES[row.role].zh} {row.role}", row.office or row.applicant, _state(row))
            for row in rows
        ],
    )
    return 0


@accounts.command("password")
def set_password(login: Login, store: StoreUrl = None) -> int:
    """Give an account another password and open its lock; its sessions end. So an administrator comes in again too."""
    with Printer().store(store) as opened:
        opened.account(login)
        opened.set_password(login, _password(), operator())
    return 0


@accounts.command("deactivate")
def deactivate(login: Login, store: StoreUrl = None) -> int:
    """Let an account in no more; what its person did stays. The last administrator cannot be put out."""
    with Printer().store(store) as opened:
        opened.change_account(login, opened.account(login).version, operator(), active=False)
    return 0


@accounts.command("change")
def change_account(
    login: Login,
    name: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE")] = None,
    office: Annotated[str | None, typer.Option(metavar="ID", help="An empty one takes the person out.")] = None,
    subject: Annotated[str | None, typer.Option(metavar="ID", help="An empty one ends logging in by OIDC.")] = None,
    active: Annotated[bool | None, typer.Option("--active/--inactive")] = None,
    store: StoreUrl = None,
) -> int:
    """Change what is given."""
    given: dict[str, Any] = {"name": name, "role": role, "office": office, "subject": subject, "active": active}
    changes = {key: value if value != "" else None for key, value in given.items() if value is not None}
    with Printer().store(store) as opened:
        opened.change_account(login, opened.account(login).version, operator(), **changes)
    return 0


@offices.command("add")
def add_office(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    name: Annotated[str, typer.Option(metavar="NAME")],
    level: Annotated[str, typer.Option(metavar="LEVEL", help="province, city or district.")],
    region: Annotated[str, typer.Option(metavar="CODE", help="GB/T 2260 code of the area it serves.")] = "",
    above: Annotated[str | None, typer.Option(metavar="ID", help="The office it reports to.")] = None,
    store: StoreUrl = None,
) -> int:
    """Enter an office. It sees its own cases and those of the offices below it."""
    with Printer().store(store) as opened:
        opened.add_office(id_, name, level, operator(), region=region, above=above)
    return 0


@offices.command("list")
def list_offices(store: StoreUrl = None) -> int:
    """All offices."""
    with Printer().store(store) as opened:
        rows = opened.offices()
    Printer().table(
        ("id", "名称 name", "级别 level", "region", "上级 above"),
        [(row.id, row.name, row.level, row.region, row.above or "") for row in rows],
    )
    return 0


def operator() -> str:
    """Who runs the command, as the audit trail names it."""
    try:
        return f"{getpass.getuser()}@command-line"
    except (KeyError, OSError):
        return "command-line"


def _password() -> str:
    """Typed twice without being shown; from a pipe the first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("密码 password: ")
    if getpass.getpass("再输入一次 once more: ") != first:
        raise UsageError(text("两次输入的密码不一致。", "The two passwords are not the same."))
    return first


def _state(row: Any) -> str:
    parts = ["有效 active" if row.active else "停用 inactive", "OIDC" if row.subject else ""]
    return " · ".join(filter(None, parts))
