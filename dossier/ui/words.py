"""Every word the review desk shows, in Chinese and English; the only file of the desk that holds such words.

Templates take ``str.format`` names. ``say`` (``language.py``) picks the language of the session.
"""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


# The desk as a whole
APP_TITLE = _w("创新产品申报材料核验", "Innovative product dossier verification")
NAV_DOSSIERS = _w("申报卷宗", "Dossiers")
NAV_UPLOAD = _w("新建核验", "New check")
NAV_MORE = _w("更多", "More")
NAV_REVIEW = _w("卷宗审查", "Review")
REVIEWER = _w("审查人", "Reviewer")
REVIEWER_HINT = _w("请填写姓名", "Enter your name")
LANGUAGE = _w("界面语言", "Language")
LANGUAGE_ZH = _w("中文", "中文")
LANGUAGE_EN = _w("EN", "EN")
UNKNOWN = _w("未识别", "Not found")
NONE = _w("无", "None")
COMMA = _w("、", ", ")
SEMICOLON = _w("；", "; ")
COLON = _w("：", ": ")

# Upload
UPLOAD_TITLE = _w("新建核验", "New check")
UPLOAD_INTRO = _w(
    "上传一家企业的全部申报材料。可以是一个压缩包，也可以是多个文件；一个 PDF 含多份材料时会自动拆分。",
    "Upload all papers of one application: one ZIP, or several files. A PDF that holds several papers is split.",
)
UPLOAD_FILES = _w("申报材料", "Files")
UPLOAD_FILES_HELP = _w(
    "支持 ZIP、PDF、OFD、JPG、PNG、TIFF、BMP、WEBP、DOCX、XLSX、XML（电子发票）。",
    "ZIP, PDF, OFD, JPG, PNG, TIFF, BMP, WEBP, DOCX, XLSX, XML (e-invoice).",
)
UPLOAD_CHOOSE = _w("选择文件", "Choose files")
UPLOAD_DROP = _w("或将文件拖到此处。每个文件不超过 500 MB。", "or drop them here. Up to 500 MB each.")
UPLOAD_POLICY = _w("适用政策", "Policy")
UPLOAD_POLICY_AUTO = _w("自动识别（按申请书）", "Found from the application form")
UPLOAD_TITLE_MORE = _w("{name} 等 {count} 个文件", "{name} and others ({count} files)")
UPLOAD_DATE = _w("申报日期", "Application date")
UPLOAD_DATE_HELP = _w(
    "判断有效期和时限的基准日。不填则取申请书上的日期。",
    "The day on which validity is judged. Left empty, the date on the application form is taken.",
)
UPLOAD_GUIDE = _w("本轮申报指南（选填）", "Guide for this round (optional)")
UPLOAD_GUIDE_FILE = _w("指南文件（YAML）", "Guide file (YAML)")
UPLOAD_GUIDE_HINT = _w(
    "主管单位可用指南文件调整本轮所需材料和材料时限，政策原文件不变。未选政策的，按指南所属政策核验；结果中会注明所用指南。",
    "An office's guide changes what is asked for in this round, and how old papers may be; the policy's own file stays "
    "as it is. Where no policy is chosen, the guide's own is used. The result names the guide.",
)
UPLOAD_GUIDE_USED = _w("本轮按“{name}”核验。", "This round is checked under “{name}”.")
UPLOAD_OPTIONAL = _w("申报信息（选填）", "Declared values (optional)")
UPLOAD_OPTIONAL_HINT = _w(
    "不填的项目从申请书读取；没有申请书的，从营业执照读取。",
    "What is left empty is read from the application form or, without one, from the business licence.",
)
UPLOAD_APPLICANT = _w("申请单位", "Applicant")
UPLOAD_USCC = _w("统一社会信用代码", "Unified social credit code")
UPLOAD_PRODUCT = _w("产品名称", "Product")
UPLOAD_MODEL = _w("规格型号", "Model")
UPLOAD_SUBMIT = _w("开始核验", "Start check")
UPLOAD_NO_FILES = _w("请先选择申报材料。", "Choose the files first.")
UPLOAD_BAD_USCC = _w(
    "统一社会信用代码有误：{reason}。请核对后重新填写。", "The credit code is wrong: {reason}. Please correct it."
)

