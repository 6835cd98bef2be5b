"""More makes of a laboratory's qualification: CNAS in two languages, CAL, and a province's electronic CMA."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.paper import Paper, numeral_date, spaced_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import FAINT, wide
from sample_dossiers.sheet import LANDSCAPE, Cell, Look, Sheet
from sample_dossiers.tables import Row, table

BLUE = HexColor("#26538f")


def _dotted(iso: str) -> str:
    return iso.replace("-", ".")


def cnas(sheet: Sheet, paper: Paper) -> None:
    """实验室认可证书 with its English page and a bilingual annex."""
    get = paper.get
    number = get("certificate_number").replace("CNASL", "CNAS L")
    sheet.page()
    decor.border(sheet, 12, 5, BLUE)
    sheet.text(105, 40, "CNAS", 30, "hei", "center", bold=True, color=BLUE)
    sheet.text(105, 58, "中国合格评定国家认可委员会", 19, "hei", "center")
    sheet.text(105, 74, "实验室认可证书", 26, "hei", "center", bold=True, spacing=4)
    sheet.text(105, 86, f"（注册号：{number}）", 13, "song", "center")
    sheet.text(32, 104, "兹证明：", 13)
    sheet.text(105, 118, get("lab_name"), 18, "hei", "center")
    sheet.text(105, 129, get("address"), 12, "song", "center")
    text = (
        "符合ISO/IEC 17025：2017《检测和校准实验室能力的通用要求》（CNAS-CL01《检测和校准实验室能力认可准则》）的要求，"
        "具备承担本证书附件所列服务能力，予以认可。"
    )
    y = sheet.paragraph(32, 146, text, 146, Look(13, leading=1.7), 2)
    y = sheet.paragraph(
        32,
        y + 4,
        "获认可的能力范围见标有相同认可注册号的证书附件，证书附件是本证书组成部分。",
        146,
        Look(12, leading=1.7),
        2,
    )
    sheet.text(32, 216, f"生效日期：{get('issue_date')}", 12.5)
    sheet.text(32, 228, f"截止日期：{get('valid_to')}", 12.5)
    sheet.text(178, 248, "中国合格评定国家认可委员会授权人", 11, "song", "right")
    sheet.seal(146, 226, get("issuer"), width=40)
    sheet.text(105, 272, "本证书的有效性可登录www.cnas.org.cn查询", 9, "song", "center")
    _cnas_english(sheet, paper, number)
    sheet.page()
    sheet.text(105, 28, "中国合格评定国家认可委员会", 14, "hei", "center")
    sheet.text(105, 38, "认可证书附件", 20, "hei", "center", bold=True)
    sheet.text(105, 46, f"（注册号：{number}）", 11, "song", "center")
    sheet.text(24, 58, f"名称：{get('lab_name')}", 10.5)
    sheet.text(24, 65, f"地址：{get('address')}", 10.5)
    sheet.text(24, 74, "附件1 认可的检测能力范围", 12, "hei")
    _scope(
        sheet,
        paper,
        78,
        (
            "序号 №",
            "检测对象\nTest object",
            "项目/参数\nItem/Parameter",
            "检测标准（方法）名称及编号\nTitle, Code of Standard or Method",
            "说明 Note",
        ),
    )


def _cnas_english(sheet: Sheet, paper: Paper, number: str) -> None:
    get = paper.get
    sheet.page()
    sheet.text(105, 50, "China National Accreditation Service for Conformity Assessment", 12, "song", "center")
    sheet.text(105, 66, "LABORATORY ACCREDITATION CERTIFICATE", 17, "song", "center", bold=True)
    sheet.text(105, 78, f"(Registration No. {number})", 11, "song", "center")
    text = (
        "is accredited in accordance with ISO/IEC 17025: 2017 General Requirements for the Competence of Testing "
        "and Calibration Laboratories for the competence to undertake the service described in the schedule."
    )
    sheet.paragraph(30, 110, text, 150, Look(11, leading=1.6))
    sheet.text(30, 180, f"Effective Date: {get('issue_date')}", 11)
    sheet.text(30, 190, f"Expiry Date: {get('valid_to')}", 11)


def _scope(sheet: Sheet, paper: Paper, y: float, heads: tuple[str, ...]) -> None:
    rows: list[Row] = [[Cell(head, align="center") for head in heads]]
    for i, standard in enumerate(paper.fields["capabilities"]):
        item = paper.extra["items"][i % len(paper.extra["items"])]
        rows.append(
            [
                Cell(str(i + 1), align="center"),
                paper.extra["object"],
                item,
                f"{paper.extra['titles'].get(standard, '企业标准')} {standard}",
                "",
            ]
        )
    y = table(sheet, 22, y, (14, 36, 32, 68, 18), rows, Look(9.5), 10)
    sheet.text(105, y + 10, "（以下空白）", 10, "song", "center")


def authorised(sheet: Sheet, paper: Paper) -> None:
    """资质认定授权证书 (CAL): rows of wide labels, dates in Chinese numerals."""
    get = paper.get
    sheet.page()
    decor.border(sheet, 13, 6, HexColor("#b79a57"))
    sheet.text(105, 66, "资质认定", 30, "song", "center", bold=True, spacing=10)
    sheet.text(105, 84, "授权证书", 34, "song", "center", bold=True, spacing=12)
    y = 112.0
    for label, value in (
        (wide("编号", 2), get("certificate_number")),
        ("机构名称", get("lab_name")),
        ("机构地址", get("address")),
    ):
        sheet.text(34, y, f"{label}：{value}", 13)
        y += 13
    text = (
        "经审查，你机构符合产品质量监督检验机构的基本条件和能力，现予授权，可以承担附表所列产品的质量监督检验，"
        "特发此证。"
    )
    sheet.paragraph(34, y + 4, text, 142, Look(13, "kai", leading=1.7), 2)
    sheet.box(38, 205, 22, 14, 1.2, decor.RED)
    sheet.text(49, 215, "CAL", 17, "hei", "center", bold=True, color=decor.RED)
    sheet.text(92, 210, f"发证日期：{numeral_date(get('issue_date'))}", 13)
    sheet.text(92, 221, f"有效日期：{numeral_date(get('valid_to'))}", 13)
    sheet.text(92, 232, f"发证单位：{get('issuer')}（印章）", 13)
    sheet.seal(150, 226, get("issuer"), width=42)
    sheet.page()
    sheet.text(105, 26, "授权检验产品及标准一览表", 16, "hei", "center", bold=True)
    sheet.text(24, 38, f"机构名称：{get('lab_name')}", 10)
    _scope(sheet, paper, 44, ("序号", "产品名称", "检验项目", "依据标准名称及编号（含年号）", "备注"))


def electronic(sheet: Sheet, paper: Paper) -> None:
    """A province's electronic CMA certificate lying wide, label and value in pale print, with annex."""
    get = paper.get
    sheet.page(LANDSCAPE)
    decor.border(sheet, 9, 5, HexColor("#c2565b"))
    decor.emblem(sheet, 148, 30, 10)
    sheet.text(148, 56, "检验检测机构资质认定证书", 27, "hei", "center", bold=True, spacing=3)
    sheet.text(148, 66, f"No. {get('certificate_number')}", 12, "song", "center")
    y = 84.0
    for label, value in (("机构名称", get("lab_name")), ("法定代表人", "——"), ("注册地址", get("address"))):
        sheet.text(40, y, label, 13, "kai", color=FAINT)
        sheet.text(76, y, value, 13)
        y += 12
    sheet.paragraph(
        40,
        y + 2,
        "经审查，你机构具备法律、行政法规规定的基本条件和能力，准予资质认定，可以向社会出具具有证明作用的数据、结果。",
        216,
        Look(12, leading=1.7),
        2,
    )
    for x, label, value in ((40, "发证日期", get("issue_date")), (118, "有效期至", get("valid_to"))):
        sheet.text(x, 160, label, 12, "kai", color=FAINT)
        sheet.text(x + 24, 160, spaced_date(value), 12)
    sheet.text(40, 172, "发证机关", 12, "kai", color=FAINT)
    sheet.text(64, 172, get("issuer"), 12)
    sheet.seal(240, 164, get("issuer"), width=40)
    sheet.qr(250, 20, f"https://cma.example.cn/{get('certificate_number')}", 22)
    sheet.page(LANDSCAPE)
    sheet.text(148, 24, "资质认定证书附表", 17, "hei", "center", bold=True)
    sheet.text(24, 34, f"机构名称：{get('lab_name')}　　证书编号：{get('certificate_number')}", 10)
    sheet.text(24, 41, f"批准日期：{_dotted(get('issue_date'))}　　有效期：{_dotted(get('valid_to'))}", 10)
    _scope(
        sheet, paper, 46, ("序号", "类别（产品/项目/参数）", "名称", "依据的标准（方法）名称及编号（含年号）", "说明")
    )


MAKES = {"cnas": cnas, "authorised": authorised, "electronic": electronic, "short": late_makes.laboratory}
