"""One more make of each certificate and report, of rarer issuers and years than the others."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, numeral_date, spaced_date
from sample_dossiers.sheet import LANDSCAPE, Cell, Look, Sheet
from sample_dossiers.tables import Row, table

OFFICE = "国家知识产权局"
OLIVE = HexColor("#8f8454")


def _wide(text: str) -> str:
    """A label set wide with ideographic spaces."""
    return "　　".join(text) if len(text) == 2 else text


def merged_licence(sheet: Sheet, paper: Paper) -> None:
    """The licence of three certificates in one (2015): copy number behind the code, capital in figures, open term."""
    get = paper.get
    sheet.page()
    decor.border(sheet, 9, 6, OLIVE, HexColor("#fffef8"))
    decor.emblem(sheet, 105, 34, 13)
    sheet.text(105, 72, "营　业　执　照", 40, "song", "center", bold=True)
    sheet.text(105, 83, "（副　本）", 15, "song", "center")
    sheet.text(105, 94, f"统一社会信用代码 {get('uscc')}（1-1）", 12.5, "song", "center")
    start, end = chinese_date(get("business_term_start"), zero=False), get("business_term_end")
    pairs = [("名称", get("company_name")), ("类型", get("company_type")), ("住所", get("address")),
             ("法定代表人", get("legal_representative")), ("注册资本", get("registered_capital")),
             ("成立日期", chinese_date(get("established_date"), zero=False)),
             ("营业期限", f"{start}至 {'无固定期限' if end == '长期' else chinese_date(end, zero=False)}"),
             ("经营范围", get("business_scope"))]  # fmt: skip
    rows(sheet, 30, 112, [(_wide(label), value) for label, value in pairs], Rows(12, "song", "song", 0, "", 6, 178))
    sheet.text(120, 246, "登记机关", 14, "song", spacing=5)
    sheet.text(150, 262, spaced_date(get("registration_date")), 12.5, "song", "center")
    sheet.seal(150, 252, paper.extra["authority"], width=40)
    sheet.text(24, 276, "提示：每年1月1日至6月30日通过企业信用信息公示系统报送上一年度年度报告并公示。", 8.5)
    sheet.text(24, 290, "企业信用信息公示系统网址：", 8)
    sheet.text(196, 290, "中华人民共和国国家工商行政管理总局监制", 8, align="right")


def early_patent(sheet: Sheet, paper: Paper) -> None:
    """A certificate of the years around 2008: title set wide, number of the certificate at the foot, the class."""
    kind = "发明" if paper.get("patent_type") == "invention" else "实用新型"
    person = "发明人" if kind == "发明" else "设计人"
    sheet.page((205.0, 290.0))
    decor.border(sheet, 14, 4, HexColor("#96723a"), HexColor("#fdf8ee"))
    sheet.text(102, 60, "　".join(f"{kind}专利证书"), 26, "kai", "center", bold=True)
    pairs = [(f"{kind}名称", paper.get("title")), (person, " ".join(paper.fields["inventors"])),
             ("专利号", paper.get("patent_number").replace("ZL", "ZL ")), ("国际专利主分类号", "B02C 4/00"),
             ("专利申请日", numeral_date(paper.get("application_date"))),
             ("专利权人", "、".join(paper.fields["patentees"])),
             ("授权公告日", numeral_date(paper.get("grant_date")))]  # fmt: skip
    y = rows(sheet, 32, 86, pairs, Rows(12, "kai", "kai", 0, "：", 7, 172))
    text = (f"本{kind}经过本局依照中华人民共和国专利法进行初步审查，决定授予专利权，颁发本证书并在专利登记簿上"
            "予以登记。专利权自授权公告之日起生效。")  # fmt: skip
    sheet.paragraph(32, y + 4, text, 142, Look(12, "kai", leading=1.6), 2)
    sheet.text(36, 240, "局长", 13, "kai")
    decor.signature(sheet, 56, 240, paper.extra["head"], 26)
    sheet.seal(140, 232, f"中华人民共和国{OFFICE}", width=44)
    sheet.text(102, 268, f"证书号第 {paper.get('certificate_number')} 号", 11, "song", "center")


def standing(sheet: Sheet, paper: Paper) -> None:
    """A proof of the register in sentences rather than in a table."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 46, "专利登记簿证明", 24, "song", "center", bold=True, spacing=4)
    look = Look(13, "song", leading=1.8)
    number = get("patent_number")
    y = sheet.paragraph(28, 70, f"专利号：{number[:2]} {number[2:]}", 154, look)
    y = sheet.paragraph(28, y, f"发明名称：{extra['title']}", 154, look)
    y = sheet.paragraph(28, y, f"专利权人：{get('patentees')}", 154, look)
    filed, granted = (extra[name].replace("-", ".") for name in ("filed", "granted"))
    y = sheet.paragraph(28, y, f"申请日：{filed}　　授权公告日：{granted}", 154, look)
    y = sheet.paragraph(28, y, f"法律状态：{get('legal_status')}", 154, look)
    sentence = f"经查，上述专利的年费已缴纳至{chinese_date(get('paid_until'))}，无质押、保全登记。特此证明。"
    y = sheet.paragraph(28, y + 6, sentence, 154, look, 2)
    sheet.text(140, y + 30, f"{OFFICE}专利局", 13, "song", "center")
    sheet.text(140, y + 40, numeral_date(get("issue_date")), 13, "song", "center")
    sheet.seal(140, y + 32, OFFICE, "专利登记专用章", 40)


