import pytest

from dossier.models.document_types import DOCUMENT_TYPES
from dossier.ui import words
from dossier.ui.fields import (
    choices,
    correction_problem,
    document_label,
    entered,
    listed_fields,
    mark_of,
    note_words,
    open_fields,
    shown_fields,
    shown_value,
    value_words,
)
from tests.builders import document
from tests.ui import made


def marks():
    rows = listed_fields(made.documents(), made.findings(), sure_from=0.9)
    return {row.id: row.mark for row in rows}


def test_the_marks():
    found = marks()
    assert found["d1/company_name"] == "sure"
    assert found["d1/uscc"] == "todo", "read with little confidence"
    assert found["d1/legal_representative"] == "todo", "confident, but under a seal"
    assert found["d2/client"] == "todo", "a failed finding cites it"
    assert found["d2/model"] == "confirmed"
    assert found["d2/report_number"] == "absent"


def test_what_a_paper_is_compared_with_has_not_failed():
    licence, report = made.documents()
    differs = made.finding("applicant.name", "fail", report.evidence("client"), licence.evidence("company_name"))
    found = {row.id: row.mark for row in listed_fields((licence, report), [differs], 0.9)}
    assert (found["d2/client"], found["d1/company_name"]) == ("todo", "sure")


def test_a_persons_value_stays_confirmed_where_a_check_fails_on_it():
    assert mark_of(made.documents()[1].fields["model"], failed=True, sure_from=0.9) == "confirmed"


def test_only_what_wants_an_eye_is_open():
    rows = listed_fields(made.documents(), made.findings(), 0.9)
    doubtful = {row.id for row in open_fields(rows) if row.field}
    assert doubtful == {"d1/uscc", "d1/legal_representative", "d2/client"}
    missing = {row.id for row in open_fields(rows) if not row.field}
    assert "d2/report_number" in missing and "d1/registration_authority" not in missing, "many licences name none"
    assert {row.document.id for row in shown_fields(rows, "d2")} == {"d2"}
    assert shown_fields(rows, only_open=True) == open_fields(rows)


def test_what_a_finding_misses_is_open_though_many_papers_lack_it():
    licence = made.documents()[0]
    asks = made.finding("applicant.region", "review", licence.evidence("registration_authority"))
    rows = {row.id: row for row in listed_fields((licence,), [asks], 0.9)}
    assert rows["d1/registration_authority"].is_open and rows["d1/registration_authority"].mark == "absent"


def test_a_value_or_a_lack_settled_by_a_person_is_open_no_more():
    nothing = made.field(None, 0.2, source="person", confidence=1.0)
    assert mark_of(nothing, failed=False, sure_from=0.9) == "confirmed"


def test_three_kinds_of_place():
    places = {row.id: row.place for row in listed_fields(made.documents(), (), 0.9)}
    assert (places["d1/uscc"], places["d2/conclusion"], places["d2/report_number"]) == ("exact", "page", "none")


@pytest.mark.parametrize(
    ("value", "told"), [(None, ""), (["甲", "乙"], "甲、乙"), ([{"a": 1, "b": None}], "1"), ("x", "x")]
)
def test_values_as_people_read_them(value, told):
    assert value_words(value) == told


def test_choices_are_shown_in_words_and_kept_as_the_contract_says():
    opinion = DOCUMENT_TYPES["audit_report"].field("opinion")
    red = DOCUMENT_TYPES["invoice"].field("is_red")
    assert shown_value(opinion, "qualified").zh == "保留意见"
    assert list(choices(opinion)) == ["unqualified", "qualified", "adverse", "disclaimer"]
    assert (shown_value(red, False).en, entered(False), list(choices(red))) == ("No", "false", ["true", "false"])
    assert choices(DOCUMENT_TYPES["test_report"].field("client")) == {}
    assert shown_value(opinion, "另一种").zh == "另一种"


@pytest.mark.parametrize(
    ("new", "reason", "reviewer", "problem"),
    [
        ("乙", "误读", "审查员", None),
        ("", "页面没有", "审查员", None),
        ("甲 ", "误读", "审查员", words.FIELD_NEED_CHANGE),
        ("乙", " ", "审查员", words.FIELD_NEED_REASON),
        ("乙", "误读", "", words.NEED_REVIEWER),
    ],
)
def test_when_a_correction_can_be_taken(new, reason, reviewer, problem):
    assert correction_problem(new, "甲", reason, reviewer) is problem


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (None, None),
        ("under_seal", "文字被印章遮挡"),
        ("invalid: check digit does not fit", "编号校验：校验位不符"),
        ("invalid: never heard of", "编号校验：编号无效"),
        ("something new", "读取把握不足"),
    ],
)
def test_notes_in_words(note, told):
    found = note_words(note)
    assert (found.zh if found else None) == told


def test_a_paper_of_no_type_is_called_what_it_is():
    paper = document("id_or_other").model_copy(
        update={"type_reason": "标题 title: 校准证书；校准证书 / calibration certificate"}
    )
    assert document_label(paper).zh.endswith("（校准证书）")
    assert document_label(paper).en.endswith("(calibration certificate)")
    assert document_label(document("id_or_other")) == DOCUMENT_TYPES["id_or_other"].label
    assert document_label(document("test_report")) == DOCUMENT_TYPES["test_report"].label
