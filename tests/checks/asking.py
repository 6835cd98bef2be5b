"""Runs one check by its id, as a policy would with the given parameters."""

from __future__ import annotations

from typing import Any

from dossier.checks.discover import all_checks
from dossier.checks.policy_files import load_policy
from dossier.checks.registry import Context, NoRecords, Records
from dossier.models.document import Dossier
from dossier.models.finding import Outcome


def outcomes(
    check: str, made: Dossier, policy: str = "inner_mongolia", records: Records | None = None, **params: Any
) -> list[Outcome]:
    """What the check says of a dossier. The word lists are those of the policy."""
    known = load_policy(policy)
    registered = all_checks()[check]
    context = Context(made, known, known.version_on(made.applied_on), records or NoRecords())
    return list(registered.run(context, registered.params.model_validate(params)))


def statuses(check: str, made: Dossier, policy: str = "inner_mongolia", **params: Any) -> list[str]:
    """The statuses of these outcomes, in order."""
    return [outcome.status for outcome in outcomes(check, made, policy, **params)]
