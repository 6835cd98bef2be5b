"""Credit reports of several platforms on made-up pages: whose, when, and how many records."""

import pytest

from dossier.extraction.fields.credit_report import extract
from tests.extraction.made_pages import page_of, values

COMPANY, CODE = "晴川精机（包头）有限公司", "91150203MA7TRT010L"
HEAD = (
    (0.06, [(0.3, "法人和非法人组织公共信用信息报告")]),
    (0.1, ["报告编号：2025061000012345678"]),
    (0.13, [f"企业名称：{COMPANY}"]),
    (0.16, [f"统一社会信用代码：{CODE}"]),
    (0.19, ["报告生成日期：2025年06月10日"]),
)
COUNTS = ("serious_dishonesty_count", "penalty_count", "abnormal_operation_count")


def counts(*rows):
    found = values(extract([page_of(*HEAD, *rows)], {}))
    return tuple(found.get(name) for name in COUNTS)


def test_head():
    found = values(extract([page_of(*HEAD)], {}))
    assert found == {
        "subject": COMPANY,
        "uscc": CODE,
        "report_number": "2025061000012345678",
        "generated_date": "2025-06-10",
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                "行政许可：共查到 3 条",
                "行政处罚：共查到 0 条",
                "严重失信主体名单：共 0 条",
                "经营（活动）异常名录（状态）：共 0 条",
            ],
            (0, 0, 0),
        ),
        (["行政处罚信息：共 2 条", "严重失信主体名单信息：共1条", "经营异常名录信息：共 0 条"], (1, 2, 0)),
        (["行政处罚：无", "严重失信：未查询到相关记录", "经营异常：暂无"], (0, 0, 0)),
        (["行政处罚 无相关记录", "严重违法失信名单 无相关记录", "经营异常名录 1 条"], (0, 0, 1)),
        (
            [
                ["行政许可", (0.5, "5")],
                ["行政处罚", (0.5, "2")],
                ["严重失信主体名单", (0.5, "0")],
                ["经营异常名录", (0.5, "0")],
            ],
            (0, 2, 0),
        ),
        (
            [
                ["行政许可", (0.3, "行政处罚"), (0.5, "严重失信"), (0.7, "经营异常")],
                ["3", (0.33, "1"), (0.53, "0"), (0.73, "0")],
            ],
            (0, 1, 0),
        ),
        (["经查询，该企业未被列入严重失信主体名单，", "未发现该企业存在行政处罚记录。"], (0, 0, None)),
        (
            ["三、行政处罚信息", "查询期内未查到相关记录", "四、严重失信主体名单", "查询期内未查到相关记录"],
            (0, 0, None),
        ),
    ],
)
def test_counts_in_their_layouts(rows, expected):
    assert (
        counts(*((0.25 + 0.03 * i, row if isinstance(row, list) else [row]) for i, row in enumerate(rows))) == expected
    )


def test_entries_are_counted_where_no_number_is_stated():
    rows = [
        "二、行政处罚信息",
        "处罚决定文书号：某罚〔2023〕1号",
        "处罚类别：罚款",
        "处罚决定文书号：某罚〔2023〕2号",
        "三、守信激励信息",
    ]
    assert counts(*((0.25 + 0.03 * i, [row]) for i, row in enumerate(rows)))[1] == 2


def test_a_topic_not_mentioned_has_no_count():
    assert counts((0.3, ["行政许可：共查到 3 条"])) == (None, None, None)


@pytest.mark.parametrize("leader", ["……………", ""])
def test_page_numbers_of_a_list_of_contents_are_no_counts(leader):
    topics = ["行政许可", "行政处罚", "严重失信", "经营异常"]
    rows = [(0.3 + 0.03 * i, [f"{topic}{leader}", (0.8, str(i + 3))]) for i, topic in enumerate(topics)]
    assert counts((0.25, ["目录"]), *rows) == (None, None, None)


def test_passages_that_disagree_are_trusted_less():
    same = extract([page_of(*HEAD, (0.3, ["行政处罚：共 1 条"]))], {})["penalty_count"]
    both = extract([page_of(*HEAD, (0.3, ["行政处罚：共 1 条"]), (0.4, ["行政处罚：共 0 条"]))], {})["penalty_count"]
    assert both.value == 1 and both.confidence < same.confidence


def test_counts_bear_their_place():
    field = extract([page_of(*HEAD, (0.3, ["行政处罚：共 1 条"]))], {})["penalty_count"]
    assert field.raw.startswith("行政处罚") and field.box is not None and field.box[1] == 0.3
