"""Rewritten after saving: a value replaced is a strong sign; a blank filled, a stamp or a signature is none."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found

DONE = Trace(kind="examined", page=1, text="pdf_revision", data={"done": True})
SPOT = (0.1, 0.5, 0.3, 0.53)


def change(before: str, after: str, box: Any = SPOT, kinds: tuple[str, ...] = ("content",)) -> Trace:
    data = {"before": before, "after": after, "kinds": list(kinds), "revision": 1, "end": 9}
    return Trace(kind="pdf_revision", page=1, box=box, text=after, data=data)


def findings(*traces: Trace) -> list[Finding]:
    made = document("test_report").model_copy(update={"traces": (*traces, DONE)})
    return found("pdf_revision", dossier(made))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("合计金额：12345.00", "合计金额：92345.00"),
        ("检验结论：不合格项目见附表", "检验结论：所检项目全部合格"),
        ("2024年3月1日", "2025年3月1日"),
    ],
)
def test_a_value_replaced_is_shown_with_both_sides(before: str, after: str) -> None:
    (finding,) = findings(change(before, after))
    assert (finding.tier, finding.status) == ("strong", "review")
    assert before in finding.message and after in finding.message
    assert [place.text for place in finding.evidence] == [before, after]
    assert finding.innocent and finding.verify and finding.innocent_en and finding.verify_en


@pytest.mark.parametrize(
    "trace",
    [
        change("发票代码：", "发票代码：031001900123"),
        change("", "¥15.94"),
        change("名", "购 名"),
        change("购买方", "买"),
        change("", "", kinds=("content", "signature")),
        change("", "", kinds=("markup",)),
        change("", "", box=None, kinds=("meta",)),
    ],
    ids=["blank filled", "added", "label joined", "label parted", "signed", "stamp", "information only"],
)
def test_what_issuers_and_viewers_do_is_no_sign(trace: Trace) -> None:
    assert [f.status for f in findings(trace)] == ["pass"]


def test_a_patch_of_the_picture_is_strong_and_a_new_picture_of_the_page_weak() -> None:
    assert [f.tier for f in findings(change("", ""))] == ["strong"]
    assert [f.tier for f in findings(change("", "", box=(0.0, 0.0, 1.0, 0.9)))] == ["weak"]


def test_many_places_are_named_up_to_a_bound() -> None:
    (finding,) = findings(*(change(f"数量 {n}0", f"数量 {n}9") for n in range(1, 10)))
    assert "另有 3 处" in finding.message and len(finding.evidence) == 18


def test_what_was_not_examined_is_not_called_clean() -> None:
    made = document("test_report")
    assert found("pdf_revision", dossier(made)) == []
    failed = DONE.model_copy(update={"data": {"done": False}})
    assert found("pdf_revision", dossier(made.model_copy(update={"traces": (failed,)}))) == []
