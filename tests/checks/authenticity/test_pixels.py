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
GROUND = {"what": "ground", "off": 9.0, "edge": 2.5, "levels": 5.0, "letters": 2, "tight": True, "agrees": False}
DARK = GROUND | {"off": -9.0, "edge": 4.0, "levels": -5.0, "letters": 5, "agrees": True}
SEAL = {"what": "seal", "hard": 1.4, "even": 0.4}
TONES = {"what": "tones", "greys": 300, "in_line": True, "beside": 0.5}
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
        ("copy_move", CLONE | {"letters": 5}, "strong"),
        ("splice", PATCH, "weak"),
        ("splice", GROUND, "strong"),
        ("splice", GROUND | {"edge": 1.6}, "weak"),
        ("splice", GROUND | {"off": 5.2}, "weak"),
        ("splice", DARK, "strong"),
        ("splice", DARK | {"tight": False}, "weak"),
        ("splice", DARK | {"agrees": False}, "weak"),
        ("splice", DARK | {"letters": 3}, "weak"),
        ("splice", SEAL, "strong"),
        ("splice", SEAL | {"hard": 1.0}, "weak"),
        ("splice", SEAL | {"hard": 1.0, "even": 0.1}, "strong"),
        ("splice", SEAL | {"hard": 2.0, "even": -1.0}, "weak"),
        ("splice", TONES, "strong"),
        ("splice", TONES | {"in_line": False}, "weak"),
    ],
)
def test_what_is_found_has_its_tier_place_and_advice(kind: str, data: dict[str, Any], tier: str) -> None:
    (told,) = found(kind, made(Trace(kind=kind, page=1, box=BOX, text="10482.00", data=data), note(kind)))
    assert told.tier == tier and not told.mandatory
    assert "10482.00" in told.message and "10482.00" in told.message_en
    assert told.evidence[0].box == BOX and told.innocent and told.verify
    assert "伪造" not in told.message and "造假" not in told.message


HEAD = (0.2, 0.02, 0.3, 0.04)


@pytest.mark.parametrize(("beside", "tier"), [(0.4, "strong"), (9.0, "weak")])
def test_at_the_head_of_a_page_only_what_joins_its_own_print_counts(beside: float, tier: str) -> None:
    (told,) = found(
        "recompression", made(Trace(kind="recompression", page=1, box=HEAD, data=STEPS | {"beside": beside}))
    )
    assert told.tier == tier


def test_unlike_signs_of_one_check_are_told_apart_each_with_its_own_causes() -> None:
    both = [Trace(kind="splice", page=1, box=BOX, text="1", data=data) for data in (GROUND, SEAL)]
    told = found("splice", made(*both))
    assert len({one.innocent for one in told}) == 2 and {one.tier for one in told} == {"strong"}


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
