"""Coming in and going out in a browser: the session outlives a reload, and nothing of it outlives the log-out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dossier.ui.entry import COOKIE

pytestmark = pytest.mark.browser
NAME, PASSWORD = "管理员甲", "a long good word"


@pytest.fixture(autouse=True)
def nobody_logs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here people do log in."""
    monkeypatch.setenv("DOSSIER_LOGIN", "accounts")


def test_from_the_first_set_up_to_the_log_out(desk_url: str, browser_page: Page) -> None:
    page = browser_page
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)

    page.goto(f"{desk_url}/review?dossier=1")
    expect(page).to_have_url(f"{desk_url}/first")
    for label, value in (("姓名", NAME), ("登录名", "admin"), ("新密码", PASSWORD), ("再输入一次", PASSWORD)):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="设立并登录").click()
    expect(page.get_by_role("button", name=NAME)).to_be_visible()
    (cookie,) = [one for one in page.context.cookies() if one["name"] == COOKIE]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    assert COOKIE not in page.evaluate("document.cookie")

    page.reload()
    page.get_by_role("button", name=NAME).click()
    page.get_by_role("link", name="退出登录").click()
    expect(page).to_have_url(f"{desk_url}/login")
    page.go_back()
    expect(page.get_by_text("您尚未登录")).to_be_visible()
    expect(page.get_by_text("申报卷宗")).to_have_count(0)

    page.goto(f"{desk_url}/board?lang=en")
    page.get_by_label("Login").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(f"{desk_url}/board?lang=en")
    expect(page.get_by_role("button", name=NAME)).to_be_visible()
