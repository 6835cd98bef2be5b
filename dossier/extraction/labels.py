"""Where labels stand on a page: printed with spaces, split over boxes, glued to their value, or read with a slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from rapidfuzz.distance import Levenshtein

from dossier.extraction.label_neighbours import next_below, next_right, next_upright
from dossier.extraction.lines import Run, joined, run_of, union, upright_parts
from dossier.models.base import Box
from dossier.models.page import Page

# fmt: off
COMMON = (
    "地址", "注册地址", "单位地址", "通讯地址", "联系地址", "联系电话", "电话", "投诉电话", "手机", "传真", "邮编",
    "邮政编码", "网址", "电子邮箱", "邮箱", "联系人", "联系方式", "开户行", "账号", "备注", "附注", "日期", "编号",
    "序号", "数量", "单位", "单价", "金额", "等级", "签字", "盖章", "名称", "单位名称",
)
# fmt: on
"""Labels of all kinds of papers: they end the value of the label before them."""

_LEAD = re.compile(
    r"^\s*(?:[*★●■□◆▪·☆#]|(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]?\d{1,2}[)、.])|第[一二三四五六七八九十]+[部分章条]+)?\s*[\[【〔]?\s*"
)
_NOTE = re.compile(
    r"\s*\((?:[A-Za-z][^()]{0,60}|[^()]{0,12}(?:章|签字|全称|名称|方|元|必填|如有|√|选|勾|填|国籍|国别|地区|中文|英文)[^()]{0,6})\)"
)
_TORN = re.compile(r"\s*\((?:加?盖?公?签?章?|盖公?|加盖公?|单位[盖公]?|签字?|万?元?|人民币?|全称?|如有?|必填?|法人)$")
"""A note in brackets that goes on in the line below: 申请单位（盖 over 章）."""
_TORN_END = re.compile(r"\s*[^()\s]{0,6}\)\s*:?\s*")
_LATIN = re.compile(
    r"\s*/?\s*[A-Za-z][A-Za-z01 .,'&/\-]{1,50}(?=:)|\s*/\s*[A-Za-z][A-Za-z .,'&\-]{2,50}(?=\s*(?:[:一-鿿]|$))"
)
_WORDS = (
    "name address applicant manufacturer producer factory client company product sample model type specification "
    "series of and the no number certificate report date issue issued valid validity until expiry standard standards "
    "technical requirements test testing tested inspection conclusion result results received receipt description "
    "item trade mark brand quantity status method basis period rule rules implementation first initial revision "
    "category lab laboratory"
)
_TRANSLATION = re.compile(rf"\s+(?:(?:{_WORDS.replace(' ', '|')})\b[ ,.&/()]*)+(?=:|$)", re.IGNORECASE)
"""The English of a label behind it: words that labels are made of, up to a colon or the end of the line."""
_NOT_A_LABEL = set("、,。;及和与或等的之由为是未不应均者变后前以将可须若")
_LONG_FORM = re.compile(r"(?:地址|电话|名称|编号|日期|代码|号码|类别|类型|状态|等级|性质|数量|依据)")
_WITHIN, _SAID = (
    re.compile(r"结论|判定|评价"),
    re.compile(r"(?:符合|满足|达到|合格|要求|规定|标准)[^:。]{0,24}[,、;]\s*$"),
)
"""Words that a sentence about results may hold with a colon behind them, and how the sentence before them ends."""
_SECTION = re.compile(
    r"(?:的?(?:基本|主要|总体|有关|相关)*(?:情况|信息|概况|简介|资料|状况)(?:表|说明|介绍)?|声明|承诺|意见)[:]?"
)
"""What makes a heading of a section of what else were a label: 申请单位基本情况."""
_TITLE_TAIL = re.compile(
    r"^[一-鿿]{0,8}(?:报告|证明|函|承诺|声明|合同|协议|证书|意见|申请|申报|说明|评价|总结|登记)[书表单]?$"
)
"""How a title goes on that begins with a label's word: 产品试用报告."""
_ENDINGS = (
    "名称|型号|规格/?|日期|时间|编号|号码|金额|数量|地址|电话|联系人|代码|备注|单价|小计|签章|盖章|公章|签字|印章"
)
_LABEL_LIKE = re.compile(rf"(?=.{{2,10}}$)(?:[一-鿿/、()及与和 ]*(?:{_ENDINGS}))[/:：]?")
_BILINGUAL = re.compile(r"^\s*[(]?[A-Za-z][A-Za-z .,/&'\-:]*[)]?\s*:?\s*$")


@dataclass(frozen=True, eq=False)
class Hit:
    """A label on a page: the run that holds it, where it starts and where its value may start, and how sure it is.

    ``key`` is the label as the vocabulary spells it; ``quality`` is 1 for a label with a colon or alone on its line,
    less where it is glued to what follows or read with a slip.
    """

    run: Run
    start: int
    end: int
    key: str
    quality: float

    @property
    def box(self) -> Box:
        """Box of the label's own characters."""
        return union(self.run.boxes(self.start, max(self.end, self.start + 1)))


