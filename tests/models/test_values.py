import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.models.values import normalise_code, normalise_name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("青禾装备(包头) 有限公司", "青禾装备（包头）有限公司"),
        ("青禾装备〔包头〕有限公司", "青禾装备（包头）有限公司"),
        ("ＡＢＣ 软件\nV1.0 [简称：甲]", "ABC软件V1.0（简称:甲）"),
        ("⼯业\u200b机器人", "工业机器人"),
    ],
)
def test_names(printed: str, name: str) -> None:
    assert normalise_name(printed) == name


def test_codes() -> None:
    assert normalise_code(" zl 2020 1 0643009．x ") == "ZL202010643009.X"
    assert normalise_code("GB/T 1—2020") == "GB/T1-2020"


@given(st.text(max_size=30))
@example("O¯")
def test_normal_forms_are_stable(text: str) -> None:
    assert normalise_name(normalise_name(text)) == normalise_name(text)
