"""营业执照: two landscape layouts (since 2019; since 2022 without a term) and the portrait one before."""

from __future__ import annotations

from datetime import date

from reportlab.lib.colors import HexColor

from sample_dossiers import decor, numbers, words
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.money import in_words
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.business_license_forms import COMPANIES, FORMS, OTHERS
from sample_dossiers.sheet import LANDSCAPE, Look, Sheet

NEW_FORM, NO_TERM = date(2019, 3, 1), date(2022, 3, 1)
"""From when licences are landscape, and from when they print no term (domain: registration rules of 2019 and 2022)."""
BROWN = HexColor("#8d7b52")


def make(facts: Facts) -> list[Paper]:
    """The applicant's licence."""
    random, company = facts.random("business_license"), facts.applicant
    layout = facts.make("business_license", _layout(company.registered), "short", "portrait_2016",
                         "landscape_2019", "landscape_2022", *COMPANIES)  # fmt: skip
    kind = facts.product.kind
    district = _district(company.address)
    authority = random.choice((district[: district.index("市") + 1], district)) + "市场监督管理局"
    fields = {
        "company_name": company.name,
        "uscc": company.uscc,
        "company_type": random.choice(("有限责任公司（自然人投资或控股）", "有限责任公司", "其他有限责任公司")),
        "legal_representative": company.legal_representative,
        "registered_capital": f"{company.capital * 10_000}.00",
        "established_date": company.established.isoformat(),
        "address": company.address,
        "business_scope": f"{kind.name}及配套部件的研发、制造、销售、安装和技术服务；机械零部件加工；货物及技术进出口。"
        "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        "registration_date": company.registered.isoformat(),
    }  # fmt: skip
    capital = in_words(company.capital * 10_000, "元")
    if layout == "merged":
        capital = f"{company.capital}.000000万人民币"
    elif layout == "portrait_2016":
        capital = f"{capital.removesuffix('整')}人民币"
    if layout == "short":
        for name in ("registered_capital", "business_scope"):
            del fields[name]
    elif layout not in ("landscape_2022", "electronic", "stamped"):
        fields["business_term_start"] = company.established.isoformat()
        fields["business_term_end"] = random.choice(("长期", years_after(company.established, 30).isoformat()))
    extra = {
        "authority": authority,
        "number": numbers.registration_number(facts.random("number"), company.region),
        "downloaded": facts.days.applied_on.isoformat(),
        "registered_capital printed": "" if layout == "short" else capital,
    }  # stands in the seal only, as on real licences
    if layout.endswith("2013"):
        del fields["uscc"]
    if layout == "electronic":
        fields["registration_authority"] = authority
    paper = Paper("business_license", "business_license", "营业执照", fields, extra, layout, random.randrange(8))
    return [paper, _partner(facts, authority)] if facts.all_makes else [paper]


def _partner(facts: Facts, authority: str) -> Paper:
    """The licence of somebody the applicant works with who is no company."""
    random = facts.random("partner_license")
    kind = facts.make("partner_license", *OTHERS)
    forms = {"individual": ("92", "个体工商户", "机电经营部"),
             "branch": ("91", "有限责任公司分公司（自然人投资或控股）", ""),
             "partnership": ("91", "有限合伙企业", "企业管理中心（有限合伙）"),
             "cooperative": ("93", "农民专业合作社", "农机服务专业合作社")}  # fmt: skip
    head, form, trade = forms[kind]
    region, person = facts.applicant.region, words.person(random)
    name = f"{words.place(region)}{words.brand(random, set())}{trade}"
    if kind == "branch":
        name = f"{facts.applicant.name}{words.place('150602').removesuffix('市')}分公司"
    established = facts.applicant.established
    fields = {
        "company_name": name, "uscc": numbers.uscc(random, region, head), "company_type": form,
        "legal_representative": person if kind != "partnership" else f"{facts.buyer.name}（委派代表：{person}）",
        "established_date": established.isoformat(), "address": words.address(random, region),
        "business_scope": "机电设备、机械配件的销售、安装与维修服务。"
        "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        "registration_date": facts.applicant.registered.isoformat(),
    }  # fmt: skip
    extra = {"authority": authority}
    if kind in ("partnership", "cooperative"):
        capital = random.choice((50, 100, 300)) * 10_000
        fields["registered_capital"] = f"{capital}.00"
        extra["registered_capital printed"] = in_words(capital, "元")
    if kind in ("partnership", "branch"):
        fields |= {"business_term_start": established.isoformat(),
                   "business_term_end": random.choice(("长期", years_after(established, 20).isoformat()))}  # fmt: skip
    return Paper("partner_license", "business_license", "合作方营业执照", fields, extra, kind,
                 random.randrange(16))  # fmt: skip


