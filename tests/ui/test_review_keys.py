"""The desk by keys alone, in a browser: walk, verdicts, undo, picture, views; and silence while somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.small_dossier import CLIENT
from tests.ui.test_review_desk import hand_in, settled

pytestmark = pytest.mark.browser


def test_a_review_by_keys_alone(desk_url: str, browser_page: Page, tmp_path: Path) -> None:
    page = browser_page
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    hand_in(page, desk_url, tmp_path)
    settled(page)
    verdicts_and_undo(page)
    a_field_is_settled(page)
    the_picture_moves(page)
    views_and_help(page)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        settled(page)


def picked(page: Page) -> str:
    return page.locator(".row.picked .text").first.inner_text()


def open_count(page: Page) -> int:
    told = page.locator(".st-key-bar [data-testid=stCaptionContainer]").inner_text()
    return int("".join(filter(str.isdigit, told)))


def expect_open(page: Page, count: int) -> None:
    """Wait until so many are open: a check that runs again takes its time."""
    expect(page.locator(".st-key-bar [data-testid=stCaptionContainer]")).to_have_text(f"待处理 {count} 项")


def verdicts_and_undo(page: Page) -> None:
    """N and Tab go on, P and Shift+Tab back; Y settles and goes on; X waits for a reason; Z takes back."""
    first = picked(page)
    press(page, "n")
    second = picked(page)
    assert second != first
    press(page, "Shift+Tab", "Tab", "p")
    assert picked(page) == first
    before = open_count(page)
    press(page, "y")
    expect_open(page, before - 1)
    assert picked(page) != first
    press(page, "x")
    expect(page.locator(".st-key-remark input")).to_be_focused()
    page.keyboard.type("nyx 另有说明")
    press(page, "Enter")
    expect_open(page, before - 1)  # typing settles nothing
    press(page, "x")
    expect_open(page, before - 2)
    press(page, "l")
    expect_open(page, before - 2)  # what is put off stays open
    press(page, "z", "z")
    expect_open(page, before - 1)
    press(page, "z")
    expect_open(page, before)
    assert picked(page) == first


def a_field_is_settled(page: Page) -> None:
    """E puts the cursor into the value; Y and X settle without it."""
    press(page, "2", "n")
    form = page.locator(".st-key-field-form")
    expect(form).to_be_visible()
    before, label = open_count(page), form.locator("b").inner_text()
    press(page, "e")
    value = form.get_by_label("当前值")
    expect(value).to_be_focused()
    page.keyboard.type("91150291MA0Q3CE79F" if "代码" in label else "y n x")
    page.keyboard.press("Escape")
    settled(page)
    expect(value).not_to_be_focused()
    press(page, "x")
    expect(form.locator("b")).not_to_have_text(label)
    press(page, "z")
    expect(form.locator("b")).to_have_text(label)
    expect_open(page, before)


def the_picture_moves(page: Page) -> None:
    press(page, "1")
    page.locator(".row", has_text=CLIENT).first.locator(".head").press("Enter")
    settled(page)
    level = page.locator(".bar .level")
    press(page, "+")
    expect(level).to_have_text("125%")
    press(page, "0")
    expect(level).to_have_text("100%")
    upright = page.locator(".sheet").bounding_box()
    press(page, "t")
    lying = page.locator(".sheet").bounding_box()
    assert upright and lying and upright["height"] > upright["width"] and lying["width"] > lying["height"]
    press(page, "t", "t", "t")


def views_and_help(page: Page) -> None:
    for digit, view in enumerate(("日期与关系", "对照两页", "检查范围", "整理材料", "决定与记录"), 4):
        press(page, str(digit))
        expect(page.get_by_role("radio", name=view)).to_be_checked()
    expect(page.locator(".rows").last).to_contain_text("撤回")
    press(page, "?")
    expect(page.locator(".keys kbd").first).to_be_visible()
    press(page, "n")
    expect(page.locator(".keys kbd").first).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".keys kbd").first).not_to_be_visible()
