"""Which clause is served by what, and what proves it: the table behind ``dossier policies coverage``.

What serves a clause stands in the policy's own file. Proofs are case files (``<policy>/<clause>.yaml``) and tests that
``proofs.yaml`` names, both in the repository's folder of cases, which is not installed with the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import yaml

from dossier.checks.engine import conditions_of
from dossier.checks.policy_files import GENERAL, load_policy, policy_ids
from dossier.models.base import Record, Text
from dossier.models.policy import Policy, PolicyVersion

CASES = Path(__file__).parents[2] / "tests/cases"
"""The folder of cases beside the package in a checkout."""
PROOFS = "proofs.yaml"
ON_RECORD = frozenset({"workflow", "catalogue", "sanction", "report"})
"""Kinds of clauses that are about what happens to an application over time. A case about one dossier proves part of
such a clause at most, so only a test named in ``proofs.yaml`` closes it."""
MATERIAL_CHECK = "completeness.required_document"

State = Literal["proven", "unproven", "open", "info"]


class Service(Record):
    """One thing that serves a clause: a check, a material, a step or rule of the procedure. ``policy`` declares it."""

    policy: str
    by: str
    name: str


class Row(Record):
    """One clause. ``open``: declared in the policy's data, not yet worked with. ``cases`` counts those of its files."""

    policy: str
    clause: str
    kind: str
    does: Text
    served: tuple[Service, ...]
    proof: tuple[str, ...]
    cases: int
    state: State

    @property
    def id(self) -> str:
        """How findings cite the clause."""
        return f"{self.policy}:{self.clause}"


class Coverage(Record):
    """All rows, for the command line."""

    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """The rows as plain values."""
        return {"clauses": [row.model_dump(mode="json") for row in self.rows]}


def coverage(policy_id: str | None = None, folder: Path = CASES) -> Coverage:
    """The clauses of one policy, or of all texts; a claim stands with the text it is made under.

    Raises UsageError for an unknown policy.
    """
    asked = [load_policy(policy_id)] if policy_id else _texts()
    tests = _tests(folder)
    return Coverage(rows=tuple(row for policy in asked for row in _rows(policy, folder, tests)))


def _texts() -> list[Policy]:
    return [policy for policy in map(load_policy, policy_ids()) if policy.of is None and policy.id != GENERAL]


def _rows(policy: Policy, folder: Path, tests: dict[str, list[str]]) -> Iterator[Row]:
    family = [policy, *(other for other in map(load_policy, policy_ids()) if other.of == policy.id)]
    for clause, entry in policy.clauses.items():
        files = [path for one in family if (path := folder / one.id / f"{clause}.yaml").is_file()]
        cases = sum(_cases(path) for path in files)
        named = tests.get(f"{policy.of or policy.id}:{clause}", [])
        served = tuple(dict.fromkeys(service for one in family for service in _services(one, clause, entry.kind)))
        yield Row(
            policy=policy.id,
            clause=clause,
            kind=entry.kind,
            does=entry.does,
            served=served,
            proof=(*(f"{path.parent.name}/{path.name}" for path in files), *named),
            cases=cases,
            state=_state(entry.kind, cases, named),
        )


def _state(kind: str, cases: int, tests: Sequence[str]) -> State:
    if kind == "info":
        return "info"
    if tests or (cases and kind not in ON_RECORD):
        return "proven"
    return "open" if kind in ON_RECORD else "unproven"


def _services(policy: Policy, clause: str, kind: str) -> Iterator[Service]:
    version = policy.versions[-1]
    for by, name in (*_checked(version, clause), *_declared(version, clause, kind)):
        yield Service(policy=policy.id, by=by, name=name)


def _checked(version: PolicyVersion, clause: str) -> Iterator[tuple[str, str]]:
    for condition in conditions_of(version):
        if clause in condition.clauses:
            material = condition.check == MATERIAL_CHECK
            yield ("material", str(condition.params["material"])) if material else ("check", condition.check)


def _declared(version: PolicyVersion, clause: str, kind: str) -> Iterator[tuple[str, str]]:
    for stage in version.terms.stages:
        if stage.clause == clause:
            yield "stage", stage.id
    for name, clauses in version.terms.sources.items():
        if clause in clauses:
            yield kind if kind in ON_RECORD else "term", name


def _cases(path: Path) -> int:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    return len(read.get("cases") or ()) if isinstance(read, dict) else 0


def _tests(folder: Path) -> dict[str, list[str]]:
    path = folder / PROOFS
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}