def tabled_mark(sheet: Sheet, paper: Paper) -> None:
    """The certificate as a ruled table, Chinese and English, its term in one cell."""
    get = paper.get
    sheet.page()
    sheet.text(105, 36, "商标注册证", 28, "hei", "center", bold=True, spacing=8)
    sheet.text(105, 45, "TRADEMARK REGISTRATION CERTIFICATE", 11, "hei", "center")
    term = f"{chinese_date(get('valid_from'))} 至 {chinese_date(get('valid_to'))}"
    lines: list[Row] = [
        ["商标", Cell(get("mark"), 3)], ["商标注册号", get("registration_number"), "国际分类", get("class")],
        ["核定使用商品", Cell(get("goods"), 3)], ["注册人名称", Cell(get("registrant"), 3)],
        ["注册人地址", Cell(paper.extra["address"], 3)], ["专用权期限", Cell(term, 3)],
    ]  # fmt: skip
    y = table(sheet, 26, 56, (34, 50, 30, 44), lines, Look(11.5), 14)
    sheet.text(150, y + 36, OFFICE, 13, "song", "center")
    sheet.text(150, y + 45, chinese_date(paper.extra["issued"]), 12, "song", "center")
    sheet.seal(150, y + 38, OFFICE, width=40)


def joint_software(sheet: Sheet, paper: Paper) -> None:
    """A certificate of several owners, each with its nationality on a line, version behind the name."""
    get, extra = paper.get, paper.extra
    sheet.page()
    decor.border(sheet, 11, 4, HexColor("#3d6f58"), HexColor("#fbfdfb"))
    sheet.text(105, 42, "中华人民共和国国家版权局", 17, "song", "center", bold=True)
    sheet.text(105, 55, "计算机软件著作权登记证书", 23, "song", "center", bold=True)
    sheet.text(180, 68, f"证书号：{get('certificate_number')}", 11, "song", "right")
    owners = "\n".join(f"{owner}：中国" for owner in get("owner").split("；"))
    pairs = [("软件名称", f"{get('software_name')} {extra['version']}"), ("著作权人", owners),
             ("开发完成日期", get("developed_date").replace("-", "年", 1).replace("-", "月") + "日"),
             ("首次发表日期", chinese_date(get("published_date")) if get("published_date") else "未发表"),
             ("权利取得方式", "原始取得"), ("权利范围", "全部权利"),
             ("登记号", get("registration_number"))]  # fmt: skip
    y = 88.0
    for label, value in pairs:
        sheet.label(34, y, label, 30, 12, "song", bold=True)
        y = sheet.paragraph(70, y, value, 112, Look(12, "song")) + 7
    sheet.text(150, 250, chinese_date(extra["registered"]), 12, "song", "center")
    sheet.seal(150, 240, "国家版权局", "计算机软件著作权登记专用章", 40)
    sheet.text(34, 282, f"No.{extra['serial']}", 10)


