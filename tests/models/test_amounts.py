from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.models.values import amount_in_words, parse_money, parse_number

FEN = st.integers(min_value=0, max_value=10**13)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹仟肆佰零玖元伍角", "1409.50"),
        ("陆仟零柒元壹角肆分", "6007.14"),
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("壹拾万柒仟元零伍角叁分", "107000.53"),
        ("人民币壹拾万零柒仟元伍角叁分", "107000.53"),
        ("叁万壹仟陆佰零伍圆整", "31605"),
        ("（负数）伍佰圆整", "-500"),
        ("负壹佰圆零伍分", "-100.05"),
        ("伍角整", "0.50"),
        ("捌分", "0.08"),
        ("零圆整", "0"),
        ("拾贰萬圓正", "120000"),
        ("伍佰万元整", "5000000"),
        ("壹亿零伍拾元整", "100000050"),
        ("⊗ 贰仟零伍拾圆整", "2050"),
        ("人民币（大写）：贰仟零伍拾圆整", "2050"),
        ("壹万零伍佰圆零叁分", "10500.03"),
    ],
)
def test_words(words: str, amount: str) -> None:
    assert amount_in_words(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "整",
        "元",
        "壹佰贰圆整",
        "壹贰佰圆整",
        "叁佰肆仟圆整",
        "贰万壹圆整",
        "壹仟零零伍圆整",
        "壹佰零圆整",
        "合计",
        "1234元",
        "壹万贰万圆",
        "壹佰圆伍拾分",
        "壹拾零圆整",
        "100",
    ],
)
def test_broken_words_are_no_amount(words: str) -> None:
    assert amount_in_words(words) is None


@given(FEN)
def test_words_against_another_writer(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert amount_in_words(cn2an.an2cn(str(amount), "rmb")) == amount


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("¥1,234,567.00", "1234567.00"),
        ("￥31605.00", "31605.00"),
        ("1234567.8", "1234567.80"),
        ("12元", "12.00"),
        ("1.234.567.89", "1234567.89"),
        ("1,234,56", "1234.56"),
        ("27.969,03", "27969.03"),
        ("1,234", "1234.00"),
        ("500万元", "5000000.00"),
        ("123.4567万元", "1234567.00"),
        ("1.2亿元", "120000000.00"),
        ("（小写）¥ 500.00", "500.00"),
        ("-500.00", "-500.00"),
        ("(1,234.50)", "-1234.50"),
        ("¥-3.20", "-3.20"),
        ("1,2O0.00", "1200.00"),
        ("1.234,567", "1234567.00"),
        ("伍佰圆整", "500.00"),
        ("５００．００", "500.00"),
        ("5000 万元人民币", "50000000.00"),
        ("0.00", "0.00"),
        ("1234.500", "1234.50"),
    ],
)
def test_money(printed: str, value: str) -> None:
    assert parse_money(printed) == value


@pytest.mark.parametrize(
    "printed",
    ["", "1.234", "1,234.567", "500万美元", "USD 500", "***", "12.3456", "13%", "1234.567", "1,2345,678", "abc"],
)
def test_unsure_money_is_none(printed: str) -> None:
    assert parse_money(printed) is None


@given(FEN, st.sampled_from([",.", ",,", "..", ".,"]))
def test_money_survives_swapped_separators(fen: int, marks: str) -> None:
    printed = f"{Decimal(fen) / 100:,.2f}"
    swapped = printed.replace(",", "T").replace(".", marks[1]).replace("T", marks[0])
    assert parse_money(f"¥{swapped}") == f"{Decimal(fen) / 100:.2f}"


def test_number_keeps_all_decimals() -> None:
    assert parse_number("88.495575221239") == Decimal("88.495575221239")
    assert parse_number("1,000") == 1000
    assert parse_number("三台") is None
