"""The command line of the audit trail: prove it, read it."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from dossier.models.base import Text, text
from dossier.models.errors import UsageError

BROKEN = 1

audit = typer.Typer(help="留痕。The audit trail: who did what, and proof of it.", no_args_is_help=True)

StoreUrl = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Folder, sqlite:///PATH or postgresql://…; default DOSSIER_STORE."),
]


@audit.command("verify")
def verify(
    expect_head: Annotated[
        str | None, typer.Option("--expect-head", metavar="DIGEST", help="Head that was written down earlier.")
    ] = None,
    expect_links: Annotated[
        int | None, typer.Option("--expect-links", min=1, metavar="N", help="Number of links at that time.")
    ] = None,
    files: Annotated[bool, typer.Option("--files", help="Read every kept file too and compare its digest.")] = False,
    store: StoreUrl = None,
) -> int:
    """Prove the trail and the rows it vouches for. Exit: 0 whole, 1 broken; prints count and head to be written down.

    A head written down earlier, with its number of links, must still be in the trail: that shows an end cut off.
    """
    from dossier.models.records import Store
    from dossier.models.records.audit_proof import Head

    if (expect_head is None) != (expect_links is None):
        raise UsageError(
            text("--expect-head 与 --expect-links 须同时给出。", "Give --expect-head and --expect-links together.")
        )
    opened = Store(store)
    proof = opened.verify_audit(Head(expect_links, expect_head) if expect_links and expect_head else None)
    bad = opened.bad_files() if files else []
    _print(f"links {proof.links}", f"head {proof.head}", f"rows {proof.rows}")
    if proof.before:
        _print(f"留痕启用前已有 {proof.before} 行，自首条记录起受证明。",
               f"{proof.before} rows were there before the trail began; its first link vouches for them.")  # fmt: skip
    if proof.reason:
        where = f"link {proof.broken}" if proof.broken is not None else "no link"
        row = f" [{proof.row}]" if proof.row else ""
        _print(f"broken: {where}{row}: {proof.reason.zh} / {proof.reason.en}")
    for sha256 in bad:
        _print(f"broken: file {sha256}: 缺失或与指纹不符 / missing, or does not fit its digest")
    return BROKEN if proof.reason or bad else 0


@audit.command("list")
def list_links(
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="S", help="dossier:ID, case:ID, entry:ID, account:LOGIN, …")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with all details.")] = False,
    store: StoreUrl = None,
) -> int:
    """What was done, oldest first."""
    from dossier.console import Printer
    from dossier.models.records import Store

    links = Store(store).audit(subject)
    if as_json:
        _print(*(json.dumps(link.model_dump(mode="json"), ensure_ascii=False) for link in links))
        return 0
    rows = [(str(link.id), link.at[:19], link.user, link.act, link.subject, _told(link.details)) for link in links]
    Printer().table(("#", "UTC", "who", "act", "subject", "details"), rows)
    return 0


_SHORT = 60
"""Characters of a detail on a line of the list; JSON has all."""
_FOR_PROOF = ("rows", "table", "id", "digest", "result")


def _told(details: dict[str, object]) -> str:
    """What a person asks for: the act's own details, or those of the first row it wrote."""
    rows = details.get("rows")
    own = {name: value for name, value in details.items() if name not in _FOR_PROOF}
    if not own and isinstance(rows, list) and rows:
        own = {name: value for name, value in rows[0].items() if name not in _FOR_PROOF}
    return ", ".join(f"{name}={str(value)[:_SHORT]}" for name, value in own.items())


def _print(*lines: str | Text) -> None:
    from dossier.console import plain

    sys.stdout.write("".join(f"{plain(str(line))}\n" for line in lines))
