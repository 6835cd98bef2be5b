"""Reads policies from ``policies/*.yaml`` and refuses what it does not know, naming file and line.

A policy is data: its id is the file's name, its clauses are listed in it, and every condition and material cites
clauses of that list. Parameters of a condition must fit the model of the check it names.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from dossier.checks.discover import all_checks
from dossier.checks.policy_yaml import Fault, Place, pydantic_faults, read_checked
from dossier.checks.regions import place_in
from dossier.models.base import text
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import UsageError
from dossier.models.policy import Material, Policy, PolicyVersion
from dossier.models.yaml_files import read_yaml

FOLDER = Path(__file__).parent / "policies"
GENERAL = "general"
"""The policy that is used where none is known: consistency of the papers, no materials."""


def policy_ids() -> list[str]:
    """Ids of all policies, in order of the alphabet."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@functools.cache
def load_policy(policy_id: str) -> Policy:
    """The policy of that id.

    Raises UsageError for an id that is not there, PolicyError for a file that is wrong.
    """
    if policy_id not in policy_ids():
        raise UsageError(
            text("没有名为“{id}”的政策。", "There is no policy “{id}”.", id=policy_id),
            text("可用：{ids}", "Known: {ids}", ids="、".join(policy_ids())),
        )
    return read_policy(FOLDER / f"{policy_id}.yaml")


def read_policy(path: Path) -> Policy:
    """Read one policy file. Raises PolicyError with every fault found, each with its line."""
    return read_checked(path, Policy, lambda policy: [*_faults(policy, path.stem), *_text_faults(policy, path)])


def policy_for_form(title: str) -> str | None:
    """The policy under which a form of that title is filed; None where no title or more than one fits equally."""
    flat = "".join(title.split())
    fits = [(len(words), p.id) for p in _all() for words in p.form_titles if words in flat]
    best = {id_ for length, id_ in fits if length == max(fits)[0]}
    return best.pop() if len(best) == 1 else None


def policy_for_region(address: str) -> str | None:
    """The policy of the place an address lies in; the narrower region wins (city before province)."""
    fits = [(len(p.region.code), p.id) for p in _all() if p.region and not p.of and place_in(address, p.region)]
    best = {id_ for length, id_ in fits if length == max(fits)[0]}
    return best.pop() if len(best) == 1 else None


def _all() -> list[Policy]:
    return [load_policy(id_) for id_ in policy_ids()]


def _faults(policy: Policy, stem: str) -> Iterator[Fault]:
    if policy.id != stem:
        yield ("id",), f"the id is {policy.id}, the file's name {stem}"
    known = set(policy.clauses)
    for number, version in enumerate(policy.versions):
        at: Place = ("versions", number)
        yield from _material_faults(version, at, known)
        yield from condition_faults(version, at, known)
        for i, stage in enumerate(version.terms.stages):
            yield from clause_faults((stage.clause,), (*at, "terms", "stages", i), known)
        for name, clauses in version.terms.sources.items():
            yield from clause_faults(clauses, (*at, "terms", "sources", name), known)


def _text_faults(policy: Policy, path: Path) -> Iterator[Fault]:
    """A claim cites clauses of the text it is made under, in the kind they have there."""
    if policy.of is None:
        return
    other = path.with_name(f"{policy.of}.yaml")
    if not other.is_file():
        yield ("of",), f"unknown policy {policy.of}"
        return
    listed = read_yaml(other).get("clauses", {})
    for id_, clause in policy.clauses.items():
        if id_ not in listed:
            yield ("clauses", id_), f"unknown clause {id_} of {policy.of}"
        elif listed[id_].get("kind") != clause.kind:
            yield ("clauses", id_, "kind"), f"{clause.kind} here, {listed[id_].get('kind')} in {policy.of}"


def _material_faults(version: PolicyVersion, at: Place, known: set[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, material in enumerate(version.materials):
        place = (*at, "materials", i)
        if material.id in seen:
            yield (*place, "id"), f"material {material.id} stands twice"
        seen.add(material.id)
        yield from material_faults(material, place, known)


def material_faults(material: Material, place: Place, known: Collection[str]) -> Iterator[Fault]:
    """What is wrong with one material; ``known`` are the policy's clauses."""
    for kind in sorted(set(material.types) - set(DOCUMENT_TYPES)):
        yield (*place, "types"), f"unknown document type {kind}"
    if material.required == "ask" and material.question is None:
        yield place, "a material that is asked for needs a question"
    yield from clause_faults((material.clause,), (*place, "clause"), known)


def condition_faults(version: PolicyVersion, at: Place, known: Collection[str]) -> Iterator[Fault]:
    """Conditions that name an unknown check or clause, or parameters that the check does not take."""
    context = {"lists": set(version.lists), "materials": {material.id for material in version.materials}}
    for i, condition in enumerate(version.conditions):
        place = (*at, "conditions", i)
        yield from clause_faults(condition.clauses, (*place, "clauses"), known)
        registered = all_checks().get(condition.check)
        if registered is None:
            yield (*place, "check"), f"unknown check {condition.check}"
            continue
        try:
            registered.params.model_validate(condition.params, context=context)
        except ValidationError as refused:
            yield from pydantic_faults(refused, (*place, "params"))


def clause_faults(clauses: Sequence[str], place: Place, known: Collection[str]) -> Iterator[Fault]:
    """Clauses that the policy does not list, or none at all."""
    if not clauses:
        yield place, "cites no clause"
    for clause in clauses:
        if clause not in known:
            yield place, f"unknown clause {clause}"
