"""Names of Chinese companies: what they are made of, and whether two of them name one company.

A name is region, brand (字号), trade and legal form (企业名称登记管理规定, art. 6); the region may stand in brackets
behind the brand. 北京某某公司 and 某某（北京）公司 are two companies, a branch is not its parent, and 有限公司 against
有限责任公司 is another string, so the region is never dropped and every difference is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.checks.matching.comparison import Comparison, Relation, difference, likeness, unknown
from dossier.checks.matching.look_alikes import only_look_alikes
from dossier.checks.matching.places import large_places, leading_place, plain
from dossier.models.base import Record, Text, text
from dossier.models.values import normalise_name

_LIMITED = ("有限责任公司", "有限公司")
_FORM = re.compile(
    r"(?:（集团）|集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司)$|集团$"
    r"|（(?:有限合伙|普通合伙|特殊普通合伙|有限责任|个人独资|分公司)）$"
    r"|(?:合伙企业|个人独资企业|专业合作社|事务所|研究院|研究所|设计院|检测院|检验院|总厂|工厂|厂|大学|学院|中心|医院|协会|学会|商行|"
    r"经营部|工作室|工作站|商店|集团|院|所|站|社)(?:（(?:有限合伙|普通合伙|特殊普通合伙)）)?$"
)
_BRANCH = re.compile(
    r"(?P<parent>.{4,}?(?:公司|厂|社|院|所|大学|学院|中心|集团))(?P<branch>.+(?:分公司|分厂|分店|分社|分院|分所|办事处|营业部|事业部))$"
)
_BRACKET = re.compile(r"（([^（）]+)）")
_TRADES = (
    "新材料|新能源|信息技术|生物技术|自动化|机器人|半导体|互联网|人工智能|装备制造|会计师|知识产权|计量|检验|检测|认证|科学|科技|技术|装备|设备|机械|"
    "制造|重工|电子|信息|智能|数据|软件|网络|通信|通讯|材料|工业|实业|贸易|商贸|化工|能源|电气|电器|电力|电缆|环保|环境|生物|医药|药业|制药|医疗|"
    "食品|乳业|农业|农牧|牧业|建设|建筑|建材|工程|投资|控股|测绘|仪器|仪表|汽车|车辆|稀土|钢铁|冶金|金属|铝业|铜业|矿业|煤炭|物流|运输|咨询|服务|"
    "管理|机电|光电|光伏|航空|航天|精密|模具|五金|塑料|橡胶|陶瓷|玻璃|纺织|服装|印刷|包装|水务|热力|燃气|石油|石化|阀门|轴承|泵业|锅炉|传媒|文化"
)
_TRADE = re.compile(_TRADES)


class CompanyName(Record):
    """The parts of a name; a part that is not there is empty."""

    name: str
    region: str = ""
    brand: str = ""
    trade: str = ""
    form: str = ""
    bracket_region: str = ""
    branch: str = ""

    @property
    def core(self) -> tuple[str, str]:
        """What is left when region and form are put aside."""
        return self.brand, self.trade


def parse(name: str) -> CompanyName:
    """Take a company name apart; what does not fit the usual shape ends up in ``brand``."""
    whole = normalise_name(name)
    branch = _BRANCH.match(whole)
    rest = branch["parent"] if branch else whole
    region = leading_place(rest)
    rest = rest[len(region) :]
    bracket = next((b[1] for b in _BRACKET.finditer(rest) if b[1] in large_places() or leading_place(b[1])), "")
    rest = rest.replace(f"（{bracket}）", "") if bracket else rest
    form = _FORM.search(rest)
    body = rest[: form.start()] if form else rest
    trade = _TRADE.search(body, min(2, len(body)))
    cut = trade.start() if trade else len(body)
    return CompanyName(
        name=whole,
        region=region,
        brand=body[:cut],
        trade=body[cut:],
        form=form[0] if form else "",
        bracket_region=bracket,
        branch=branch["branch"] if branch else "",
    )


def compare(a: str, b: str, former: Sequence[str] = ()) -> Comparison:
    """Whether two names name one company; ``former`` are earlier names that are proved to be those of ``a``."""
    left, right = parse(a), parse(b)
    if not left.name or not right.name:
        return unknown()
    if left.name == right.name:
        return Comparison(relation="same", score=1, reason=text("名称一致", "the names are the same"))
    if right.name in {normalise_name(name) for name in former}:
        said = text("“{b}”是曾用名", "“{b}” is a former name", b=right.name)
        return Comparison(relation="former_name", score=1, reason=said)
    relation, reason = _judged(left, right)
    return Comparison(
        relation=relation, score=likeness(left.name, right.name), reason=reason, edits=_edits(left.name, right.name)
    )


def _edits(a: str, b: str) -> int:
    return round((1 - likeness(a, b)) * max(len(a), len(b)))


def _judged(a: CompanyName, b: CompanyName) -> tuple[Relation, Text]:
    for rule in (_branches, _brackets, _regions, _forms, _misread):
        if found := rule(a, b):
            return found
    return "different", text(
        "名称不同：{difference}", "the names differ: {difference}", difference=difference(a.name, b.name)
    )


def _branches(a: CompanyName, b: CompanyName) -> tuple[Relation, Text] | None:
    """A branch bears its parent's whole name in front."""
    for one, other in ((a, b), (b, a)):
        if one.branch and not other.branch and one.name == other.name + one.branch:
            return "branch", text(
                "“{branch}”是“{parent}”的分支机构，不是同一主体",
                "“{branch}” is a branch of “{parent}”, not the same body",
                branch=one.name,
                parent=other.name,
            )
    return None


