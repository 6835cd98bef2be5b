"""Signs of pixels: a seam inside a line is for a person, what stands alone is a note, what was not examined says so."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.examination import examinations
from dossier.models.document import Dossier
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found

BOX = (0.2, 0.3, 0.3, 0.32)
STEPS = {"errors": 40.0, "fit": 0.05, "page_fit": 0.9, "values": 300, "in_line": True}
CLONE = {"differ": 0.1, "together": 0.9, "next": 1.4, "other": [0.5, 0.3, 0.6, 0.32]}
PATCH = {"off": -14.0, "what": "noise", "letters": 6, "noise": 2.0}


def made(*traces: Trace) -> Dossier:
    return dossier(document("test_report").model_copy(update={"traces": traces}))


def note(kind: str, reason: str = "") -> Trace:
    data: dict[str, Any] = {"done": False, "reason": reason} if reason else {"done": True}
    return Trace(kind="examined", page=1, text=kind, data=data)


@pytest.mark.parametrize(
    ("kind", "data", "tier"),
    [
        ("recompression", STEPS, "strong"),
        ("recompression", STEPS | {"in_line": False}, "weak"),
        ("recompression", STEPS | {"errors": 8.0}, "weak"),
        ("recompression", STEPS | {"fit": 0.42}, "weak"),
        ("copy_move", CLONE, "strong"),
        ("copy_move", CLONE | {"together": 0.2}, "weak"),
        ("copy_move", CLONE | {"differ": 0.7}, "weak"),
        ("splice", PATCH, "weak"),
    ],
)
def test_what_is_found_has_its_tier_place_and_advice(kind: str, data: dict[str, Any], tier: str) -> None:
    (told,) = found(kind, made(Trace(kind=kind, page=1, box=BOX, text="10482.00", data=data), note(kind)))
    assert told.tier == tier and not told.mandatory
    assert "10482.00" in told.message and "10482.00" in told.message_en
    assert told.evidence[0].box == BOX and told.innocent and told.verify
    assert "伪造" not in told.message and "造假" not in told.message


@pytest.mark.parametrize("kind", ["recompression", "copy_move", "splice"])
def test_a_page_that_was_examined_and_has_nothing_passes(kind: str) -> None:
    (told,) = found(kind, made(note(kind)))
    assert told.status == "pass" and told.tier is None


@pytest.mark.parametrize("kind", ["recompression", "copy_move", "splice"])
def test_a_page_that_could_not_be_examined_is_not_clean(kind: str) -> None:
    what = made(note(kind, "no_noise"))
    assert not found(kind, what)
    (told,) = (one for one in examinations(what.documents, ()) if one.check == f"authenticity.{kind}")
    assert told.state == "cannot_tell" and "噪声" in told.reason.zh and "noise" in told.reason.en


def test_both_places_of_a_copied_letter_are_shown() -> None:
    (told,) = found("copy_move", made(Trace(kind="copy_move", page=1, box=BOX, text="8", data=CLONE)))
    assert [place.box for place in told.evidence] == [BOX, (0.5, 0.3, 0.6, 0.32)]
