"""Writing results: to a file that can be written to, else to stdout; half a result is left nowhere."""

from __future__ import annotations

import contextlib
import errno
import json
import sys
from pathlib import Path
from typing import Any, Protocol

from dossier.models.base import text
from dossier.models.errors import UsageError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
"""Errors of a full disk."""


class AsJson(Protocol):
    """What can be printed as JSON."""

    def as_json(self) -> dict[str, Any]:
        """The result in the contract's form."""


def give(result: AsJson, file: Path | None) -> None:
    """A result as JSON, to the file or to stdout."""
    dumped = json.dumps(result.as_json(), ensure_ascii=False, indent=2)
    if file:
        write(file, dumped + "\n")
    else:
        sys.stdout.write(dumped + "\n")
        sys.stdout.flush()


def writable(*files: Path | None) -> None:
    """Notice before the work, not after it, that the result has no place to go."""
    for file in files:
        if file and (file.is_dir() or not file.absolute().parent.is_dir()):
            raise unwritable(file)


def write(file: Path, content: str) -> None:
    """A text to a file. Raises UsageError where that cannot be done."""
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        if error.errno in NO_ROOM and file.is_file():
            with contextlib.suppress(OSError):
                file.unlink()  # half a result is worse than none
        raise unwritable(file) from error


def unwritable(file: Path) -> UsageError:
    """The error for a file that cannot be written."""
    return UsageError(
        text("无法写入“{file}”。", "Cannot write “{file}”.", file=file),
        text(
            "请检查文件夹是否存在、是否有权限、磁盘是否已满。",
            "Check that the folder is there and may be written to, and that the disk is not full.",
        ),
    )
