"""The laboratory behind a test report: its mark, its qualification certificate, its scope, and what it concluded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dossier.checks.matching.companies import compare as compare_companies
from dossier.checks.outcomes import UNREAD, cut, failed, named, not_applicable, passed, several, to_review, unread
from dossier.checks.params import ListName
from dossier.checks.parties import differs
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import may_be_misread, unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code

REPORT, QUALIFICATION = "test_report", "lab_qualification"
_NUMBERS = {"CMA": "cma_number", "CNAS": "cnas_number"}


class Marks(Record):
    """Which marks serve; any one of them on the report is enough."""

    schemes: tuple[Literal["CMA", "CNAS"], ...]


@check("lab.report_mark", Marks)
def report_mark(context: Context, params: Marks) -> Iterable[Outcome]:
    """The report bears the number of an accreditation mark."""
    for report in context.dossier.of_type(REPORT):
        fields = [_NUMBERS[scheme] for scheme in params.schemes]
        found = [field for field in fields if report.value(field)]
        if found:
            numbers = "、".join(report.value(field) for field in found)
            said = text(
                "{report}标有资质编号 {numbers}。", "{report} bears {numbers}.", report=named(report), numbers=numbers
            )
            yield passed(said, *(report.evidence(field) for field in found))
        else:
            yield to_review(
                text(
                    "{report}上未识别到 {schemes} 标志及编号。",
                    "{report}: no {schemes} mark with a number was found.",
                    report=named(report),
                    schemes="/".join(params.schemes),
                ),
                report.evidence(fields[0]),
                cure=text(
                    "请核对报告封面；确无标志的，请提交有资质机构出具的报告。",
                    "Look at the cover; if there is none, hand in a report of an accredited laboratory.",
                ),
            )


@check("lab.qualification_attached", NoParams)
def qualification_attached(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Each report's laboratory has its qualification certificate in the dossier, by number or by name."""
    certificates = context.dossier.of_type(QUALIFICATION)
    for report in context.dossier.of_type(REPORT):
        own = certificates_of(report, certificates)
        cure = text(
            "请附检测机构的资质认定（CMA）或认可（CNAS）证书。", "Attach the laboratory's CMA or CNAS certificate."
        )
        lab = report.value("lab_name")
        if own:
            said = text(
                "已附{lab}的资质证书。", "The certificate of {lab} is attached.", lab=own[0].value("lab_name") or lab
            )
            yield passed(said, _number_or_name(report), *(_certificate_evidence(c) for c in own))
        elif not certificates:
            yield not_applicable(
                text("未附检测机构资质证书。", "No laboratory certificate is attached."), report.evidence("lab_name")
            )
        elif not lab and not _numbers(report):
            yield unread(report, "lab_name", "cma_number")
        else:
            others = several(c.value("lab_name") or c.value("certificate_number") or UNREAD for c in certificates)
            said = text(
                "检测报告由“{lab}”出具，所附资质证书属于“{others}”。",
                "The report is by “{lab}”; the certificates attached are of “{others}”.",
                lab=lab or "、".join(_numbers(report)),
                others=others,
            )
            outcome = failed(
                said, _number_or_name(report), *(_certificate_evidence(c) for c in certificates), cure=cure
            )
            doubts = [c.fields.get("lab_name") for c in certificates]
            yield unless_doubtful(outcome, report.fields.get("lab_name"), *doubts)


def no_certificate(report: Document) -> Outcome:
    """The outcome for a report whose laboratory's certificate is not there; another check says that it is missing."""
    return not_applicable(
        text("没有与{report}对应的资质证书。", "No certificate goes with {report}.", report=named(report)),
        report.evidence("lab_name"),
    )


def certificates_of(report: Document, certificates: Sequence[Document]) -> list[Document]:
    """The certificates that bear a number the report shows; where none does, those of a laboratory of like name."""
    numbers = _numbers(report)
    by_number = [c for c in certificates if normalise_code(c.value("certificate_number")) in numbers]
    if by_number:
        return by_number
    return [c for c in certificates if report.value("lab_name") and _may_be_of(report, c)]


def _may_be_of(report: Document, certificate: Document) -> bool:
    """Names that are alike, or may be but for a slip of OCR."""
    match = compare_companies(report.value("lab_name"), certificate.value("lab_name"))
    fields = report.fields.get("lab_name"), certificate.fields.get("lab_name")
    return match.close or may_be_misread(match.edits, *fields)


def _numbers(report: Document) -> set[str]:
    return {normalise_code(report.value(field)) for field in _NUMBERS.values() if report.value(field)}


def _number_or_name(report: Document) -> Evidence:
    field = next((f for f in (*_NUMBERS.values(), "lab_name") if report.value(f)), "lab_name")
    return report.evidence(field)


def _certificate_evidence(certificate: Document) -> Evidence:
    return certificate.evidence("certificate_number" if certificate.value("certificate_number") else "lab_name")


