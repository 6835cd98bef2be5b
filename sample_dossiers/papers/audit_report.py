"""审计报告: the opinion, the balance sheet, the income statement."""

from __future__ import annotations

from decimal import Decimal

from sample_dossiers import decor, ledgers, numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.money import grouped, plain
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers import audit_makes
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table


def make(facts: Facts) -> list[Paper]:
    """The report on the year before the application."""
    random, day = facts.random("audit"), facts.days.audit_issued
    year = facts.days.applied_on.year - 1
    left, right, totals = ledgers.balance(random, facts.applicant.capital * 10_000 * 3)
    revenue = Decimal(random.randrange(20_000_000, 90_000_000) * 100 + random.randrange(100)) / 100
    profit_rows, profit = ledgers.income(random, revenue)
    code = "".join(random.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(8))
    fields = {
        "report_number": f"蒙{facts.audit_firm.brand}会审字〔{day.year}〕第{random.randrange(20, 900):04d}号",
        "auditee": facts.applicant.name,
        "audit_firm": facts.audit_firm.name,
        "fiscal_year": year,
        "issue_date": day.isoformat(),
        "opinion": "unqualified",
        "accountants": words.people(random, 2),
        "verification_code": f"蒙{day.year % 100}{code}",
        **{name: plain(value) for name, value in totals.items()},
        "revenue": plain(revenue),
        "net_profit": plain(profit),
    }
    extra = {"left": left, "right": right, "income": profit_rows, "address": facts.audit_firm.address,
             "certificates": [numbers.digits(random, 12) for _ in range(2)]}  # fmt: skip
    layout = facts.make("audit_report", "", *audit_makes.MAKES)
    paper = Paper("audit_report", "audit_report", "审计报告", fields, extra, layout, random.randrange(8))
    return [audit_makes.adapted(paper, facts) if layout else paper]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Two pages of opinion and two statements."""
    if paper.layout:
        audit_makes.draw(sheet, paper)
        return
    _opinion(sheet, paper)
    _signed(sheet, paper)
    _balance(sheet, paper)
    _income(sheet, paper)


def _opinion(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, look = paper.get, Look(12, leading=1.75)
    sheet.qr(22, 14, f"http://acc.mof.gov.cn?code={get('verification_code')}", 22)
    note = "您可使用手机“扫一扫”或进入“注册会计师行业统一监管平台（http://acc.mof.gov.cn）”进行查验"
    sheet.paragraph(46, 20, f"{note}\n报告编码：{get('verification_code')}", 120, Look(8.5))
    sheet.text(105, 56, "审 计 报 告", 26, "hei", "center", bold=True)
    sheet.text(184, 68, get("report_number"), 11, "song", "right")
    y = sheet.paragraph(26, 82, f"{get('auditee')}全体股东：", 158, look)
    for title, text in _opinion_parts(paper):
        sheet.text(34, y + 3, title, 12, "hei")
        y = sheet.paragraph(26, y + 11, text, 158, look, 2)


def _opinion_parts(paper: Paper) -> list[tuple[str, str]]:
    name, year = paper.get("auditee"), paper.get("fiscal_year")
    what = (
        f"我们审计了{name}（以下简称“贵公司”）财务报表，包括{year}年12月31日的资产负债表，{year}年度的利润表、"
        f"现金流量表、所有者权益变动表以及相关财务报表附注。"
    )
    fair = (
        f"后附的财务报表在所有重大方面按照企业会计准则的规定编制，"
        f"公允反映了贵公司{year}年12月31日的财务状况以及{year}年度的经营成果和现金流量。"
    )
    base = ("我们按照中国注册会计师审计准则的规定执行了审计工作。按照中国注册会计师职业道德守则，我们独立于贵公司，"
            "并履行了职业道德方面的"
            "其他责任。我们相信，我们获取的审计证据是充分、适当的，为发表{}提供了基础。")  # fmt: skip
    duty = (
        "贵公司管理层负责按照企业会计准则的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制，"
        "以使财务报表不存在由于舞弊或错误导致的重大错报。"
    )
    if paper.get("opinion") == "unqualified":
        return [("一、审计意见", f"{what}\n我们认为，{fair}"), ("二、形成审计意见的基础", base.format("审计意见")),
                ("三、管理层和治理层对财务报表的责任", duty)]  # fmt: skip
    cause = (
        "贵公司年末存货账面余额中有部分存放于外地仓库，我们未能实施监盘程序，"
        "也无法通过其他审计程序对其数量和状况获取充分、适当的审计证据。"
    )
    return [("一、保留意见", f"{what}\n我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，{fair}"),
            ("二、形成保留意见的基础", f"{cause}{base.format('保留意见')}"), ("三、"
                "管理层和治理层对财务报表的责任", duty)]  # fmt: skip


def _signed(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    text = ("我们的目标是对财务报表整体是否不存在由于舞弊或错误导致的重大错报获取合理保证，"
            "并出具包含审计意见的审计报告。合理保证是高水平的"
            "保证，但并不能保证按照审计准则执行的审计在某一重大错报存在时总能发现。")  # fmt: skip
    sheet.text(34, 30, "四、注册会计师对财务报表审计的责任", 12, "hei")
    y = sheet.paragraph(26, 38, text, 158, Look(12, leading=1.75), 2) + 20
    sheet.text(26, y, paper.get("audit_firm"), 11.5)
    sheet.seal(60, y + 4, paper.get("audit_firm"), width=40)
    for i, name in enumerate(paper.fields["accountants"]):
        top = y + i * 26
        sheet.text(112, top, f"中国注册会计师：{name}", 12)
        sheet.text(112, top + 7, f"证书编号：{paper.extra['certificates'][i]}", 9)
        sheet.box(156, top + 1, 22, 11, 1, decor.RED)
        sheet.text(167, top + 8.5, name, 12, "kai", "center", color=decor.RED)
    sheet.text(26, y + 60, "中国·内蒙古", 12)
    date = numeral_date if paper.variant % 2 else chinese_date
    sheet.text(176, y + 60, date(paper.get("issue_date")), 12, "song", "right")


def _statement_head(sheet: Sheet, paper: Paper, title: str, period: str, form: str) -> None:
    sheet.page()
    sheet.text(105, 26, title, 18, "hei", "center", bold=True)
    sheet.text(105, 35, period, 10.5, "song", "center")
    sheet.text(186, 35, form, 10, "song", "right")
    sheet.text(20, 42, f"编制单位：{paper.get('auditee')}", 10)
    sheet.text(190, 42, "单位：人民币元", 10, "song", "right")


def _value(value: Decimal | None, factor: float = 1.0) -> Cell:
    return Cell("" if value is None else grouped(value * Decimal(factor)), align="right")


def _balance(sheet: Sheet, paper: Paper) -> None:
    year = paper.fields["fiscal_year"]
    _statement_head(sheet, paper, "资 产 负 债 表", f"{year}年12月31日", "会企01表")
    head = [
        Cell(text, align="center", bold=True)
        for text in ("资产", "期末余额", "期初余额", "负债和所有者权益", "期末余额", "期初余额")
    ]
    rows: list[list[Cell | str]] = [[*head]]
    left, right = paper.extra["left"], paper.extra["right"]
    for i in range(max(len(left), len(right)) - 1):
        a, b = left[i] if i < len(left) - 1 else ("", None), right[i] if i < len(right) - 1 else ("", None)
        rows.append([a[0], _value(a[1]), _value(a[1], 0.925), b[0], _value(b[1]), _value(b[1], 0.925)])
    a, b = left[-1], right[-1]
    rows.append([a[0], _value(a[1]), _value(a[1], 0.925), b[0], _value(b[1]), _value(b[1], 0.925)])
    bottom = table(sheet, 14, 45, (34, 29, 29, 34, 29, 29), rows, Look(8.5), 7)
    _officers(sheet, bottom + 8)


def _income(sheet: Sheet, paper: Paper) -> None:
    year = paper.fields["fiscal_year"]
    _statement_head(sheet, paper, "利 润 表", f"{year}年度", "会企02表")
    head = [Cell(text, align="center", bold=True) for text in ("项目", "本期金额", "上期金额")]
    rows: list[list[Cell | str]] = [[*head]]
    rows += [[name, _value(value), _value(value, 0.884)] for name, value in paper.extra["income"]]
    bottom = table(sheet, 20, 45, (80, 45, 45), rows, Look(10), 8.5)
    _officers(sheet, bottom + 8)


def _officers(sheet: Sheet, y: float) -> None:
    for x, word in ((20, "法定代表人："), (82, "主管会计工作负责人："), (148, "会计机构负责人：")):
        sheet.text(x, y, word, 9.5)
