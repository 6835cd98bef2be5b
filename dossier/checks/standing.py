"""What the applicant is: where registered, of what legal form, for how long in operation, in what trade."""

from __future__ import annotations

from collections.abc import Iterable

from dateutil.relativedelta import relativedelta
from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence
from dossier.checks.facts import day_of
from dossier.checks.outcomes import failed, label_of, named, not_applicable, passed, to_review, unread
from dossier.checks.params import ListName
from dossier.checks.parties import licences
from dossier.checks.questions import Question, ask
from dossier.checks.regions import code_in, place_in
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.checks.words import listed
from dossier.models.base import Record, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.policy import Region

OPEN_END = "长期"


@check("applicant.region", NoParams)
def region(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The licence's address or its registering office lies in the policy's region; the code in the USCC only hints."""
    place = context.policy.region
    if place is None:
        return
    for licence in licences(context.dossier):
        yield _registered_in(licence, place)


def _registered_in(licence: Document, region: Region) -> Outcome:
    address, authority = licence.value("address"), licence.value("registration_authority")
    for field in ("address", "registration_authority"):
        found = place_in(licence.value(field), region)
        if found:
            values = {"field": label_of(licence, field), "value": licence.value(field), "place": found}
            said = text("{field}“{value}”在{place}。", "{field} “{value}”: in {place}.", **values)
            return passed(said, licence.evidence(field))
    if not address and not authority:
        return unread(licence, "address")
    values = {"address": address or authority, "region": region.words[0], "licence": named(licence)}
    if code_in(licence.value("uscc"), region):
        return to_review(
            text(
                "{licence}的住所“{address}”未写明{region}，而统一社会信用代码的登记机关在该地，需核实。",
                "{licence}: the address “{address}” does not name {region}, its code does; a person must look.",
                **values,
            ),
            licence.evidence("address"),
            licence.evidence("uscc"),
            cure=text("请附证明住所所在地的材料。", "Attach proof of where the address is."),
        )
    accused = failed(
        text(
            "{licence}的住所“{address}”不在{region}。",
            "{licence}: the address “{address}” is not in {region}.",
            **values,
        ),
        licence.evidence("address" if address else "registration_authority"),
        licence.evidence("uscc"),
        cure=text(
            "请由注册在{region}的单位申请，或补交迁入后的营业执照。",
            "Apply from a company registered in {region}, or hand in the licence issued after the move.",
            **values,
        ),
    )
    return unless_doubtful(accused, licence.fields.get("address"), licence.fields.get("registration_authority"))


class LegalForms(Record):
    """Words of the licence's company type that show a legal person, and words that show none (these win)."""

    legal: ListName
    not_legal: ListName


@check("applicant.legal_person", LegalForms)
def legal_person(context: Context, params: LegalForms) -> Iterable[Outcome]:
    """The licence's company type is that of a legal person of its own; a branch or a sole trader is none."""
    lists = context.version.lists
    for licence in licences(context.dossier):
        kind = "".join(licence.value("company_type").split())
        where = licence.evidence("company_type")
        against = next((word for word in lists[params.not_legal] if word in kind), None)
        if not kind:
            yield unread(licence, "company_type")
        elif against:
            said = text(
                "营业执照类型为“{kind}”，属“{word}”，不具有独立法人资格。",
                "Company type “{kind}” ({word}) is no legal person of its own.",
                kind=kind,
                word=against,
            )
            cure = text("请由具有法人资格的单位申请。", "A legal person must apply.")
            yield unless_doubtful(failed(said, where, cure=cure), licence.fields.get("company_type"))
        elif form := next((word for word in lists[params.legal] if word in kind), None):
            said = text(
                "营业执照类型为“{kind}”，属“{form}”，为法人。",
                "Company type “{kind}” ({form}): a legal person.",
                kind=kind,
                form=form,
            )
            yield passed(said, where)
        else:
            said = text(
                "营业执照类型“{kind}”是否为独立法人需核实。",
                "Is company type “{kind}” a legal person? A person must look.",
                kind=kind,
            )
            cure = text("请说明单位的法律性质，并附登记材料。", "Explain the legal form and attach its registration.")
            yield to_review(said, where, cure=cure)


class OperatingYears(Record):
    """Full years of operation on the day of application."""

    years: int = Constrained(ge=0)


@check("applicant.operating_period", OperatingYears)
def operating_period(context: Context, params: OperatingYears) -> Iterable[Outcome]:
    """Established long enough ago: the licence's date of establishment against the day of application."""
    day = context.dossier.applied_on
    for licence in licences(context.dossier):
        since = day_of(licence, "established_date")
        where = licence.evidence("established_date")
        if since is None:
            yield unread(licence, "established_date")
            continue
        full = since + relativedelta(years=params.years)
        said = text(
            "{licence}的成立日期为 {since}，至申报日 {day} {judged} {years} 年。",
            "{licence}: established on {since}; on {day} that is {judged} {years} year(s).",
            licence=named(licence),
            since=since,
            day=day,
            years=params.years,
            judged=text("已满", "not less than") if full <= day else text("不满", "less than"),
        )
        cure = text("{full} 以后再申请。", "Apply from {full} on.", full=full)
        outcome = passed(said, where) if full <= day else failed(said, where, cure=cure)
        yield unless_doubtful(outcome, licence.fields.get("established_date"))


@check("applicant.business_term", NoParams)
def business_term(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The business term printed on the licence has not ended; licences since 2022 normally print none."""
    day = context.dossier.applied_on
    for licence in licences(context.dossier):
        printed, end = licence.value("business_term_end"), day_of(licence, "business_term_end")
        where = licence.evidence("business_term_end")
        if not printed:
            yield not_applicable(text("营业执照未载营业期限。", "The licence prints no business term."))
        elif printed == OPEN_END:
            yield passed(text("营业期限为长期。", "The business term is open-ended."), where)
        elif end is None:
            yield unread(licence, "business_term_end")
        elif end < day:
            said = text(
                "{licence}的营业期限至 {end}，申报日 {day} 已届满。",
                "{licence}: the business term ended on {end}, before {day}.",
                licence=named(licence),
                end=end,
                day=day,
            )
            cure = text("请补交延长经营期限后的营业执照。", "Hand in the licence issued after the term was extended.")
            yield unless_doubtful(failed(said, where, cure=cure), licence.fields.get("business_term_end"))
        else:
            yield passed(text("营业期限至 {end}。", "The business term runs to {end}.", end=end), where)


class Industries(Record):
    """The industries a policy supports, and those among them that it puts first."""

    list: ListName
    priority: ListName | None = None
    scope: bool = False
    """Judge by the licence's business scope instead of the declared industry (manufacturer or institute)."""


@check("applicant.industry", Industries)
def industry(context: Context, params: Industries) -> Iterable[Outcome]:
    """The declared industry (or the business scope) is one the policy names; what is not found goes to a person."""
    words = context.version.lists[params.list]
    if params.scope:
        yield from (_scope(licence, words) for licence in licences(context.dossier))
        return
    declared = context.dossier.declared_value("industry")
    where = declared_evidence(context.dossier, "industry")
    hit = listed(declared, words)
    if not declared:
        said = text("申请材料未写明所属行业。", "No industry is declared.")
        yield to_review(said, cure=text("请在申报书中写明所属行业。", "Name the industry in the form."))
    elif hit is None:
        said = text(
            "所报行业“{declared}”未见于政策所列方向，需核实。",
            "Industry “{declared}” is not among those the policy names; a person must look.",
            declared=declared,
        )
        cure = text("请说明产品所属的政策方向。", "Explain under which of the policy's directions it falls.")
        yield to_review(said, *where, cure=cure)
    else:
        first = context.version.lists[params.priority] if params.priority else ()
        mark = listed(declared, first)
        yield passed(
            text(
                "所报行业“{declared}”属于政策方向“{hit}”{mark}。",
                "Industry “{declared}” is within “{hit}”{mark}.",
                declared=declared,
                hit=hit,
                mark=text("（重点支持：{word}）", " (priority: {word})", word=mark) if mark else text("", ""),
            ),
            *where,
        )


def _scope(licence: Document, words: Iterable[str]) -> Outcome:
    scope = licence.value("business_scope")
    hits = [word for word in words if word in scope]
    where = licence.evidence("business_scope")
    if hits:
        said = text("经营范围含“{hits}”。", "The business scope names {hits}.", hits="、".join(hits[:4]))
        return passed(said, where)
    if not scope:
        return unread(licence, "business_scope")
    return to_review(
        text(
            "经营范围中未见制造或研发内容，需核实单位性质。",
            "The business scope names neither making nor R&D; a person must look.",
        ),
        where,
        cure=text("请补充说明制造或研发业务。", "Explain what is made or developed."),
    )


@check("applicant.rnd_team", Question)
def rnd_team(context: Context, params: Question) -> Iterable[Outcome]:
    """An R&D organisation or team, confirmed by a person beside the patents and their inventors."""
    hints = [document.evidence("inventors") for document in context.dossier.documents if "inventors" in document.fields]
    yield ask(context, params, *hints)


@check("applicant.tax_place", Question)
def tax_place(context: Context, params: Question) -> Iterable[Outcome]:
    """The place where taxes are paid, confirmed by a person beside what the invoices and the licence show."""
    yield ask(context, params, *_places(context))


@check("applicant.project_place", Question)
def project_place(context: Context, params: Question) -> Iterable[Outcome]:
    """The place where the project is carried out, confirmed by a person beside the addresses in the papers."""
    yield ask(context, params, *_places(context))


def _places(context: Context) -> list[Evidence]:
    return [licence.evidence("address") for licence in licences(context.dossier)]
