from dossier.ui.findings import clause_words, filtered, listed, status_counts, why
from tests.ui import made


def test_worst_first_and_mandatory_before_the_rest():
    rows = listed(made.findings())
    assert [row.finding.check for row in rows][:2] == ["applicant.name", "validity.identifier"]
    assert rows[2].finding.judge == "person"
    assert rows[-1].finding.status == "not_applicable"


def test_id_survives_another_status_and_message():
    before = made.findings()[3]
    after = before.model_copy(update={"status": "pass", "message": "一致", "evidence": ()})
    assert listed([before])[0].id == listed([after])[0].id


def test_equal_findings_have_different_ids():
    twice = [made.findings()[0]] * 2
    assert len({row.id for row in listed(twice)}) == 2


def test_ids_stay_when_an_answer_changes_the_order():
    asked = [made.findings()[1].model_copy(update={"message": message}) for message in ("甲？", "乙？")]
    before = {row.finding.message: row.id for row in listed(asked)}
    answered = [asked[1], asked[0].model_copy(update={"status": "pass", "message": "甲？【某 已确认】"})]
    after = {row.finding.message: row.id for row in listed(answered)}
    assert (after["甲？【某 已确认】"], after["乙？"]) == (before["甲？"], before["乙？"])


def test_filter_by_status_and_family():
    rows = listed(made.findings())
    assert {row.finding.status for row in filtered(rows, ("fail", "warn"))} == {"fail", "warn"}
    assert [row.finding.check for row in filtered(rows, (), "lab")] == ["lab.name"]
    assert filtered(rows) == rows


def test_counts_are_worst_first():
    assert list(status_counts(made.findings()).items()) == [
        ("fail", 1), ("review", 2), ("warn", 1), ("pass", 1), ("not_applicable", 1),
    ]  # fmt: skip


def test_why_names_only_what_made_the_verdict():
    rows = listed(made.findings())
    assert [row.finding.check for row in why(made.result(), rows).rows] == ["applicant.name"]
    assert [row.finding.check for row in why(made.result(verdict="review"), rows).rows] == ["validity.identifier"]
    assert why(made.result(verdict="eligible"), rows).count == 0


def test_clauses_are_cited_without_the_policy():
    assert clause_words(("inner_mongolia:5.5.2", "inner_mongolia:6"), "zh") == "第 5.5.2 条、第 6 条"
    assert clause_words(("general:authenticity",), "zh") == "" == clause_words(("authenticity",), "en")
