"""Two dossiers in a store: the second one's signs, their pictures, the printed sheet and the commands."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest

from dossier import cli, evidence_sheet
from dossier.evidence import evidence_picture, place_of, signs_of
from dossier.exports import printing
from dossier.extraction.reading import READER_VERSION
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from tests.extraction import layered
from tests.extraction.appended import LINES as FIRST
from tests.extraction.appended import edited, written
from tests.ui.small_dossier import REPORT, pdf

OTHER = "武汉南岭仪器有限公司"
LINES = (*REPORT, ("备注：", "温升58.3K 绝缘512.6MΩ 噪声71.42dB 转速1480.5 功率220.7 效率93.1"))


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
    printing.chinese_font.cache_clear()
    if not fonts:
        monkeypatch.setattr(printing, "chinese_fonts", tuple)
    data = evidence_sheet.evidence_sheet(store, second.dossier.id)
    printing.chinese_font.cache_clear()
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


def test_a_changed_pdf_is_shown_before_and_after(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    later = tuple(line.replace("12345.00", "92345.00") for line in FIRST)
    (tmp_path / "x" / "改.pdf").write_bytes(edited(written(), later))
    result = check_path(tmp_path / "x", Options(workers=1), store)
    sign = next(sign for sign in signs_of(result, []) if sign.finding.check.endswith("pdf_revision"))
    places = [place_of(result, store, sign.finding, number) for number in range(2)]
    assert places[0] and places[1] and places[0].until == len(written()) and places[1].until is None
    box = sign.finding.evidence[0].box
    before, after = (evidence_picture(store, place, box, READER_VERSION) for place in places if place)
    assert before and after and before.size == after.size and before.tobytes() != after.tobytes()


def test_the_sheet_tells_what_is_covered_from_what_is_shown(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.pdf").write_bytes(layered.made(layered.box(), layered.words(layered.OTHER)))
    id_ = check_path(tmp_path / "x", Options(workers=1), store).dossier.id
    with pdfplumber.open(io.BytesIO(evidence_sheet.evidence_sheet(store, id_))) as read:
        said = "".join(page.extract_text() or "" for page in read.pages)
    assert said.count("· 被遮盖的内容") == said.count("· 现显示的内容") == 1


def test_a_damaged_or_missing_twin_has_no_picture(second: Result, store: Store) -> None:
    finding = next(f for f in second.findings if f.check.endswith("reused_document"))
    gone = finding.evidence[1].model_copy(update={"dossier": "gone"})
    nameless = finding.evidence[1].model_copy(update={"file": "没有.pdf"})
    for item in (gone, nameless, gone.model_copy(update={"page": None})):
        assert place_of(second, store, finding.model_copy(update={"evidence": (item,)}), 0) is None
    place = place_of(second, store, finding, 1)
    assert place and evidence_picture(store, place._replace(page=99), None, READER_VERSION) is None
    assert evidence_picture(store, place._replace(sha256="0" * 64), None, READER_VERSION) is None
    assert evidence_picture(store, place, (0.9, 0.9, 0.2, 0.2), READER_VERSION) is not None, "a box turned round"
