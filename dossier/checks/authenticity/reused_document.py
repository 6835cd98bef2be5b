"""The same page, wording or seal picture in another applicant's dossier, or twice where each should be its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field as Constrained

from dossier.checks.authenticity.page_strands import LABEL, strands
from dossier.checks.authenticity.relations import holds, related
from dossier.checks.authenticity.reused_pages import TwinPaper, twin_papers
from dossier.checks.authenticity.reused_sales import same_sales
from dossier.checks.authenticity.reused_seals import same_seals
from dossier.checks.authenticity.reused_words import same_words
from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.authenticity.twins import differing, labels, place, side_by_side, told
from dossier.checks.outcomes import named
from dossier.checks.params import TypeName
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.numbered import NUMBERED, number_of, same_issuer
from dossier.models.values import normalise_code

_MOST_SHOWN = 3
_ADVICE = Advice(
    innocent=text(
        "关联企业或合作单位共用同一份材料；受托检测、代理申报；单位更名后重新申请；机构的固定格式页。",
        "Affiliates or partners share one paper; testing or applying on behalf of another; a renamed company applies "
        "again; a page that the issuer prints for everybody.",
    ),
    verify=text(
        "请并列查看两个卷宗的该页，向出具单位核实该材料是为哪一家、哪一产品出具。",
        "Look at the page in both dossiers and ask the issuer for whom and for which product it was issued.",
    ),
)
_TWICE = Advice(
    innocent=text("同一份材料为不同要求各附一份。", "One paper was attached once for each of two requirements."),
    verify=text("请确认是否应为两份不同的报告。", "Find out whether two different reports were due."),
)


class Reuse(Record):
    """How alike two pages, wordings or seals are that count as one, and on which papers that is odd.

    ``types`` are papers made for one applicant; ``letters`` those in which each writer should find own words;
    ``sales`` those that prove a sale, and one product only.
    """

    types: tuple[TypeName, ...]
    letters: tuple[TypeName, ...]
    sales: tuple[TypeName, ...] = ()
    text_likeness: float = Constrained(gt=0, le=1)
    """Share of a page's text, for pages whose pictures are alike."""
    text_alone: float = Constrained(gt=0, le=1)
    """The same for pages without a picture."""
    picture_bits: int = Constrained(ge=0, le=64)
    figures: int = Constrained(ge=0)
    """Digits from which a page without a value of its own is no page of notes."""
    common: int = Constrained(ge=1)
    """A page in the dossiers of more applicants than that is everybody's."""
    word_likeness: float = Constrained(gt=0, le=1)
    seal_bits: int = Constrained(ge=0, le=256)
    grain: float = Constrained(ge=0)
    """Unevenness of the paper beside a seal, in grey levels, from which a page was scanned."""


@check("authenticity.reused_document", Reuse)
def reused_document(context: Context, params: Reuse) -> Iterable[Outcome]:
    """Papers made for one applicant stand in no other's dossier, and none is handed in twice."""
    for document in context.dossier.of_type(*params.types):
        twins = twin_papers(context, document, params)
        applicants = {twin.paper.applicant for twin in twins}
        if len(applicants) > params.common:
            yield _everybodys(document, twins, len(applicants))
        else:
            yield from (_reused(context, document, twin) for twin in twins if not _is_wording(document, twin))
    yield from _twice(context, params)
    yield from same_sales(context, params.sales, params)
    yield from same_words(context, params.letters, params.word_likeness)
    yield from same_seals(context, params.seal_bits, params.grain)


def _reused(context: Context, document: Document, twin: TwinPaper) -> Outcome:
    numbered = NUMBERED.get(document.type)
    pairs = differing(document, twin.paper, numbered.compared if numbered else ())
    said = text(
        "{document}{pages}与{twin}相同{but}，两个卷宗的申请单位{whose}。",
        "{document}{pages} is the same as in the {twin}{but}; the two applicants {whose}.",
        document=named(document),
        pages=_pages(twin),
        twin=told(twin.paper),
        but=text("，但{what}不同", ", but for: {what}", what=labels(document, pairs)) if pairs else text("", ""),
        whose=text("不同", "differ") if twin.other else text("无法比对", "could not be compared"),
    )
    places = [*_places(document, twin), *side_by_side(document, twin.paper, pairs)]
    innocent = not twin.other or (not pairs and _is_explained(context, document, twin))
    return (weak if innocent else strong)(said, *places, advice=_ADVICE)


