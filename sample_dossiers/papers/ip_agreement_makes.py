"""More makes of agreements on rights: the ministry's model for research, a trade mark licence, shared ownership."""

from __future__ import annotations

from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import filled
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

BODY = Look(11.5, leading=1.65)


def _day(paper: Paper, name: str) -> str:
    return chinese_date(paper.get(name), zero=False)


def research(sheet: Sheet, paper: Paper) -> None:
    """技术开发（委托）合同 on the model form: a cover filled by hand, signatures in a table."""
    sheet.page()
    first, second = paper.fields["parties"]
    sheet.text(24, 26, "合同登记编号：", 11)
    for i in range(12):
        sheet.box(54 + 7 * i, 20, 7, 8, 0.4)
    sheet.text(105, 80, "技术开发（委托）合同", 28, "hei", "center", bold=True)
    filled(
        sheet,
        34,
        130,
        [
            ("项目名称", paper.get("subject")),
            ("委托方（甲方）", first),
            ("受托方（乙方）", second),
            ("签订时间", _day(paper, "sign_date")),
            ("签订地点", paper.extra["place"]),
            ("有效期限", f"{_day(paper, 'sign_date')}至{_day(paper, 'valid_to')}"),
        ],
        gap=13,
    )
    sheet.text(105, 260, "中华人民共和国科学技术部印制", 12, "song", "center")
    sheet.page()
    y = 30.0
    for clause in (
        f"　　本合同甲方委托乙方研究开发{paper.get('subject')}项目，并支付研究开发经费和报酬，乙方接受委托。",
        "第一条　本合同研究开发项目的要求：1．技术目标：满足样机试制要求。2．技术方法和路线：仿真与试验结合。",
        f"第二条　研究开发经费：人民币{paper.extra['fee']}万元，分期支付。",
        "第三条　知识产权：研究开发成果的专利申请权归甲方享有。",
        "第四条　保密义务：双方对合作中的技术秘密保密。",
        "第五条　违约责任：违约方应当承担由此造成的损失。",
    ):
        y = sheet.paragraph(24, y, clause, 162, BODY) + 2
    lines: list[Row] = []
    for side, name, person in (("甲方", first, 0), ("乙方", second, 1)):
        lines += [
            [Cell(side, rows=3, align="center"), "名称", name],
            ["法定代表人", paper.extra["people"][person]],
            ["住所", paper.extra["addresses"][person]],
        ]
    y = table(sheet, 24, y + 6, (24, 32, 106), lines, Look(10.5), 9)
    sheet.seal(150, y - 42, first, width=38)
    sheet.seal(150, y - 12, second, width=38)


def trade_mark(sheet: Sheet, paper: Paper) -> None:
    """商标使用许可合同: 许可人 and 被许可人 with addresses, the term in a sentence."""
    sheet.page()
    first, second = paper.fields["parties"]
    sheet.text(105, 34, "商标使用许可合同", 22, "song", "center", bold=True, spacing=3)
    sheet.text(186, 46, f"编号：{paper.extra['number']}", 10.5, "song", "right")
    y = 58.0
    for line in (
        f"商标使用许可人（甲方）：{first}",
        f"地址：{paper.extra['addresses'][1]}",
        f"商标使用被许可人（乙方）：{second}",
        f"地址：{paper.extra['addresses'][0]}",
        "　　甲乙双方遵循自愿和诚实信用的原则，经协商一致，签订本商标使用许可合同。",
        f"一、甲方将已注册的使用在第7类商品上的商标许可乙方使用，商标名称：{paper.get('subject')}。",
        f"二、许可使用的期限自{_day(paper, 'sign_date')}起至{_day(paper, 'valid_to')}止。",
        "三、甲方有权监督乙方使用注册商标的商品质量。",
        f"四、许可使用费为人民币{paper.extra['fee']}万元。",
        "五、乙方不得任意改变注册商标的文字、图形或者其组合。",
        "六、违约责任及纠纷解决方式：依法处理。",
    ):
        y = sheet.paragraph(24, y, line, 162, BODY) + 2
    for x, side, name in ((24, "许可人（甲方）", first), (110, "被许可人（乙方）", second)):
        sheet.text(x, y + 14, side, 11.5)
        sheet.text(x, y + 22, "（章戳）", 11.5)
        sheet.text(x, y + 34, numeral_date(paper.get("sign_date")), 11.5)
        sheet.seal(x + 36, y + 22, name, width=38)


def shared(sheet: Sheet, paper: Paper) -> None:
    """知识产权共有协议: parties named in a first sentence, quotes round the subject, no blocks of signatures."""
    sheet.page()
    first, second = paper.fields["parties"]
    sheet.text(105, 36, "知识产权归属及使用协议", 20, "kai", "center", bold=True)
    y = 54.0
    for line in (
        f"{first}（以下简称“甲方”）",
        f"{second}（以下简称“乙方”）",
        f"　　甲乙双方就联合完成的“{paper.get('subject')}”项目所产生的知识产权，约定如下：",
        "　　1．归属：专利权、软件著作权由双方共同所有。",
        "　　2．使用：甲方有权单独实施，不需另行支付费用。",
        "　　3．转让：任何一方转让其份额，须经另一方书面同意。",
        f"　　4．期限：本协议有效期自{_day(paper, 'sign_date')}至{_day(paper, 'valid_to')}。",
        f"　　5．本协议于{_day(paper, 'sign_date')}由双方签署，一式两份。",
    ):
        y = sheet.paragraph(24, y, line, 162, Look(12, leading=1.8)) + 2
    for x, side, name in ((30, "甲方盖章：", first), (118, "乙方盖章：", second)):
        sheet.text(x, y + 20, side, 12)
        sheet.seal(x + 36, y + 24, name, width=40)


MAKES = {"research": research, "trade_mark": trade_mark, "shared": shared, "plain_licence": late_makes.software}
TITLES = {
    "research": "技术开发合同",
    "trade_mark": "商标使用许可合同",
    "shared": "知识产权协议",
    "plain_licence": "专利许可协议",
}
APPLICANT_FIRST = ("research", "shared")
"""Makes in which the applicant is named before the other party."""