def _layout(registered: date) -> str:
    if registered >= NO_TERM:
        return "landscape_2022"
    return "landscape_2019" if registered >= NEW_FORM else "portrait_2016"


def _district(address: str) -> str:
    """City and district of an address, as registration offices call themselves."""
    whole = address.removeprefix("内蒙古自治区").removeprefix("河北省")
    return whole[: whole.index("区") + 1]


def _term(paper: Paper) -> str:
    start, end = paper.get("business_term_start"), paper.get("business_term_end")
    if paper.variant % 2:
        return f"{chinese_date(start)}至{chinese_date(end)}"
    return f"自 {chinese_date(start)} 至 {chinese_date(end)}"


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    {**FORMS, "portrait_2016": _portrait, "short": _short}.get(paper.layout, _landscape)(sheet, paper)


def _landscape(sheet: Sheet, paper: Paper) -> None:
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 8, BROWN, HexColor("#fdfbf4"))
    sheet.watermark("市场监督管理", 0, (90, 48), HexColor("#f3e9d6"), 22)
    decor.emblem(sheet, 148.5, 30, 13)
    sheet.text(148.5, 64, "营业执照", 44, "hei", "center", bold=True, spacing=16)
    sheet.text(148.5, 74, "（副  本）" if paper.variant % 2 else "（副  本）1-1", 15, "hei", "center")
    sheet.text(30, 52, "统一社会信用代码", 12, "hei", spacing=1.5)
    sheet.text(30, 59, paper.get("uscc"), 13, "hei", spacing=0.8)
    sheet.qr(243, 44, "https://www.gsxt.gov.cn/index.html", 22)
    sheet.paragraph(229, 70, "扫描二维码登录“国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息。", 44,
                    Look(7, "song"))  # fmt: skip
    _left(sheet, paper)
    _right(sheet, paper)
    sheet.text(185, 166, "登 记 机 关", 14, "kai", spacing=3)
    sheet.text(243, 179, spaced(paper), 13, "song", "center")
    sheet.seal(243, 166, paper.extra["authority"], width=40)
    sheet.text(14, 204, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", 9, "song")
    sheet.text(283, 204, "国家市场监督管理总局监制", 9, "song", "right")


def spaced(paper: Paper) -> str:
    """The date at the foot, with room around the words."""
    year, month, day = paper.get("registration_date").split("-")
    return f"{year} 年 {month} 月 {day} 日"


def _row(sheet: Sheet, x: float, y: float, label: str, value: str, room: float, size: float = 11.5) -> float:
    """A label spread over its column and its value, wrapped; returns the next row's baseline."""
    sheet.label(x, y, label, 24, 12, "kai")
    end = sheet.paragraph(x + 29, y, value, room, Look(size, "song"))
    return max(y + 11, end + 4)


def _left(sheet: Sheet, paper: Paper) -> None:
    y = 92.0
    for label, name in (
        ("名称", "company_name"), ("类型", "company_type"), ("法定代表人", "legal_representative"),
        ("经营范围", "business_scope"),
    ):  # fmt: skip
        y = _row(sheet, 30, y, label, paper.get(name), 78)


def _right(sheet: Sheet, paper: Paper) -> None:
    y = _row(sheet, 155, 92, "注册资本", paper.get("registered_capital"), 72)
    y = _row(sheet, 155, y, "成立日期", chinese_date(paper.get("established_date")), 72)
    if paper.get("business_term_start"):
        y = _row(sheet, 155, y, "营业期限", _term(paper), 76)
    _row(sheet, 155, y, "住所", paper.get("address"), 72)


def _portrait(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    decor.border(sheet, 10, 7, HexColor("#9a8f6a"), HexColor("#fffef9"))
    decor.emblem(sheet, 105, 38, 15)
    sheet.text(105, 80, "营业执照", 46, "hei", "center", bold=True, spacing=18)
    sheet.text(105, 92, "（副 本）", 17, "hei", "center")
    sheet.text(78, 102, "统一社会信用代码", 11, "song")
    sheet.text(120, 102, paper.get("uscc"), 12, "song", spacing=0.6)
    sheet.text(128, 108, "（1-1）", 9, "song")
    y = 122.0
    rows = (
        ("名称", paper.get("company_name")), ("类型", paper.get("company_type")), ("住所", paper.get("address")),
        ("法定代表人", paper.get("legal_representative")), ("注册资本", paper.get("registered_capital")),
        ("成立日期", chinese_date(paper.get("established_date"))), ("营业期限", _term(paper)),
        ("经营范围", paper.get("business_scope")),
    )  # fmt: skip
    for label, value in rows:
        sheet.label(32, y, label, 30, 12.5, "song")
        y = max(y + 12, sheet.paragraph(70, y, value, 108, Look(12, "song")) + 5)
    sheet.qr(28, 228, "http://www.gsxt.gov.cn", 30)
    sheet.text(105, 250, "登 记 机 关", 14, "song", spacing=4)
    sheet.text(162, 264, spaced(paper), 12.5, "song", "center")
    sheet.seal(160, 252, paper.extra["authority"], width=40)
    sheet.text(105, 275, "每年1月1日至6月30日应当通过企业信用信息公示系统报送上一年度年度报告", 8.5, "song", "center")
    sheet.text(12, 292, "企业信用信息公示系统网址：http://www.gsxt.gov.cn", 8, "song")
    sheet.text(198, 292, "国家工商行政管理总局监制", 8, "song", "right")


def _short(sheet: Sheet, paper: Paper) -> None:
    """The short form of some cities: five items, the rest is to be looked up."""
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 8, BROWN, HexColor("#fdfbf4"))
    decor.emblem(sheet, 148.5, 32, 13)
    sheet.text(148.5, 68, "营业执照", 44, "hei", "center", bold=True, spacing=16)
    sheet.text(148.5, 79, "（副  本）", 15, "hei", "center")
    sheet.text(148.5, 90, f"统一社会信用代码  {paper.get('uscc')}", 13, "hei", "center")
    y = 106.0
    for label, value in (
        ("名称", paper.get("company_name")), ("类型", paper.get("company_type")),
        ("法定代表人", paper.get("legal_representative")),
        ("成立日期", chinese_date(paper.get("established_date"))), ("住所", paper.get("address")),
    ):  # fmt: skip
        y = _row(sheet, 40, y, label, value, 120) - 1
    sheet.qr(232, 50, "https://www.gsxt.gov.cn/index.html", 26)
    note = "重要提示：商事主体的经营范围由章程确定，经营范围、出资情况、年报信息等请扫描右上角二维码查询。"
    sheet.paragraph(40, 172, note, 110, Look(8.5))
    sheet.text(185, 166, "登 记 机 关", 14, "kai", spacing=3)
    sheet.text(243, 179, spaced(paper), 13, "song", "center")
    sheet.seal(243, 166, paper.extra["authority"], width=40)
    sheet.text(283, 204, "国家市场监督管理总局监制", 9, "song", "right")
