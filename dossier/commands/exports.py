"""``dossier export``: what leaves the house on paper or as tables."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from dossier.commands.shared import Lang, StoreUrl, write_bytes
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.settings import settings

Name = Literal["correction_notice", "review_report", "xlsx", "json"]


def export(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER_ID", help="Id of a checked dossier.")],
    name: Annotated[Name, typer.Option("--as", help="What to write.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it goes.")],
    format_: Annotated[Literal["pdf", "docx"] | None, typer.Option("--format", help="Of the notice; default pdf.")] = (
        None
    ),
    due: Annotated[
        datetime | None,
        typer.Option("--due", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="By when the applicant is to mend it."),
    ] = None,
    lang: Lang = "zh",
    store: StoreUrl = None,
) -> int:
    """Write a correction notice, a review report, tables or data of a checked dossier."""
    from dossier.exports.registry import Asked, export_named
    from dossier.models.records import Store

    wanted = export_named(name, format_)
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise UsageError(text("无法写入“{file}”。", "Cannot write “{file}”.", file=out))
    asked = Asked(language=lang, signs=settings().show_signs, due=due.date() if due else None)
    write_bytes(out, wanted.make(Store(store), dossier, asked))
    return 0
