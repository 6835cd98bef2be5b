"""What falls due is told on its day, to those who may know of it."""

from __future__ import annotations

from datetime import date

from dossier.casework import procedure
from dossier.casework.agenda import KINDS, agenda
from dossier.casework.publication import publish
from dossier.casework.rounds import Round, add_round
from dossier.models.actor import ALONE, Actor
from dossier.models.acts import Step
from dossier.models.clock import today
from dossier.models.records.store import Store
from tests.casework.made import filed_case, finding

ALL = Actor(login=ALONE, name="甲", role="official")
STRANGER = Actor(login="x", name="乙", role="applicant", uscc="91150200MA0P0P0P0X")
FAR = date(2040, 1, 1)


def _listed(store: Store, day: date) -> str:
    case = filed_case(store, "baotou", finding())
    step = Step(from_stage=case.stage, to_stage="publication")
    store.change_case(case.id, case.version, "advanced", step, "甲", stage="publication")
    return publish(store, case.id, store.case(case.id).version, "甲", day=day).number


def test_a_listed_product_is_tracked_after_a_year_and_ends_after_two(store: Store) -> None:
    number = _listed(store, date(2026, 3, 2))
    told = {due.kind: due.on for due in agenda(store, ALL, date(2026, 3, 3), FAR) if due.entry == number}
    assert told == {"tracking": date(2027, 3, 2), "term": date(2028, 3, 2)}


def test_a_case_tells_its_days_to_those_who_see_it(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    day = date(today().year + 1, 3, 3)
    procedure.return_case(store, case.id, case.version, "甲", "请补正", day)
    assert [(due.on, due.kind, due.case) for due in agenda(store, ALL, today(), day)] == [(day, "correction", case.id)]
    assert [due for due in agenda(store, STRANGER, today(), FAR) if due.case] == []
    assert agenda(store, ALL, today(), date(day.year, 3, 2)) == []


def test_rounds_and_restrictions(store: Store) -> None:
    add_round(store, "beijing", Round(name="一", opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 1)), "甲")
    store.restrict("applicant", "某公司", "", "baotou", "材料不实", 3, "甲", starts_on=date(2026, 1, 10))
    told = {due.kind for due in agenda(store, ALL, date(2026, 1, 1), FAR)}
    assert told >= {"round", "restriction"}
    assert "restriction" not in {due.kind for due in agenda(store, STRANGER, date(2026, 1, 1), FAR)}


def test_every_kind_has_its_name() -> None:
    assert all(name.zh and name.en for name in KINDS.values())
