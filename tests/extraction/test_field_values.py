from __future__ import annotations

from dossier.extraction.field_values import code_field, date_field, list_field, name_field, range_fields
from dossier.extraction.lines import Found
from dossier.models.identifiers import announcement_number, patent, uscc


def found(text, source="text", confidence=1.0):
    return Found(text, text, 1, (0.1, 0.1, 0.5, 0.12), confidence, source)


def test_valid_code_keeps_its_confidence():
    field = code_field(found("9111 0000 6000 37341L", confidence=0.97), uscc)
    assert field is not None
    assert (field.value, field.confidence, field.note) == ("91110000600037341L", 0.97, None)


def test_ocr_slip_in_a_code_with_check_digit_is_repaired_and_said():
    field = code_field(found("9111000060003734IL", "ocr"), uscc)
    assert field is not None
    assert field.value == "91110000600037341L"
    assert field.note == "repaired"
    assert field.confidence < 0.9
    assert field.raw == "9111000060003734IL"


def test_printed_text_is_never_repaired():
    field = code_field(found("9111000060003734IL", "text"), uscc)
    assert field is not None
    assert field.value == "9111000060003734IL"
    assert field.note is not None
    assert field.note.startswith("invalid")
    assert field.confidence < 0.7


def test_wrong_check_digit_that_no_single_slip_explains_stays_as_read():
    field = code_field(found("ZL202010123456.7", "ocr"), patent)
    assert field is not None
    assert field.value == "ZL202010123456.7"
    assert field.note != "repaired"


def test_formats_without_check_digit_are_not_repaired():
    field = code_field(found("CN11O941994B", "ocr"), announcement_number)
    assert field is not None
    assert field.value == "CN11O941994B"
    assert field.confidence < 0.7


def test_period_of_days():
    assert [f and f.value for f in range_fields(found("2024-08-14至2024-08-19"))] == ["2024-08-14", "2024-08-19"]
    assert [f and f.value for f in range_fields(found("2024年7月1日~7月5日"))] == ["2024-07-01", "2024-07-05"]
    assert [f and f.value for f in range_fields(found("2024.07.01"))] == ["2024-07-01", "2024-07-01"]
    assert range_fields(found("见附页")) == (None, None)


def test_names_and_lists():
    name = name_field(found("内蒙古某某(集团)有限公司："))
    assert name is not None
    assert name.value == "内蒙古某某（集团）有限公司"
    people = list_field(found("张三;李四；王五、赵六;张三"))
    assert people is not None
    assert people.value == ["张三", "李四", "王五", "赵六"]


def test_no_date_is_no_field():
    assert date_field(found("2024年13月40日")) is None
    assert date_field(None) is None


def test_a_name_ends_before_a_bracket_that_was_left_open():
    for printed in ("永磁驱动控制系统软件（", "永磁驱动控制系统软件 [", "永磁驱动控制系统软件（，"):
        name = name_field(found(printed))
        assert name is not None
        assert name.value == "永磁驱动控制系统软件"
