"""A dossier of two text pages, small enough to be read in a second: a licence, and a report for another client."""

from __future__ import annotations

import io
import zipfile

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

APPLICANT = "包头市北辰测试装备有限公司"
CLIENT = "呼和浩特市南岭仪器有限公司"

LICENCE = (
    ("", "营业执照"),
    ("统一社会信用代码", "91150291MA0Q3CE79F"),
    ("名称", APPLICANT),
    ("类型", "有限责任公司"),
    ("法定代表人", "张三"),
    ("注册资本", "伍仟万元整"),
    ("成立日期", "2016年03月15日"),
    ("营业期限", "2016年03月15日至长期"),
    ("住所", "内蒙古自治区包头市稀土高新区创业路8号"),
    ("经营范围", "矿用机械设备的研发、制造、销售"),
)
REPORT = (
    ("", "检验检测报告"),
    ("报告编号：", "WT2025-03188"),
    ("产品名称：", "智能矿用电驱系统"),
    ("型号规格：", "BC-220E"),
    ("委托单位：", CLIENT),
    ("生产单位：", CLIENT),
    ("检验机构：", "某某质量检验研究院"),
    ("检验结论：", "所检项目合格"),
    ("签发日期：", "2025年3月5日"),
)


def pdf(lines: tuple[tuple[str, str], ...]) -> bytes:
    """One A4 page of labelled lines; the first is the title."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number, (label, value) in enumerate(lines):
        height = 760 - 42 * number
        canvas.setFont("STSong-Light", 14 if number else 28)
        canvas.drawString(90 if label else 240, height, label)
        canvas.drawString(220 if label else 240, height, value)
    canvas.save()
    return buffer.getvalue()


def zipped() -> bytes:
    """The two papers as a ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("01 营业执照.pdf", pdf(LICENCE))
        archive.writestr("02 <img src=x onerror=alert(1)>检测报告.pdf", pdf(REPORT))
    return buffer.getvalue()
