"""What a laboratory is accredited for, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.checks.facts import values_of
from dossier.checks.lab import QUALIFICATION, REPORT, certificates_of, no_certificate
from dossier.checks.outcomes import named, passed, several, to_review, unread
from dossier.checks.params import ListName, is_known
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Record, text
from dossier.models.document import Document
from dossier.models.finding import Outcome
from dossier.models.identifiers import cma

_DASHES = str.maketrans(dict.fromkeys("—－–‐−", "-"))


@check("lab.scope", NoParams)
def scope(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The standards of the report stand in the certificate's annex, where the annex could be read."""
    certificates = context.dossier.of_type(QUALIFICATION)
    for report in context.dossier.of_type(REPORT):
        standards = values_of(report, "standards")
        own = certificates_of(report, certificates)
        annexes = [c for c in own if c.value("capabilities")]
        if not own:
            yield no_certificate(report)
            continue
        if not standards:
            yield unread(report, "standards")
            continue
        if not annexes:
            said = text(
                "资质证书附表（能力范围）未见或未读出，无法核对检测依据 {s} 是否在范围内。",
                "The annex with the laboratory's scope was not found; whether {s} lies within it cannot be judged.",
                s=several(standards),
            )
            cure = text("请附资质证书附表中相关能力页。", "Attach the pages of the annex that show the scope.")
            yield to_review(said, report.evidence("standards"), cure=cure)
            continue
        yield _within(report, standards, annexes)


def _within(report: Document, standards: Sequence[str], annexes: Sequence[Document]) -> Outcome:
    """Each standard of the report is in an annex, in the same edition."""
    listed = {_standard(one): one for annex in annexes for one in values_of(annex, "capabilities")}
    bodies = {_body(one): printed for one, printed in listed.items()}
    outside = [one for one in standards if _body(_standard(one)) not in bodies]
    other = [one for one in standards if one not in outside and not _listed(_standard(one), listed)]
    where = [report.evidence("standards"), *(c.evidence("capabilities") for c in annexes)]
    cure = text(
        "请附包含该标准及所检产品、参数的附表页。",
        "Attach the page of the annex with that standard, product and parameter.",
    )
    if outside:
        said = text(
            "{report}的检测依据 {s} 未见于所附能力范围，需核实。",
            "{report}: {s} is not in the scope attached; a person must look.",
            report=named(report), s=several(outside),
        )  # fmt: skip
        return to_review(said, *where, cure=cure)
    if other:
        pairs = several(f"{one}（{bodies[_body(_standard(one))]}）" for one in other)
        said = text(
            "{report}的检测依据 {s} 与所附能力范围的版本（括号内）不同，需核实。",
            "{report}: {s} is of another edition than the scope attached (in brackets); a person must look.",
            report=named(report), s=pairs,
        )  # fmt: skip
        return to_review(said, *where, cure=cure)
    said = text(
        "{report}的检测依据 {s} 均在所附能力范围内；产品和参数请对照附表。",
        "{report}: {s} within the scope attached; compare product and parameters with the annex.",
        report=named(report), s=several(standards),
    )  # fmt: skip
    return passed(said, *where)


def _listed(standard: str, listed: Iterable[str]) -> bool:
    """Whether an annex has the standard; one that names no year has every edition."""
    return any(one in (standard, _body(standard)) for one in listed)


def _standard(value: str) -> str:
    return re.sub(r"\s", "", value).upper().translate(_DASHES)


def _body(standard: str) -> str:
    """A standard's number without its year: ``GB/T5226.1`` of ``GB/T5226.1-2019``."""
    return re.sub(r"-?(?:19|20)\d{2}$", "", standard)


class Authorities(Record):
    """Words of the offices whose accreditation serves, and laboratories that an office knows to serve without it."""

    authorities: ListName
    known: ListName | None = None


@check("lab.authority_level", Authorities)
def authority_level(context: Context, params: Authorities) -> Iterable[Outcome]:
    """The laboratory is accredited by an office of the level asked for: by the issuer, else by the CMA number."""
    words = context.version.lists[params.authorities]
    certificates = context.dossier.of_type(QUALIFICATION)
    for report in context.dossier.of_type(REPORT):
        own = certificates_of(report, certificates)
        listed = [c for c in own if any(word in c.value("issuer") for word in words)]
        numbered = [
            d
            for d, field in [(report, "cma_number"), *((c, "certificate_number") for c in own)]
            if cma.is_valid(d.value(field))
        ]
        if params.known and is_known(report.value("lab_name"), context.version.lists[params.known]):
            said = text(
                "检测机构“{name}”在认可名单内。",
                "The laboratory “{name}” is on the list.",
                name=report.value("lab_name"),
            )
            yield passed(said, report.evidence("lab_name"))
        elif listed:
            said = text("资质由{issuer}颁发。", "Accredited by {issuer}.", issuer=listed[0].value("issuer"))
            yield passed(said, listed[0].evidence("issuer"))
        elif numbered:
            field = "cma_number" if numbered[0].type == REPORT else "certificate_number"
            said = text(
                "资质认定编号 {n} 由省级以上机关编发。",
                "CMA number {n} is of a provincial or national office.",
                n=numbered[0].value(field),
            )
            yield passed(said, numbered[0].evidence(field))
        else:
            said = text(
                "未能确认检测机构的资质由省级以上机关颁发，或其为行业公认的权威机构。",
                "Not shown: accreditation of the laboratory at province level or above, or standing in the trade.",
            )
            cure = text(
                "请附资质证书，或说明其行业权威地位。", "Attach its certificate, or explain its standing in the trade."
            )
            yield to_review(said, report.evidence("lab_name"), *(c.evidence("issuer") for c in own), cure=cure)