@check("lab.name", NoParams)
def name(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The laboratory is called the same on its report and on its certificate."""
    certificates = context.dossier.of_type(QUALIFICATION)
    for report in context.dossier.of_type(REPORT):
        for certificate in certificates_of(report, certificates):
            yield _same_lab(report, certificate)


def _same_lab(report: Document, certificate: Document) -> Outcome:
    left, right = report.value("lab_name"), certificate.value("lab_name")
    where = report.evidence("lab_name"), certificate.evidence("lab_name")
    if not left or not right:
        return unread(report if not left else certificate, "lab_name")
    match = compare_companies(left, right)
    said = text(
        "{report}的机构为“{left}”，{certificate}的机构为“{right}”：{reason}。",
        "{report} is by “{left}”, {certificate} of “{right}”: {reason}.",
        report=named(report),
        certificate=named(certificate),
        left=left,
        right=right,
        reason=match.reason,
    )
    numbers = _other_number(report, certificate)
    if match.same and numbers:
        told = text(
            "{said}但报告上的{scheme}编号为 {own}，证书编号为 {theirs}，两者不同，需核实。",
            "{said} But the {scheme} number on the report is {own}, on the certificate {theirs}; a person must look.",
            said=said, **numbers,
        )  # fmt: skip
        places = (report.evidence(_NUMBERS[numbers["scheme"]]), certificate.evidence("certificate_number"))
        cure = text(
            "如系换证，请附报告签发时有效的证书；否则请提交与报告标志一致的证书。",
            "If it was renewed, attach the certificate of that time; otherwise the one that the mark belongs to.",
        )
        return to_review(told, *where, *places, cure=cure)
    if match.same:
        return passed(said, *where)
    cure = text(
        "请提交出具报告机构自己的资质证书，或名称变更证明。",
        "Hand in the certificate of the reporting laboratory, or proof of its change of name.",
    )
    fields = [report.fields.get("lab_name"), certificate.fields.get("lab_name")]
    return differs(match, said, *where, cure=cure, fields=fields)


def _other_number(report: Document, certificate: Document) -> dict[str, str]:
    """The two numbers of one scheme where report and certificate bear different ones; empty where they agree."""
    scheme, theirs = certificate.value("scheme"), normalise_code(certificate.value("certificate_number"))
    own = normalise_code(report.value(_NUMBERS[scheme])) if scheme in _NUMBERS else ""
    same = own.removeprefix("CNAS") == theirs.removeprefix("CNAS")
    return {"scheme": scheme, "own": own, "theirs": theirs} if own and theirs and not same else {}


class Conclusions(Record):
    """Words of a conclusion that fail, that pass, and phrases to leave out of account (``未发现不合格``)."""

    passing: ListName
    failing: ListName
    neutral: ListName


@check("lab.conclusion", Conclusions)
def conclusion(context: Context, params: Conclusions) -> Iterable[Outcome]:
    """The report has a conclusion, and it says that the product meets its standard."""
    lists = context.version.lists
    for report in context.dossier.of_type(REPORT):
        said = report.value("conclusion")
        where, field = report.evidence("conclusion"), report.fields.get("conclusion")
        plain = "".join(said.split())
        for phrase in lists[params.neutral]:
            plain = plain.replace(phrase, "")
        about = {"report": named(report), "q": cut(said)}
        concluded = text("{report}的结论为“{q}”。", "{report} concludes: “{q}”.", **about)
        if not said:
            yield unread(report, "conclusion")
        elif any(word in plain for word in lists[params.failing]):
            cure = text("请提交检测合格的报告。", "Hand in a report that the product passed.")
            outcome = failed(concluded, where, cure=cure)
            yield unless_doubtful(outcome, field)
        elif any(word in plain for word in lists[params.passing]):
            failing = _failing_items(report, lists[params.failing])
            yield _contradicted(report, concluded, where, failing) if failing else passed(concluded, where)
        else:
            cure = text(
                "请提交有明确合格结论的检测报告，或由检测机构出具说明。",
                "Hand in a report that says whether the product passed, or a word from the laboratory.",
            )
            asked = text("{report}的结论“{q}”是否合格需核实。", "{report}: is “{q}” a pass? To be confirmed.", **about)
            yield to_review(asked, where, cure=cure)


_FAILING_MARKS = frozenset({"F", "FAIL", "FAILED", "NG", "×", "✗"})
"""What tables of results print in short for an item that fails."""


def _failing_items(report: Document, words: Sequence[str]) -> list[tuple[str, Evidence]]:
    """Items of the table of results that are judged to fail, each with the place of the judgement."""
    found: list[tuple[str, Evidence]] = []
    for table in report.tables:
        for number in range(len(table.rows)) if table.kind == "test_results" else ():
            item, judged = table.cell(number, "item"), table.cell(number, "judgement")
            said = "".join(judged.text.split()).upper() if judged else ""
            if item and judged and (said in _FAILING_MARKS or any(word in said for word in words)):
                place = Evidence(document=report.id, page=judged.page, box=judged.box, text=judged.text)
                found.append((item.text, place))
    return found


def _contradicted(
    report: Document, concluded: Text, where: Evidence, failing: Sequence[tuple[str, Evidence]]
) -> Outcome:
    said = text(
        "{concluded}但结果表中{items}的单项判定为不合格，两者不一致，需核实。",
        "{concluded} But in the table of results {items} is judged to fail; to be verified.",
        concluded=concluded, items=several(f"“{cut(item, 30)}”" for item, _ in failing),
    )  # fmt: skip
    cure = text(
        "请检测机构说明该项目的判定，或重新提交检测报告。",
        "Ask the laboratory how that item was judged, or hand in a new report.",
    )
    return to_review(said, where, *(place for _, place in failing), cure=cure)
