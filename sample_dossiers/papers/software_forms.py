"""More makes of the software certificate: the electronic one, the wide one of early years, and one after a transfer."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.rare_forms import joint_software
from sample_dossiers.sheet import LANDSCAPE, Look, Sheet

GREEN = HexColor("#3d6f58")
LAW = "根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经中国版权保护中心审核，对以上事项予以登记。"


def _published(paper: Paper) -> str:
    return chinese_date(paper.get("published_date")) if paper.get("published_date") else "未发表"


def electronic(sheet: Sheet, paper: Paper) -> None:
    """The electronic certificate: its number right under the title, spread labels, the version on a line of its own."""
    get, extra = paper.get, paper.extra
    sheet.page()
    decor.border(sheet, 10, 4, GREEN, HexColor("#fbfdfb"))
    sheet.text(105, 44, "中华人民共和国国家版权局", 18, "hei", "center", bold=True)
    sheet.text(105, 58, "计算机软件著作权登记证书", 24, "hei", "center", bold=True)
    sheet.text(105, 70, f"证书号： {get('certificate_number')}", 11.5, "song", "center")
    pairs = [
        ("软件名称", f"{get('software_name')}\n（简称：{extra['short']}）\n{extra['version']}"),
        ("著作权人", get("owner")), ("开发完成日期", chinese_date(get("developed_date"))),
        ("首次发表日期", _published(paper)), ("权利取得方式", "原始取得"), ("权利范围", "全部权利"),
        ("登记号", get("registration_number")),
    ]  # fmt: skip
    rows(sheet, 34, 88, pairs, Rows(12.5, "hei", "song", 34, "：", 6, 182))
    sheet.paragraph(34, 196, LAW, 146, Look(11.5, "kai", leading=1.6), 2)
    sheet.qr(30, 238, f"https://register.ccopyright.com.cn/query?{extra['serial']}", 24)
    sheet.text(150, 256, chinese_date(extra["registered"]), 12, "song", "center")
    sheet.seal(150, 246, "国家版权局", "计算机软件著作权登记专用章", 42)
    sheet.text(182, 284, f"No.{extra['serial']}", 10, "song", "right")


def wide(sheet: Sheet, paper: Paper) -> None:
    """The certificate of early years on its side: dotted lines, name and version in one row, 版本号 spelled out."""
    get, extra = paper.get, paper.extra
    sheet.page(LANDSCAPE)
    decor.border(sheet, 12, 6, HexColor("#7c8a4c"), HexColor("#fbfcf2"))
    sheet.text(148, 40, "计算机软件著作权登记证书", 26, "kai", "center", bold=True, spacing=4)
    number = get("certificate_number").removeprefix("软著登字第").removesuffix("号")
    sheet.text(60, 54, f"编号：软著登字第{number}号", 12, "song")
    pairs = [
        ("软件名称", f"{get('software_name')}[简称：{extra['short']}]{extra['version']}"), ("著作权人", get("owner")),
        ("开发完成日期", chinese_date(get("developed_date"))), ("首次发表日期", _published(paper)),
        ("权利取得方式", "原始取得"), ("权利范围", "全部权利"), ("登记号", get("registration_number")),
    ]  # fmt: skip
    y = 70.0
    for label, value in pairs:
        sheet.label(60, y, label, 32, 13, "kai")
        y = sheet.paragraph(98, y, f"： {value}", 150, Look(13, "song")) + 4
    sheet.paragraph(60, y + 2, f"{LAW}登记事项以本证书为准。", 180, Look(12, "kai"), 2)
    sheet.text(210, 186, chinese_date(extra["registered"], zero=False), 13, "song", "center")
    sheet.seal(210, 176, "中华人民共和国国家版权局", "软件登记专用章", 40)
    sheet.text(60, 190, f"证书流水号 No {extra['serial']}", 10)


def transferred(sheet: Sheet, paper: Paper) -> None:
    """After a change of hands: 受让, several owners with their nationality."""
    get, extra = paper.get, paper.extra
    sheet.page()
    decor.border(sheet, 12, 5, GREEN, HexColor("#f8fbf7"))
    sheet.text(105, 40, "中华人民共和国国家版权局", 19, "song", "center", bold=True)
    sheet.text(105, 54, "计算机软件著作权登记证书", 25, "song", "center", bold=True)
    sheet.text(32, 72, f"证书号：　{get('certificate_number').replace('第', '第 ').replace('号', ' 号')}", 11.5)
    pairs = [
        ("软 件 名 称", f"{get('software_name')}\n{extra['version']}"), ("著 作 权 人", get("owner")),
        ("开发完成日期", chinese_date(get("developed_date"), zero=False)), ("首次发表日期", _published(paper)),
        ("权利取得方式", "受让"), ("权 利 范 围", "全部权利"), ("登 记 号", get("registration_number")),
    ]  # fmt: skip
    rows(sheet, 36, 92, pairs, Rows(12, "song", "song", 0, "：", 8, 178))
    sheet.paragraph(36, 196, LAW, 140, Look(11.5, "kai", leading=1.6), 2)
    sheet.text(150, 254, chinese_date(extra["registered"]), 12, "song", "center")
    sheet.seal(150, 244, "国家版权局", "计算机软件著作权登记专用章", 40)
    sheet.text(32, 282, f"No. {extra['serial']}", 10)


FORMS = {"joint": joint_software, "electronic": electronic, "wide": wide, "transferred": transferred}
