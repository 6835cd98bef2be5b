"""Credit reports of public platforms: whose they are, when they were made, and how many bad records they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.extraction.field_values import best, code_field, date_field, field_of, name_field, present
from dossier.extraction.fields import letters, prose
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import party_of
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.grid import Char, Grid, Label, text_of
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import uscc
from dossier.models.page import Page
from dossier.models.values import find_dates, normalise_code

_SUBJECT = spelled(
    "(企业|主体|机构|单位|公司|信用主体|市场主体|经营主体|查询主体|被查询主体|法人)(名称|全称)",
    "(查询|被查询|报告|信用|被查|查询对象)(对象|主体|单位|企业|机构)",
    "(申请单位|名称|市场主体|经营主体|信用主体|企业|单位)",
)
_NUMBER = ("编号", "NO.", "No", *spelled("(报告|查询|信用报告|查询报告|公示报告)(编号|编码|文号|流水号|号|码)"))
_MADE = spelled(
    "(报告|)(生成|出具|查询|打印|下载|制作|导出)(日期|时间)", "(报告)(日期|时间)", "(数据)(截止)(日期|时间)"
)
_CODE = spelled("(统一社会信用代码|统一信用代码|社会信用代码|信用代码)(/注册号|)")
_OTHERS = ("法定代表人", "成立日期", "企业类型", "住所", "注册资本", "登记机关", "查询期限", "数据来源", "登记状态")
_NAMED_WITH_CODE = re.compile(
    r"(?:^|[,。:;\n]|经查[询阅]?|兹证明|证明|企业|对)(?P<value>(?!经查)[一-龥()]{4,36}(?:公司|厂|合作社|研究院|研究所|中心|集团))"
    r"(?:\((?:以下简称[^()]{1,20}[,;])?(?:统一)?(?:社会)?信用代码|,统一社会信用代码)"
)
_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])")

_TOPICS = {
    "serious_dishonesty_count": (
        r"严重(?:违法)?失信(?:主体|企业|行为)?(?:名单|记录|信息)?|失信(?:联合)?惩戒(?:对象|名单)?|黑名单"
    ),
    "penalty_count": r"行政处罚(?:决定)?(?:信息|记录|情况)?",
    "abnormal_operation_count": r"经营(?:\(活动\))?异常(?:名录)?(?:\(状态\))?(?:信息|记录|情况)?|异常经营名录",
}
_ANY_TOPIC = re.compile(
    "|".join(_TOPICS.values())
    + r"|行政(?:许可|管理)|守信(?:激励|红)|诚实守信|信用(?:承诺|评价)|司法(?:判决|裁判)|抽查检查|"
    r"欠税|纳税信用|资质资格|股东|变更|联合奖惩|红名单|声明|说明"
)
_NO_ROWS = 0.7
"""Trust in a list that has heads of columns and no row: it is empty unless its rows were not read."""
_COUNT = re.compile(r"(?:共|总计|合计)?(?:查[到询得]|有|计)?(?:相关)?(?:记录|数据|信息)?:?(\d{1,4})(?:条|项|次|件|个)")
_BARE = re.compile(
    r"^(?:的?(?:记录)?(?:条数|数量|笔数|次数|总数|数)(?:\([条项]\))?)?[:(]?(\d{1,3})(?:\)|$|(?=查看|详情|[一-龥]{2}))(?!年|月|日|[./-])"
)
_IN_COLUMN = re.compile(r"(\d{1,4})[条项次件个家]?")
_NOT_BEFORE = re.compile(r"(?:未被?列入|未发现|未查[询到]+|没有|不存在|未受到?过?|无)[^。;,]{0,20}$")
_NONE = re.compile(
    r"^[:(]?(?:无|没有|暂无|未|不存在|尚未)|(?:未|没有|尚未|暂未|暂无|并无)(?:查[询到得]+|发现|检索到|列入|被列入|受到)?[^。;]{0,20}"
    r"(?:记录|信息|数据|名录|名单|处罚)|未(?:查[询到]+|发现|被?列入|检索到)|查无|暂无"
)
_ENTRY = {
    "penalty_count": (r"处罚决定(?:书)?文(?:书)?号", r"处罚决定日期"),
    "serious_dishonesty_count": (r"列入[一-龥]{0,8}(?:原因|事由)", r"列入[一-龥]{0,8}日期"),
    "abnormal_operation_count": (r"列入[一-龥]{0,8}(?:原因|事由)", r"列入[一-龥]{0,8}日期"),
}
"""What every entry of a list bears once."""


@dataclass(frozen=True)
class _Count:
    """How many records a passage speaks of, and where; ``trust`` is that of the wording."""

    found: Found
    number: int
    trust: float


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report; a topic that it does not mention has no count."""
    sheet = Sheet(pages, (*_SUBJECT, *_NUMBER, *_MADE, *_CODE, *_OTHERS))
    rows = flat_text(pages, "\n")
    fields = {
        "subject": party_of(sheet, _SUBJECT, accept=_is_subject) or _titled(rows) or _told(pages),
        "uscc": _uscc(sheet, rows),
        "report_number": _number(sheet, rows),
        "generated_date": _made(sheet, rows),
    }
    grids = [Grid(page) for page in pages]
    return present(fields | {name: _records(name, grids) for name in _TOPICS})


