import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.models.identifiers import patent, repaired, uscc

CODE = "91150207MA13TYXX2A"


@pytest.mark.parametrize(
    "read",
    ["9115O2O7MA13TYXX2A", "91150207MAI3TYXX2A", "91150207MA13TYXXZA", "9115 0207 MA13TYXX2A", CODE],
)
def test_a_look_alike_is_put_right(read: str) -> None:
    assert repaired(read, uscc.validate) == CODE


@pytest.mark.parametrize("read", ["", "91150207", "91150207MA99TYXX2A", "甲乙丙"])
def test_what_cannot_be_proved_stays_unrepaired(read: str) -> None:
    assert repaired(read, uscc.validate) is None


def test_two_valid_readings_are_no_repair() -> None:
    def either(code: str) -> str:
        return code if code in ("D1", "Q1") else patent.validate(code)

    assert repaired("01", either) is None


@given(st.integers(0, 17), st.integers(0, 3))
def test_a_look_alike_gives_the_true_code_or_nothing(at: int, which: int) -> None:
    look_alikes = {"0": "ODQ8", "1": "IL7T", "2": "Z", "5": "S", "7": "1", "A": "4", "X": "K"}.get(CODE[at], CODE[at])
    read = CODE[:at] + look_alikes[which % len(look_alikes)] + CODE[at + 1 :]
    assert repaired(read, uscc.validate) in (CODE, None)
