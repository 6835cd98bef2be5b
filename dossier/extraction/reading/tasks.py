"""What a reading process is asked to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Task(NamedTuple):
    """Survey the file at ``path``, or read one of its pages. ``name`` is the file's name inside the dossier."""

    name: str
    path: Path
    page: int | None = None
