"""What running text says is bought, used, made or applied for: the name of a product and its model, without any label.

Three ways of saying it are read: ``名称（型号：M）``, ``M型名称`` and a verb with a quantity (``提供名称4台``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.models.dates import narrow
from dossier.models.values import normalise_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODEL = r"[A-Za-z0-9][A-Za-z0-9Ⅰ-Ⅻ./\-_—×xX*+()#·≤≥φΦ ]{0,38}?[A-Za-z0-9Ⅰ-Ⅻ)型]|[A-Za-z0-9]{2,}[型号]?"
_BRACKET = re.compile(
    rf"[(【\[]\s*(?:(?:产品|设备|装备|规格)*型号(?:及?规格)?|规格(?:型号)?)\s*(?:[:为是]\s*)?(?P<model>{_MODEL})\s*(?=[)】\],;、])"
    r"|[(]\s*(?P<bare>[A-Z][A-Za-z0-9./\-]*\d[A-Za-z0-9./\-×*]*)\s*型?\s*[)]"
    rf"|,\s*(?:产品|设备|规格)*型号(?:规格)?\s*[:为是]\s*(?P<after>{_MODEL})(?=[,。;)\n])"
)
_TYPED = re.compile(
    r"(?<![A-Za-z0-9])(?P<model>[A-Z][A-Za-z0-9./\-×*]*\d[A-Za-z0-9./\-×*()]*|[A-Z][A-Za-z\-]{1,9} \d[0-9./\-×*]*)"
    r"\s*(?:系列|型号的?|型)(?!式|号|材)"
)
_COUNTED = re.compile(
    r"(?P<count>\d{1,5}|[一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,3})\s*[台套辆件组条座只吨批个根](?!\d)"
)
_GOVERNS = frozenset({"BUY", "SELL", "MAKE", "USE", "ENTRUST", "SIGN", "LICENSE", "ASSIGN", "AUTHOR", "PREPARED"})
_INSIDE_BOUND = frozenset({"与", "及", "以及", "或", "年", "月", "日"})
"""Words between clauses that names of products hold too: 监测与诊断系统."""
_INSIDE_VERB = re.compile(r"[线机炉链器厂化系设装平]")
"""What follows a verb that belongs to a name: 生产线, 制造装备."""
_COMPOUND = re.compile(
    r"自[卸走吸行吊升洁锁举装主适润平力控]|[轴径单双多纵横定导万换正反逆]向|给[料水排煤粉氧油]|对[夹焊旋辊开置]|并[联列网]"
    r"|从动|本[体安]|一体|贵金|或门|月[台球]|日[光用]|年[轮产]"
)
"""Words of names that begin or end with a letter that elsewhere stands between clauses."""
_STOP = frozenset(":;,。!?、\"“”'《》<>=")
_FILLING = re.compile(
    r"^(?:了|其|该|的|一种|一批|一台|一套|共|计|新型号|关于|有关|名为|名称为|为|产品|设备|上述|以下|\d{1,5}\s?[台套件组辆条只]的?)+"
)
_TAIL = re.compile(r"(?:产品|设备)?(?:共计?|合计|总计|数量|等|各|的)+$")
_BEHIND = re.compile(
    r"^(?:自(?!动|适|主|行|走|吸|卸|润)|于|在|已|经|进行|投入|运行|共|使用|应用|试用|的|等|能够|具有|可|为|是|现|并|事宜|事项|订立|签订|购销|买卖|采购|,|。|;|:|\(|\d|[一二两三四五六七八九十][台套])"
)
_NO_GOODS = re.compile(
    r"^(?:产品|设备|货物|标的物?|样品|项目|系统|商品|服务|事宜|合同|发票|资料|文件|技术资料|设备单价|本产品|该产品|贵公司|我公司)$"
    r"|公司|[甲乙]方|合同|协议|发票|价款|货款|付款|报告|证书|专利号"
)
_MODEL_BEFORE = re.compile(r"^[A-Za-z][A-Za-z0-9./×*\-]*\d[A-Za-z0-9./×*\-]*(?:系列|型号?)")
_ORDERED = re.compile(r"^.*?(?:制作|定作|定制|承揽|交付|租赁|配备|配置|引入|购入|订制)(?:了|的)?")
"""Verbs of orders that the tokeniser does not keep whole."""
_LONGEST = 30


@dataclass(frozen=True)
class Goods:
    """A product that a text names, with its model where it stands beside; offsets into the text; how sure (0..1)."""

    name: str
    start: int
    end: int
    sure: float
    model: str = ""
    model_start: int = 0
    model_end: int = 0


def goods(text: str) -> list[Goods]:
    """Products named with a model, or with a number of pieces behind a verb; the surest first, then in order."""
    doc, flat = parsed(text), narrow(text)
    flat = flat[: len(doc.text)]
    found = [*_bracketed(doc, flat), *_typed(flat), *_counted(doc, flat)]
    return sorted(found, key=lambda one: (-one.sure, one.start))


def _bracketed(doc: Doc, flat: str) -> Iterator[Goods]:
    for match in _BRACKET.finditer(flat):
        group = match.lastgroup or ""
        start = _left(doc, match.start())
        name = _name(flat[start : match.start()]) if start is not None else ""
        if name:
            at = (
                flat.rindex(name[0], 0, match.start() - len(name) + 1)
                if flat[: match.start()].endswith(name)
                else start
            )
            model, first, last = _model(match, group)
            yield Goods(name, int(at or 0), match.start(), 0.92 if group != "bare" else 0.88, model, first, last)


def _typed(flat: str) -> Iterator[Goods]:
    """``M型名称``: the name runs to a word that no name goes on with."""
    for match in _TYPED.finditer(flat):
        end = match.end()
        while end < len(flat) and end - match.end() < _LONGEST and not _BEHIND.match(flat[end:]) and flat[end] != "\n":
            end += 1
        name = _name(flat[match.end() : end])
        if name:
            model, first, last = _model(match, "model")
            yield Goods(name, match.end(), end, 0.88, model, first, last)


def _counted(doc: Doc, flat: str) -> Iterator[Goods]:
    """A verb that governs a name with a number of pieces: 采购名称3台, 购置3台名称."""
    for match in _COUNTED.finditer(flat):
        start = _left(doc, match.start())
        if start is None or start == match.start():
            continue
        before = next((token for token in reversed(doc) if token.idx + len(token.text) <= start), None)
        if before is None or not _verb_near(before):
            continue
        name = _name(flat[start : match.start()])
        if name:
            yield Goods(name, start, match.start(), 0.8)


def _verb_near(token: Token) -> bool:
    near = token.doc[max(0, token.i - 2) : token.i + 1]
    return any(one.tag_ in ("BUY", "SELL", "MAKE", "USE") or one.norm_ in ("提供", "安装") for one in near) or bool(
        _ORDERED.match(token.doc.text[max(0, token.idx - 8) : token.idx + 10])
    )


def _left(doc: Doc, end: int) -> int | None:
    """Where the name that ends here begins: behind the word that governs it, a mark, or the name of a maker."""
    inside = [token for token in doc if token.idx < end]
    if not inside:
        return None
    makers = {span.end - 1 for span in doc.spans["organisations"]}
    start = end
    for token in reversed(inside[-_LONGEST - 10 :]):
        last = token.idx + len(token.text)
        compound = _COMPOUND.search(narrow(doc.text[max(0, token.idx - 1) : last + 1]))
        if token.i in makers or (compound is None and _bounds(token, doc.text[last : last + 1], at_end=last >= end)):
            break
        start = token.idx
        if "\n" in doc.text[max(0, token.idx - 1) : token.idx]:
            break
    return start if start < end else None


def _bounds(token: Token, behind: str, *, at_end: bool) -> bool:
    """Whether the token stands before a name and is no part of one."""
    norm = token.norm_
    if (
        norm in _STOP
        or "\n" in token.text
        or norm == "的"
        or token.tag_ in ("DATE", "MONEY", "STOP", "ROLE", "GENERIC")
    ):
        return True
    if token.tag_ in _GOVERNS:
        return not (_INSIDE_VERB.match(behind) and not at_end)
    if norm in ("提供", "提供了", "安装", "申请", "申报", "开发", "对"):
        return True
    if norm in ("关于", "兹证明", "证明"):
        return True
    return token.tag_ in ("BOUND", "NOT", "LABEL", "CALLED") and norm not in _INSIDE_BOUND


def _name(text: str) -> str:
    """A product's name without the words around it; empty where it is none."""
    text = _ORDERED.sub("", text)
    name = _TAIL.sub("", _FILLING.sub("", _MODEL_BEFORE.sub("", normalise_name(text).strip('：:，,；;、“”"《》'))))
    if not 2 <= len(name) <= _LONGEST or not re.search("[一-鿿]{2}", name) or _NO_GOODS.search(name):
        return ""
    return name


def _model(match: re.Match[str], group: str) -> tuple[str, int, int]:
    start, end = match.span(group)
    return match[group].strip(), start, end
