import pytest

from dossier.ui.fields import listed_fields
from dossier.ui.findings import listed
from dossier.ui.focus import Focus, chosen_finding, on_box, on_field, on_finding, on_page, on_turn
from dossier.ui.places import evidence_boxes, field_boxes, page_boxes
from tests.ui import made

RESULT = made.result()
ROWS = listed(RESULT.findings)
FIELDS = listed_fields(RESULT.documents, RESULT.findings, 0.9)


def named(check):
    return next(row for row in ROWS if row.finding.check == check)


def test_a_finding_opens_at_the_first_evidence_that_has_a_box():
    focus = on_finding(RESULT, named("applicant.name"))
    assert (focus.number, focus.page.sha256, focus.page.page, focus.page.pages) == (1, made.REPORT, 3, 7)


def test_a_chosen_evidence_without_place_falls_back_to_the_findings_document():
    focus = on_finding(RESULT, named("applicant.name"), 0)
    assert focus.number == 0
    assert focus.page.sha256 == made.REPORT


def test_a_finding_about_nothing_shows_the_first_page_and_says_that_it_has_no_place():
    focus = on_finding(RESULT, named("finance.year"))
    assert (focus.page.sha256, focus.page.page, focus.hint) == (made.LICENCE, 1, "no_place")


def test_without_any_paper_there_is_no_page():
    empty = made.result(documents=(), findings=made.findings()[1:2])
    assert on_finding(empty, listed(empty.findings)[0]).page is None


def test_a_field_without_box_says_so():
    row = next(row for row in FIELDS if row.id == "d2/conclusion")
    focus = on_field(RESULT, row)
    assert focus.hint == "no_box"
    assert focus.page.page == 4


def test_a_field_that_was_not_found_says_so():
    row = next(row for row in FIELDS if row.id == "d2/report_number")
    assert (on_field(RESULT, row).hint, on_field(RESULT, row).page.page) == ("not_found", 3)


def test_a_box_turns_to_its_field():
    focus = on_finding(RESULT, named("applicant.name"))
    assert on_box(RESULT, FIELDS, ROWS, focus, "d2/client").field == "d2/client"
    assert on_box(RESULT, FIELDS, ROWS, focus, "evidence/1").field == "d2/client"


@pytest.mark.parametrize("box", ["d9/none", "evidence/0", "evidence/7"])
def test_a_box_without_field_changes_nothing(box):
    focus = on_finding(RESULT, named("applicant.name"))
    assert on_box(RESULT, FIELDS, ROWS, focus, box) == focus


def test_turning_pages_stays_within_the_file():
    focus = on_turn(on_finding(RESULT, named("applicant.name")), -9)
    assert focus.page.page == 1
    assert on_turn(focus, 99).page.page == 7
    assert chosen_finding(ROWS, focus).finding.check == "applicant.name"


def test_a_finding_that_the_last_run_no_longer_has_is_not_in_focus():
    assert chosen_finding(ROWS, Focus(finding="gone.1")) is None


def test_the_field_that_an_evidence_cites_is_lit_once_and_stays_clickable():
    page = on_finding(RESULT, named("applicant.name")).page
    evidence = evidence_boxes(RESULT, named("applicant.name").finding.evidence, page)
    boxes = page_boxes(field_boxes(FIELDS, page, None, "zh"), evidence)
    assert [box.id for box in boxes if box.lit] == ["d2/client"]
    assert {box.id for box in boxes} == {"d2/client", "d2/product_name", "d2/model"}


def test_evidence_elsewhere_keeps_its_own_box():
    item = RESULT.documents[1].evidence("client").model_copy(update={"box": (0.3, 0.3, 0.4, 0.4), "field": None})
    page = on_page(RESULT, "d2", 3).page
    boxes = page_boxes(field_boxes(FIELDS, page, None, "zh"), evidence_boxes(RESULT, [item], page))
    assert [box.id for box in boxes if box.lit] == ["evidence/0"]


def test_no_boxes_of_another_page():
    page = on_page(RESULT, "d2", 4).page
    assert field_boxes(FIELDS, page, None, "zh") == []
