"""Whose the patents, trademarks and software are; who owns them besides; what agreements bridge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dossier.checks.evidence import declared_field
from dossier.checks.facts import values_of
from dossier.checks.matching.companies import compare as compare_companies
from dossier.checks.outcomes import failed, named, passed, several, to_review, unread, warned
from dossier.checks.parties import best, compare_applicant, differs, may_be, no_applicant
from dossier.checks.patents import patent_kind, register_of
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence
from dossier.models.finding import Outcome

TYPE_LABELS = {
    "invention": Text(zh="发明专利", en="invention patent"),
    "utility_model": Text(zh="实用新型", en="utility model"),
    "design": Text(zh="外观设计", en="design patent"),
}


class Patents(Record):
    """Which types of patent serve, and whether a transfer or licence agreement can bridge another owner."""

    types: tuple[Literal["invention", "utility_model", "design"], ...]
    bridge: bool


@check("ownership.patent", Patents)
def patent(context: Context, params: Patents) -> Iterable[Outcome]:
    """A patent of a type that serves belongs to the applicant; co-owners and other owners are shown."""
    dossier = context.dossier
    patents = dossier.of_type("patent_certificate")
    serving = [p for p in patents if patent_kind(p) in params.types or not patent_kind(p)]
    unknown = no_applicant(dossier, text("专利的权利人", "the owner of the patents"), serving)
    yield from unknown or _any_will_do([_patent_owner(dossier, p, params.bridge) for p in serving])
    if patents and not serving:
        yield _wrong_type(patents, params)


def _wrong_type(patents: list[Document], params: Patents) -> Outcome:
    needed, have = [TYPE_LABELS[t] for t in params.types], [TYPE_LABELS[patent_kind(p)] for p in patents]
    outcome = failed(
        text(
            "要求{needed}，提交的{papers}只有{have}。",
            "Needed: {needed}; handed in: {papers}, {have} only.",
            needed=several(needed),
            have=several(have),
            papers=several(named(p) for p in patents),
        ),
        *(p.evidence("patent_type") for p in patents),
        cure=text("请提交{needed}证书。", "Hand in a certificate: {needed}.", needed=several(needed)),
    )
    return unless_doubtful(outcome, *(p.fields.get("patent_type") or p.fields.get("patent_number") for p in patents))


def _patent_owner(dossier: Dossier, document: Document, bridge: bool) -> Outcome:
    """The owner by the register extract where there is one (it counts over the certificate), else by that."""
    if not patent_kind(document):
        return unread(document, "patent_type")
    register = register_of(dossier, document)
    source = register if register and register.value("patentees") else document
    owners = values_of(source, "patentees")
    if not owners:
        return unread(source, "patentees")
    what = text(
        "{kind}（{number}）",
        "The {kind} {number}",
        kind=TYPE_LABELS[patent_kind(document)],
        number=document.value("patent_number"),
    )
    return _owned(dossier, what, source, "patentees", owners, bridge, [document.evidence("patent_number")])


def _owned(
    dossier: Dossier, what: Text, source: Document, field: str, owners: list[str], bridge: bool, more: list[Evidence]
) -> Outcome:
    where = [source.evidence(field), *more]
    matches = [compare_applicant(dossier, owner) for owner in owners]
    match = best(matches)
    values = {"what": what, "owners": several(owners), "reason": match.reason,
              "own": dossier.declared_value("applicant_name")}  # fmt: skip
    if match.same:
        others = [owner for owner, m in zip(owners, matches, strict=True) if not m.same]
        shared = text("，共有人：{o}", ", co-owners: {o}", o=several(others)) if others else Text(zh="", en="")
        return passed(
            text(
                "{what}的权利人为申请单位{shared}。",
                "{what} belongs to the applicant{shared}.",
                shared=shared,
                **values,
            ),
            *where,
        )
    said = text(
        "申请单位为“{own}”，{what}的权利人为“{owners}”：{reason}。",
        "The applicant is “{own}”. {what} belongs to “{owners}”: {reason}.",
        **values,
    )
    cure = text(
        "请提交权利人变更或许可的证明，或改用申请单位自有的权利。",
        "Hand in proof of transfer or licence, or rely on a right of the applicant's own.",
    )
    fields = [source.fields.get(field), declared_field(dossier, "applicant_name")]
    agreement = _bridge(dossier, owners) if bridge and not may_be(match) else None
    if agreement:
        bridged = text(
            "{said}已附权属协议，其内容和登记情况需核实。",
            "{said} An agreement is attached: look at what it grants and at its registration.",
            said=said,
        )
        return to_review(bridged, *where, agreement.evidence("parties"), cure=cure)
    return differs(match, said, *where, cure=cure, fields=fields)


def _bridge(dossier: Dossier, owners: list[str]) -> Document | None:
    """An agreement between an owner and the applicant."""
    for agreement in dossier.of_type("ip_agreement"):
        parties = values_of(agreement, "parties")
        owner = any(compare_companies(party, name).same for party in parties for name in owners)
        if owner and best([compare_applicant(dossier, party) for party in parties]).same:
            return agreement
    return None


def _any_will_do(outcomes: list[Outcome]) -> Iterable[Outcome]:
    """One right of the applicant's own is enough; what belongs to others is then odd, and does not count."""
    own = [outcome for outcome in outcomes if outcome.status == "pass"]
    if own:
        yield passed(_all_own(own), *(item for outcome in own for item in outcome.evidence))
    for outcome in outcomes:
        if own and outcome.status == "fail":
            said = text("{said}该项不计入。", "{said} It does not count.", said=outcome.message)
            yield warned(said, *outcome.evidence, cure=outcome.cure)
        elif outcome.status != "pass":
            yield outcome


