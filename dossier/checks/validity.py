"""What is in force on the day that counts: patents, trademarks, licences, certificates, laboratories, standards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossier.checks import law
from dossier.checks.facts import day_of
from dossier.checks.lab import certificates_of, no_certificate
from dossier.checks.outcomes import UNREAD, failed, named, passed, to_review, unread, warned
from dossier.checks.patents import patent_kind, register_of
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

_ENDED = re.compile("终止|失效|无效|放弃|撤销|届满")


def _one_will_do(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Where one paper of several holds, another that has lapsed is odd and no failure."""
    one_holds = any(outcome.status in ("pass", "warn") for outcome in outcomes)
    for outcome in outcomes:
        yield outcome.model_copy(update={"status": "warn"}) if one_holds and outcome.status == "fail" else outcome


@check("validity.patent", NoParams)
def patent(context: Context, params: NoParams) -> Iterable[Outcome]:
    """A patent's term has not run out, and no register extract says that it ended or that fees are unpaid."""
    dossier = context.dossier
    yield from _one_will_do([_patent(dossier, document) for document in dossier.of_type("patent_certificate")])


def _patent(dossier: Dossier, document: Document) -> Outcome:
    kind = patent_kind(document)
    filed = day_of(document, "application_date")
    if not kind or filed is None:
        return unread(document, *(["application_date"] if filed is None else ["patent_type"]))
    register = register_of(dossier, document)
    if register and (lapsed := _lapsed(register, dossier.applied_on)):
        return lapsed
    end = law.patent_term_end(kind, filed)
    where = [document.evidence("application_date"), document.evidence("patent_type")]
    values = {"paper": named(document), "filed": filed, "end": end, "applied": dossier.applied_on}
    if end < dossier.applied_on:
        said = text(
            "{paper}申请日 {filed}，保护期至 {end}，申报日 {applied} 已届满。",
            "{paper}: filed on {filed}, its term ended on {end}, before {applied}.",
            **values,
        )
        cure = text("请提交仍在有效期内的专利。", "Hand in a patent that is in force.")
        fields = (document.fields.get("application_date"), document.fields.get("patent_type"))
        return unless_doubtful(failed(said, *where, cure=cure), *fields)
    fees = text("，登记簿副本或缴费凭证未见异常", "; the register extract shows nothing odd") if register else text(
        "；材料中没有年费缴纳凭证", "; no proof of fees in the dossier"
    )  # fmt: skip
    said = text(
        "{paper}申请日 {filed}，保护期至 {end}{fees}。",
        "{paper}: filed on {filed}, term to {end}{fees}.",
        fees=fees,
        **values,
    )
    return passed(said, *where, *([register.evidence("paid_until")] if register else []))


def _lapsed(register: Document, applied: date) -> Outcome | None:
    """What a register extract or fee receipt has against a patent, None where it has nothing."""
    status, paid = register.value("legal_status"), day_of(register, "paid_until")
    values = {"paper": named(register), "status": status, "paid": paid, "applied": applied}
    if _ENDED.search(status):
        said = text("{paper}载明法律状态为“{status}”。", "{paper}: the legal status is “{status}”.", **values)
        cure = text("请提交仍在有效期内的专利。", "Hand in a patent that is in force.")
        outcome = failed(said, register.evidence("legal_status"), cure=cure)
        return unless_doubtful(outcome, register.fields.get("legal_status"))
    if paid is None or paid >= applied:
        return None
    cure = text("请提交最近年度的缴费凭证。", "Hand in the receipt of the latest yearly fee.")
    if paid + law.FEE_GRACE >= applied:
        said = text(
            "{paper}：年费缴至 {paid}，申报日 {applied} 处于滞纳金宽限期内。",
            "{paper}: fees paid to {paid}; on {applied} the time of grace is running.",
            **values,
        )
        return unless_doubtful(
            warned(said, register.evidence("paid_until"), cure=cure), register.fields.get("paid_until")
        )
    said = text(
        "{paper}：年费缴至 {paid}，未见之后的年费，申报日为 {applied}。",
        "{paper}: fees paid to {paid}, none later; applied on {applied}.",
        **values,
    )
    return to_review(said, register.evidence("paid_until"), cure=cure)


