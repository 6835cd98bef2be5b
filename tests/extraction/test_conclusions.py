import pytest

from dossier.extraction.fields import conclusions
from dossier.extraction.fields.test_report import extract
from tests.extraction.made_pages import page_of

SENTENCE = "经检验，所检项目符合Q/GXR 001-2024标准要求，检验结论为合格。"


@pytest.mark.parametrize(
    "rest", ["限公", "（检验检测专用章）", "(检验检测专用章)", "限公（检验检测专用章）", "技术服务有", "检测专用章"]
)
def test_the_letters_of_a_seal_after_the_sentence_are_cut(rest):
    assert conclusions.without_seal(SENTENCE + rest, True) == SENTENCE


@pytest.mark.parametrize("rest", ["其他不合格。", "备注：见附页", "未检项目不予判定"])
def test_what_says_something_stays(rest):
    assert conclusions.without_seal(SENTENCE + rest, True) == SENTENCE + rest


def test_words_of_a_seal_right_after_the_last_word():
    assert conclusions.without_seal("检验结论为合格验检测专用意", True) == "检验结论为合格"


def read(sentence, source="ocr"):
    page = page_of(
        (0.05, [(0.4, "检验报告")]),
        (0.1, [(0.1, "样品名称"), (0.3, "轨道检测机器人")]),
        (0.14, [(0.1, "检验结论"), (0.3, sentence)]),
        source=source,
        confidence=0.98,
    )
    return extract([page], {})["conclusion"]


def test_a_clear_sentence_keeps_its_trust_and_a_cut_one_has_less():
    assert read(SENTENCE).value == SENTENCE and read(SENTENCE).confidence > 0.9
    cut = read(SENTENCE + "限公")
    assert (cut.value, cut.note) == (SENTENCE, "repaired") and cut.confidence < 0.85


@pytest.mark.parametrize(
    "unclear", ["检验结论为合格经检验，所检项目符合标准要求", "经检验，所检项目符合Q/GXR 001-2024标准要"]
)
def test_lines_out_of_order_and_lost_ends_are_not_trusted(unclear):
    assert read(unclear).note == "under_seal" and read(unclear).confidence < 0.7


def test_a_text_layer_loses_only_the_place_for_the_seal():
    assert read(SENTENCE + "（检验检测专用章）", "text").value == SENTENCE
    assert read(SENTENCE + "特此证明", "text").value == SENTENCE + "特此证明"


@pytest.mark.parametrize(
    "usual",
    [
        "经检验，所检项目符合GB/T 5226.1-2019的要求。",
        "经检验，该样品所检项目均符合国家标准要求。",
        "样品经测试，满足委托方技术要求。",
        "不予判定的项目除外，其他所检项目符合《产品技术条件》。",
    ],
)
def test_usual_phrases_keep_their_trust(usual):
    assert read(usual).note is None and read(usual).confidence > 0.9


def test_a_word_that_lost_its_head_is_not_trusted():
    assert read("其他所检项目符合准要求。").note == "under_seal"
    assert read("所检项目满足准要求，判定为合格。").confidence < 0.7
