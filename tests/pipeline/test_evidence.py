"""Two dossiers in a store: the second one's signs, their pictures, the printed sheet and the commands."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest

from dossier import cli, evidence_sheet
from dossier.evidence import evidence_picture, place_of, signs_of
from dossier.extraction.reading import READER_VERSION
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from tests.extraction.appended import appended, content_of, stream_of
from tests.ui.small_dossier import REPORT, pdf

OTHER = "武汉南岭仪器有限公司"
LINES = (*REPORT, ("备注：", "温升58.3K 绝缘512.6MΩ 噪声71.42dB 转速1480.5 功率220.7 效率93.1"))


def changed(data: bytes) -> bytes:
    """The file with its first drawn text replaced, appended as editors do."""
    number, content = content_of(data)
    return appended(data, {number: stream_of(content.replace(b"BT 1 0 0 1 220", b"BT 1 0 0 1 330", 1))})


@pytest.fixture
def second(store: Store, tmp_path: Path) -> Result:
    """A report of another applicant, handed in again by a second one with another date."""
    later = tuple((label, "2024年3月5日" if "签发" in label else value) for label, value in LINES)
    for name, lines, applicant in (("a", LINES, None), ("b", later, OTHER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "报告 <b>&.pdf").write_bytes(pdf(lines))
        result = check_path(tmp_path / name, Options(applicant=applicant or "甲市北辰装备有限公司", workers=1), store)
    return result


def test_the_twin_is_found_and_can_be_shown(second: Result, store: Store) -> None:
    signs = signs_of(second, store.dispositions(second.dossier.id))
    assert [sign.finding.tier for sign in signs][:2] == ["contradiction", "strong"]
    reused = next(sign.finding for sign in signs if sign.finding.check.endswith("reused_document"))
    places = [place_of(second, store, reused, number) for number in range(2)]
    assert [place.dossier if place else "" for place in places] == [None, reused.evidence[1].dossier]
    assert all(place and evidence_picture(store, place, None, READER_VERSION) for place in places)
    store.dispose(second.dossier.id, reused, second.documents, "excluded", "同一集团", "张三")
    again = signs_of(second, store.dispositions(second.dossier.id))
    assert [sign.disposition.reason for sign in again if sign.disposition] == ["同一集团"]


def test_a_first_applicant_checked_again_hears_of_the_second(second: Result, store: Store) -> None:
    from dossier.pipeline import check_stored

    first = next(row.id for row in store.dossiers() if row.id != second.dossier.id)
    assert {f.check for f in check_stored(store, first).findings if f.tier} >= {
        "authenticity.reused_document", "authenticity.conflicting_record",
    }  # fmt: skip
    assert check_stored(store, second.dossier.id).suspicion == second.suspicion


@pytest.mark.parametrize(("language", "word"), [("zh", "真实性核验证据单"), ("en", "Evidence sheet")])
def test_the_sheet_has_values_digests_and_pictures(second: Result, store: Store, language: str, word: str) -> None:
    data = evidence_sheet.evidence_sheet(store, second.dossier.id, language)  # type: ignore[arg-type]
    with pdfplumber.open(io.BytesIO(data)) as read:
        said = "".join(page.extract_text() or "" for page in read.pages).replace("\n", "")
        assert sum(len(page.images) for page in read.pages) >= 4
    for wanted in (word, second.dossier.id, "2024-03-05", "2025-03-05", second.documents[0].sha256[:16], "<b>&.pdf"):
        assert wanted.replace(" ", "") in said.replace(" ", ""), wanted


@pytest.mark.parametrize("fonts", [True, False])
def test_the_sheet_is_drawn_with_and_without_a_font_of_this_machine(
    second: Result, store: Store, monkeypatch: pytest.MonkeyPatch, fonts: bool
) -> None:
    evidence_sheet._font.cache_clear()
    if not fonts:
        monkeypatch.setattr(evidence_sheet, "chinese_fonts", tuple)
    data = evidence_sheet.evidence_sheet(store, second.dossier.id)
    evidence_sheet._font.cache_clear()
    page = pdfium.PdfDocument(data)[0].render(scale=1).to_numpy()
    assert (page[40:110] < 128).mean() > 0.005, "the title is drawn"


def test_the_commands(
    second: Result, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheet.pdf"
    assert cli.run(["evidence", second.dossier.id, "--out", str(out), "--lang", "en"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert cli.run(["evidence", "gone", "--out", str(out)]) == cli.USAGE
    assert cli.run(["evidence", second.dossier.id, "--out", str(tmp_path / "no" / "x.pdf")]) == cli.USAGE
    (sign, *_) = signs_of(second, [])
    store.dispose(second.dossier.id, sign.finding, second.documents, "confirmed", "与原件不符", "张三")
    assert cli.run(["signs", "precision"]) == 0
    assert "100%" in capsys.readouterr().out
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "false")
    assert cli.run(["signs", "precision"]) == cli.run(["evidence", second.dossier.id, "--out", str(out)]) == cli.USAGE


def test_a_dossier_without_a_result_has_no_sheet(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    id_ = store.create_dossier("t", [], {})
    assert cli.run(["evidence", id_, "--out", "x.pdf"]) == cli.USAGE
    assert "还没有核验结果" in capsys.readouterr().err
