"""The policy's list of materials against the papers that were handed in."""

from __future__ import annotations

from typing import Literal

from dossier.models.base import Record, Text
from dossier.models.document import Document
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Finding, Result
from dossier.models.policy import Material, PolicyVersion

REQUIRED_DOCUMENT = "completeness.required_document"

Presence = Literal["present", "missing", "to_confirm", "relaxed", "not_needed"]

PRESENCE: dict[Presence, Text] = {
    "present": Text(zh="已提交", en="handed in"),
    "missing": Text(zh="缺少", en="missing"),
    "to_confirm": Text(zh="需确认", en="to be confirmed"),
    "relaxed": Text(zh="已由人确认或放宽", en="settled by a person"),
    "not_needed": Text(zh="未提交（非必交）", en="not handed in (optional)"),
}


class MaterialLine(Record):
    """One line of the list, the papers that serve it, and what the check of it came to."""

    material: Material
    papers: tuple[Document, ...]
    presence: Presence


def material_lines(result: Result, version: PolicyVersion) -> list[MaterialLine]:
    """All lines in the policy's order."""
    checks = [finding for finding in result.findings if finding.check == REQUIRED_DOCUMENT]
    return [_line(material, result, checks) for material in version.materials]


def is_about(finding: Finding, material: Material) -> bool:
    """Whether a finding on completeness speaks of that line of the list."""
    clauses = [clause.partition(":")[2] for clause in finding.clauses]
    return finding.check == REQUIRED_DOCUMENT and material.clause in clauses and material.label.zh in finding.message


def paper_label(paper: Document) -> Text:
    """What kind of paper it is."""
    kind = DOCUMENT_TYPES.get(paper.type)
    return kind.label if kind else Text(zh=paper.type, en=paper.type)


def _line(material: Material, result: Result, checks: list[Finding]) -> MaterialLine:
    papers = tuple(paper for paper in result.documents if paper.type in material.types)
    about = next((finding for finding in checks if is_about(finding, material)), None)
    return MaterialLine(material=material, papers=papers, presence=_presence(material, papers, about))


def _presence(material: Material, papers: tuple[Document, ...], about: Finding | None) -> Presence:
    if len(papers) >= material.at_least:
        return "present"
    if about is None:
        return "not_needed" if material.required == "optional" else "missing"
    if about.status == "review":
        return "to_confirm"
    by_status: dict[str, Presence] = {"pass": "relaxed", "not_applicable": "not_needed"}
    return by_status.get(about.status, "missing")
