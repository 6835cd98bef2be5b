"""A case as it stands on a day: all that its gates look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dossier.checks.engine import load_policy
from dossier.models.finding import Result
from dossier.models.policy import Policy, PolicyVersion, Stage
from dossier.models.records.acts import ActRow
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.rows import DecisionRow
from dossier.models.records.store import Store


@dataclass(frozen=True)
class Situation:
    """One case on one day."""

    store: Store
    case: CaseRow
    day: date

    @property
    def policy(self) -> Policy:
        """The policy that the case is under."""
        return load_policy(self.case.policy)

    @property
    def version(self) -> PolicyVersion:
        """The text of the policy that was in force when the case was filed."""
        return self.policy.version_on(self.case.filed_on or self.day)

    @property
    def path(self) -> tuple[Stage, ...]:
        """The steps that one case takes, in order."""
        return case_path(self.version)

    @property
    def stage(self) -> Stage:
        """The step at which the case stands."""
        return next(stage for stage in self.path if stage.id == self.case.stage)

    @cached_property
    def acts(self) -> list[ActRow]:
        """All that was done, oldest first."""
        return self.store.acts("case", self.case.id)

    @cached_property
    def run_id(self) -> int | None:
        """The latest check of what was handed in last."""
        return self.store.dossier(self.case.dossier_id).run_id if self.case.dossier_id else None

    @cached_property
    def result(self) -> Result | None:
        """What that check found, None where there was none yet."""
        return result_of(self.store, self.run_id) if self.run_id is not None else None

    @cached_property
    def decision(self) -> DecisionRow | None:
        """A person's last decision on that very check."""
        made = self.store.decisions(self.case.dossier_id) if self.case.dossier_id else []
        return next((one for one in reversed(made) if one.run_id == self.run_id), None)


_MOST_RESULTS = 50
_results: dict[tuple[str, int], Result] = {}


def result_of(store: Store, run_id: int) -> Result | None:
    """What a check found, None where it is not there. A run's result never changes: those read last are remembered."""
    key = (str(store.place.url), run_id)
    if key not in _results:
        data = store.result(run_id)
        if data is None:
            return None
        found = Result.from_json(data)
        while len(_results) >= _MOST_RESULTS:
            _results.pop(next(iter(_results)), None)
        return _results.setdefault(key, found)
    return _results.get(key) or result_of(store, run_id)


def case_path(version: PolicyVersion) -> tuple[Stage, ...]:
    """The stages that a case goes through; a round is opened for everybody and is none of them."""
    return tuple(stage for stage in version.terms.stages if stage.kind != "round")


def situation_of(store: Store, case_id: str, day: date) -> Situation:
    """The case on that day. Raises UsageError where there is none of that id."""
    return Situation(store, store.case(case_id), day)
