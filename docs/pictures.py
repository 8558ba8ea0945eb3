"""Draws the pictures of the documentation from what the command really prints.

    make pictures

Terminal pictures are SVG without fonts or scripts from elsewhere, so that a page shows them
offline; those of the HTML report are taken in a browser, which needs chromium, and of its print
pdftoppm (Debian: poppler-utils); that of Word comments by pandoc, LibreOffice and pdftoppm.
"""

import fcntl
import io
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from factcheck import Report, examine
from factcheck.claims.ledger import Action, Against, Choice, open_desk, record
from factcheck.output import to_html
from factcheck.output.docx import to_docx
from factcheck.output.galley import to_galley_html

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
EXAMPLE = "examples/footbridge.md"
SIZES = (("desktop", 1100, 800), ("phone", 390, 720))
"""Name, width and height of the windows in which the page is shown."""
COLUMNS = 100
WITHOUT_EDGE = ("-x", "40", "-y", "170", "-W", "640", "-H", "540")
"""The part of a page in which the text stands when it is printed with the notes beside it."""
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""
MOTION = """\
@media (prefers-reduced-motion: no-preference) {{
  .later {{ animation: later {whole:.1f}s step-end infinite; }}
  {frames}
}}
"""
"""A line is there from its time on; the whole stands still for a while, then begins anew."""
TYPED, PRINTED, READ, REST = 1.2, 0.03, 4.0, 6.0
"""Seconds: before a command is there, for each line of output, to read it, and at the end."""
LINE = re.compile(r'(<text [^>]*clip-path="url\(#\w+-line-(\d+)\)")')
SESSION = (
    ("check", "examples/footbridge.md", "--select", "CHR01,NAM01"),
    ("decide", "examples/footbridge.md", "5", "accept", "--side", "2", "--by", "ed"),
    ("errata", "examples/footbridge.md"),
)
"""The commands of the recording, one after the other in one folder."""


def main() -> None:
    """Draw every picture."""
    recording("session.svg")
    os.chdir(ROOT)
    page_pictures(examine(EXAMPLE))
    review_pictures()
    word_picture()
    galley_picture()


