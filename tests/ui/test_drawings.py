"""The timeline of dates, the chain of ownership, and contracts with invoices and user reports."""

from __future__ import annotations

from datetime import date

from dossier.models.document import Document
from dossier.ui import drawing, timeline_chart
from dossier.ui.chains import ownership, sales
from dossier.ui.drawing import Node, dot, wrapped
from dossier.ui.timeline import date_marks, domain, outside
from dossier.ui.timeline_chart import chart
from tests.ui import made
from tests.ui.test_contrast import contrast

OWN = "包头市测试装备有限公司"
BUYER = "呼和浩特市骁湛矿业有限公司"


def paper(id_: str, type_: str, **fields: object) -> Document:
    return Document(
        id=id_, type=type_, type_confidence=0.99, file=f"{id_}.pdf", sha256=id_ * 8, pages=(1,),
        fields={name: made.field(value, 0.2) for name, value in fields.items()},
    )  # fmt: skip


def result_of(*papers, findings=()):
    return made.result(documents=papers, findings=findings)


LAB = paper("l", "lab_qualification", issue_date="2020-01-13", valid_to="2025-01-12")
REPORT = paper(
    "t", "test_report", test_start_date="2025-02-01", test_end_date="2025-02-20", issue_date="2025-02-28",
    sample_received_date="2025-02-30",
)  # fmt: skip
LICENCE = paper("c", "business_license", established_date="2016-03-15", business_term_end="长期")


def test_dates_are_points_and_spans_and_what_a_finding_cites_is_marked():
    late = made.finding("validity.lab", "fail", REPORT.evidence("issue_date"), LAB.evidence("valid_to"))
    marks = {mark.field: mark for mark in date_marks(result_of(LAB, REPORT, LICENCE, findings=(late,)), "zh")}
    assert (marks["l/valid_to"].start, marks["l/valid_to"].end) == (date(2020, 1, 13), date(2025, 1, 12))
    assert marks["t/test_end_date"].start == date(2025, 2, 1) and marks["t/test_end_date"].kind == "test"
    assert marks["c/business_term_end"].open_ended
    assert {name for name, mark in marks.items() if mark.conflict} == {"t/issue_date", "l/valid_to"}
    assert "t/sample_received_date" not in marks, "no such day"


def test_a_span_that_ends_before_it_begins_is_a_point():
    odd = paper("o", "insurance_policy", valid_from="2025-05-01", valid_to="2025-04-01")
    marks = {mark.field: mark for mark in date_marks(result_of(odd), "zh")}
    assert marks["o/valid_to"].end is None and marks["o/valid_to"].start == date(2025, 4, 1)


def test_papers_of_one_kind_are_numbered():
    invoices = [paper(f"i{n}", "invoice", issue_date=f"2025-0{n}-01") for n in (1, 2)]
    marks = date_marks(result_of(LAB, *invoices), "en")
    assert [mark.paper for mark in marks if mark.kind == "invoice"] == ["Invoice 1", "Invoice 2"]


def test_the_axis_and_what_lies_before_it():
    marks = date_marks(result_of(LAB, REPORT, LICENCE), "zh")
    applied = date(2025, 6, 30)
    near, far = domain(marks, applied, True), domain(marks, applied, False)
    assert near[0] < date(2022, 7, 1) < near[1] and far[0] < date(2016, 3, 15)
    assert outside(marks, near[0]) == 2, "foundation and issue; spans that reach in are seen"
    assert outside(marks, far[0]) == 0


def test_the_chart_has_its_data_inline_and_both_languages():
    marks = date_marks(result_of(LAB, REPORT, LICENCE), "en")
    spec = chart(marks, date(2025, 6, 30), domain(marks, date(2025, 6, 30), True), "en")
    rows = spec["data"]["values"]
    assert "url" not in str(spec)
    assert {row["kind"] for row in rows} <= {"Valid from – to", "Sample, test", "Issued, signed", "Other dates"}
    assert all(spec["encoding"]["x"]["scale"]["domain"][0] <= row["start"] for row in rows)