def plain(label: str) -> str:
    """A label as it is compared: NFKC without spaces."""
    return "".join(unicodedata.normalize("NFKC", label).split())


@lru_cache(maxsize=256)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(labels, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(re.escape(character) for character in label) for label in ordered))


class Vocabulary:
    """The labels a kind of paper may bear; all of them bound values, whichever is asked for."""

    def __init__(self, labels: Iterable[str]) -> None:
        self.labels = tuple(dict.fromkeys(plain(label) for label in (*labels, *COMMON)))
        self.pattern = _pattern(self.labels)
        self._known = set(self.labels)
        self._prefixes = {label[:n] for label in self.labels for n in range(1, len(label))}

    def runs(self, page: Page) -> list[Run]:
        """The page's lines as runs, with labels that were cut into several boxes put together again."""
        lines = (part for line in page.lines for part in upright_parts(line, page))
        runs = [run for run in (run_of(page, line) for line in lines) if run.text.strip()]
        runs.sort(key=lambda run: (run.box[1], run.box[0]))
        return self._stitched(runs)

    def _stitched(self, runs: list[Run]) -> list[Run]:
        chains: dict[int, list[Run]] = {}
        used: set[int] = set()
        for run in runs:
            if id(run) not in used and plain(run.text) in self._prefixes:
                chain = self._chain(run, [other for other in runs if id(other) not in used and other is not run])
                if len(chain) > 1:
                    chains[id(run)] = chain
                    used.update(id(part) for part in chain)
        return [reduce(joined, chains.get(id(run), [run])) for run in runs if id(run) in chains or id(run) not in used]

    def _chain(self, run: Run, others: Sequence[Run]) -> list[Run]:
        """The run and those to its right (or below, for a label of two lines) that complete a label it begins."""
        head = plain(run.text)
        chain = [run]
        if head in self._known:
            return self._longer(run, others)
        while head in self._prefixes and head not in self._known:
            near = (next_right(chain[-1], others), next_below(chain, others), next_upright(chain, others))
            fitting = [one for one in near if one is not None and self._goes_on(head, plain(one.text))]
            follower = fitting[0] if fitting else None
            if follower is None or any(follower is part for part in chain):
                return [run]
            head, chain = head + plain(follower.text), [*chain, follower]
            if any(head.startswith(label) for label in self.labels):
                return chain
        return chain

    def _longer(self, run: Run, others: Sequence[Run]) -> list[Run]:
        """A label that is the beginning of a longer one whose rest stands alone in the line below: 供货厂 over 家."""
        rest = next_below([run], others)
        if (
            rest is None
            or len(plain(rest.text).rstrip(":")) > 2
            or abs(rest.box[0] - run.box[0]) > run.box[2] - run.box[0]
        ):
            return [run]
        return [run, rest] if plain(run.text + rest.text).rstrip(":") in self._known else [run]

    def _goes_on(self, head: str, tail: str) -> bool:
        """Whether the text is what the head of a label lacks, or more of it."""
        whole = any(label.startswith(head) and tail.startswith(label[len(head) :]) for label in self.labels)
        return whole or head + tail in self._prefixes

    def hits(self, run: Run) -> list[Hit]:
        """All labels in the run that read as labels, left to right, none inside another."""
        lead = _LEAD.match(run.text)
        first = lead.end() if lead else 0
        hits = [
            hit
            for match in self.pattern.finditer(run.text)
            if (hit := _judged(run, match.start(), match.end(), plain(match.group()), first)) is not None
        ]
        if not hits or hits[0].start > first:
            slip = self._slip(run, first)
            if slip is not None and (not hits or slip.end <= hits[0].start):
                hits.insert(0, slip)
        return hits

    def _slip(self, run: Run, first: int) -> Hit | None:
        """A long label that OCR read with a slip (two from eight characters on), alone or before a colon."""
        if run.lines[0].source != "ocr":
            return None
        head, colon, _ = run.text[first:].partition(":")
        if plain(head) in self._known or not 2 <= len(plain(head)) <= 14:
            return None
        whole = self._with_a_letter_more(head) if colon else None
        if whole is not None:
            return Hit(run, first, first + len(head) + len(colon), whole, 0.85 if len(whole) > 3 else 0.8)
        if len(plain(head)) < 4:
            return None
        best = min(self.labels, key=lambda label: Levenshtein.distance(plain(head), label))
        allowed = 0 if len(best) < 4 else 1 if len(best) < 8 else 2
        if len(best) != len(plain(head)) or Levenshtein.distance(plain(head), best) > allowed:
            return None
        return Hit(run, first, first + len(head) + len(colon), best, 0.85)

    def _with_a_letter_more(self, head: str) -> str | None:
        """The only label of which the words before a colon lack one letter (负 人：); two letters must be set wide."""
        letters = plain(head)
        if len(letters) == 2 and " " not in head.strip():
            return None
        lacking = [label for label in self.labels if len(label) == len(letters) + 1 and _lacks_one(letters, label)]
        return lacking[0] if len(lacking) == 1 else None


