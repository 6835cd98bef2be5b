"""Who is the applicant: comparisons with the declared name and code, and the applicant's own licences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.checks.evidence import first_page
from dossier.checks.matching.companies import compare as compare_companies
from dossier.checks.matching.comparison import Comparison, unknown
from dossier.checks.outcomes import failed, to_review
from dossier.checks.trust import unless_misread
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code, normalise_name


def best(found: Sequence[Comparison]) -> Comparison:
    """The likest of several; unknown where there is none."""
    return max(found, key=lambda one: (one.same, one.close, one.score), default=unknown())


def may_be(found: Comparison) -> bool:
    """Whether a person must decide: near enough, or nothing to compare with. Such a thing never fails."""
    return found.close or found.relation == "unknown"


def no_applicant(dossier: Dossier, what: Text, papers: Sequence[Document]) -> list[Outcome]:
    """One question instead of one for each paper, where nobody knows who applies; none where it is known."""
    if dossier.declared_value("applicant_name") or dossier.declared_value("uscc") or not papers:
        return []
    said = text(
        "未能确定申请单位，无法核对{what}。", "The applicant is not known; {what} cannot be compared.", what=what
    )
    cure = text("请补录申请单位名称和统一社会信用代码。", "Enter the applicant's name and code.")
    return [to_review(said, *(first_page(paper) for paper in papers), cure=cure)]


def differs(match: Comparison, said: Text, *where: Evidence, cure: Text, fields: Iterable[Field | None]) -> Outcome:
    """What a difference of names comes to: for a person where it may be one name, or misread by OCR; else a failure.

    ``fields`` are both values compared, as far as they stand in papers.
    """
    if may_be(match):
        return to_review(said, *where, cure=cure)
    return unless_misread(failed(said, *where, cure=cure), match.edits, *fields)


def notices_of(dossier: Dossier, name: str) -> list[Document]:
    """Notices that a company came to this name, and earlier ones behind them, the latest change first."""
    found: list[Document] = []
    names, open_ = [normalise_name(name)], [one for one in dossier.of_type("id_or_other") if one.value("former_name")]
    for current in names:
        fitting = [one for one in open_ if one not in found and normalise_name(one.value("company_name")) == current]
        found += fitting
        names += [normalise_name(one.value("former_name")) for one in fitting]
    return found


def compare_applicant(dossier: Dossier, name: str, uscc: str = "") -> Comparison:
    """A name (and code, where the paper bears one) with those of the applicant: an equal code decides.

    A company keeps its code for life, so an equal code under another name points to a change of name.
    """
    applicant = dossier.declared_value("applicant_name")
    found = compare_companies(applicant, name, [one.value("former_name") for one in notices_of(dossier, applicant)])
    code, own = normalise_code(uscc), normalise_code(dossier.declared_value("uscc"))
    if found.same or not code or code != own:
        return found
    reason = text(
        "统一社会信用代码相同而名称不同，可能更名：{reason}",
        "the code is the same and the name is not, perhaps a change of name: {reason}",
        reason=found.reason,
    )
    return found.model_copy(update={"relation": "near_miss", "reason": reason})


def licences(dossier: Dossier) -> list[Document]:
    """The applicant's own licences by code or name; the first licence where none is shown to be."""
    found = dossier.of_type("business_license")
    code = normalise_code(dossier.declared_value("uscc"))
    own = [
        licence
        for licence in found
        if (code and normalise_code(licence.value("uscc")) == code)
        or compare_applicant(dossier, licence.value("company_name")).same
    ]
    return own or found[:1]
