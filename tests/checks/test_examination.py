"""What was examined is told paper by paper, and what could not be is never called clean."""

from __future__ import annotations

import pytest

from dossier.checks.engine import run_checks
from dossier.checks.examination import LABELS, examinations, is_picture_only
from dossier.models.check_ids import FAMILIES
from dossier.models.document import Document, Field
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found


def note(name: str, page: int = 1, **data: object) -> Trace:
    return Trace(kind="examined", page=page, text=name, data={"done": True, **data})


def facts(*, scan: bool, text: int, page: int = 1) -> Trace:
    data = {"scan": scan, "text": text, "pictures": 1, "pixels": None, "size": [595.0, 842.0]}
    return Trace(kind="page_facts", page=page, data=data)


TEXT = (note("pdf_revision"), note("pdf_signature"), note("overlay"), note("hidden_text"), facts(scan=False, text=900))
SCAN = (note("pdf_revision"), note("overlay"), facts(scan=True, text=0))


def paper(*traces: Trace) -> Document:
    return document("test_report", issue_date="2024-03-15").model_copy(update={"traces": traces})


def states(made: Document) -> dict[str, str]:
    told = examinations([made], run_checks(dossier(made), "general"))
    return {one.check.partition(".")[2]: one.state for one in told}


def test_each_check_is_told_of_each_paper() -> None:
    told = states(paper(*TEXT))
    assert set(told) == set(FAMILIES["authenticity"]) - {"examined"} == set(LABELS)
    assert told["overlay"] == told["pdf_revision"] == told["signature"] == told["value_edited"] == "examined"
    assert told["ofd_signature"] == told["qr_mismatch"] == "not_applicable"


def test_what_broke_off_cannot_be_told_and_says_why() -> None:
    made = paper(*TEXT, note("overlay", 2, done=False, reason="ValueError: broken"))
    (one,) = (one for one in examinations([made], []) if one.check == "authenticity.overlay")
    assert one.state == "cannot_tell" and "broken" in one.reason.zh and "broken" in one.reason.en


def test_a_scan_is_told_once_as_nothing_to_tell_from() -> None:
    (finding,) = found("examined", dossier(paper(*SCAN)))
    assert (finding.tier, finding.status, finding.documents) == ("cannot_tell", "not_applicable", ("test_report-1",))
    assert states(paper(*SCAN))["hidden_text"] == states(paper(*SCAN))["font_mismatch"] == "cannot_tell"


def test_a_photo_is_a_picture_and_a_text_page_or_data_are_not() -> None:
    seen = Field(value="2024-03-15", raw="2024-03-15", page=1, box=None, confidence=0.9, source="ocr")
    assert is_picture_only(document("test_report", issue_date=seen))
    assert not is_picture_only(paper(*TEXT)) and not is_picture_only(paper())
    assert not is_picture_only(paper(*SCAN, facts(scan=False, text=10, page=2)))
    changed = Trace(kind="pdf_revision", page=1, data={"before": "", "after": "", "kinds": ["content"]})
    assert not is_picture_only(paper(*SCAN, changed))
    assert found("examined", dossier(paper(*TEXT))) == []


def pixels(*, saved_before: bool) -> tuple[Trace, ...]:
    first = {} if saved_before else {"done": False, "reason": "no_earlier_compression"}
    return (note("recompression", **first), note("splice"), note("copy_move"))


def test_a_scan_that_was_saved_once_may_be_a_print_of_a_changed_page() -> None:
    """Printed and scanned again, a change leaves nothing in the picture: silence is not taken for clean."""
    told = states(paper(*SCAN, *pixels(saved_before=False)))
    assert {told[name] for name in ("splice", "copy_move", "recompression")} == {"cannot_tell"}
    again = states(paper(*SCAN, *pixels(saved_before=True)))
    assert {again[name] for name in ("splice", "copy_move", "recompression")} == {"examined"}


@pytest.mark.parametrize("name", ["splice", "copy_move", "recompression"])
def test_where_silence_says_nothing_no_finding_says_pass(name: str) -> None:
    assert found(name, dossier(paper(*SCAN, *pixels(saved_before=False)))) == []
    (told,) = found(name, dossier(paper(*SCAN, *pixels(saved_before=True))))
    assert told.status == "pass"


def test_what_stands_out_on_a_scan_that_was_saved_once_was_examined() -> None:
    pair = Trace(
        kind="copy_move", page=1, box=(0.1, 0.1, 0.2, 0.2), text="7",
        data={"other": (0.3, 0.1, 0.4, 0.2), "differ": 0.9, "together": 0.1, "next": 0.9, "letters": 1},
    )  # fmt: skip
    told = states(paper(*SCAN, *pixels(saved_before=False), pair))
    assert (told["copy_move"], told["splice"]) == ("examined", "cannot_tell")


def test_a_photo_whose_pixels_were_looked_at_is_a_picture_still() -> None:
    seen = Field(value="2024-03-15", raw="2024-03-15", page=1, box=None, confidence=0.9, source="ocr")
    photo = document("test_report", issue_date=seen).model_copy(update={"traces": pixels(saved_before=False)})
    assert is_picture_only(photo) and states(photo)["splice"] == "cannot_tell"
    (finding,) = found("examined", dossier(photo))
    assert finding.tier == "cannot_tell"
