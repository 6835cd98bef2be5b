"""Words of the page of administration, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


NAV_ADMIN = _w("管理", "Administration")
ADMIN_TITLE = _w("系统管理", "Administration")
ADMIN_OFFICES = _w("单位", "Offices")
ADMIN_ACCOUNTS = _w("账号", "Accounts")
ADMIN_ROUNDS = _w("申报批次", "Rounds")
ADMIN_RESTRICTED = _w("限报名单", "Restricted list")
ADMIN_EXPERTS = _w("专家", "Experts")
ADMIN_REGISTERS = _w("登记簿", "Registers")
ADMIN_POLICIES = _w("政策与指南", "Policies and guides")
ADMIN_AUDIT = _w("审计留痕", "Audit trail")
ADMIN_SAVED = _w("已保存。", "Saved.")
ADMIN_SAVE = _w("保存", "Save")
ADMIN_ADD = _w("新增", "Add")
ADMIN_CHANGE = _w("更改", "Change")
ADMIN_NONE = _w("尚无记录。", "There is none yet.")
ADMIN_NAME = _w("名称", "Name")
ADMIN_REASON = _w("理由", "Reason")
ADMIN_STATE = _w("状态", "State")
ADMIN_POLICY = _w("政策", "Policy")
ADMIN_FROM = _w("起", "From")
ADMIN_TO = _w("止", "To")

OFFICE_ID = _w("编号", "Id")
OFFICE_LEVEL = _w("级别", "Level")
OFFICE_REGION = _w("行政区划代码", "Code of its area")
OFFICE_REGION_HELP = _w(
    "GB/T 2260 代码，如 1502；案卷按企业登记地分到该单位。",
    "GB/T 2260, e.g. 1502; cases go to the office of the place of registration.",
)
OFFICE_ABOVE = _w("上级单位", "Reports to")
OFFICE_WHICH = _w("单位", "Office")
OFFICE_NO = _w("（无）", "(none)")

ACCOUNT_LOGIN = _w("登录名", "Login")
ACCOUNT_PERSON = _w("姓名", "Name")
ACCOUNT_ROLE = _w("角色", "Role")
ACCOUNT_OFFICE = _w("所属单位", "Office")
ACCOUNT_COMPANY = _w("企业名称（申请单位）", "Company (applicants)")
ACCOUNT_USCC = _w("统一社会信用代码（申请单位）", "Unified social credit code (applicants)")
ACCOUNT_SUBJECT = _w("统一身份标识或邮箱（选填）", "Subject of single sign-on, or e-mail (optional)")
ACCOUNT_ACTIVE = _w("启用", "Active")
ACCOUNT_ON = _w("启用", "active")
ACCOUNT_OFF = _w("停用", "deactivated")
ACCOUNT_WHICH = _w("账号", "Account")
ACCOUNT_NEW_PASSWORD = _w("重置密码", "New password")
ACCOUNT_PASSWORD_HINT = _w(
    "重置后原密码失效，该账号在各处退出登录；新密码只显示一次。",
    "The old one fails from then on and the account is logged out everywhere; the new one is shown once.",
)
ACCOUNT_OWN = _w("本人的密码请在右上角“修改密码”处更改。", "Change your own password at the top right.")
ACCOUNT_FRESH = _w(
    "{login} 的新密码如下，只显示这一次，请当面交给本人并提醒其修改：",
    "The new password of {login}, shown this once; hand it over in person and have it changed:",
)

ROUND_OPEN = _w("受理中", "open")
ROUND_COMING = _w("未开始", "to come")
ROUND_OVER = _w("已截止", "closed")
ROUND_NOTICE = _w("申报通知", "Notice")
ROUND_WHICH = _w("批次", "Round")

PARTY_KIND = _w("主体类别", "Kind of party")
PARTY_APPLICANT = _w("申请单位", "applicant")
PARTY_AGENCY = _w("评审、检测等机构", "agency")
PARTY_EXPERT = _w("专家", "expert")
PARTY_USCC = _w("统一社会信用代码（选填）", "Unified social credit code (optional)")
PARTY_ALL = _w("全部政策", "all policies")
PARTY_YEARS = _w("限制年限", "Years")
PARTY_BINDS = _w("限制中", "binding")
PARTY_ENDED = _w("已期满", "ended")
PARTY_LIFTED = _w("已解除", "lifted")
PARTY_WAITS = _w("未到起始日", "to come")
PARTY_LIFT = _w("提前解除", "Lift it before its end")
PARTY_LIFT_SAVE = _w("解除", "Lift")
PARTY_WHICH = _w("限制中的主体", "Party")
PARTY_HINT = _w("期满自动失效，无须操作。", "It ends by itself; nothing has to be done.")

EXPERT_FIELD = _w("专业领域", "Field")
EXPERT_ORGANISATION = _w("工作单位", "Organisation")
EXPERT_ACCOUNT = _w("账号", "Account")
EXPERT_WHICH = _w("专家", "Expert")
EXPERT_ACTIVE = _w("在库", "may be asked")
EXPERT_GONE = _w("{day} 移出：{reason}", "removed on {day}: {reason}")
EXPERT_REMOVE = _w("移出专家库", "Remove the expert")
EXPERT_BREACH = _w("因违反评审纪律（记入违纪记录）", "For a breach of discipline (kept on record)")
EXPERT_BREACHES = _w("违纪记录", "Breaches")

REGISTER_HINT = _w(
    "声明某登记簿自某日起完整；此后核验查无记录时，可据以说明“未见”，否则只能说明“无从查证”。",
    "Says since when a register is complete: only then does a check that finds nothing in it prove something.",
)
REGISTER_MODELS = _w("已认定产品（目录）", "Recognised products (catalogue)")
REGISTER_RESTRICTED = _w("限报名单", "Restricted list")
REGISTER_CLAIMS = _w("已兑付补贴", "Subsidies paid")
REGISTER_SINCE = _w("自该日起完整", "Complete since")
REGISTER_NEVER = _w("未声明", "never said")
REGISTER_DAY = _w("请选择日期。", "Choose a day.")

POLICY_VERSION = _w("文本", "Version")
POLICY_NUMBER = _w("文号", "Number")
POLICY_ISSUERS = _w("发布机关", "Issued by")
POLICY_VALID = _w("施行期间", "Valid")
POLICY_OPEN = _w("未定", "open")
POLICY_STATE_IN_FORCE = _w("现行", "in force")
POLICY_STATE_DRAFT = _w("征求意见稿", "draft")
POLICY_STATE_REPEALED = _w("已废止", "repealed")
POLICY_MATERIALS = _w("申报材料", "Materials")
POLICY_MATERIAL = _w("材料", "Material")
POLICY_CLAUSE = _w("条款", "Clause")
POLICY_REQUIRED = _w("要求", "Required")
POLICY_AT_LEAST = _w("份数", "At least")
POLICY_REQUIRED_ALWAYS = _w("必交", "always")
POLICY_REQUIRED_OPTIONAL = _w("选交", "optional")
POLICY_REQUIRED_ASK = _w("视情形", "a person is asked")
POLICY_YEARS = _w("{n} 年", "{n} year(s)")
POLICY_MONTHS = _w("{n} 个月", "{n} month(s)")
POLICY_DAYS = _w("{n} 个工作日", "{n} working days")
POLICY_T_RECOGNITION = _w("有效期", "Term")
POLICY_T_LONGEST = _w("连续列入不超过", "In a row at most")
POLICY_T_NOTICE = _w("公示", "Public notice")
POLICY_T_BAN = _w("限报", "Restriction")
POLICY_T_TRACKING = _w("跟踪评估", "Tracking after")
POLICY_T_PERFORMANCE = _w("视同业绩", "Counts as performance for")
POLICY_T_REPORT = _w("统计报送", "Figures every")
POLICY_T_UPDATE = _w("目录更新", "Catalogue anew every")
POLICY_STAGES = _w("办理环节", "Steps")

GUIDE_TITLE = _w("本轮申报指南", "Guide for the round")
GUIDE_NOW = _w("在用：{name}（{id}，{since} 起）", "In use: {name} ({id}, since {since})")
GUIDE_NONE = _w("未使用申报指南，按政策文本核验。", "No guide is in use; dossiers are checked under the policy's text.")
GUIDE_HINT = _w(
    "上传本单位的申报指南（YAML），校验通过并启用后，新交的材料按其核验；已在库的卷宗不受影响。",
    "Hand in the office's guide (YAML). Once kept, dossiers handed in from then on are checked under it; those in the "
    "store are not touched.",
)
GUIDE_FILE = _w("申报指南文件", "File of the guide")
GUIDE_VALID = _w("校验通过：{name}，适用 {policy}（{version}）。", "Valid: {name}, for {policy} ({version}).")
GUIDE_KEEP = _w("启用", "Use it from now on")
GUIDE_KEPT = _w("已启用。", "It is in use.")
GUIDE_END = _w("停用指南", "Use no guide any more")
GUIDE_ENDED = _w("已停用。", "It is in use no more.")
GUIDE_COURSE = _w("变更记录", "What was kept before")
GUIDE_CHANGES = _w("调整：{what}", "Changes: {what}")

AGENCIES_TITLE = _w("机构名单", "Agencies that the office knows")
AGENCIES_HINT = _w(
    "每行一个机构全称；名单外的机构由审核人员确认。", "One full name a line; any other agency goes to a person."
)
AGENCIES_NOVELTY = _w("具备资质的科技查新机构", "Agencies for novelty searches")
AGENCIES_LAB = _w("认可的检测机构", "Laboratories")
AGENCIES_NONE = _w("该文本的核验不使用机构名单。", "No check of this text uses such a list.")

AUDIT_VERIFY = _w("校验留痕", "Prove the trail")
AUDIT_WHOLE = _w(
    "留痕完整：{links} 条记录、{rows} 行数据相符。",
    "The trail is whole: {links} links, {rows} rows as they were written.",
)
AUDIT_BROKEN = _w("第 {link} 条起不符：{reason} {row}", "Broken at link {link}: {reason} {row}")
AUDIT_BROKEN_ROW = _w("不符：{reason} {row}", "Broken: {reason} {row}")
AUDIT_HEAD = _w("末条摘要（请另行抄存，以便日后比对）", "Digest of the newest link; keep it elsewhere to compare later")
AUDIT_SUBJECT = _w("对象", "Subject")
AUDIT_SUBJECT_HINT = _w(
    "如 case:编号、entry:编号、account:登录名；空为全部", "e.g. case:ID, entry:ID, account:LOGIN; empty: all"
)
AUDIT_NEWEST = _w("最近 {count} 条（共 {all} 条）", "The newest {count} of {all}")
AUDIT_WHEN = _w("时间", "When")
AUDIT_WHO = _w("何人", "Who")
AUDIT_ACT = _w("何事", "Act")
AUDIT_DETAILS = _w("内容", "Details")
AUDIT_NONE = _w("没有该对象的记录。", "There is nothing about that subject.")

TRAIL_VIEW = _w("查看受限页面", "Viewed a restricted page")
TRAIL_LISTED = _w("列入目录", "Listed")
TRAIL_AMENDED = _w("更正条目", "Entry amended")
TRAIL_RESTRICTED = _w("列入限报名单", "Put on the restricted list")
TRAIL_LIFTED = _w("解除限报", "Restriction lifted")
TRAIL_REGISTERED = _w("登记专家", "Expert registered")
TRAIL_EXPERT_REMOVED = _w("移出专家", "Expert removed")
TRAIL_EXPERT_INVITED = _w("邀请专家", "Expert invited")
TRAIL_PAID = _w("兑付补贴", "Subsidy paid")
TRAIL_RECLAIMED = _w("收回补贴", "Subsidy taken back")
TRAIL_SETTLED = _w("设置事项", "Settled")
TRAIL_ACCOUNT_ADDED = _w("新增账号", "Account added")
TRAIL_ACCOUNT_CHANGED = _w("更改账号", "Account changed")
TRAIL_PASSWORD_SET = _w("重置密码", "Password set")
TRAIL_LOGGED_IN = _w("登录", "Logged in")
TRAIL_LOGGED_OUT = _w("退出", "Logged out")
TRAIL_LOGIN_REFUSED = _w("登录未成功", "Login refused")
TRAIL_OFFICE_ADDED = _w("新增单位", "Office added")
TRAIL_OFFICE_CHANGED = _w("更改单位", "Office changed")
TRAIL_OFFICE_NAMED = _w("确定参与单位", "Office named")
TRAIL_CREATE_DOSSIER = _w("建立卷宗", "Dossier entered")
TRAIL_KEEP_FILE = _w("存入文件", "File kept")
TRAIL_RESULT = _w("核验结果", "Result")
TRAIL_CORRECT = _w("更正字段", "Field corrected")
TRAIL_ATTEST = _w("确认条款", "Clause attested")
TRAIL_WAIVE = _w("放宽要求", "Waived")
TRAIL_TAKE_BACK = _w("撤销", "Taken back")
TRAIL_VERDICT = _w("对意见的认定", "Word on a finding")
TRAIL_DECIDE = _w("审查决定", "Decision")
TRAIL_DISPOSE = _w("疑点核实", "Sign settled")
TRAIL_ARRANGE = _w("整理材料", "Papers arranged")
TRAIL_SUBMIT = _w("提交材料", "Papers handed in")
TRAIL_BEFORE_TRAIL = _w("留痕启用前的数据", "Rows from before the trail")
