"""Whether a page goes on with the paper before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier.extraction.classify import OTHER
from dossier.extraction.page_views import PageLabel, View, differ
from dossier.extraction.titles import page_text
from dossier.models.values import normalise_name

SINGLE = frozenset({"business_license", "invoice", "trademark_certificate", "software_copyright"})
"""Types of one page: another page is theirs only where their own number or count says so."""
CERTIFICATES = frozenset({"patent_certificate", "patent_register", "ccc_certificate", "production_license"})
"""Types of a page or two: a page behind them is theirs by number, by count, or by what only backs say."""
AGREEMENTS = frozenset({"sales_contract", "ip_agreement", "insurance_policy", "audit_report", "test_report"})
"""Types whose annexes have titles of their own."""

_WITHOUT_HEADS = frozenset({"sales_contract", "ip_agreement", "commitment_letter", "user_report", "insurance_policy"})
"""Types that do not print their title on every page: the title and the labels again are a copy."""

_BOOKLETS = frozenset({"application_form", "application_report"})
"""Types that list the papers handed in with them."""
_ANNEXED = frozenset({"sales_contract", "ip_agreement", "product_standard", "application_report"})
"""Types that papers bind in as annexes under one count of pages."""
_MISREAD = 3
"""Characters by which the number on a page that counts on may differ: a poor scan, not another paper."""

_BACK = re.compile(
    r"申请日时本专利记载|登记簿?事项|变更(?:记录|事项|登记)|续页|附页|背面|本证书.{0,12}(?:说明|须知|使用)"
)
_CAPABILITIES = re.compile(
    r"能力(?:范围|附表)|检测对象|项目/?参数|依据的?标准|限制范围|授权签字人|认可的?(?:检测|校准|能力)|(?i:accreditation\s*certificate)"
)
_NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[章节部、.]|[(（]?[一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.])"
)
"""How a chapter's heading begins: it names a part of the paper, not another paper."""
_CHAPTERED = frozenset(
    {"application_form", "application_report", "novelty_search_report", "audit_report", "test_report"}
)
_SHORT = frozenset({"insurance_policy", "premium_payment", "credit_report", "user_report", "commitment_letter"})
"""Types of few pages: a page that is plainly of another type is not theirs."""
_FRONT = re.compile(r"^(?:目[录次]|注意事项|声明|说明|报告说明|使用说明|填[写表报]说明)$", re.MULTILINE)
_FRONT_LETTERS = 400
_COVER_LETTERS = 220
"""Letters that a page of notes, and a cover, have at most."""
_CLOSING = re.compile(r"地址|电话|邮编|传真|网址|注意事项|声明|说明|以下空白")


@dataclass
class Group:
    """The pages of one paper as far as they have come, with what they say of it."""

    views: list[View]
    known: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    counted: set[int] = field(default_factory=set)
    last: PageLabel | None = None
    since: int = 0
    """Pages without count behind the last counted one."""

    @classmethod
    def of(cls, view: View) -> Group:
        """A paper that begins with the page."""
        group = cls([])
        group.add(view)
        return group

    @property
    def first(self) -> View:
        """The page that names the paper."""
        return self.views[0]

    @property
    def type(self) -> str:
        """The paper's type by its first page."""
        return self.first.kind.type

    @property
    def whole(self) -> bool:
        """Whether the last page said to be its paper's last."""
        return self.last is not None and self.last.of > 0 and self.last.page == self.last.of

    def add(self, view: View) -> None:
        """The page goes on with this paper."""
        self.views.append(view)
        if len(self.views) <= 3:
            self.known |= view.numbers
            self.owned |= view.owned
        self.since += 1
        if view.count:
            self.last, self.since = view.count, 0
            self.counted.add(view.count.page)


def continues(group: Group, view: View) -> bool:
    """Whether the page goes on with the paper."""
    if view.blank:
        return True
    if view.divider or group.first.divider or group.first.directory:
        return False
    if view.directory and group.type not in _BOOKLETS:
        return False
    if group.first.title_only and len(group.views) == 1:
        return not view.kind.titled and view.kind.type == group.type
    counts_on = _counts_on(group, view)
    shares = bool(view.numbers & group.known)
    if view.kind.titled and view.kind.type == group.type != OTHER:
        return _same_title(group, view, counts_on, shares)
    if view.kind.titled:
        return _other_title(group, view, counts_on, shares)
    return _untitled(group, view, counts_on, shares)


def _counts_on(group: Group, view: View) -> bool:
    """Whether the page's count follows the paper's last one, with room for the uncounted pages between."""
    last, count = group.last, view.count
    if last is None or count is None or last.of != count.of:
        return False
    return last.page < count.page <= last.page + group.since + 1


def _same_title(group: Group, view: View, counts_on: bool, shares: bool) -> bool:
    """A page under the paper's own title: a running head, an annex, the page behind a cover, or the next paper."""
    restarts = view.count is not None and view.count.page in group.counted
    if restarts or (not view.annex and differ(group.owned, view.owned, _MISREAD if counts_on else 1)):
        return False
    if counts_on:
        return not (group.type in SINGLE and group.owned and view.owned and not shares)
    if group.type in SINGLE:
        return shares and _without_total(group)
    if group.type in CERTIFICATES | _WITHOUT_HEADS:
        return view.annex or (shares and not view.kind.strong) or _after_front(group, view)
    misread = bool(group.owned and view.owned) and not view.kind.strong  # alike but for a character, see above
    front = _after_cover(group, view) or _after_front(group, view)
    return shares or view.annex or misread or front or _running_head(group, view)


