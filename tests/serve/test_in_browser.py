"""A page of another site in a real browser: refused, unless it is allowed by name."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from .conftest import listening

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the program chromium")

ASK = """async ([address, headers]) => {
  const body = new URLSearchParams({ language: "en-US", text: "On Monday, 8 May 2021 they met." });
  try {
    const answer = await fetch(`${address}/v2/check`, { method: "POST", body, headers });
    return (await answer.json()).matches.map((one) => one.rule.id).join(" ");
  } catch (error) {
    return error.name;
  }
}"""
PICTURE = """async (address) => {
  const answer = await fetch(`${address}/v2/check?language=en&text=a`, { mode: "no-cors" });
  return answer.type;
}"""


class Site(BaseHTTPRequestHandler):
    """A page of another site."""

    def do_GET(self) -> None:
        """Answer with an empty page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>another site</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Give the address of another site."""
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def page(site: str) -> Iterator[Any]:
    """Give that page in a browser."""
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        opened = browser.new_page()
        opened.goto(site)
        yield opened
        browser.close()


def test_a_page_of_another_site_reads_nothing(address: str, page: Any) -> None:
    assert page.evaluate(ASK, [address, {}]) == "TypeError"
    assert page.evaluate(PICTURE, address) == "opaque"


def test_a_page_that_is_allowed_reads_what_is_found(site: str, page: Any) -> None:
    with listening("--allow-origin", site) as (address, _):
        assert page.evaluate(ASK, [address, {}]) == "DAT01"
        assert page.evaluate(ASK, [address, {"X-Client": "so that it asks first"}]) == "DAT01"
