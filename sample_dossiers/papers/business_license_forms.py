"""More makes of the 营业执照: forms to 2014, the electronic one, a copy with a stamp on it, and those of no company.

Those to 2014 bear a registration number instead of the credit code.
"""

from __future__ import annotations

from random import Random

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers.rare_forms import merged_licence
from sample_dossiers.sheet import LANDSCAPE, Look, Sheet

PALE = HexColor("#fdfbf4")
BROWN = HexColor("#8d7b52")
Pairs = list[tuple[str, str]]

PERSON = {"individual": "经营者", "branch": "负责人", "partnership": "执行事务合伙人"}
PLACE = {"individual": "经营场所", "branch": "营业场所", "partnership": "主要经营场所"}
TERM = {"partnership": "合伙期限"}


def _term(paper: Paper, joint: str = "至") -> str:
    start, end = paper.get("business_term_start"), paper.get("business_term_end")
    return f"{chinese_date(start)}{joint}{chinese_date(end)}" if start else ""


def _filled(pairs: Pairs) -> Pairs:
    return [(label, value) for label, value in pairs if value]


def portrait_2013(sheet: Sheet, paper: Paper) -> None:
    """企业法人营业执照 before 2014: a registration number, paid-in capital, yearly inspection."""
    get = paper.get
    sheet.page()
    decor.border(sheet, 10, 6, HexColor("#7d6b3c"), HexColor("#fbf8ee"))
    decor.emblem(sheet, 105, 36, 12)
    sheet.text(105, 70, "企业法人营业执照", 32, "song", "center", bold=True, spacing=6)
    sheet.text(105, 80, "（副　　本）", 15, "song", "center")
    sheet.text(120, 92, f"注册号　{paper.extra['number']}", 12, "song")
    pairs = _filled([
        ("名称", get("company_name")), ("住所", get("address")), ("法定代表人姓名", get("legal_representative")),
        ("注册资本", get("registered_capital")), ("实收资本", get("registered_capital")),
        ("公司类型", get("company_type")), ("经营范围", get("business_scope")),
        ("成立日期", numeral_date(get("established_date"))), ("营业期限", f"自{_term(paper)}"),
    ])  # fmt: skip
    rows(sheet, 26, 106, pairs, Rows(12, "song", "kai", 36, "", 7, 180))
    sheet.text(120, 252, "登记机关", 14, "song", spacing=4)
    sheet.text(132, 268, numeral_date(get("registration_date")), 12.5, "song")
    sheet.seal(140, 258, paper.extra["authority"], width=40)
    sheet.text(24, 266, "年度检验情况", 10, "song")
    sheet.text(198, 288, "中华人民共和国国家工商行政管理总局制", 8, "song", "right")


def landscape_2013(sheet: Sheet, paper: Paper) -> None:
    """The same time's form on its side, values on ruled lines in two columns."""
    get = paper.get
    sheet.page(LANDSCAPE)
    decor.border(sheet, 10, 6, HexColor("#8a7a45"), PALE)
    sheet.text(148, 44, "企 业 法 人 营 业 执 照", 30, "kai", "center", bold=True)
    sheet.text(148, 54, "（副本）", 14, "kai", "center")
    sheet.text(34, 68, f"注册号：{paper.extra['number']}", 12)
    left: Pairs = [("名称", get("company_name")), ("住所", get("address")),
                   ("法定代表人姓名", get("legal_representative")), ("公司类型", get("company_type")),
                   ("经营范围", get("business_scope"))]  # fmt: skip
    right: Pairs = [("注册资本", get("registered_capital")), ("实收资本", get("registered_capital")),
                    ("成立日期", chinese_date(get("established_date"))), ("营业期限", _term(paper))]  # fmt: skip
    for x, pairs, end in ((34, left, 148), (158, right, 270)):
        rows(sheet, x, 84, pairs, Rows(11.5, "song", "song", 28, "：", 6, end))
    sheet.text(200, 160, "登记机关（印章）", 12)
    sheet.text(200, 174, chinese_date(get("registration_date"), zero=False), 12)
    sheet.seal(226, 162, paper.extra["authority"], width=38)


def electronic(sheet: Sheet, paper: Paper) -> None:
    """The electronic licence as it is downloaded: label and value in rows, a large code, the office printed in full."""
    get = paper.get
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 6, BROWN, PALE)
    sheet.watermark("电子营业执照", 20, (80, 44), HexColor("#f1e8d8"), 18)
    decor.emblem(sheet, 148.5, 28, 11)
    sheet.text(148.5, 58, "营业执照", 40, "hei", "center", bold=True, spacing=14)
    sheet.text(148.5, 67, "（电子营业执照副本）", 11, "hei", "center")
    sheet.qr(232, 30, "https://zzapp.gsxt.gov.cn/elicense", 38)
    sheet.text(28, 62, f"统一社会信用代码：{get('uscc')}", 11.5, "hei")
    pairs = _filled([
        ("名称", get("company_name")), ("类型", get("company_type")), ("法定代表人", get("legal_representative")),
        ("注册资本", get("registered_capital")), ("成立日期", chinese_date(get("established_date"))),
        ("住所", get("address")), ("经营范围", get("business_scope")),
    ])  # fmt: skip
    rows(sheet, 28, 80, pairs, Rows(11, "song", "hei", 0, "：", 3, 220))
    sheet.text(200, 176, f"登记机关：{paper.extra['authority']}", 11)
    sheet.text(200, 184, f"登记日期：{chinese_date(get('registration_date'))}", 11)
    sheet.text(28, 196, f"下载时间：{chinese_date(paper.extra['downloaded'])} 10:22:35　本电子营业执照与纸质营业执照"
                        "具有同等法律效力", 8.5)  # fmt: skip


