"""What checks say, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from dossier.models.base import Record, Text
from dossier.models.document import Document, Evidence

Status = Literal["pass", "fail", "warn", "review", "not_applicable"]
Judge = Literal["machine", "person"]
Verdict = Literal["eligible", "ineligible", "review"]
Suspicion = Literal["none", "low", "medium", "high"]
Tier = Literal["contradiction", "strong", "weak", "cannot_tell"]
"""What a sign of falsification weighs, as people say it: 矛盾, 需核实, 提示, 无法判断; only in ``authenticity.*``."""

State = Literal["examined", "not_applicable", "cannot_tell"]
"""Whether a paper was examined for something, has nothing of the kind, or keeps nothing from which to tell."""

SEVERITY: dict[Status, int] = {"fail": 0, "review": 1, "warn": 2, "pass": 3, "not_applicable": 4}
"""Order in which findings are shown: worst first."""


class Outcome(Record):
    """What one check says once. The engine turns it into a Finding by adding what the policy says of the check."""

    status: Status
    message: Text
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[str, ...] = ()
    cure: Text | None = None
    """What would mend it, for the applicant; only with fail, warn and review."""
    tier: Tier | None = None
    innocent: Text | None = None
    """How a genuine paper comes to look like this."""
    verify: Text | None = None
    """Which register or which original settles it."""
    judge: Judge | None = None
    """Set where nothing is at hand from which the machine could judge, and a person is asked in its place."""


class Finding(Record):
    """An outcome under a clause of a policy. ``message`` is Chinese, ``message_en`` the same in English."""

    check: str
    judge: Judge
    mandatory: bool
    status: Status
    message: str
    message_en: str
    clauses: tuple[str, ...]
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cure: str | None = None
    cure_en: str | None = None
    tier: Tier | None = None
    innocent: str | None = None
    innocent_en: str | None = None
    verify: str | None = None
    verify_en: str | None = None
    waivable: bool = False
    """Whether the policy lets an office relax it, naming who and why."""


class SuspicionReason(Record):
    """Why a dossier has its level of suspicion: the rule that held, and the checks whose signs met in one paper."""

    level: Suspicion
    reason: str
    reason_en: str
    document: str | None
    checks: tuple[str, ...]


class Examination(Record):
    """Whether one check of authenticity could look at one paper, and why not."""

    document: str
    check: str
    state: State
    reason: Text


class SlowPage(Record):
    """A page that took long: wall seconds in all, and the stage that took most of them."""

    file: str
    page: int
    seconds: float
    stage: str


class Timing(Record):
    """Pages read, of these by OCR, from the cache, and wall seconds in all.

    ``stages`` are seconds summed over the pages that were read in this run (several at a time, so that their sum may
    exceed ``seconds``), and ``fields`` and ``checks`` of the whole; ``slow_pages`` the slowest of them, slowest first.
    """

    pages: int
    seconds: float
    ocr_pages: int
    cached_pages: int = 0
    stages: dict[str, float] = {}
    slow_pages: tuple[SlowPage, ...] = ()


class Preview(Record):
    """What is known before everything is read: documents of finished files, and what checks say of these alone.

    Findings that speak of no document (a material is missing) are left out: it may stand in a file still to be read.
    """

    files_done: int
    files: int
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()


class DossierSummary(Record):
    """The head of a result."""

    id: str
    policy: str
    policy_version: str
    overlay: dict[str, str] | None = None
    """The office's guide that was laid over the policy: its id, and its name in ``zh`` and ``en``."""
    as_of: str | None = None
    """The day whose version of the policy was asked for, where it is not that of the application."""
    applied_on: str
    applicant: dict[str, str]
    product: dict[str, str]
    declared_from: dict[str, str]
    files: list[dict[str, Any]] = []


class Result(Record):
    """The result of one check run, as contract schema 1 says."""

    schema_: Literal["1"] = "1"
    dossier: DossierSummary
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    open_attestations: int
    suspicion: Suspicion
    suspicion_reasons: tuple[SuspicionReason, ...] = ()
    examination: tuple[Examination, ...] = ()
    """What was examined for signs of falsification and what could not be, paper by paper."""
    timing: Timing

    def as_json(self) -> dict[str, Any]:
        """The contract's JSON object (``schema_`` is ``schema`` there)."""
        data = self.model_dump(mode="json")
        return {"schema": data.pop("schema_"), **data}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Result:
        """The result of which ``data`` is the contract's JSON object."""
        return cls.model_validate({"schema_" if name == "schema" else name: told for name, told in data.items()})
