"""What the words of a seal mean: which of the readings is an organisation, and what the seal is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import fuzz, process

from dossier.models.identifiers import uscc
from dossier.models.page import Line
from dossier.models.values import normalise_code, normalise_name

# fmt: off
KINDS = (
    "检验检测专用章", "检测专用章", "检验专用章", "检测报告专用章", "报告专用章", "合同专用章", "发票专用章",
    "财务专用章", "业务专用章", "科技查新专用章", "查新专用章", "证书专用章", "认证专用章", "行政审批专用章",
    "审批专用章", "行政许可专用章", "行政许可业务专用章", "信用报告专用章", "登记专用章", "计算机软件著作权登记专用章",
    "印花税代扣专用章", "投标专用章", "承保专用章", "保单专用章", "公章",
)
# fmt: on
_ALIKE = 80.0
"""Likeness (0 to 100) from which a reading is one of the known kinds."""
_ENDS = (
    r"公司(?:[一-鿿]{2,8}分公司)?|研究院|研究总院|研究所|事务所|检测所|检验所|质检所|中心|[总分]?局(?:[一-鿿]{2,6}分局)?|委员会|政府|厅|部|厂|院"
    r"|大学|学院|学会|协会|联合会|合作社|商行|经营部|监督站|检测站|实验室|监制章|平台|银行|支行|分行|店|站|所"
)
_NAME = re.compile(rf"[一-鿿（）·]{{2,40}}(?:{_ENDS})")
_CHINESE = re.compile(r"[一-鿿]")


def organisation_in(lines: Iterable[Line]) -> tuple[str, float, Line | None]:
    """The name in a reading of a ring, how sure it is (0 to 1), and its line; empty where nothing reads like a name.

    A name with a known ending is surer than words that only stand there; what is read past the ending is left out.
    """
    best: tuple[str, float, Line | None] = ("", 0.0, None)
    for line in lines:
        for part in line.text.split():
            value = normalise_name(part)
            name = _NAME.search(value)
            words = name.group() if name else "".join(_CHINESE.findall(value))
            sure = line.confidence * (1.0 if name else 0.5) * (0.9 if len(words) < len(value) else 1.0)
            if len(words) >= 4 and (sure, len(words)) > (best[1], len(best[0])):
                best = (words, sure, line)
    return best


def kind_in(lines: Iterable[Line]) -> str:
    """What the seal is for: one of ``KINDS``, else words that end in 章 as they were read, else empty."""
    texts = [normalise_name(line.text) for line in lines]
    said = [text for text in texts if len(text) >= 2]
    joined = [one + other for one, other in pairwise(said)]
    found = [process.extractOne(text, KINDS, scorer=fuzz.ratio, score_cutoff=_ALIKE) for text in (*said, *joined)]
    known = max((match for match in found if match), key=lambda match: (match[1], len(match[0])), default=None)
    if known:
        return str(known[0])
    return next((text for text in said if text.endswith("章") and 3 <= len(_CHINESE.findall(text)) == len(text)), "")


def code_in(lines: Iterable[Line]) -> str:
    """The social credit code that invoice seals bear in their middle; only one whose check digits fit."""
    codes = [normalise_code(line.text) for line in lines]
    return next((code for code in codes if len(code) == 18 and uscc.is_valid(code)), "")
