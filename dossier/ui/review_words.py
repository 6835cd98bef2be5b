"""Words of the page of one dossier: keys, verdicts, undo, pages side by side, dates, chains, what was examined."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


# Views
VIEW_DATES = _w("日期与关系", "Dates & links")
VIEW_COMPARE = _w("对照两页", "Two pages")
VIEW_EXAMINED = _w("检查范围", "Examined")

# Marks of fields
MARK_NEEDS_LOOK = _w("待核对", "Needs a look")
MARK_MISSING = _w("未找到", "Missing")
MARK_PERSON = _w("人工核定", "By a person")

# Walking and undo
STEP_NEXT = _w("下一项", "Next")
STEP_PREVIOUS = _w("上一项", "Previous")
STEP_LEFT = _w("待处理 {count} 项", "{count} open")
TO_CASE = _w("案卷", "Case")
STEP_DONE = _w("待处理的字段和意见已全部看过。", "No field or finding is open any more.")
UNDO = _w("撤销", "Undo")
UNDO_HELP = _w(
    "撤回本人在本卷宗的上一步操作；原记录保留。", "Take back your own last act on this dossier; its record stays."
)
UNDO_REASON = _w("本人撤回", "taken back by its author")
UNDO_DONE = _w("已撤回：{about}", "Taken back: {about}")
UNDO_CORRECTION = _w("字段“{field}”的核定", "the value of “{field}”")
UNDO_WORD = _w("“{message}”的核实结果", "the word on “{message}”")
HISTORY_TAKEN_BACK = _w("撤回：{about}", "Taken back: {about}")

# Verdicts on findings
VERDICT_HOLDS = _w("属实", "It is so")
VERDICT_FAILS = _w("不成立", "Does not hold")
VERDICT_LATER = _w("暂缓", "Postpone")
VERDICT_REMARK = _w("说明", "Remark")
VERDICT_REMARK_HINT = _w("说明（不成立时必填）", "Remark (needed where it does not hold)")
VERDICT_SIGN_HINT = _w("依据（必填）", "Grounds (required)")
VERDICT_NEED_REMARK = _w("请先写明理由，再按一次。", "Write the reason first, then press again.")
VERDICT_SAVED = _w("已记录：{word}", "Recorded: {word}")
PLACE_NEXT = _w("下一处", "Next place")
HISTORY_VERDICT = _w("核实意见：{message}", "On the finding: {message}")

# Verdicts on fields
FIELD_NOT_ON_PAPER = _w("页面上没有", "Not on paper")
FIELD_NOT_ON_PAPER_REASON = _w("经核对，页面上没有", "Compared with the page: it is not there")
FIELD_FAILED = _w("核验未过", "a check failed on it")

# Keys
KEYS = _w("快捷键", "Keys")
KEYS_TITLE = _w("键盘操作", "Keys")
KEYS_WALK = _w("逐项查看", "Going through")
KEYS_VERDICT = _w("作出判断", "Verdicts")
KEYS_PAGE = _w("页面图像", "Page picture")
KEYS_OTHER = _w("其他", "Other")
KEY_NEXT = _w("下一个待处理的意见或字段", "Next open finding or field")
KEY_PREVIOUS = _w("上一个待处理的意见或字段", "Previous open finding or field")
KEY_PLACE = _w("本项意见的下一处证据", "Next evidence of the finding")
KEY_YES = _w("意见：属实；字段：无误", "Finding: it is so; field: right")
KEY_NO = _w("意见：不成立；字段：页面上没有", "Finding: does not hold; field: not on the paper")
KEY_LATER = _w("意见：暂缓", "Finding: postpone")
KEY_EDIT = _w("字段：改正（光标移到输入框）", "Field: edit (goes to the input)")
KEY_REMARK = _w("填写说明（回车写入）", "Write a remark (Enter keeps it)")
KEY_UNDO = _w("撤销本人的上一步", "Take back your own last act")
KEY_PAGES = _w("上一页、下一页（对照时加 Shift 翻右侧）", "Page before / after (with Shift: the right one of two)")
KEY_ZOOM = _w("放大、缩小、适合宽度", "Zoom in, zoom out, fit width")
KEY_ROTATE = _w("旋转 90°", "Turn by 90°")
KEY_COMPARE = _w("并排对照本项意见的两页", "The finding's two pages side by side")
KEY_VIEWS = _w("切换视图", "Choose the view")
KEY_CASE = _w("材料与案卷互相切换", "From the case to its papers and back")
KEY_CONTROLS = _w("转到页面控件（之后 Tab 按常规移动）", "Go to the controls (Tab then moves as usual)")
KEY_ESCAPE = _w("离开输入框；关闭本窗口", "Leave an input; close this panel")
KEY_HELP = _w("显示本表", "Show this panel")
KEYS_NOTE = _w("在输入框中打字时快捷键不起作用。", "Keys do nothing while you type in an input.")

# Groups of findings
GROUP_BY_CLAUSE = _w("按条款分组", "Group by clause")
GROUP_NO_CLAUSE = _w("未列条款", "Without a clause")
GROUP_HEAD = _w("{clause} · {counts}", "{clause} · {counts}")

# Two pages
COMPARE_LEFT = _w("左侧页面", "Left page")
COMPARE_RIGHT = _w("右侧页面", "Right page")
COMPARE_OPEN = _w("对照两页", "Side by side")
COMPARE_TWIN = _w("另一卷宗 {id} · {file} 第 {page} 页", "Other dossier {id} · {file}, page {page}")
COMPARE_PAGE = _w("{document} · {file} 第 {page} 页", "{document} · {file}, page {page}")
PAGE_ROTATE = _w("旋转 90°", "Turn by 90°")

# Dates
DATES_TITLE = _w("日期时间线", "Timeline of dates")
DATES_NONE = _w("材料中没有读到日期。", "No dates were read.")
DATES_APPLIED = _w("申报日 {day}", "Application {day}")
DATES_NEAR = _w("申报前三年", "Three years before")
DATES_ALL = _w("全部日期", "All dates")
DATES_RANGE = _w("范围", "Range")
DATES_OUTSIDE = _w(
    "另有 {count} 个日期不在此范围内，选“全部日期”可见。", "{count} dates lie outside; choose “All dates”."
)
DATES_HINT = _w("点击图上的日期，打开其出处。", "Click a date to open its place.")
DATE_APPLICATION = _w("申请、委托", "Applied, commissioned")
DATE_TEST = _w("收样、检测", "Sample, test")
DATE_ISSUE = _w("签发、签署", "Issued, signed")
DATE_INVOICE = _w("开票", "Invoiced")
DATE_VALID = _w("有效期", "Valid from – to")
DATE_OTHER = _w("其他日期", "Other dates")
DATE_CONFLICT = _w("有意见须核实", "A finding cites it")
DATE_KIND = _w("类别", "Kind")
DATE_DAY = _w("日期", "Day")
DATE_FIELD = _w("字段", "Field")
DATE_SPAN = _w("{start} 至 {end}", "{start} to {end}")
DATE_FOREVER = _w("长期", "no end")
PAPER_NUMBER = _w("{label} {number}", "{label} {number}")

FOREVER = "长期"
"""The value of a date without an end, as papers print it."""

# Chains
CHAIN_TITLE = _w("权利链", "Ownership")
CHAIN_NONE = _w("没有可画的权利链。", "No right of ownership was read.")
CHAIN_APPLICANT = _w("申请单位", "Applicant")
CHAIN_OWNER = _w("权利人", "Owner")
CHAIN_GAP = _w("✕ 缺少衔接文件", "✕ no paper joins them")
CHAIN_DOUBT = _w("? 需核实", "? to be verified")
CHAIN_COMMA = _w("，", ",")
CHAIN_HOLDS = _w("✓ 持有", "✓ holds")
SALES_TITLE = _w("合同、发票与用户报告", "Contracts, invoices and user reports")
SALES_NONE = _w("没有合同、发票或用户报告。", "There are no contracts, invoices or user reports.")
SALES_MANY = _w("发票 {count} 张", "{count} invoices")
SALES_BUYER = _w("买方", "buyer")
SALES_PRODUCT = _w("产品", "product")
SALES_MODEL = _w("型号", "model")
SALES_ALONE = _w("✕ 无对应材料", "✕ nothing matches it")
SALES_LEGEND = _w(
    "实线：一致；虚线：不一致或缺少对应，需核实。", "Solid: they agree. Dashed: they differ, or nothing matches."
)
SUM = _w("合计 {sum} 元", "{sum} yuan in all")

# What was examined
EXAMINED_TITLE = _w(
    "真实性检查的范围：已检查 {examined} 项，无法判断 {cannot_tell} 项，不适用 {not_applicable} 项。",
    "Looked at for authenticity: {examined} examined, {cannot_tell} cannot be told, {not_applicable} do not apply.",
)
EXAMINED_CAUTION = _w(
    "没有发现问题只在检查过的地方有意义；无法判断的，请对照原件。",
    "Nothing found means something only where somebody looked; where it cannot be told, compare with the original.",
)
EXAMINED_NONE = _w("本结果没有检查范围的记录。", "This result does not say what was examined.")
EXAMINED_ONLY_OPEN = _w("只看无法判断的", "Only what cannot be told")
EXAMINED_DONE = _w("已检查", "Examined")
EXAMINED_NOT_APPLICABLE = _w("不适用", "Does not apply")
EXAMINED_CANNOT_TELL = _w("无法判断", "Cannot be told")
