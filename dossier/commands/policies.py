"""Commands on policies: which there are, and which clause is served and proven by what."""

from __future__ import annotations

from typing import Annotated

import typer

from dossier.commands.output import give
from dossier.console import Printer

policies = typer.Typer(help="Policies that a dossier can be checked against.", no_args_is_help=True)


@policies.command("list")
def list_policies() -> int:
    """Ids, names and versions of all policies."""
    from dossier.checks.engine import load_policy, policy_ids

    Printer().policies([load_policy(id_) for id_ in policy_ids()])
    return 0


@policies.command("coverage")
def policy_coverage(
    policy: Annotated[str | None, typer.Option("--policy", metavar="ID", help="Default: all texts.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> int:
    """Every clause, what serves it, and the cases or tests that prove it."""
    from dossier.checks.coverage import CASES, coverage

    printer = Printer()
    table = coverage(policy)
    if not CASES.is_dir():
        printer.say("此处没有用例，无法列出证明。No cases here: proofs cannot be listed.")
    if as_json:
        give(table, None)
    else:
        printer.coverage(table.rows)
    return 0
