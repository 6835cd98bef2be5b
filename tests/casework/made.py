"""Cases in a store, with checked dossiers, made without a file."""

from __future__ import annotations

from typing import Any

from dossier.casework.procedure import file_case, open_case
from dossier.models.document import Document
from dossier.models.finding import DossierSummary, Finding, Result, Timing
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.store import Store

USCC = "91150200MA0N0N0N0X"
"""A code whose place of registration is 150200; no company bears it."""
APPLICANT = "北方甲试验设备有限公司"


def finding(status: str = "pass", check: str = "applicant.region", **more: Any) -> Finding:
    """A finding of a machine on a condition."""
    said = {
        "check": check, "judge": "machine", "mandatory": True, "status": status, "message": f"{check} {status}",
        "message_en": f"{check} {status}", "clauses": ("baotou:7.1.1",),
    }  # fmt: skip
    return Finding(**said | more)


def result(policy: str, *findings: Finding, documents: tuple[Document, ...] = (), open_attestations: int = 0) -> Result:
    """A result with these findings; its verdict follows from them."""
    failed = any(one.status == "fail" and one.mandatory and one.judge == "machine" for one in findings)
    return Result(
        dossier=DossierSummary(
            id="x", policy=policy, policy_version="1", applied_on="2025-06-30",
            applicant={"name": APPLICANT, "uscc": USCC}, product={"name": "智能水泵", "model": "SB-1"},
            declared_from={},
        ),
        documents=documents,
        findings=findings,
        verdict="ineligible" if failed else "eligible",
        open_attestations=open_attestations,
        suspicion="none",
        timing=Timing(pages=1, seconds=0.1, ocr_pages=0),
    )  # fmt: skip


def checked_dossier(store: Store, policy: str, *findings: Finding, **more: Any) -> str:
    """A dossier that was checked with these findings."""
    id_ = store.create_dossier("材料", [], {})
    store.keep_result(id_, result(policy, *findings, **more).as_json(), "1", "r")
    return id_


def filed_case(store: Store, policy: str, *findings: Finding, **more: Any) -> CaseRow:
    """A case that was filed with a dossier of these findings."""
    id_ = open_case(store, policy, "申请人", applicant=APPLICANT, uscc=USCC, product="智能水泵", model="SB-1")
    file_case(store, id_, store.case(id_).version, checked_dossier(store, policy, *findings, **more), "申请人")
    return store.case(id_)


def approve(store: Store, case: CaseRow) -> None:
    """A reviewer's approval of what was found last."""
    assert case.dossier_id is not None
    run = store.dossier(case.dossier_id).run_id
    assert run is not None
    store.decide(case.dossier_id, "approve", "材料齐全", "审核员", run)
