from datetime import UTC, datetime

import pytest

from dossier.models.records.rows import AttestationRow, CorrectionRow, DecisionRow
from dossier.ui import marks, words
from dossier.ui.attestations import answer_of, next_open
from dossier.ui.decisions import decision_problem, history, what_to_mend
from dossier.ui.findings import listed
from dossier.ui.language import in_language
from tests.ui import made


@pytest.mark.parametrize(
    ("choice", "reason", "reviewer", "left", "problem"),
    [
        ("approve", "齐全", "审查员", 0, None),
        ("approve", "齐全", "审查员", 2, words.DECISION_OPEN),
        ("reject", "不符", "审查员", 2, None),
        ("return", "补正", "审查员", 2, None),
        ("return", "  ", "审查员", 0, words.DECISION_NEED_REASON),
        ("return", "补正", "", 0, words.NEED_REVIEWER),
        (None, "补正", "审查员", 0, words.DECISION_NEED_CHOICE),
    ],
)
def test_when_a_decision_can_be_taken(choice, reason, reviewer, left, problem):
    assert decision_problem(choice, reason, reviewer, left) is problem


def clause(number, status):
    return made.finding("policy.attestation", status, judge="person", clauses=(f"p:{number}",))


def test_after_an_answer_the_next_open_clause_follows():
    rows = listed([clause(1, "review"), clause(2, "review"), clause(3, "pass"), clause(4, "fail")])
    opens = [row for row in rows if answer_of(row.finding) is None]
    assert next_open(rows) == opens[0]
    assert next_open(rows, after=opens[0]) == opens[1]
    assert next_open(rows, after=opens[1]) == opens[0]
    assert next_open([row for row in rows if row != opens[1]], after=opens[0]) is None


def test_answers():
    assert [answer_of(clause(1, status)) for status in ("review", "pass", "fail")] == [None, True, False]


def test_history_is_newest_first_and_keeps_both_values():
    def when(day):
        return datetime(2025, 6, day, tzinfo=UTC)

    place = {"sha256": made.REPORT, "first_page": 3, "document_type": "test_report", "field": "client"}
    by = {"user": "审查员", "reason": "误读"}
    entries = history(
        [DecisionRow(id=1, created_at=when(3), run_id=1, decision="return", **by)],
        [
            CorrectionRow(id=1, created_at=when(1), machine_value="甲", old_value="甲", new_value="乙", **place, **by),
            CorrectionRow(id=2, created_at=when(2), machine_value="甲", old_value="乙", new_value="乙", **place, **by),
        ],
        [AttestationRow(id=1, created_at=when(4), check="policy.attestation", clauses=("p:5.1",), message="有研发机构",
                        confirmed=True, **by)],
    )  # fmt: skip
    told = [in_language(entry.told, "zh", **entry.values("zh")) for entry in entries]
    assert told == [
        "第 5.1 条：有研发机构", "作出审查决定", "检测报告·委托单位：乙", "检测报告·委托单位：甲 → 乙",
    ]  # fmt: skip
    assert in_language(entries[3].told, "en", **entries[3].values("en")) == "Test report · Client: 甲 → 乙"


def test_history_tells_verdicts_and_what_was_taken_back_and_hides_signs_from_applicants():
    def row(number, check, message):
        when = datetime(2025, 6, number, tzinfo=UTC)
        return AttestationRow(id=number, created_at=when, check=check, clauses=(), message=message, confirmed=False,
                              user="审查员", reason="另有合同")  # fmt: skip

    said = [
        row(1, "verdict:fails:sales.contract_match", "金额超出"),
        row(2, "taken_back:attestation:1", "金额超出"),
        row(3, "verdict:later:authenticity.overlay", "遮盖"),
        row(4, "taken_back:disposition:7", "遮盖"),
    ]
    marks_of = [entry.mark for entry in history([], [], said)]
    assert marks_of == [marks.TAKEN_BACK, marks.WORD["later"], marks.TAKEN_BACK, marks.WORD["fails"]]
    shown = history([], [], said, with_signs=False)
    told = [in_language(entry.told, "zh", **entry.values("zh")) for entry in shown]
    assert told == ["撤回：“金额超出”的核实结果", "核实意见：金额超出"]


def test_the_list_to_mend_has_clause_and_cure_of_what_can_be_mended():
    assert what_to_mend(listed(made.findings()), "zh") == (
        "1. applicant.name 的意见（第 5.2 条）；补正办法：请更正委托单位名称。"
    )
    assert what_to_mend(listed(made.findings()[:1]), "zh") == ""
