"""Folders of files: walked without following a link out of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from dossier.extraction.intake.archives import add_zip
from dossier.extraction.intake.media import media_of
from dossier.extraction.intake.names import is_litter, tame
from dossier.extraction.intake.sources import Intake
from dossier.extraction.problems import problem


def add_folder(intake: Intake, root: Path) -> None:
    """Take in all files below ``root``, in the order of their names."""
    root = root.resolve()
    for folder, folders, files in os.walk(root, followlinks=False):
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
    name, _ = tame(os.fsencode(path.relative_to(root)).decode("utf-8", "replace"))
    if path.is_symlink():
        target = path.resolve()
        if not target.is_relative_to(root):
            intake.refuse(name, 0, problem("outside_link", name))
            return
        if not target.is_file():
            return  # a folder inside the dossier is walked in its own place; a dead link holds nothing
        path = target
    add_file(intake, path, name)


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
