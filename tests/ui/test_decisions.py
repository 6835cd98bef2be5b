from datetime import UTC, datetime

import pytest

from dossier.models.records.rows import AttestationRow, CorrectionRow, DecisionRow
from dossier.ui import words
from dossier.ui.attestations import answer_of, attestation_problem, next_open
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


@pytest.mark.parametrize(
    ("confirmed", "reason", "reviewer", "problem"),
    [
        (True, "", "审查员", None),
        (False, "", "审查员", words.ATTEST_NEED_REASON),
        (False, "无研发机构", "审查员", None),
        (True, "", "", words.NEED_REVIEWER),
    ],
)
def test_when_an_answer_can_be_taken(confirmed, reason, reviewer, problem):
    assert attestation_problem(confirmed, reason, reviewer) is problem


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


def test_the_list_to_mend_has_clause_and_cure_of_what_can_be_mended():
    assert what_to_mend(listed(made.findings()), "zh") == (
        "1. applicant.name 的意见（第 5.2 条）；补正办法：请更正委托单位名称。"
    )
    assert what_to_mend(listed(made.findings()[:1]), "zh") == ""
