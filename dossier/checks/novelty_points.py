"""What a novelty search concludes: a finding on every point that it was asked to look into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.checks.facts import values_of
from dossier.checks.novelty import REPORT
from dossier.checks.outcomes import cut, named, passed, to_review, unread
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sums import in_turn
from dossier.models.base import Text, text
from dossier.models.document import Document
from dossier.models.finding import Outcome

_FINDINGS = {
    "none": text("未见相同或相似报道", "no like report"),
    "partly": text("有相近报道但未见相同", "like reports, none the same"),
    "found": text("已有相同报道", "the same was reported before"),
}
_ASK = text(
    "请查新机构就该查新点出具补充结论，或说明其新颖性。",
    "Have the agency conclude on that point as well, or explain what is new in it.",
)


@check("novelty.conclusion", NoParams)
def conclusion(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The search concludes, and does so for every novelty point; the conclusion is quoted."""
    for report in context.dossier.of_type(REPORT):
        yield _concluded(report) if report.value("conclusion") else unread(report, "conclusion")


def _concluded(report: Document) -> Outcome:
    found = _found(report)
    open_ = _open(report, found)
    known = [number for number, finding in found.items() if finding == "found"]
    where = [report.evidence("conclusion"), *(report.evidence(f) for f in ("novelty_points", "points_asked")
                                              if f in report.fields)]  # fmt: skip
    said = text(
        "{report}的结论：“{q}”{each}。", "{report} concludes: “{q}”{each}.",
        report=named(report), q=cut(report.value("conclusion")), each=_each(found),
    )  # fmt: skip
    if known:
        told = text(
            "{said}查新点 {n} 已有相同报道，需核实其新颖性。",
            "{said} Point {n} was reported before; what is new in it?",
            said=said,
            n=_row(known),
        )
        return to_review(told, *where, cure=_ASK)
    if open_:
        told = text(
            "{said}未读出查新点 {n} 的结论，需核实。",
            "{said} No conclusion on point {n} was found; a person must look.",
            said=said,
            n=_row(open_),
        )
        return to_review(told, *where, cure=_ASK)
    return passed(said, *where)


def _found(report: Document) -> dict[int, str]:
    """Point to finding, from values such as ``1:none``."""
    pairs = (value.partition(":") for value in values_of(report, "novelty_points"))
    return {int(number): finding for number, _, finding in pairs if number.isdigit() and finding in _FINDINGS}


def _open(report: Document, found: dict[int, str]) -> list[int]:
    """Points without a finding: of those asked for, or of the numbers below the last concluded.

    A lone point is concluded by the conclusion as a whole.
    """
    asked = [int(number) for number in values_of(report, "points_asked") if number.isdigit()]
    wanted = asked or list(range(1, max(found, default=0) + 1))
    return [number for number in wanted if number not in found] if len(wanted) > 1 else []


def _each(found: dict[int, str]) -> Text:
    """What was found on which points, finding by finding."""
    told = [
        text("查新点 {n} {finding}", "point {n}: {finding}", n=_row(numbers), finding=words)
        for finding, words in _FINDINGS.items()
        if (numbers := [number for number, one in found.items() if one == finding])
    ]
    return text("；{told}", "; {told}", told=in_turn(*told)) if told else Text(zh="", en="")


def _row(numbers: Sequence[int]) -> str:
    return "、".join(str(number) for number in sorted(numbers))
