"""Corrections, attestations and decisions."""

from __future__ import annotations

import pytest

from dossier.models.errors import RefusedError, UsageError
from dossier.models.finding import Finding
from dossier.models.records import Store
from dossier.models.records.attestations import attested
from dossier.models.records.corrections import corrected, normalised
from tests.builders import document
from tests.models.records.results import SHA, finding, result

PLACE = (SHA, 2, "test_report", "issue_date")


@pytest.fixture
def id_(store: Store) -> str:
    return store.create_dossier("t", [], {})


def test_a_correction_keeps_machine_value_and_the_value_before(store: Store, id_: str) -> None:
    store.keep_result(id_, result(), "1", "r")
    store.correct_field(id_, *PLACE, "2025年3月4日", "张三", "看原件")
    store.correct_field(id_, *PLACE, "2025-03-05", "李四", "再看")
    first, second = store.corrections(id_)
    assert (first.machine_value, first.old_value, first.new_value) == ("2025-01-02", "2025-01-02", "2025-03-04")
    assert (second.machine_value, second.old_value, second.new_value) == ("2025-01-02", "2025-03-04", "2025-03-05")
    assert (first.user, first.reason) == ("张三", "看原件")


def test_corrections_lie_over_the_documents_of_their_place(store: Store, id_: str) -> None:
    store.correct_field(id_, *PLACE, "2025-03-04", "张三", "")
    store.correct_field(id_, *PLACE, "2025-03-05", "张三", "")
    store.correct_field(id_, SHA, 2, "test_report", "client", "甲(集团)公司", "张三", "")
    report = document("test_report", "d1", pages=(2, 3), issue_date="2025-01-02").model_copy(update={"sha256": SHA})
    other = report.model_copy(update={"pages": (4,)})
    done, untouched = corrected([report, other], store.corrections(id_))
    date, client = done.fields["issue_date"], done.fields["client"]
    assert (date.value, date.machine_value, date.source) == ("2025-03-05", "2025-01-02", "person")
    assert date.box == report.fields["issue_date"].box
    assert (client.value, client.page, client.box) == ("甲（集团）公司", 2, None)
    assert untouched == other


@pytest.mark.parametrize(
    ("type_", "field", "value", "expected"),
    [
        ("test_report", "standards", "GB/T 1；GB/T 2、GB/T 3", ["GB/T 1", "GB/T 2", "GB/T 3"]),
        ("test_report", "page_count", "12", 12),
        ("business_license", "business_term_end", "长期", "长期"),
        ("invoice", "total_amount", "1,234.5元", "1234.50"),
        ("invoice", "is_red", "否", False),
        ("invoice", "seller_tax_id", "9115 0203ma0", "91150203MA0"),
        ("test_report", "client", None, None),
    ],
)
def test_values_are_brought_into_the_contracts_form(type_: str, field: str, value: str, expected: object) -> None:
    assert normalised(type_, field, value) == expected


@pytest.mark.parametrize(
    ("type_", "field", "value"),
    [
        ("test_report", "issue_date", "2025-02-30"),
        ("test_report", "page_count", "十二"),
        ("test_report", "nothing", "x"),
        ("nothing", "client", "x"),
        ("test_report", "client", "  "),
    ],
)
def test_a_value_that_cannot_be_is_refused(type_: str, field: str, value: str) -> None:
    with pytest.raises(UsageError):
        normalised(type_, field, value)


def test_nobodys_correction_is_refused(store: Store, id_: str) -> None:
    with pytest.raises(RefusedError):
        store.correct_field(id_, *PLACE, "2025-03-04", "  ", "")


def _person_finding(message: str = "质量可靠") -> Finding:
    return Finding(
        check="policy.attestation", judge="person", mandatory=True, status="review", message=message,
        message_en="quality", clauses=("p:1",),
    )  # fmt: skip


def test_the_last_attestation_answers_a_persons_finding(store: Store, id_: str) -> None:
    machine = _person_finding().model_copy(update={"judge": "machine"})
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "张三")
    done, untouched = attested([_person_finding(), machine], store.attestations(id_))[::-1]
    assert (done.status, untouched) == ("pass", machine)
    assert "张三" in done.message
    store.attest(id_, "policy.attestation", ["p:1"], False, "无证书", "李四", done.message)
    (done,) = attested([_person_finding()], store.attestations(id_))
    assert done.status == "fail"
    assert "李四" in done.message_en
    assert "无证书" in done.message


def test_an_attestation_of_one_question_leaves_the_other_open(store: Store, id_: str) -> None:
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "张三", "质量可靠")
    done = attested([_person_finding(), _person_finding("已经投保")], store.attestations(id_))
    assert {f.message[:4]: f.status for f in done} == {"已经投保": "review", "质量可靠": "pass"}


def test_a_denial_needs_a_reason(store: Store, id_: str) -> None:
    with pytest.raises(RefusedError):
        store.attest(id_, "policy.attestation", ["p:1"], False, " ", "张三")


def test_approval_waits_for_every_persons_word(store: Store, id_: str) -> None:
    run = store.keep_result(id_, result(finding("review", "person")), "1", "r")
    with pytest.raises(RefusedError, match="1 项"):
        store.decide(id_, "approve", "符合", "张三", run)
    store.decide(id_, "return", "补材料", "张三", run)
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "张三")
    store.decide(id_, "approve", "符合", "张三", run)
    assert [row.decision for row in store.decisions(id_)] == ["return", "approve"]
    assert store.dossier(id_).decision == "approve"


def test_decisions_that_are_refused(store: Store, id_: str) -> None:
    old = store.keep_result(id_, result(), "1", "r")
    new = store.keep_result(id_, result(), "1", "r")
    for verb, reason, user, run in (
        ("approve", " ", "张三", new),
        ("reject", "", "张三", new),
        ("approve", "符合", "", new),
        ("approve", "符合", "张三", old),
        ("delete", "符合", "张三", new),
    ):
        with pytest.raises(RefusedError):
            store.decide(id_, verb, reason, user, run)  # type: ignore[arg-type]
    assert store.decisions(id_) == []