def drawn(found):
    nodes, edges = found
    names = {node.id: node.text for node in nodes}
    return [(names[edge.start], names[edge.end], edge.state) for edge in edges]


def test_own_rights_hang_on_the_applicant():
    patent = paper("p", "patent_certificate", title="一种装置", patentees=[OWN])
    assert drawn(ownership(result_of(patent), "zh")) == [(OWN, "一种装置", "same")]


def test_another_owner_by_agreement_and_without():
    other = "北京某某研究院有限公司"
    patent = paper("p", "patent_certificate", title="一种装置", patentees=[other], patent_number="ZL202010000001.X")
    assert ("missing" in [state for *_, state in drawn(ownership(result_of(patent), "zh"))]) is True
    deal = paper("a", "ip_agreement", parties=[OWN, other], subject="一种装置", grant="exclusive")
    nodes, edges = ownership(result_of(patent, deal), "zh")
    assert drawn((nodes, edges)) == [(OWN, other, "same"), (other, "一种装置", "same")]
    assert "独占许可" in edges[0].label and "知识产权协议" in edges[0].label
    doubtful = paper("a", "ip_agreement", parties=[OWN, other], subject="另一件专利", valid_to="2024-01-01")
    assert drawn(ownership(result_of(patent, doubtful), "zh"))[0][2] == "doubt"


def test_contracts_invoices_and_reports_that_match_and_that_do_not():
    contract = paper(
        "k", "sales_contract", buyer=BUYER, seller=OWN, product_name="智能巡检机器人", total_amount="100.00"
    )
    bill = paper("i", "invoice", buyer_name=BUYER, seller_name=OWN, total_amount="100.00",
                 items=[{"name": "*设备*智能巡检机器人", "model": "X-1"}])  # fmt: skip
    report = paper("u", "user_report", user_name=BUYER, product_name="智能巡检机器人", model="Y-2")
    lone = paper("v", "user_report", user_name="天津另一家公司")
    nodes, edges = sales(result_of(contract, bill, report, lone), "zh")
    by = {(edge.start, edge.end): edge for edge in edges}
    assert by["contract/k", "invoice/i"].state == "same" and "✓ 产品" in by["contract/k", "invoice/i"].label
    assert by["invoice/i", "report/u"].state == "differs" and "✕ 型号" in by["invoice/i", "report/u"].label
    assert {node.id: node.state for node in nodes}["report/v"] == "missing"


def test_many_invoices_to_one_buyer_are_one_box():
    bills = [paper(f"i{n}", "invoice", buyer_name=BUYER, total_amount="10.00", invoice_number=str(n)) for n in range(5)]
    ((node,), edges) = sales(result_of(*bills), "zh")
    assert node.head == "发票 5 张" and "50.00" in node.note and not edges


def test_text_of_papers_stays_text_in_a_drawing():
    drawn_text = dot([Node(id="n", head='x"];evil', text="\\N\n<b>", kind="name")], [])
    assert '\\"];evil' in drawn_text and "\\\\N" in drawn_text
    assert "label=<" not in drawn_text


def test_long_names_are_wrapped_and_cut():
    lines = wrapped("某某" * 60)
    assert len(lines) == 3 and lines[-1].endswith("…")
    assert wrapped("") == []


def test_lines_and_marks_can_be_seen_without_colour_and_told_from_the_ground():
    for ink in (*timeline_chart.COLOURS.values(), *(style[0] for style in drawing.STYLE.values())):
        assert contrast(ink, "#ffffff") >= 4.5 and contrast(ink, "#f7f9fb") >= 4.5
    assert len(set(timeline_chart.SHAPES.values())) == len(timeline_chart.KINDS), "a shape for each kind"
    assert len({style[1:] for name, style in drawing.STYLE.items() if name in ("same", "differs", "missing")}) == 3
