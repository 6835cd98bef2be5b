"""Clean papers to be changed, from the generator: an invoice whose sums agree, a report, and their files."""

from __future__ import annotations

import io
from functools import cache
from typing import NamedTuple

import pikepdf

from sample_dossiers.assembly import Order, draw, papers_of
from sample_dossiers.paper import Paper

Files = dict[str, bytes]
"""A dossier: name of a file to its bytes."""


class Pair(NamedTuple):
    """A clean dossier and its changed twin; ``other`` is one that was handed in before both, by somebody else."""

    clean: Files
    changed: Files
    other: Files | None = None


@cache
def papers(seed: int) -> dict[str, Paper]:
    """A paper of each type of one made-up world."""
    world = papers_of(Order(7000 + seed, ("baotou", "inner_mongolia")[seed % 2]))[1]
    return {paper.type: paper for paper in reversed(world)}


@cache
def file_of(kind: str, seed: int) -> bytes:
    """A paper as a text PDF."""
    return draw(papers(seed)[kind])


def kind_of(seed: int, *kinds: str) -> str:
    """One of the types, by turns."""
    return kinds[seed % len(kinds)]


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The whole file written anew."""
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def pages(data: bytes) -> int:
    """Pages of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
