"""The page in a real browser: no errors, every link arrives, keys work, nothing runs."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck import examine
from factcheck.output import to_html

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs 'browser'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the program chromium")
SEVERE = {"serious", "critical"}
VIEWS = [
    {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a browser that asks nothing of the network."""
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture
def address(tmp_path: Path, root: Path) -> str:
    """Give the address of the page of an example."""
    page = tmp_path / "report.html"
    page.write_text(to_html([examine(root / "examples" / "footbridge.md")]), encoding="utf-8")
    return page.as_uri()


def opened(context: Any, address: str) -> tuple[Any, list[str]]:
    """Open a page and collect what its console says and what it asks for."""
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url) if asked.url != address else None)
    page.goto(address)
    return page, said


@pytest.mark.parametrize("view", VIEWS, ids=["dark", "phone"])
def test_the_console_is_silent_and_nothing_is_too_wide(
    browser: Any, address: str, view: dict[str, Any]
) -> None:
    page, said = opened(browser.new_context(**view), address)
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view["viewport"]["width"]


@pytest.mark.parametrize("view", VIEWS, ids=["dark", "phone"])
def test_no_serious_barrier_is_found(browser: Any, address: str, view: dict[str, Any]) -> None:
    context = browser.new_context(bypass_csp=True, **view)  # the page forbids foreign scripts
    page, _ = opened(context, address)
    found = axe.Axe().run(page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in SEVERE] == []


def test_every_link_of_a_finding_leads_to_words_that_are_marked(browser: Any, address: str) -> None:
    page, _ = opened(browser.new_context(), address)
    links = page.locator(".finding figcaption a")
    assert links.count() > 10
    for at in range(links.count()):
        links.nth(at).click()
        marked = page.evaluate(
            "(() => { let at = document.querySelector(':target');"
            " while (at && at.tagName !== 'MARK') at = at.nextElementSibling;"
            " return at && at.getBoundingClientRect().top < innerHeight && at.textContent })()"
        )
        assert marked
        assert (
            marked in links.nth(at).locator("xpath=ancestor::figure").locator("mark").inner_text()
        )


def test_the_keys_go_from_finding_to_finding_and_into_the_text(browser: Any, address: str) -> None:
    page, _ = opened(browser.new_context(), address)
    focused = "document.activeElement.id"
    seen = []
    for key in ("j", "j", "k", "j", "Enter"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen[:4] == ["d1-f1", "d1-f2", "d1-f1", "d1-f2"]
    assert page.evaluate("location.hash") == "#d1-f2-p0"
