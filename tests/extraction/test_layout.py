from __future__ import annotations

import pytest

from dossier.extraction.layout import Sheet, flat_text
from tests.extraction.made_pages import page_of

LABELS = (
    "名称",
    "类型",
    "住所",
    "样品名称",
    "样品编号",
    "规格型号",
    "委托单位",
    "检测结论",
    "检验依据",
    "签发日期",
    "商标",
    "地址",
    "报告编号",
)


def found(page, label, lines=3, below=False):
    value = Sheet([page], LABELS).find(label, lines=lines, below=below)
    return value.text if value else None


@pytest.mark.parametrize(
    "row",
    [
        "样品名称：智能控制器",
        "样品名称:智能控制器",
        "样 品 名 称 ： 智能控制器",
        "样品名称 智能控制器",
        "样品名称智能控制器",
        "1. 样品名称：智能控制器",
        "（一）样品名称：智能控制器",
        "样品名称（Sample Name）：智能控制器",
        "样品名称/Sample Name：智能控制器",
        "样品名称 Sample：智能控制器",
        "样品名称（盖章）：智能控制器",
        ["样品名称", (0.3, "智能控制器")],
        ["样", (0.14, "品"), (0.18, "名"), (0.22, "称"), (0.3, "智能控制器")],
        ["样品名称", (0.19, "："), (0.3, "智能控制器")],
    ],
)
def test_label_spellings(row):
    assert found(page_of(row), "样品名称") == "智能控制器"


def test_label_split_over_boxes_with_value_in_the_second():
    page = page_of(["名", (0.2, "称内蒙古某某科技有限公司")])
    assert found(page, "名称") == "内蒙古某某科技有限公司"


def test_value_ends_where_the_next_label_begins():
    page = page_of("样品名称：智能控制器 规格型号：ZK-100 商标：/")
    assert found(page, "样品名称") == "智能控制器"
    assert found(page, "规格型号") == "ZK-100"
    assert found(page, "商标") is None


def test_two_columns_do_not_mix():
    page = page_of(
        ["样品名称", (0.3, "智能控制器"), (0.55, "规格型号"), (0.75, "ZK-100")],
        ["商标", (0.55, "样品编号"), (0.75, "S-1")],
    )
    assert found(page, "规格型号") == "ZK-100"
    assert found(page, "商标") is None
    assert found(page, "样品编号") == "S-1"


def test_wrapped_value_is_joined_and_boxed_whole():
    page = page_of(
        (0.10, [(0.1, "地址：内蒙古自治区包头市稀土高新技术产业开发区某")]),
        (0.118, [(0.154, "某路8号")]),
        (0.20, [(0.1, "样品名称：控制器")]),
    )
    value = Sheet([page], LABELS).find("地址", lines=3)
    assert value is not None
    assert value.text == "内蒙古自治区包头市稀土高新技术产业开发区某某路8号"
    assert value.box[1] == pytest.approx(0.10)
    assert value.box[3] > 0.118
    assert len(value.boxes) == 2


def test_label_centred_beside_a_cell_of_three_lines():
    page = page_of(
        (0.10, [(0.1, "样品名称"), (0.3, "控制器")]),
        (0.150, [(0.3, "GB/T 1234-2020《控制器通用技术条件》")]),
        (0.166, [(0.1, "检验依据"), (0.3, "GB/T 5678-2021《控制器试验方法》")]),
        (0.182, [(0.3, "Q/ABC 001-2024《智能控制器》")]),
        (0.25, [(0.1, "检测结论"), (0.3, "合格")]),
    )
    text = found(page, "检验依据", lines=12)
    assert text is not None
    assert text.startswith("GB/T 1234")
    assert text.endswith("《智能控制器》")
    assert found(page, "样品名称", lines=12) == "控制器"


def test_lines_of_an_unknown_label_below_are_not_taken():
    page = page_of(
        (0.100, [(0.1, "检测结论"), (0.3, "所检项目符合要求")]),
        (0.116, [(0.1, "见证情况"), (0.3, "无见证人")]),
    )
    assert found(page, "检测结论", lines=6) == "所检项目符合要求"


