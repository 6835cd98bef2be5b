"""The same acts on the same days leave the same records on both databases, down to the last digest of the trail."""

from __future__ import annotations

import itertools
import os
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, select

from dossier.casework import procedure
from dossier.casework.publication import Listing, publish
from dossier.casework.sanctions import sanction_case
from dossier.casework.situation import situation_of
from dossier.models import clock
from dossier.models.acts import Dishonesty, Feedback, Objection, Opinion, Settlement, Tracking
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.models.records.place import place_of
from dossier.models.records.tables import Base
from tests.casework.made import APPLICANT, USCC, approve, checked_dossier, finding, result

FILED, OVER = date(2026, 9, 24), date(2026, 10, 12)
SIGN = finding("fail", "authenticity.qr_mismatch", mandatory=False, tier="contradiction")


def a_day(store: Store) -> None:
    """A case from its draft to the catalogue and out of it again, and one that ends with a confirmed sign."""
    store.add_account("root", Person(name="管理甲", role="administrator", subject="root"), "installation")
    store.add_office("city", "某市局", "city", "root", region="150200")
    store.add_office("east", "东区局", "district", "root", region="150200", above="city")
    expert = store.add_expert("专家乙", "某大学", "机械", "root")
    id_ = filed(store, finding("fail"))
    refused(lambda: on(store, id_))
    procedure.return_case(store, id_, store.case(id_).version, "审核丙", "请更正委托单位", FILED + timedelta(days=15))
    mended = checked_dossier(store, "baotou", finding(), finding("review"), open_attestations=1)
    procedure.resubmit(store, id_, store.case(id_).version, mended, "申请人", "已更正")
    procedure.claim(store, id_, store.case(id_).version, "审核丙", "审核丙")
    store.attest(mended, "policy.attestation", ("baotou:7.1.2",), True, "已查", "审核丙", "研发机构健全？")
    store.keep_result(mended, result("baotou", finding()).as_json(), "1", "r")
    on(store, id_)
    on(store, id_)
    store.invite_expert(id_, expert.id, "市局丁", FILED)
    store.act(id_, "expert_opinion", Opinion(expert=expert.id, conclusion="recommend", text="先进"), "专家乙", FILED)
    on(store, id_)
    approve(store, store.case(id_))
    objection = Objection(by="某单位", matter="图纸归属有争议")
    open_one = store.act(id_, "objection", objection, "市局丁", FILED)
    refused(lambda: on(store, id_, OVER))
    store.act(id_, "objection_settled", Settlement(upheld=False, text="查无此事"), "市局丁", OVER, open_one)
    on(store, id_, OVER)
    entry = publish(store, id_, store.case(id_).version, "市局丁", Listing(document="1号", chain="装备"), OVER)
    suspected(store)
    the_years_after(store, entry.id)


def filed(store: Store, *findings: Any) -> str:
    id_ = procedure.open_case(
        store, "baotou", "申请人", applicant=APPLICANT, uscc=USCC, product="智能水泵", model="SB-1"
    )
    dossier = checked_dossier(store, "baotou", *findings)
    procedure.file_case(store, id_, store.case(id_).version, dossier, "申请人", FILED)
    return id_


def on(store: Store, id_: str, day: date = FILED) -> None:
    procedure.advance(store, id_, store.case(id_).version, "审核丙", "符合条件", None, day)


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(RefusedError):
        act()


def suspected(store: Store) -> None:
    id_ = filed(store, SIGN)
    found = situation_of(store, id_, FILED).result
    dossier = store.case(id_).dossier_id
    assert found and dossier
    store.dispose(dossier, SIGN, found.documents, "confirmed", "向原单位核实", "核查戊")
    refused(lambda: on(store, id_))
    told = Dishonesty(matter="检测报告与原件不符", evidence="原单位复函")
    sanction_case(store, store.case(id_), told, "材料不实", "核查戊", serious=True, on=FILED)


def the_years_after(store: Store, id_: str) -> None:
    due = store.entry(id_).tracking_due
    assert due
    store.add_feedback(id_, Feedback(by="某用户", text="运行稳定", rating="good"), "市局丁", due)
    store.track(id_, store.entry(id_).version, Tracking(result="keep", text="正常"), "市局丁", due)
    with pytest.raises(OvertakenError):
        store.amend_entry(id_, 0, "市局丁", "更正", chain="机器人")
    store.amend_entry(id_, store.entry(id_).version, "市局丁", "更正", chain="机器人")


class Ticking(datetime):
    """A clock that goes on by a second whenever it is looked at."""

    seconds = itertools.count()

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 9, 24, 8, tzinfo=UTC) + timedelta(seconds=next(cls.seconds))


def records(url: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, Any]]]:
    """All that the day leaves, table by table, in a fixed order."""
    numbers = itertools.count(1)
    with monkeypatch.context() as fixed:
        fixed.setenv("DOSSIER_CLOCK", FILED.isoformat())
        fixed.setattr(clock, "datetime", Ticking)
        fixed.setattr(Ticking, "seconds", itertools.count())
        fixed.setattr(secrets, "token_hex", lambda count=16: f"{next(numbers):0{2 * count}x}")
        store = Store(url)
        a_day(store)
        assert store.verify_audit().whole
    with store._engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
        told = {
            table.name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name in there
        }
    store.close()
    return told


def test_both_databases_keep_the_same(postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"t{os.urandom(6).hex()}"
    engine = create_engine(place_of(postgresql).url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    there = records(f"{postgresql.rsplit('/', 1)[0]}/{name}?files={tmp_path / 'files'}", monkeypatch)
    here = records(str(tmp_path / "store"), monkeypatch)
    filled = {table for table, rows in here.items() if rows}
    assert {"cases", "acts", "entries", "audit", "restricted", "submissions", "dispositions"} <= filled
    assert here.keys() == there.keys()
    for table, rows in here.items():
        assert rows == there[table], table
