"""One applicant in all papers: names and codes."""

from __future__ import annotations

from typing import Any

from dossier.models.document import Declared, Field
from tests.builders import document, dossier
from tests.checks.asking import outcomes, statuses
from tests.checks.whole_dossier import CODE, DECLARED, NAME, whole

OTHER = "包头市朔衡矿业设备有限公司"


def ocr(value: Any, confidence: float) -> Field:
    return Field(value=value, raw=str(value), page=1, box=(0.1, 0.1, 0.2, 0.2), confidence=confidence, source="ocr")


def test_same_everywhere() -> None:
    (found,) = outcomes("applicant.name", whole())
    assert found.status == "pass"
    assert "10 份" in found.message.zh
    assert len({item.document for item in found.evidence}) == 10


def test_another_company_is_shown_with_both_names() -> None:
    (found,) = outcomes("applicant.name", whole(audit={"auditee": OTHER}))
    assert found.status == "fail"
    assert OTHER in found.message.zh and NAME in found.message.en
    assert {item.document for item in found.evidence} >= {"audit"}
    assert found.cure is not None


def test_papers_under_one_other_name_are_one_finding() -> None:
    made = whole(audit={"auditee": OTHER}, user={"applicant_name": OTHER}, commitment={"applicant_name": OTHER})
    found = outcomes("applicant.name", made)
    assert [one.status for one in found] == ["fail"]
    assert {item.document for item in found[0].evidence} >= {"audit", "user", "commitment"}


def test_near_miss_and_branch_go_to_a_person() -> None:
    assert statuses("applicant.name", whole(user={"applicant_name": NAME.replace("电气", "电器")})) == ["review"]
    assert statuses("applicant.name", whole(contract={"seller": NAME + "固阳分公司"})) == ["review"]


def test_equal_code_under_another_name_is_a_change_of_name() -> None:
    (found,) = outcomes("applicant.name", whole(credit={"subject": OTHER}))
    assert found.status == "review"
    assert "可能更名" in found.message.zh


def test_doubtful_reading_does_not_fail() -> None:
    assert statuses("applicant.name", whole(audit={"auditee": ocr(OTHER, 0.5)})) == ["review"]
    assert statuses("applicant.name", whole(audit={"auditee": ocr(OTHER, 0.95)})) == ["fail"]


def test_client_or_manufacturer_will_do() -> None:
    assert statuses("applicant.name", whole(report={"client": OTHER})) == ["pass"]
    assert statuses("applicant.name", whole(report={"client": OTHER, "manufacturer": OTHER})) == ["fail"]


def test_licence_of_another_beside_the_own() -> None:
    lab = document("business_license", "x", company_name=OTHER, uscc="91110000600037341L")
    assert statuses("applicant.name", whole(lab)) == ["pass"]
    assert statuses("applicant.uscc", whole(lab)) == ["pass"]
    assert statuses("applicant.name", whole(licence={"company_name": OTHER, "uscc": "91110000600037341L"})) == ["fail"]


def test_nothing_declared_or_nothing_to_compare() -> None:
    assert statuses("applicant.name", dossier(document("audit_report", auditee=NAME))) == ["review"]
    assert statuses("applicant.name", dossier(**DECLARED)) == []
    assert statuses("applicant.uscc", dossier(document("credit_report", uscc=CODE))) == ["review"]


def test_a_single_paper_has_nothing_to_be_compared_with() -> None:
    form = document("application_form", "f", applicant_name=NAME, uscc=CODE)
    made = dossier(form)
    declared = {
        key: Declared(value=form.value(key), origin="application_form", evidence=form.evidence(key))
        for key in ("applicant_name", "uscc")
    }
    made = made.model_copy(update={"declared": declared})
    assert statuses("applicant.name", made) == ["not_applicable"]
    assert statuses("applicant.uscc", made) == ["not_applicable"]


def test_codes() -> None:
    assert statuses("applicant.uscc", whole()) == ["pass"]
    (found,) = outcomes("applicant.uscc", whole(credit={"uscc": "91110000600037341L"}))
    assert found.status == "fail"
    assert "91110000600037341L" in found.message.zh and CODE in found.message.zh
    assert statuses("applicant.uscc", whole(credit={"uscc": ocr("91110000600037341L", 0.6)})) == ["review"]
    assert statuses("applicant.uscc", whole(credit={"uscc": CODE[:4] + " " + CODE[4:].lower()})) == ["pass"]


def test_licences_of_the_product_are_held_by_the_applicant() -> None:
    licence = document("production_license", holder=OTHER)
    assert statuses("applicant.name", whole(licence)) == ["fail"]
    assert statuses("applicant.name", whole(document("ccc_certificate", holder=OTHER, manufacturer=NAME))) == ["pass"]
    assert statuses("applicant.name", whole(document("ccc_certificate", holder=OTHER, manufacturer=OTHER))) == ["fail"]
