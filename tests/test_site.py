"""The documentation as a site: built once, without a warning, and asked like any other site."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import factcheck
from factcheck.checks import CHECKS
from factcheck.cli import COMMANDS

pytest.importorskip("material", reason="needs the extra 'site'")
pytest.importorskip("mkdocstrings", reason="needs the extra 'site'")

ROOT = Path(__file__).resolve().parent.parent
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
    """Build the site once; return its folder and what was said on the way."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout + done.stderr


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
    names = {name for name in factcheck.__all__ if name != "__version__"}
    assert {name for name in names if f"factcheck.{name}" not in ids} == set()


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
