"""The bench's own ways: each changes something, the clean twin stays what it was, and counting is honest."""

from __future__ import annotations

import io

import pikepdf
import pytest

from benchmarks.authenticity import both, measured, told
from benchmarks.tampering import pdf_ways
from benchmarks.tampering.content import replaced, spots
from benchmarks.tampering.pixels import numbers
from benchmarks.tampering.scans import MAKES, Char, scan_of
from benchmarks.tampering.sources import file_of
from benchmarks.tampering.ways import WAYS
from dossier.models.check_ids import FAMILIES

_FILES = [name for name, way in WAYS.items() if way.group in ("exact", "structure")]


@pytest.mark.parametrize("name", _FILES)
def test_each_way_changes_a_file_and_leaves_the_clean_one(name: str) -> None:
    pair = next(made for seed in range(1, 9) if (made := WAYS[name].make(seed)))
    assert pair.clean.keys() == pair.changed.keys() and pair.clean != pair.changed


def test_ways_name_checks_that_exist() -> None:
    assert {check for way in WAYS.values() for check in way.checks} <= set(FAMILIES["authenticity"])
    assert len(WAYS) >= 14


def test_a_digit_is_replaced_by_another_of_its_font() -> None:
    with pikepdf.open(io.BytesIO(file_of("invoice", 1))) as pdf:
        spot = spots(pdf.pages[0])[0]
        before = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0]))
        after = replaced(pdf.pages[0], spot)
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_numbers_are_found_on_one_line_only() -> None:
    row = [Char(char, 10.0 * i, 0, 10.0 * i + 8, 12) for i, char in enumerate("总1234.5元99")]
    below = Char("7", 0, 40, 8, 52)
    assert ["".join(char.char for char in run) for run in numbers((*row, below))] == ["1234.5"]


@pytest.mark.parametrize("make", ["fax", "flatbed_grey"])
def test_the_same_seed_gives_the_same_scan(make: str) -> None:
    pdf = file_of("business_license", 1)
    one, other = scan_of(pdf, 0, make, 11), scan_of(pdf, 0, make, 11)
    assert one.saved == other.saved and one.chars and make in MAKES


def test_only_what_the_clean_twin_lacks_counts() -> None:
    (row,) = measured("incremental_edit", WAYS["incremental_edit"], 1, {})
    assert row["above"] and row["expected"] and not row["clean"]
    pair = pdf_ways.incremental_edit(row["seed"])
    assert pair is not None
    known = {"": told(pair.clean)}
    clean, changed = both(pair._replace(changed=pair.clean), known)
    assert clean.signs == changed.signs


def test_pixels_alone_are_benched_without_reading() -> None:
    (row,) = measured("reprinted", WAYS["reprinted"], 1, {}, read=False)
    assert row["clean_pages"] == 1 and not row["new"] and set(row["open"]) == {"recompression", "splice", "copy_move"}
