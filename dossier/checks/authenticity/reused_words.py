"""Letters of different users in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.authenticity.twins import place, same_applicant, told
from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import named
from dossier.checks.registry import Context
from dossier.models.base import text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace
from dossier.models.prints import PAGE_PRINT, likeness

_ADVICE = Advice(
    innocent=text(
        "申请单位或主管部门提供了统一格式，用户只填写名称和日期。",
        "The applicant or the office gave out a form; users filled in their names and dates.",
    ),
    verify=text(
        "请向各用户单位核实使用情况，并索取合同、验收单等佐证。",
        "Ask each user about the use of the product, and for contracts and records of acceptance.",
    ),
)


def same_words(context: Context, types: Iterable[str], least: float) -> Iterator[Outcome]:
    """Letters by different writers that share at least that part of their wording, here and in other dossiers."""
    letters = context.dossier.of_type(*types)
    for one, other in combinations(letters, 2):
        if _differ(one.value("user_name"), other.value("user_name")):
            pair = next(_alike_pages(one, other, least), None)
            if pair:
                said = text(
                    "{one}与{other}的用户不同，行文相同。",
                    "{one} and {other} are by different users in the same words.",
                    one=named(one), other=named(other),
                )  # fmt: skip
                yield weak(said, _where(one, pair[0]), _where(other, pair[1]), advice=_ADVICE)
    for letter in letters:
        yield from _elsewhere(context, letter, frozenset(types), least)


def _elsewhere(context: Context, letter: Document, types: frozenset[str], least: float) -> Iterator[Outcome]:
    seen: set[str] = set()
    for trace in _prints(letter):
        for page in context.records.pages_like(trace.data["text"], context.dossier.id):
            paper = page.paper
            user = paper.values.get("user_name")
            if paper.type not in types or paper.dossier in seen or likeness(trace.data["words"], page.words) < least:
                continue
            other = same_applicant(context.dossier, paper) is False
            if other and user and _differ(letter.value("user_name"), user.value):
                seen.add(paper.dossier)
                said = text(
                    "{letter}与另一申请单位{twin}的用户不同，行文相同。",
                    "{letter} and the {twin}, of another applicant, are by different users in the same words.",
                    letter=named(letter), twin=told(paper),
                )  # fmt: skip
                yield strong(said, _where(letter, trace.page), place(paper, page.page), advice=_ADVICE)


def _differ(one: str, other: str) -> bool:
    """Whether two names were read and name two companies."""
    match = compare(one, other)
    return match.relation != "unknown" and not match.close


def _alike_pages(one: Document, other: Document, least: float) -> Iterator[tuple[int, int]]:
    for mine in _prints(one):
        for its in _prints(other):
            if likeness(mine.data["words"], its.data["words"]) >= least:
                yield mine.page, its.page


def _prints(document: Document) -> list[Trace]:
    return [trace for trace in document.traces if trace.kind == PAGE_PRINT and trace.data.get("words")]


def _where(document: Document, page: int) -> Evidence:
    return Evidence(document=document.id, page=page, box=None, text=document.value("user_name") or document.file)
