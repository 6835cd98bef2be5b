"""What each kind of user sees: one function a role, one picture a step of its guide."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from guides.desk import SIZE, come_in, settled
from guides.town import Town

Shoot = Callable[[Page, str], None]
"""Keeps a picture of the page under that name."""


def applicant(browser: Browser, url: str, town: Town, shoot: Shoot) -> None:
    """From the login to a case that was given back."""
    page = browser.new_context(viewport=SIZE, locale="zh-CN").new_page()
    page.goto(url)
    page.locator("input[name=login]").wait_for()
    shoot(page, "login")
    page.context.close()
    page = come_in(browser, url, "firm", "/upload")
    shoot(page, "applicant-upload")
    _to(page, f"{url}/precheck?dossier={town.draft}")
    shoot(page, "applicant-fit")
    _to_text(page, "二、材料清单")
    shoot(page, "applicant-materials")
    _to_text(page, "三、需要补正的全部事项")
    shoot(page, "applicant-mend")
    _to(page, f"{url}/precheck?dossier={town.mended}")
    _to_text(page, "四、正式提交")
    page.get_by_text("我已核对全部材料").click()
    settled(page)
    shoot(page, "applicant-file")
    _to(page, f"{url}/case?case={town.returned}")
    page.get_by_role("tab", name="材料").click()
    settled(page)
    shoot(page, "applicant-returned")
    page.context.close()


def reviewer(browser: Browser, url: str, town: Town, shoot: Shoot) -> None:
    """A district's reviewer: the work list, the case, the desk, giving it back."""
    page = come_in(browser, url, "east", "/queue")
    shoot(page, "reviewer-queue")
    _to(page, f"{url}/case?case={town.reviewed}")
    shoot(page, "reviewer-case")
    _to(page, f"{url}/review?dossier={town.reviewed_dossier}")
    _press(page, "n")
    shoot(page, "reviewer-findings")
    for key, name in (("2", "fields"), ("3", "attest"), ("4", "dates"), ("7", "arrange"), ("8", "decision")):
        _press(page, key)
        shoot(page, f"reviewer-{name}")
    _press(page, "h")
    shoot(page, "reviewer-keys")
    page.context.close()


def city(browser: Browser, url: str, town: Town, shoot: Shoot) -> None:
    """The city's reviewer: experts, public notice, catalogue, calendar, statistics."""
    page = come_in(browser, url, "city", f"/case?case={town.notice}")
    page.get_by_role("tab", name="单位与专家").click()
    settled(page)
    shoot(page, "city-experts")
    _to(page, f"{url}/calendar")
    shoot(page, "city-calendar")
    _to(page, f"{url}/catalogue")
    shoot(page, "city-catalogue")
    page.locator("button.line").first.click()
    settled(page)
    shoot(page, "city-entry")
    _to(page, f"{url}/statistics")
    shoot(page, "city-statistics")
    page.context.close()
    page = come_in(browser, url, "expert", f"/case?case={town.notice}")
    page.get_by_role("tab", name="登记").click()
    settled(page)
    shoot(page, "expert-opinion")
    page.context.close()


def official(browser: Browser, url: str, town: Town, shoot: Shoot) -> None:
    """The official: the board, one sign, what was examined, cancelling, the restricted list, the trail."""
    page = come_in(browser, url, "official", "/board")
    shoot(page, "official-board")
    _to(page, f"{url}/board?dossier={town.suspected_dossier}")
    shoot(page, "official-sign")
    _to(page, f"{url}/review?dossier={town.suspected_dossier}")
    _press(page, "6")
    shoot(page, "official-examined")
    _to(page, f"{url}/case?case={town.suspected}")
    shoot(page, "official-case")
    _to(page, f"{url}/administration")
    for part, name in (("限报名单", "restricted"), ("审计留痕", "audit")):
        page.locator(".st-key-admin_part").get_by_text(part).click()
        settled(page)
        shoot(page, f"official-{name}")
    page.context.close()


WALKS = (applicant, reviewer, city, official)


def _to(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


def _to_text(page: Page, words: str) -> None:
    """Scroll until these words stand near the top."""
    page.get_by_text(words).first.evaluate("node => node.scrollIntoView({block: 'start'})")
    settled(page)


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    settled(page)
