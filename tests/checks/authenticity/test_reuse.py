"""Papers in two dossiers: what is odd is told beside its twin, what is rightly shared is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossier.checks.engine import run_checks
from dossier.checks.registry import NoRecords
from dossier.models.document import Document, Dossier, Field
from dossier.models.earlier import EarlierPage, EarlierPaper, EarlierSeal, EarlierValue
from dossier.models.finding import Finding
from dossier.models.page import Trace
from dossier.models.prints import PAGE_PRINT, text_print, wording_print
from tests.builders import document, dossier

ME, OTHER, THIRD = "包头市北辰测试装备有限公司", "武汉南岭仪器有限公司", "常州东篱机电有限公司"
TEXT = "报告编号 WT2025-03188 委托单位 包头市北辰测试装备有限公司 电驱系统 温升 58.3 K 绝缘电阻 512.6 MΩ 噪声 71"
VALUES = {
    "report_number": "WT2025-03188", "lab_name": "某某检验研究院", "client": ME, "product_name": "电驱系统",
    "issue_date": "2025-03-05",
}  # fmt: skip
PRAISE = (
    "该产品自投入使用以来运行稳定可靠，操作简便，节能效果明显，售后服务及时周到，完全满足我单位生产需要，值得推广。"
)


def mark(text: str = TEXT, page: int = 1, picture: str = "0" * 16, figures: int = 30) -> Trace:
    data = {"picture": picture, "text": text_print(text), "words": wording_print(text), "figures": figures}
    return Trace(kind=PAGE_PRINT, page=page, data=data)


def report(*traces: Trace, **values: Any) -> Document:
    made = document("test_report", **(VALUES | values))
    return made.model_copy(update={"traces": traces or (mark(),), "sha256": "a" * 64})


def paper(
    type_: str = "test_report", applicant: str = OTHER, source: str = "text", dossier_: str = "d-other", **values: str
) -> EarlierPaper:
    kept = {
        name: EarlierValue(value=value, source=source, confidence=0.97, page=1)  # type: ignore[arg-type]
        for name, value in ((VALUES if type_ == "test_report" else {}) | values).items()
    }
    return EarlierPaper(
        dossier=dossier_, kept_on=date(2025, 1, 2), policy="general", applicant=applicant, uscc="", product="水泵",
        type=type_, file="他.pdf", sha256="b" * 64, first_page=4, values=kept,
    )  # fmt: skip


class Known(NoRecords):
    """Papers of other dossiers, as the store would hand them out."""

    def __init__(self, *papers: EarlierPaper, text: str = TEXT, picture: str = "0" * 16, seal: Any = None) -> None:
        self.papers, self.text, self.picture, self.seal = papers, text, picture, seal

    def pages_like(self, printed: str, dossier: str) -> list[EarlierPage]:
        made = {"picture": self.picture, "text": text_print(self.text), "words": wording_print(self.text)}
        return [EarlierPage(paper=one, page=4, **made) for one in self.papers]

    def papers_numbered(self, kind: str, number: str, dossier: str) -> list[EarlierPaper]:
        return [one for one in self.papers if number in {value.value for value in one.values.values()}]

    def seals_of(self, organisation: str, dossier: str) -> list[EarlierSeal]:
        return [EarlierSeal(paper=one, page=4, print=self.seal, grain=2.0) for one in self.papers if self.seal]


def mine(*documents: Document, name: str = ME, product: str = "电驱系统") -> Dossier:
    return dossier(*documents, applicant_name=name, product_name=product)


def found(check: str, made: Dossier, records: NoRecords) -> list[Finding]:
    name = f"authenticity.{check}"
    findings = run_checks(made, "general", records)
    assert not [one for one in findings if one.check == "internal.check_failed"]
    return [one for one in findings if one.check == name and one.status != "not_applicable"]


def test_the_same_page_in_another_applicants_dossier_is_shown_beside_its_twin() -> None:
    (finding,) = found("reused_document", mine(report()), Known(paper()))
    assert (finding.tier, finding.status) == ("strong", "review")
    here, there = finding.evidence[:2]
    assert (here.document, here.page) == ("test_report-1", 1)
    assert (there.document, there.dossier, there.file, there.page) == (None, "d-other", "他.pdf", 4)
    assert finding.documents == ("test_report-1",)
    assert OTHER not in finding.message and "他.pdf" not in finding.message and "d-other" in finding.message


def test_a_changed_twin_shows_both_values_and_its_number_conflicts() -> None:
    known = Known(paper(client=OTHER), text=TEXT.replace(ME, OTHER))
    (finding,) = found("reused_document", mine(report()), known)
    assert "委托单位" in finding.message
    assert [(item.dossier, item.text) for item in finding.evidence[-2:]] == [(None, ME), ("d-other", OTHER)]
    (conflict,) = found("conflicting_record", mine(report()), known)
    assert conflict.tier == "contradiction" and "委托单位" in conflict.message


@pytest.mark.parametrize(
    ("records", "why"),
    [
        (Known(paper(applicant=ME)), "the same applicant"),
        (Known(paper(applicant="包头市北辰测试装备有限责任公司")), "the same applicant, written otherwise"),
        (Known(paper("lab_qualification")), "a paper that many hand in"),
        (Known(paper(report_number="X-1"), text="另一份报告" + "的文字和数据完全不同" * 9), "another text"),
        (Known(paper(report_number="X-1"), picture="f" * 16), "another picture"),
        (NoRecords(), "nothing else is known"),
    ],
)  # fmt: skip
def test_what_is_rightly_shared_is_not_told(records: NoRecords, why: str) -> None:
    assert found("reused_document", mine(report()), records) == [], why


def test_a_page_of_notes_without_figures_or_own_values_is_nobodys() -> None:
    notes = report(mark(page=2, figures=20))
    assert found("reused_document", mine(notes), Known(paper(report_number="X-1"))) == []
    results = report(mark(page=2, figures=80))
    assert [f.tier for f in found("reused_document", mine(results), Known(paper(report_number="X-1")))] == ["strong"]


def test_an_opening_page_in_an_issuers_wording_is_rightly_shared_and_most_of_a_report_is_not() -> None:
    long = report().model_copy(update={"pages": (1, 2, 3)})
    other, same = Known(paper(report_number="X-1")), Known(paper())
    assert found("reused_document", mine(long), other) == []
    assert [f.tier for f in found("reused_document", mine(long), same)] == ["strong"]
    most = report(mark(), mark(page=2, figures=80)).model_copy(update={"pages": (1, 2, 3)})
    assert [f.tier for f in found("reused_document", mine(most), other)] == ["strong"]


def test_a_page_of_many_applicants_is_everybodys_form() -> None:
    names = ("长青", "宏图", "江岸", "楚天")
    known = Known(*(paper(applicant=f"武汉{n}仪器有限公司", report_number="X-1", dossier_=n) for n in names))
    (finding,) = found("reused_document", mine(report()), known)
    assert finding.tier == "weak" and "4 家" in finding.message


@pytest.mark.parametrize(
    ("applicant", "client", "maker", "tier"),
    [
        ("", ME, ME, "weak"),
        (OTHER, OTHER, OTHER, "strong"),
        (OTHER, OTHER, ME, "weak"),
        (OTHER, ME, OTHER, "weak"),
        (OTHER, THIRD, THIRD, "strong"),
    ],
)
def test_an_unknown_applicant_or_two_named_on_the_paper_are_only_noted(
    applicant: str, client: str, maker: str, tier: str
) -> None:
    known = Known(paper(applicant=applicant, client=client, manufacturer=maker))
    made = report(client=client, manufacturer=maker)
    assert {f.tier for f in found("reused_document", mine(made), known)} == {tier}


def test_an_agreement_explains_a_report_of_another_applicant() -> None:
    known = Known(paper(client=OTHER))
    for parties, tier in (([ME, OTHER], "weak"), ([ME, THIRD], "strong")):
        deed = document("ip_agreement", parties=parties)
        assert {f.tier for f in found("reused_document", mine(report(client=OTHER), deed), known)} == {tier}


def test_a_company_that_changed_its_name_may_hand_in_its_own_papers() -> None:
    notice = document("id_or_other", former_name=OTHER, company_name=ME)
    assert found("reused_document", mine(report(client=OTHER), notice), Known(paper(client=OTHER))) == []


def label(page: int) -> Trace:
    return Trace(kind="page_label", page=page, box=None, text=f"{page}/2", data={"page": page, "of": 2})


def test_the_same_report_twice_in_one_dossier_is_noted() -> None:
    second = report().model_copy(update={"id": "second"})
    (finding,) = found("reused_document", mine(report(), second), NoRecords())
    assert finding.tier == "weak" and len(finding.documents) == 2
    parts = [one.model_copy(update={"traces": (label(n),)}) for n, one in enumerate((report(), second), 1)]
    assert found("reused_document", mine(*parts), NoRecords()) == [], "the pages count on"
    other_lab = report(lab_name="另一检验站").model_copy(update={"id": "second"})
    assert found("reused_document", mine(report(), other_lab), NoRecords()) == []


def ocr(value: str, confidence: float = 0.97) -> Field:
    return Field(value=value, raw=value, page=1, box=None, confidence=confidence, source="ocr")


@pytest.mark.parametrize(
    ("value", "other", "tier"),
    [
        ("2025-03-05", "2024-11-20", "strong"),
        ("2025-03-05", "2025-03-06", "weak"),
        (ocr("2025-03-05", 0.5), "2024-11-20", "weak"),
        ("2025-03-05", "2025-03-05", None),
    ],
)
def test_a_scan_conflicts_by_how_surely_it_was_read(value: Any, other: str, tier: str | None) -> None:
    made = report(issue_date=value if isinstance(value, Field) else ocr(value))
    known = Known(paper(applicant=ME, source="ocr", issue_date=other))
    assert [f.tier for f in found("conflicting_record", mine(made), known)] == ([tier] if tier else [])


def test_the_same_number_of_another_laboratory_is_another_report() -> None:
    known = Known(paper(lab_name="另一检验站", client=OTHER))
    assert found("conflicting_record", mine(report()), known) == []
    unnamed = Known(paper(lab_name="", client=OTHER))
    assert [f.tier for f in found("conflicting_record", mine(report()), unnamed)] == ["weak"]


PATENT = {"patent_number": "201910380558X", "title": "一种电驱系统", "patentees": [THIRD]}


@pytest.mark.parametrize(
    ("patentees", "other", "tiers"),
    [
        ([THIRD], THIRD, ["strong"]),
        ([OTHER], OTHER, ["strong"]),
        ([], "", ["weak"]),
        ([ME], OTHER, ["weak"]),
        ([ME, OTHER], f"{ME}、{OTHER}", ["weak"]),
        ([ME], ME, ["weak"]),
    ],
)
def test_one_patent_of_two_applicants(patentees: list[str], other: str, tiers: list[str]) -> None:
    made = document("patent_certificate", **(PATENT | {"patentees": patentees}))
    known = Known(paper("patent_certificate", patent_number="201910380558X", title="一种电驱系统", patentees=other))
    assert [f.tier for f in found("conflicting_record", mine(made), known)] == tiers
    deed = document("ip_agreement", parties=[THIRD, ME], patent_numbers=["ZL 201910380558.X", "201910380558X"])
    assert [f.tier for f in found("conflicting_record", mine(made, deed), known)] == ["weak"], "a licence is shown"
    own = Known(paper("patent_certificate", ME, patent_number="201910380558X", patentees=other))
    assert found("conflicting_record", mine(made), own) == []


INVOICE = {"invoice_number": "25117000000375586818", "seller_name": ME, "buyer_name": THIRD, "total_amount": "10.70"}


def test_one_invoice_in_two_dossiers() -> None:
    made = document("invoice", **INVOICE)
    assert [f.tier for f in found("conflicting_record", mine(made), Known(paper("invoice", **INVOICE)))] == ["strong"]
    buyer = Known(paper("invoice", THIRD, **INVOICE))
    assert [f.tier for f in found("conflicting_record", mine(made), buyer)] == ["weak"], "buyer and seller both apply"
    again = Known(paper("invoice", ME, **INVOICE))
    assert [f.tier for f in found("conflicting_record", mine(made), again)] == ["strong"], "for a pump then"
    assert found("conflicting_record", mine(made, product="水泵"), again) == []
    dearer = Known(paper("invoice", ME, **(INVOICE | {"total_amount": "91070.00"})))
    (finding,) = found("conflicting_record", mine(made), dearer)
    assert finding.tier == "contradiction" and [e.text for e in finding.evidence[2:]] == ["10.70", "91070.00"]


def letter(id_: str, user: str, text: str) -> Document:
    made = document("user_report", id_, user_name=user)
    return made.model_copy(update={"traces": (mark(text),), "sha256": id_ * 8})


def test_users_in_the_same_words() -> None:
    same = [letter("u1", OTHER, f"用户单位 {OTHER} {PRAISE}"), letter("u2", THIRD, f"用户单位 {THIRD} {PRAISE}")]
    (finding,) = found("reused_document", mine(*same), NoRecords())
    assert finding.tier == "weak" and finding.documents == ("u1", "u2")
    one_user = [letter("u1", OTHER, PRAISE), letter("u2", OTHER, PRAISE)]
    assert found("reused_document", mine(*one_user), NoRecords()) == []
    own = "设备于三月安装，试运行中曾更换一只轴承，其后每天工作两班，产量提高约一成，噪声比旧设备低，操作工反映良好。"
    assert found("reused_document", mine(same[0], letter("u2", THIRD, own)), NoRecords()) == []
    known = Known(paper("user_report", OTHER, user_name="甲矿业有限公司"), text=f"用户单位 甲矿业有限公司 {PRAISE}")
    assert [f.tier for f in found("reused_document", mine(same[0]), known)] == ["strong"]


def sealed(id_: str, print_: str, grain: float, page: int = 1) -> Document:
    data = {"organisation": "某某检验研究院", "print": print_, "grain": grain}
    seal = Trace(kind="seal", page=page, box=(0.5, 0.5, 0.7, 0.6), data=data)
    return document("ip_agreement", id_, pages=(page,)).model_copy(update={"traces": (seal,), "sha256": id_ * 8})


@pytest.mark.parametrize(
    ("print_", "grain", "told"),
    [("f" * 64, 2.0, True), ("f" * 62 + "00", 2.0, True), ("f" * 32 + "0" * 32, 2.0, False), ("f" * 64, 0.1, False)],
)
def test_one_seal_picture_on_two_scans_and_not_on_drawn_pages(print_: str, grain: float, told: bool) -> None:
    pair = mine(sealed("s1", "f" * 64, 2.0), sealed("s2", print_, grain))
    assert [f.tier for f in found("reused_document", pair, NoRecords())] == (["weak"] if told else [])
    known = Known(paper("ip_agreement"), seal=print_)
    assert bool(found("reused_document", mine(sealed("s1", "f" * 64, grain)), known)) is told
    assert found("reused_document", mine(sealed("s1", print_, grain)), Known(paper(applicant=ME), seal=print_)) == []


def test_damaged_prints_break_nothing() -> None:
    odd = report(Trace(kind=PAGE_PRINT, page=1, data={"picture": "", "text": "", "words": "", "figures": 99}))
    assert found("reused_document", mine(odd), Known(paper(report_number="X-1"))) == []
