"""Where declared values come from."""

from __future__ import annotations

from datetime import date

from dossier.checks.declared import declared_day, declared_policy, declared_values
from dossier.checks.policy_files import load_policy
from tests.builders import document

FORM = document(
    "application_form", "d1", applicant_name="甲（包头）泵业有限公司", product_name="潜水泵", model="QW-1",
    application_date="2025-06-03", contact="某人", industry="通用设备制造业",
)  # fmt: skip
LICENCE = document(
    "business_license", "d2", company_name="甲（包头）泵业有限公司", uscc="91150203MA0N0000XX",
    address="内蒙古自治区包头市昆都仑区",
)  # fmt: skip
OTHER = document("business_license", "d3", company_name="乙检测有限公司", uscc="91110108MA0N0000YY")
TODAY = date(2026, 1, 2)


def test_options_win_then_form_then_licence() -> None:
    declared = declared_values({"product_name": " 深井泵 "}, [OTHER, LICENCE, FORM])
    assert {name: (d.value, d.origin) for name, d in declared.items()} == {
        "product_name": ("深井泵", "option"),
        "applicant_name": ("甲（包头）泵业有限公司", "application_form"),
        "model": ("QW-1", "application_form"),
        "industry": ("通用设备制造业", "application_form"),
        "uscc": ("91150203MA0N0000XX", "business_license"),
    }
    assert declared["uscc"].evidence == LICENCE.evidence("uscc")
    assert declared["product_name"].evidence is None


def test_the_licence_of_a_firm_that_served_the_applicant_does_not_speak() -> None:
    firm = document("business_license", "d4", company_name="丙会计师事务所（普通合伙）", address="北京市海淀区")
    audit = document("audit_report", "d5", audit_firm="丙会计师事务所（普通合伙）")
    report = document("test_report", "d6", lab_name="乙检测有限公司")
    declared = declared_values({}, [audit, firm, report, OTHER, LICENCE])
    assert declared["applicant_name"].value == "甲（包头）泵业有限公司"
    assert declared_policy(None, [audit, firm, LICENCE], "").evidence == LICENCE.evidence("address")


def test_without_form_the_licence_speaks() -> None:
    declared = declared_values({}, [LICENCE])
    assert declared["applicant_name"].origin == "business_license"
    assert "product_name" not in declared


def test_stated_names_and_codes_are_brought_into_the_contracts_form() -> None:
    declared = declared_values({"applicant_name": "甲(包头) 公司", "uscc": "9115 0203ma0n", "model": " A-1 "}, [])
    assert {name: d.value for name, d in declared.items()} == {
        "applicant_name": "甲（包头）公司",
        "uscc": "91150203MA0N",
        "model": "A-1",
    }


def test_the_day_of_application() -> None:
    assert declared_day(date(2025, 1, 1), [FORM], TODAY).origin == "option"
    by_form = declared_day(None, [FORM], TODAY)
    assert (by_form.value, by_form.origin) == ("2025-06-03", "application_form")
    assert declared_day(None, [LICENCE], TODAY) == declared_day(None, [], TODAY)
    assert declared_day(None, [], TODAY).origin == "default"
    unclear = document("application_form", application_date="长期")
    assert declared_day(None, [unclear], TODAY).value == "2026-01-02"


def test_the_policy_by_option_form_region_and_else_general() -> None:
    title = load_policy("inner_mongolia").form_titles[0]
    assert declared_policy("baotou", [LICENCE], title).value == "baotou"
    assert declared_policy(None, [LICENCE], f"{title}\n申请单位").origin == "application_form"
    by_region = declared_policy(None, [OTHER, LICENCE], "")
    assert (by_region.origin, by_region.evidence) == ("business_license", LICENCE.evidence("address"))
    assert (declared_policy(None, [OTHER], "").value, declared_policy(None, [], "").origin) == ("general", "default")
