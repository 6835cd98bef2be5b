"""Papers arranged by hand: typed anew, split, merged, turned; the checks run again and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dossier.arranging import arrange, by_hand, reads_anew
from dossier.extraction.reading import READER_VERSION
from dossier.models.arrangement import paper_of, turned_version
from dossier.models.document import Document
from dossier.models.errors import DossierError, RefusedError, UsageError
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path, check_stored
from tests.pipeline.papers import LICENCE, NAME, pdf

CONTRACT = (
    "产品销售合同",
    "合同编号：HT2024001",
    "甲方（需方）：甲电气有限公司",
    f"乙方（供方）：{NAME}",
    "合同总价：100000元",
)
REPORT = ("检测报告", "报告编号：JC-2025-0101", f"委托单位：{NAME}", "样品名称：智能潜水泵", "检测结论：合格")
NOTE = ("供货说明", "本公司按期供货，以下为说明。", "签订日期：2024年5月6日")


@pytest.fixture
def checked(tmp_path: Path, store: Store) -> Result:
    folder = tmp_path / "卷宗"
    folder.mkdir()
    (folder / "1 合订.pdf").write_bytes(pdf(LICENCE, CONTRACT, REPORT))
    (folder / "2 说明.pdf").write_bytes(pdf(NOTE))
    return check_path(folder, Options(), store)


def place(document: Document) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in paper_of(document.in_files)]


def after(store: Store, result: Result, kind: str, **body: Any) -> Result:
    arrange(store, result.dossier.id, kind, body, "张三", "看过原件")
    return check_stored(store, result.dossier.id)


def types(result: Result) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(document.type, document.places) for document in result.documents]


BOUND, OWN = "1 合订.pdf", "2 说明.pdf"


def test_the_machine_finds_four_papers(checked: Result) -> None:
    assert types(checked) == [
        ("business_license", [(BOUND, 1)]),
        ("sales_contract", [(BOUND, 2)]),
        ("test_report", [(BOUND, 3)]),
        ("id_or_other", [(OWN, 1)]),
    ]


def test_a_forced_type_is_a_persons_and_reads_that_types_fields(store: Store, checked: Result) -> None:
    paper = after(store, checked, "retype", paper=place(checked.documents[1]), type="ip_agreement").documents[1]
    assert (paper.type, paper.type_confidence, paper.pages) == ("ip_agreement", 1.0, (2,))
    assert "张三" in paper.type_reason and "看过原件" in paper.type_reason
    assert [(mark.kind, mark.user, mark.reason) for mark in paper.arranged] == [("retype", "张三", "看过原件")]
    assert set(paper.fields) != set(checked.documents[1].fields)
    back = after(store, checked, "retype", paper=place(checked.documents[1]), type="sales_contract").documents[1]
    assert back.fields == checked.documents[1].fields and back.type_confidence == 1.0


def test_the_checks_run_again_on_the_type_given(store: Store, checked: Result) -> None:
    again = after(store, checked, "retype", paper=place(checked.documents[0]), type="id_or_other")
    assert not again.documents[0].fields
    assert (checked.dossier.applicant["name"], again.dossier.applicant["name"]) == (NAME, "")
    assert store.latest_result(again.dossier.id) == again.as_json()


def test_merged_and_split_again(store: Store, checked: Result) -> None:
    contract, note = checked.documents[1], checked.documents[3]
    merged = after(store, checked, "merge", first=place(contract), second=place(note))
    whole = merged.documents[1]
    assert types(merged)[1] == ("sales_contract", [(BOUND, 2), (OWN, 1)])
    assert [part.file for part in whole.parts] == [BOUND, OWN]
    assert (whole.fields["sign_date"].value, whole.fields["sign_date"].file) == ("2024-05-06", OWN)
    assert [document.id for document in merged.documents] == ["d1", "d2", "d3"]
    spot = {"sha256": note.sha256, "page": 1}
    apart = after(store, merged, "split", paper=place(whole), before=spot)
    assert types(apart)[1:3] == [("sales_contract", [(BOUND, 2)]), ("id_or_other", [(OWN, 1)])]
    assert [mark.kind for mark in apart.documents[1].arranged] == ["merge", "split"]


def test_merged_pages_of_one_file_are_one_stretch(store: Store, checked: Result) -> None:
    merged = after(
        store, checked, "merge", first=place(checked.documents[1]), second=place(checked.documents[2])
    ).documents[1]
    assert (merged.pages, merged.parts, merged.type) == ((2, 3), (), "sales_contract")


def test_a_split_keeps_the_type_given_to_its_first_half(store: Store, checked: Result) -> None:
    first = after(store, checked, "merge", first=place(checked.documents[1]), second=place(checked.documents[2]))
    typed = after(store, first, "retype", paper=place(first.documents[1]), type="ip_agreement")
    spot = {"sha256": checked.documents[1].sha256, "page": 3}
    halves = after(store, typed, "split", paper=place(typed.documents[1]), before=spot).documents[1:3]
    assert [(half.type, half.pages) for half in halves] == [("ip_agreement", (2,)), ("test_report", (3,))]
    assert halves[1].type_confidence < 1


def test_undone_it_is_as_the_machine_had_it(store: Store, checked: Result) -> None:
    id_ = checked.dossier.id
    number = arrange(
        store, id_, "merge", {"first": place(checked.documents[1]), "second": place(checked.documents[2])}, "张三"
    )
    assert len(check_stored(store, id_).documents) == 3
    arrange(store, id_, "undo", {"arrangement": number}, "李四", "误操作")
    assert check_stored(store, id_).documents == checked.documents
    assert store.arrangements(id_) == []
    assert [act.kind for act in store.arrangements(id_, with_undone=True)] == ["merge", "undo"]
    with pytest.raises(RefusedError):
        arrange(store, id_, "undo", {"arrangement": number}, "李四")


def test_nothing_but_a_turned_page_is_read_again(
    store: Store, checked: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dossier.extraction.reading.turned as turned

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was read again")

    monkeypatch.setattr("dossier.extraction.collecting.read_files", refuse)
    read: list[int] = []
    really = turned.read_page
    monkeypatch.setattr(turned, "read_page", lambda *a: (read.append(a[2]), really(*a))[1])
    id_, report = checked.dossier.id, checked.documents[2]
    after(store, checked, "retype", paper=place(report), type="user_report")
    turn = {"sha256": report.sha256, "page": 3, "degrees": 180}
    assert not reads_anew(store, id_)
    arrange(store, id_, "turn", turn, "张三")
    assert reads_anew(store, id_)
    again = check_stored(store, id_)
    check_stored(store, id_)
    assert read == [3] and not reads_anew(store, id_)
    version = store.page_version(id_, report.sha256, 3, READER_VERSION)
    assert version == turned_version(READER_VERSION, 3, 180)
    kept = store.reading(report.sha256, version)
    assert kept is not None and [page.rotation for page in kept.pages] == [180]
    marked = [document for document in again.documents if any(mark.kind == "turn" for mark in document.arranged)]
    assert [(3 in document.pages) for document in marked] == [True]
    arrange(store, id_, "turn", turn, "张三")
    assert store.page_version(id_, report.sha256, 3, READER_VERSION) == READER_VERSION
    back = check_stored(store, id_).documents
    assert not any(mark.kind == "turn" for document in back for mark in document.arranged)


WRONG: dict[str, tuple[str, dict[str, Any], type[DossierError]]] = {
    "unknown kind": ("melt", {}, UsageError),
    "no body": ("split", {}, UsageError),
    "unknown type": ("retype", {"paper": "d2", "type": "love_letter"}, UsageError),
    "no such page": ("turn", {"sha256": "d2", "page": 9, "degrees": 90}, RefusedError),
    "no quarter turn": ("turn", {"sha256": "d2", "page": 2, "degrees": 45}, UsageError),
    "no such file": ("turn", {"sha256": "f" * 64, "page": 1, "degrees": 90}, RefusedError),
    "with itself": ("merge", {"first": "d2", "second": "d2"}, RefusedError),
    "at its beginning": ("split", {"paper": "d2", "before": 2}, RefusedError),
    "outside": ("split", {"paper": "d2", "before": 3}, RefusedError),
    "pages that do not exist": ("split", {"paper": "d2+9", "before": 9}, RefusedError),
    "pages of two papers": ("retype", {"paper": "d2+3", "type": "invoice"}, RefusedError),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_refused_and_nothing_is_kept(store: Store, checked: Result, case: str) -> None:
    kind, body, error = WRONG[case]
    with pytest.raises(error) as caught:
        arrange(store, checked.dossier.id, kind, _filled(body, checked.documents[1]), "张三")
    assert caught.value.message.zh and caught.value.message.en
    assert store.arrangements(checked.dossier.id, with_undone=True) == []


def _filled(body: Mapping[str, Any], second: Document) -> dict[str, Any]:
    def filled(name: str, value: Any) -> Any:
        if name == "sha256":
            return second.sha256 if value == "d2" else value
        if name == "before":
            return {"sha256": second.sha256, "page": value}
        if isinstance(value, str) and value.startswith("d2"):
            return [{"sha256": second.sha256, "pages": [2, *map(int, value[3:])]}]
        return value

    return {name: filled(name, value) for name, value in body.items()}


def test_nobody_arranges_without_a_name(store: Store, checked: Result) -> None:
    with pytest.raises(RefusedError):
        arrange(store, checked.dossier.id, "retype", {"paper": place(checked.documents[0]), "type": "invoice"}, " ")


def test_papers_that_moved_on_are_told(store: Store, checked: Result) -> None:
    after(store, checked, "merge", first=place(checked.documents[1]), second=place(checked.documents[2]))
    with pytest.raises(RefusedError, match="最新"):
        arrange(store, checked.dossier.id, "retype", {"paper": place(checked.documents[1]), "type": "invoice"}, "李四")


def test_a_copy_of_a_file_is_arranged_with_it(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "两份"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(pdf(LICENCE, CONTRACT))
    first = check_path(folder, Options(), store)
    again = after(store, first, "retype", paper=place(first.documents[1]), type="ip_agreement")
    assert [(d.file, d.type) for d in again.documents if 2 in d.pages] == [
        ("a.pdf", "ip_agreement"), ("b.pdf", "ip_agreement")
    ]  # fmt: skip


def test_what_is_handed_in_again_is_arranged_still(tmp_path: Path, store: Store, checked: Result) -> None:
    after(store, checked, "retype", paper=place(checked.documents[1]), type="ip_agreement")
    again = check_path(tmp_path / "卷宗", Options(), store)
    assert again.dossier.id == checked.dossier.id and again.documents[1].type == "ip_agreement"
    assert len(by_hand(store, again.dossier.id).acts) == 1
