"""Extracts of the patent register and receipts of annual fees."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues
from dossier.models.identifiers import patent

CUES = Cues(
    titles=(
        r"专利登记簿(?:副本|证明)?",
        r"(?:专利)?手续合格通知书|(?:专利)?著录项目变更.{0,8}通知书|(?:专利)?(?:年费)?缴费通知书",
        r".{0,10}专利(?:权)?(?:证明|(?:法律状态|维持|有效).{0,8}证明)",
        r"[^,，。;；]{0,20}专利[^,，。;；权]{0,8}(?:收费收据|缴费(?:凭证|证明|收据)|年费[^,，。;；]{0,8})",
        r"国家知识产权局专利收费收据",
        r"中央财政(?:电子)?票据|.{0,20}非税收入.{0,12}票据",
    ),
    labels=(
        "专利号|申请号",
        "专利权人|缴款人|缴费人",
        "法律状态|案件状态|年费",
        "授权公告日|登记日|申请日",
        "国家知识产权局",
        "缴费|票据",
    ),
    needs=("专利",),
)
WANTED = {
    "patent_number": Wanted(
        "code",
        ("专利号", "申请号/专利号", "专利号/申请号", "专利申请号", "申请号", "申请(专利)号"),
        r"(?:ZL|CN)?(?:19|20)\d{2}[12389]\d{7}\.?[\dX]",
        lines=1,
        accept=r"\d{7}",
        format=patent,
    ),
    "legal_status": Wanted("text", ("法律状态", "案件状态", "专利权状态", "专利状态"), lines=2),
    "patentees": Wanted(
        "list",
        (
            "专利权人",
            "专利权人姓名或名称",
            "权利人",
            "专利权人名称",
            "当前专利权人",
            "申请(专利权)人",
            "申请人(专利权人)",
            "专利权人(申请人)",
        ),
        lines=3,
    ),
    "paid_until": Wanted(
        "last_date",
        (
            "年费缴至",
            "缴费截止日",
            "年费缴纳至",
            "专利年费缴至",
            "缴至日",
            "年费缴费截止日",
            "缴费截止日期",
            "缴至日期",
            "年费缴至日",
            "年费缴至日期",
            "年费有效期至",
            "下次缴费截止日",
        ),
        pattern=r"(?:年费)?(?:已)?(?:缴纳?|交纳?)至(?P<value>\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?)",
    ),
    "issue_date": Wanted(
        "last_date",
        ("出具日期", "副本出具日期", "签发日期", "开票日期", "打印日期", "缴费日期", "制作日期", "票据日期"),
        pattern=r"(?m)^(?P<value>[\d〇零○一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)$",
        sure=0.8,
    ),
}

KIND = kind_by_labels(
    "patent_register",
    CUES,
    WANTED,
    (
        "缴款人",
        "交款人",
        "缴费人",
        "收款单位",
        "费用种类",
        "票据代码",
        "票据号码",
        "校验码",
        "发明名称",
        "实用新型名称",
        "外观设计名称",
        "申请日",
        "授权公告日",
        "发明人",
        "地址",
        "年费缴纳情况",
    ),
)
