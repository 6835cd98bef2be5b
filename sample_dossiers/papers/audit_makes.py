"""Other makes of audit reports: of a large firm with group statements, of a small one, special ones, other opinions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sample_dossiers import decor, ledgers
from sample_dossiers.facts import Facts
from sample_dossiers.money import grouped, plain
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

MAKES = ("large", "small", "columns", "special", "special_sales", "emphasis", "qualified", "disclaimer")
_OPINIONS = {"qualified": "qualified", "disclaimer": "disclaimer"}
_WORDS = {"qualified": "保留意见", "disclaimer": "无法表示意见"}
_RENAMED = {
    "small": {"资产总计": "资产合计", "所有者权益合计": "所有者权益（或股东权益）合计",
              "负债和所有者权益总计": "负债和所有者权益（或股东权益）合计"},
    "large": {"所有者权益合计": "所有者权益（或股东权益）合计",
              "负债和所有者权益总计": "负债和所有者权益（或股东权益）总计"},
    "columns": {"所有者权益合计": "股东权益合计", "负债和所有者权益总计": "负债和股东权益总计"},
}  # fmt: skip
_NUMBERS = {
    "large": "{brand}审字[{year}]第{n}号", "small": "{brand}会审[{year}]第{n}号",
    "columns": "{brand}会师报字（{year}）第{n}号",
    "special": "{brand}专审字〔{year}〕第{n}号", "special_sales": "{brand}会专字[{year}]{n}号",
}  # fmt: skip


def adapted(paper: Paper, facts: Facts) -> Paper:
    """The usual report with what this make has of its own."""
    fields, make = paper.fields, paper.layout
    number = _NUMBERS.get(make, "蒙{brand}审〔{year}〕{n}号")
    n = facts.random("audit/number").randrange(12, 999)
    fields["report_number"] = number.format(
        brand=facts.audit_firm.brand, year=facts.days.audit_issued.year, n=f"{n:04d}"
    )
    fields["opinion"] = _OPINIONS.get(make, "unqualified")
    if make == "small":
        _in_ten_thousands(paper, facts)
        fields.pop("verification_code")
    if make.startswith("special"):
        for name in ("total_assets", "total_liabilities", "total_equity", "revenue", "net_profit"):
            fields.pop(name)
    names = _RENAMED.get(make, {})
    for side in ("left", "right"):
        paper.extra[side] = [(names.get(item, item), value) for item, value in paper.extra[side]]
    return paper


def _in_ten_thousands(paper: Paper, facts: Facts) -> None:
    """Amounts in units of ten thousand yuan with two decimals, and a year of loss."""
    random = facts.random("audit/ten thousands")
    left, right, totals = ledgers.balance(random, facts.applicant.capital * 3)
    revenue = Decimal(random.randrange(200_000, 900_000)) / 100
    rows, profit = ledgers.income(random, revenue)
    cut = revenue + abs(profit)
    rows = [(name, value - cut if name[:2] in ("二、", "三、", "四、") and value else value) for name, value in rows]
    paper.extra |= {"left": left, "right": right, "income": rows}
    figures = totals | {"revenue": revenue, "net_profit": profit - cut}
    paper.fields |= {name: plain(value * 10_000) for name, value in figures.items()}


def draw(sheet: Sheet, paper: Paper) -> None:
    """Letter, signatures and the statements in the form of this make."""
    if paper.layout == "large":
        _cover(sheet, paper)
    _letter(sheet, paper)
    if paper.layout.startswith("special"):
        _special_table(sheet, paper)
    elif paper.layout == "small":
        _vertical(sheet, paper)
    elif paper.layout == "columns":
        _group_columns(sheet, paper)
    elif paper.layout == "large":
        _two_pages(sheet, paper, "合并", Decimal(1))
        _two_pages(sheet, paper, "母公司", Decimal("0.83"))
        _income(sheet, paper, "合并利润表", Decimal(1))
        _income(sheet, paper, "母公司利润表", Decimal("0.79"))
    else:
        _vertical(sheet, paper)


def _cover(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get = paper.get
    sheet.text(105, 80, get("auditee"), 18, "hei", "center")
    sheet.text(105, 98, "审计报告", 28, "hei", "center", bold=True)
    sheet.text(105, 112, f"{get('fiscal_year')}年度", 14, "song", "center")
    rows = (
        ("索引", "页码"),
        ("审计报告", "1-4"),
        ("公司财务报表", ""),
        ("— 合并资产负债表", "5-6"),
        ("— 母公司资产负债表", "7-8"),
    )
    for i, (name, pages) in enumerate(rows):
        sheet.text(60, 150 + i * 9, name, 11)
        sheet.text(150, 150 + i * 9, pages, 11, "song", "right")
    sheet.text(105, 260, get("audit_firm"), 13, "song", "center")


def _letter(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, look = paper.get, Look(11, leading=1.7)
    if get("verification_code"):
        sheet.qr(166, 12, f"http://acc.mof.gov.cn?code={get('verification_code')}", 20)
        sheet.text(20, 18, "此码用于证明该审计报告是否由具有执业许可的会计师事务所出具，", 8)
        sheet.text(
            20, 23, "您可使用手机“扫一扫”或进入“注册会计师行业统一监管平台（http://acc.mof.gov.cn）”进行查验。", 8
        )
        sheet.text(20, 28, f"报告编码：{get('verification_code')}", 8.5)
    special = paper.layout.startswith("special")
    title = "专 项 审 计 报 告" if special else "审  计  报  告"
    sheet.text(105, 44, title, 22, "hei", "center", bold=True)
    sheet.text(188, 54, get("report_number"), 10.5, "song", "right")
    whom = f"{get('auditee')}：" if special else f"{get('auditee')}全体股东："
    y = sheet.paragraph(24, 66, whom, 162, look)
    for head, words in _parts(paper):
        sheet.text(32, y + 2, head, 11, "hei")
        y = sheet.paragraph(24, y + 9, words, 162, look, 2)
    if y > 205:
        sheet.page()
        y = 24
    _signed(sheet, paper, y + 14)


def _parts(paper: Paper) -> list[tuple[str, str]]:
    name, year, make = paper.get("auditee"), paper.get("fiscal_year"), paper.layout
    statements = "合并及母公司资产负债表" if make in ("large", "columns") else "资产负债表"
    flows = "合并及母公司利润表" if make in ("large", "columns") else "利润表"
    what = (
        f"我们审计了{name}（以下简称“{name[-8:-4]}公司”）财务报表，"
        f"包括{year}年12月31日的{statements}，{year}年度的{flows}、"
        "现金流量表、股东权益变动表以及相关财务报表附注。"
    )
    fair = (
        "后附的财务报表在所有重大方面按照企业会计准则的规定编制，"
        f"公允反映了贵公司{year}年12月31日的财务状况以及{year}年度的经营成果和现金流量。"
    )
    duty = "管理层负责按照企业会计准则的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制。"
    if make in _WORDS:
        return _modified(_WORDS[make], what, fair, duty)
    if make.startswith("special"):
        return _special_parts(name, year, make)
    parts = [
        ("一、审计意见", f"{what}我们认为，{fair}"),
        (
            "二、形成审计意见的基础",
            "我们按照中国注册会计师审计准则的规定执行了审计工作，获取的审计证据是充分、适当的，为发表审计意见提供了基础。",
        ),
    ]
    if make == "emphasis":
        parts.append(
            (
                "三、强调事项",
                "我们提醒财务报表使用者关注，如财务报表附注十二所述，贵公司存在一项未决诉讼。本段内容不影响已发表的审计意见。",
            )
        )
    if make == "large":
        parts.append(
            (
                "三、关键审计事项",
                "关键审计事项是我们根据职业判断，认为对本期财务报表审计最为重要的事项。收入确认：我们不对该事项单独发表意见。",
            )
        )
    return [*parts, ("四、管理层和治理层对财务报表的责任", duty)]


def _modified(word: str, what: str, fair: str, duty: str) -> list[tuple[str, str]]:
    if word == "保留意见":
        first = f"{what}我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，{fair}"
    else:
        first = (
            f"{what.replace('我们审计了', '我们接受委托，审计了')}"
            "我们不对后附的财务报表发表审计意见。由于“形成无法表示意见的基础”部分所述"
            "事项的重要性，我们无法获取充分、适当的审计证据以作为对财务报表发表审计意见的基础。"
        )
    cause = "贵公司期末对外投资账面价值较大，我们未能取得被投资单位的财务资料，无法判断是否需要计提减值准备。"
    return [(f"一、{word}", first), (f"二、形成{word}的基础", cause), ("三、管理层和治理层对财务报表的责任", duty)]


def _special_parts(name: str, year: str, make: str) -> list[tuple[str, str]]:
    about = "高新技术产品（服务）收入明细表" if make == "special_sales" else "研究开发费用结构明细表"
    first = (
        f"我们接受委托，审计了后附的{name}（以下简称“贵公司”）{year}年度的{about}及其编制说明。"
        f"我们认为，上述{about}在所有重大方面按照《高新技术企业认定管理工作指引》的规定编制，公允反映了贵公司{year}年度的情况。"
    )
    return [("一、审计意见", first), ("二、形成审计意见的基础", "我们按照中国注册会计师审计准则的规定执行了审计工作。"),
            ("三、编制基础及使用限制", "本报告仅供贵公司申报使用，不得用于其他目的。")]  # fmt: skip


def _signed(sheet: Sheet, paper: Paper, y: float) -> None:
    get, people = paper.get, paper.fields["accountants"]
    firm = get("audit_firm")
    if paper.layout == "large":
        sheet.text(24, y, firm, 11)
        sheet.text(24, y + 22, "中国  北京" if paper.variant % 2 else "中国·呼和浩特", 11)
        for i, (title, person) in enumerate(zip(("（项目合伙人）", ""), people, strict=True)):
            sheet.text(112, y + i * 20, "中国注册会计师：", 11)
            sheet.text(112, y + 6 + i * 20, title, 11)
            sheet.text(146, y + i * 20, person, 14, "kai")
    else:
        sheet.text(24, y, firm, 11)
        for i, person in enumerate(people):
            sheet.text(
                112, y + i * 18, f"中国注册会计师：  {person}" if paper.layout != "small" else "中国注册会计师：", 11
            )
            if paper.layout == "small":
                sheet.text(146, y + i * 18, person, 13, "kai")
            sheet.text(112, y + 6 + i * 18, f"（{paper.extra['certificates'][i]}）", 9)
            sheet.box(164, y + i * 18 - 2, 20, 10, 1, decor.RED)
    sheet.seal(52, y + 8, firm, width=40)
    date = numeral_date if paper.variant % 3 == 0 else chinese_date
    sheet.text(176, y + 42, date(get("issue_date")), 11, "song", "right")


def _head(sheet: Sheet, paper: Paper, title: str, period: str, unit: str = "元") -> None:
    sheet.page()
    sheet.text(105, 24, title, 16, "hei", "center", bold=True)
    sheet.text(105, 32, period, 10, "song", "center")
    sheet.text(20, 40, f"编制单位：{paper.get('auditee')}", 9.5)
    sheet.text(190, 40, f"单位：{unit}", 9.5, "song", "right")


def _money(value: Decimal | None, factor: Decimal = Decimal(1)) -> Cell:
    """An amount as statements print it: losses in brackets, nought as a dash."""
    if value is None:
        return Cell("")
    amount = Decimal(plain(value * factor))
    return Cell("-" if amount == 0 else f"({grouped(-amount)})" if amount < 0 else grouped(amount), align="right")


def _vertical(sheet: Sheet, paper: Paper) -> None:
    """One column of items, the beginning of the year before its end, line numbers; then the income statement."""
    small, year = paper.layout == "small", paper.get("fiscal_year")
    unit = "人民币万元" if small else "人民币元"
    order = ("年初数", "期末数") if small else ("2024年12月31日".replace("2024", year), f"{int(year) - 1}年12月31日")
    _head(sheet, paper, "资产负债表", f"{year}年12月31日", unit)
    rows: list[Sequence[Cell | str]] = [
        [Cell(text, align="center") for text in ("项  目", "行次" if small else "附注", *order)]
    ]
    ledger = [*paper.extra["left"], ("交易性金融负债", Decimal(0)), *paper.extra["right"]]
    for i, (name, value) in enumerate(ledger, start=1):
        note = str(i) if small else ("五、" + str(i) if value is not None and i % 2 else "")
        amounts = (
            [_money(value, Decimal("0.91")), _money(value)]
            if small
            else [_money(value), _money(value, Decimal("0.91"))]
        )
        rows.append([name, Cell(note, align="center"), *amounts])
    table(sheet, 20, 44, (74, 18, 40, 40), rows, Look(8, line=0.3 if small else 0.0, leading=1.25), 6.3)
    _income(sheet, paper, "利润表", Decimal(1), unit)


def _income(sheet: Sheet, paper: Paper, title: str, factor: Decimal, unit: str = "人民币元") -> None:
    year = paper.get("fiscal_year")
    _head(sheet, paper, title, f"{year}年度", unit)
    small = paper.layout == "small"
    heads = ("上年数", "本年累计数") if small else ("本年发生额", "上年发生额")
    rows: list[Sequence[Cell | str]] = [[Cell(text, align="center") for text in ("项  目", *heads)]]
    for name, value in paper.extra["income"]:
        item = "四、净利润（净亏损以“-”号填列）" if name == "四、净利润" else name
        pair = [_money(value, factor), _money(value, factor * Decimal("0.9"))]
        rows.append([item, *(pair[::-1] if small else pair)])
    table(sheet, 20, 44, (84, 44, 44), rows, Look(9), 8)


def _two_pages(sheet: Sheet, paper: Paper, whose: str, factor: Decimal) -> None:
    """Assets on one page, liabilities and equity on the next, which says that it goes on."""
    year = paper.get("fiscal_year")
    for side, more in (("left", ""), ("right", "（续）")):
        _head(sheet, paper, f"{whose}资产负债表{more}", f"{year}年12月31日", "人民币元")
        first = "项    目" if side == "left" else "负债和股东权益"
        rows: list[Sequence[Cell | str]] = [
            [Cell(text, align="center") for text in (first, "附注", "期末余额", "年初余额")]
        ]
        rows += [
            [name, "", _money(value, factor), _money(value, factor * Decimal("0.88"))]
            for name, value in paper.extra[side]
        ]
        table(sheet, 20, 44, (74, 18, 42, 42), rows, Look(9), 8)


def _group_columns(sheet: Sheet, paper: Paper) -> None:
    """Group and parent beside each other, both years each."""
    year = paper.get("fiscal_year")
    for title, ledger in (
        ("资产负债表", [*paper.extra["left"], *paper.extra["right"]]),
        ("利润表", paper.extra["income"]),
    ):
        _head(sheet, paper, title, f"{year}年12月31日" if title[0] == "资" else f"{year}年度", "元  币种：人民币")
        ends = ("期末余额", "期初余额") if title[0] == "资" else ("本期金额", "上期金额")
        rows: list[Sequence[Cell | str]] = [
            [Cell("项目", rows=2, align="center"), *(Cell(end, columns=2, align="center") for end in ends)],
            [Cell(word, align="center") for word in ("合并", "母公司", "合并", "母公司")],
        ]
        for name, value in ledger:
            factors = (Decimal(1), Decimal("0.8"), Decimal("0.93"), Decimal("0.72"))
            rows.append([name, *(_money(value, factor) for factor in factors)])
        table(sheet, 12, 44, (58, 32, 32, 32, 32), rows, Look(8, leading=1.25), 6.4)


def _special_table(sheet: Sheet, paper: Paper) -> None:
    """The table that the special report is about; it is no financial statement."""
    year, sales = paper.get("fiscal_year"), paper.layout == "special_sales"
    title = "高新技术产品（服务）收入明细表" if sales else "研究开发费用结构明细表"
    _head(sheet, paper, title, f"{year}年度", "人民币元")
    names = ("产品一", "产品二") if sales else ("人员人工费用", "直接投入费用", "折旧费用", "其他费用")
    values = [Decimal(len(name) * 173_451) + Decimal("0.37") for name in names]
    rows: list[Sequence[Cell | str]] = [[Cell(text, align="center") for text in ("序号", "项目", "金额")]]
    rows += [[str(i), name, _money(value)] for i, (name, value) in enumerate(zip(names, values, strict=True), start=1)]
    rows.append(["", "合计", _money(sum(values, Decimal(0)))])
    table(sheet, 30, 46, (20, 80, 50), rows, Look(10), 9)
