"""The files of a dossier as bytes, and the account of what was taken in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from dossier.extraction.problems import problem, size_text
from dossier.models.page import Problem
from dossier.models.settings import Limits


@dataclass(frozen=True)
class SourceFile:
    """One file: its name inside the dossier (``/`` between folders and ZIPs), its bytes, and what is wrong with it.

    A file that was refused has no bytes, an empty ``sha256`` and the problem that says why.
    """

    name: str
    data: bytes
    sha256: str
    size: int
    problems: tuple[Problem, ...] = ()


@dataclass
class Intake:
    """Collects the files of one dossier and keeps its limits."""

    limits: Limits
    files: list[SourceFile] = field(default_factory=list)
    total: int = 0
    spent: int = 0
    """Bytes unpacked that are no file of the dossier: ZIPs inside ZIPs, members that turned out to be damaged."""
    full: bool = False
    _names: dict[str, int] = field(default_factory=dict)
    """Names in use, with the number that the next file of that name gets."""

    def room_for(self, name: str, size: int) -> bool:
        """Whether a file of that size may still come in; if not, the refusal is noted."""
        if not self._has_place(name):
            return False
        if size > self.limits.max_file_bytes:
            self.refuse(name, size, problem("file_too_large", name, limit=size_text(self.limits.max_file_bytes)))
        elif max(self.total, self.spent) + size > self.limits.max_total_bytes:
            self.refuse(name, size, problem("dossier_too_large", name, limit=size_text(self.limits.max_total_bytes)))
        else:
            return True
        return False

    def add(self, name: str, data: bytes, problems: tuple[Problem, ...] = ()) -> None:
        """Take a file in. Empty files come in with the problem that says so."""
        if not data:
            problems = (*problems, problem("empty_file", name))
        self.total += len(data)
        digest = hashlib.sha256(data).hexdigest()
        self.files.append(SourceFile(self._unused(name), data, digest, len(data), problems))

    def refuse(self, name: str, size: int, *problems: Problem) -> None:
        """Note a file that stays out, and why. Refused files count as well: a ZIP may hold any number of them."""
        if self._has_place(name):
            self._note(name, size, *problems)

    def _has_place(self, name: str) -> bool:
        """Whether one more file may be listed; the first that may not is noted as the end of the list."""
        if not self.full and len(self.files) >= self.limits.max_files:
            self.full = True
            self._note(name, 0, problem("too_many_files", name, limit=self.limits.max_files))
        return not self.full

    def _note(self, name: str, size: int, *problems: Problem) -> None:
        self.files.append(SourceFile(self._unused(name), b"", "", size, problems))

    def _unused(self, name: str) -> str:
        stem, dot, extension = name.rpartition(".")
        candidate, number = name, self._names.get(name, 2)
        while candidate in self._names:
            candidate = f"{stem} ({number}){dot}{extension}" if stem else f"{name} ({number})"
            number += 1
        self._names[name] = number
        self._names.setdefault(candidate, 2)
        return candidate
