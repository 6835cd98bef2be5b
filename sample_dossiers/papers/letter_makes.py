"""More makes of what applicants and users write: commitments, reports on a product, proofs of use."""

from __future__ import annotations

from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import PEN, filled, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

LETTER = Look(13, leading=1.9)


def blanks(sheet: Sheet, paper: Paper) -> None:
    """A commitment on a printed form: the blanks in the sentences and at the foot filled by hand."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(24, 22, "附件3：", 12)
    sheet.text(105, 48, "诚信承诺书", 26, "song", "center", bold=True, spacing=6)
    x = sheet.text(34, 76, "本单位", 13)
    sheet.line(x, 77.8, x + 92, 77.8)
    sheet.text(x + 4, 76, get("applicant_name"), 13.5, "kai", color=PEN)
    sheet.text(x + 93, 76, "（单位全称）", 13)
    text = (
        "申报本年度创新产品，现作如下承诺：\n1．近三年在生产经营中没有违法违规行为，未被列入失信名单。\n"
        "2．提供的资料内容和数据真实、合法、有效。\n3．如违背承诺，愿意接受取消资格、追回资金等处理。"
    )
    y = sheet.paragraph(24, 88, text, 160, LETTER) + 20
    filled(
        sheet,
        84,
        y,
        [
            ("单位名称（公章）", get("applicant_name")),
            ("法定代表人（签字）", extra["person"]),
            ("联系电话", ""),
            ("日期", numeral_date(get("sign_date"))),
        ],
        gap=13,
        size=12,
    )
    sheet.seal(150, y + 4, get("applicant_name"), width=40)


def authenticity(sheet: Sheet, paper: Paper) -> None:
    """A declaration that materials are true, with the date left of the seal and a table of materials."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 40, "材料真实性声明", 24, "hei", "center", bold=True, spacing=3)
    text = (
        f"我公司郑重声明：所提供的{extra['product']}（{extra['model']}）新产品认定申报材料及附件均真实有效，"
        "复印件与原件一致，不存在弄虚作假、侵犯他人知识产权的情形，并承担相应法律责任。特此声明。"
    )
    y = sheet.paragraph(26, 62, text, 158, LETTER, 2) + 6
    lines: list[Row] = [
        ["序号", "材料名称", "份数"],
        ["1", "专利证书", "2"],
        ["2", "检测报告", "1"],
        ["3", "查新报告", "1"],
    ]
    y = table(sheet, 40, y, (20, 80, 30), lines, Look(11), 9) + 24
    pairs = [
        ("声明单位", get("applicant_name")),
        ("法人代表", f"{extra['person']}（签章）"),
        ("声明日期", get("sign_date").replace("-", ".")),
    ]
    rows(sheet, 90, y, pairs, Rows(12, spread=24, gap=5))
    sheet.seal(150, y + 6, get("applicant_name"), width=42)


def safety(sheet: Sheet, paper: Paper) -> None:
    """A promise to an office with clauses; name and day alone at the right foot, the day before the name."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 44, "无安全生产事故及环境污染承诺函", 20, "kai", "center", bold=True)
    sheet.text(26, 64, "市工业和信息化局：", 13)
    text = (
        f"{get('applicant_name')}自成立以来，严格遵守安全生产、生态环境保护等法律法规。现就申报产品{extra['product']}"
        "承诺：近三年内未发生安全、质量、环境污染等事故，无严重违法失信行为。如与事实不符，由我公司承担全部责任。"
    )
    y = sheet.paragraph(26, 76, text, 158, LETTER, 2)
    y = sheet.paragraph(26, y, "特此承诺。", 158, LETTER, 2) + 26
    sheet.text(184, y, get("applicant_name"), 13, "song", "right")
    sheet.text(184, y + 9, "（盖章）", 13, "song", "right")
    sheet.text(184, y + 20, "　".join(chinese_date(get("sign_date"), zero=False)), 12, "song", "right")
    sheet.seal(150, y + 4, get("applicant_name"), width=42)


COMMITMENTS = {"blanks": blanks, "authenticity": authenticity, "safety": safety, "promise": late_makes.promise}


def feedback(sheet: Sheet, paper: Paper) -> None:
    """A user's form with two halves: what was bought, then boxes to tick; signed and dated in the last cell."""
    sheet.page()
    get, extra = paper.get, paper.extra
    indent = "　" * 13
    sheet.text(105, 34, "用户使用情况反馈表", 22, "hei", "center", bold=True)
    lines: list[Row] = [
        ["使用单位", Cell(get("user_name"), 3)],
        [wide("联系人", 1), extra["contact"], wide("电话", 2), extra["phone"]],
        ["设备名称", Cell(get("product_name"), 3)],
        ["型号及规格", get("model"), "数　量", "2台/套"],
        ["制造单位", Cell(get("applicant_name"), 3)],
        ["产品质量", "☑满意 □一般 □不满意", "售后服务", "☑满意 □一般 □不满意"],
        ["使用情况", Cell(extra["text"], 3)],
        ["使用单位意见", Cell(f"情况属实。\n\n{indent}单位（公章）\n{indent}{chinese_date(get('sign_date'))}", 3)],
    ]
    y = table(sheet, 22, 42, (30, 56, 28, 52), lines, Look(11, leading=1.6), 11)
    sheet.seal(140, y - 16, get("user_name"), width=40)


