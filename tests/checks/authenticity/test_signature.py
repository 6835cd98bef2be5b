"""Signatures: intact, by whom, and what came after are told apart."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found

INTACT: dict[str, Any] = {
    "intact": True, "national": False, "whole": True, "after": "NONE", "signed_at": "2024-05-06T10:00:00+08:00",
    "reason": "",
}  # fmt: skip


def finding(**facts: Any) -> Finding:
    trace = Trace(kind="pdf_signature", page=1, text="晴川检测有限公司", data=INTACT | facts)
    (only,) = found("signature", dossier(document("test_report").model_copy(update={"traces": (trace,)})))
    return only


@pytest.mark.parametrize(
    ("facts", "status", "tier"),
    [
        ({}, "pass", None),
        ({"after": "LTA_UPDATES", "whole": False}, "pass", None),
        ({"intact": False}, "fail", "contradiction"),
        ({"after": "OTHER", "whole": False}, "review", "strong"),
        ({"after": "ANNOTATIONS", "whole": False}, "warn", "weak"),
        ({"after": "", "whole": False}, "warn", "weak"),
        ({"intact": None, "reason": "SM2", "national": True}, "not_applicable", "cannot_tell"),
        ({"intact": None, "reason": "ValueError: x"}, "not_applicable", "cannot_tell"),
    ],
)
def test_three_facts(facts: dict[str, Any], status: str, tier: str | None) -> None:
    told = finding(**facts)
    assert (told.status, told.tier) == (status, tier)
    assert "晴川检测有限公司" in told.message and "2024-05-06" in told.message


def test_national_signatures_are_reported_as_such_and_not_as_broken() -> None:
    told = finding(national=True, reason="SM2", algorithm="1.2.156.10197.1.501")
    assert told.status == "pass" and "国密" in told.message and "未核验" in told.message


@pytest.mark.parametrize(("kinds", "status"), [(["signature"], "pass"), (["form"], "warn"), (["content"], "warn")])
def test_a_countersignature_behind_a_signature_is_no_sign(kinds: list[str], status: str) -> None:
    first = Trace(kind="pdf_signature", page=1, text="甲", data=INTACT | {"after": "FORM_FILLING", "whole": False})
    second = Trace(kind="pdf_signature", page=1, text="乙", data=INTACT)
    change = Trace(kind="pdf_revision", page=1, data={"kinds": kinds, "before": "", "after": "", "revision": 1})
    made = document("test_report").model_copy(update={"traces": (first, second, change)})
    assert [one.status for one in found("signature", dossier(made))] == [status, "pass"]
