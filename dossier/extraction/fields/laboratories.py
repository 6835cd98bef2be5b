"""Names and marks of laboratories, wherever a report or certificate bears them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.extraction.field_values import code_field, field_of
from dossier.extraction.layout import FlatText, Found, flat_text
from dossier.extraction.lines import overlap
from dossier.models.document import Field
from dossier.models.identifiers import cma, cnas
from dossier.models.page import Line, Page
from dossier.models.values import normalise_name

_ENDS = (
    r"(?:有限公司|有限责任公司|股份公司|研究院|研究总院|研究所|中心|检测所|检验所|质检所|监督站|检测站|实验室"
    r"|计量院|检验院|检测院|科学院|测试所|大学|学院)"
)
_NAME = re.compile(
    rf"(?:(?:公司|单位|机构|实验室)名称[:]?)?([一-鿿（）]{{3,40}}?{_ENDS}(?:（[一-鿿]{{2,8}}）)?)(?=$|[^一-鿿]|地址|网址|电话)"
)
_TRADE = re.compile(r"检测|检验|测试|质检|质量监督|计量|认证|检疫|试验|理化|研究院|研究所")
_CNAS = re.compile(r"CNAS[\s:.]*((?:L|IB|PT)\d{4,5})(?!\d)")
_CMA_LABELLED = re.compile(
    r"(?:(?<![A-Za-z])C?MA(?:证书)?(?:编号)?|资质认定(?:证书)?(?:编号)?|计量认证(?:证书)?(?:编号)?)[^\d\n]{0,8}(\d{12}|20\d{8}[A-Z])"
)
_CMA_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|20\d{8}[A-Z])(?![\dA-Z])")
_CMA_ALONE = re.compile(r"^(?:C?MA[:.]?)?(\d{12}|20\d{8}[A-Z])$", re.MULTILINE)


def is_name(text: str) -> bool:
    """Whether a value reads as the name of an organisation."""
    return bool(re.search(r"[一-鿿]{4}", text)) and not re.search(r"[。;]|\d{5}", text)


def name_on(pages: Sequence[Page], parties: set[str]) -> Field | None:
    """The laboratory's name outside any label: head or foot of a page, best where it names its trade."""
    found = [
        (score, match, page, line)
        for page in pages
        for line in page.lines
        if (match := _NAME.match(normalise_name(line.text)))
        and not any(match[1].endswith(one) or one.endswith(match[1]) for one in parties)
        for score in (_score(match[1], line),)
        if score > 0
    ]
    if not found:
        return None
    counts = {name: sum(item[1][1] == name for item in found) for name in {item[1][1] for item in found}}
    score, match, page, line = max(found, key=lambda item: item[0] + 0.2 * min(3, counts[item[1][1]]))
    place = flat_text([page.model_copy(update={"lines": (line,)})]).found(match.start(1), match.end(1))
    return field_of(place, match[1], trust=0.92 if score >= 1.5 else 0.75, note="unlabelled")


def _score(name: str, line: Line) -> float:
    edge = line.box[1] < 0.2 or line.box[3] > 0.85
    return (1.0 if _TRADE.search(name) else -0.5) + (0.6 if edge else 0.0)


def cma_number(pages: Sequence[Page], beside: Found | None = None) -> Field | None:
    """The number under the CMA mark: named as such, or alone, with nothing beside it, in the head of a page.

    ``beside`` is the value of a label that names it, where the kind of paper has one.
    """
    number = _CMA_NUMBER.search("".join(beside.text.split())) if beside else None
    if beside and number and cma.is_valid(number.group()):
        return code_field(beside.part(number.group()), cma)
    labelled = flat_text(pages, "\n").find(_CMA_LABELLED, group=1)
    if labelled:
        return code_field(labelled, cma)
    for page in pages[:3]:
        for line in page.lines:
            alone = line.box[1] < 0.35 and _CMA_ALONE.match("".join(line.text.split()))
            if alone and cma.is_valid(alone[1]) and not _beside(line, page):
                return code_field(
                    flat_text([page.model_copy(update={"lines": (line,)})]).find(_CMA_ALONE, group=1), cma
                )
    return None


def _beside(line: Line, page: Page) -> bool:
    """Whether Chinese words stand close to the left on the same height: the line is then their value."""
    return any(
        overlap(other.box, line.box, 1) > 0.5
        and 0 <= line.box[0] - other.box[2] < 0.25
        and re.search("[一-鿿]", other.text)
        for other in page.lines
        if other is not line
    )


def cnas_number(flat: FlatText) -> Field | None:
    """The number under the CNAS mark of a laboratory (L) or inspection body (IB); others are no laboratories."""
    found: Found | None = flat.find(_CNAS)
    return code_field(found, cnas)
