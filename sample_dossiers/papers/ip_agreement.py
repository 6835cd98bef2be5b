"""知识产权协议: a patent licence, an assignment, and joint research with a university."""

from __future__ import annotations

from datetime import timedelta

from sample_dossiers import numbers, words
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.others import stranger
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers import ip_agreement_makes as more
from sample_dossiers.sheet import Look, Sheet

LAYOUTS = ("licence", "assignment", "cooperation", *more.MAKES)
TITLES = {"licence": "专利实施许可合同", "assignment": "专利权转让合同", "cooperation": "产学研合作协议书",
          **more.TITLES}  # fmt: skip
SIDES = {
    "licence": ("许可方（甲方）", "被许可方（乙方）"),
    "assignment": ("让与人", "受让人"),
    "cooperation": ("甲方", "乙方"),
}


def make(facts: Facts) -> list[Paper]:
    """An agreement of the applicant with a university that exists nowhere."""
    random, layout = facts.random("ip_agreement"), facts.make("ip_agreement", *LAYOUTS)
    other, signed = stranger(facts, "university", "北方{}工业大学"), facts.days.invention_granted + timedelta(days=40)
    subject = f"一种{facts.product.kind.name}用状态监测装置" if layout != "cooperation" else \
        f"{facts.product.name}关键技术联合研发"  # fmt: skip
    ours_first = layout in ("cooperation", *more.APPLICANT_FIRST)
    parties = [facts.applicant.name, other] if ours_first else [other, facts.applicant.name]
    end = years_after(signed, 8) - timedelta(days=1)
    fields = {"parties": parties, "subject": subject, "sign_date": signed.isoformat(), "valid_to": end.isoformat()}
    if layout == "trade_mark":
        fields["subject"] = facts.random("mark").choice(("驭川", "恒越", "KAIYUE"))
    if layout == "assignment":
        del fields["valid_to"]
    extra = {
        "patent": numbers.patent_number(random, signed.year - 3, "utility_model"), "fee": random.randrange(5, 60),
        "number": f"{signed.year}{random.randrange(100, 999)}", "people": words.people(random, 2),
        "place": words.place(facts.applicant.region), "addresses": [facts.applicant.address, "某市学府路1号"],
    }  # fmt: skip
    return [Paper("ip_agreement", "ip_agreement", TITLES[layout], fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Cover and clauses, or clauses alone."""
    if paper.layout in more.MAKES:
        more.MAKES[paper.layout](sheet, paper)
        return
    first, second = SIDES[paper.layout]
    parties, day = paper.fields["parties"], chinese_date(paper.get("sign_date"), zero=False)
    if paper.layout == "licence":
        _cover(sheet, paper, day)
    sheet.page()
    look = Look(11.5, leading=1.65)
    y = 34.0
    if paper.layout != "licence":
        sheet.text(105, y, TITLES[paper.layout], 22, "hei", "center", bold=True, spacing=3)
        y += 18
    for side, name in ((first, parties[0]), (second, parties[1])):
        y = sheet.paragraph(24, y, f"{side}：{name}", 162, look) + 2
    for clause in _clauses(paper):
        y = sheet.paragraph(24, y + 2, clause, 162, look, 2)
    _signed(sheet, paper, y + 14, day)


def _cover(sheet: Sheet, paper: Paper, day: str) -> None:
    sheet.page()
    sheet.text(186, 30, f"合同编号：{paper.extra['number']}", 11, "song", "right")
    sheet.text(105, 80, TITLES[paper.layout], 30, "hei", "center", bold=True, spacing=4)
    y = 140.0
    for label, value in (("专利名称", paper.get("subject")), ("专利号", paper.extra["patent"]),
                         ("许可方", paper.fields["parties"][0]), ("被许可方", paper.fields["parties"][1]),
                         ("签订日期", day), ("签订地点", paper.extra["place"])):  # fmt: skip
        sheet.label(40, y, label, 26, 13, "song")
        sheet.text(67, y, f"：{value}", 13)
        y += 13


def _clauses(paper: Paper) -> list[str]:
    extra, subject = paper.extra, paper.get("subject")
    start = chinese_date(paper.get("sign_date"), zero=False)
    end = chinese_date(paper.get("valid_to"), zero=False)
    fee = f"人民币{extra['fee']}万元"
    if paper.layout == "licence":
        return ["根据《中华人民共和国民法典》和《中华人民共和国专利法》的规定，双方经协商一致，签订本合同。",
                f"第一条 许可的专利：{subject}（专利号：{extra['patent']}）。", "第二条 许可方式：普通实施许可。",
                f"第三条 许可期限：自{start}起至{end}止。", f"第四条 许可使用费：{fee}，一次付清。",
                "第五条 违约责任：任何一方违反本合同约定的，应当赔偿对方由此受到的损失。"]  # fmt: skip
    if paper.layout == "assignment":
        return [f"鉴于让与人拥有“{subject}”实用新型专利，双方就专利权转让达成如下协议：",
                f"一、专利名称：{subject}", f"二、专利号：{extra['patent']}", f"三、转让费用：{fee}。",
                "四、让与人保证该专利权有效，无质押和权属争议，并协助受让人办理著录项目变更手续。",
                "五、本合同自双方签字盖章之日起生效。"]  # fmt: skip
    return ["双方本着优势互补、互利共赢的原则，就开展技术合作达成如下协议：", f"一、项目名称：{subject}",
            "二、合作内容：甲方负责样机试制和应用验证，乙方负责理论研究和仿真计算。",
            f"三、研发经费：甲方向乙方支付{fee}。", "四、知识产权：合作产生的知识产权归甲方所有，乙方享有署名权。",
            f"五、合作期限：自{start}至{end}。", "六、违约方应当承担由此造成的损失。"]  # fmt: skip


def _signed(sheet: Sheet, paper: Paper, y: float, day: str) -> None:
    for i, side in enumerate(SIDES[paper.layout]):
        x = 24 + 84 * i
        sheet.text(x, y, f"{side}（盖章）：", 11.5)
        sheet.paragraph(x, y + 9, paper.fields["parties"][i], 74, Look(11))
        sheet.text(x, y + 26, "代表（签字）：", 11)
        sheet.text(x + 28, y + 26, paper.extra["people"][i], 15, "kai")
        sheet.text(x, y + 36, f"日期：{day}" if paper.variant % 2 else day, 11)
        sheet.seal(x + 44, y + 18, paper.fields["parties"][i], width=38)
