"""Papers, pages and seals of one dossier are found again from another; dispositions stay and are counted."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from dossier.models.acts import Step
from dossier.models.document import Document, Field
from dossier.models.errors import RefusedError, UsageError
from dossier.models.page import Trace
from dossier.models.prints import PAGE_PRINT, text_print
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.models.records.dispositions import latest, sign_key
from dossier.models.records.reuse_tables import PageBandTable, PagePrintTable, PaperTable, SealPrintTable
from tests.models.records.results import SHA, sign

TEXT = "检验报告编号 WT2025-03188 委托单位 甲市北辰装备有限公司 样品 电驱系统 温升 58.3 K 绝缘电阻 512.6 MΩ 噪声 71.4"


def value(text: str, **changes: Any) -> Field:
    return Field(**{"value": text, "raw": text, "page": 2, "box": None, "confidence": 0.97, "source": "ocr", **changes})


def report(text: str = TEXT, number: str = "WT2025-03188", **changes: Any) -> Document:
    marks = (
        Trace(
            kind=PAGE_PRINT, page=2, data={"picture": "0" * 16, "text": text_print(text), "words": "", "figures": 40}
        ),
        Trace(kind="seal", page=2, data={"organisation": "某某检验院", "print": "f" * 64, "grain": 2.5}),
        Trace(kind="seal", page=3, data={"organisation": "", "print": "e" * 64, "grain": 2.5}),
    )
    said = {
        "id": "d1", "type": "test_report", "type_confidence": 0.9, "file": "报告.pdf", "sha256": SHA, "pages": (2, 3),
        "fields": {
            "report_number": value(number), "lab_name": value("某某检验院"), "client": value("甲市北辰装备有限公司"),
        },
        "traces": marks,
    }  # fmt: skip
    return Document(**{**said, **changes})


def entered(store: Store, *documents: Document, applicant: str = "甲市北辰装备有限公司") -> str:
    id_ = store.create_dossier("t", [], {})
    store.keep_papers(id_, applicant, "91150291MA0Q3CE79F", "电驱系统", documents)
    return id_


def test_a_page_is_found_from_another_dossier_and_not_from_its_own(store: Store) -> None:
    id_ = entered(store, report())
    (page,) = store.pages_like(text_print(TEXT.replace("58.3", "58.8")), "another")
    assert (page.paper.dossier, page.page, page.paper.applicant) == (id_, 2, "甲市北辰装备有限公司")
    assert page.paper.values["client"].value == "甲市北辰装备有限公司"
    assert store.pages_like(text_print(TEXT), id_) == []
    assert store.pages_like(text_print("营业执照" * 20), "another") == [] == store.pages_like("", "another")


def test_the_page_most_alike_comes_first(store: Store) -> None:
    exact, near = entered(store, report()), entered(store, report(TEXT.replace("512.6", "513.9")))
    assert [page.paper.dossier for page in store.pages_like(text_print(TEXT), "x")] == [exact, near]


@pytest.mark.parametrize("number", ["WT2025-03188", "wt2025—03188", " WT2025 -03188"])
def test_a_number_is_found_however_it_is_written(store: Store, number: str) -> None:
    id_ = entered(store, report(number=number))
    assert [paper.dossier for paper in store.papers_numbered("test_report", "WT2025-03188", "x")] == [id_]
    assert store.papers_numbered("audit", "WT2025-03188", "x") == []
    assert store.papers_numbered("test_report", "WT2025-03188", id_) == []


@pytest.mark.parametrize("number", ["", "001", "0" * 5000, "'; DROP TABLE papers; --", "\x00编号"])
def test_odd_numbers_break_nothing(store: Store, number: str) -> None:
    entered(store, report(number=number))
    assert len(store.papers_numbered("test_report", number.replace("\x00", ""), "x")) in (0, 1)
    assert store.papers_numbered("test_report", "", "x") == []


def test_seals_are_found_by_their_organisation(store: Store) -> None:
    id_ = entered(store, report())
    (seal,) = store.seals_of("某某检验院", "x")
    assert (seal.paper.dossier, seal.page, seal.print, seal.grain) == (id_, 2, "f" * 64, 2.5)
    assert store.seals_of("", "x") == [] == store.seals_of("某某检验院", id_)


def rows(store: Store) -> list[int]:
    tables = (PaperTable, PagePrintTable, PageBandTable, SealPrintTable)
    with store._read() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_another_check_replaces_what_was_known_and_forgetting_leaves_nothing(store: Store) -> None:
    id_ = entered(store, report())
    assert rows(store) == [1, 1, 8, 1]
    store.keep_papers(
        id_,
        "乙",
        "",
        "",
        [report("完全不同的一页文字，说的是另外一件事情，并且足够长，可以留下它的印记，编号 20250001 号")],
    )
    assert rows(store) == [1, 1, 8, 1]
    assert store.pages_like(text_print(TEXT), "x") == []
    store.forget_papers(id_)
    assert rows(store) == [0, 0, 0, 0]
    with pytest.raises(UsageError):
        store.keep_papers("gone", "", "", "", [])


def test_a_disposition_stays_with_the_sign_when_it_is_found_again(store: Store) -> None:
    id_ = store.create_dossier("t", [], {})
    store.dispose(id_, sign(), [report()], "confirmed", "与原件不符", "张三")
    store.dispose(id_, sign(), [report()], "excluded", "原件如此", "李四")
    moved = report(id="d7", type_confidence=0.4)
    again = sign(
        message="换了说法", documents=("d7",), evidence=(sign().evidence[0].model_copy(update={"document": "d7"}),)
    )
    (first, last) = store.dispositions(id_)
    assert latest((first, last))[sign_key(again, [moved])] == last and last.user == "李四"
    assert sign_key(sign("999.00"), [report()]) != sign_key(sign(), [report()])
    assert sign_key(sign(), [report(sha256="b" * 64)]) != sign_key(sign(), [report()])


@pytest.mark.parametrize(
    ("finding", "verdict", "reason", "user"),
    [
        (sign(), "confirmed", "理由", " "),
        (sign(), "confirmed", " ", "张三"),
        (sign(), "guilty", "理由", "张三"),
        (sign(tier=None), "confirmed", "理由", "张三"),
        (sign(tier="cannot_tell"), "excluded", "理由", "张三"),
    ],
)
def test_what_is_no_disposition_is_refused(store: Store, finding: Any, verdict: Any, reason: str, user: str) -> None:
    id_ = store.create_dossier("t", [], {})
    with pytest.raises(RefusedError):
        store.dispose(id_, finding, [], verdict, reason, user)
    assert store.dispositions(id_) == []


def test_precision_counts_the_last_word_on_each_sign(store: Store) -> None:
    assert store.precision() == []
    one, two = store.create_dossier("t", [], {}), store.create_dossier("t", [], {})
    store.dispose(one, sign(), [], "confirmed", "理由", "张三")
    store.dispose(one, sign(), [], "excluded", "理由", "张三")
    store.dispose(one, sign("7"), [], "confirmed", "理由", "张三")
    store.dispose(two, sign(), [], "confirmed", "理由", "张三")
    store.dispose(two, sign("8", tier="weak"), [], "excluded", "理由", "张三")
    first, second = store.precision()
    assert (first.check, first.tier, first.confirmed, first.excluded) == (
        "authenticity.value_edited", "contradiction", 2, 1,
    )  # fmt: skip
    assert second.share == 0


def test_what_an_applicant_has_not_filed_speaks_against_nobody(store: Store) -> None:
    store.add_account("admin", Person(name="乙", role="administrator"), "乙", password="long enough to pass")
    store.add_account("firm", Person(name="甲", role="applicant", applicant="甲", uscc="91350100M000100Y43"), "管理员")
    draft = store.create_dossier("t", [], {}, account="firm")
    store.keep_papers(draft, "甲市北辰装备有限公司", "91150291MA0Q3CE79F", "电驱系统", [report()])
    assert store.pages_like(text_print(TEXT), "another") == []
    assert store.papers_numbered("test_report", "WT2025-03188", "another") == []
    assert store.seals_of("某某检验院", "another") == []
    case = store.open_case("baotou", "district", "甲")
    store.submit(case, 1, draft, "filed", Step(from_stage="", to_stage="district"), "甲")
    assert [page.paper.dossier for page in store.pages_like(text_print(TEXT), "another")] == [draft]
    assert [seal.paper.dossier for seal in store.seals_of("某某检验院", "another")] == [draft]
