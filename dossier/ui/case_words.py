"""Words of the work list and of the page of one case, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


# Work list
NAV_QUEUE = _w("待办", "Work list")
QUEUE_TITLE = _w("待办案卷", "Work list")
QUEUE_EMPTY = _w("目前没有待办案卷。", "Nothing waits for you.")
QUEUE_NOTHING = _w("没有符合条件的案卷。", "No case matches.")
QUEUE_WHOSE = _w("范围", "Which")
QUEUE_MINE = _w("待我办理", "Waiting for me")
QUEUE_CLAIMED = _w("我已领取", "Claimed by me")
QUEUE_ALL = _w("全部可见", "All in sight")
QUEUE_FIND = _w("查找案卷", "Find a case")
QUEUE_FIND_HINT = _w("编号、单位、产品或原因", "Number, applicant, product or reason")
QUEUE_POLICY = _w("按政策筛选", "Policy")
QUEUE_ANY_POLICY = _w("全部政策", "All policies")
QUEUE_SORT = _w("排序", "Order")
QUEUE_BY_DEADLINE = _w("按期限", "By deadline")
QUEUE_BY_FILED = _w("按提交日期", "By day of filing")
QUEUE_BY_NUMBER = _w("按编号", "By number")
QUEUE_DEADLINE = _w("期限", "Deadline")
QUEUE_CASE = _w("案卷", "Case")
QUEUE_STAGE = _w("环节", "Step")
QUEUE_WHY = _w("待办原因", "Why it is here")
QUEUE_RESULT = _w("核验结果", "Result")
QUEUE_WHO = _w("领取人", "Claimed by")
QUEUE_DAYS_LEFT = _w("还有 {days} 天", "{days} days left")
QUEUE_DAYS_OVER = _w("已超 {days} 天", "{days} days over")
QUEUE_TODAY = _w("今日到期", "Due today")
QUEUE_POSTPONED = _w("暂缓至 {day}", "Put off until {day}")
QUEUE_COUNT = _w("共 {count} 件", "{count} cases")

# Page of a case
NAV_CASE = _w("案卷办理", "Case")
CASE_NONE = _w("请先在待办中选择案卷。", "Choose a case in the work list.")
CASE_STATE_DRAFT = _w("草稿", "Draft")
CASE_STATE_OPEN = _w("办理中", "In progress")
CASE_STATE_RETURNED = _w("待补正", "To be mended")
CASE_STATE_CLOSED = _w("已办结", "Closed")
CASE_FILED = _w("提交于 {day}", "Filed on {day}")
CASE_DUE = _w("补正期限 {day}", "To be mended by {day}")
CASE_NOTICE = _w("公示期 {start} 至 {end}", "Public notice {start} to {end}")
CASE_NOTICE_UNTIL = _w("公示截止日", "Public notice until")
CASE_NOTICE_COUNTED = _w(
    "该年的法定节假日安排尚未收录，请按工作日推算后填写。",
    "The holidays of that year are not known here yet: count the working days and enter the last one.",
)
CASE_OFFICE = _w("当前单位：{office}", "Office: {office}")
CASE_STEP_DONE = _w("已完成", "done")
CASE_STEP_NOW = _w("当前环节", "now")
CASE_STEP_NEXT = _w("未开始", "to come")
CASE_STEPS = _w("办理进度", "Progress")
CASE_OPEN_PAPERS = _w("查看材料与核验意见", "Papers and findings")
CASE_NO_PAPERS = _w("尚未提交材料。", "Nothing was handed in yet.")
CASE_CLAIM = _w("领取", "Claim")
CASE_RELEASE = _w("退回待办", "Give back")
CASE_CLAIMED_BY = _w("领取人：{name}", "Claimed by {name}")
CASE_DO = _w("办理", "Act")
CASE_RECORDS = _w("登记", "Record")
CASE_COURSE = _w("经过", "Course")
CASE_PAPERS = _w("材料", "Papers")
CASE_PEOPLE = _w("单位与专家", "Offices and experts")
CASE_OBSTACLES = _w("尚不能进入下一环节：", "In the way of the next step:")
CASE_CLEAR = _w("条件已具备，可以进入下一环节。", "Nothing is in the way of the next step.")
CASE_REASON = _w("办理意见（必填）", "Reason (required)")
CASE_ADVANCE = _w("通过，转至“{stage}”", "Pass on to “{stage}”")
CASE_RETURN = _w("退回补正", "Return for correction")
CASE_RETURN_BY = _w("补正期限", "To be mended by")
CASE_REJECT = _w("不予推荐", "Refuse")
CASE_CANCEL = _w("取消申请", "Cancel")
CASE_CANCEL_HINT = _w(
    "用于申报材料隐瞒真实情况或内容不实、经核查确认的情形；情节严重的，一并列入限报名单。",
    "For matters that were hidden or untrue, once verified; where it is serious, with a place on the restricted list.",
)
CASE_WITHDRAW = _w("撤回申报", "Withdraw")
CASE_POSTPONE = _w("暂缓", "Put off")
CASE_POSTPONE_UNTIL = _w("暂缓至", "Until")
CASE_POSTPONE_NO_DAY = _w("请选择暂缓至哪一天。", "Choose the day until which it is put off.")
CASE_PUBLISH = _w("公布并列入目录", "Publish and list")
CASE_DOCUMENT = _w("公布文号", "Number of the publication")
CASE_CATEGORY = _w("类别", "Category")
CASE_CHAIN = _w("产业链", "Industry chain")
CASE_FIRST_SET = _w("首台（套）产品", "First-set product")
CASE_SERIOUS = _w("情节严重，列入限报名单", "Serious: put on the restricted list")
CASE_AMOUNT = _w("兑付金额（元）", "Amount in yuan")
CASE_PAY = _w("兑付并办结", "Pay and close")
CASE_NOTICES = _w("一次性告知书（{day}，{count} 项）", "Correction notice ({day}, {count} items)")
CASE_CHANGED = _w(
    "您打开本页后，案卷已由他人办理。下方为最新内容，请核对“经过”后再办理。",
    "Somebody has acted on this case since you opened the page. What you see is the present state; look at its course.",
)
CASE_DONE = _w("已办理。", "Done.")
CASE_PUBLISHED = _w("已列入目录：{number}", "Listed as {number}")
CASE_NO_TURN = _w("本案卷当前不由您办理。", "It is not your turn in this case.")
CASE_EXPERT_TURN = _w(
    "请查看材料后，在“登记”中填写专家意见。", "Look at the papers, then give your opinion under “Record”."
)
CASE_MORE = _w("其他办理", "Other acts")
CASE_CARRIED = _w("沿用第{number}次提交：", "Carried over from submission {number}: ")

COURSE_IN_FULL = _w("全文", "In full")
COURSE_YES = _w("{what}：是", "{what}: yes")
COURSE_NO = _w("{what}：否", "{what}: no")
CASE_MEND = _w(
    "案卷已退回补正。请按“材料”中的一次性告知书修改材料，重新上传并预检，然后在预检页点击“作为补正材料提交”。",
    "The case was given back. Mend the papers as the notice under “Papers” says, upload and pre-check them again, "
    "then hand them in again on the pre-check page.",
)
CASE_MEND_GO = _w("上传补正后的材料", "Upload the mended papers")

# Records of a case
RECORD_KIND = _w("登记事项", "What")
RECORD_SAVE = _w("登记", "Save")
RECORD_ON = _w("日期", "Day")
RECORD_CLOSES = _w("针对", "Settles")
RECORD_NOTHING_OPEN = _w("没有待处理的事项。", "Nothing is pending.")
RECORD_SAVED = _w("已登记。", "Saved.")
RECORD_EXPERT = _w("专家", "Expert")
RECORD_NO_EXPERTS = _w("尚未邀请专家。", "No expert was invited.")

# Fields of the forms, by form and field
FORM_CONCLUSION = _w("结论", "Conclusion")
FORM_TEXT = _w("内容", "Text")
FORM_SCORE = _w("评分（0–100，选填）", "Score (0–100, optional)")
FORM_PLACE = _w("地点", "Place")
FORM_PERSONS = _w("参加人员", "Who took part")
FORM_FOUND = _w("所见情况", "What was found")
FORM_HOLDS = _w("与材料一致", "Agrees with the papers")
FORM_WHAT = _w("事项", "What")
FORM_REASON = _w("原因", "Reason")
FORM_BY = _w("提出人", "By")
FORM_MATTER = _w("事由", "Matter")
FORM_UPHELD = _w("经核查成立", "Found to be right")
FORM_OFFICE = _w("单位", "Office")
FORM_AGREES = _w("同意", "Agrees")
FORM_EVIDENCE = _w("依据", "Evidence")
FORM_STAGE = _w("所在环节", "Step")
FORM_UNTIL = _w("至", "Until")
CHOICE_RECOMMEND = _w("推荐", "Recommended")
CHOICE_NOT_RECOMMEND = _w("不推荐", "Not recommended")
CHOICE_MORE_MATERIAL = _w("需补充材料", "More material needed")
CHOICE_SITE_VISIT = _w("现场考察", "Site visit")
CHOICE_DEFENCE = _w("陈述答辩", "Defence")
CHOICE_RECONTRACTING = _w("转包", "Re-contracting")
CHOICE_SUBCONTRACTING = _w("分包给其他制造商", "Sub-contracting to another maker")
CHOICE_FRAUD = _w("以不正当手段取得补贴", "Subsidy obtained by improper means")
CHOICE_GOOD = _w("好", "Good")
CHOICE_FAIR = _w("一般", "Fair")
CHOICE_POOR = _w("差", "Poor")
CHOICE_KEEP = _w("继续列入", "Keep")
CHOICE_REMOVE = _w("移出", "Remove")
CHOICE_INCIDENT = _w("重大安全、环保、质量问题", "Major incident")
CHOICE_DISHONESTY = _w("严重失信", "Serious dishonesty")
CHOICE_FALSE_MATERIAL = _w("材料不实", "Untrue material")
CHOICE_TRACKING = _w("跟踪评估未通过", "Tracking")
CHOICE_OTHER = _w("其他", "Other")

# Papers of a case
PAPERS_NUMBER = _w("第 {number} 次提交", "Submission {number}")
PAPERS_SAME = _w("未变 {count} 页", "{count} pages unchanged")
PAPERS_CHANGED = _w("有改动", "Changed")
PAPERS_NEW = _w("新增", "New")
PAPERS_GONE = _w("撤除", "Taken out")
PAPERS_PAGE = _w("{file} 第 {page} 页", "{file}, page {page}")
PAPERS_OPEN = _w("打开", "Open")
PAPERS_COMPARE = _w("与上次提交逐页比较", "Compare with the submission before")
PAPERS_UNREAD = _w("材料尚在读取，读完后可比较。", "The papers are still being read.")

# Offices and experts
PEOPLE_LEAD = _w("牵头", "Lead")
PEOPLE_MEMBER = _w("成员", "Member")
PEOPLE_CONSULTED = _w("会商", "Consulted")
PEOPLE_BEFORE = _w("已办理", "Acted before")
PEOPLE_OFFICE = _w("参与单位", "Office")
PEOPLE_PART = _w("作用", "Part")
PEOPLE_ADD = _w("添加单位", "Add")
PEOPLE_INVITE = _w("邀请专家", "Invite")
PEOPLE_EXPERTS = _w("受邀专家", "Invited experts")
PEOPLE_ISSUERS = _w("政策列明的单位：{names}", "Offices named by the policy: {names}")
