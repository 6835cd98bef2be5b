"""Drawing and binding: the same seed gives the same bytes, truth covers every page, files are what they are called."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from sample_dossiers import __main__ as command
from sample_dossiers.assembly import Binding, Dossier, Media, Order, draw, make_dossier, papers_of
from sample_dossiers.defects import choose
from sample_dossiers.money import in_words
from sample_dossiers.papers import MORE, ORDER

DATA = Path(command.__file__).parent / "data"


@cache
def _clean(seed: int, policy: str) -> Dossier:
    return make_dossier(Order(seed, policy))


def _pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def _text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return unicodedata.normalize("NFKC", "".join("".join(p.get_textpage().get_text_bounded().split()) for p in pages))


def _printed(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [value["amount"], value["model"]]
    if isinstance(value, list):
        return [text for part in value for text in _printed(part)]
    return [str(value)]


def _ink_of_date(value: str) -> list[str]:
    year, month, day = value.split("-")
    numerals = "".join("〇一二三四五六七八九"[int(c)] for c in year)
    plain = f"{year}年{int(month)}月{int(day)}日"
    return [*(mark.join((year, month, day)) for mark in "-./"), f"{year}年{month}月{day}日", plain, f"{numerals}年"]


NOT_PRINTED_AS_SUCH = {"patent_type", "scope", "scheme", "opinion", "is_red", "page_count"}


def _is_printed(name: str, value: Any, text: str) -> bool:
    for part in _printed(value):
        plain = "".join(unicodedata.normalize("NFKC", part).split())
        ways = [plain]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
            ways = _ink_of_date(plain)
        elif re.fullmatch(r"-?\d+\.\d\d", plain):
            ways = [plain, f"{float(plain):,.2f}", in_words(int(float(plain)), "元").removesuffix("整")]
            ways.append(f"{float(plain) / 10_000:.6f}万")
        elif name == "standard_number":
            ways = [plain, plain.replace("-", "—")]
        elif name == "patent_number":
            ways = [plain, plain.removeprefix("ZL")]
        if not any(way in text for way in ways):
            return False
    return True


def _check_coverage(dossier: Dossier) -> None:
    """Each page of each file belongs to exactly one document of the truth."""
    for name, data in dossier.files.items():
        count = _pages(data) if name.endswith(".pdf") else 1
        pages = [p for d in dossier.truth["documents"] if d["file"] == name for p in d["pages"]]
        assert sorted(pages) == list(range(1, count + 1)), name


def test_the_same_seed_gives_the_same_bytes() -> None:
    first, second = _clean(7, "baotou"), make_dossier(Order(7, "baotou"))
    assert first.files == second.files
    assert first.truth == second.truth
    assert first.zipped() == second.zipped()
    assert _clean(5, "baotou").files != first.files


@pytest.mark.parametrize("seed", [5, 7])
def test_every_field_of_the_truth_stands_on_its_paper(seed: int) -> None:
    dossier = _clean(seed, "baotou")
    for document in dossier.truth["documents"]:
        text = _text(dossier.files[document["file"]])
        for name, value in document["fields"].items():
            if name not in NOT_PRINTED_AS_SUCH:
                assert _is_printed(name, value, text), (document["key"], name, value)


@pytest.mark.parametrize("binding", ["separate", "merged"])
def test_truth_covers_every_page(binding: Binding) -> None:
    merged = binding == "merged"
    dossier = make_dossier(Order(9, "inner_mongolia", binding=binding)) if merged else _clean(7, "baotou")
    _check_coverage(dossier)
    assert {d["type"] for d in dossier.truth["documents"]} == set(ORDER)


@pytest.mark.parametrize("media", ["scan", "photo", "mixed"])
def test_copies_have_pictures_instead_of_text(media: Media, monkeypatch: pytest.MonkeyPatch) -> None:
    few = ("business_license", "patent_certificate", "invoice")
    monkeypatch.setattr("sample_dossiers.papers.ORDER", few)
    dossier = make_dossier(Order(2, "baotou", media=media))
    _check_coverage(dossier)
    kinds = {d["media"] for d in dossier.truth["documents"]}
    assert kinds <= {"text", "scan", "photo"} if media == "mixed" else kinds == {media}
    assert sum(len(d["turned"]) for d in dossier.truth["documents"]) <= 1
    for document in dossier.truth["documents"]:
        data = dossier.files[document["file"]]
        if document["file"].endswith(".pdf"):
            assert bool(_text(data)) == (document["media"] == "text"), document["file"]
        else:
            assert Image.open(io.BytesIO(data)).format == {"jpg": "JPEG", "png": "PNG"}[document["file"][-3:]]


def test_a_merged_scan_binds_pictures_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sample_dossiers.papers.ORDER", ("user_report", "commitment_letter", "invoice"))
    for seed in range(3):
        dossier = make_dossier(Order(seed, "baotou", media="scan", binding="merged"))
        assert list(dossier.files) == ["申报材料.pdf"]
        _check_coverage(dossier)


def test_duplicate_invoice_is_a_paper_more() -> None:
    planted = papers_of(Order(6, "baotou", defects=choose(["invoice_duplicate"], "baotou")))[1]
    numbers = [p.fields["invoice_number"] for p in planted if p.type == "invoice"]
    assert len(numbers) == 3
    assert len(set(numbers)) == 2


def test_command_writes_dossier_and_truth_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), "--seed", "3", "--zip", "--name", "one", "--some", "2"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "one.zip")
    truth = json.loads((tmp_path / "one.truth.json").read_text(encoding="utf-8"))
    assert len(truth["defects"]) == 2
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {d["file"] for d in truth["documents"]} == set(archive.namelist())


def test_command_does_not_overwrite_what_it_has_not_made(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    assert command.main([str(tmp_path), "--name", "mine"]) == command.BAD_USAGE
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep me"


def test_command_names_unknown_defects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), "--defect", "nonsense"]) == command.BAD_USAGE
    assert "lab_expired" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["inner_mongolia_clean", "baotou_defects", "inner_mongolia_scan"])
def test_committed_dossiers_are_whole(name: str) -> None:
    truth = json.loads((DATA / f"{name}.truth.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(DATA / f"{name}.zip") as archive:
        assert archive.testzip() is None
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    _check_coverage(Dossier(Order(truth["seed"], truth["policy"]), files, truth))


def test_committed_text_dossiers_are_what_the_generator_makes() -> None:
    for name in ("inner_mongolia_clean", "baotou_defects"):
        truth = json.loads((DATA / f"{name}.truth.json").read_text(encoding="utf-8"))
        planted = choose([d["name"] for d in truth["defects"]], truth["policy"])
        order = Order(truth["seed"], truth["policy"], binding=truth["binding"], defects=planted, name=name)
        made = make_dossier(order).truth
        assert json.loads(json.dumps(made)) == truth, name


def test_committed_dossiers_are_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 5_000_000


def test_some_defects_of_a_seed_can_meet() -> None:
    for seed in range(20):
        for policy in ("baotou", "inner_mongolia"):
            names = command.some_defects(seed, policy, 3)
            assert len(choose(names, policy)) == 3


@pytest.mark.parametrize("seed", [11, 12, 13, 14])
def test_further_kinds_are_told_of_and_printed(seed: int) -> None:
    """Every kind beyond the usual ones stands in the truth, and what the truth says stands on the paper."""
    papers = papers_of(Order(seed, "baotou", kinds=MORE, all_makes=True))[1]
    assert {paper.type for paper in papers} == {*ORDER, *MORE}
    for paper in papers:
        text = _text(draw(paper))
        for name, value in paper.fields.items():
            if name not in NOT_PRINTED_AS_SUCH:
                assert _is_printed(name, value, text), (paper.key, paper.layout, name, value)


def test_further_kinds_leave_the_usual_papers_alone() -> None:
    usual = papers_of(Order(8, "baotou"))[1]
    more = papers_of(Order(8, "baotou", kinds=("ccc_certificate",)))[1]
    assert more[: len(usual)] == usual
    assert [paper.type for paper in more[len(usual) :]] == ["ccc_certificate"]


def test_command_makes_every_kind(tmp_path: Path) -> None:
    assert command.main([str(tmp_path), "--all-kinds", "--name", "whole", "--zip"]) == 0
    truth = json.loads((tmp_path / "whole.truth.json").read_text(encoding="utf-8"))
    assert {document["type"] for document in truth["documents"]} == {*ORDER, *MORE}
