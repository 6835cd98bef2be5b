"""A tampered file from the folder to the result and the printed report: the sign, and what was examined."""

from __future__ import annotations

from pathlib import Path

from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from dossier.report import report_html
from tests.extraction.layered import FIRST, OTHER, box, made, scanned, words


def test_what_was_examined_is_part_of_the_result_and_of_the_report(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "卷宗"
    folder.mkdir()
    (folder / "1.pdf").write_bytes(made(box(), words(OTHER)))
    (folder / "2.pdf").write_bytes(scanned())
    result = check_path(folder, Options(), store)
    states = {(one.document, one.check): one.state for one in result.examination}
    assert states["d1", "authenticity.overlay"] == states["d1", "authenticity.pdf_revision"] == "examined"
    assert states["d2", "authenticity.hidden_text"] == "cannot_tell"
    told = {(finding.check, finding.tier) for finding in result.findings}
    assert {("authenticity.overlay", "strong"), ("authenticity.examined", "cannot_tell")} <= told
    assert result.suspicion == "low" and result.as_json()["examination"][0]["state"]
    page = report_html(result, store)
    assert "检查范围" in page and "页面是图像，没有文字层" in page and "遮盖" in page
    assert FIRST in page and OTHER in page
