"""What takes long to load is loaded where it is needed and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy", "scipy", "datasketch", "rapidocr", "onnxruntime", "cv2", "pikepdf", "pypdfium2", "pyhanko", "pdfplumber",
    "reportlab", "streamlit",
)  # fmt: skip
RUN = (
    "import sys; from dossier.cli import run; code = run(sys.argv[1:]); print('modules', *sys.modules); sys.exit(code)"
)


def loaded(*arguments: str) -> set[str]:
    """The heavy packages that a call of the command line loads, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    names = done.stdout.splitlines()[-1].split()
    assert names[0] == "modules"
    return set(names) & set(HEAVY)


@pytest.mark.parametrize("arguments", [("--help",), ("policies", "list")])
def test_help_and_lists_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


def test_a_check_of_what_is_known_loads_nothing_heavy(folder: Path) -> None:
    assert loaded("check", str(folder)) & {"pypdfium2", "pikepdf"}
    assert loaded("check", str(folder)) == set()


def test_a_reading_process_begins_without_models_and_languages() -> None:
    code = "import sys, dossier.extraction.reading.worker; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"spacy", "scipy", "datasketch", "rapidocr", "onnxruntime", "pyhanko"}
