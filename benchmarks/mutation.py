"""Does a case notice when a policy is changed? ``python -m benchmarks.mutation [policy ...]`` prints what none noticed.

Every number and day of a policy file is raised and lowered by one (in its last place), every condition is turned from
mandatory to advisory or back, from waivable to not or back, and left out once, and every material is left out once and
turned from asked for to optional or back. Every switch is turned, and every word of a list left out. Numbers that no
check serves are listed apart. A change runs anew only what it touches.
"""

from __future__ import annotations

import argparse
import copy
import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from rich.console import Console

from benchmarks.mutation_memory import Memory
from dossier.checks.discover import all_checks
from dossier.checks.engine import conditions_of
from dossier.checks.policy_files import FOLDER
from dossier.models.policy import Policy
from tests.cases.running import CaseError, Given, cases_of, policies, problems_of

Place = tuple[str | int, ...]
NAMES = {"id", "name", "clauses", "clause", "document_number", "version", "sources", "lists", "words", "form_titles",
         "label", "question", "issuers"}  # fmt: skip
"""Parts whose digits are names or words: clause numbers, titles, sentences."""
FLAGS = {"mandatory", "waivable"}
"""Switches of a condition that are turned there, whether they are written down or not."""
SERVED_BY_CHECKS = {"recognition_years", "longest_listing_years"}
"""Terms that a check reads, where the policy has that check; the others are served by records and the catalogue."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Mutant:
    """A policy with one change, and what that change is."""

    place: Place
    change: str
    data: dict[str, Any]
    check: str = ""
    """The check whose condition is changed, so that its cases come first."""
    word: str = ""
    """The word that is left out: cases named after it come before all others."""

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place))}: {self.change}" + (f" ({self.check})" if self.check else "")


def mutants(data: dict[str, Any]) -> Iterator[Mutant]:
    """All changes of a policy file, one at a time."""
    place: Place
    for place, value in _leaves(data):
        for other in _neighbours(value):
            yield Mutant(place, f"{value} → {other}", _with(data, place, other), _check_at(data, place))
    for v, version in enumerate(data["versions"]):
        for i, condition in enumerate(version.get("conditions", ())):
            place = ("versions", v, "conditions", i)
            flipped = {**condition, "mandatory": not condition.get("mandatory", True)}
            yield Mutant(place, "mandatory flipped", _with(data, place, flipped), condition["check"])
            yield Mutant(place, "left out", _without(data, place), condition["check"])
            if version_waives(version):
                relaxed = {**condition, "waivable": not condition.get("waivable", False)}
                yield Mutant(place, "waivable flipped", _with(data, place, relaxed), condition["check"])
        for i, material in enumerate(version.get("materials", ())):
            place = ("versions", v, "materials", i)
            check = "completeness.required_document"
            yield Mutant(place, f"{material['id']} left out", _without(data, place), check)
            other = "optional" if material.get("required", "always") == "always" else "always"
            yield Mutant(place, f"{material['id']} {other}", _with(data, place, {**material, "required": other}), check)
        yield from _without_words(data, v, version)


def version_waives(version: dict[str, Any]) -> bool:
    """Whether an office can relax anything under that version."""
    return any(condition.get("waivable") for condition in version.get("conditions", ()))


def _without_words(data: dict[str, Any], v: int, version: dict[str, Any]) -> Iterator[Mutant]:
    """Every word of every list left out once, under the check that reads the list."""
    for name, words in version.get("lists", {}).items():
        readers = [c["check"] for c in version.get("conditions", ()) if name in _texts(c.get("params", {}))]
        for i, word in enumerate(words):
            place: Place = ("versions", v, "lists", name, i)
            yield Mutant(place, f"{word} left out", _without(data, place), readers[0] if readers else "", word)


def _texts(params: dict[str, Any]) -> list[str]:
    return [value for value in params.values() if isinstance(value, str)]


def _leaves(node: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in NAMES and key not in FLAGS:
                yield from _leaves(value, (*at, key))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from _leaves(value, (*at, i))
    else:
        yield at, node


def _neighbours(value: Any) -> list[Any]:
    """The value one more and one less; nothing for what is no number."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, date):
        return [value + timedelta(days=1), value - timedelta(days=1)]
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        number = Decimal(value)
        step = Decimal(1).scaleb(int(number.as_tuple().exponent))
        return [str(number + step).zfill(len(value)), str(number - step).zfill(len(value))]
    return []