def _is_subject(text: str) -> bool:
    return len(text) >= 4 and not re.search(r"代码|编号|报告|名称", text)


def _titled(rows: FlatText) -> Field | None:
    """A name that stands alone on the line under the title; not that of an office that issues such reports."""
    alone = re.compile(r"^[一-龥()A-Za-z0-9·]{4,40}(?:公司|厂|合作社|研究院|研究所|中心)$", re.M)
    found = rows.find(alone, accept=lambda text: not re.search(r"信用|征信|政务|大数据|监督管理", text))
    return name_field(found.lowered(0.9)) if found else None


def _uscc(sheet: Sheet, rows: FlatText) -> Field | None:
    places = sheet.find_all(*_CODE, lines=1, below=True, accept=lambda text: bool(_USCC.search(text)))
    found = [place.part(match.group()) for place in places if (match := _USCC.search(place.text))]
    return best(code_field(place, uscc) for place in (found or rows.find_all(_USCC)))


def _number(sheet: Sheet, rows: FlatText) -> Field | None:
    pattern = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-]{5,39}")
    place = sheet.find(*_NUMBER, lines=1, accept=lambda text: bool(pattern.search(text)))
    match = pattern.search(place.text) if place else None
    if place is None:
        return code_field(rows.find(r"(?im)^no[.:：]?(?P<number>[0-9A-Z][0-9A-Z\-]{9,39})", group="number"))
    return field_of(place, normalise_code(match.group())) if place and match else None


def _made(sheet: Sheet, rows: FlatText) -> Field | None:
    labelled = date_field(sheet.find(*_MADE, lines=1, accept=lambda text: bool(find_dates(text))))
    if labelled:
        return labelled
    loose = rows.find(r"(?:生成|查询|打印|出具|下载)(?:日期|时间)?[:于]?(?=20\d{2})[^\n]{4,22}")
    return date_field(loose.lowered(0.9)) if loose else letters.last_day(rows)


def _told(pages: Sequence[Page]) -> Field | None:
    """The company whose code stands in brackets behind its name in a sentence, as proofs of compliance have it."""
    found = prose.flat_prose(pages).find(_NAMED_WITH_CODE, group="value")
    return name_field(found.lowered(0.9)) if found else None


def _records(name: str, grids: Sequence[Grid]) -> Field | None:
    """The number of records of a topic: the highest that any passage states, since an overview may leave some out."""
    labels = ((grid, label) for grid in grids if not _is_contents(grid) for label in grid.labels(_TOPICS[name]))
    counts = [count for grid, label in labels if (count := _count(grid, label, name))]
    if not counts:
        return None
    stated = [count for count in counts if count.trust >= 0.9] or counts
    chosen = max(stated, key=lambda count: (count.number, count.trust))
    agree = len({count.number for count in stated}) == 1
    return field_of(chosen.found, chosen.number, trust=chosen.trust * (1.0 if agree else 0.75))


def _is_contents(grid: Grid) -> bool:
    """A table of contents: its numbers are pages, not counts."""
    return bool(grid.labels(r"^目录$")) and not grid.labels(r"数量|条数|共\d|\d条")


def _count(grid: Grid, label: Label, name: str) -> _Count | None:
    """What stands before or behind the topic on its row, else under it, up to the next topic."""
    if _NOT_BEFORE.search(_before(grid, label)):
        return _Count(grid.find(label.chars), 0, 0.93)
    beside = _stated(grid, label, list(label.rest))
    if beside:
        return beside
    if _is_head(grid, label):
        below = _below(grid, label)
        number = _IN_COLUMN.fullmatch(text_of(below))
        return _Count(grid.find([*label.chars, *below]), int(number[1]), 0.9) if number else None
    under = _under(grid, label)
    stated = _stated(grid, label, under)
    entries = max(len(re.findall(pattern, text_of(under))) for pattern in _ENTRY[name])
    if not entries or (stated and stated.number == 0 and entries == 1):
        return stated
    if entries == 1 and not find_dates(text_of(under)):
        return _Count(grid.find(label.chars), 0, _NO_ROWS)  # heads of columns, and nothing below them
    return _Count(grid.find(label.chars), max(entries, _rows(grid, label)), 0.9)


