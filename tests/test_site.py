"""The documentation as a site: built once, without a warning, and asked like any other site."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import factcheck
from factcheck.apps.cli import COMMANDS
from factcheck.checks import CHECKS

pytest.importorskip("material", reason="needs the extra 'site'")
pytest.importorskip("mkdocstrings", reason="needs the extra 'site'")

ROOT = Path(__file__).resolve().parent.parent
ARCHIVES = ("duckdb",)
"""The library of the extra `corpus`, which the extra `site` does not bring."""
KEY_PAGES = ("index.html", "checks/NAM01.html", "reference/check.html")
LOADING = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}
"""Element → attribute that names what a page loads."""


class Loaded(HTMLParser):
    """What a page loads, where it leads, and where one can be led in it."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in LOADING and LOADING[tag] in given and given.get("rel") != "canonical":
            self.loads.append(given[LOADING[tag]])
        if "id" in given:
            self.ids.add(given["id"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build the site once for all processes; return its folder and what was said on the way."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, said = shared / "site", shared / "site.log"
    with FileLock(shared / "site.lock"):
        if not said.exists():
            said.write_text(built(folder), encoding="utf-8")
    return folder, said.read_text(encoding="utf-8")


def built(folder: Path) -> str:
    """Build the site into a folder and return what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_the_site_is_built_without_a_warning(site: tuple[Path, str]) -> None:
    assert "WARNING" not in site[1], site[1]


def test_no_page_loads_anything_from_another_host(site: tuple[Path, str]) -> None:
    folder, _ = site
    outside = {
        f"{page.relative_to(folder)}: {address}"
        for page in pages(folder)
        for address in Loaded(page).loads
        if re.match(r"(?:[a-z]+:)?//", address)
    }
    assert outside == set()


def test_every_check_has_a_page_with_its_examples(site: tuple[Path, str]) -> None:
    for check in CHECKS:
        text = (site[0] / "checks" / f"{check.code}.html").read_text(encoding="utf-8")
        assert text.count("<mark>") >= len(check.bad), check.code


def test_every_public_name_is_in_the_reference(site: tuple[Path, str]) -> None:
    ids = Loaded(site[0] / "reference" / "python.html").ids
    assert {name for name in factcheck.__all__ if name.lower() not in ids} == set()


def test_every_command_and_its_options_are_in_the_reference(site: tuple[Path, str]) -> None:
    for name in COMMANDS:
        page = site[0] / "reference" / f"{name}.html"
        assert f"factcheck {name}" in page.read_text(encoding="utf-8"), name
    check = (site[0] / "reference" / "check.html").read_text(encoding="utf-8")
    assert "--annotate" in check


def test_the_examples_can_be_loaded_down(site: tuple[Path, str]) -> None:
    for path in (ROOT / "examples").glob("*.*"):
        assert (site[0] / "examples" / path.name).read_bytes() == path.read_bytes()
    assert (site[0] / "examples.zip").stat().st_size > 1000


def test_an_address_that_leads_nowhere_is_told_where_to_go(site: tuple[Path, str]) -> None:
    text = (site[0] / "404.html").read_text(encoding="utf-8")
    assert "This page is not here" in text
    assert 'href="/checks/index.html"' in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_are_accessible_and_ask_no_other_host(
    site: tuple[Path, str], browser: Any, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs 'browser'")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in KEY_PAGES:
        page.goto((site[0] / name).as_uri(), wait_until="load")
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), name
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_the_search_finds_a_page_without_a_server(site: tuple[Path, str], browser: Any) -> None:
    page = browser.new_page()
    page.goto((site[0] / "index.html").as_uri())
    page.locator(".md-search__input").first.click()
    page.keyboard.type("weekday")
    found = page.locator(".md-search-result__link").first
    found.wait_for(timeout=20_000)
    hrefs = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert any("checks/DAT01.html" in href for href in hrefs)
    page.close()


def test_the_pages_are_made_without_the_libraries_of_archives() -> None:
    barred = "".join(f"sys.modules[{name!r}] = None; " for name in ARCHIVES)
    code = f"import sys; {barred}sys.path.insert(0, 'docs'); import hooks"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_no_page_pins_a_tag_of_this_repository_that_does_not_exist() -> None:
    done = subprocess.run(["git", "tag"], cwd=ROOT, capture_output=True, text=True, check=False)
    tags = set(done.stdout.split())
    pins = re.compile(r"(?:OWNER/factcheck@|rev: |factcheck\.git@)(v[\d.]+)")
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    pinned = {tag for page in pages for tag in pins.findall(page.read_text(encoding="utf-8"))}
    assert pinned <= tags
