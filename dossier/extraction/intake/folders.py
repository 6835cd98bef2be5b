"""Folders of files: walked without following a link out of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from dossier.extraction.intake.archives import add_zip
from dossier.extraction.intake.media import media_of
from dossier.extraction.intake.names import decoded, is_litter, tame
from dossier.extraction.intake.sources import Intake
from dossier.extraction.problems import problem


def add_folder(intake: Intake, root: Path) -> None:
    """Take in all files below ``root``, in the order of their names."""
    root = root.resolve()

    def closed(error: OSError) -> None:
        name = _name(root, Path(os.fsdecode(error.filename or root)))
        intake.refuse(name, 0, problem("unreadable_file", name, reason=error.strerror or "I/O"))

    for folder, folders, files in os.walk(root, onerror=closed, followlinks=False):
        folders[:] = sorted(name for name in folders if not is_litter(name))
        for name in sorted(files) + [name for name in folders if (Path(folder) / name).is_symlink()]:
            if intake.full:
                return
            if not is_litter(name):
                _add_entry(intake, root, Path(folder) / name)


def add_file(intake: Intake, path: Path, name: str, *, opens_zip: bool = True) -> None:
    """Take in one file; a ZIP with all it holds, under its own name as folder where ``opens_zip``."""
    try:
        data = _content(intake, path, name)
    except OSError as error:
        intake.refuse(name, 0, problem("unreadable_file", name, reason=error.strerror or "I/O"))
        return
    if data is None:
        return
    if opens_zip and media_of(data) == "zip":
        add_zip(intake, data, name, prefix=f"{name}/")
    else:
        intake.add(name, data)


def _add_entry(intake: Intake, root: Path, path: Path) -> None:
    name = _name(root, path)
    if path.is_symlink():
        target = _target(path)
        if target is None:
            intake.refuse(name, 0, problem("unreadable_file", name, reason="链接失效 broken link"))
            return
        if not target.is_relative_to(root):
            intake.refuse(name, 0, problem("outside_link", name))
            return
        if not target.is_file():
            return  # a folder inside the dossier is walked in its own place
        path = target
    add_file(intake, path, name)


def _name(root: Path, path: Path) -> str:
    """The path below ``root`` for people to read; ``root`` itself by its own name."""
    return tame(decoded(os.fsencode(root.name if path == root else path.relative_to(root))))[0]


def _target(link: Path) -> Path | None:
    """Where a link leads in the end; None for one that leads nowhere or in a circle."""
    try:
        return link.resolve(strict=True)
    except (OSError, RuntimeError):
        return None


def _content(intake: Intake, path: Path, name: str) -> bytes | None:
    """The bytes of a regular file, None where it was refused. A pipe or device is not opened for waiting."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            intake.refuse(name, 0, problem("unreadable_file", name, reason="not a regular file"))
            return None
        if not intake.room_for(name, status.st_size):
            return None
        return stream.read(status.st_size)
