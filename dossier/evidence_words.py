"""The words of the printed evidence sheet, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text

W: dict[str, Text] = {
    "title": Text(zh="真实性核验证据单", en="Evidence sheet: authenticity"),
    "dossier": Text(zh="卷宗", en="Dossier"),
    "applicant": Text(zh="申请单位", en="Applicant"),
    "product": Text(zh="产品", en="Product"),
    "made": Text(zh="制表时间", en="Made on"),
    "level": Text(zh="疑点等级", en="Level of suspicion"),
    "reason": Text(zh="依据", en="Reason"),
    "caution": Text(
        zh="本单列出机器发现的矛盾与疑点，供审查人核实，不构成结论。未列出不等于真实：未能检查的内容见后。",
        en="This sheet lists contradictions and signs found by machine, for a person to verify; it is no conclusion. "
        "What is not listed is not thereby genuine: see below for what could not be examined.",
    ),
    "none": Text(zh="未发现矛盾或疑点。", en="No contradiction or sign was found."),
    "innocent": Text(zh="可能的正常原因", en="Innocent explanations"),
    "verify": Text(zh="核实办法", en="How to verify"),
    "word": Text(zh="审查人意见", en="Reviewer's word"),
    "open": Text(zh="尚未处理", en="Not settled yet"),
    "other": Text(zh="另一卷宗 {id} {file}", en="other dossier {id} {file}"),
    "page": Text(zh="第 {page} 页", en="page {page}"),
    "before": Text(zh="改动前的文件", en="the file before the change"),
    "below": Text(zh="被遮盖的内容", en="what is covered"),
    "above": Text(zh="现显示的内容", en="what is shown now"),
    "unseen": Text(zh="无权查看该卷宗的内容。", en="You may not see what that dossier says."),
    "nowhere": Text(zh="无页面位置", en="no place on a page"),
    "unexamined": Text(zh="未能检查的内容", en="What could not be examined"),
    "all_examined": Text(zh="各项均已检查。", en="Everything was examined."),
    "files": Text(zh="卷宗文件及摘要", en="Files of the dossier and their digests"),
    "sign_here": Text(
        zh="核实人（签名）：____________　　复核人（签名）：____________　　日期：____________",
        en="Verified by: ____________   Countersigned by: ____________   Date: ____________",
    ),
}