def _all_own(own: Sequence[Outcome], most: int = 3) -> Text:
    """What is said of each of the first few, and how many more there are."""
    rest = len(own) - most
    more = text("另有 {n} 项同属申请单位。", "{n} more belong to it as well.", n=rest)
    shown = [*(outcome.message for outcome in own[:most]), *([more] if rest > 0 else [])]
    return Text(zh="".join(one.zh for one in shown), en=" ".join(one.en for one in shown))


class Bridge(Record):
    """Whether a transfer or licence agreement can bridge another owner."""

    bridge: bool


@check("ownership.trademark", Bridge)
def trademark(context: Context, params: Bridge) -> Iterable[Outcome]:
    """The product's trademark is registered to the applicant."""
    outcomes, papers = [], context.dossier.of_type("trademark_certificate")
    for document in papers:
        number = document.value("registration_number")
        what = text("第 {n} 号商标", "Trademark {n}", n=number) if number else text("商标", "The trademark")
        outcomes.append(_single_owner(context.dossier, document, "registrant", what, params.bridge))
    yield from no_applicant(
        context.dossier, text("商标的注册人", "the owner of the trademark"), papers
    ) or _any_will_do(outcomes)


@check("ownership.software_copyright", Bridge)
def software_copyright(context: Context, params: Bridge) -> Iterable[Outcome]:
    """Software the dossier relies on belongs to the applicant."""
    outcomes, papers = [], context.dossier.of_type("software_copyright")
    for document in papers:
        what = text("软件“{n}”", "Software “{n}”", n=document.value("software_name"))
        outcomes.append(_single_owner(context.dossier, document, "owner", what, params.bridge))
    yield from no_applicant(
        context.dossier, text("软件的著作权人", "the owner of the software"), papers
    ) or _any_will_do(outcomes)


def _single_owner(dossier: Dossier, document: Document, field: str, what: Text, bridge: bool) -> Outcome:
    owners = [name for name in document.value(field).replace("；", "、").replace(";", "、").split("、") if name]
    if not owners:
        return unread(document, field)
    return _owned(dossier, what, document, field, owners, bridge, [])


@check("ownership.agreement", NoParams)
def agreement(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Agreements on IP name the applicant as a party and are in term; a person reads what they grant."""
    dossier = context.dossier
    for document in dossier.of_type("ip_agreement"):
        parties, end = values_of(document, "parties"), document.value("valid_to")
        where = [document.evidence("parties")]
        if not parties:
            yield unread(document, "parties")
            continue
        match = best([compare_applicant(dossier, party) for party in parties])
        said = text(
            "协议当事人：{parties}；{reason}。",
            "Parties of the agreement: {parties}; {reason}.",
            parties=several(parties),
            reason=match.reason,
        )
        if not may_be(match):
            cure = text("请提交申请单位为当事人的协议。", "Hand in an agreement that the applicant is a party to.")
            fields = [document.fields.get("parties"), declared_field(dossier, "applicant_name")]
            yield differs(match, said, *where, cure=cure, fields=fields)
        elif end and end[:4].isdigit() and end < dossier.applied_on.isoformat():
            late = text(
                "协议有效期至 {end}，申报日已过。", "The agreement ended on {end}, before the application.", end=end
            )
            cure = text("请提交续签的协议。", "Hand in its renewal.")
            yield unless_doubtful(
                failed(late, document.evidence("valid_to"), cure=cure), document.fields.get("valid_to")
            )
        else:
            grants = text("{said}授权内容请审核人员查阅。", "{said} A person reads what it grants.", said=said)
            cure = text("请附协议全文及登记或备案证明。", "Attach the whole agreement and proof of its registration.")
            yield to_review(grants, *where, cure=cure)
