"""A day at a city's office and the years after it, in a browser: from the first pre-check to the lapse of the listing.

``DOSSIER_SHOTS=FOLDER`` keeps pictures of every page that is visited.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dossier.casework.procedure import advance, advance_obstacles
from dossier.models.errors import RefusedError
from dossier.models.records import Store
from tests.ui import day as town
from tests.ui.conftest import ARGUMENTS, CHROMIUM
from tests.ui.day import Desk, come_in, settled, shoot, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.fixture
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "store")
    yield made
    made.end()


def test_from_the_first_pre_check_to_the_lapse(
    desk: Desk, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_CLOCK", town.FILED.isoformat())
    suspected = town.furnish(desk.folder)
    url = desk.on(town.FILED)
    case = applicant_files(come_in(browser, url, "firm"), tmp_path)
    district_passes_it_on(come_in(browser, url, "east", "/queue"), case)
    a_stranger_is_refused(browser, url, case, desk.folder)
    official_confirms_a_sign(browser, url, suspected)
    nobody_passes_it_on(desk.folder, suspected)
    city_gives_notice(browser, url, case)
    url = desk.on(town.DECIDED)
    number = city_publishes(come_in(browser, url, "city", f"/case?case={case}"), url)
    the_years_after(desk, browser, number)
    desk.end()
    the_trail_is_whole(desk.folder)


# The applicant


def applicant_files(page: Page, folder: Path) -> str:
    """Looks at what is to be mended, mends it, and files only then; returns the id of the case."""
    pre_check(page, town.sample(folder, "初稿", "missing_novelty", "missing_test_report"))
    expect(page.get_by_text("三、需要补正的全部事项")).to_be_visible()
    expect(page.get_by_text("未见查新报告或鉴定报告").last).to_be_visible()
    fit = page.get_by_test_id("stExpander").filter(has_text="包头市创新产品评价 · 改正")
    expect(fit).to_contain_text("补正或核实后可申报")
    shoot(page, "precheck-faults")
    pre_check(page, town.sample(folder, "定稿"))
    expect(fit).to_contain_text("✓ 可以申报")
    expect(page.get_by_text("没有发现需要补正的事项").or_(page.get_by_text("应交材料已齐")).first).to_be_visible()
    shoot(page, "precheck-mended")
    expect(page.get_by_role("button", name="正式提交")).to_be_disabled()
    page.get_by_text("我已核对全部材料").click()
    settled(page)
    page.get_by_role("button", name="正式提交").click()
    expect(page.get_by_text("这份材料已提交")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="查看案卷").click()
    expect(page.get_by_text("办理进度").or_(page.locator("ol.path"))).to_be_visible()
    settled(page)
    expect(page.get_by_text("疑点")).to_have_count(0)
    shoot(page, "applicant-case")
    return page.url.partition("case=")[2].partition("&")[0]


def pre_check(page: Page, papers: Path) -> None:
    page.get_by_role("link", name="新建核验").click()
    page.locator("input[type=file]").first.set_input_files(papers)
    expect(page.get_by_text(papers.name)).to_be_visible()
    page.get_by_role("combobox", name="适用政策").click()
    page.get_by_role("option", name="包头").first.click()
    settled(page)
    shoot(page, "upload")
    page.get_by_role("button", name="开始核验").click()
    expect(page.locator(".case-head h1")).to_have_text(town.FIRM, timeout=150_000)
    page.get_by_role("link", name="申报预检").click()
    expect(page.get_by_text("四、正式提交")).to_be_visible()
    settled(page)


# The district's reviewer, by keys alone


def district_passes_it_on(page: Page, case: str) -> None:
    settled(page)
    shoot(page, "queue")
    tab_to(page, town.FIRM)
    page.keyboard.press("Enter")
    expect(page.locator("ol.path")).to_be_visible()
    settled(page)
    assert case in page.url
    shoot(page, "case-district")
    page.keyboard.press("o")
    expect(page.locator(".case-head h1")).to_have_text(town.FIRM)
    settled(page)
    settle_all(page)
    approve(page)
    page.keyboard.press("o")
    expect(page.locator("ol.path")).to_be_visible()
    settled(page)
    tab_to(page, "办理意见")
    page.keyboard.type("材料齐全，符合条件")
    page.keyboard.press("Control+Enter")
    settled(page)
    page.keyboard.press("Escape")
    if page.locator("ol.path li.now", has_text="区级").count():
        tab_to(page, "通过，转至")
        page.keyboard.press("Enter")
    expect(page.locator("ol.path li.now")).to_contain_text("市级审核")
    expect(page.get_by_text("当前不由您办理")).to_be_visible()


def left(page: Page) -> int:
    told = page.locator(".st-key-bar [data-testid=stCaptionContainer]").inner_text()
    return int("".join(filter(str.isdigit, told)))


def settle_all(page: Page) -> None:
    """Y on all that is open, X on what the paper does not have; the desk turns to the next by itself."""
    page.keyboard.press("n")
    settled(page)
    shoot(page, "review-desk")
    for _ in range(40):
        before = left(page)
        if not before:
            return
        page.keyboard.press("x" if page.locator(".st-key-field-form", has_text="未找到").count() else "y")
        page.wait_for_function(
            "before => Number((document.querySelector('.st-key-bar [data-testid=stCaptionContainer]')"
            "?.innerText ?? '').replace(/\\D/g, '')) < before",
            arg=before,
        )
        settled(page)
    raise AssertionError(f"{left(page)} are still open")


def approve(page: Page) -> None:
    page.keyboard.press("8")
    expect(page.get_by_role("radio", name="决定与记录")).to_be_checked()
    settled(page)
    page.keyboard.press("g")
    tab_to(page, "通过")
    page.keyboard.press("Space")
    tab_to(page, "理由")
    page.keyboard.type("逐项核对，均符合")
    tab_to(page, "作出决定")
    page.keyboard.press("Enter")
    expect(page.locator(".case-head .badges")).to_contain_text("已决定：通过")
    settled(page)
    shoot(page, "review-decided")


# Those who may not, the official, the city, the expert


def a_stranger_is_refused(browser: Browser, url: str, case: str, folder: Path) -> None:
    """Another district types the ids that it has no part in: the answer is the one for an id that nothing bears."""
    store = Store(str(folder))
    dossier = store.case(case).dossier_id
    store.close()
    page = come_in(browser, url, "west")
    for path, known in ((f"case?case={case}", case), (f"review?dossier={dossier}", dossier)):
        assert known
        answers = []
        for id_ in (known, "0" * len(known)):
            page.goto(f"{url}/{path.replace(known, id_)}")
            alert = page.get_by_test_id("stAlert")
            expect(alert).to_be_visible()
            settled(page)
            answers.append(page.locator("[data-testid=stMain]").inner_text().replace(id_, "ID"))
        assert answers[0] == answers[1]
        assert town.FIRM not in answers[0]
    shoot(page, "refused")
    page.goto(f"{url}/board")
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    page.context.close()


def official_confirms_a_sign(browser: Browser, url: str, case: str) -> None:
    """On the board; from then on nobody passes the case on, and the city ends it."""
    page = come_in(browser, url, "official", "/board")
    row = page.locator("button.line", has_text="营业执照")
    expect(row.first).to_be_visible()
    shoot(page, "board")
    row.first.click()
    expect(page.get_by_role("button", name="确认", exact=True)).to_be_visible()
    settled(page)
    shoot(page, "board-dossier")
    page.get_by_label("依据或说明").fill("已向登记机关核实，代码与登记不一致")
    page.get_by_role("button", name="确认", exact=True).click()
    settled(page)
    page.goto(f"{url}/case?case={case}")
    expect(page.get_by_text("当前不由您办理")).to_be_visible()
    expect(page.get_by_role("button", name="通过，转至")).to_have_count(0)
    for label, told in (("办理意见", "营业执照代码与登记不一致"), ("依据", "登记机关复函")):
        page.get_by_label(label).fill(told)
        page.get_by_label(label).blur()
        settled(page)
    shoot(page, "case-suspected")
    page.get_by_role("button", name="取消申请").click()
    expect(page.get_by_text("已取消")).to_be_visible()
    settled(page)
    shoot(page, "case-cancelled")
    page.context.close()


def nobody_passes_it_on(folder: Path, case: str) -> None:
    """The confirmed sign stands in the way of the next step, whoever would take it."""
    store = Store(str(folder))
    assert "signs_settled" in {one.gate for one in advance_obstacles(store, case)}
    with pytest.raises(RefusedError):
        advance(store, case, store.case(case).version, "东区丁", "同意")
    assert (store.case(case).state, store.case(case).outcome) == ("closed", "cancelled")
    store.close()


def city_gives_notice(browser: Browser, url: str, case: str) -> None:
    page = come_in(browser, url, "city", f"/case?case={case}")
    pass_on(page, "专家评审")
    page.get_by_role("tab", name="单位与专家").click()
    page.get_by_role("button", name="邀请专家").click()
    settled(page)
    shoot(page, "case-people")
    opinion(come_in(browser, url, "expert", f"/case?case={case}"))
    page.reload()
    pass_on(page, "对外公示")
    expect(page.get_by_text("公示期至")).to_be_visible()
    shoot(page, "case-notice")
    page.context.close()


def pass_on(page: Page, stage: str) -> None:
    expect(page.get_by_label("办理意见")).to_be_visible()
    settled(page)
    page.get_by_label("办理意见").fill("同意")
    page.get_by_label("办理意见").blur()
    settled(page)
    page.get_by_role("button", name=f"通过，转至“{stage}”").click()
    expect(page.locator("ol.path li.now")).to_contain_text(stage)
    settled(page)


def opinion(page: Page) -> None:
    page.get_by_role("tab", name="登记").click()
    settled(page)
    page.get_by_label("内容").fill("技术先进，建议认定")
    page.get_by_label("内容").blur()
    settled(page)
    shoot(page, "expert-opinion")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("已登记")).to_be_visible()
    page.context.close()


def city_publishes(page: Page, url: str) -> str:
    """After the notice; returns the number in the catalogue."""
    pass_on(page, "发文公布")
    page.get_by_label("公布文号").fill("某工信发〔2025〕1号")
    page.get_by_label("公布文号").blur()
    settled(page)
    shoot(page, "case-publication")
    page.get_by_role("button", name="公布并列入目录").click()
    told = page.get_by_text("已列入目录：")
    expect(told).to_be_visible()
    number = told.inner_text().partition("：")[2].strip()
    settled(page)
    shoot(page, "case-listed")
    page.goto(f"{url}/catalogue")
    expect(page.locator("button.line", has_text=number)).to_be_visible()
    shoot(page, "catalogue")
    page.context.close()
    return number


# The years after


def the_years_after(desk: Desk, browser: Browser, number: str) -> None:
    """A year later tracking is due; two years later the term is over."""
    store = Store(str(desk.folder))
    entry = store.entry(number)
    store.close()
    assert entry.tracking_due and entry.ends_on
    url = desk.on(entry.tracking_due)
    page = come_in(browser, url, "city", "/calendar")
    due = page.locator("button.line", has_text="跟踪评估").filter(has_text=number)
    expect(due).to_contain_text("今天")
    shoot(page, "calendar")
    due.click()
    expect(page.get_by_text("跟踪").first).to_be_visible()
    shoot(page, "entry")
    for path in ("statistics", "queue", ""):
        page.goto(f"{url}/{path}")
        shoot(page, f"city-{path or 'dossiers'}")
    page.context.close()
    url = desk.on(entry.ends_on + timedelta(days=1))
    page = come_in(browser, url, "city", "/catalogue")
    settled(page)
    row = page.locator("button.line", has_text=number)
    expect(row).to_have_count(0)
    page.get_by_role("combobox", name="状态").click()
    page.get_by_role("option", name="到期失效").click()
    expect(row).to_contain_text("到期失效")
    shoot(page, "catalogue-lapsed")


def the_trail_is_whole(folder: Path) -> None:
    command = [sys.executable, "-c", "from dossier.cli import main; main()", "audit", "verify", "--store", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