def _rows(grid: Grid, label: Label) -> int:
    """Rows below the topic that begin with their number in a list: 1, 2, 3 in the leftmost column."""
    words = grid.words(label.box[3], _end(grid, label))
    left = min((word[0].box[0] for word in words), default=0.0)
    first = [text_of(word) for word in words if word[0].box[0] < left + 3 * grid.em]
    count = 0
    while str(count + 1) in first:
        count += 1
    return count


def _before(grid: Grid, label: Label) -> str:
    row = grid.rows[id(label.chars[0].at[0])]
    return text_of(row[: row.index(label.chars[0])])


def _stated(grid: Grid, label: Label, chars: Sequence[Char]) -> _Count | None:
    """The number that a passage states: ``共 2 条``, a bare ``0``, or words that say there is none."""
    text = text_of(chars)
    other = _ANY_TOPIC.search(text)
    text = text[: other.start()] if other else text
    for pattern, trust in ((_COUNT, 0.97), (_BARE, 0.93)):
        match = pattern.search(text)
        if match:
            return _Count(grid.find([*label.chars, *chars[: match.end()]]), int(match.group(1)), trust)
    none = _NONE.search(text)
    return _Count(grid.find([*label.chars, *chars[: none.end()]]), 0, 0.93) if none else None


def _is_head(grid: Grid, label: Label) -> bool:
    """Whether the topic stands in a row of topics set apart: the heads of a table, each with its number below it."""
    left, right = _neighbours(grid, label)
    apart = (left is None or label.box[0] - left > grid.em * 0.5) and (
        right is None or right - label.box[2] > grid.em * 0.5
    )
    return apart and bool(_ANY_TOPIC.search(text_of(label.before)) or _ANY_TOPIC.search(text_of(label.rest)))


def _neighbours(grid: Grid, label: Label) -> tuple[float | None, float | None]:
    """Where what stands left of the topic's word on its row ends, and where what stands right of it begins."""
    row = list(grid.rows[id(label.chars[0].at[0])])
    first, last = row.index(label.chars[0]), row.index(label.chars[-1])
    while last + 1 < len(row) and row[last + 1].box[0] - row[last].box[2] < grid.em * 0.5:
        last += 1
    return row[first - 1].box[2] if first else None, row[last + 1].box[0] if last + 1 < len(row) else None


def _below(grid: Grid, label: Label) -> list[Char]:
    """The first word under the topic in its own column; that of another column is none of its."""
    left, right = _neighbours(grid, label)
    low = (left + label.box[0]) / 2 if left is not None else 0.0
    high = (label.box[2] + right) / 2 if right is not None else 1.0
    height = label.box[3] - label.box[1]
    words = grid.words(label.box[3], label.box[3] + 3 * height)
    inside = [word for word in words if low <= (word[0].box[0] + word[-1].box[2]) / 2 <= high]
    return min(inside, key=lambda word: word[0].box[1], default=[])


def _under(grid: Grid, label: Label) -> list[Char]:
    """Characters below the topic, row by row, up to the next topic that starts as far left."""
    words = grid.words(label.box[3], _end(grid, label))
    words.sort(key=lambda word: (round(word[0].box[1], 2), word[0].box[0]))
    return [char for word in words for char in word]


def _end(grid: Grid, label: Label) -> float:
    """Where the next topic begins that starts as far left."""
    bottom = label.box[3]
    nexts = [
        other.box[1]
        for other in grid.labels(_ANY_TOPIC.pattern)
        if other.box[1] >= bottom and other.box[0] < label.box[0] + 3 * grid.em
    ]
    return min(nexts, default=1.0)


CUES = Cues(
    titles=(
        r".{0,30}信用(信息)?(公示)?(查询)?报告.{0,14}",
        r"企业信用信息公示报告",
        r".{0,24}(无违法违规|合规)(证明|信用报告).{0,14}",
    ),
    labels=(
        r"严重(违法)?失信",
        r"行政处罚",
        r"经营(（活动）)?异常",
        r"(报告)?生成(日期|时间)",
        r"信用中国|信用信息公示系统|信用平台",
        r"守信激励|信用承诺|诚实守信",
        r"统一社会信用代码",
    ),
    never=(r"价税合计", r"查新结论"),
)

KIND = DocumentKind("credit_report", CUES, extract)
