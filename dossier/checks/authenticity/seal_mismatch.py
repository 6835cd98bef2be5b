"""The seal on a paper against the organisation that issued it.

A copy often bears the seal of who handed it in, a contract those of its parties. A seal is a sign only where its kind
is one that the issuer alone uses, and its name is neither the issuer's nor that of anybody named on the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.signs import Advice, strong
from dossier.checks.facts import values_of
from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import label_of, named, passed
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import is_doubtful, trust
from dossier.models.base import text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

_ISSUERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "test_report": ("lab_name", ("检验检测专用章", "检测专用章", "检验专用章", "报告专用章", "检验报告专用章")),
    "novelty_search_report": ("agency", ("查新专用章", "科技查新专用章", "查新业务专用章")),
    "invoice": ("seller_name", ("发票专用章",)),
    "audit_report": ("audit_firm", ("业务报告专用章", "报告专用章", "审计专用章")),
}
"""Type of paper: the field that names its issuer, and kinds of seals that only an issuer puts on it."""
_SURE = 0.9
"""Confidence in the name round a seal from which a difference counts."""
_ADVICE = Advice(
    innocent=text(
        "印章文字识别有误；出具单位更名或由其分支机构、上级机构用章；印章跨页或盖在复印件上。",
        "The writing round the seal was misread; the issuer changed its name, or a branch or parent sealed; the seal "
        "runs over several sheets or was put on a copy.",
    ),
    verify=text(
        "请放大核对印章文字，并向出具单位核实报告编号与用章。",
        "Look at the seal enlarged, and ask the issuer about the report's number and the seal.",
    ),
)


@check("authenticity.seal_mismatch", NoParams)
def seal_mismatch(context: Context, params: NoParams) -> Iterable[Outcome]:
    """An issuer's seal bears the issuer's name."""
    for document in context.dossier.documents:
        if document.type in _ISSUERS:
            yield from _judged(context, document)


def _judged(context: Context, document: Document) -> Iterator[Outcome]:
    field, kinds = _ISSUERS[document.type]
    issuer = document.fields.get(field)
    seals = [trace for trace in document.traces if trace.kind == "seal" and _is_read(trace, kinds)]
    if issuer is None or not issuer.text or is_doubtful(issuer) or not seals:
        return
    known = [issuer.text, *_names(document), context.dossier.declared_value("applicant_name")]
    other = [seal for seal in seals if not any(compare(name, seal.text).close for name in known if name)]
    values = {"document": named(document), "label": label_of(document, field), "issuer": issuer.text}
    for seal in other:
        said = text(
            "{document}的{label}为“{issuer}”，其上“{kind}”的文字为“{seal}”。",
            "{document}: {label} is “{issuer}”, the seal “{kind}” on it reads “{seal}”.",
            kind=seal.data["kind"], seal=seal.text, **values,
        )  # fmt: skip
        yield strong(said, document.evidence(field), _place(document, seal), advice=_ADVICE)
    if not other:
        said = text(
            "{document}的印章与{label}“{issuer}”相符。", "{document}: the seal is of the {label} “{issuer}”.", **values
        )
        yield passed(said, document.evidence(field), *(_place(document, seal) for seal in seals))


def _is_read(trace: Trace, kinds: tuple[str, ...]) -> bool:
    """Whether a seal's name was read beyond doubt, and it is of a kind that only issuers use."""
    data = trace.data
    sure = data.get("confidence", 0) >= max(_SURE, trust().low_confidence)
    return bool(trace.text) and sure and not data.get("partial") and data.get("kind") in kinds


def _names(document: Document) -> Iterator[str]:
    """Everybody whom the paper itself names."""
    for name in ("client", "manufacturer", "lab_name", "buyer_name", "seller_name", "auditee", "agency", "audit_firm"):
        yield from values_of(document, name)


def _place(document: Document, seal: Trace) -> Evidence:
    return Evidence(document=document.id, page=seal.page, box=seal.box, text=seal.text)
