"""Sheets, headers and words of the workbook, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _t(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


SHEETS: dict[str, Text] = {
    "head": _t("概况", "Dossier"),
    "documents": _t("材料", "Papers"),
    "fields": _t("字段", "Fields"),
    "findings": _t("核验意见", "Findings"),
    "materials": _t("材料清单", "Materials"),
    "corrected": _t("人工核定", "Corrections"),
    "acts": _t("操作记录", "Acts"),
    "files": _t("文件", "Files"),
}

_PAPER, _TYPE, _FILE, _PAGE = _t("材料", "Paper"), _t("类型", "Kind"), _t("文件", "File"), _t("页", "Page")
_WHO, _WHEN, _REASON, _CLAUSE = _t("人员", "Who"), _t("时间", "When"), _t("理由", "Reason"), _t("条款", "Clause")

HEADERS: dict[str, tuple[Text, ...]] = {
    "head": (_t("项目", "Item"), _t("内容", "Value")),
    "documents": (
        _PAPER, _TYPE, _t("类型代码", "Type"), _t("类型置信度", "Confidence"), _FILE, _t("页码", "Pages"),
        _t("字段数", "Fields"),
    ),
    "fields": (
        _PAPER, _TYPE, _t("字段", "Field"), _t("字段代码", "Field id"), _t("值", "Value"), _t("原文", "As printed"),
        _FILE, _PAGE, _t("置信度", "Confidence"), _t("来源", "Source"), _t("备注", "Note"),
        _t("核定人", "Corrected by"), _t("机器读出", "Machine's value"),
    ),
    "findings": (
        _t("序号", "No."), _t("检查项", "Check"), _t("结果", "Result"), _t("结果代码", "Status"),
        _t("影响结论", "Mandatory"), _t("判断者", "Judge"), _CLAUSE, _t("条款代码", "Clause id"),
        _t("意见", "Message (zh)"), _t("意见（英文）", "Message"), _t("补正", "Cure (zh)"), _t("补正（英文）", "Cure"),
        _t("依据位置", "Evidence"), _t("审查人核实", "Reviewer's word"), _t("核实人", "Reviewer"),
        _t("核实说明", "Reviewer's reason"),
    ),
    "materials": (
        _t("材料", "Material"), _CLAUSE, _t("要求", "Asked for"), _t("至少份数", "At least"), _t("状态", "State"),
        _t("所交份数", "Handed in"), _t("所交材料", "Papers"),
    ),
    "corrected": (
        _WHEN, _WHO, _TYPE, _FILE, _t("首页", "First page"), _t("字段", "Field"), _t("机器读出", "Machine's value"),
        _t("核定前", "Before"), _t("核定为", "Now"), _REASON,
    ),
    "acts": (_WHEN, _WHO, _t("操作", "Act"), _t("事项", "What"), _REASON),
    "files": (_FILE, _t("字节", "Bytes"), _t("页数", "Pages"), _t("SHA-256 摘要", "SHA-256"), _t("问题", "Problems")),
}  # fmt: skip

W: dict[str, Text] = {
    "case": _t("案卷编号", "Case"),
    "round": _t("批次", "Round"),
    "dossier": _t("卷宗编号", "Dossier"),
    "title": _t("卷宗名称", "Title"),
    "applicant": _t("申请单位", "Applicant"),
    "uscc": _t("统一社会信用代码", "Unified social credit code"),
    "product": _t("产品", "Product"),
    "model": _t("规格型号", "Model"),
    "policy": _t("适用政策", "Policy"),
    "version": _t("政策文本", "Policy text"),
    "guide": _t("申报指南", "Guide"),
    "applied_on": _t("申报日期", "Day of application"),
    "checked": _t("核验时间", "Checked on"),
    "verdict": _t("核验结论", "Verdict"),
    "open": _t("待人工确认", "Waiting for a person"),
    "decision": _t("审查决定", "Decision"),
    "suspicion": _t("疑点等级", "Level of suspicion"),
    "pages": _t("页数", "Pages"),
    "reader": _t("读取程序版本", "Reader"),
    "yes": _t("是", "yes"),
    "no": _t("否", "no"),
    "machine": _t("机器", "machine"),
    "person": _t("人工", "person"),
    "always": _t("必交", "always"),
    "optional": _t("非必交", "optional"),
    "ask": _t("视情况", "as the case may be"),
    "page": _t("第 {page} 页", "page {page}"),
    "elsewhere": _t("另一卷宗 {dossier} {file}", "other dossier {dossier} {file}"),
}