def _brackets(a: CompanyName, b: CompanyName) -> tuple[Relation, Text] | None:
    """The same characters, but brackets or signs stand otherwise (科技集团 against 科技（集团）)."""
    if _letters(a.name) == _letters(b.name) and a.bracket_region == b.bracket_region:
        return "near_miss", text(
            "仅括号或标点不同：{difference}",
            "only brackets or signs differ: {difference}",
            difference=difference(a.name, b.name),
        )
    return None


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name)


def _regions(a: CompanyName, b: CompanyName) -> tuple[Relation, Text] | None:
    """The same brand and trade under other regions, or with the region in another place: two companies."""
    same_place = plain(a.region) == plain(b.region) and plain(a.bracket_region) == plain(b.bracket_region)
    if a.core != b.core or a.form != b.form or a.branch != b.branch:
        return None
    if same_place:
        return "near_miss", text(
            "仅行政区划写法不同（{a}、{b}）",
            "only the region is written differently ({a}, {b})",
            a=a.region or a.bracket_region,
            b=b.region or b.bracket_region,
        )
    return "different", text(
        "字号和行业相同，行政区划不同（{a}、{b}），是两家企业",
        "same brand and trade, but the region differs ({a}, {b}): two companies",
        a=_place(a),
        b=_place(b),
    )


def _place(name: CompanyName) -> Text:
    if name.bracket_region and not name.region:
        return text("括号内{place}", "{place} in brackets", place=name.bracket_region)
    return text("{place}", "{place}", place=name.region) if name.region else text("无", "none")


def _forms(a: CompanyName, b: CompanyName) -> tuple[Relation, Text] | None:
    """Only the legal form differs: 有限公司 and 有限责任公司 are one form in two strings, others are not."""
    if (a.region, a.core, a.bracket_region, a.branch) != (b.region, b.core, b.bracket_region, b.branch):
        return None
    values = {"a": a.form or "-", "b": b.form or "-"}
    if a.form.endswith(_LIMITED) and b.form.endswith(_LIMITED) and "股份" not in a.form + b.form:
        return "near_miss", text(
            "仅组织形式写法不同（{a}、{b}），以登记名称为准",
            "only the legal form is written differently ({a}, {b}); the registered name counts",
            **values,
        )
    if not (a.form and b.form):
        return "near_miss", text("一方缺少组织形式（{a}、{b}）", "one lacks the legal form ({a}, {b})", **values)
    return "different", text("组织形式不同（{a}、{b}）", "the legal forms differ ({a}, {b})", **values)


def _misread(a: CompanyName, b: CompanyName) -> tuple[Relation, Text] | None:
    """One character off: a likely misreading where the two look alike, or where brand and region are untouched."""
    if _edits(a.name, b.name) != 1:
        return None
    shown = difference(a.name, b.name)
    if only_look_alikes(a.name, b.name):
        return "near_miss", text(
            "仅一字不同且字形相近：{shown}", "one character differs and looks alike: {shown}", shown=shown
        )
    if (a.region, a.brand, a.bracket_region) == (b.region, b.brand, b.bracket_region):
        return "near_miss", text(
            "字号、行政区划相同，仅一字不同：{shown}",
            "brand and region are the same, one character differs: {shown}",
            shown=shown,
        )
    return None
