"""Two pages side by side."""

from dossier.models.document import Evidence
from dossier.ui.compare import Pair, Twin, all_pages, boxes_on, first_pages, pair_of, twin_boxes
from dossier.ui.fields import listed_fields
from dossier.ui.findings import listed
from dossier.ui.focus import Focus
from tests.ui import made

LICENCE, REPORT = made.documents()


def test_a_finding_with_evidence_on_two_pages_opens_both():
    both = made.finding("applicant.name", "fail", REPORT.evidence("client"), LICENCE.evidence("company_name"))
    pair = pair_of(made.result(), both)
    assert pair is not None
    assert [(page.sha256, page.page) for page in (pair.left, pair.right)] == [(made.REPORT, 3), (made.LICENCE, 1)]


def test_one_page_makes_no_pair():
    one = made.finding("a.b", "fail", REPORT.evidence("client"), REPORT.evidence("product_name"))
    assert pair_of(made.result(), one) is None
    assert pair_of(made.result(), made.finding("a.b", "fail")) is None


def test_a_twin_in_another_dossier_lies_on_the_right():
    there = Evidence(document=None, page=2, box=(0.1, 0.1, 0.2, 0.2), text="甲", file="他.pdf", dossier="d-other")
    sign = made.finding("authenticity.reused_document", "review", there, REPORT.evidence("client"), tier="strong")
    twin = Twin(dossier="d-other", file="他.pdf", page=2)
    pair = pair_of(made.result(), sign)
    assert pair is not None and pair.right == twin and pair.left.page == 3
    (row,) = listed([sign])
    assert [box.lit for box in twin_boxes([row], Focus(finding=row.id), twin)] == [True]
    assert twin_boxes([row], Focus(), twin) == []


def test_without_a_choice_two_different_papers_lie_side_by_side():
    pair = first_pages(made.result(), Focus())
    assert pair is not None and pair.left.sha256 != pair.right.sha256
    assert first_pages(made.result(documents=()), Focus()) is None
    assert Pair.model_validate(pair.model_dump()) == pair


def test_all_pages_once_and_their_boxes():
    pages = all_pages(made.result())
    assert [(page.name, page.page) for page in pages] == [("执照.png", 1), ("报告.pdf", 3), ("报告.pdf", 4)]
    fields = listed_fields(made.documents(), made.findings(), 0.9)
    boxes = boxes_on(made.result(), fields, listed(made.findings()), Focus(field="d1/uscc"), pages[0], "zh")
    assert [box.id for box in boxes if box.lit] == ["d1/uscc"]
