"""Who is the applicant: comparisons with the declared name and code, and the applicant's own licences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier
from dossier.models.values import normalise_code, normalise_name


@dataclass(frozen=True)
class Likeness:
    """Whether two names are of one thing; ``close`` also where they may be and a person must look."""

    same: bool
    close: bool
    reason: Text


def best(matches: Sequence[Likeness]) -> Likeness:
    """The likest of several; unlike where there is none."""
    nothing = Likeness(False, False, text("没有可比对的内容", "nothing to compare"))
    return max(matches, key=lambda match: (match.same, match.close), default=nothing)


def compare_names(left: str, right: str) -> Likeness:
    """Two names of companies or institutions."""
    same = normalise_name(left) == normalise_name(right)
    return Likeness(same, same, text("一致", "the same") if same else text("不一致", "different"))


compare_products = compare_models = compare_names


def compare_applicant(dossier: Dossier, name: str, uscc: str = "") -> Likeness:
    """A name (and code) in a paper with those of the applicant."""
    return compare_names(dossier.declared_value("applicant_name"), name)


def licences(dossier: Dossier) -> list[Document]:
    """The applicant's own licences by code or name; the first licence where none is shown to be."""
    found = dossier.of_type("business_license")
    code, name = normalise_code(dossier.declared_value("uscc")), dossier.declared_value("applicant_name")
    own = [
        d
        for d in found
        if (code and normalise_code(d.value("uscc")) == code) or compare_names(name, d.value("company_name")).same
    ]
    return own or found[:1]