def test_value_a_little_above_its_label():
    page = page_of((0.1, [(0.1, "委托单位：")]), (0.0945, [(0.3, "包头某某有限公司")]))
    assert found(page, "委托单位") == "包头某某有限公司"


def test_sub_label_of_a_row_that_spans_two():
    page = page_of(
        (0.1, [(0.2, "名称"), (0.3, "包头某某有限公司")]),
        (0.115, [(0.1, "委托单位")]),
        (0.130, [(0.2, "地址"), (0.3, "包头市某路1号")]),
    )
    assert found(page, "委托单位") == "包头某某有限公司"


def test_translation_lines_are_left_out():
    page = page_of(
        (0.100, [(0.1, "委托单位"), (0.3, "包头某某有限公司")]),
        (0.114, [(0.1, "(Applicant)"), (0.3, "Baotou Moumou Co.,Ltd.")]),
    )
    assert found(page, "委托单位") == "包头某某有限公司"


def test_blank_marks_are_no_value():
    for mark in ("/", "—", "--", "无"):
        assert found(page_of(["规格型号", (0.3, mark)]), "规格型号") is None


def test_labels_inside_sentences_are_no_labels():
    page = page_of("3.样品、样品名称、规格型号及来源由委托方声明。", "样品名称的变更须书面通知", "样品名称：控制器")
    assert found(page, "样品名称") == "控制器"
    assert found(page, "规格型号") is None


def test_value_below_a_column_head_only_when_asked():
    page = page_of(["样品名称", (0.4, "规格型号")], ["控制器", (0.4, "ZK-100")])
    assert found(page, "规格型号") is None
    assert found(page, "规格型号", below=True) == "ZK-100"


def test_ruled_cells_tell_which_value_belongs():
    cells = ((0.1, 0.1, 0.3, 0.2), (0.3, 0.1, 0.9, 0.2), (0.1, 0.2, 0.3, 0.3), (0.3, 0.2, 0.9, 0.3))
    page = page_of(
        (0.11, [(0.32, "智能控制器（甲型）")]),
        (0.15, [(0.12, "样品名称")]),
        (0.17, [(0.32, "含备用电源")]),
        (0.25, [(0.12, "规格型号"), (0.32, "ZK-100")]),
        cells=cells,
    )
    assert found(page, "样品名称") == "智能控制器(甲型)含备用电源"
    assert found(page, "规格型号") == "ZK-100"


def test_ocr_slip_in_a_long_label_is_forgiven_with_less_trust():
    page = page_of("檢测结论：合格", source="ocr", confidence=0.9)
    value = Sheet([page], LABELS).find("检测结论")
    assert value is not None
    assert value.text == "合格"
    assert value.confidence < 0.9
    assert found(page_of("檢测结论：合格"), "检测结论") is None, "a text layer makes no slips"


def test_seal_text_and_page_labels_are_no_values():
    page = page_of(
        (0.1, [(0.1, "签发日期："), (0.3, "(检验检测专用章)")]), (0.15, [(0.1, "规格型号"), (0.3, "第1页 共2页")])
    )
    assert found(page, "签发日期") is None
    assert found(page, "规格型号") is None


def test_surer_label_wins():
    page = page_of("报告编号不得涂改", "本报告编号无效时", "报告编号：AB12345")
    value = Sheet([page], LABELS).find("报告编号")
    assert value is not None
    assert value.text == "AB12345"
    assert value.confidence == 1.0


def test_flat_text_gives_exact_places():
    page = page_of((0.5, [(0.1, "专利号：ZL 2020 1 0643009.X")]))
    flat = flat_text([page])
    value = flat.find(r"ZL\d{12}\.[\dX]")
    assert value is not None
    assert value.text == "ZL202010643009.X"
    assert value.raw == "ZL 2020 1 0643009.X"
    line = page.lines[0]
    assert value.box == pytest.approx(line.span(4, len(line.text)))


def test_flat_text_crosses_lines_only_without_separator():
    page = page_of("查新结论：国内未见", "相同报道")
    assert flat_text([page]).find("未见相同") is not None
    assert flat_text([page], "\n").find("未见相同") is None