def _lacks_one(letters: str, label: str) -> bool:
    """Whether the letters are those of the label without one of them."""
    return any(label[:i] + label[i + 1 :] == letters for i in range(len(label)))


def _judged(run: Run, start: int, end: int, key: str, first: int) -> Hit | None:
    """Whether a vocabulary word at this place is a label, and how surely; None where it is part of other words."""
    text = run.text
    after = end
    for extra in (_NOTE, _LATIN, _TRANSLATION, _NOTE):
        match = extra.match(text, after)
        if match:
            after = match.end()
    if torn := _TORN.fullmatch(text, after):
        after = torn.end()
    rest = text[after:]
    if _WITHIN.search(key) and _SAID.search(text[:start]):
        return None
    colon = re.match(r"\s*[\]】〕]\s*:?|\s*:", rest) if text[:start].rstrip().endswith(("[", "【", "〔")) else None
    colon = colon or re.match(r"\s*:", rest)
    if colon:
        after += colon.end()
    quality = _quality(text, start, first, bool(colon), rest, len(key))
    if (
        0 < quality < 0.9
        and start <= first
        and (" " in text[start:end].strip() or run.at[start][0] is not run.at[end - 1][0])
    ):
        quality = 0.9  # a word printed wide, over a field's width, is a label
    return Hit(run, start, after, key, quality) if quality > 0 else None


def _quality(text: str, start: int, first: int, colon: bool, rest: str, length: int) -> float:
    leading = start <= first
    before = text[start - 1] if start else " "
    if before == "/" and start > 1 and not text[start - 2].isascii() and (colon or not rest.strip()):
        return 0.9  # the second of two names of one label: 申请人/专利权人
    apart = before in " :;,。)》|_" or (length >= 4 and before.isascii() and before.isalnum())
    if colon:
        return 1.0 if leading else 0.95 if apart else 0.55 if length >= 3 else 0.0
    if not leading and not apart:
        return 0.0
    if not rest.strip():
        return 0.97 if leading else 0.85
    if rest.strip()[0] in _NOT_A_LABEL or (rest[0] != " " and _LONG_FORM.match(rest)) or _SECTION.fullmatch(rest):
        return 0.0
    if leading and rest[0] != " " and length <= 4 and _TITLE_TAIL.search(rest):
        return 0.0
    if rest[0] == " ":
        return 0.9 if leading else 0.85 if length >= 4 else 0.7
    if not leading:
        return 0.6 if length >= 4 and (before == " " or (before.isdigit() and rest[0].isdigit())) else 0.0
    return 0.8 if length >= 4 else 0.7 if length == 3 else 0.6


def looks_like_label(text: str) -> bool:
    """Whether words are those of a label, even one that the kind does not know: they are then no value."""
    return bool(_LABEL_LIKE.fullmatch(text.strip()))


def is_bilingual_note(run: Run) -> bool:
    """Whether the run is the English line under a Chinese label, such as ``(Sample Description)``."""
    text = run.text.strip()
    return text.startswith("(") and bool(_BILINGUAL.match(text))


def is_note_end(run: Run) -> bool:
    """Whether the run is the end of a label's note, ``章）：``, whose beginning stands in the line above."""
    return bool(_TORN_END.fullmatch(run.text))


def is_translation(run: Run) -> bool:
    """Whether the run is nothing but the English of a label: ``Name and Address of the Applicant``."""
    return bool(_TRANSLATION.fullmatch(f" {run.text.strip().rstrip(':')}"))


def is_latin_line(run: Run) -> bool:
    """Whether the run is words of Latin letters only, without a digit."""
    return bool(_BILINGUAL.match(run.text)) and len(run.text.strip()) >= 2


_STAMP = re.compile(r"\(?(?:.{0,12}专用章|.{0,6}(?:盖章|公章|签章)|章)(?:处)?\)?")
_PAGE_LABEL = re.compile(r"第?\s*\d+\s*页.{0,8}页.*|共\s*\d+\s*页.*|第\s*\d+\s*页|page\s*\d+.*", re.IGNORECASE)


def is_stamp(run: Run) -> bool:
    """Whether the run is no value: a seal's text or the place for one, ``(检验检测专用章)``, or ``第1页 共2页``."""
    text = run.text.strip()
    return bool(_STAMP.fullmatch(text) or _PAGE_LABEL.fullmatch(text))
