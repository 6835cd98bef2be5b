"""One audit of a year: two reports that differ, or two codes in one report, are a question.

The ministry's notice on the platform for audit reports (财会〔2023〕15 号) names several different reports on a matter
as an abuse; a report made anew for a good reason says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from dossier.checks.facts import values_of
from dossier.checks.finance import AUDIT, OPINIONS
from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import label_of, named, passed, several, to_review, unread
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sums import in_turn
from dossier.checks.trust import may_be_misread
from dossier.models.base import Text, text
from dossier.models.document import Document
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code

_TELLING = (
    "report_number", "verification_code", "audit_firm", "opinion", "total_assets", "total_liabilities",
    "total_equity", "revenue", "net_profit",
)  # fmt: skip
"""What is the same in two copies of one report."""


@check("finance.one_report", NoParams)
def one_report(context: Context, params: NoParams) -> Iterable[Outcome]:
    """There is one audit of a year: no two reports differ, and one report bears one code on all its pages."""
    years: dict[str, list[Document]] = defaultdict(list)
    for report in context.dossier.of_type(AUDIT):
        years[report.value("fiscal_year")].append(report)
    odd = [outcome for reports in years.values() for outcome in (*_versions(reports), *_codes(reports))]
    yield from odd
    if not odd:
        yield from (_single(year, reports) for year, reports in years.items() if year)
        yield from (unread(report, "fiscal_year") for report in years.get("", ()))


def _single(year: str, reports: Sequence[Document]) -> Outcome:
    said = text("{year} 年度的审计报告只有一个版本。", "There is one audit report for {year}.", year=year)
    return passed(said, *(report.evidence("report_number") for report in reports))


def _versions(reports: Sequence[Document]) -> Iterator[Outcome]:
    """Pairs of reports on one company and year that differ."""
    for first, second in combinations(reports, 2):
        if not first.value("fiscal_year") or not compare(first.value("auditee"), second.value("auditee")).close:
            continue
        fields = [field for field in _TELLING if _differ(first, second, field)]
        if not fields:
            continue
        said = text(
            "{year} 年度有两份不同的审计报告：{first}与{second}，{differences}，需核实以哪一份为准。",
            "There are two different audit reports for {year}: {first} and {second}; {differences}. Which one counts?",
            year=first.value("fiscal_year"), first=named(first), second=named(second),
            differences=in_turn(*(_difference(first, second, field) for field in fields)),
        )  # fmt: skip
        cure = text(
            "请说明同一年度出具两份报告的原因，并在注册会计师行业统一监管平台查验后只保留有效的一份。",
            "Explain why there are two, look both up on the ministry's platform, and keep the one that is valid.",
        )
        places = [paper.evidence(field) for field in fields for paper in (first, second)]
        yield to_review(said, *places, cure=cure)


def _differ(first: Document, second: Document, field: str) -> bool:
    left, right = (normalise_code(paper.value(field)) for paper in (first, second))
    slip = may_be_misread(Levenshtein.distance(left, right), first.fields.get(field), second.fields.get(field))
    return bool(left and right) and left != right and not slip


def _difference(first: Document, second: Document, field: str) -> Text:
    left, right = (OPINIONS.get(paper.value(field), paper.value(field)) for paper in (first, second))
    return text(
        "{field}分别为 {left} 和 {right}", "{field}: {left} and {right}",
        field=label_of(first, field), left=left, right=right,
    )  # fmt: skip


def _codes(reports: Iterable[Document]) -> Iterator[Outcome]:
    """Reports whose pages bear more than one code."""
    for report in reports:
        codes = list(dict.fromkeys(values_of(report, "verification_codes")))
        if len(codes) < 2:
            continue
        said = text(
            "{report}各页的验证码不一致：{codes}，可能混入另一份报告的页面，需核实。",
            "{report}: its pages bear different codes ({codes}); some may be of another report.",
            report=named(report), codes=several(codes),
        )  # fmt: skip
        cure = text(
            "请提交完整的同一份审计报告，并按验证码在监管平台查验。",
            "Hand in the whole of one report, and look it up on the platform by its code.",
        )
        yield to_review(said, report.evidence("verification_codes"), cure=cure)
