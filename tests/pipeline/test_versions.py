"""Overlay and another day's version, from the command line to the result."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dossier import cli
from dossier.checks import overlays
from dossier.checks.engine import load_policy
from dossier.models.records import Store
from dossier.pipeline import Options, check_path, check_stored
from tests.checks.test_overlays import GUIDE, VERSION

BAOTOU = ["--policy", "baotou"]


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "guide.yaml"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def test_the_command_line_takes_an_overlay(
    folder: Path, guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.html"
    cli.run(["check", str(folder), *BAOTOU, "--overlay", str(guide), "--html", str(report)])
    assert f"{VERSION}+guide-2026 · 2026年度申报指南" in report.read_text(encoding="utf-8")
    head = json.loads(capsys.readouterr().out)["dossier"]
    assert head["overlay"] == {"id": "guide-2026", "zh": "2026年度申报指南", "en": "Guide of 2026"}
    assert head["policy_version"] == f"{VERSION}+guide-2026"
    cli.run(["check", str(folder), *BAOTOU])
    head = json.loads(capsys.readouterr().out)["dossier"]
    assert (head["overlay"], head["policy_version"]) == (None, VERSION)


def test_wrong_and_unfitting_overlays_are_bad_usage(folder: Path, guide: Path, tmp_path: Path) -> None:
    assert cli.run(["check", str(folder), "--policy", "beijing", "--overlay", str(guide)]) == 64
    assert cli.run(["check", str(folder), *BAOTOU, "--overlay", str(tmp_path / "none.yaml")]) == 64
    guide.write_text(GUIDE.replace("months:", "weeks:"), encoding="utf-8")
    assert cli.run(["check", str(folder), *BAOTOU, "--overlay", str(guide)]) == 64


def test_the_setting_holds_where_it_fits(folder: Path, guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_OVERLAY", str(guide))
    used = check_path(folder, Options(policy="baotou")).dossier.overlay
    assert used and used["id"] == "guide-2026"
    assert check_path(folder, Options(policy="beijing")).dossier.overlay is None


def test_an_overlay_stays_with_its_dossier_when_the_file_is_gone(folder: Path, guide: Path, store: Store) -> None:
    first = check_path(folder, Options(policy="baotou", overlay=overlays.read_overlay(guide)), store)
    guide.unlink()
    assert check_stored(store, first.dossier.id).findings == first.findings


def test_another_days_version_is_asked_for_and_not_kept(
    folder: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = load_policy("baotou")
    old = policy.versions[-1].model_copy(update={"version": "old", "valid_to": date(2025, 12, 31)})
    new = policy.versions[-1].model_copy(update={"version": "new", "valid_from": date(2026, 1, 1)})
    both = policy.model_copy(update={"versions": (old, new)})
    monkeypatch.setattr(overlays, "load_policy", lambda _id: both)
    asked = ["check", str(folder), *BAOTOU, "--applied-on", "2025-12-31", "--store", str(tmp_path / "store")]
    heads = []
    for more in ([], ["--as-of", "2025-12-31"], ["--as-of", "2026-01-01"]):
        cli.run([*asked, *more])
        heads.append(json.loads(capsys.readouterr().out)["dossier"])
    assert [(h["policy_version"], h["as_of"]) for h in heads] == [
        ("old", None), ("old", "2025-12-31"), ("new", "2026-01-01"),
    ]  # fmt: skip
    (row,) = store.dossiers()
    assert len(store.runs(row.id)) == 1
    assert {h["id"] for h in heads} == {row.id}
