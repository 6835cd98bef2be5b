"""The applicants' pre-check, and the calendar: what they show, and that nothing is filed before it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.casework import procedure
from dossier.casework.fitting import fits
from dossier.models.actor import Actor
from dossier.models.records import Store
from dossier.ui import calendar_words, desk, precheck_words, who
from tests.casework.made import APPLICANT, USCC, filed_case, finding, result

OWNER = Actor(login="a", name="戊", role="applicant", uscc=USCC, applicant=APPLICANT)
STRANGER = Actor(login="b", name="己", role="applicant", uscc="91150200MA0P0P0P0X", applicant="他公司")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store, which is the one that the desk opens; an applicant looks at it."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    monkeypatch.setattr(who, "actor", lambda: OWNER)
    desk.store.clear()
    desk.house_store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()
    desk.house_store.clear()


def precheck_page() -> None:
    from dossier.ui import frame
    from dossier.ui import precheck as page

    frame.choose_language()
    page.show()


def calendar() -> None:
    from dossier.ui import calendar_page as page
    from dossier.ui import frame

    frame.choose_language()
    page.show()


def _mine(store: Store, *findings: object, policy: str = "baotou") -> str:
    id_ = store.create_dossier("材料", [], {"policy": policy}, account="a")
    store.keep_result(id_, result(policy, *findings).as_json(), "1", "r")  # type: ignore[arg-type]
    return id_


def _said(at: AppTest) -> str:
    shown = [*at.error, *at.info, *at.success, *at.warning, *at.markdown, *at.caption, *at.subheader]
    return "\n".join(str(one.value) for one in shown) + "\n".join(one.label for one in at.expander)


def _page(id_: str | None = None) -> AppTest:
    at = AppTest.from_function(precheck_page, default_timeout=60)
    if id_:
        at.query_params["dossier"] = id_
    return at.run()


def test_it_names_every_programme_and_lists_all_that_is_to_be_mended(store: Store) -> None:
    id_ = _mine(store, finding("fail", message="审计意见为保留意见", cure="请说明", cure_en="explain"))
    at = _page(id_)
    assert not at.exception
    assert len(at.expander) == 5
    assert "审计意见为保留意见" in _said(at)


def test_signs_are_not_for_applicants(store: Store) -> None:
    sign = finding(
        "fail", "authenticity.qr_mismatch", mandatory=False, tier="contradiction", message="二维码与票面不符"
    )
    at = _page(_mine(store, sign))
    assert "二维码" not in _said(at) and precheck_words.MEND_NOTHING.zh in _said(at)


def test_nothing_is_filed_until_the_applicant_says_so(store: Store) -> None:
    id_ = _mine(store, finding())
    at = _page(id_)
    assert at.button(key="file").disabled
    assert store.cases() == []
    at.checkbox(key="file_sure").check().run()
    at.button(key="file").click().run()
    assert not at.exception
    (case,) = store.cases()
    assert (case.state, case.account, case.uscc, case.dossier_id) == ("open", "a", USCC, id_)
    assert case.number in _said(_page(id_))


def test_a_returned_case_takes_the_mended_papers(store: Store) -> None:
    case = filed_case(store, "baotou", finding("fail"))
    procedure.return_case(store, case.id, case.version, "审核员", "请补正")
    mended = _mine(store, finding())
    at = _page(mended)
    at.checkbox(key="file_sure").check().run()
    at.button(key=f"again_{case.id}").click().run()
    assert not at.exception
    now = store.case(case.id)
    assert (now.state, now.dossier_id, len(store.submissions(case.id))) == ("open", mended, 2)


def test_papers_of_another_applicant_are_as_papers_that_are_not_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = _mine(store, finding())
    monkeypatch.setattr(who, "actor", lambda: STRANGER)
    store.create_dossier("自己的材料", [], {}, account="b")
    known, unknown = _said(_page(theirs)), _said(_page("0" * 16))
    assert "材料（" not in known and known.replace(theirs, "") == unknown.replace("0" * 16, "")


def test_another_programme_is_a_check_of_its_own(store: Store) -> None:
    id_ = _mine(store, finding())
    at = _page(id_)
    before = len(store.dossiers())
    at.button(key="fit_huangshi").click().run()
    rows = store.dossiers()
    assert len(rows) == before + 1
    assert {row.options["policy"] for row in rows} == {"baotou", "huangshi"}
    assert store.latest_result(id_) is not None


def test_a_place_cannot_be_mended_and_a_paper_can() -> None:
    found = {fit.policy: fit for fit in fits(result("baotou"))}
    assert set(found) == {"baotou", "beijing", "changzhou", "huangshi", "inner_mongolia"}
    assert all(fit.missing and fit.fitting != "fits" for fit in found.values() if fit.policy != "huangshi")


def test_the_calendar_shows_what_falls_due(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CLOCK", "2026-06-01")
    case = filed_case(store, "baotou", finding())
    assert calendar_words.CALENDAR_EMPTY.zh in _said(AppTest.from_function(calendar, default_timeout=30).run())
    procedure.return_case(store, case.id, case.version, "审核员", "请补正", date(2026, 6, 20))
    at = AppTest.from_function(calendar, default_timeout=30).run()
    assert not at.exception and "1" in _said(at)
    monkeypatch.setattr(who, "actor", lambda: STRANGER)
    assert calendar_words.CALENDAR_EMPTY.zh in _said(AppTest.from_function(calendar, default_timeout=30).run())


def test_two_returned_cases_are_told_apart_and_share_the_note(store: Store) -> None:
    numbers = []
    for _ in range(2):
        case = filed_case(store, "baotou", finding())
        procedure.return_case(store, case.id, case.version, "审核员", "缺页")
        numbers.append(case.number)
    at = _page(_mine(store, finding()))
    assert not at.exception
    offered = [one.label for one in at.button]
    assert all(any(number in label for label in offered) for number in numbers)