def ministry_report(sheet: Sheet, paper: Paper, number: int) -> None:
    """A laboratory of a ministry: stroke between two languages, basis and judgement apart, own words for every day."""
    get, extra = paper.get, paper.extra
    sheet.text(20, 18, f"CMA No. {get('cma_number')}", 9)
    sheet.text(190, 18, f"页码：第{number}页 共{get('page_count')}页", 9, align="right")
    sheet.text(105, 32, "检 测 报 告", 24, "song", "center", bold=True)
    sheet.text(105, 40, f"报告编号/Report No.：{get('report_number')}", 10.5, "song", "center")
    begun, ended = spaced_date(get("test_start_date")), spaced_date(get("test_end_date"))
    numbers = paper.fields["standards"]
    pairs = [("检测机构/Laboratory", get("lab_name")), ("委托单位/Client", get("client")),
             ("样品名称/Sample", get("product_name")), ("型号规格/Type", get("model")),
             ("制造厂/Manufacturer", get("manufacturer")),
             ("样品到达日期/Received on", spaced_date(get("sample_received_date"))),
             ("检测起止日期/Tested", f"{begun} 至 {ended}"), ("检测依据/Test method", "；".join(numbers[:-1])),
             ("判定依据/Criteria", numbers[-1]), ("综合判定/Verdict", get("conclusion"))]  # fmt: skip
    y = rows(sheet, 22, 56, pairs, Rows(11, "song", "song", 0, "：", 5, 188))
    sheet.seal(140, y + 20, get("lab_name"), "检测专用章", 40)
    sheet.text(22, y + 30, "编制/Compiled：", 10.5)
    decor.signature(sheet, 50, y + 30, extra["people"][0])
    sheet.text(90, y + 30, "批准/Approved：", 10.5)
    decor.signature(sheet, 118, y + 30, extra["people"][1])
    sheet.text(22, y + 42, f"签发日期/Date of issue：{spaced_date(get('issue_date'))}", 10.5)


def tabled_licence(sheet: Sheet, paper: Paper) -> None:
    """A production licence as a table with the term in one cell and the range of the permit."""
    get, extra = paper.get, paper.extra
    sheet.page(LANDSCAPE)
    sheet.text(148, 36, "全国工业产品生产许可证", 28, "song", "center", bold=True)
    term = f"{spaced_date(get('issue_date'))}至{spaced_date(get('valid_to'))}"
    lines: list[Row] = [
        ["许可证编号", get("certificate_number"), "统一社会信用代码", extra["uscc"]],
        ["企 业 名 称", Cell(get("holder"), 3)], ["住　　　所", Cell(extra["address"], 3)],
        ["生 产 地 址", Cell(extra["address"], 3)], ["产 品 名 称", Cell(get("product_name"), 3)],
        ["许可范围", Cell(f"{extra['model']}及以下", 3)], ["有　效　期", Cell(term, 3)],
        ["发 证 机 关", "内蒙古自治区市场监督管理局", "发 证 日 期", spaced_date(get("issue_date"))],
    ]  # fmt: skip
    y = table(sheet, 30, 50, (36, 84, 40, 76), lines, Look(12), 13)
    sheet.seal(120, y - 4, "内蒙古自治区市场监督管理局", width=40)


def early_ccc(sheet: Sheet, paper: Paper) -> None:
    """A CCC certificate of earlier years: name and address under labels of their own, ratings among the models."""
    get, address = paper.get, paper.extra["address"]
    sheet.page()
    decor.border(sheet, 10, 4, HexColor("#1f4e8c"), HexColor("#fafcff"))
    sheet.text(105, 36, "中国国家强制性产品认证证书", 23, "kai", "center", bold=True)
    sheet.text(105, 50, f"证书编号:{get('certificate_number')}", 12, "song", "center")
    models = "；".join(paper.fields["models"])
    pairs = [("申请人名称", get("holder")), ("申请人地址", address), ("制造商名称", get("manufacturer")),
             ("制造商地址", address), ("生产厂名称", get("holder")), ("生产厂地址", address),
             ("产品名称、型号、规格", f"{get('product_name')}\n{models}；AC380V 50Hz；IP54"),
             ("产品标准", "、".join(paper.extra["standards"])), ("本次签发日期", get("issue_date")),
             ("有效期至", get("valid_to"))]  # fmt: skip
    rows(sheet, 26, 68, pairs, Rows(11.5, "song", "hei", 0, "：", 5, 184))
    sheet.text(140, 252, "中国质量认证中心", 14, "hei", "center")
    sheet.seal(140, 248, "中国质量认证中心", width=38)


def part_standard(sheet: Sheet, paper: Paper) -> None:
    """A standard of several parts: title over two lines, both days on one line, its number small at the top."""
    number = paper.get("standard_number").replace("-", "—")
    sheet.page()
    sheet.text(24, 22, "ICS 25.120", 10)
    sheet.text(24, 28, "J 60", 10)
    sheet.text(186, 22, number, 13, "hei", "right")
    sheet.text(105, 70, "企　业　标　准", 32, "song", "center", bold=True)
    title = paper.get("title")
    sheet.text(105, 128, title, 24, "hei", "center", bold=True)
    sheet.text(105, 140, "Specification of product", 12, "song", "center")
    days = f"{chinese_date(paper.extra['issued'])}发布　　　　　　　　{chinese_date(paper.get('effective_date'))}实施"
    sheet.text(105, 250, days, 13, "song", "center")
    sheet.line(24, 256, 186, 256, 1)
    sheet.text(105, 268, f"{paper.get('issuer')} 发 布", 15, "hei", "center")
