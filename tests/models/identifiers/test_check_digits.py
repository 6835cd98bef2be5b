"""Check digits against published numbers and against every single wrong character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.models.errors import InvalidIdentifier, InvalidOrganisationCode
from dossier.models.identifiers import FORMATS, patent, registration_number15, uscc

USCCS = [
    "91330100799655058B",
    "914403001922038216",
    "91110000802100433B",
    "91110108551385082Q",
    "9144030071526726XG",
    "91110000600037341L",
    "91150207MA13TYXX2A",
    "91420200MA49NRHF29",
    "91320412MA24QG7JXC",
    "91110108MA01YJQ86A",
    "91350100M000100Y43",
]
PATENTS = [
    "202010643009.X",
    "201910725275.4",
    "202521843307.8",
    "201330496875.1",
    "202610038773.1",
    "97101765.4",
    "95115608.X",
]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("code", USCCS)
def test_published_codes_are_valid(code: str) -> None:
    assert uscc.validate(code) == code


@pytest.mark.parametrize("number", PATENTS)
def test_published_patents_are_valid(number: str) -> None:
    assert patent.validate(f"ZL {number}") == f"ZL{number}"


@pytest.mark.parametrize("number", ["202010123456.7", "202210345678.9"])
def test_filler_patents_are_caught(number: str) -> None:
    assert not patent.is_valid(number)


@pytest.mark.parametrize("department", ["A1", "N1", "Y1"])
def test_departments_named_by_letters_are_valid(department: str) -> None:
    from stdnum.cn.uscc import calc_check_digit

    body = department + "110000600037341"
    assert uscc.validate(body + calc_check_digit(body))


@given(st.sampled_from(USCCS), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_in_a_uscc(code: str, at: int, char: str) -> None:
    wrong = code[:at] + char + code[at + 1 :]
    assert uscc.is_valid(wrong) == (wrong == code)


def test_an_inner_fault_has_a_reason_of_its_own() -> None:
    with pytest.raises(InvalidOrganisationCode) as caught:
        uscc.validate("91110000600037342P")
    assert "组织机构代码" in caught.value.reason.zh


@given(st.sampled_from(PATENTS), st.integers(0, 12), st.sampled_from("0123456789"))
def test_one_wrong_digit_in_a_patent_number(number: str, at: int, digit: str) -> None:
    digits = number.replace(".", "")
    wrong = digits[:at] + digit + digits[at + 1 :] if at < len(digits) else digits
    assert patent.is_valid(wrong) == (wrong == digits)


@pytest.mark.parametrize("number", ["150000000007124", "441900000479695"])
def test_registration_numbers(number: str) -> None:
    assert registration_number15.is_valid(number)


@given(st.sampled_from(sorted(FORMATS)), st.text(max_size=24))
def test_any_text_is_judged_and_never_breaks_a_format(name: str, text: str) -> None:
    format_ = FORMATS[name]
    try:
        compact = format_.validate(text)
    except InvalidIdentifier as fault:
        assert fault.reason.zh and fault.reason.en
    else:
        assert format_.validate(compact) == compact
        assert format_.compact(format_.format(compact)) == compact