def galley_picture() -> None:
    """Take a page of the galley as the browser prints it, in the middle of the work."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for this picture only

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        desk = open_desk(shutil.copy(EXAMPLE, folder))
        against = Against("minutes 2019", "item 4", "the lightest of the twenty-six")
        for words in ("twenty-six", "14 March 2019", "Ingrid Halvorsen"):
            fact = next(fact for fact in desk.facts if fact.words == words)
            event = Action(Choice.TICKED, "ana", "2026-11-26T14:05:00Z", against=against)
            desk = record(desk, fact, event)
        source, printed = Path(folder, "galley.html"), Path(folder, "galley.pdf")
        source.write_text(to_galley_html(desk), encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(source.as_uri())
        page.pdf(path=printed, prefer_css_page_size=True, print_background=True)
        browser.close()
        command = ["pdftoppm", "-png", "-r", "72", "-singlefile", "-f", "2"]
        subprocess.run([*command, printed, IMAGES / "galley"], check=True)


def word_picture() -> None:
    """Take the first page of two annotated Word documents, as LibreOffice prints them."""
    margin = '{"ExportNotesInMargin":{"type":"boolean","value":"true"}}'
    for name, source in (("word-comments", EXAMPLE), ("word-tramway", "examples/tramway.docx")):
        with tempfile.TemporaryDirectory() as folder:
            article, checked = Path(folder, "article.docx"), Path(folder, "checked.docx")
            if source.endswith(".docx"):
                shutil.copy(source, article)
            else:
                subprocess.run(["pandoc", source, "-o", article], check=True)
            checked.write_bytes(to_docx(examine(article), article.read_bytes()))
            office = ["soffice", "--headless", "--convert-to", f"pdf:writer_pdf_Export:{margin}"]
            subprocess.run([*office, "--outdir", folder, checked], check=True, capture_output=True)
            command = ["pdftoppm", "-png", "-r", "80", "-singlefile", "-f", "1", *WITHOUT_EDGE]
            printed = checked.with_suffix(".pdf")
            subprocess.run([*command, printed, IMAGES / name], check=True)


def page_pictures(report: Report) -> None:
    """Take the HTML report on a desk, on a phone and on paper."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for these pictures only

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        source, printed = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(to_html([report]), encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(source.as_uri())
            page.screenshot(path=IMAGES / f"report-{name}.png")
        figure = page.locator("#d1-timeline")
        page.set_viewport_size({"width": SIZES[0][1], "height": SIZES[0][2]})
        figure.screenshot(path=IMAGES / "report-timeline.png")
        page.pdf(path=printed, format="A4")
        browser.close()
        command = ["pdftoppm", "-png", "-r", "60", "-singlefile", "-f", "1"]
        subprocess.run([*command, printed, IMAGES / "report-print"], check=True)


def review_pictures() -> None:
    """Take the page to work through a document, in the middle of the work, light and dark."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for these pictures only

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        article = shutil.copy(EXAMPLE, folder)
        command = [sys.executable, "-m", "factcheck", "review", article, "--no-browser"]
        with subprocess.Popen([*command, "--by", "ana"], stdout=subprocess.PIPE, text=True) as desk:
            assert desk.stdout  # noqa: S101 - it is a pipe
            address = desk.stdout.readline().split()[0]
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            work_through(page)
            base = page.url.partition("?")[0]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=IMAGES / f"review-{scheme}.png")
            page.goto(f"{base}?kind=date")
            page.emulate_media(color_scheme="light")
            page.screenshot(path=IMAGES / "review-facts.png")
            page.goto(f"{base}repairs")
            page.screenshot(path=IMAGES / "review-repairs.png", clip=box(1280, 520))
            page.goto(f"{base}people")
            page.screenshot(path=IMAGES / "review-people.png", clip=box(1280, 640))
            page.goto(base)
            page.set_viewport_size({"width": 390, "height": 800})
            page.screenshot(path=IMAGES / "review-phone.png")
            browser.close()
            desk.terminate()


def work_through(page: Any) -> None:
    """Decide, tick and ask as a person would, and stop at a finding."""
    for key in ("1", "l"):
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    page.keyboard.press("q")
    page.keyboard.type("Marta or Marina?")
    page.keyboard.press("Enter")
    for key in (*"jjjjttvt", *"kkkkkkkk"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    page.keyboard.press("j")
    page.wait_for_timeout(600)


def box(width: int, height: int) -> dict[str, float]:
    """Return the upper part of a window."""
    return {"x": 0, "y": 0, "width": width, "height": height}


def recording(name: str) -> None:
    """Draw what a session of several commands prints, line after line, as it would come."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        steps = [(f"factcheck {' '.join(words)}", terminal(words, folder)) for words in SESSION]
    picture(name, steps)
    times: list[float] = []
    at = 0.0
    for _, output in steps:
        times.append(at := at + TYPED)
        times += [at := at + PRINTED for _ in output.rstrip("\n").split("\n")]
        times.append(at)  # the empty line behind it
        at += READ
    picture_moves(IMAGES / name, times, at + REST - READ)


def picture_moves(path: Path, times: Sequence[float], whole: float) -> None:
    """Let the lines of a picture appear at their times."""
    svg = LINE.sub(r'\1 class="later t\2"', _one_class(path.read_text(encoding="utf-8")))
    frames = "\n  ".join(
        f"@keyframes l{line} {{ 0% {{ opacity: 0 }} {100 * at / whole:.2f}% {{ opacity: 1 }} }} "
        f".t{line} {{ animation-name: l{line} }}"
        for line, at in enumerate(times)
    )
    moves = MOTION.format(whole=whole, frames=frames)
    path.write_text(svg.replace("</style>", f"{moves}</style>", 1), encoding="utf-8")


def _one_class(svg: str) -> str:
    """Return a picture whose words have their colour as a style, so that a class can be added."""
    styles = dict(re.findall(r"\.(factcheck-r\d+) \{ (.*?) \}", svg))
    return re.sub(
        r'<text class="(factcheck-r\d+)"', lambda one: f'<text style="{styles[one[1]]}"', svg
    )


def terminal(words: Sequence[str], folder: Path | str) -> str:
    """Return what the command prints to a terminal, colours included."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "factcheck", *words]
    environment = {**os.environ, "TERM": "xterm-256color", "FACTCHECK_NOW": "2026-11-26T14:05:00Z"}
    with subprocess.Popen(
        command, stdout=follower, stderr=subprocess.DEVNULL, cwd=folder, env=environment
    ) as process:
        os.close(follower)
        output = _drain(leader)
        status = process.wait()
    if status > 1:
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return output


def _drain(leader: int) -> str:
    chunks = []
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def picture(name: str, steps: Sequence[tuple[str, str]]) -> None:
    """Write one terminal picture: commands, each with what it prints."""
    parts = [(Text(f"$ {command}", style="bold"), said(output)) for command, output in steps]
    columns = max(len(line) for pair in parts for text in pair for line in text.plain.split("\n"))
    console = Console(record=True, width=columns, file=io.StringIO())
    for at, (command, output) in enumerate(parts):
        if at:
            console.print()
        console.print(command)
        console.print(output)
    svg = console.export_svg(title="factcheck", code_format=FRAME, unique_id="factcheck")
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / name).write_text(svg, encoding="utf-8")


def said(output: str) -> Text:
    """Return what a terminal shows, with lines that are too long for it cut."""
    text = Text.from_ansi(output.rstrip("\n"))
    lines = text.split("\n")
    for line in lines:
        line.truncate(COLUMNS, overflow="ellipsis")
    return Text("\n").join(lines)


if __name__ == "__main__":
    main()
