"""Seals against issuers: only an issuer's kind of seal with somebody else's name is a sign."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found

LAB, OTHER, CLIENT = "晴川市产品质量检验研究院", "云岭检测技术（黄石）有限公司", "包头青禾装备有限公司"


def seal(name: str, kind: str = "检验检测专用章", confidence: float = 0.95, partial: bool = False) -> Trace:
    data: dict[str, Any] = {"organisation": name, "kind": kind, "confidence": confidence, "partial": partial}
    return Trace(kind="seal", page=1, box=(0.6, 0.6, 0.8, 0.75), text=name, data=data)


def findings(*seals: Trace) -> list[Finding]:
    made = document("test_report", lab_name=LAB, client=CLIENT).model_copy(update={"traces": seals})
    return found("seal_mismatch", dossier(made))


def test_another_laboratorys_seal_is_a_strong_sign_with_both_places() -> None:
    (finding,) = findings(seal(OTHER))
    assert (finding.tier, finding.status) == ("strong", "review")
    assert LAB in finding.message and OTHER in finding.message
    assert [place.text for place in finding.evidence] == [LAB, OTHER] and all(p.box for p in finding.evidence)


def test_the_issuers_own_seal_passes() -> None:
    assert [f.status for f in findings(seal(LAB))] == ["pass"]


@pytest.mark.parametrize(
    "other",
    [
        seal(OTHER, kind="公章"), seal(OTHER, kind=""), seal(OTHER, confidence=0.7), seal(OTHER, partial=True),
        seal(""),
    ],
    ids=["common seal", "kind not read", "read uncertainly", "piece of a seal", "not read"],
)  # fmt: skip
def test_seals_that_say_too_little_are_left_alone(other: Trace) -> None:
    assert findings(other) == []


def test_seals_of_those_named_on_the_paper_and_misread_characters_are_no_sign() -> None:
    assert [f.status for f in findings(seal(CLIENT))] == ["pass"]
    assert [f.status for f in findings(seal(LAB.replace("研", "妍")))] == ["pass"]
