"""Materials, pages and readable files."""

from __future__ import annotations

from dossier.models.document import Document, Dossier, FileRecord
from dossier.models.page import Problem, Trace
from tests.builders import document, dossier
from tests.checks.asking import outcomes, statuses
from tests.checks.whole_dossier import whole

PROBLEM = Problem(
    code="encrypted", message={"zh": "文件已加密", "en": "encrypted"}, cure={"zh": "去掉密码", "en": "unlock"}
)


def required(made: Dossier, material: str = "audit_report", policy: str = "inner_mongolia") -> list[str]:
    return statuses("completeness.required_document", made, policy, material=material)


def numbered(type_: str, count: int, labels: dict[int, tuple[int, int]], **values: object) -> Document:
    """A paper of ``count`` pages; ``labels`` says what stands on a page: its number, of how many."""
    traces = tuple(
        Trace(
            kind="page_label",
            page=page,
            box=(0.4, 0.9, 0.6, 0.95),
            text=f"第{n}页 共{of}页",
            data={"page": n, "of": of},
        )
        for page, (n, of) in labels.items()
    )
    made = document(type_, pages=tuple(range(1, count + 1)), **values)
    return made.model_copy(update={"traces": traces})


def test_there() -> None:
    (found,) = outcomes("completeness.required_document", whole(), material="audit_report")
    assert found.status == "pass"
    assert [item.document for item in found.evidence] == ["audit"]


def test_missing_is_proved() -> None:
    (found,) = outcomes("completeness.required_document", whole(audit=None), material="audit_report")
    assert found.status == "fail"
    assert "已查 12 个文件共 12 页" in found.message.zh and "营业执照 1 份" in found.message.zh
    assert found.cure is not None


def test_missing_with_a_candidate_names_the_likeliest() -> None:
    other = document("id_or_other", "x").model_copy(update={"file": "照片.jpg", "type_confidence": 0.5})
    likely = other.model_copy(update={"id": "y", "file": "2024审计.pdf"})
    (found,) = outcomes("completeness.required_document", whole(other, likely, audit=None), material="audit_report")
    assert found.status == "review"
    assert "2024审计.pdf" in found.message.zh
    assert [item.document for item in found.evidence] == ["y"]


def test_a_paper_under_another_title_is_no_candidate() -> None:
    titled = document("id_or_other", "x").model_copy(update={"type_reason": "标题 title: 质量管理体系认证证书"})
    unsure = titled.model_copy(update={"type_confidence": 0.6, "type_reason": "无可识别的标题"})
    assert required(whole(titled, audit=None)) == ["fail"]
    assert required(whole(unsure, audit=None)) == ["review"]
    assert required(whole(titled.model_copy(update={"type_reason": "标题 title: 审计意见书"}), audit=None)) == [
        "review"
    ]


def test_missing_while_a_file_could_not_be_read() -> None:
    made = whole(audit=None)
    broken = FileRecord(name="锁.pdf", sha256="1" * 64, size=9, problems=(PROBLEM,))
    made = made.model_copy(update={"files": (*made.files, broken)})
    (found,) = outcomes("completeness.required_document", made, material="audit_report")
    assert found.status == "review"
    assert "锁.pdf" in found.message.zh


def test_optional_and_asked_for() -> None:
    assert required(whole(), "ip_agreement") == ["not_applicable"]
    assert required(whole(), "ccc_certificate") == ["review"]
    assert required(whole(document("ccc_certificate")), "ccc_certificate") == ["pass"]


def test_one_of_several_types_will_do() -> None:
    assert required(whole(patent=None), "ip_proof") == ["fail"]
    assert required(whole(document("software_copyright"), patent=None), "ip_proof") == ["pass"]
    assert required(whole(invoice=None), "sales", "baotou") == ["pass"]
    assert required(whole(invoice=None, contract=None), "sales", "baotou") == ["fail"]


def test_empty_dossier() -> None:
    (found,) = outcomes("completeness.required_document", dossier(), material="audit_report")
    assert found.status == "fail"
    assert "识别为：无" in found.message.zh


def test_pages_whole() -> None:
    assert statuses("completeness.pages", dossier(numbered("test_report", 3, {1: (1, 3), 2: (2, 3), 3: (3, 3)}))) == [
        "pass"
    ]


def test_pages_behind_an_uncounted_cover() -> None:
    assert statuses("completeness.pages", dossier(numbered("test_report", 4, {2: (1, 3), 3: (2, 3), 4: (3, 3)}))) == [
        "pass"
    ]


