from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from dossier.extraction.fields.patent_certificate import extract
from tests.extraction.made_pages import page_of, values


def invention(*extra, source="text"):
    return page_of(
        (0.1, ["证书号第 4005432 号"]),
        (0.2, [(0.3, "发 明 专 利 证 书")]),
        (0.30, ["发 明 名 称：一种智能控制器的控制方法及系统"]),
        (0.34, ["发   明   人：张某;李某某;王某"]),
        (0.38, ["专   利   号：ZL 2020 1 0643009.X"]),
        (0.42, ["专利申请日：2020年07月06日"]),
        (0.46, ["专 利 权 人：包头某某科技有限公司;某某大学"]),
        (0.50, ["地", (0.17, "址：014000 内蒙古包头市某路8号")]),
        (0.54, ["授权公告日：2021年05月04日", (0.5, "授权公告号：CN 110941994 B")]),
        (0.6, ["国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权。专利权期限为二十年，自"]),
        (0.62, ["申请日起算。专利权人的姓名或名称、国籍、地址变更等事项记载在专利登记簿上。"]),
        *extra,
        source=source,
    )


EXPECTED = {
    "certificate_number": "4005432",
    "patent_type": "invention",
    "title": "一种智能控制器的控制方法及系统",
    "patent_number": "ZL202010643009.X",
    "application_date": "2020-07-06",
    "grant_date": "2021-05-04",
    "announcement_number": "CN110941994B",
    "patentees": ["包头某某科技有限公司", "某某大学"],
    "inventors": ["张某", "李某某", "王某"],
}


def test_invention_certificate():
    page = invention()
    assert classify([page]).type == "patent_certificate"
    assert values(extract([page], {})) == EXPECTED


def test_second_page_repeats_without_harm():
    second = page_of(
        "证书号第 4005432 号",
        "申请日时本专利记载的申请人、发明人信息如下：",
        "申请人：",
        [(0.2, "另一有限公司")],
        "发明人：",
        [(0.2, "赵某;钱某")],
        (0.9, ["第 2 页 (共 2 页)"]),
        number=2,
    )
    assert values(extract([invention(), second], {})) == EXPECTED


def test_layout_since_2024_keeps_owner_and_applicant_apart():
    page = page_of(
        (0.1, ["证书号第8765432号"]),
        (0.2, [(0.3, "实用新型专利证书")]),
        (0.30, ["实用新型名称：一种控制箱"]),
        (0.34, ["专利权人：包头某某科技有限公司"]),
        (0.38, ["地址：014000 内蒙古包头市某路8号"]),
        (0.42, ["发明人：张某;李某"]),
        (0.46, ["专利号：ZL202521843307.8", (0.55, "授权公告号：CN219876543U")]),
        (0.50, ["专利申请日：2025年08月15日", (0.55, "授权公告日：2025年11月07日")]),
        (0.54, ["申请日时申请人：另一有限公司"]),
        (0.58, ["申请日时发明人：赵某;钱某"]),
    )
    got = values(extract([page], {}))
    assert got["patentees"] == ["包头某某科技有限公司"]
    assert got["inventors"] == ["张某", "李某"]
    assert got["patent_number"] == "ZL202521843307.8"
    assert got["announcement_number"] == "CN219876543U"
    assert got["patent_type"] == "utility_model"


def test_design_without_announcement_number():
    page = page_of(
        (0.1, ["证书号第4376543号"]),
        (0.2, [(0.3, "外观设计专利证书")]),
        (0.30, ["外观设计名称：控制箱"]),
        (0.34, ["设  计  人：张某;李某"]),
        (0.38, ["专  利  号：ZL 2013 3 0496875.1"]),
        (0.42, ["专利申请日：2013年10月27日"]),
        (0.46, ["专利权人：包头某某科技有限公司"]),
        (0.50, ["授权公告日：2014年03月17日"]),
    )
    got = values(extract([page], {}))
    assert got["patent_type"] == "design"
    assert got["title"] == "控制箱"
    assert got["inventors"] == ["张某", "李某"]
    assert got["patent_number"] == "ZL201330496875.1"
    assert "announcement_number" not in got


def test_inventors_over_two_lines():
    page = page_of(
        (0.2, [(0.3, "发明专利证书")]),
        (0.30, ["发明人：张一一;李二二;王三三;赵四四;钱五五;孙六六;周七七;"]),
        (0.318, [(0.172, "吴八八;郑九九")]),
        (0.38, ["专利号：ZL 2020 1 0643009.X"]),
    )
    assert len(values(extract([page], {}))["inventors"]) == 9


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ZL202010643009X", "ZL202010643009.X"),
        ("ZL 2020 10643009.X", "ZL202010643009.X"),
        ("ZL97101765.4", "ZL97101765.4"),
        ("Z L 2020 1 0643009 . X", "ZL202010643009.X"),
    ],
)
def test_spellings_of_the_number(printed, read):
    page = page_of((0.2, [(0.3, "发明专利证书")]), f"专利号：{printed}")
    assert values(extract([page], {}))["patent_number"] == read


def test_wrong_number_is_kept_as_printed_and_marked():
    page = page_of((0.2, [(0.3, "发明专利证书")]), "专利号：ZL 2020 1 0123456.7")
    field = extract([page], {})["patent_number"]
    assert field.value == "ZL202010123456.7"
    assert field.confidence < 0.7
