"""Standards: in force when the product was tested and when the application was made, as far as the papers tell.

Which standards are in force today no paper of a dossier can prove; what stands in none of them is said, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossier.checks.facts import day_of, values_of
from dossier.checks.outcomes import UNREAD, failed, named, not_applicable, passed, several, to_review, unread
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code

_ENDED = re.compile("废止|作废|撤销|被代替")
_EDITION = re.compile(r"^(?P<body>.+?)-?(?P<year>(?:19|20)\d{2})$")
_TESTED = ("test_start_date", "test_end_date", "issue_date")
"""Dates of a report by which it is known when was tested, the best first."""
_CURRENT = text(
    "请提交申报日现行有效的标准，或说明仍采用原标准的依据。",
    "Hand in the standard in force on the day of application, or say why the earlier one is still used.",
)
_EXPLAIN = text(
    "请说明检测所依据的标准版本，或提交按现行标准出具的报告。",
    "Explain by which edition it was tested, or hand in a report by the present one.",
)


@check("validity.standard", NoParams)
def standard(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The standard was in force on the days of test and application, and reports go by the edition then in force."""
    applied = context.dossier.applied_on
    papers, tests = context.dossier.of_type("product_standard"), context.dossier.of_type("test_report")
    for paper in papers:
        yield (
            _ended(paper, applied) or _begun(paper, applied) or _older_edition(paper, tests) or _in_force(paper, tests)
        )
    for report in tests:
        yield from _of_later_year(report)
        yield from _unknown(report, papers)


def _in_force(paper: Document, tests: Sequence[Document]) -> Outcome:
    """Nothing speaks against the standard, unless it began only after a test by it."""
    start, number = day_of(paper, "effective_date"), paper.value("standard_number")
    early = [t for t in tests if start and _cites(t, number) and (_tested_on(t) or start) < start]
    values = {"paper": named(paper), "number": number or UNREAD, "start": start}
    if not early:
        said = text("{paper} {number} 自 {start} 起实施。", "{paper} {number}: effective from {start}.", **values)
        return passed(said, paper.evidence("effective_date"))
    said = text(
        "{paper} {number} 自 {start} 起实施，而据此的检测在此之前（{days}），需核实。",
        "{paper} {number}: effective from {start}, but tests by it were made before ({days}); a person must look.",
        days=several(str(_tested_on(t)) for t in early), **values,
    )  # fmt: skip
    return to_review(said, paper.evidence("effective_date"), *map(_test_evidence, early), cure=_EXPLAIN)


def _begun(paper: Document, applied: date) -> Outcome | None:
    """The outcome for a standard that is not yet effective, or whose day is not known."""
    start = day_of(paper, "effective_date")
    if start is None:
        return unread(paper, "effective_date")
    if start <= applied:
        return None
    said = text(
        "{paper} {number} 实施日期 {start}，申报日 {applied} 尚未实施。",
        "{paper} {number}: effective from {start}, not yet on {applied}.",
        paper=named(paper), number=paper.value("standard_number") or UNREAD, start=start, applied=applied,
    )  # fmt: skip
    cure = text("请提交申报日已实施的标准。", "Hand in a standard that is effective by then.")
    outcome = failed(said, paper.evidence("effective_date"), cure=cure)
    return unless_doubtful(outcome, paper.fields.get("effective_date"))


def _ended(paper: Document, applied: date) -> Outcome | None:
    """The outcome for a standard that its paper says was abolished by the day of application."""
    end, status = day_of(paper, "abolished_date"), paper.value("standard_status")
    values = {"paper": named(paper), "number": paper.value("standard_number") or UNREAD, "end": end,
              "applied": applied, "status": status}  # fmt: skip
    if end is not None and end <= applied:
        said = text(
            "{paper} {number} 载明自 {end} 起废止，申报日 {applied} 已不是现行标准。",
            "{paper} {number} says it was abolished on {end}; it is not in force on {applied}.",
            **values,
        )
        outcome = failed(said, paper.evidence("abolished_date"), cure=_CURRENT)
        return unless_doubtful(outcome, paper.fields.get("abolished_date"))
    if end is None and _ENDED.search(status):
        said = text(
            "{paper} {number} 载明标准状态为“{status}”，未载明日期，需核实申报日 {applied} 是否现行。",
            "{paper} {number} gives its status as “{status}” without a day; was it in force on {applied}?",
            **values,
        )
        return to_review(said, paper.evidence("standard_status"), cure=_CURRENT)
    return None


