"""Many dossiers in one go: one sub-folder or ZIP each."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from dossier.console import VERDICTS, Printer, count
from dossier.extraction.problems import problem
from dossier.models.base import text
from dossier.models.errors import DossierError, UnreadableError, UsageError
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path

_log = logging.getLogger(__name__)

_LONGEST_NAME = 255
"""Bytes of a file name on the usual file systems."""


@dataclass(frozen=True)
class Line:
    """What became of one dossier: a result, or why there is none (with the exit code that says so)."""

    name: str
    result: Result | None = None
    failure: str = ""
    code: int = 0


def run_batch(folder: Path, out: Path, options: Options, store: Store, printer: Printer) -> int:
    """Check every dossier in ``folder``, write ``out/NAME.json`` each, print the table, and return the exit code.

    Raises UsageError where there is no dossier in the folder, or no place for the results.
    """
    dossiers = dossiers_in(folder, out)
    _make(out)
    lines = [_checked(path, out, options, store, printer) for path in dossiers]
    printer.table(("dossier", "verdict", "findings", "open", "suspicion", "pages"), [_cells(line) for line in lines])
    return exit_code(lines)


def dossiers_in(folder: Path, out: Path) -> list[Path]:
    """Sub-folders and ZIPs by name; not the folder of results, and nothing hidden."""
    if not folder.is_dir():
        raise UsageError(text("“{path}”不是文件夹。", "“{path}” is no folder.", path=folder))
    found = [
        path
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".")
        and (path.is_dir() or path.suffix.lower() == ".zip")
        and path.resolve() != out.resolve()
    ]
    if not found:
        raise UsageError(
            text("“{path}”中没有卷宗。", "There is no dossier in “{path}”.", path=folder),
            text("每个卷宗应为一个子文件夹或 ZIP。", "Each dossier is a sub-folder or a ZIP."),
        )
    return found


def exit_code(lines: list[Line]) -> int:
    """70: one broke the program; 65: none could be read; else the strictest verdict, unread counting as open."""
    codes = {line.code for line in lines}
    verdicts = {line.result.verdict for line in lines if line.result}
    if codes - {0, UnreadableError.exit_code}:
        return 70
    if not verdicts:
        return UnreadableError.exit_code
    if "ineligible" in verdicts:
        return 1
    return 2 if "review" in verdicts or UnreadableError.exit_code in codes else 0


def _checked(path: Path, out: Path, options: Options, store: Store, printer: Printer) -> Line:
    printer.say(path.name)
    try:
        _inside(path)
        with printer.progress() as progress:
            result = check_path(path, options, store, progress)
        dumped = json.dumps(result.as_json(), ensure_ascii=False, indent=2)
        (out / _result_name(path.name)).write_text(dumped + "\n", encoding="utf-8")
    except DossierError as error:
        printer.error(error)
        return Line(path.name, failure=error.message.zh, code=error.exit_code)
    except Exception as error:  # one dossier must not take the others down
        _log.exception("%s broke the program", path.name)
        return Line(path.name, failure=f"内部错误 internal error: {type(error).__name__}", code=70)
    return Line(path.name, result)


def _inside(path: Path) -> None:
    """Raises UnreadableError for a link out of the folder: who handed in a link must not choose what is read."""
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        refused = problem("outside_link", path.name)
        raise UnreadableError(refused.code, refused.message, refused.cure)


def _result_name(name: str) -> str:
    """``NAME.json``; a name too long for that is cut and told apart by its digest."""
    raw = os.fsencode(name)
    if len(raw) + len(".json") <= _LONGEST_NAME:
        return f"{name}.json"
    digest = hashlib.sha256(raw).hexdigest()[:12]
    return f"{raw[: _LONGEST_NAME - 20].decode('utf-8', 'ignore')}.{digest}.json"


def _cells(line: Line) -> tuple[str, ...]:
    if line.result is None:
        return (line.name, line.failure, "", "", "", "")
    result = line.result
    findings = " ".join(f"{status} {number}" for status, number in count(result).items())
    numbers = (str(result.open_attestations), result.suspicion, str(result.timing.pages))
    return (line.name, VERDICTS[result.verdict], findings, *numbers)


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            text("无法写入“{path}”。", "Cannot write “{path}”.", path=out),
            text("请用 --out 另指定文件夹。", "Choose another folder with --out."),
        ) from error
