"""Options and small helps that the commands on an office's records share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import UsageError

StoreUrl = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Folder, sqlite:///PATH or postgresql://…; default DOSSIER_STORE."),
]
Day = typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Default: today.")
AsOn = Annotated[
    datetime | None,
    typer.Option("--as-on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="As it stood on that day; default today."),
]
Policy = Annotated[str | None, typer.Option("--policy", metavar="ID", help="Default: all.")]
User = Annotated[str, typer.Option("--user", metavar="NAME", help="Who does it; kept in the audit trail.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Kept; of a removal it is made public.")]
Lang = Annotated[Literal["zh", "en"], typer.Option("--lang")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def day_of(given: datetime | None) -> date:
    """The day that was given, else today."""
    return given.date() if given else today()


def read_bytes(file: Path) -> bytes:
    """What is in a file. Raises UsageError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(text("无法读取“{file}”。", "Cannot read “{file}”.", file=file)) from error


def write_bytes(file: Path, data: bytes) -> None:
    """Write a file. Raises UsageError where that cannot be done."""
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UsageError(
            text("无法写入“{file}”。", "Cannot write “{file}”.", file=file),
            text("请检查文件夹和权限。", "Check the folder and its permissions."),
        ) from error