def _is_explained(context: Context, document: Document, twin: TwinPaper) -> bool:
    """Whether both applicants may have the paper: something relates them, or the right is this applicant's own."""
    numbered = NUMBERED.get(document.type)
    own = bool(numbered and numbered.owners and holds(context.dossier, document.value(numbered.owners)))
    return own or related(context.dossier, document, twin.paper) is not None


def _is_wording(document: Document, twin: TwinPaper) -> bool:
    """Whether the lesser part of a paper of another number is alike: issuers begin all their reports in one wording."""
    numbered, mine = NUMBERED.get(document.type), number_of(document)
    theirs = twin.paper.values.get(numbered.number) if numbered else None
    other = bool(mine and theirs and normalise_code(theirs.value) != mine)
    return other and 2 * len(twin.pages) <= len(document.pages)


def _pages(twin: TwinPaper) -> Text:
    if not twin.pages:
        return text("（编号）", " (its number)")
    numbers = ", ".join(str(mine) for mine, _ in twin.pages[:_MOST_SHOWN])
    more = "…" if len(twin.pages) > _MOST_SHOWN else ""
    return text("第 {n}{more} 页", ", page {n}{more},", n=numbers, more=more)


def _places(document: Document, twin: TwinPaper) -> Iterator[Evidence]:
    """The page here, then the page there."""
    if not twin.pages:
        number = document.evidence(NUMBERED[document.type].number)
        yield number
        yield place(twin.paper, None, number.text, number.field)
    for mine, other in twin.pages[:_MOST_SHOWN]:
        yield Evidence(document=document.id, page=mine, box=None, text=document.file)
        yield place(twin.paper, other)


def _everybodys(document: Document, twins: list[TwinPaper], applicants: int) -> Outcome:
    said = text(
        "{document}的页面在另外 {n} 家申请单位的卷宗中也有，可能是固定格式页。",
        "A page of {document} also stands in the dossiers of {n} other applicants; it may be everybody's form.",
        document=named(document), n=applicants,
    )  # fmt: skip
    return weak(said, *_places(document, twins[0]), advice=_ADVICE)


def _twice(context: Context, params: Reuse) -> Iterator[Outcome]:
    """Two copies of one numbered report in the dossier; invoices have a check of their own."""
    seen: list[Document] = []
    for document in context.dossier.of_type(*(t for t in params.types if t in NUMBERED and t != "invoice")):
        first = next((one for one in seen if _is_same(one, document) and not _goes_on(context, one, document)), None)
        seen.append(document)
        if first is None:
            continue
        name = NUMBERED[document.type].number
        said = text(
            "{document}与{first}编号相同，同一份材料提交了两次。",
            "{document} bears the number of {first}: the same paper was handed in twice.",
            document=named(document), first=named(first),
        )  # fmt: skip
        yield weak(said, document.evidence(name), first.evidence(name), advice=_TWICE)


def _goes_on(context: Context, one: Document, other: Document) -> bool:
    """Whether two papers are parts of one, with a foreign page between them: not handed in twice."""
    if one.file == other.file and max(_counted(one), default=0) < min(_counted(other), default=0):
        return True
    return any(one in strand.documents and other in strand.documents for strand in strands(context.dossier.documents))


def _counted(document: Document) -> set[int]:
    """What the pages of a paper call themselves, by number."""
    return {int(trace.data["page"]) for trace in document.traces if trace.kind == LABEL}


def _is_same(one: Document, other: Document) -> bool:
    number = number_of(one)
    if one.type != other.type or not number or normalise_code(number) != number_of(other):
        return False
    values = ({name: field.text for name, field in paper.fields.items()} for paper in (one, other))
    return same_issuer(one.type, *values) is not False
