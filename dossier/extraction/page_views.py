"""What a page shows of itself: its kind, its count, the numbers it bears; by these pages find their papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from dossier.extraction.classify import OTHER, Classification, classify
from dossier.extraction.fields import KINDS
from dossier.extraction.page_labels import page_labels
from dossier.extraction.titles import Title, page_text, titles
from dossier.models.identifiers import uscc
from dossier.models.page import Page, Trace

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z/\-]*\d{5})[0-9A-Za-z][0-9A-Za-z/\-]{6,29}(?![0-9A-Za-z])")
_OWN = re.compile(
    r"(?:(?:报告书?|证书|合同|协议|保险?单|发票|登记|备案)(?:单)?(?:编号|号码|号)|(?:report|certificate|contract)no|证书号)"
    r"[.:：第]*([0-9A-Z][0-9A-Z/\-（）]{4,28})",
    re.IGNORECASE,
)
"""The number that a paper gives itself, behind its label."""
_HEAD = 0.3
_ANNEX = re.compile(r"^附[表件录图页]|(?<!缆)附[表件录图页](?:[一二三四五六七八九十\dA-Z：:（(.、-]|$)|续[页表]|附属页")
_SALUTATION = re.compile(
    r"^(?:尊敬的|致)?[一-鿿（）]{4,36}(?:公司|厂|集团|研究院|研究所|医院|大学|中心|局|委员会|厅)[：:]$", re.M
)
_SIGN_OFF = re.compile(
    r"(?:公司|厂|集团|研究院|研究所|医院|大学|中心)(?:（.{0,6}章.{0,3}）)?\n[^\n]{0,8}(?:20\d{2}|二[〇○零])"
)
_ADDRESS = re.compile(r"https?://[\w./?=&%#-]{6,}")
_FIRST_SHEET = re.compile(r"(?:^|\D)1/\d{1,2}$", re.M)
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|(?:19|20)\d{6}|[1-9]\d{7}|CNASL?\d+")
"""Numbers that many papers share or that tell nothing: telephones, dates, a laboratory's accreditation."""
_DIVIDES = re.compile(
    r"(?:附[件录表]|第?[一二三四五六七八九十\d]{1,3}(?:部分|章|篇|类|项|[、.:]))[一二三四五六七八九十\d]{0,3}[、.:：-]?"
    r"(?:.{0,24}(?:营业执照|证书?|报告书?|合同书?|协议书?|发票|证明|承诺书?|声明|材料|资料|许可证|保险?单|凭证|标准|申[请报][书表])"
    r"(?:复印件|原件|扫描件)?)?"
)
_VALUES = re.compile(r"\d{4}|公司|[：:].|年.{0,3}月|中心|研究[院所]|大学")
_BESIDE_TITLE = 4
"""Letters that a page of nothing but a title may have beside it."""
_FEW_LINES, _FEW_LETTERS = 4, 40
_NAMED_KINDS = 3
"""A list that names so many types of paper is a directory of a bound dossier, not of one paper."""


@dataclass(frozen=True)
class PageLabel:
    """What a page says it is: page ``page`` of ``of`` (0 where the total is not printed)."""

    page: int
    of: int


