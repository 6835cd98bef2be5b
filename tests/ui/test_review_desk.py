"""The whole way in a browser: hand in, see what fails and where, correct, decide, come back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.small_dossier import APPLICANT, CLIENT, zipped

pytestmark = pytest.mark.browser
REVIEWER = "审查员甲"
REASON = "请补交缺少的材料 <b>并</b>更正委托单位"


def test_from_upload_to_decision(desk_url: str, browser_page: Page, tmp_path: Path) -> None:
    page, asked = browser_page, []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a script of a paper ran: {dialog.message}"))
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)

    hand_in(page, desk_url, tmp_path)
    finding = open_the_failing_name(page)
    evidence_is_lit(page)
    correct_the_client(page)
    expect(finding).not_to_be_attached()
    decide(page)
    page.reload()
    decision_is_there(page)

    hosts = {urlparse(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}, "the desk asks nobody else for anything"


def settled(page: Page) -> None:
    """Wait until the app has drawn what was asked for."""
    page.wait_for_timeout(500)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def turn_to(page: Page, view: str) -> None:
    """Choose a view of the dossier."""
    settled(page)
    page.get_by_role("radio", name=view).click()
    expect(page.get_by_role("radio", name=view)).to_be_checked()
    settled(page)


def hand_in(page: Page, url: str, folder: Path) -> None:
    path = folder / "申报材料.zip"
    path.write_bytes(zipped())
    page.goto(f"{url}/upload")
    page.get_by_placeholder("审查人").fill(REVIEWER)
    page.get_by_placeholder("审查人").press("Enter")
    settled(page)
    page.locator("input[type=file]").first.set_input_files(path)
    expect(page.get_by_text(path.name)).to_be_visible()
    page.get_by_role("combobox", name="适用政策").click()
    page.get_by_role("option", name="内蒙古").click()
    page.get_by_role("button", name="开始核验").click()
    expect(page.locator(".case-head h1")).to_have_text(APPLICANT)


def open_the_failing_name(page: Page) -> Locator:
    finding = page.locator(".row", has_text="检测报告").filter(has_text=CLIENT).filter(has_text="不符合")
    finding.locator(".head").click()
    expect(finding).to_have_class("row picked")
    assert "finding=applicant.name" in page.url, "the finding can be linked to"
    return finding


def evidence_is_lit(page: Page) -> None:
    """The lit box lies on the client's name: inside the picture, at the place where the paper was printed."""
    lit = page.locator(".box.lit").first
    expect(lit).to_be_in_viewport()
    assert CLIENT in (lit.get_attribute("title") or "")
    box, sheet = lit.bounding_box(), page.locator(".sheet img").bounding_box()
    assert box and sheet
    assert 0.35 < (box["x"] - sheet["x"]) / sheet["width"] < 0.39, "printed 220 of 595 points from the left"
    assert 0.27 < (box["y"] - sheet["y"]) / sheet["height"] < 0.30, "fifth line of the page"


def correct_the_client(page: Page) -> None:
    """A click on a box opens its field; the old value stays on view and the checks run again."""
    for name in ("委托单位", "生产单位"):
        page.locator(f".box[title^='{name}']").click()
        form = page.locator(".st-key-field-form")
        expect(form).to_contain_text(name)
        settled(page)
        form.get_by_label("当前值").fill(APPLICANT)
        form.get_by_label("理由").fill("原件为此名称")
        form.get_by_role("button", name="保存更正").click()
        expect(form).to_contain_text("人工核定")
        expect(form).to_contain_text(f"机器原读{CLIENT}")
        settled(page)
    turn_to(page, "核验意见")
    expect(page.locator(".row").first).to_be_visible()


def decide(page: Page) -> None:
    turn_to(page, "决定与记录")
    form = page.get_by_test_id("stForm")
    form.locator("label", has_text="通过").click()
    form.get_by_role("button", name="作出决定").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("理由")
    settled(page)
    form.locator("label", has_text="退回补正").click()
    form.get_by_role("textbox", name="理由").fill(REASON)
    form.get_by_role("button", name="作出决定").click()
    expect(page.locator(".case-head .badges")).to_contain_text("已决定：退回补正")


def decision_is_there(page: Page) -> None:
    expect(page.locator(".case-head .badges")).to_contain_text("已决定：退回补正")
    turn_to(page, "决定与记录")
    history = page.locator(".rows")
    expect(history).to_contain_text(REASON)
    expect(history).to_contain_text(f"{CLIENT} → {APPLICANT}")
    expect(history).to_contain_text(REVIEWER)
