"""Words of the page of statistics, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


NAV_STATISTICS = _w("统计", "Statistics")
STATS_TITLE = _w("申报与列入统计", "Figures of applications and listings")
STATS_POLICY = _w("政策", "Policy")
STATS_ALL = _w("全部政策", "All policies")
STATS_PERIOD = _w("时段", "Period")
STATS_OWN = _w("自选", "Any")
STATS_DUE = _w("{period}（应报）", "{period} (report due)")
STATS_FROM = _w("起", "From")
STATS_TO = _w("止", "To")
STATS_BACKWARDS = _w("截止日早于起始日。", "The last day lies before the first.")
STATS_FIGURES = _w("统计表", "Figures")
STATS_PLOTS = _w("图表", "Plots")
STATS_DISHONEST = _w("失信行为", "Dishonest acts")
STATS_EMPTY = _w("该时段内没有申报或条目。", "There are no applications or entries in this time.")
STATS_REST = _w("另有合计为零的列未列出。", "Columns with nothing in them are left out.")
STATS_XLSX = _w("下载统计表（XLSX）", "Take the figures away (XLSX)")
STATS_FILE = _w("统计", "statistics")
STATS_BY_MONTH = _w("逐月申报与办结", "Applications and outcomes by month")
STATS_OVER_TIME = _w("月末在目录内条目数", "Entries listed at the end of each month")
STATS_BY = _w("按{what}", "By {what}")
STATS_BY_WHAT = _w("申报与列入的分布", "Where applications and entries come from")
STATS_BY_POLICY = _w("政策", "policy")
STATS_BY_DISTRICT = _w("地区", "district")
STATS_BY_CATEGORY = _w("类别", "category")
STATS_NONE = _w("（未填）", "(none)")
STATS_DAYS = _w("办理天数（自申报至公布）", "Days from filing to publication")
STATS_NO_DAYS = _w("该时段内没有办结公布的申报。", "No application ended in a listing in this time.")
STATS_DAYS_UNIT = _w("天", "days")
STATS_COUNT = _w("件数", "Number")
STATS_DISHONEST_HINT = _w(
    "可导出后报送公共信用信息平台；所列为已记录在案的行为。",
    "Can be exported for the public credit platform; these are acts that were put on record.",
)
STATS_DISHONEST_NONE = _w("该时段内没有记录在案的失信行为。", "No dishonest act is on record in this time.")
STATS_DISHONEST_XLSX = _w("导出（XLSX）", "Export (XLSX)")
STATS_WHO = _w("主体", "Party")
STATS_CASE = _w("案卷", "Case")
STATS_KIND = _w("行为", "Act")
STATS_FACT = _w("事实与依据", "Fact and evidence")
STATS_DAY = _w("日期", "Day")
