"""Covers of product standards: enterprise, group, industry and national ones."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(r".{0,30}(?:企业(?:产品)?|团体|地方|行业|国家|产品)标准", r"中华人民共和国.{2,10}标准"),
    labels=(r"Q/|GB|DB\d|T/[A-Z]", "发布", "实施", r"ICS|备案号|CCS", "前言|范围|规范性引用文件", "代替"),
    never=("样品名称", "报告编号", "查新", "会计师"),
)
_NUMBER = (
    r"(?:Q/[A-Z0-9]{2,10}|T/[A-Z]{2,10}|DB\d{2,6}(?:/T)?|GB(?:/T)?|[A-Z]{2}/T)[A-Z]?\d{1,6}(?:\.\d+)?[-—](?:19|20)\d{2}"
)
WANTED = {
    "standard_number": Wanted("code", ("标准编号", "标准号"), rf"(?m)^{_NUMBER}$|{_NUMBER}", lines=1, accept=r"\d"),
    "title": Wanted("name", ("标准名称", "产品名称")),
    "issuer": Wanted("name", ("发布单位", "起草单位"), r"(?m)^(?P<value>[一-鿿()]{4,40})发布$"),
    "effective_date": Wanted("date", ("实施日期",), r"(?P<value>\d{4}[-.年]\d{1,2}[-.月]\d{1,2}日?)实施", lines=1),
}

KIND = kind_by_labels("product_standard", CUES, WANTED, ("发布日期", "代替", "备案号"))
