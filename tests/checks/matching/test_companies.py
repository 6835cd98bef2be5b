import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.checks.matching.companies import compare, parse


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("包头青禾装备制造有限公司", ("包头", "青禾", "装备制造", "有限公司", "", "")),
        (
            "内蒙古自治区包头市青山区青禾重工股份有限公司",
            ("内蒙古自治区包头市青山区", "青禾", "重工", "股份有限公司", "", ""),
        ),
        ("青禾装备(包头)有限公司", ("", "青禾", "装备", "有限公司", "包头", "")),
        ("常州蓝桥精密机械集团有限公司", ("常州", "蓝桥", "精密机械", "集团有限公司", "", "")),
        ("包头青禾装备有限公司昆都仑分公司", ("包头", "青禾", "装备", "有限公司", "", "昆都仑分公司")),
        ("湖北省某某检测中心", ("湖北省", "某某", "检测", "中心", "", "")),
        ("黄石云帆会计师事务所（特殊普通合伙）", ("黄石", "云帆", "会计师", "事务所（特殊普通合伙）", "", "")),
        ("青禾（集团）有限公司", ("", "青禾", "", "（集团）有限公司", "", "")),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    found = parse(name)
    assert (found.region, found.brand, found.trade, found.form, found.bracket_region, found.branch) == parts


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("青禾装备（包头）有限公司", "青禾装备(包头) 有限公司", "same"),
        ("ＡＢＣ装备有限公司", "ABC装备有限公司", "same"),
        ("北京青禾科技有限公司", "青禾科技（北京）有限公司", "different"),
        ("北京青禾科技有限公司", "上海青禾科技有限公司", "different"),
        ("北京青禾科技有限公司", "青禾科技有限公司", "different"),
        ("内蒙古自治区包头市青禾科技有限公司", "内蒙古包头青禾科技有限公司", "near_miss"),
        ("包头青禾装备有限公司", "包头青禾装备有限公司昆都仑分公司", "branch"),
        ("包头青禾装备有限公司", "包头青禾装备有限责任公司", "near_miss"),
        ("包头青禾装备有限公司", "包头青禾装备股份有限公司", "different"),
        ("包头青禾装备有限公司", "包头青禾装备", "near_miss"),
        ("青禾科技集团有限公司", "青禾科技（集团）有限公司", "near_miss"),
        ("包头青禾科技有限公司", "包头青禾料技有限公司", "near_miss"),
        ("包头青禾科技有限公司", "包头青未科技有限公司", "near_miss"),
        ("包头青禾科技有限公司", "包头青禾科技有限公可", "near_miss"),
        ("包头青禾科技有限公司", "包头蓝禾科技有限公司", "different"),
        ("包头青禾科技有限公司", "常州云帆机械有限公司", "different"),
        ("包头青禾科技有限公司", "", "unknown"),
    ],
)
def test_relations(a: str, b: str, relation: str) -> None:
    for left, right in ((a, b), (b, a)):
        found = compare(left, right)
        assert found.relation == relation, found
        assert found.reason.zh and found.reason.en
        assert found.same == (relation == "same")


def test_a_proved_former_name_is_the_same_company() -> None:
    found = compare("包头青禾装备有限公司", "包头禾苗装备有限公司", former=["包头禾苗装备有限公司"])
    assert found.relation == "former_name" and found.same and "曾用名" in found.reason.zh


def test_the_reason_shows_what_differs() -> None:
    reason = compare("包头青禾科技有限公司", "包头青禾料技有限公司").reason
    assert "“科”对“料”" in reason.zh and "“科” against “料”" in reason.en


@given(
    st.text(alphabet="北京包头青禾（）科技装备有限公司分集团AB", max_size=16),
    st.text(alphabet="北京包头青禾（）科技装备有限公司分集团AB", max_size=16),
)
def test_any_two_strings_compare_alike_both_ways(a: str, b: str) -> None:
    there, back = compare(a, b), compare(b, a)
    assert there.relation == back.relation
    assert (there.score == 1) == (there.relation == "same")
