"""Commands on signs of falsification: the evidence sheet of a dossier, and how often each check was right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dossier.commands.output import unwritable, writable
from dossier.commands.shared import StoreUrl
from dossier.console import Printer
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.settings import settings

signs = typer.Typer(help="Signs of falsification and what reviewers made of them.", no_args_is_help=True)


def evidence(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER_ID", help="Id of a stored dossier.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the PDF goes.")],
    lang: Annotated[Literal["zh", "en"], typer.Option("--lang", help="Language of the sheet.")] = "zh",
    store: StoreUrl = None,
) -> int:
    """Write the evidence sheet of a dossier: every sign with its places, digests, what was not examined."""
    from dossier.evidence_sheet import evidence_sheet
    from dossier.models.records import Store

    writable(out)
    _signs_shown()
    data = evidence_sheet(Store(store), dossier, lang)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise unwritable(out) from error
    return 0


@signs.command("precision")
def signs_precision(store: StoreUrl = None) -> int:
    """For each check how many of its signs reviewers confirmed and excluded."""
    from dossier.models.records import Store

    _signs_shown()
    rows = Store(store).precision()
    heads = ("check", "分级 tier", "确认 confirmed", "排除 excluded", "N", "确认比例 share")
    Printer().table(
        heads,
        [
            (r.check, r.tier, str(r.confirmed), str(r.excluded), str(r.confirmed + r.excluded), f"{r.share:.0%}")
            for r in rows
        ],
    )
    return 0


def _signs_shown() -> None:
    if not settings().show_signs:
        raise UsageError(
            text("本安装不显示疑点。", "This installation does not show signs."),
            text("由 DOSSIER_SHOW_SIGNS 设置。", "DOSSIER_SHOW_SIGNS says so."),
        )
