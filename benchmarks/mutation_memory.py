"""Findings remembered by all that they can depend on, so that a changed policy runs anew only what the change touches.

A condition's findings depend on the dossier, on the condition, and on those parts of the policy that checks read. What
is remembered too long can only hide a change, never make one up: it would be listed as not noticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dossier.checks.discover import all_checks
from dossier.checks.engine import conditions_of, findings_of, load_policy, shared_conditions
from dossier.checks.policy_files import GENERAL
from dossier.checks.registry import Context, Records
from dossier.models.document import Dossier
from dossier.models.finding import SEVERITY, Finding
from dossier.models.policy import Condition, Policy, PolicyVersion

MATERIALS = "completeness.required_document"
"""The check that reads the list of materials."""
Asked = tuple[Condition, str]
"""A condition with all of the policy that it can depend on."""


class Memory:
    """Runs policies as the engine does. A dossier must be the same object each time it is asked about."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], list[Finding]] = {}
        self._asked: tuple[Policy | None, dict[object, list[Asked]]] = (None, {})

    def run(self, dossier: Dossier, policy: Policy, records: Records, as_of: date | None) -> tuple[Finding, ...]:
        """As ``engine.run_policy``."""
        version = policy.version_on(as_of or dossier.applied_on)
        context = Context(dossier, policy, version, records)
        found = [one for asked in self._own(policy, version) for one in self._remembered(context, asked)]
        found += self._shared(context)
        return tuple(sorted(found, key=lambda finding: (SEVERITY[finding.status], not finding.mandatory)))

    def _own(self, policy: Policy, version: PolicyVersion) -> list[Asked]:
        """Conditions with their keys, put together once for each policy."""
        if self._asked[0] is not policy:
            self._asked = (policy, {})
        known = self._asked[1]
        if version.version not in known:
            known[version.version] = list(_asked(policy, version))
        return known[version.version]

    def _remembered(self, context: Context, asked: Asked) -> list[Finding]:
        condition, key = asked
        place = (id(context.dossier), key)
        if place not in self._found:
            self._found[place] = findings_of(context, condition)
        return self._found[place]

    def _shared(self, context: Context) -> list[Finding]:
        """Conditions of authenticity read nothing of the policy that a mutation changes, but which of them hold."""
        conditions, general = shared_conditions(context.version, context.dossier.applied_on), load_policy(GENERAL)
        place = (id(context.dossier), " ".join(one.check for one in conditions))
        if place not in self._found:
            self._found[place] = [
                one for condition in conditions for one in findings_of(context, condition, general, silent=True)
            ]
        return self._found[place]


def _asked(policy: Policy, version: PolicyVersion) -> Iterator[Asked]:
    """Each condition with what it can depend on: itself, the policy's head, the lists it names, materials and terms."""
    head = repr((policy.model_dump(exclude={"versions", "clauses"}), version.version))
    rest = version.model_dump(exclude={"conditions", "materials", "lists"})
    for condition in conditions_of(version):
        params = all_checks()[condition.check].params.model_validate(condition.params).model_dump()
        lists = {word: version.lists[word] for word in _words(params) if word in version.lists}
        materials = version.materials if condition.check == MATERIALS else ()
        terms = rest if condition.check.startswith("policy.") else ()
        yield condition, repr((condition, lists, materials, terms, head))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _words(item)
