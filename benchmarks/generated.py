"""Generated dossiers with known truth: made anew from seeds that development does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.compare import Paper

SEEDS = (9001, 9002, 9003)
MEDIA = ("text", "scan", "photo", "rotated")


def make(out: Path, seed: int, media: str, policy: str) -> Path:
    """One clean dossier of papers of every kind in ``out``; returns the truth file beside it."""
    command = [sys.executable, "-m", "sample_dossiers", str(out), "--seed", str(seed)]
    command += ["--media", media, "--policy", policy, "--clean", "--all-kinds"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return max(out.glob("*.truth.json"), key=lambda path: path.stat().st_mtime_ns)


def papers(truth_file: Path, media: str) -> list[Paper]:
    """The papers of a truth file; the file names are those inside the dossier."""
    truth = json.loads(truth_file.read_text())
    name = truth_file.name.removesuffix(".truth.json")
    return [
        Paper(name, entry["file"], tuple(entry["pages"]), entry["type"], media, entry["fields"])
        for entry in truth["documents"]
    ]
