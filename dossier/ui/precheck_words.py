"""Words of the applicants' pre-check, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


NAV_PRECHECK = _w("申报预检", "Pre-check")
PRECHECK_TITLE = _w("申报预检", "Pre-check")
PRECHECK_INTRO = _w(
    "先自查，再申报。预检只有您自己能看到；在您点击“正式提交”之前，任何材料都不会报送给主管单位。",
    "Check first, file later. Nobody but you sees a pre-check, and nothing goes to any office before you file it.",
)
PRECHECK_CHOOSE = _w("选择要预检的材料", "Papers to pre-check")
PRECHECK_NEW = _w("上传新材料", "Upload papers")
PRECHECK_NONE = _w("还没有上传材料。", "No papers were uploaded yet.")
PRECHECK_UPLOADED = _w("{title}（{when}）", "{title} ({when})")

FIT_TITLE = _w("一、可以申报哪些政策", "1. Which programmes could fit")
FIT_INTRO = _w(
    "按您已提交的材料逐项比对各地政策的硬性条件。所在地、主体资格等不能靠补材料改变的条件单独列出。",
    "Your papers against the firm conditions of every programme. What no further paper can change is listed apart.",
)
FIT_FITS = _w("可以申报", "Fits")
FIT_COULD = _w("补正或核实后可申报", "Could fit once mended or confirmed")
FIT_DOES_NOT = _w("不符合", "Does not fit")
FIT_AGAINST = _w("不能靠补正改变：", "Cannot be mended:")
FIT_FAULTS = _w("需要改正：", "To be mended:")
FIT_MISSING = _w("缺少材料：", "Missing:")
FIT_QUESTIONS = _w("另有 {count} 项需进一步确认。", "{count} more are to be confirmed.")
FIT_CHOOSE = _w("按此政策预检", "Pre-check under this one")
FIT_CHOSEN = _w("当前预检所用政策", "In use for this pre-check")
FIT_COUNTS = _w("改正 {faults} 项，补交 {missing} 件", "{faults} to mend, {missing} to add")

LIST_MATERIALS = _w("二、材料清单", "2. List of materials")
LIST_MATERIALS_COUNT = _w("应交材料已齐 {have} / {all}", "{have} of {all} required papers are there")
LIST_STATE_HEAD = _w("状态", "State")
LIST_MATERIAL_HEAD = _w("材料", "Material")
LIST_COUNT_HEAD = _w("份数", "Copies")
LIST_PAPERS = _w("{count} 份", "{count}")

MEND_TITLE = _w("三、需要补正的全部事项", "3. All that is to be mended")
MEND_NOTHING = _w("没有发现需要补正的事项。", "Nothing was found that needs mending.")
MEND_COUNT = _w("共 {count} 项。请逐项处理后重新上传。", "{count} items. Mend them and upload again.")
MEND_DOWNLOAD = _w("下载补正清单", "Download the list")
MEND_CLAUSES = _w("依据：{clauses}", "Under: {clauses}")
MEND_PLACE = _w("{file} 第 {page} 页", "{file}, page {page}")

FILE_TITLE = _w("四、正式提交", "4. File")
FILE_INTRO = _w(
    "提交后案卷将转至属地受理单位。核验结果仅供参考，是否认定由主管单位决定。",
    "Once filed, the case goes to the office of your place. The result is advice; the decision is the office's.",
)
FILE_STATE = _w(
    "我已核对全部材料，确认材料真实、完整，同意正式提交",
    "I have looked through all papers; they are true and complete, file them",
)
FILE_BUTTON = _w("正式提交", "File")
FILE_AGAIN = _w("作为补正材料提交（案卷 {number}）", "Hand in as mended papers (case {number})")
FILE_AGAIN_NOTE = _w("补正说明", "What was mended")
FILE_DONE = _w("已提交，案卷编号 {number}。", "Filed as {number}.")
FILE_IS_FILED = _w("这份材料已提交，案卷编号 {number}。", "These papers were filed as {number}.")
FILE_OPEN_CASE = _w("查看案卷", "Open the case")
FILE_GENERAL = _w("请先在上方选择一项政策。", "Choose a programme above first.")
