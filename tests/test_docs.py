"""The documents: what they link to exists, and the commands they name can be given."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import typer

from dossier.checks.matching.comparison import MatchingSettings
from dossier.checks.trust import Trust
from dossier.cli import app
from dossier.models.settings import Limits, Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]
SETTINGS = ROOT / "docs" / "settings.md"
COMMAND: Any = typer.main.get_command(app)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_SAID = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^ {0,3}```.*?^ {0,3}```", re.M | re.S)


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def named_commands(text: str) -> list[list[str]]:
    """Every ``dossier …`` of the text, in a line of code or in a block of it, word by word."""
    blocks = "\n".join(_FENCE.findall(text))
    lines = [*blocks.splitlines(), *_SAID.findall(_FENCE.sub("", text))]
    parts = [part.partition("#")[0].split() for line in lines for part in re.split(r",\s+|、", line.strip())]
    return [words[1:] for words in parts if words and words[0] == "dossier" and len(words) > 1]


def problem(words: list[str]) -> str | None:
    """Why these words are no command, None where they are one."""
    command: Any = COMMAND
    left = list(words)
    while (below := getattr(command, "commands", None)) and left and re.fullmatch(r"[a-z][a-z-]*", left[0]):
        if left[0] not in below:
            return f"no command {left[0]}"
        command = below[left.pop(0)]
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
    unknown = [word for word in re.findall(r"--[a-z-]+", " ".join(left)) if word not in known]
    return f"no option {unknown[0]}" if unknown else None


@pytest.mark.parametrize("document", DOCUMENTS, ids=_id)
def test_what_a_document_links_to_exists(document: Path) -> None:
    links = [target for sign, target in _LINK.findall(document.read_text("utf-8")) if "://" not in target and not sign]
    missing = [target for target in links if not (document.parent / target.partition("#")[0]).exists()]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=_id)
def test_commands_that_a_document_names_can_be_given(document: Path) -> None:
    told = {" ".join(words): problem(words) for words in named_commands(document.read_text("utf-8"))}
    assert not {command: why for command, why in told.items() if why}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_id)
def test_files_and_modules_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    files = re.findall(r"`((?:dossier|docs|tests|benchmarks|sample_dossiers|training|scripts|guides)/[\w./]*)`", text)
    assert not [name for name in files if not (ROOT / name).exists()]
    assert not [name for name in re.findall(r"python -m ([\w.]+)", text) if importlib.util.find_spec(name) is None]


def test_every_command_is_in_both_readmes() -> None:
    for readme in DOCUMENTS[:2]:
        named = {words[0] for words in named_commands(readme.read_text("utf-8"))}
        assert named >= set(COMMAND.commands)


def test_every_document_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / target).resolve() for _, target in _LINK.findall(index.read_text("utf-8"))}
    assert {path.resolve() for path in DOCUMENTS if path != index} <= linked


def test_make_targets_that_documents_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {m for path in DOCUMENTS for m in re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text("utf-8"), re.M)}
    assert named <= targets


def test_every_setting_is_told_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", SETTINGS.read_text("utf-8"), re.M))
    kinds = {"": Settings, "LIMITS__": Limits, "TRUST_": Trust, "MATCHING_": MatchingSettings}
    fields = {
        f"DOSSIER_{k}{name}".upper(): field for k, kind in kinds.items() for name, field in kind.model_fields.items()
    }
    assert set(rows) == set(fields) - {"DOSSIER_LIMITS"}
    sizes = {2**20: "MiB", 2**30: "GiB"}
    for name, told in rows.items():
        default = fields[name].default
        if isinstance(default, int | float) and not isinstance(default, bool):
            spelt = {f"{default:g}", f"{default:,}".replace(",", ""), f"{default / 1e6:g} million"}
            assert told in spelt | {f"{default / size:g} {unit}" for size, unit in sizes.items()}, name


def test_figures_of_the_readmes_are_those_of_the_benches() -> None:
    figures = (ROOT / "docs" / "figures.md").read_text("utf-8")
    for readme, head in zip(DOCUMENTS[:2], ("## Figures", "## 数字"), strict=True):
        rows = [
            row for row in readme.read_text("utf-8").partition(head)[2].partition("\n## ")[0].splitlines() if "|" in row
        ]
        told = [figure for row in rows[2:] for figure in re.findall(r"\d+ of \d+|\d+\.\d+ CPU", row.split("|")[2])]
        assert told
        assert not [figure for figure in told if figure not in figures]


def test_every_picture_is_taken_and_shown() -> None:
    shown = {
        Path(target).name
        for path in (ROOT / "docs" / "guides").glob("*.md")
        for sign, target in _LINK.findall(path.read_text("utf-8"))
        if sign
    }
    kept = list((ROOT / "docs" / "guides" / "pictures").glob("*.png"))
    if not kept:
        pytest.skip("make guides has not taken the pictures yet")
    assert {path.name for path in kept} == shown
    assert sum(path.stat().st_size for path in kept) < 3_000_000