def test_last_pages_missing() -> None:
    (found,) = outcomes("completeness.pages", dossier(numbered("test_report", 2, {1: (1, 4), 2: (2, 4)})))
    assert found.status == "fail"
    assert "共 4 页" in found.message.zh and "缺第 3 至 4 页" in found.message.zh
    assert found.evidence[0].box is not None


def test_a_page_missing_in_the_middle_shows_though_a_cover_makes_up_the_number() -> None:
    (found,) = outcomes("completeness.pages", dossier(numbered("test_report", 3, {2: (1, 3), 3: (3, 3)})))
    assert found.status == "fail"
    assert "缺第 2 页" in found.message.zh


def test_a_page_whose_label_was_not_read_is_not_missing() -> None:
    assert statuses("completeness.pages", dossier(numbered("test_report", 3, {1: (1, 3), 3: (3, 3)}))) == ["pass"]


def test_one_reading_alone_or_loose_pages_beside_it_go_to_a_person() -> None:
    assert statuses("completeness.pages", dossier(numbered("test_report", 2, {1: (1, 5)}))) == ["review"]
    confirmed = numbered("test_report", 2, {1: (1, 5)}, page_count=5)
    assert statuses("completeness.pages", dossier(confirmed)) == ["fail"]
    short = numbered("test_report", 2, {1: (1, 3), 2: (2, 3)})
    loose = document("id_or_other").model_copy(update={"file": short.file})
    assert statuses("completeness.pages", dossier(short, loose)) == ["review"]


def test_each_paper_that_lacks_pages_is_a_finding_and_types_can_be_chosen() -> None:
    short = [numbered("patent_certificate", 1, {1: (1, 2)}).model_copy(update={"id": id_}) for id_ in "ab"]
    made = dossier(*short, numbered("test_report", 2, {1: (1, 2), 2: (2, 2)}))
    found = outcomes("completeness.pages", made)
    assert [(one.status, one.documents) for one in found] == [("review", ("a",)), ("review", ("b",))]
    assert all(one.message.zh.endswith("。") and one.cure for one in found)
    assert statuses("completeness.pages", made, types=["test_report"]) == ["pass"]
    assert statuses("completeness.pages", made, not_types=["patent_certificate"]) == ["pass"]


def test_page_count_stated_in_words() -> None:
    assert statuses("completeness.pages", dossier(document("test_report", page_count=5))) == ["fail"]
    assert statuses("completeness.pages", dossier(document("test_report", pages=(1, 2), page_count=2))) == ["pass"]


def test_no_page_counts() -> None:
    assert statuses("completeness.pages", dossier(document("test_report"))) == []


def test_readable() -> None:
    assert statuses("completeness.readable", whole()) == ["pass"]
    on_page = PROBLEM.model_copy(update={"page": 1})
    made = whole()
    first = made.files[0].model_copy(update={"problems": (PROBLEM, on_page)})
    found = outcomes("completeness.readable", made.model_copy(update={"files": (first, *made.files[1:])}))
    assert [one.status for one in found] == ["review", "review"]
    assert "文件已加密" in found[0].message.zh and found[0].cure == PROBLEM.cure
    assert found[1].evidence[0].document == "form"
    assert "第 1 页" in found[1].message.zh


def test_missing_pages_are_named_as_stretches() -> None:
    (found,) = outcomes("completeness.pages", dossier(document("test_report", page_count=11)))
    assert "缺第 2 至 11 页" in found.message.zh and "2 to 11" in found.message.en


def test_pages_that_lie_in_another_order_are_read_in_theirs_and_said() -> None:
    paper = numbered("test_report", 3, {1: (3, 3), 2: (2, 3), 3: (1, 3)})
    order = paper.traces[2].model_copy(update={"kind": "page_order", "data": {"pages": [3, 2, 1]}})
    turned = paper.model_copy(update={"pages": (3, 2, 1), "traces": (*paper.traces, order)})
    found = outcomes("completeness.pages", dossier(turned))
    assert sorted(outcome.status for outcome in found) == ["pass", "warn"]
    (note,) = [outcome for outcome in found if outcome.status == "warn"]
    assert "3、2、1" in note.message.zh
    assert note.evidence[0].page == 3


def test_a_paper_of_unsure_type_is_for_a_person() -> None:
    unsure = document("test_report", "x").model_copy(
        update={"type_confidence": 0.68, "type_reason": "无标题 no title; 6 个栏目 labels"}
    )
    (found,) = outcomes("completeness.readable", dossier(unsure))
    assert found.status == "review"
    assert "无标题" in found.message.zh
    assert found.evidence[0].document == "x"
