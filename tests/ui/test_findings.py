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