@check("validity.trademark", NoParams)
def trademark(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The registration has not run out; within six months after its end it may still be renewed."""
    applied = context.dossier.applied_on
    marks = context.dossier.of_type("trademark_certificate")
    yield from _one_will_do([_trademark(mark, applied) for mark in marks])


def _trademark(mark: Document, applied: date) -> Outcome:
    start, end = day_of(mark, "valid_from"), day_of(mark, "valid_to")
    field = "valid_to" if end else "valid_from"
    if end is None and start is not None:
        end = law.trademark_term_end(start)
    if end is None:
        return unread(mark, "valid_to")
    values = {"paper": named(mark), "end": end, "applied": applied}
    if end >= applied:
        return passed(text("{paper}有效期至 {end}。", "{paper}: valid to {end}.", **values), mark.evidence(field))
    cure = text("请提交续展注册证明。", "Hand in the proof of renewal.")
    if end + law.TRADEMARK_GRACE >= applied:
        said = text(
            "{paper}有效期至 {end}，申报日 {applied} 处于六个月宽展期内。",
            "{paper}: valid to {end}; on {applied} the six months of grace are running.",
            **values,
        )
        return unless_doubtful(warned(said, mark.evidence(field), cure=cure), mark.fields.get(field))
    said = text(
        "{paper}有效期至 {end}，申报日 {applied} 已过宽展期，未见续展证明。",
        "{paper}: valid to {end}; on {applied} the time of grace is over and no renewal is shown.",
        **values,
    )
    return unless_doubtful(failed(said, mark.evidence(field), cure=cure), mark.fields.get(field))


@check("validity.production_license", NoParams)
def production_license(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The production licence is in force on the day of application."""
    papers = context.dossier.of_type("production_license")
    yield from _one_will_do([_in_term(paper, context.dossier.applied_on) for paper in papers])


@check("validity.ccc_certificate", NoParams)
def ccc_certificate(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The CCC certificate is in force on the day of application."""
    papers = context.dossier.of_type("ccc_certificate")
    yield from _one_will_do([_in_term(paper, context.dossier.applied_on) for paper in papers])


def _in_term(paper: Document, applied: date) -> Outcome:
    """A certificate's end against the day; without a printed end the legal five years from issue are only a hint."""
    start, end = day_of(paper, "issue_date"), day_of(paper, "valid_to")
    values = {"paper": named(paper), "start": start, "end": end, "applied": applied}
    if end is None:
        if start is None:
            return unread(paper, "valid_to")
        said = text(
            "{paper}未识别到有效期，自签发日 {start} 起五年为 {usual}，请核对。",
            "{paper}: no end was read; five years from {start} are {usual}; a person must look.",
            usual=start + law.LICENCE_TERM, **values,
        )  # fmt: skip
        cure = text("请提交载有有效期的页面。", "Hand in the page that shows the term.")
        return to_review(said, paper.evidence("valid_to"), paper.evidence("issue_date"), cure=cure)
    if end < applied:
        said = text(
            "{paper}有效期至 {end}，申报日 {applied} 已过期。", "{paper}: valid to {end}, before {applied}.", **values
        )
        cure = text("请提交有效期内的证书。", "Hand in a certificate in force.")
        return unless_doubtful(failed(said, paper.evidence("valid_to"), cure=cure), paper.fields.get("valid_to"))
    return passed(text("{paper}有效期至 {end}。", "{paper}: valid to {end}.", **values), paper.evidence("valid_to"))


@check("validity.lab_qualification", NoParams)
def lab_qualification(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The laboratory's certificate was in force when it issued the report."""
    certificates = context.dossier.of_type("lab_qualification")
    for report in context.dossier.of_type("test_report"):
        own = certificates_of(report, certificates)
        day = day_of(report, "issue_date")
        if not own:
            yield no_certificate(report)
        elif day is None:
            yield unread(report, "issue_date")
        else:
            yield from _one_will_do([_qualified(report, certificate, day) for certificate in own])


def _qualified(report: Document, certificate: Document, day: date) -> Outcome:
    start, end = day_of(certificate, "issue_date"), day_of(certificate, "valid_to")
    where = (report.evidence("issue_date"), certificate.evidence("valid_to"))
    values = {"report": named(report), "certificate": named(certificate), "day": day, "start": start, "end": end}
    if end is None:
        return unread(certificate, "valid_to")
    if end < day:
        said = text(
            "{report}签发于 {day}，{certificate}有效期至 {end}，签发时已过期。",
            "{report}: issued on {day}; {certificate}: valid to {end}, expired by then.",
            **values,
        )
        cure = text("请提交签发当时有效的资质证书。", "Hand in the certificate that was in force on that day.")
        fields = (report.fields.get("issue_date"), certificate.fields.get("valid_to"))
        return unless_doubtful(failed(said, *where, cure=cure), *fields)
    if start is not None and start > day:
        said = text(
            "{report}签发于 {day}，早于{certificate}的发证日期 {start}；如系换证，请核对原证书。",
            "{report}: issued on {day}, before {certificate} of {start}; if that was renewed, look at the earlier one.",
            **values,
        )
        cure = text("请提交签发当时有效的资质证书。", "Hand in the certificate that was in force on that day.")
        return to_review(said, *where, certificate.evidence("issue_date"), cure=cure)
    said = text(
        "{report}签发于 {day}，{certificate}有效期 {start} 至 {end}，签发时有效。",
        "{report}: issued on {day}; {certificate}: {start} to {end}, in force then.",
        **{**values, "start": start or UNREAD},
    )
    return passed(said, *where)
