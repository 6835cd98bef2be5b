"""The command line of an office's records, from an import to a removal, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier import cli
from dossier.models.records import Store

LIST = "编号,产品名称,企业名称,公布日期,产业链\nB-1,水泵,甲公司,2025-06-30,装备\nB-2,压机,乙公司,2025-06-30,装备\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two entries, and a folder."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert cli.run(["catalogue", "import", str(tmp_path / "list.csv"), "--policy", "baotou", "--user", "张三"]) == 0
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *command: str, code: int = 0) -> str:
    capsys.readouterr()
    assert cli.run(list(command)) == code
    return capsys.readouterr().out


def test_list_and_search_as_on_a_day(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "在目录内" in out(capsys, "catalogue", "list", "--as-on", "2025-07-01")
    assert "到期失效" in out(capsys, "catalogue", "list", "--as-on", "2027-07-01")
    found = json.loads(out(capsys, "catalogue", "search", "压机", "--as-on", "2025-07-01", "--json"))
    assert [one["number"] for one in found["entries"]] == ["B-2"]
    assert "B-1" not in out(capsys, "catalogue", "list", "--as-on", "2025-06-29")


def test_a_second_import_says_why_each_line_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "catalogue", "import", str(place / "list.csv"), "--policy", "baotou", "--user", "张三", code=65)
    assert said.count("已有条目") == 2


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json"])
def test_export(place: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    command = ["catalogue", "export", "--out", str(place / name), "--as-on", "2025-07-01", "--by", "chain"]
    out(capsys, *command)
    assert (place / name).stat().st_size > 100
    out(capsys, "catalogue", "export", "--out", str(place / "a.txt"), code=64)
    out(capsys, "catalogue", "export", "--out", str(place / "none" / name), code=64)


def test_tracking_and_removal(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "B-1" not in out(capsys, "catalogue", "track", "--as-on", "2026-06-29")
    assert "B-1" in out(capsys, "catalogue", "track", "--as-on", "2026-06-30")
    keep = [
        "catalogue",
        "track",
        "B-1",
        "--result",
        "keep",
        "--text",
        "正常",
        "--user",
        "张三",
        "--as-on",
        "2026-07-01",
    ]
    out(capsys, *keep)
    due = out(capsys, "catalogue", "track", "--as-on", "2026-07-02")
    assert ("B-1" in due, "B-2" in due) == (False, True)
    out(capsys, "catalogue", "track", "B-2", code=64)
    remove = ["catalogue", "remove", "B-2", "--user", "张三", "--on", "2026-07-02", "--cause", "incident"]
    out(capsys, *remove, "--reason", "", code=64)
    out(capsys, *remove, "--reason", "重大事故")
    assert "已移出" in out(capsys, "catalogue", "list", "--as-on", "2026-07-02")
    out(capsys, *remove, "--reason", "重大事故", code=64)


def test_restricted_list(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["restricted", "add", "--name", "甲公司", "--reason", "虚假材料", "--user", "张三", "--from", "2025-06-30"]
    out(capsys, *add, "--policy", "changzhou", code=64)
    out(capsys, *add, "--policy", "baotou")
    assert "2028-06-30" in out(capsys, "restricted", "list", "--as-on", "2028-06-30")
    assert "甲公司" not in out(capsys, "restricted", "list", "--as-on", "2028-07-01")
    out(capsys, "restricted", "lift", "1", "--reason", "复核", "--user", "李四", "--on", "2026-01-01")
    assert json.loads(out(capsys, "restricted", "list", "--as-on", "2026-01-01", "--json")) == []
    (row,) = json.loads(out(capsys, "restricted", "list", "--all", "--json"))
    assert (row["lifted_on"], row["lifted_reason"]) == ("2026-01-01", "复核")
    out(capsys, "restricted", "lift", "7", "--reason", "复核", "--user", "李四", code=64)


def test_statistics(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    period = ["statistics", "--from", "2025-01-01", "--to", "2025-06-30"]
    assert "合计" in out(capsys, *period)
    out(capsys, *period, "--xlsx", str(place / "s.xlsx"))
    assert (place / "s.xlsx").read_bytes().startswith(b"PK")
    out(capsys, "statistics", "--from", "2025-07-01", "--to", "2025-06-30", code=64)


def test_a_register_is_declared(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "registers", "kept", "restricted_list", "--since", "2020-01-01", "--user", "管理员")
    assert str(Store().kept_since("restricted_list")) == "2020-01-01"
