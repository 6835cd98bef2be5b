from dossier.checks.outcomes import failed, label_of, named, not_applicable, passed, to_review, unread, warned
from dossier.models.base import text
from tests.builders import document


def test_documents_come_from_the_evidence_once_each() -> None:
    license_, form = document("business_license", uscc="1"), document("application_form", uscc="2")
    evidence = license_.evidence("uscc"), form.evidence("uscc"), license_.evidence("company_name")
    assert failed(text("矛盾", "conflict"), *evidence).documents == ("business_license-1", "application_form-1")


def test_each_builder_bears_its_status() -> None:
    said = text("甲", "a")
    assert [build(said).status for build in (passed, failed, warned, to_review, not_applicable)] == [
        "pass",
        "fail",
        "warn",
        "review",
        "not_applicable",
    ]


def test_a_message_names_paper_and_field_in_both_languages() -> None:
    report = document("test_report")
    outcome = unread(report, "issue_date", "client")
    assert outcome.status == "review" and outcome.cure
    assert "检测报告（test_report.pdf）" in outcome.message.zh and "签发日期、委托单位" in outcome.message.zh
    assert "Test report (test_report.pdf)" in outcome.message.en and "Date of issue, Client" in outcome.message.en
    assert [item.field for item in outcome.evidence] == ["issue_date", "client"]
    assert named(report).en == "Test report (test_report.pdf)"
    assert label_of(report, "unknown_field").zh == "unknown_field"