def _other_title(group: Group, view: View, counts_on: bool, shares: bool) -> bool:
    """A page under another title: a part of the paper only by strong signs."""
    if group.type in view.kind.part_of:
        return group.type not in SINGLE or shares or counts_on
    if view.kind.type != OTHER:
        return counts_on and (shares or (group.type in AGREEMENTS and view.kind.type in _ANNEXED))
    if group.type in _CHAPTERED and view.heads and _NUMBERED.match(view.heads[0].text) and not group.whole:
        return not differ(group.owned, view.owned)
    if group.type in AGREEMENTS and view.annex:
        return not differ(group.owned, view.owned)
    return counts_on or shares


def _untitled(group: Group, view: View, counts_on: bool, shares: bool) -> bool:
    count, last = view.count, group.last
    if counts_on:
        return True
    if count is not None and last is not None:
        if count.page in group.counted:
            return shares and not (count.page == 1 and group.type != OTHER)
        if count.of and last.of and count.of != last.of:
            return view.annex or (shares and group.type not in SINGLE)
        return count.page > 1 or shares
    if group.type == OTHER:
        return view.kind.type == OTHER and (count is None or count.page > 1)
    if group.type in SINGLE:
        return shares and view.kind.type in (group.type, OTHER) and count is None
    if group.type in CERTIFICATES:
        return shares or bool(_BACK.search(page_text(view.page)))
    return _goes_on(group, view, shares)


def _goes_on(group: Group, view: View, shares: bool) -> bool:
    """A page without title or count behind a paper of many pages: part of it unless something speaks against it."""
    another = view.kind.strong and view.kind.type in SINGLE | CERTIFICATES
    foreign = view.kind.strong and group.type in _SHORT and view.kind.type not in (group.type, OTHER)
    browser = view.web_print and not group.views[-1].web_print and view.kind.type not in (group.type, OTHER)
    if view.letter or ((foreign or browser) and not shares):
        return False
    if shares or view.annex:
        return not another
    if another or differ(group.owned, view.owned):
        return False
    if group.type == "lab_qualification":
        return view.kind.type == group.type or bool(_CAPABILITIES.search(page_text(view.page)))
    return not group.whole or bool(_CLOSING.search(page_text(view.page)))


def _without_total(group: Group) -> bool:
    """Whether the pages so far are an invoice whose total is still to come (only the last page has it)."""
    return group.type == "invoice" and not any("价税合计" in page_text(view.page) for view in group.views)


def _after_front(group: Group, view: View) -> bool:
    """Whether all there is of the paper so far is its front: a cover, contents, notes; now comes what it covers.

    The page must say more than a cover, and speak of somebody whom the cover names, where the cover names anybody.
    """
    if group.type in SINGLE | CERTIFICATES or len(group.views) > 3 or _is_cover(view) or not _is_cover(group.first):
        return False
    if not all(_is_front(one) for one in group.views[1:]):
        return False
    named = set(_NAMED.findall(page_text(group.first.page)))
    text = page_text(view.page).replace("\n", "")
    return not named or any(name in text for name in named) or not _NAMED.search(text)


def _running_head(group: Group, view: View) -> bool:
    """Whether the title is a running head: it stands in the margin, just as on the page before, which was not the
    paper's first."""
    if len(group.views) < 2 or view.count is not None:
        return False
    here, before = _margin(view), _margin(group.views[-1])
    titles = {title.text for title in view.heads}
    return any(text in titles and abs(top - before.get(text, 1.0)) < _SAME_HEIGHT for text, top in here.items())


def _margin(view: View) -> dict[str, float]:
    """What stands in the upper margin of a page, and how high."""
    return {normalise_name(line.text): line.box[1] for line in view.page.lines if line.box[1] < _MARGIN}


_MARGIN, _SAME_HEIGHT = 0.08, 0.01
"""The upper margin, and how far apart one head stands on two pages, as shares of the height."""
_NAMED = re.compile(r"[一-鿿（）]{4,30}?(?:公司|研究院|大学|医院|事务所)")


def _is_cover(view: View) -> bool:
    """Whether a page is a cover: few letters, no table, and no paragraphs."""
    text = page_text(view.page)
    return len(text) < _COVER_LETTERS and len(view.page.cells) < 8 and text.count("。") <= 1 and not view.count


def _is_front(view: View) -> bool:
    return bool(_FRONT.search(page_text(view.page))) and len(page_text(view.page)) < _FRONT_LETTERS


def _after_cover(group: Group, view: View) -> bool:
    """Whether the pages before are a cover (and a page of notes) without count, and this is the first counted page."""
    uncounted = len(group.views) <= 3 and group.last is None
    count = view.count
    other_numbers = differ(group.owned, view.owned)
    return uncounted and count is not None and count.page <= 4 and count.of != 1 and not other_numbers
