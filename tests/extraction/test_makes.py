"""Every make of the certificates and reports in the generator is read whole from its text layer.

The makes differ by era and issuer; a reader that leans on one of them fails here on the others.
"""

from __future__ import annotations

import pytest

from benchmarks import makes

KINDS = (
    "business_license",
    "patent_certificate",
    "patent_register",
    "trademark_certificate",
    "software_copyright",
    "test_report",
    "production_license",
    "ccc_certificate",
    "product_standard",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_make_is_read(kind: str) -> None:
    names = makes.makes(kind)
    found = [makes.measure(kind, name, "text", (17,)) for name in names]
    known = [tally for tally in found if tally.papers]
    assert len(known) >= 3
    assert [miss for tally in known for miss in tally.misses] == []


def test_a_value_that_is_not_printed_counts_as_invented() -> None:
    paper = next(makes.papers("business_license", "short", 17))
    documents = makes.read(paper, "text", 17)
    del paper.fields["address"]
    tally = makes.Tally()
    makes.score(paper, documents, tally, 17)
    assert tally.marks["invented"] == 1 and tally.marks["wrong"] == 0
