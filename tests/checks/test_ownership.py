"""Whose patents, trademarks and software are."""

from __future__ import annotations

from typing import Any

from tests.builders import document
from tests.checks.asking import outcomes, statuses
from tests.checks.test_applicant import OTHER, ocr
from tests.checks.whole_dossier import NAME, whole

ANY = {"types": ["invention", "utility_model", "design"], "bridge": True}
INVENTION = {"types": ["invention"], "bridge": False}


def patent(**values: Any) -> list[str]:
    return statuses("ownership.patent", whole(patent=values), **INVENTION)


def test_own_patent() -> None:
    (found,) = outcomes("ownership.patent", whole(), **INVENTION)
    assert found.status == "pass"
    assert [item.field for item in found.evidence] == ["patentees", "patent_number"]


def test_co_owners_are_shown() -> None:
    (found,) = outcomes("ownership.patent", whole(patent={"patentees": [OTHER, NAME]}), **INVENTION)
    assert found.status == "pass"
    assert f"共有人：{OTHER}" in found.message.zh


def test_another_owner() -> None:
    (found,) = outcomes("ownership.patent", whole(patent={"patentees": [OTHER]}), **INVENTION)
    assert found.status == "fail"
    assert OTHER in found.message.zh and found.cure is not None
    assert patent(patentees=ocr([OTHER], 0.5)) == ["review"]
    assert patent(patentees=[NAME.replace("电气", "电器")]) == ["review"]


def test_one_own_patent_is_enough_and_the_other_is_odd() -> None:
    second = document("patent_certificate", "p2", patent_type="invention", patentees=[OTHER])
    assert sorted(statuses("ownership.patent", whole(second), **INVENTION)) == ["pass", "warn"]


def test_a_type_that_there_is_not_is_no_type() -> None:
    """A person may have typed anything; the number tells it then, or nobody does."""
    assert patent(patent_type="其他") == ["pass"]
    assert patent(patent_type="其他", patent_number="") == ["review"]


def test_own_patents_are_one_finding() -> None:
    second = document("patent_certificate", "p2", patent_type="invention", patent_number="ZL2", patentees=[NAME])
    (found,) = outcomes("ownership.patent", whole(second), **INVENTION)
    assert {item.document for item in found.evidence} == {"patent", "p2"}


def test_type_must_serve() -> None:
    (found,) = outcomes("ownership.patent", whole(patent={"patent_type": "utility_model"}), **INVENTION)
    assert found.status == "fail"
    assert "实用新型" in found.message.zh and "发明专利" in found.message.zh
    assert statuses("ownership.patent", whole(patent={"patent_type": "utility_model"}), **ANY) == ["pass"]
    assert patent(patent_type=ocr("design", 0.5)) == ["review"]
    second = document("patent_certificate", "p2", patent_type="utility_model", patentees=[OTHER])
    assert statuses("ownership.patent", whole(second), **INVENTION) == ["pass"]


def test_unread() -> None:
    assert patent(patentees=None) == ["review"]
    assert patent(patent_type=None, patent_number=None) == ["review"]
    assert patent(patent_type=None) == ["pass"]  # the number says what it is
    assert statuses("ownership.patent", whole(patent=None), **INVENTION) == []
    assert statuses("ownership.patent", whole(declared={"applicant_name": ""}), **INVENTION) == ["review"]


def test_register_counts_over_the_certificate() -> None:
    register = document(
        "patent_register", "r", patent_number="ZL202010643009.X", patentees=[OTHER], issue_date="2025-05-01"
    )
    (found,) = outcomes("ownership.patent", whole(register), **INVENTION)
    assert found.status == "fail"
    assert found.evidence[0].document == "r"
    foreign = document("patent_register", "r", patent_number="ZL201910725275.4", patentees=[OTHER])
    assert statuses("ownership.patent", whole(foreign), **INVENTION) == ["pass"]


def test_agreement_bridges_where_the_policy_allows() -> None:
    agreement = document("ip_agreement", "a", parties=[OTHER, NAME])
    owned = {"patent": {"patentees": [OTHER]}}
    (found,) = outcomes("ownership.patent", whole(agreement, **owned), **ANY)
    assert found.status == "review"
    assert {item.document for item in found.evidence} == {"patent", "a"}
    assert statuses("ownership.patent", whole(agreement, **owned), **INVENTION) == ["fail"]
    stranger = document("ip_agreement", "a", parties=[OTHER, "呼和浩特市澄柯科技有限公司"])
    assert statuses("ownership.patent", whole(stranger, **owned), **ANY) == ["fail"]


def test_trademark() -> None:
    assert statuses("ownership.trademark", whole(), bridge=False) == ["pass"]
    assert statuses("ownership.trademark", whole(trademark={"registrant": OTHER}), bridge=False) == ["fail"]
    assert statuses("ownership.trademark", whole(trademark={"registrant": None}), bridge=False) == ["review"]
    assert statuses("ownership.trademark", whole(trademark=None), bridge=False) == []


def test_software() -> None:
    own = document("software_copyright", "s", software_name="控制软件V1.0", owner=f"{NAME}；{OTHER}")
    assert statuses("ownership.software_copyright", whole(own), bridge=True) == ["pass"]
    other = document("software_copyright", "s", owner=OTHER)
    assert statuses("ownership.software_copyright", whole(other), bridge=True) == ["fail"]
    assert statuses("ownership.software_copyright", whole(), bridge=True) == []


def test_agreements() -> None:
    def said(**values: Any) -> list[str]:
        return statuses("ownership.agreement", whole(document("ip_agreement", "a", **values)))

    assert said(parties=[OTHER, NAME]) == ["review"]
    assert said(parties=[OTHER]) == ["fail"]
    assert said(parties=[OTHER, NAME], valid_to="2025-06-29") == ["fail"]
    assert said(parties=[OTHER, NAME], valid_to="长期") == ["review"]
    assert said(subject="专利") == ["review"]
    assert statuses("ownership.agreement", whole()) == []
