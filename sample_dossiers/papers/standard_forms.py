"""More covers of standards: with the filing stamp of earlier years, a local standard, and one without a cover."""

from __future__ import annotations

from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.rare_forms import part_standard
from sample_dossiers.sheet import Look, Sheet
from sample_dossiers.tables import table


def _printed(number: str) -> str:
    return number.replace("-", "—")


def filed(sheet: Sheet, paper: Paper) -> None:
    """The cover of the years of filing: Q/ in a box, 企业产品标准, a stamp of the office, title over two lines."""
    number, extra = _printed(paper.get("standard_number")), paper.extra
    sheet.page()
    sheet.text(24, 24, "备案号：QB/15 0472-2016", 10.5)
    sheet.text(186, 34, "Q/", 30, "hei", "right", bold=True)
    sheet.text(105, 62, "企 业 产 品 标 准", 30, "song", "center", bold=True)
    sheet.text(186, 78, number, 14, "song", "right")
    sheet.line(24, 84, 186, 84, 1)
    title = paper.get("title")
    half = len(title) // 2 + 1 if len(title) > 9 else len(title)
    sheet.text(105, 130, title[:half], 26, "hei", "center", bold=True)
    if title[half:]:
        sheet.text(105, 143, title[half:], 26, "hei", "center", bold=True)
    sheet.text(24, 258, f"{chinese_date(extra['issued'])}发布", 13, "song")
    sheet.text(186, 258, f"{chinese_date(paper.get('effective_date'))}实施", 13, "song", "right")
    sheet.line(24, 262, 186, 262, 1)
    sheet.text(105, 275, f"{paper.get('issuer')}　　发布", 15, "hei", "center")


def declared(sheet: Sheet, paper: Paper) -> None:
    """The platform's page of a self-declared standard: a table of particulars before the text."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 30, "企业标准信息公共服务平台", 16, "hei", "center", bold=True)
    sheet.text(105, 44, "企业标准自我声明公开", 20, "hei", "center", bold=True)
    lines = [["企业名称", get("issuer")], ["统一社会信用代码", extra["uscc"]],
             ["标准名称", get("title")], ["标准编号", get("standard_number")],
             ["发布日期", extra["issued"]], ["实施日期", get("effective_date")], ["标准状态", "现行有效"]]  # fmt: skip
    table(sheet, 30, 56, (44, 106), lines, Look(11.5), 12)


def bare(sheet: Sheet, paper: Paper) -> None:
    """A cover with ICS and CCS left, an English title, and issuing words apart from the issuer."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(24, 24, "ICS 25.040.30", 10.5, "hei")
    sheet.text(24, 31, "CCS J 28", 10.5, "hei")
    sheet.text(105, 64, f"{get('issuer')}企业标准", 20, "song", "center", bold=True)
    sheet.text(186, 80, _printed(get("standard_number")), 14, "hei", "right")
    sheet.text(186, 87, f"代替 {_printed(get('standard_number'))[:-4]}2018", 10.5, "song", "right")
    sheet.line(24, 92, 186, 92, 1)
    sheet.text(105, 134, get("title"), 26, "hei", "center", bold=True)
    sheet.text(105, 148, "Technical specification", 14, "song", "center")
    sheet.text(24, 252, f"{extra['issued'].replace('-', ' - ')} 发布", 13, "hei")
    sheet.text(186, 252, f"{get('effective_date').replace('-', ' - ')} 实施", 13, "hei", "right")
    sheet.line(24, 256, 186, 256, 1)
    sheet.text(96, 270, get("issuer"), 15, "hei", "center")
    sheet.text(170, 270, "发 布", 13, "hei")


def text_page(sheet: Sheet, paper: Paper) -> None:
    """What follows a cover: the foreword."""
    sheet.page()
    sheet.text(186, 20, _printed(paper.get("standard_number")), 10.5, "hei", "right")
    sheet.text(105, 40, "前　　言", 16, "hei", "center")
    body = (f"本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。\n"
            f"本文件由{paper.extra['company']}提出并归口。\n本文件起草单位：{paper.extra['company']}。\n"
            "本文件主要起草人：略。")  # fmt: skip
    sheet.paragraph(24, 56, body, 162, Look(11, leading=1.7), 2)


FORMS = {"part": part_standard, "filed": filed, "declared": declared, "bare": bare}
