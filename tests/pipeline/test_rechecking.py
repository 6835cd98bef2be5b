"""A dossier that was checked before hears of a later twin, whichever came first, once, and within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier import pipeline, rechecking
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path, check_stored
from dossier.rechecking import twins_to_check
from tests.ui.small_dossier import REPORT, pdf

NAMES = ("甲市北辰装备有限公司", "武汉南岭仪器有限公司", "常州东篱机电有限公司", "赤峰铄衡矿业有限公司")
LINES = (*REPORT, ("备注：", "温升58.3K 绝缘512.6MΩ 噪声71.42dB 转速1480.5 功率220.7 效率93.1"))
LATER = tuple((label, "2024年3月5日" if "签发" in label else value) for label, value in LINES)
CHECKS = {"authenticity.reused_document", "authenticity.conflicting_record"}


def handed_in(store: Store, folder: Path, applicant: str, lines: Any = LINES) -> str:
    folder.mkdir()
    (folder / "报告.pdf").write_bytes(pdf(lines))
    return check_path(folder, Options(applicant=applicant, workers=1), store).dossier.id


def named(result: dict[str, Any] | None) -> dict[str, set[str]]:
    """Dossiers that a result names in signs above a note, and by which checks."""
    found: dict[str, set[str]] = {}
    for finding in (result or {"findings": []})["findings"]:
        if finding["tier"] in ("strong", "contradiction") and finding["check"] in CHECKS:
            for place in finding["evidence"]:
                if place["dossier"]:
                    found.setdefault(place["dossier"], set()).add(finding["check"])
    return found


@pytest.mark.parametrize("order", [(LINES, LATER), (LATER, LINES)])
def test_the_first_hears_of_the_second_in_both_orders(store: Store, tmp_path: Path, order: tuple[Any, Any]) -> None:
    first = handed_in(store, tmp_path / "a", NAMES[0], order[0])
    before = store.latest_result(first)
    assert before and before["suspicion"] == "none" and len(store.runs(first)) == 1
    second = handed_in(store, tmp_path / "b", NAMES[1], order[1])
    assert named(store.latest_result(first)) == {second: CHECKS} and named(store.latest_result(second)) == {
        first: CHECKS
    }
    assert [len(store.runs(id_)) for id_ in (first, second)] == [2, 1], "one run more for the first, no round again"
    assert store.result(store.runs(first)[0].id) == before, "the run of before stays as it was"
    assert store.dossier(first).suspicion == store.dossier(second).suspicion == "medium"


def test_checking_again_changes_nothing_and_disturbs_nobody(store: Store, tmp_path: Path) -> None:
    ids = [handed_in(store, tmp_path / str(n), name) for n, name in enumerate(NAMES[:2])]
    runs = [len(store.runs(id_)) for id_ in ids]
    for id_ in ids:
        check_stored(store, id_)
    assert [len(store.runs(id_)) for id_ in ids] == [n + 1 for n in runs]


def test_a_correction_that_ends_a_conflict_is_heard_of_too(store: Store, tmp_path: Path) -> None:
    first, second = handed_in(store, tmp_path / "a", NAMES[0]), handed_in(store, tmp_path / "b", NAMES[1], LATER)
    document = check_stored(store, second).documents[0]
    store.correct_field(
        second, document.sha256, document.pages[0], document.type, "issue_date", "2025-03-05", "张三", "看原件"
    )  # fmt: skip
    check_stored(store, second)
    assert named(store.latest_result(first)) == {second: {"authenticity.reused_document"}}


def test_many_twins_wait_in_the_queue(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rechecking, "MOST_AT_ONCE", 1)
    ids = [handed_in(store, tmp_path / str(n), name) for n, name in enumerate(NAMES[:3])]
    states = [store.dossier(id_).state for id_ in ids]
    assert sorted(states[:2]) == ["checked", "queued"] and states[2] == "checked"
    while (id_ := store.claim_next()) is not None:
        check_stored(store, id_)
    assert [store.dossier(id_).state for id_ in ids] == ["checked"] * 3
    assert [set(named(store.latest_result(id_))) for id_ in ids] == [set(ids) - {id_} for id_ in ids]


def test_a_twin_that_must_be_read_anew_waits(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = handed_in(store, tmp_path / "a", NAMES[0])
    monkeypatch.setattr(rechecking, "_is_read", lambda *_: False)
    handed_in(store, tmp_path / "b", NAMES[1])
    assert store.dossier(first).state == "queued" and len(store.runs(first)) == 1


def test_a_twin_that_breaks_does_not_break_the_later_dossier(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = handed_in(store, tmp_path / "a", NAMES[0])
    real = pipeline._kept

    def breaking(store_: Store, id_: str, *args: Any, **options: Any) -> Result:
        if id_ == first:
            raise ValueError(id_)
        return real(store_, id_, *args, **options)

    monkeypatch.setattr(pipeline, "_kept", breaking)
    second = handed_in(store, tmp_path / "b", NAMES[1])
    assert store.dossier(second).state == "checked" and store.dossier(first).state == "queued"


def test_a_twin_that_is_gone_is_left_alone(store: Store, tmp_path: Path) -> None:
    id_ = handed_in(store, tmp_path / "a", NAMES[0])
    result = check_stored(store, id_)
    rechecking.check_twins(store, "v", said(("reused_document", "strong", "gone")), result, lambda _: pytest.fail("?"))


def said(*findings: tuple[str, str, str]) -> dict[str, Any]:
    return {
        "findings": [
            {"check": f"authenticity.{check}", "tier": tier, "message": "x", "evidence": [{"dossier": id_}, {}]}
            for check, tier, id_ in findings
        ]
    }


def test_only_what_is_new_or_gone_and_more_than_a_note_counts() -> None:
    strong = said(("reused_document", "strong", "a"))
    assert twins_to_check(None, strong) == ["a"] == twins_to_check(strong, said())
    assert twins_to_check(strong, strong) == [] == twins_to_check(None, said(("reused_document", "weak", "a")))
    assert twins_to_check(None, said(("overlay", "strong", "a"))) == []
    assert twins_to_check(strong, said(("conflicting_record", "contradiction", "a"))) == ["a"]