# List of dossiers
LIST_TITLE = _w("申报卷宗", "Dossiers")
LIST_EMPTY = _w("还没有卷宗。", "No dossiers yet.")
LIST_FIND = _w("查找", "Find")
LIST_FIND_HINT = _w("单位、产品或卷宗名称", "Applicant, product or title")
LIST_STATE = _w("状态", "State")
LIST_APPLICANT = _w("申请单位", "Applicant")
LIST_PRODUCT = _w("产品", "Product")
LIST_POLICY = _w("政策", "Policy")
LIST_VERDICT = _w("机器结论", "Verdict")
LIST_FINDINGS = _w("核验意见", "Findings")
LIST_DECISION = _w("审查决定", "Decision")
LIST_NEW = _w("新建核验", "New check")
LIST_NOTHING_FOUND = _w("没有符合条件的卷宗。", "No dossier matches.")
LIST_CREATED = _w("提交于 {when}", "Submitted {when}")

STATE_QUEUED = _w("排队中", "Queued")
STATE_READING = _w("正在核验", "Checking")
STATE_CHECKED = _w("核验完成", "Checked")
STATE_FAILED = _w("核验中断", "Stopped")

# Progress
PROGRESS_QUEUED = _w("已收到材料，等待读取。", "The files are in; waiting to be read.")
PROGRESS_OPENING = _w("正在打开材料……", "Opening the files…")
PROGRESS_PAGES = _w("已读取 {done} / {total} 页", "{done} of {total} pages read")
PROGRESS_FILE = _w("正在读取：{name}", "Reading: {name}")
PROGRESS_KNOWN = _w(
    "已读完 {done} / {files} 个文件，已识别：{papers}。以下为初步结果，读完全部材料后可能改变。",
    "{done} of {files} files are done; found: {papers}. What follows is preliminary until everything is read.",
)
PROGRESS_LEAVE = _w(
    "核验在后台进行，可以离开本页，稍后从“申报卷宗”回来查看。",
    "The check goes on in the background. You may leave this page and come back from “Dossiers”.",
)
PROGRESS_FAILED = _w("核验没有完成：{reason}", "The check did not finish: {reason}")
PROGRESS_RETRY = _w("重新核验", "Check again")

# One dossier: head
REVIEW_NONE = _w("请先从“申报卷宗”打开一个卷宗。", "Open a dossier from “Dossiers” first.")
HEAD_APPLIED_ON = _w("申报日期 {day}", "Applied on {day}")
HEAD_PAPERS = _w("{documents} 份材料，{pages} 页", "{documents} papers, {pages} pages")
HEAD_SECONDS = _w("用时 {seconds} 秒", "{seconds} s")
HEAD_OPEN = _w("{count} 项待人工确认", "{count} to be confirmed")
HEAD_SUSPICION = _w("疑点：{level}", "Suspicion: {level}")
HEAD_DECIDED = _w("已决定：{decision}", "Decided: {decision}")
WHY_INELIGIBLE = _w("{count} 项必备条件经核验不满足：", "{count} mandatory conditions are shown not to hold:")
WHY_REVIEW = _w(
    "{count} 项必备条件尚不能由材料判定，需人工核实：",
    "{count} mandatory conditions cannot be judged from the papers yet:",
)
WHY_ELIGIBLE = _w("机器核验的必备条件全部满足。", "All mandatory conditions judged by machine hold.")
WHY_SIGNS = _w("另有 {count} 处真实性矛盾或疑点待核实。", "Signs of authenticity to be verified: {count}.")
WHY_MORE = _w("另有 {count} 项，见下。", "{count} more below.")

