"""Fields of papers written in sentences: found with the pipeline, and not one of them wrong."""

import pytest

from benchmarks import prose
from dossier.extraction.fields import KINDS
from dossier.extraction.fields import prose as fields_prose
from dossier.extraction.fields.audit_report import extract
from tests.extraction.made_pages import page_of


def test_sentences_fill_what_labels_leave_empty_and_nothing_is_wrong():
    written = list(prose.papers(seed=11, each=2))
    with prose.without_language():
        off = prose.marks(written)
    on = prose.marks(written)
    assert sum(marks["wrong"] for marks in on.values()) == 0
    right = [sum(marks["right"] for marks in one.values()) for one in (off, on)]
    assert right[1] > 2 * right[0] and right[1] >= 0.95 * sum(marks.total() for marks in on.values())


def test_a_field_from_a_sentence_has_its_place_and_says_that_no_label_names_it():
    paper = next(one for one in prose.papers() if one.kind == "novelty_search_report")
    agency = KINDS[paper.kind].extract(paper.pages, {})["agency"]
    assert agency.note == fields_prose.UNLABELLED and agency.confidence < 0.95 and agency.box[1] > 0.05
    assert agency.value in agency.raw


@pytest.mark.parametrize(("heading", "sure"), [("二、保留意见", False), ("一、审计意见", True)])
def test_heading_and_sentence_that_differ_are_disputed(heading, sure):
    page = page_of(
        (0.1, [(0.4, "审计报告")]),
        (0.2, [heading]),
        (0.24, ["我们认为，财务报表在所有重大方面公允反映了贵公司的财务状况。"]),
    )
    opinion = extract([page], {})["opinion"]
    assert (opinion.confidence > 0.9) is sure and (opinion.note == "disputed") is not sure


def test_rows_of_a_table_and_reservations_are_no_conclusion():
    page = page_of(
        "检验报告", "外观 表面平整 符合要求 合格", "检验不合格的样品按规定处理。", "若对结果有异议，请联系。"
    )
    assert "conclusion" not in KINDS["test_report"].extract([page], {})
