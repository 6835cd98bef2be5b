"""Reads case files, builds their dossiers, runs the checks on them and says what came out otherwise."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from dossier.checks.declared import declared_values
from dossier.checks.engine import load_policy, run_policy, verdict_of
from dossier.checks.registry import NoRecords, Records
from dossier.models.base import text
from dossier.models.document import Declared, Document, Dossier, FileRecord
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Finding
from dossier.models.page import Problem
from dossier.models.policy import Policy
from tests.builders import document
from tests.cases.models import Base, Case, CaseFile, Earlier, Expected, Paper

FOLDER = Path(__file__).parent
BASE = "base"


class _Strict(yaml.SafeLoader):
    """YAML that refuses a key that stands twice; the usual loader keeps the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


class CaseError(Exception):
    """A case file is wrong; the message names the file."""


@dataclass(frozen=True)
class Given:
    """A case ready to run: the policy it is under, the clause it is about, and its dossier."""

    policy: str
    clause: str
    case: Case
    dossier: Dossier

    def __str__(self) -> str:
        return f"{self.policy}/{self.clause}: {self.case.name}"


class _Store(NoRecords):
    """Earlier records as a case tells them; they are those of the applicant."""

    def __init__(self, earlier: Earlier) -> None:
        self._earlier = earlier

    def kept_since(self, register: str) -> date | None:
        return date(2000, 1, 1)

    def recognised_models(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        return [product.model_dump() for product in self._earlier.recognised]

    def restricted_until(self, uscc: str, name: str, on: date, policy: str) -> str | None:
        return self._earlier.restricted_until

    def claims_paid(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        return [claim.model_dump() for claim in self._earlier.claims]


def policies() -> list[str]:
    """Policies that have cases."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{BASE}.yaml"))


@functools.cache
def base_of(policy: str) -> Base:
    """The base dossier of a policy, with what it takes from another one already in it."""
    base = Base.model_validate(_read(FOLDER / policy / f"{BASE}.yaml"))
    if base.like is None:
        return base
    other = _renamed(base_of(base.like), base.replace)
    papers = _changed({**other.documents, **base.documents}, base.set, base.remove)
    merged = {
        "applied_on": base.applied_on or other.applied_on,
        "declared": {**other.declared, **base.declared},
        "documents": papers,
        "shelf": {**other.shelf, **base.shelf},
        "set": {},
        "remove": (),
    }
    return base.model_copy(update=merged)


def _renamed(base: Base, words: dict[str, str]) -> Base:
    """The base with words replaced wherever they stand in its papers."""
    papers = {"documents": base.documents, "shelf": base.shelf}
    renamed = {
        place: {name: Paper.model_validate(_replaced(paper.model_dump(), words)) for name, paper in found.items()}
        for place, found in papers.items()
    }
    return base.model_copy(update=renamed)


def _replaced(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(item, words) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(item, words) for item in value]
    if isinstance(value, str):
        return functools.reduce(lambda text_, pair: text_.replace(*pair), words.items(), value)
    return value


@functools.cache
def case_files(policy: str) -> tuple[CaseFile, ...]:
    """The case files of a policy, in order of their names."""
    paths = [path for path in sorted((FOLDER / policy).glob("*.yaml")) if path.stem != BASE]
    return tuple(_case_file(path) for path in paths)


def cases_of(policy: str) -> Iterator[Given]:
    """All cases of a policy; the first is the base dossier itself."""
    base = base_of(policy)
    whole = Case(name="无差错的材料 / nothing wrong", expect=(*_all(base),), verdict=base.verdict,
                 only_waivable=base.only_waivable)  # fmt: skip
    yield Given(policy, BASE, whole, dossier_of(base, whole))
    for file in case_files(policy):
        for case in (one for written in file.cases for one in _every(written)):
            yield Given(policy, file.clause, case, dossier_of(base, case))


def _every(case: Case) -> Iterator[Case]:
    """The case, or one for each of its words."""
    if not case.each:
        yield case
    plain = case.model_dump(exclude={"each"})
    for word in case.each:
        yield Case.model_validate({**_replaced(plain, {"{each}": word}), "name": f"{case.name}：{word}"})


def _all(base: Base) -> Iterator[Expected]:
    for mandatory, expected in ((True, base.mandatory), (False, base.advisory)):
        for one in expected:
            yield one.model_copy(update={"mandatory": mandatory})


def dossier_of(base: Base, case: Case) -> Dossier:
    """The base dossier with the changes of a case. Raises CaseError where a change names what is not there."""
    known = {**base.documents, **base.shelf}
    added = {name: _copied(name, paper, known) for name, paper in case.add.items()}
    papers = _changed({**base.documents, **added}, case.set, case.remove)
    documents = [_document(name, paper) for name, paper in papers.items()]
    day = case.applied_on or base.applied_on or ""
    stated = {**base.declared, **case.declared}
    return Dossier(
        id=case.name,
        applied_on=date.fromisoformat(day),
        declared=declared_values(stated, documents) | {"applied_on": Declared(value=day, origin="option")},
        files=(*_files(documents), *_unreadable(case)),
        documents=tuple(documents),
    )


Run = Callable[[Dossier, Policy, Records, date | None], tuple[Finding, ...]]


def problems_of(given: Given, policy: Policy | None = None, run: Run = run_policy) -> list[str]:
    """What a run of the checks says otherwise than the case; empty where it says the same."""
    case = given.case
    policy = policy or load_policy(given.policy)
    cited = policy.of or policy.id
    if case.issued_on:
        policy = policy.model_copy(update={"issued_on": date.fromisoformat(case.issued_on)})
    as_of = date.fromisoformat(case.as_of) if case.as_of else None
    findings = run(given.dossier, policy, _Store(case.records), as_of)
    expected = [one.model_copy(update={"clause": one.clause or given.clause}) for one in case.expect]
    wrong = [_not_found(one, findings, cited) for one in expected if not _matching(one, findings, cited)]
    if case.no_other_fail:
        named = {id(f) for one in expected for f in _matching(one, findings, cited)}
        wrong += [f"not named: {_shown(f)}" for f in _failures(findings) if id(f) not in named]
    wrong += [f"broken: {_shown(f)}" for f in findings if f.check == "internal.check_failed"]
    relaxed = sorted({f"{f.check}@{f.clauses[0].partition(':')[2]}" for f in findings if f.waivable})
    if case.only_waivable is not None and relaxed != sorted(case.only_waivable):
        wrong.append(f"waivable: {relaxed}, not {sorted(case.only_waivable)}")
    verdict = verdict_of(findings)
    if case.verdict and verdict != case.verdict:
        wrong.append(f"verdict {verdict}, not {case.verdict}")
    return wrong


def _matching(one: Expected, findings: tuple[Finding, ...], policy: str) -> list[Finding]:
    return [
        finding
        for finding in findings
        if finding.check == one.check
        and finding.status == one.status
        and f"{policy}:{one.clause}" in finding.clauses
        and (one.says or "") in finding.message
        and one.mandatory in (None, finding.mandatory)
        and one.judge in (None, finding.judge)
        and one.waivable in (None, finding.waivable)
    ]


def _not_found(one: Expected, findings: tuple[Finding, ...], policy: str) -> str:
    have = [_shown(f) for f in findings if f.check == one.check and f"{policy}:{one.clause}" in f.clauses]
    return f"expected {one.model_dump(exclude_none=True)}; there is: {'; '.join(have) or 'no such finding'}"


def _shown(finding: Finding) -> str:
    return f"{finding.check} {finding.status} {'、'.join(finding.clauses)} {finding.message}"


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Strict)
    except yaml.YAMLError as error:
        raise CaseError(f"{path.parent.name}/{path.name}: {error}") from error


def _case_file(path: Path) -> CaseFile:
    try:
        file = CaseFile.model_validate(_read(path))
    except ValidationError as error:
        raise CaseError(f"{path.parent.name}/{path.name}: {error}") from error
    if file.clause != path.stem:
        raise CaseError(f"{path.parent.name}/{path.name} is about clause {file.clause}")
    return file


def _copied(name: str, paper: Paper, known: dict[str, Paper]) -> Paper:
    if paper.like is None:
        return paper
    if paper.like not in known:
        raise CaseError(f"{name} is like {paper.like}, which is not there")
    model = known[paper.like]
    return paper.model_copy(
        update={"type": paper.type or model.type, "fields": {**model.fields, **paper.fields}, "like": None}
    )


def _changed(papers: dict[str, Paper], changes: dict[str, Any], gone: tuple[str, ...]) -> dict[str, Paper]:
    changed = dict(papers)
    for place, value in changes.items():
        name, field = _place(place, changed)
        if not field:
            raise CaseError(f"{place} names no field")
        changed[name] = changed[name].model_copy(update={"fields": {**changed[name].fields, field: value}})
    for place in gone:
        name, field = _place(place, changed)
        if field and field not in changed[name].fields:
            raise CaseError(f"{place} is not there")
        left = {key: value for key, value in changed[name].fields.items() if key != field}
        changed[name] = changed[name].model_copy(update={"fields": left})
        if not field:
            del changed[name]
    return changed


def _place(place: str, papers: dict[str, Paper]) -> tuple[str, str]:
    name, _, field = place.partition(".")
    if name not in papers:
        raise CaseError(f"there is no document {name}")
    return name, field


def _document(name: str, paper: Paper) -> Document:
    type_ = DOCUMENT_TYPES.get(paper.type or "")
    if type_ is None:
        raise CaseError(f"{name}: unknown type {paper.type}")
    read = {field: value for field, value in paper.fields.items() if value is not None}
    for field, value in read.items():
        spec = type_.field(field)
        if spec is None:
            raise CaseError(f"{name}: {type_.id} has no field {field}")
        if spec.kind == "date" and value != "长期":
            date.fromisoformat(value)
    made = document(type_.id, name, pages=tuple(range(1, paper.pages + 1)), **read)
    return made.model_copy(update={"file": paper.file or f"{name}.pdf", "type_confidence": paper.certainty})


def _files(documents: list[Document]) -> list[FileRecord]:
    return [FileRecord(name=d.file, sha256=d.sha256, size=1, pages=len(d.pages)) for d in documents]


def _unreadable(case: Case) -> list[FileRecord]:
    cure = text("请重新提交。", "Hand it in again.")
    return [
        FileRecord(
            name=name,
            sha256="1" * 64,
            size=1,
            problems=(Problem(code="file_damaged", message=text("{w}", "{w}", w=what), cure=cure),),
        )
        for name, what in case.unreadable.items()
    ]


def _failures(findings: Iterable[Finding]) -> list[Finding]:
    """What failed under the policy; signs of authenticity stand under no clause of it and leave the verdict."""
    return [f for f in findings if f.status == "fail" and not f.check.startswith("authenticity.")]