VERDICT_ELIGIBLE = _w("符合条件", "Eligible")
VERDICT_INELIGIBLE = _w("不符合条件", "Not eligible")
VERDICT_REVIEW = _w("需人工核实", "Needs review")

SUSPICION_UNEXAMINED = _w("未检查", "not examined")
SUSPICION_NONE = _w("无", "none")
SUSPICION_LOW = _w("低", "low")
SUSPICION_MEDIUM = _w("中", "medium")
SUSPICION_HIGH = _w("高", "high")

STATUS_FAIL = _w("不符合", "Not met")
STATUS_REVIEW = _w("需核实", "To review")
STATUS_WARN = _w("提示", "Note")
STATUS_PASS = _w("符合", "Met")
STATUS_NA = _w("不适用", "Not applicable")

MARK_SURE = _w("机读可信", "Read reliably")

# Views of one dossier
VIEW = _w("视图", "View")
VIEW_FINDINGS = _w("核验意见", "Findings")
VIEW_FIELDS = _w("材料与字段", "Papers & fields")
VIEW_ATTEST = _w("人工确认", "To confirm")
VIEW_DECISION = _w("决定与记录", "Decision & history")

FILTER_STATUS = _w("状态", "Status")
FILTER_FAMILY = _w("类别", "Family")
FILTER_ALL = _w("全部类别", "All families")
FILTER_EMPTY = _w("没有符合筛选条件的意见。", "No finding matches the filter.")
FINDING_CLAUSE_ONE = _w("第 {clause} 条", "clause {clause}")
FINDING_CURE = _w("补正办法", "Cure")
FINDING_EVIDENCE = _w("证据", "Evidence")
FINDING_MANDATORY = _w("必备条件", "Mandatory")
FINDING_PERSON = _w("需人工判断", "For a person")
EVIDENCE_PAGE = _w("{document} 第 {page} 页", "{document}, page {page}")

# Fields
FIELDS_PAPER = _w("材料", "Paper")
FIELDS_ALL = _w("全部材料（{count}）", "All papers ({count})")
FIELDS_OPEN_ONLY = _w("只看待处理", "Open ones only")
FIELDS_NONE = _w("没有可显示的字段。", "No fields to show.")
FIELDS_PICK = _w(
    "点击下面的字段，或点击右侧页面上的方框，查看出处并更正。",
    "Click a field below, or a box on the page, to see where it was read and to correct it.",
)
FIELD_MACHINE = _w("机器原读", "Machine read")
FIELD_RAW = _w("页面原文", "On the page")
FIELD_NEW = _w("当前值（可改正）", "Value (edit to correct)")
PAGE_ONE = _w("第 {page} 页", "p. {page}")
PAGES_SPAN = _w("第 {first}–{last} 页", "pp. {first}–{last}")
FIELD_NEW_LIST = _w("多项之间用“、”分隔", "Separate items by 、")
FIELD_REASON = _w("理由", "Reason")
FIELD_REASON_HINT = _w("例如：印章遮挡，误读一字", "e.g. one character misread under the seal")
FIELD_SAVE = _w("保存更正", "Save correction")
FIELD_CONFIRM = _w("确认无误", "Confirm as read")
FIELD_CONFIRM_REASON = _w("经核对，与页面一致", "Compared with the page, as read")
FIELD_SAVED = _w(
    "已更正“{field}”，并已重新核验（{seconds} 秒）。", "“{field}” corrected and checked again ({seconds} s)."
)
FIELD_CONFIRMED = _w("已确认“{field}”。", "“{field}” confirmed.")
FIELD_NEED_REASON = _w("请填写更正理由。", "Give a reason for the correction.")
FIELD_NEED_CHANGE = _w(
    "新值与当前值相同；如核对无误，请点“确认无误”。", "The value is unchanged; use “Confirm as read” instead."
)
NEED_REVIEWER = _w("请先在右上角填写审查人姓名。", "Enter the reviewer's name at the top right first.")
PLACE_EXACT = _w("位置准确", "exact place")
PLACE_PAGE = _w("仅知页码", "page only")
PLACE_NONE = _w("页面上未找到", "not found on the page")
TYPE_SURE = _w("{label}（识别把握 {percent}%）", "{label} (type {percent}% sure)")

