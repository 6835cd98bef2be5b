"""Nothing is shown that is not in both languages."""

import ast
import importlib
import re
import string
from pathlib import Path

import pytest

import dossier
from dossier.models.base import Text
from dossier.models.check_ids import FAMILIES
from dossier.models.finding import SEVERITY
from dossier.ui import marks, words

ROOM = Path(dossier.__file__).parent
ALL = sorted([ROOM / "app.py", *(ROOM / "ui").glob("*.py")])
FILES = [path for path in ALL if not path.stem.endswith("words")]
LISTS = [importlib.import_module(f"dossier.ui.{path.stem}") for path in ALL if path.stem.endswith("words")]
CHINESE = re.compile(r"[\u3400-\u9fff]")
SHOWING = {
    "button", "caption", "checkbox", "date_input", "error", "expander", "file_uploader", "form_submit_button", "info",
    "markdown", "metric", "pills", "popover", "radio", "segmented_control", "selectbox", "spinner", "subheader",
    "success", "text", "text_area", "text_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
SHOWN_KEYWORDS = {"help", "label", "placeholder", "text", "title"}
TEXTS = {name: value for one in LISTS for name, value in vars(one).items() if isinstance(value, Text)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_words_outside_the_list_of_words(path):
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    chinese = [n.value for n in strings if id(n) not in documentation and CHINESE.search(n.value)]
    assert not chinese, "Chinese belongs into words.py"
    assert not [text for call in ast.walk(tree) if isinstance(call, ast.Call) for text in _shown_literals(call)]


def _shown_literals(call):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name not in SHOWING:
        return
    shown = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg in SHOWN_KEYWORDS)]
    for node in shown:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_word_bears_a_name_twice():
    names = [name for one in LISTS for name, value in vars(one).items() if isinstance(value, Text)]
    assert len(names) == len(set(names))


def test_both_languages_are_there_with_the_same_blanks():
    assert not [name for name, text in TEXTS.items() if not text.zh.strip() or not text.en.strip()]
    assert not [name for name, text in TEXTS.items() if _blanks(text.zh) != _blanks(text.en)]


def test_english_is_not_chinese():
    of_both = {"LANGUAGE_ZH"}
    assert not [name for name, text in TEXTS.items() if CHINESE.search(text.en) and name not in of_both]


def _blanks(template):
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_every_word_is_used():
    code = "".join(path.read_text("utf-8") for path in FILES)
    by_prefix = tuple(re.findall(r'startswith\("([A-Z]+_)"\)', code))
    assert not [name for name in TEXTS if not name.startswith(by_prefix) and not re.search(rf"\.{name}\b", code)]


def test_every_family_and_status_has_a_name():
    assert set(words.FAMILIES) == set(FAMILIES)
    assert set(marks.STATUS) == set(SEVERITY)


def test_no_state_is_told_by_colour_alone():
    for register in (marks.STATUS, marks.VERDICT, marks.FIELD, marks.STATE, marks.DECISION):
        shapes = [(mark.icon, mark.word.zh) for mark in register.values()]
        assert len(set(shapes)) == len(shapes)
