"""Extracts of the patent register and receipts of annual fees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.signing import lone_day
from dossier.extraction.fields.spellings import spelled
from dossier.models.document import Field
from dossier.models.identifiers import patent
from dossier.models.page import Page

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
        (
            "专利号",
            "申请号/专利号",
            "专利号/申请号",
            "专利申请号",
            "申请号",
            "申请(专利)号",
            "专利申请号或专利号",
            "申请号或专利号",
            "专利号或申请号",
            "专利申请号/专利号",
            "专利号/专利申请号",
            "专利号(申请号)",
            "申请号(专利号)",
            "专利证号",
        ),
        r"(?:ZL|CN)?(?:19|20)\d{2}[12389]\d{7}\.?[\dX]",
        lines=1,
        accept=r"\d{7}",
        format=patent,
    ),
    "legal_status": Wanted(
        "text",
        (
            "法律状态",
            "案件状态",
            *spelled("(专利权|专利|案件|)(当前|目前|现行|最新)(法律状态|状态)"),
            *spelled("(专利权|专利|案件)(法律状态|状态|状况|效力|有效性)"),
            *spelled("(当前|目前|最新)(专利权|专利|案件)(法律状态|状态)"),
            "法律状态信息",
            "权利状态",
            "效力状态",
        ),
        lines=2,
        heads=True,
    ),
    "patentees": Wanted(
        "list",
        (
            *spelled("(现|当前|目前|现在|变更后)(专利权人|权利人)"),
            "专利权人",
            "专利权人姓名或名称",
            "专利权人姓名/名称",
            "专利权人(单位)",
            "登记的专利权人",
            "专利权所有人",
            "权利人",
            "专利权人名称",
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
            "年费缴纳",
            "年费缴纳情况",
            *spelled("(专利|)(年费|)(已缴纳|已缴|已交|缴纳|缴费|已缴费)(至|到)"),
            *spelled("(专利|)年费(已缴纳|已缴|已交|有效|缴纳)(至|到|截止)(日|日期|)"),
            *spelled("(已|)(缴|缴纳|交纳)(专利|)年费(至|到)"),
            *spelled("(下一|下一年度|下次|本年度|下年度)(年费)(缴纳|缴费)(期限|截止日|截止日期|日期)"),
            *spelled("(专利|)年费(缴纳|缴费|缴付|到期)(截止日|截止日期|期限|日|日期|截止时间)"),
            "缴费有效期至",
        ),
        pattern=r"(?:年费)?(?:已)?(?:缴纳?|交纳?)至(?P<value>\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?)",
    ),
    "issue_date": Wanted(
        "last_date",
        (
            "出具日期",
            "副本出具日期",
            "签发日期",
            "开票日期",
            "打印日期",
            "缴费日期",
            "制作日期",
            "票据日期",
            *spelled("(出具|制作|打印|颁发|出证|开具|查询|生成|证明|收费|收款|副本制作|副本签发|发文)(日期|时间|日)"),
        ),
    ),
}

_BY_LABELS = kind_by_labels(
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
        *spelled("(原|授权时|授权公告时|变更前|申请时|公告时)(专利权人|申请人|权利人)"),
        "专利权人地址",
        "专利名称",
        "发明创造名称",
        "专利申请日",
        "授权日",
        "授权公告号",
        "登记事项",
        "登记生效日",
        "权利转移",
        "专利类型",
        "专利权期限",
    ),
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields beside labels; the day of issue also where it stands alone at the end, under the office's name."""
    fields = _BY_LABELS.extract(pages, data)
    alone = None if "issue_date" in fields or not pages else lone_day(pages[-1], 0.3)
    return {**fields, "issue_date": alone} if alone else fields


KIND = DocumentKind("patent_register", CUES, extract)
