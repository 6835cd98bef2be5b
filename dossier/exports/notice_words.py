"""The words of the correction notice, in Chinese and English, and what of a finding's words is for the house alone."""

from __future__ import annotations

import re

from dossier.models.base import Text

W: dict[str, Text] = {
    "title": Text(zh="一次性告知书", en="Correction notice"),
    "subtitle": Text(zh="（补正材料通知）", en="(everything that is to be mended, at once)"),
    "case": Text(zh="案卷编号", en="Case"),
    "dossier": Text(zh="卷宗", en="Dossier"),
    "applicant": Text(zh="申请单位", en="Applicant"),
    "uscc": Text(zh="统一社会信用代码", en="Unified social credit code"),
    "product": Text(zh="申报产品", en="Product"),
    "policy": Text(zh="申报事项", en="Applied for"),
    "version": Text(zh="{name}（文本：{version}）", en="{name} (text: {version})"),
    "round": Text(zh="批次", en="Round"),
    "submission": Text(zh="提交次数", en="Submission"),
    "submission_number": Text(zh="第 {number} 次提交", en="no. {number}"),
    "day": Text(zh="告知日期", en="Date of this notice"),
    "due": Text(zh="补正期限", en="To be mended by"),
    "lead": Text(
        zh="经核对所提交的材料，以下 {count} 项需要补正或说明，现一次性告知。请逐项补正后一并重新提交。",
        en="The papers were checked. The following {count} item(s) are to be mended or explained; "
        "please hand them in together.",
    ),
    "by_day": Text(zh="请于 {day} 前（含当日）提交。", en="Please do so on or before {day}."),
    "nothing": Text(
        zh="经核对所提交的材料，没有需要补正的事项。", en="The papers were checked. There is nothing to be mended."
    ),
    "number": Text(zh="第 {number} 项", en="Item {number}"),
    "clause": Text(zh="依据", en="Clause"),
    "found": Text(zh="问题", en="What was found"),
    "place": Text(zh="位置", en="Where"),
    "cure": Text(zh="补正要求", en="What to do"),
    "missing": Text(zh="缺少材料", en="missing"),
    "fault": Text(zh="须补正", en="to be mended"),
    "open": Text(zh="须核对或说明", en="to be checked or explained"),
    "general": Text(zh="综合事项", en="Other matters"),
    "page": Text(zh="第 {page} 页", en="page {page}"),
    "no_picture": Text(
        zh="（该处页面图像无法显示，请对照所交文件查看。）", en="(This page cannot be drawn; see the file handed in.)"
    ),
    "more_places": Text(zh="另有 {count} 处。", en="and {count} more place(s)."),
    "default_cure": Text(
        zh="请核对；与实际不符的，请更正或说明并提交佐证材料。",
        en="Please check; where it is not as it should be, mend it, or explain it with evidence.",
    ),
    "foot": Text(
        zh="本告知书列明本次核对发现的全部须补正事项，不是认定结论。对所列事项有疑问的，可向受理部门咨询。",
        en="This notice lists all that was found to need mending; it is no decision. "
        "Questions are answered by the office that received the papers.",
    ),
    "sign_here": Text(
        zh="受理部门（盖章）：________________　　经办人：____________",
        en="Office (seal): ________________   Clerk: ____________",
    ),
}

_HOUSE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(该处|其中有数额)识别可信度低[^。]*。"), ""),
    (re.compile(r"数值取自文件自带的文字[^。]*。"), ""),
    (re.compile(r"[，；]?(需|请|须)(审核人员|人工)(核实|查看|查阅|查对|复核)[^。；，：]*(?=[。；，]|$)"), ""),
    (re.compile(r"(是否[^。，]*)，请审核人员确认(?=。|$)"), r"\1，待确认"),
    (re.compile(r"请审核人员确认(?=：)"), "待确认"),
    (re.compile(r"依据不足（[^（）]*(（[^（）]*）[^（）]*)*）"), "依据不足"),
    (re.compile(r"\s*(The reading is uncertain here|A number in it is uncertain): compare with the original\."), ""),
    (re.compile(r"\s*The value is the file's own text, but[^.]*: compare with the original\."), ""),
    (re.compile(r"[;,] a person must (look|compare|judge)[^.;]*"), ""),
    (re.compile(r"(?<=[Tt]o be confirmed) by a person(?=:)"), ""),
    (re.compile(r"on weak signs \([^()]*(\([^()]*\)[^()]*)*\)"), "on weak signs"),
)
"""What findings say to the reviewer: how well something was read, who is to look."""


def for_the_applicant(words: str) -> str:
    """The words of a finding without what is said to the reviewer; as they are where nothing else would be left."""
    told = words
    for pattern, instead in _HOUSE:
        told = pattern.sub(instead, told)
    return told.strip() or words
