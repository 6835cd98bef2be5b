"""An office's guide for the round, handed in beside the policy: read, and compared with what was chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.checks.overlays import policy_in_use, read_overlay
from dossier.models.overlay import Overlay

SUFFIXES = ["yaml", "yml"]
"""What the file dialogue offers."""


def guide_of(name: str, content: bytes) -> Overlay:
    """The guide in an uploaded file. Raises PolicyError with every fault and its line, under the file's own name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name.replace("\\", "/")).name or "guide.yaml")
        path.write_bytes(content)
        return read_overlay(path)


def policy_under(guide: Overlay, policy: str | None, day: date | None) -> str:
    """The policy to check under: the one chosen, else the guide's own.

    Raises UsageError where the guide is for another policy, or, once the day of application is stated, for another
    version; without a day that shows when the papers have been read.
    """
    chosen = policy or guide.policy
    if day or chosen != guide.policy:
        policy_in_use(chosen, day or date.today(), guide, None)
    return chosen