# Attestations
ATTEST_INTRO = _w(
    "以下条款材料本身不能证明，须由审查人确认。", "Papers alone cannot prove these clauses; a reviewer confirms them."
)
ATTEST_NONE = _w("本卷宗没有需要人工确认的条款。", "Nothing in this dossier needs a person's confirmation.")
ATTEST_OPEN = _w("待确认", "Open")
ATTEST_YES = _w("已确认", "Confirmed")
ATTEST_NO = _w("已否认", "Denied")
ATTEST_CONFIRM = _w("确认满足", "Confirm")
ATTEST_DENY = _w("不满足", "Deny")
ATTEST_SAVED = _w("已记录。", "Recorded.")

# Decision
DECISION = _w("审查决定", "Decision")
DECISION_APPROVE = _w("通过", "Approve")
DECISION_REJECT = _w("驳回", "Reject")
DECISION_RETURN = _w("退回补正", "Return for correction")
DECISION_REASON = _w("理由", "Reason")
DECISION_REASON_HINT = _w(
    "写明决定的依据；退回补正的，写明须补正的事项。", "State the grounds; when returning, what has to be mended."
)
DECISION_SAVE = _w("作出决定", "Decide")
DECISION_SAVED = _w("决定已记录：{decision}。", "Decision recorded: {decision}.")
DECISION_NEED_CHOICE = _w("请选择一项决定。", "Choose a decision.")
DECISION_NEED_REASON = _w("请填写理由。", "Give a reason.")
DECISION_OPEN = _w(
    "还有 {count} 项条款待人工确认，暂不能通过。",
    "{count} clauses are still to be confirmed; approval is not possible yet.",
)
DECISION_AGAINST = _w(
    "机器结论为“{verdict}”，通过时请在理由中说明。",
    "The machine verdict is “{verdict}”; say in the reason why you approve.",
)
DECISION_NOW = _w("现行决定", "Current decision")
DECISION_FILL = _w("填入补正清单", "Fill in what to mend")
DECISION_ITEM = _w("{number}. {message}（{clauses}）", "{number}. {message} ({clauses})")
DECISION_CURE = _w("补正办法：{cure}", "Cure: {cure}")
HISTORY = _w("办理记录", "History")
HISTORY_EMPTY = _w("还没有记录。", "Nothing recorded yet.")
HISTORY_DECISION = _w("作出审查决定", "Decision taken")
HISTORY_CORRECTED = _w("更正", "Corrected")
WAIVE = _w("放宽本项…", "Relax this …")
WAIVE_INTRO = _w(
    "政策允许主管单位放宽本项。放宽人和理由将记入结论，不可删除。",
    "The policy lets the office relax this. Who and why are kept with the finding and cannot be deleted.",
)
WAIVE_REASON = _w("放宽的理由和批准依据", "Reason, and on whose approval")
WAIVE_SEND = _w("确认放宽", "Relax")
HISTORY_WAIVED = _w("放宽 {clauses}：{question}", "Relaxed {clauses}: {question}")
HISTORY_UNWAIVED = _w("撤回放宽 {clauses}：{question}", "Relaxation withdrawn {clauses}: {question}")
HISTORY_ATTESTATION = _w("{clauses}：{question}", "{clauses}: {question}")
HISTORY_CHANGE = _w("{paper}·{field}：{old} → {new}", "{paper} · {field}: {old} → {new}")
HISTORY_KEPT = _w("{paper}·{field}：{new}", "{paper} · {field}: {new}")
HISTORY_REASON = _w("理由：{reason}", "Reason: {reason}")
EMPTY_VALUE = _w("（空）", "(empty)")