@dataclass(frozen=True)
class View:
    """What a page shows of itself."""

    page: Page
    kind: Classification
    labels: tuple[Trace, ...]
    numbers: frozenset[str]
    """Long numbers in its head, by which the pages of one paper know each other; a company's code is none."""
    owned: frozenset[str]
    """Of these, the ones behind a label of a paper's own number."""
    heads: tuple[Title, ...]
    binding: frozenset[int] = frozenset()
    """Totals of the counts that are of the bound file, not of the paper."""

    @property
    def label(self) -> Trace | None:
        """The trace of the page's count within its paper."""
        return next((label for label in self.labels if label.data["of"] not in self.binding), None)

    @property
    def count(self) -> PageLabel | None:
        """The page's count within its paper."""
        return PageLabel(self.label.data["page"], self.label.data["of"]) if self.label else None

    @property
    def blank(self) -> bool:
        """Whether nothing can be read on it."""
        return self.page.media == "blank" or not self.page.text.strip()

    @cached_property
    def annex(self) -> bool:
        """Whether it calls itself an annex of the paper before it."""
        return any(_ANNEX.search(title.text) for title in self.heads)

    @cached_property
    def letter(self) -> bool:
        """Whether it is a letter of its own: somebody is addressed near the top, somebody signs below with a day."""
        text = page_text(self.page)
        addressed = _SALUTATION.search(text)
        top = addressed is not None and text.count("\n", 0, addressed.start()) <= 5
        return top and bool(_SIGN_OFF.search(text, addressed.end() if addressed else 0))

    @cached_property
    def web_print(self) -> bool:
        """Whether it is the first page of what a browser printed: an address in the margin, and no page before it."""
        text = page_text(self.page)
        return bool(_ADDRESS.search(text)) and (_FIRST_SHEET.search(text) is not None or self.count is None)

    @cached_property
    def divider(self) -> bool:
        """Whether it only says what comes next: few words, no value, and numbered as a part of a bound file."""
        return self._bare and bool(_DIVIDES.fullmatch(self._flat))

    @cached_property
    def title_only(self) -> bool:
        """Whether it bears a type's title and nothing else: a divider, or a bare cover."""
        named = self._bare and self.kind.titled and self.kind.type != OTHER
        return named and len(self._flat) <= max(len(title.text) for title in self.heads) + _BESIDE_TITLE

    @cached_property
    def directory(self) -> bool:
        """Whether it lists papers of several types."""
        lines = [line[:60] for line in page_text(self.page).split("\n")[:200]]
        named = {name for name, kind in _NAMES.items() if any(kind.search(line) for line in lines)}
        return any(_LIST.fullmatch(title.text) for title in self.heads) and len(named) >= _NAMED_KINDS

    @property
    def _bare(self) -> bool:
        return (
            len(self.page.lines) <= _FEW_LINES
            and 0 < len(self._flat) <= _FEW_LETTERS
            and not self.labels
            and not any(_VALUES.search(line) for line in page_text(self.page).split("\n"))
        )

    @cached_property
    def _flat(self) -> str:
        return page_text(self.page).replace("\n", "")

    def bound(self, totals: frozenset[int]) -> View:
        """The same page, with counts of these totals known to be the bound file's."""
        return replace(self, binding=totals)


_LIST = re.compile(r"(?:.{0,24}(?:材料|资料|附件|文件))?目[录次]|.{0,24}(?:材料|资料|附件|文件)清单")
_NAMES = {
    name: re.compile(pattern)
    for name, pattern in {
        "business_license": "营业执照",
        "patent_certificate": "专利证书",
        "test_report": "检[测验].{0,4}报告",
        "novelty_search_report": "查新.{0,4}报告",
        "audit_report": "审计报告",
        "credit_report": "信用.{0,6}报告",
        "sales_contract": "合同",
        "invoice": "发票",
        "user_report": "用户.{0,6}(?:报告|意见|证明)|应用证明",
        "application_form": "申[请报][书表]",
        "commitment_letter": "承诺书",
    }.items()
    if name in KINDS
}


def view_of(page: Page) -> View:
    """The page seen alone."""
    numbers, owned = _numbers(page)
    return View(page, classify([page]), tuple(page_labels(page)), numbers, owned, tuple(titles(page)[:3]))


def _numbers(page: Page) -> tuple[frozenset[str], frozenset[str]]:
    head = [line.text.replace(" ", "")[:200] for line in page.lines if line.box[1] < _HEAD]
    found = {match.group().upper() for line in head for match in _NUMBER.finditer(line)}
    owned = {match.group(1).upper() for line in head for match in _OWN.finditer(line)}
    owned = {number for number in owned if any(letter.isdecimal() for letter in number)}
    known = {n for n in found if not uscc.is_valid(n) and not _PHONE.fullmatch(n)}
    return frozenset(known | {n for n in owned if not uscc.is_valid(n)}), frozenset(owned)


def differ(ours: frozenset[str], theirs: frozenset[str], most: int = 1) -> bool:
    """Whether papers' own numbers are plainly of different papers: no two alike but for ``most`` characters."""
    if not ours or not theirs:
        return False
    return all(Levenshtein.distance(a, b, score_cutoff=most) > most for a in ours for b in theirs)


def views_of(pages: Sequence[Page]) -> list[View]:
    """All pages, each seen alone."""
    return [view_of(page) for page in pages]