def applied(sheet: Sheet, paper: Paper) -> None:
    """应用证明 on rows of spread labels, the maker called 研制单位, figures by year below."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 36, wide("应用证明", 1), 24, "song", "center", bold=True)
    pairs = [
        ("应用单位", get("user_name")),
        ("单位地址", extra["address"]),
        ("产品名称", get("product_name")),
        ("产品型号", get("model")),
        ("研制单位", get("applicant_name")),
        ("应用起止时间", "2024年10月至今"),
    ]
    y = rows(sheet, 28, 56, pairs, Rows(12, spread=28, gap=4))
    y = sheet.paragraph(28, y + 4, extra["text"], 154, Look(12, leading=1.7), 2) + 4
    lines: list[Row] = [
        [Cell(t, align="center") for t in ("年度", "新增产值（万元）", "节约成本（万元）")],
        ["2024", "128.5", "16.2"],
        ["2025", "210.0", "24.8"],
    ]
    y = table(sheet, 28, y, (34, 60, 60), lines, Look(11), 9) + 20
    sheet.text(120, y, "应用单位（盖章）：", 12)
    sheet.text(120, y + 12, numeral_date(get("sign_date")), 12)
    sheet.seal(140, y + 2, get("user_name"), width=40)


USES = {"feedback": feedback, "applied": applied, "trial": late_makes.trial}


def redhead(sheet: Sheet, paper: Paper) -> None:
    """A report to the office like an official letter: the company's name in the head, a number, then the request."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 34, f"{get('applicant_name')}文件", 20, "song", "center", bold=True)
    sheet.text(105, 48, "技字〔2025〕12号", 12, "song", "center")
    sheet.line(24, 52, 186, 52, 1.2)
    sheet.text(105, 70, "新产品认定申请报告", 20, "hei", "center", bold=True)
    text = (
        f"市工业和信息化局：\n　　根据有关通知要求，我公司对照条件，现申请将自主研发的{get('product_name')}（型号："
        f"{extra['model']}）列为创新产品。现将有关情况报告如下："
    )
    y = sheet.paragraph(26, 84, text, 158, LETTER)
    pairs = [("项目名称", get("product_name")), ("承担单位", get("applicant_name")), ("规格型号", extra["model"])]
    y = rows(sheet, 36, y + 2, pairs, Rows(12, gap=3))
    text = (
        f"（一）企业概况。公司注册地址为{extra['address']}，注册资本{extra['capital']}万元。\n"
        "（二）创新性。产品拥有自主知识产权。\n（三）市场前景。产品已实现销售，用户反映良好。\n　　特此报告，请予认定。"
    )
    y = sheet.paragraph(26, y + 2, text, 158, LETTER) + 14
    sheet.text(184, y, get("applicant_name"), 13, "song", "right")
    sheet.text(180, y + 10, chinese_date(extra["day"], zero=False), 13, "song", "right")
    sheet.seal(150, y + 4, get("applicant_name"), width=42)


REPORTS = {"redhead": redhead, "book": late_makes.book}
