"""Titles that OCR misread by one character: 审汁报告 for 审计报告, 营业热照 for 营业执照."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from dossier.extraction.titles import Title

_USUAL = (
    "营业执照", "发明专利证书", "实用新型专利证书", "外观设计专利证书", "专利登记簿副本", "商标注册证",
    "计算机软件著作权登记证书", "检验报告", "检测报告", "试验报告", "检验检测报告", "检验检测机构资质认定证书",
    "实验室认可证书", "科技查新报告", "增值税专用发票", "增值税普通发票", "增值税电子普通发票",
    "电子发票（增值税专用发票）", "电子发票（普通发票）", "买卖合同", "销售合同", "采购合同", "购销合同",
    "专利实施许可合同",
    "用户报告", "用户使用报告", "应用证明", "审计报告", "公共信用信息报告", "企业信用报告",
    "企业信用信息公示报告", "全国工业产品生产许可证",
    "中国国家强制性产品认证证书", "产品责任保险单", "承诺书", "真实性承诺书",
)  # fmt: skip
"""How the papers usually call themselves. Words that are another paper's with one other character must not be here."""
_TRUST = 0.8
"""What a repaired title keeps of its weight."""
_MANY = 9
"""Length from which two characters may be wrong."""


def repaired(candidates: Iterable[Title]) -> Iterator[Title]:
    """The candidates that differ from a usual title by a character of the same place, with that title as their text."""
    for title in candidates:
        if title.weight < 0.5 or len(title.text) < 4:
            continue
        for usual in _USUAL:
            apart = abs(len(usual) - len(title.text))
            allowed = 2 if len(usual) >= _MANY else 1
            if apart <= allowed - 1 and 0 < Levenshtein.distance(title.text, usual, score_cutoff=allowed) <= allowed:
                yield replace(title, text=usual, weight=title.weight * _TRUST, printed=title.text)
                break