def _check_at(data: dict[str, Any], place: Place) -> str:
    if len(place) > 3 and place[2] == "conditions":
        return str(_at(data, place[:4])["check"])
    return "policy.consecutive_term" if "terms" in place else "policy.in_force"


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


def _with(data: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    _at(changed, place[:-1])[place[-1]] = value
    return changed


def _without(data: dict[str, Any], place: Place) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    del _at(changed, place[:-1])[place[-1]]
    return changed


def is_served(mutant: Mutant, data: dict[str, Any]) -> bool:
    """Whether a check reads what was changed; if not, the records issue serves it."""
    if mutant.place[0] == "issued_on":  # the version's own day counts, where it has one
        return not all(version.get("valid_from") for version in data["versions"])
    if "terms" not in mutant.place:
        return True
    version = data["versions"][mutant.place[1]]
    checks = {condition["check"] for condition in version.get("conditions", ())}
    return mutant.place[-1] in SERVED_BY_CHECKS and "policy.consecutive_term" in checks


def survives(mutant: Mutant, cases: list[Given], memory: Memory) -> bool:
    """Whether the policy so changed still loads and every case comes out as before."""
    try:
        policy = Policy.model_validate(mutant.data)
        for version in policy.versions:
            for condition in conditions_of(version):
                all_checks()[condition.check].params.model_validate(condition.params)
    except ValidationError:
        return False
    ordered = sorted(cases, key=lambda given: _rank(mutant, given))
    return not any(problems_of(given, policy, memory.run) for given in ordered)


def _rank(mutant: Mutant, given: Given) -> tuple[bool, bool]:
    """Cases that are likely to notice come first."""
    named = bool(mutant.word) and given.case.name.endswith(f"：{mutant.word}")
    return not named, not any(one.check == mutant.check for one in given.case.expect)


@dataclass(frozen=True)
class Outcome:
    """What became of the changes of one policy."""

    cases: int
    served: int
    survivors: list[Mutant]
    later: list[str]
    """Numbers that no check serves."""


def outcome_of(policy: str) -> Outcome:
    """Try every change of a policy. Raises CaseError where its cases fail without any."""
    data = yaml.safe_load(Path(FOLDER / f"{policy}.yaml").read_text(encoding="utf-8"))
    cases, made, memory = list(cases_of(policy)), list(mutants(data)), Memory()
    if not survives(Mutant((), "nothing", data), cases, memory):
        raise CaseError(f"{policy}: cases fail without any change; run pytest tests/checks/test_cases.py")
    served = [mutant for mutant in made if is_served(mutant, data)]
    survivors = [mutant for mutant in served if survives(mutant, cases, memory)]
    later = sorted({str(mutant.place[-1]) for mutant in made if not is_served(mutant, data)})
    return Outcome(len(cases), len(served), survivors, later)


def main() -> None:
    """Command line; exit 1 where something survives that this part serves."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("policies", nargs="*", help="ids of policies; all that have cases where none is given")
    options.add_argument("--workers", type=int, default=os.cpu_count(), help="processes, a policy at a time in each")
    asked = options.parse_args()
    chosen = asked.policies or policies()
    console, alive = Console(width=160, highlight=False), 0
    with ProcessPoolExecutor(min(asked.workers, len(chosen))) as pool:
        for policy, found in zip(chosen, pool.map(outcome_of, chosen), strict=True):
            console.print(f"{policy}: {found.cases} cases, {found.served} changes, {len(found.survivors)} not noticed")
            for mutant in found.survivors:
                console.print(f"  {mutant}")
            console.print(f"  numbers that no check serves: {', '.join(found.later) or 'none'}")
            alive += len(found.survivors)
    sys.exit(1 if alive else 0)


if __name__ == "__main__":
    main()
