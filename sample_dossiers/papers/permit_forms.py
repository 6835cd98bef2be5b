"""More makes of production licences and CCC certificates: with an annex of models, in English, and earlier forms."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, spaced_date
from sample_dossiers.papers.rare_forms import early_ccc, tabled_licence
from sample_dossiers.sheet import LANDSCAPE, Cell, Look, Sheet
from sample_dossiers.tables import Row, table

GOLD = HexColor("#a8842c")
BLUE = HexColor("#1f4e8c")
OFFICE = "内蒙古自治区市场监督管理局"
BODY = "中国质量认证中心"
RULE = "CNCA-C03-01:2014"


def licence_annex(sheet: Sheet, paper: Paper) -> None:
    """A licence with its annex: models and units of the product in a table on the second page."""
    get, extra = paper.get, paper.extra
    sheet.page(LANDSCAPE)
    decor.border(sheet, 11, 5, GOLD, HexColor("#fffdf5"))
    sheet.text(148, 44, "全国工业产品生产许可证", 32, "kai", "center", bold=True, spacing=4)
    sheet.text(250, 58, f"证书编号： {get('certificate_number')}", 12, "song", "right")
    pairs = [("单位名称", get("holder")), ("住　　所", extra["address"]), ("生产地址", extra["address"]),
             ("产品名称", f"{get('product_name')}（明细见附页）"),
             ("有效期至", spaced_date(get("valid_to")))]  # fmt: skip
    rows(sheet, 40, 78, pairs, Rows(14, "song", "kai", 0, "：", 5, 262))
    sheet.text(200, 166, OFFICE, 13, "song", "center")
    sheet.text(200, 178, spaced_date(get("issue_date")), 13, "song", "center")
    sheet.seal(200, 168, OFFICE, width=40)
    sheet.page()
    sheet.text(105, 30, "全国工业产品生产许可证附页", 18, "hei", "center", bold=True)
    sheet.text(24, 44, f"证书编号：{get('certificate_number')}", 11)
    lines: list[Row] = [[Cell(text, align="center") for text in ("序号", "产品单元", "产品品种、规格型号")],
                        ["1", get("product_name"), f"{extra['model']}及以下规格"]]  # fmt: skip
    table(sheet, 24, 52, (20, 60, 80), lines, Look(11), 12)


def licence_card(sheet: Sheet, paper: Paper) -> None:
    """The copy upright with labels spread in a narrow column, its term as two days after one label."""
    get, extra = paper.get, paper.extra
    sheet.page()
    decor.border(sheet, 11, 5, GOLD, HexColor("#fffdf5"))
    decor.emblem(sheet, 105, 36, 10)
    sheet.text(105, 62, "工业产品生产许可证", 28, "hei", "center", bold=True, spacing=3)
    sheet.text(105, 72, "（副　本）", 13, "hei", "center")
    pairs = [("企业名称", get("holder")), ("统一社会信用代码", extra["uscc"]), ("住所", extra["address"]),
             ("生产地址", extra["address"]), ("产品名称", get("product_name")), ("检验方式", "自行检验"),
             ("许可证编号", get("certificate_number")), ("发证日期", chinese_date(get("issue_date"))),
             ("有效期限", f"{chinese_date(get('issue_date'))}至{chinese_date(get('valid_to'))}")]  # fmt: skip
    rows(sheet, 26, 90, pairs, Rows(12, "song", "hei", 38, "", 7, 180))
    sheet.text(150, 250, f"发证机关（章）：{OFFICE}", 11, "song", "center")
    sheet.seal(150, 248, OFFICE, width=40)


LICENCES = {"tabled": tabled_licence, "with_annex": licence_annex, "card": licence_card}


def english(sheet: Sheet, paper: Paper) -> None:
    """The English certificate alone: every label in Latin letters, names in both scripts."""
    get, address = paper.get, paper.extra["address"]
    sheet.page()
    decor.border(sheet, 10, 4, BLUE, HexColor("#fafcff"))
    sheet.text(105, 36, "中国国家强制性产品认证证书", 20, "hei", "center", bold=True)
    sheet.text(105, 46, "CERTIFICATE FOR CHINA COMPULSORY PRODUCT CERTIFICATION", 11, "hei", "center", bold=True)
    sheet.text(105, 56, f"证书编号 No.: {get('certificate_number')}", 11.5, "hei", "center")
    models = "、".join(paper.fields["models"])
    pairs = [
        ("委托人名称、地址", "Name and Address of the Applicant", f"{get('holder')}\n{address}"),
        ("生产者（制造商）名称、地址", "Name and Address of the Manufacturer", f"{get('manufacturer')}\n{address}"),
        ("生产企业名称、地址", "Name and Address of the Factory", f"{get('holder')}\n{address}"),
        ("产品名称和系列、规格、型号", "Product Name, Series, Specification and Model",
         f"{get('product_name')}\n{models}"),
        ("产品标准和技术要求", "The Standards and Technical Requirements", "；".join(paper.extra["standards"])),
    ]  # fmt: skip
    y = 70.0
    for label, latin, value in pairs:
        sheet.text(26, y, label, 10.5, "hei")
        sheet.text(26 + sheet.measure(label, 10.5, "hei") + 3, y, latin, 8.5, "song")
        y = sheet.paragraph(30, y + 7, value, 152, Look(10.5)) + 4
    y = sheet.paragraph(26, y + 2, f"上述产品符合强制性产品认证实施规则{RULE}的要求，特发此证。", 160, Look(10.5)) + 5
    start, end = chinese_date(get("issue_date")), chinese_date(get("valid_to"))
    sheet.text(26, y, f"发证日期 Date of Issue: {start}", 10.5)
    sheet.text(108, y, f"有效期至 Valid Until: {end}", 10.5)
    sheet.text(105, 266, BODY, 14, "hei", "center")
    sheet.seal(140, 258, BODY, width=38)


def tabled(sheet: Sheet, paper: Paper) -> None:
    """The certificate as a ruled table; name and models are cells of their own, several models one a line."""
    get, address = paper.get, paper.extra["address"]
    sheet.page()
    sheet.text(105, 36, "中国国家强制性产品认证证书", 24, "song", "center", bold=True, spacing=1)
    sheet.text(186, 50, f"证书编号：{get('certificate_number')}", 11, align="right")
    lines: list[Row] = [
        ["认证委托人", Cell(get("holder"), 3)], ["认证委托人地址", Cell(address, 3)],
        ["生产者（制造商）", Cell(get("manufacturer"), 3)], ["生产者地址", Cell(address, 3)],
        ["生产企业", Cell(get("holder"), 3)], ["生产企业地址", Cell(address, 3)],
        ["产品名称", Cell(get("product_name"), 3)],
        ["规格型号", Cell("\n".join(paper.fields["models"]), 3)],
        ["认证模式", Cell("型式试验+初始工厂检查+获证后监督", 3)], ["认证规则", Cell(RULE, 3)],
        ["首次发证日期", chinese_date(paper.extra["first"]), "发证日期", chinese_date(get("issue_date"))],
        ["有效期至", chinese_date(get("valid_to")), "发证机构", BODY],
    ]  # fmt: skip
    y = table(sheet, 24, 56, (36, 50, 28, 48), lines, Look(10.5), 11)
    sheet.paragraph(24, y + 10, "本证书为变更证书，证书信息可在全国认证认可信息公共服务平台查询。", 160, Look(9.5))
    sheet.seal(150, y + 30, BODY, width=38)


CERTIFICATES = {"early": early_ccc, "english": english, "tabled": tabled}