def stamped(sheet: Sheet, paper: Paper) -> None:
    """A copy of the current form with the purpose of the copy written across it."""
    get = paper.get
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 8, BROWN, PALE)
    decor.emblem(sheet, 148.5, 30, 12)
    sheet.text(148.5, 62, "营 业 执 照", 42, "song", "center", bold=True)
    sheet.text(148.5, 73, "（副本）", 14, "hei", "center")
    sheet.text(34, 50, "统一社会信用代码", 11.5, "hei")
    sheet.text(34, 57, get("uscc"), 12.5, "hei", spacing=1.2)
    sheet.text(34, 64, "副本编号：1-1", 9)
    sheet.qr(244, 44, "https://www.gsxt.gov.cn", 24)
    left = [("名称", get("company_name")), ("类型", get("company_type")),
            ("法定代表人", get("legal_representative")), ("经营范围", get("business_scope"))]  # fmt: skip
    right = [("注册资本", get("registered_capital")), ("成立日期", chinese_date(get("established_date"))),
             ("住所", get("address"))]  # fmt: skip
    for x, pairs, end in ((32, left, 146), (156, right, 268)):
        rows(sheet, x, 90, pairs, Rows(11.5, "song", "kai", 24, "", 6, end))
    sheet.text(186, 164, "登记机关", 13, "kai", spacing=6)
    year, month, day = get("registration_date").split("-")
    for x, text in ((216, year), (232, "年"), (240, month), (250, "月"), (258, day), (267, "日")):
        sheet.text(x, 180, text, 12.5)
    sheet.seal(242, 166, paper.extra["authority"], width=40)
    sheet.text(283, 204, "国家市场监督管理总局监制", 9, "song", "right")
    decor.copy_only(sheet, 70, 150, "项目申报", 22, 26)
    decor.wear(sheet, Random(get("uscc")))


def other(sheet: Sheet, paper: Paper) -> None:
    """Those of other kinds than companies: their own words for the person, the place and the term."""
    get, kind = paper.get, paper.layout
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 8, BROWN, PALE)
    decor.emblem(sheet, 148.5, 30, 12)
    sheet.text(148.5, 62, "营业执照", 42, "hei", "center", bold=True, spacing=16)
    sheet.text(148.5, 73, "（副　本）", 14, "hei", "center")
    sheet.text(30, 52, "统一社会信用代码", 11.5, "hei")
    sheet.text(30, 59, get("uscc"), 12.5, "hei", spacing=0.8)
    sheet.qr(243, 44, "https://www.gsxt.gov.cn", 24)
    composition = "个人经营" if kind == "individual" else ""
    capital = {"partnership": "出资额", "cooperative": "成员出资总额"}.get(kind, "注册资本")
    scope = "业务范围" if kind == "cooperative" else "经营范围"
    founded = "注册日期" if kind == "individual" else "成立日期"
    person, place = PERSON.get(kind, "法定代表人"), PLACE.get(kind, "住所")
    left = [("名称", get("company_name")), ("类型", get("company_type")), ("组成形式", composition),
            (person, get("legal_representative")), (scope, get("business_scope"))]  # fmt: skip
    right = [(capital, get("registered_capital")), (founded, chinese_date(get("established_date"))),
             (TERM.get(kind, "营业期限"), _term(paper)), (place, get("address"))]  # fmt: skip
    for x, pairs, end in ((30, left, 150), (158, right, 272)):
        rows(sheet, x, 90, _filled(pairs), Rows(11.5, "song", "kai", 30, "", 6, end))
    sheet.text(186, 164, "登记机关", 13, "kai", spacing=6)
    sheet.text(243, 179, chinese_date(get("registration_date")), 12.5, "song", "center")
    sheet.seal(243, 166, paper.extra["authority"], width=40)
    sheet.text(14, 204, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", 9)
    sheet.paragraph(
        30, 196, "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。", 150, Look(8)
    )


FORMS = {"portrait_2013": portrait_2013, "landscape_2013": landscape_2013, "electronic": electronic,
         "stamped": stamped, "merged": merged_licence, "individual": other, "branch": other, "partnership": other,
         "cooperative": other}  # fmt: skip
COMPANIES = ("portrait_2013", "landscape_2013", "electronic", "stamped", "merged")
OTHERS = ("individual", "branch", "partnership", "cooperative")