# Officials' board
NAV_BOARD = _w("疑点核实", "Signs")
BOARD_TITLE = _w("疑点核实", "Signs to verify")
BOARD_CAUTION = _w(
    "列出的是机器发现的矛盾与疑点，供核实，不构成结论；没有列出的，不等于真实。",
    "These are contradictions and signs found by machine, to be verified; they are no conclusion. What is not listed "
    "is not thereby genuine.",
)
BOARD_HIDDEN = _w("本安装不显示疑点。", "This installation does not show signs.")
BOARD_EMPTY = _w("没有带疑点的卷宗。", "No dossier has a sign.")
BOARD_SIGNS = _w("疑点", "Signs")
BOARD_OPEN = _w("{open} / {all} 项待核实", "{open} of {all} to settle")
BOARD_WHY = _w("依据", "Reasons")
BOARD_LEVEL = _w("疑点等级", "Suspicion")
BOARD_BACK = _w("返回列表", "Back to the list")
BOARD_CASE = _w("打开卷宗审查", "Open the review")
BOARD_SHEET = _w("生成证据单（PDF）", "Make the evidence sheet (PDF)")
BOARD_DOWNLOAD = _w("下载证据单", "Download the evidence sheet")
BOARD_NO_SIGNS = _w("本卷宗没有发现矛盾或疑点。", "No contradiction or sign was found in this dossier.")
BOARD_INNOCENT = _w("可能的正常原因", "Innocent explanations")
BOARD_VERIFY = _w("核实办法", "How to verify")
BOARD_BEFORE = _w("改动前", "before the change")
BOARD_AFTER = _w("改动后", "after the change")
BOARD_BELOW = _w("被遮盖的内容", "what is covered")
BOARD_ABOVE = _w("现显示的内容", "what is shown now")
BOARD_OTHER = _w("另一卷宗 {id} 第 {page} 页", "other dossier {id}, page {page}")
BOARD_NO_RIGHT = _w("无权查看该卷宗的内容。", "You may not see what that dossier says.")
BOARD_NO_PICTURE = _w("此处没有页面图像。", "There is no picture of this place.")
BOARD_UNEXAMINED = _w("未能检查：{count} 项", "Could not be examined: {count}")
SIGN_CONFIRMED = _w("确认", "Confirmed")
SIGN_EXCLUDED = _w("排除", "Excluded")
SIGN_OPEN = _w("待核实", "To settle")
SIGN_REASON = _w("依据或说明（必填）", "Basis (required)")
SIGN_SAVED = _w("已记录。", "Recorded.")
SIGN_NEED_REASON = _w("请填写依据。", "Give your grounds.")
TIER_CONTRADICTION = _w("矛盾", "Contradiction")
TIER_STRONG = _w("需核实", "To be verified")
TIER_WEAK = _w("提示", "Note")
TIER_CANNOT_TELL = _w("无法判断", "Cannot tell")
PRECISION_TITLE = _w("各项检查的核实结果", "How the checks fared")
PRECISION_CHECK = _w("检查", "Check")
PRECISION_TIER = _w("分级", "Tier")
PRECISION_SHARE = _w("确认比例", "Confirmed share")
PRECISION_EMPTY = _w("还没有核实结果。", "Nothing was settled yet.")
HISTORY_SIGN = _w("疑点：{message}", "Sign: {message}")

