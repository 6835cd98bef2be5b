"""Opens what an applicant hands in: a folder, a ZIP, one file, or bytes of an upload. Nothing is written to disk."""

from __future__ import annotations

from pathlib import Path

from dossier.extraction.intake.archives import add_zip
from dossier.extraction.intake.folders import add_file, add_folder
from dossier.extraction.intake.media import media_of, zip_media
from dossier.extraction.intake.names import tame
from dossier.extraction.intake.sources import Intake, SourceFile
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.settings import Limits

__all__ = ["SourceFile", "open_bytes", "open_sources"]


def open_sources(path: Path, limits: Limits) -> list[SourceFile]:
    """Files of a folder, a ZIP (ZIPs inside too) or one file, sorted by name inside a folder, in ZIP order otherwise.

    A file that cannot be taken in is there with its problem. Raises UsageError when there is nothing at ``path``.
    """
    _seek(path)
    intake = Intake(limits)
    if path.is_dir():
        add_folder(intake, path)
    elif _is_zip(path):
        add_zip(intake, path.resolve(), path.name)
    else:
        add_file(intake, path.resolve(), tame(path.name)[0])
    return intake.files


def open_bytes(name: str, data: bytes, limits: Limits) -> list[SourceFile]:
    """The same for an upload: ``name`` is what the browser says and only used as a label."""
    intake = Intake(limits)
    label = tame(name.replace("\\", "/").rsplit("/", 1)[-1])[0]
    if media_of(data) == "zip":
        add_zip(intake, data, label)
    elif intake.room_for(label, len(data)):
        intake.add(label, data)
    return intake.files


def _seek(path: Path) -> None:
    """Raises UsageError where nothing is at the path, or nothing that we may see."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(text("“{path}”不存在", "there is nothing at “{path}”", path=path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "I/O"
        raise UsageError(
            text("“{path}”无法打开：{reason}", "“{path}” cannot be opened: {reason}", path=path, reason=reason),
            text("请检查路径和权限。", "Check the path and its permissions."),
        ) from error


def _is_zip(path: Path) -> bool:
    """Whether the file is a ZIP of papers; one that is a DOCX, XLSX or OFD inside is a paper itself."""
    try:
        if not path.is_file():
            return False  # opening a pipe would wait for somebody to write
        with path.open("rb") as stream:
            return stream.read(2) == b"PK" and zip_media(path) == "zip"
    except OSError:
        return False
