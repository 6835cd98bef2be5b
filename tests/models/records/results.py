"""A small result in the contract's JSON, for tests of the store."""

from __future__ import annotations

from typing import Any

from dossier.models.document import Evidence
from dossier.models.finding import Finding

SHA = "a" * 64


def finding(status: str = "pass", judge: str = "machine", **more: Any) -> dict[str, Any]:
    return {
        "check": "policy.attestation",
        "judge": judge,
        "status": status,
        "clauses": ["p:1"],
        "message": "质量可靠",
        **more,
    }


def result(*findings: dict[str, Any], verdict: str = "eligible") -> dict[str, Any]:
    return {
        "dossier": {"policy": "p", "applicant": {"name": "甲公司"}, "product": {"name": "水泵"}},
        "documents": [
            {
                "sha256": SHA,
                "pages": [2, 3],
                "type": "test_report",
                "fields": {"issue_date": {"value": "2025-01-02", "source": "ocr", "machine_value": None}},
            }
        ],
        "findings": list(findings),
        "verdict": verdict,
        "suspicion": "none",
        "open_attestations": sum(f["judge"] == "person" and f["status"] == "review" for f in findings),
    }


def sign(text: str = "1000.00", **changes: Any) -> Finding:
    """A sign of falsification."""
    said = {
        "check": "authenticity.value_edited", "judge": "machine", "mandatory": False, "status": "fail",
        "message": "矛盾：合计不符", "message_en": "Contradiction: sums differ", "clauses": (), "tier": "contradiction",
        "documents": ("d1",), "evidence": (Evidence(document="d1", page=1, box=None, text=text),),
    }  # fmt: skip
    return Finding(**{**said, **changes})  # type: ignore[arg-type]