# Page picture
PAGE_PICTURE = _w("页面图像", "Page picture")
PAGE_OF = _w("第 {page} / {pages} 页", "Page {page} of {pages}")
PAGE_PREVIOUS = _w("上一页", "Previous page")
PAGE_NEXT = _w("下一页", "Next page")
PAGE_ZOOM_IN = _w("放大", "Zoom in")
PAGE_ZOOM_OUT = _w("缩小", "Zoom out")
PAGE_FIT = _w("适合宽度", "Fit width")
PAGE_NOT_READ = _w("这一页未能读取，无法显示。", "This page could not be read and cannot be shown.")
PAGE_NOTHING = _w(
    "点击左侧的意见或字段，在这里查看出处。", "Click a finding or field on the left to see its place here."
)
PAGE_NOT_FOUND = _w(
    "这份材料上没有识别到该内容，请对照页面核实。", "This was not found on the paper; please look at the page."
)
PAGE_NO_PLACE = _w("本项意见没有可指示的页面位置。", "This finding has no place on a page.")
PAGE_NO_BOX = _w("出处在本页，但不能确定准确位置。", "It stands on this page; the exact place is not known.")

FAMILIES: dict[str, Text] = {
    "completeness": _w("材料完整性", "Completeness"),
    "applicant": _w("申请单位", "Applicant"),
    "product": _w("产品", "Product"),
    "ownership": _w("知识产权归属", "Ownership"),
    "validity": _w("有效性", "Validity"),
    "dates": _w("日期与时限", "Dates"),
    "lab": _w("检测机构", "Laboratory"),
    "novelty": _w("科技查新", "Novelty search"),
    "sales": _w("销售", "Sales"),
    "finance": _w("财务审计", "Finance"),
    "credit": _w("信用", "Credit"),
    "policy": _w("政策条款", "Policy"),
    "claim": _w("资金申领", "Claim"),
    "authenticity": _w("真实性核验", "Authenticity"),
    "internal": _w("系统", "System"),
}

NOTES: dict[str, Text] = {
    "repaired": _w("识别结果经校验规则修正", "repaired by its check rule"),
    "from_seal": _w("仅见于印章文字", "read from a seal only"),
    "under_seal": _w("文字被印章遮挡", "text under a seal"),
    "not_in_yuan": _w("非人民币金额，按原文列出", "not in yuan, given as printed"),
    "month_only": _w("只读到年月", "month only"),
    "unlabelled": _w("未见字段名称，按内容识别", "found without its label"),
    "emphasis_of_matter": _w("另有强调事项，请阅读原文", "a matter is emphasised beside it, please read it"),
    "disputed": _w("标题与正文表述不同，请阅读原文", "heading and sentence differ, please read both"),
}
"""Notes of fields (``Field.note``)."""
NOTE_INVALID = _w("编号校验：{reason}", "number check: {reason}")
NOTE_REREAD = _w("再次识读为“{reading}”，请核对", "read a second time as “{reading}”, please compare")
NOTE_OTHER = _w("读取把握不足", "read with little certainty")
YES = _w("是", "Yes")
NO = _w("否", "No")

VALUES: dict[str, dict[str, Text]] = {
    "grant": {
        "exclusive": _w("独占许可", "Exclusive licence"),
        "sole": _w("排他许可", "Sole licence"),
        "ordinary": _w("普通许可", "Ordinary licence"),
        "transfer": _w("转让", "Transfer"),
    },
    "patent_type": {
        "invention": _w("发明", "Invention"),
        "utility_model": _w("实用新型", "Utility model"),
        "design": _w("外观设计", "Design"),
    },
    "scheme": {
        "CMA": _w("CMA 资质认定", "CMA"),
        "CNAS": _w("CNAS 认可", "CNAS"),
        "CAL": _w("CAL 审查认可", "CAL"),
    },
    "scope": {"domestic": _w("国内", "Domestic"), "international": _w("国内外", "International")},
    "opinion": {
        "unqualified": _w("无保留意见", "Unqualified"),
        "qualified": _w("保留意见", "Qualified"),
        "adverse": _w("否定意见", "Adverse"),
        "disclaimer": _w("无法表示意见", "Disclaimer"),
    },
}
"""Fields that have a fixed choice of values, by field name and value."""
