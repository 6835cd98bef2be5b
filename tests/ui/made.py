"""A made-up result for the desk's tests: two papers, a few findings, hostile text."""

from __future__ import annotations

from typing import Any

from dossier.models.document import Document, Evidence, Field
from dossier.models.finding import DossierSummary, Finding, Result, Timing

HOSTILE = "<img src=x onerror=alert(1)> **粗** $x$ :red[y] [link](javascript:alert(1)) {0} {x}"
LICENCE, REPORT = "a" * 64, "b" * 64


def field(value: Any, top: float, **changes: Any) -> Field:
    """A field with a box at that height, read with confidence."""
    read = {"raw": str(value), "page": 1, "box": (0.1, top, 0.5, top + 0.02), "confidence": 0.97, "source": "ocr"}
    return Field(value=value, **{**read, **changes})


def documents() -> tuple[Document, ...]:
    licence = Document(
        id="d1", type="business_license", type_confidence=0.98, file="执照.png", sha256=LICENCE, pages=(1,),
        fields={
            "company_name": field("包头市测试装备有限公司", 0.2),
            "uscc": field("91150291MA0Q3CE79F", 0.25, confidence=0.6),
            "legal_representative": field("张三", 0.3, note="under_seal"),
        },
    )  # fmt: skip
    report = Document(
        id="d2", type="test_report", type_confidence=0.9, file="报告.pdf", sha256=REPORT, pages=(3, 4),
        fields={
            "client": field("包头市测识装备有限公司", 0.4, page=3),
            "product_name": field(HOSTILE, 0.5, page=3),
            "conclusion": field("合格", 0.6, page=4, box=None),
            "model": field("X-1", 0.7, page=3, source="person", machine_value="X-I"),
        },
    )  # fmt: skip
    return licence, report


def finding(check: str, status: str, *evidence: Evidence, **changes: Any) -> Finding:
    said = {
        "judge": "machine", "mandatory": True, "message": f"{check} 的意见", "message_en": f"what {check} says",
        "clauses": ("inner_mongolia:5.2",), "documents": tuple({e.document: 0 for e in evidence if e.document}),
    }  # fmt: skip
    return Finding(check=check, status=status, evidence=evidence, **{**said, **changes})  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    report = documents()[1]
    return (
        finding("applicant.region", "pass", documents()[0].evidence("company_name")),
        finding("policy.attestation", "review", judge="person", message="研发机构健全？", message_en="R&D team?"),
        finding("lab.name", "warn", report.evidence("product_name"), mandatory=False),
        finding(
            "applicant.name", "fail", Evidence(document=None, page=None, box=None, text="无处"),
            report.evidence("client"), cure="请更正委托单位名称。", cure_en="Mend the client's name.",
        ),
        finding("validity.identifier", "review", documents()[0].evidence("uscc")),
        finding("finance.year", "not_applicable"),
    )  # fmt: skip


def result(**changes: Any) -> Result:
    said: dict[str, Any] = {
        "dossier": DossierSummary(
            id="x", policy="inner_mongolia", policy_version="1", applied_on="2025-06-30",
            applicant={"name": "包头市测试装备有限公司", "uscc": ""}, product={"name": "测试机", "model": "X-1"},
            declared_from={}, files=[{"name": "报告.pdf", "sha256": REPORT, "pages": 7}],
        ),
        "documents": documents(), "findings": findings(), "verdict": "ineligible", "open_attestations": 1,
        "suspicion": "none", "timing": Timing(pages=8, seconds=1, ocr_pages=8),
    }  # fmt: skip
    return Result(**{**said, **changes})
