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


@dataclass(frozen=True)
class Classification:
    """The kind found, how sure it is (0..1), and why: words a person can check."""

    type: str
    confidence: float
    reason: str
    titled: bool = False
    """Whether a title says it, not only labels."""


@dataclass(frozen=True)
class _Score:
    kind: DocumentKind
    title: float
    title_text: str
    labels: int
    share: float

    @property
    def total(self) -> float:
        return 0.62 * self.title + 0.38 * self.share


def classify(pages: Sequence[Page]) -> Classification:
    """The kind of a paper; the first page's title weighs most, labels may stand on the first three pages."""
    text = "\n".join(page_text(page) for page in pages[:3])
    if not text.strip():
        return Classification(OTHER, 0.5, "空白 / no text")
    candidates = titles(pages[0])
    scores = sorted((_score(kind, candidates, text) for kind in KINDS.values()), key=lambda score: -score.total)
    best = scores[0] if scores else None
    foreign = next((title for title in candidates if title.weight >= 0.5 and _FOREIGN.fullmatch(title.text)), None)
    if foreign is None and (best is None or not (best.share >= 0.8 and best.labels >= 4)):
        foreign = next((title for title in candidates if title.weight >= 0.6 and _UNKNOWN.fullmatch(title.text)), None)
    if foreign and (best is None or best.title < foreign.weight):
        return Classification(OTHER, round(0.6 + 0.3 * foreign.weight, 2), f"标题 title: {foreign.text}", titled=True)
    if best is None or not _enough(best):
        return Classification(OTHER, 0.5, "无可识别的标题或栏目 / no known title or labels")
    return Classification(best.kind.type, _confidence(best, scores[1:]), _reason(best), titled=_titled(best))


def _titled(score: _Score) -> bool:
    """A large title is enough; one in usual type needs labels beside it, for lists of papers name papers too."""
    return score.title >= 0.6 or (score.title >= 0.4 and score.share >= 0.5)


def _enough(score: _Score) -> bool:
    by_both = score.title > 0.2 and score.share >= 0.5
    return _titled(score) or by_both or (score.share >= 0.8 and score.labels >= 4)


def _confidence(best: _Score, others: Sequence[_Score]) -> float:
    rival = others[0].total if others else 0.0
    certain = 0.5 + 0.32 * best.title + 0.18 * best.share
    return round(min(0.99, certain) * (0.75 if rival > 0.9 * best.total else 1.0), 2)


def _reason(best: _Score) -> str:
    title = f"标题 title: {best.title_text}; " if best.title_text else ""
    return f"{title}{best.labels} 个栏目 labels"


def _score(kind: DocumentKind, candidates: Sequence[Title], text: str) -> _Score:
    title = next((title for title in candidates if _matches(kind.cues.titles, title.text)), None)
    labels = sum(bool(_compiled(label).search(text)) for label in kind.cues.labels)
    share = min(1.0, labels / max(3.0, 0.6 * len(kind.cues.labels)))
    wrong = any(_compiled(word).search(text) for word in kind.cues.never)
    lacking = any(not _compiled(word).search(text) for word in kind.cues.needs)
    penalty = 0.3 if wrong or lacking else 1.0
    weight = title.weight if title else 0.0
    return _Score(kind, weight * penalty, title.text if title else "", labels, share * penalty)


def _matches(patterns: Sequence[str], text: str) -> bool:
    return any(_compiled(pattern).fullmatch(text) for pattern in patterns)


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
