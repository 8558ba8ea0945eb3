"""How quick the page to work through a document is, with many facts.

    python bench/page.py [--facts 1000 10000]

For each size it prints how long the document takes to be read, how long until the browser has
painted something and until the page is complete, and how long a key takes from the press until the
next item is painted (median, 95 %, worst of a hundred); then the ratios of the largest size to
the smallest. Needs the extras `review` and `browser`, and chromium.
"""

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from factcheck.apps.listening import listening_at
from factcheck.apps.review.guard import Keys
from factcheck.apps.review.opened import Opened
from factcheck.apps.review.serving import LOOPBACK
from factcheck.apps.review.web import application
from factcheck.apps.session import Session

KEYS = 100
PRESS = """(key) => new Promise((done) => {
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""
"""Runs a key and waits until what it changed is painted."""
PAINTED = 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0'
COMPLETE = 'performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd'


def document(facts: int) -> str:
    """Return a text with about so many facts: four and more in each sentence."""
    names = ("Ada Thorne", "Piet Vandersloot", "Marta Quiroga", "Ingrid Halvorsen", "Bo Lindqvist")
    begin, lines = date(1990, 1, 1), list[str]()
    for number in range(facts // 4):
        day = begin + timedelta(days=number)
        name = names[number % len(names)]
        lines.append(
            f"On {day.day} {day:%B %Y} {name} counted {number + 100} crates at the quay of Merrow."
        )
    paragraphs = [" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4)]
    return "# The crates\n\n" + "\n\n".join(paragraphs) + "\n"


@contextmanager
def served(path: Path) -> Iterator[tuple[str, float, int]]:
    """Serve a document; yield its address, the seconds it took to be read, and its facts."""
    opened = Opened(Session(path.as_posix()))
    start = time.perf_counter()
    facts = len(opened.reading().desk.facts)
    seconds = time.perf_counter() - start
    with listening_at(LOOPBACK, 0) as (listening,):
        port, keys = listening.getsockname()[1], Keys()
        app = application([opened], "bench", port, keys)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://{LOOPBACK}:{port}/?token={keys.token}", seconds, facts
        server.should_exit = True
        thread.join()


def pressed(page: Page, key: str, times: int) -> list[float]:
    """Return how many milliseconds each press of a key took."""
    took = []
    for _ in range(times):
        took.append(float(page.evaluate(PRESS, key)))
        page.wait_for_timeout(20)
    return took


def measured(facts: int, folder: Path) -> dict[str, float]:
    """Return what was measured of a document with so many facts."""
    path = folder / f"crates-{facts}.md"
    path.write_text(document(facts), encoding="utf-8")
    with served(path) as (address, seconds, found), sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1360, "height": 860})
        page.goto(address)
        page.reload()
        made = {"facts": float(found), "read s": seconds}
        made["first paint ms"] = float(page.evaluate(PAINTED))
        made["complete ms"] = float(page.evaluate(COMPLETE))
        for name, key in (("next", "j"), ("tick", "t")):
            took = pressed(page, key, KEYS)
            made[f"{name} median ms"] = statistics.median(took)
            made[f"{name} 95 % ms"] = sorted(took)[len(took) * 95 // 100]
            made[f"{name} worst ms"] = max(took)
        browser.close()
    return made


def main() -> None:
    """Measure each size and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[1_000, 10_000])
    sizes = parser.parse_args().facts
    with tempfile.TemporaryDirectory() as folder:
        rows = [measured(size, Path(folder)) for size in sizes]
    for name in rows[0]:
        ratio = rows[-1][name] / rows[0][name] if rows[0][name] else 0.0
        print(f"{name:18}", *(f"{row[name]:10.1f}" for row in rows), f"{ratio:8.1f}×")


if __name__ == "__main__":
    main()
