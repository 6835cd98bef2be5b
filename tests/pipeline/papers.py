"""Small born-digital papers of a made-up company."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

NAME = "青禾（包头）泵业有限公司"
LICENCE = (
    "营业执照",
    "统一社会信用代码：91150203MA0N3LRY5B",
    f"名称：{NAME}",
    "类型：有限责任公司",
    "法定代表人：某甲",
    "成立日期：2016年3月1日",
    "营业期限：2016年3月1日至长期",
    "住所：内蒙古自治区包头市昆都仑区钢铁大街1号",
    "登记机关：包头市昆都仑区市场监督管理局",
)
FORM = (
    "内蒙古自治区创新产品认定申请表",
    f"申请单位：{NAME}",
    "产品名称：智能潜水泵",
    "规格型号：QW-100",
    "申请日期：2025年6月3日",
)


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages with a title and lines below it."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    for title, *lines in pages:
        canvas.setFont("STSong-Light", 24)
        canvas.drawCentredString(297, 760, title)
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            canvas.drawString(80, 690 - 28 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def dossier(folder: Path) -> Path:
    """A folder with a form and a licence."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1 申请表.pdf").write_bytes(pdf(FORM))
    (folder / "2 执照.pdf").write_bytes(pdf(LICENCE))
    return folder
