"""Which kind of paper pages are: by their title first, then by the labels they bear, against the cues of ``KINDS``.

A paper that calls itself something no kind knows (a management system certificate, a rating, a permit of another
trade) is ``id_or_other`` however many labels it shares with a kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.extraction.fields import KINDS, DocumentKind
from dossier.extraction.other_papers import Sighting, sighted
from dossier.extraction.title_repair import repaired
from dossier.extraction.titles import Title, page_text, titles
from dossier.models.page import Page

OTHER = "id_or_other"

_FOREIGN = re.compile(
    r".*(?:管理体系|信用等级|信用企业|荣誉|获奖|奖励|职称|学历|学位|培训|会员|排污|开户|测绘|运营|高新技术|专精特新|科技型|经营|安全生产|卫生|施工"
    r"|服务认证|节能|防爆|型式批准)[一-鿿]{0,12}(?:证书|许可证|合格证|证明|执照|牌匾|证)(?:（[正副]本）)?"
    r"|.*(?:居民)?身份证|护照|聘书|目录|材料清单|.{0,12}授权委托书"
)
"""Titles of papers that are of no kind, whatever labels they share with one."""

_UNKNOWN = re.compile(
    r".{2,30}(?:证书|许可证|合格证|登记证|注册证|资格证|备案凭证|通知书|批复|决定书|认定书|奖状|证明|委托书)(?:（[正副]本）)?"
)
"""A paper with such a title and no kind that knows it is of no kind, unless its labels are plainly those of one."""


_TOP = 0.2
"""Share of a page's height above which a title in usual type may be one, with few labels and little confidence."""
_SHORT = 12
"""A page with no more characters shows little but a picture."""


@dataclass(frozen=True)
class Classification:
    """The kind found, how sure it is (0..1), and why: words a person can check."""

    type: str
    confidence: float
    reason: str
    titled: bool = False
    """Whether a title says it, not only labels."""
    part_of: tuple[str, ...] = ()
    """For a paper of no type: the types whose pages such a page goes on with."""
    strong: bool = False
    """Whether the labels alone are plainly those of the type."""


@dataclass(frozen=True)
class _Score:
    kind: DocumentKind
    title: float
    heading: Title | None
    labels: int
    share: float

    @property
    def total(self) -> float:
        return 0.62 * self.title + 0.38 * self.share

    @property
    def strong(self) -> bool:
        return self.share >= 0.8 and self.labels >= 4


def classify(pages: Sequence[Page]) -> Classification:
    """The kind of a paper; the first page's title weighs most, labels may stand on the first three pages."""
    text = "\n".join(page_text(page) for page in pages[:3])
    if not text.strip():
        return Classification(OTHER, 0.5, "空白 / no text")
    candidates = titles(pages[0])
    scores = _ranked(candidates, text)
    best = scores[0]
    other = _other(candidates, text, best)
    if other:
        return other
    if not _titled(best):
        scores = _ranked([*candidates, *repaired(candidates)], text)
        best = scores[0] if scores[0].share >= 0.5 else best
    if not _enough(best):
        return Classification(OTHER, 0.5, _unknown(text))
    return Classification(
        best.kind.type, _confidence(best, scores[1:]), _reason(best), titled=_titled(best), strong=best.strong
    )


def _ranked(candidates: Sequence[Title], text: str) -> list[_Score]:
    return sorted((_score(kind, candidates, text) for kind in KINDS.values()), key=lambda score: -score.total)


def _other(candidates: Sequence[Title], text: str, best: _Score) -> Classification | None:
    """The paper as one of no type: one known by name, else one with a certificate's title that no type knows."""
    seen = sighted(candidates, text)
    if seen and _prevails(seen, best):
        sure = round(0.6 + 0.3 * seen.weight, 2)
        return Classification(OTHER, sure, seen.reason, titled=True, part_of=seen.paper.part_of)
    foreign = next((title for title in candidates if title.weight >= 0.5 and _FOREIGN.fullmatch(title.text)), None)
    if foreign is None and not best.strong:
        foreign = next((title for title in candidates if title.weight >= 0.6 and _UNKNOWN.fullmatch(title.text)), None)
    if foreign and best.title < foreign.weight:
        reason = f"标题 title: {foreign.text}；不属于所列材料类型 / none of the listed types"
        return Classification(OTHER, round(0.6 + 0.3 * foreign.weight, 2), reason, titled=True)
    return None


def _prevails(seen: Sighting, best: _Score) -> bool:
    """Whether a paper known by name is that one and not the best type.

    On one and the same title the name is more exact than the type's pattern, unless the type has words of its own that
    it needs, and they are there.
    """
    if seen.by_words and not (best.title >= 0.5 and best.share >= 0.6):
        return True
    if seen.title is None:
        return False
    if best.heading is not None and best.heading.text == seen.title.text:
        return seen.paper.firm or best.title < best.heading.weight or not best.kind.cues.needs
    return best.title < seen.weight and (seen.title.large or not best.strong)


def _unknown(text: str) -> str:
    if len(text.replace("\n", "")) <= _SHORT:
        return "文字很少，可能是照片 / hardly any text, perhaps a photograph"
    return "无可识别的标题或栏目 / no known title or labels"


def _titled(score: _Score) -> bool:
    """A large title is enough; one in usual type needs labels beside it, for lists of papers name papers too."""
    return score.title >= 0.6 or (score.title >= 0.4 and score.share >= 0.5)


def _enough(score: _Score) -> bool:
    by_both = score.title > 0.2 and score.share >= 0.5
    on_top = score.title >= 0.5 and score.labels >= 2 and score.heading is not None and score.heading.box[1] < _TOP
    return _titled(score) or by_both or on_top or score.strong


def _confidence(best: _Score, others: Sequence[_Score]) -> float:
    rival = others[0].total if others else 0.0
    certain = 0.5 + 0.32 * best.title + 0.18 * best.share
    return round(min(0.99, certain) * (0.75 if rival > 0.9 * best.total else 1.0), 2)


def _reason(best: _Score) -> str:
    if best.heading is None:
        return f"无标题 no title; {best.labels} 个栏目 labels"
    printed = f"（识别为 read as {best.heading.printed}）" if best.heading.printed else ""
    return f"标题 title: {best.heading.text}{printed}; {best.labels} 个栏目 labels"


def _score(kind: DocumentKind, candidates: Sequence[Title], text: str) -> _Score:
    title = next((title for title in candidates if _matches(kind.cues.titles, title.text)), None)
    labels = sum(bool(_compiled(label).search(text)) for label in kind.cues.labels)
    share = min(1.0, labels / max(3.0, 0.6 * len(kind.cues.labels)))
    wrong = any(_compiled(word).search(text) for word in kind.cues.never)
    lacking = any(not _compiled(word).search(text) for word in kind.cues.needs)
    penalty = 0.3 if wrong or lacking else 1.0
    weight = title.weight if title else 0.0
    return _Score(kind, weight * penalty, title, labels, share * penalty)


def _matches(patterns: Sequence[str], text: str) -> bool:
    return any(_compiled(pattern).fullmatch(text) for pattern in patterns)


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
