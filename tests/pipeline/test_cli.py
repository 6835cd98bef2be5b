"""The command line: exit codes, stdout and stderr."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier import batch, cli, pipeline
from dossier.console import plain
from dossier.models.finding import Verdict
from dossier.pipeline import Options, check_path
from tests.pipeline import papers


def _verdict(monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> None:
    def changed(path: Path, options: Options, *more: Any) -> Any:
        return check_path(path, options, *more).model_copy(update={"verdict": verdict})

    monkeypatch.setattr(pipeline, "check_path", changed)
    monkeypatch.setattr(batch, "check_path", changed)


@pytest.mark.parametrize(("verdict", "code"), [("eligible", 0), ("ineligible", 1), ("review", 2)])
def test_verdicts_are_exit_codes(
    folder: Path, verdict: Verdict, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _verdict(monkeypatch, verdict)
    assert cli.run(["check", str(folder)]) == code
    streams = capsys.readouterr()
    result = json.loads(streams.out)
    assert (result["schema"], result["verdict"]) == ("1", verdict)
    assert result["dossier"]["applicant"]["name"] == papers.NAME
    assert "2 执照.pdf" in streams.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["check", "{folder}", "--nonsense"],
        ["check", "{folder}", "--applied-on", "3.6.2025"],
        ["check", "{folder}", "--workers", "0"],
        ["check", "{folder}", "--policy", "atlantis"],
        ["check", "{folder}/nothing there"],
        ["check", "{folder}", "--json", "/no/such/folder/x.json"],
        ["check", "{folder}", "--store", "mysql://x"],
        ["batch", "{folder}/1 申请表.pdf"],
        ["nonsense"],
    ],
)
def test_bad_usage_is_64(folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([argument.format(folder=folder) for argument in arguments]) == 64
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.strip()


def test_unreadable_is_65_and_names_file_and_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pdf").write_bytes(b"")
    assert cli.run(["check", str(tmp_path / "x.pdf")]) == 65
    error = capsys.readouterr().err
    assert "x.pdf" in error
    assert "重新" in error


def test_an_internal_error_is_70(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "check_path", lambda *_: 1 / 0)
    assert cli.run(["check", str(folder)]) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--help"]) == 0
    assert "--applied-on" in capsys.readouterr().out


def test_the_installed_command(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "dossier.cli",
            "check",
            str(folder),
            "--policy",
            "inner_mongolia",
            "--json",
            str(target),
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    result = json.loads(target.read_text(encoding="utf-8"))
    assert done.returncode == {"eligible": 0, "ineligible": 1, "review": 2}[result["verdict"]], done.stderr
    assert done.stdout == ""
    assert result["dossier"]["policy"] == "inner_mongolia"


def test_the_report_escapes_what_papers_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    lines = [line.replace("智能", "<script>alert(1)</script>") for line in papers.FORM]
    (folder / "<img src=x onerror=y>.pdf").write_bytes(papers.pdf(lines, papers.LICENCE))
    target = tmp_path / "r.html"
    cli.run(
        ["check", str(folder), "--policy", "inner_mongolia", "--applicant", "赤穗机床有限公司", "--html", str(target)]
    )
    html = target.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "data:image/jpeg;base64," in html
    assert "inner_mongolia:" in html


def test_extract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", *map(str, sorted(folder.iterdir()))]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [d["type"] for d in data["documents"]] == ["application_form", "business_license"]


def test_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲", "[red]乙"):
        papers.dossier(tmp_path / "all" / name)
    (tmp_path / "all" / "丙").mkdir()
    (tmp_path / "all" / "丙" / "x.pdf").write_bytes(b"")
    out = tmp_path / "all" / "out"
    code = cli.run(["batch", str(tmp_path / "all"), "--out", str(out), "--policy", "inner_mongolia"])
    assert code in (1, 2)
    assert sorted(path.name for path in out.iterdir()) == ["[red]乙.json", "甲.json"]
    table = capsys.readouterr().out
    assert "[red]乙" in table
    assert "x.pdf" in table
    assert cli.run(["batch", str(tmp_path / "all"), "--out", str(out), "--policy", "inner_mongolia"]) == code


def test_batch_uses_the_guide_of_the_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers.dossier(tmp_path / "all" / "甲")
    guide = tmp_path / "guide.yaml"
    guide.write_text(
        "id: guide-2026\npolicy: baotou\nversion: trial\nname: {zh: 指南, en: Guide}\n"
        "clauses: ['6']\nwithout: [trademark]\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    cli.run(["batch", str(tmp_path / "all"), "--out", str(out), "--policy", "baotou", "--overlay", str(guide)])
    result = json.loads((out / "甲.json").read_text(encoding="utf-8"))
    assert result["dossier"]["overlay"]["id"] == "guide-2026"


def test_batch_exit_codes(folder: Path) -> None:
    result = check_path(folder, Options())
    lines = {
        verdict: batch.Line(verdict, result.model_copy(update={"verdict": verdict}))
        for verdict in ("eligible", "ineligible", "review")
    }
    unread, broken = batch.Line("u", failure="x", code=65), batch.Line("b", failure="x", code=70)
    assert batch.exit_code([lines["eligible"]]) == 0
    assert batch.exit_code([lines["eligible"], lines["review"]]) == 2
    assert batch.exit_code([lines["review"], lines["ineligible"]]) == 1
    assert batch.exit_code([lines["eligible"], unread]) == 2
    assert batch.exit_code([unread]) == 65
    assert batch.exit_code([lines["ineligible"], broken]) == 70


def test_a_default_store_that_cannot_be_opened_does_not_stop_a_check(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DOSSIER_STORE")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DOSSIER_DATA_DIR", str(tmp_path / "file"))
    assert cli.run(["check", str(folder)]) in (0, 1, 2)
    assert "--store" in capsys.readouterr().err
    assert cli.run(["check", str(folder), "--store", str(tmp_path / "file")]) == 70


def test_policies_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["policies", "list"]) == 0
    assert "inner_mongolia" in capsys.readouterr().out


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert plain("a\x1b[2Jb\x9bc\n") == "a\ufffd[2Jb\ufffdc\n"


def test_a_full_disk_is_said_and_leaves_no_half_result(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(file: Path, content: str, **_: Any) -> None:
        file.write_bytes(b"{")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    target = tmp_path / "result.json"
    assert cli.run(["check", str(folder), "--json", str(target), "--store", str(tmp_path / "store")]) == 64
    assert "disk" in capsys.readouterr().err and not target.exists()

    def check(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp/x")

    monkeypatch.setattr(pipeline, "check_path", check)
    assert cli.run(["check", str(folder), "--store", str(tmp_path / "store")]) == 70
    told = capsys.readouterr().err
    assert "TMPDIR" in told and "Traceback" not in told


def test_batch_follows_no_link_out_and_takes_names_of_any_length(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "all", tmp_path / "out"
    papers.dossier(folder / ("长" * 85))
    papers.dossier(tmp_path / "elsewhere")
    (folder / "link.zip").symlink_to(tmp_path / "elsewhere")
    assert cli.run(["batch", str(folder), "--out", str(out), "--store", str(tmp_path / "store")]) in (1, 2)
    (result,) = out.iterdir()
    assert result.name.startswith("长" * 70) and json.loads(result.read_text("utf-8"))["documents"]
    assert "link.zip" in capsys.readouterr().out