def _older_edition(paper: Document, tests: Sequence[Document]) -> Outcome | None:
    """A report of a day on which this standard was in force goes by an edition that it replaces."""
    start = day_of(paper, "effective_date")
    for report in tests:
        day = _tested_on(report)
        old = [one for one in values_of(report, "standards") if _replaced(one, paper)]
        if not old or start is None or day is None or day < start:
            continue
        said = text(
            "{report}检测于 {day}，依据 {old}；而{paper} {number} 已自 {start} 起实施，检测依据可能是被代替的版本，"
            "需核实。",
            "{report}: tested on {day} by {old}; but {paper} {number} was in force from {start}, so that edition may "
            "have been replaced.",
            report=named(report), day=day, old=several(old), paper=named(paper), number=paper.value("standard_number"),
            start=start,
        )  # fmt: skip
        where = (report.evidence("standards"), _test_evidence(report), paper.evidence("effective_date"))
        return to_review(said, *where, cure=_EXPLAIN)
    return None


def _replaced(cited: str, paper: Document) -> bool:
    """Whether the standard says that it replaces the one cited, or is a later edition of the same number."""
    replaced = {_flat(one) for one in values_of(paper, "replaces")}
    if _flat(cited) in replaced:
        return True
    mine, theirs = (_EDITION.match(_flat(number)) for number in (paper.value("standard_number"), cited))
    return bool(mine and theirs and mine["body"] == theirs["body"] and theirs["year"] < mine["year"])


def _of_later_year(report: Document) -> Iterator[Outcome]:
    """A report cannot go by a standard of a later year."""
    day = _tested_on(report)
    later = [
        s
        for s in values_of(report, "standards")
        if day and (m := _EDITION.match(_flat(s))) and int(m["year"]) > day.year
    ]
    if later:
        said = text(
            "{report}检测于 {day}，而检测依据 {later} 的年号更晚，先后矛盾，需核实。",
            "{report}: tested on {day} by {later}, which is of a later year; a person must look.",
            report=named(report), day=day, later=several(later),
        )  # fmt: skip
        yield to_review(said, report.evidence("standards"), _test_evidence(report), cure=_EXPLAIN)


def _unknown(report: Document, papers: Sequence[Document]) -> Iterator[Outcome]:
    """What the papers cannot tell: standards of the report whose text is not among them."""
    have = {_flat(paper.value("standard_number")) for paper in papers}
    absent = [one for one in values_of(report, "standards") if _flat(one) not in have]
    if absent:
        yield not_applicable(_cannot_tell(report, absent), report.evidence("standards"))


def _cannot_tell(report: Document, absent: Sequence[str]) -> Text:
    return text(
        "{report}的检测依据 {absent} 未附标准文本，检测时是否现行无法由材料判断，可在全国标准信息公共服务平台查询。",
        "{report} goes by {absent}, whose text is not among the papers: whether they were in force cannot be told from "
        "the dossier; the national platform of standards shows it.",
        report=named(report), absent=several(absent),
    )  # fmt: skip


def _tested_on(report: Document) -> date | None:
    return next((day for field in _TESTED if (day := day_of(report, field))), None)


def _test_evidence(report: Document) -> Evidence:
    return report.evidence(next((field for field in _TESTED if day_of(report, field)), "issue_date"))


def _cites(report: Document, number: str) -> bool:
    return bool(number) and any(_flat(number) == _flat(one) for one in values_of(report, "standards"))


def _flat(number: str) -> str:
    return re.sub("[-—–－_ ]", "", normalise_code(number)).upper()
