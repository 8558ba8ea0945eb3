"""Tries the extension in a real Visual Studio Code, and draws its picture for the documentation.

    python docs/vscode.py "node …/code-server/out/node/entry.js"

The argument is the command of code-server, the VS Code that is shown in a browser; CONTRIBUTING.md
tells how to install it. It needs chromium, npm and the extra `browser`. Each step is printed; the
first that does not show what it should ends the run.
"""

import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "vscode.png"
EXAMPLE = ROOT / "examples" / "footbridge.md"
PORT = 18_080
ADDRESS = f"http://127.0.0.1:{PORT}/"
LONGEST = 60.0
"""Seconds until something is there."""
SERVER = [sys.executable, "-m", "factcheck", "lsp"]
QUIET = {
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "security.workspace.trust.enabled": False,
    "chat.disableAIFeatures": True,
    "extensions.ignoreRecommendations": True,
    "editor.minimap.enabled": False,
    "files.autoSave": "off",
}
"""Settings that keep from the window what is not of the document."""
ROWS = ".action-widget .monaco-list-row"
MESSAGE = ".notification-list-item-message"


def main() -> None:
    """Build and install the extension, and try it with a server and without."""
    editor = shlex.split(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        installed = install(editor, Path(folder))
        own = {"factcheck.command": SERVER, "factcheck.by": "ana"}
        with opened(editor, installed, own) as page:
            marks(page)
            hover(page)
            repair(page, installed)
            dismiss(page, installed)
            settings(page, installed)
        absent = {"factcheck.command": ["no-such-command", "lsp"]}
        with opened(editor, installed, absent) as page:
            wait("a missing command is told", lambda: "no command" in text(page, MESSAGE))
    print(f"all seen; drawn: {PICTURE.relative_to(ROOT)}")


def install(editor: list[str], folder: Path) -> Path:
    """Build the extension, install it in a folder of its own, and put the example there."""
    source = folder / "extension"
    shutil.copytree(ROOT / "editors" / "vscode", source)
    for command in (["npm", "ci"], ["npm", "run", "package"]):
        subprocess.run(command, cwd=source, check=True, capture_output=True)
    (folder / "work").mkdir()
    places = ["--extensions-dir", str(folder / "extensions"), "--user-data-dir", str(folder / "u")]
    package = str(source / "factcheck.vsix")
    subprocess.run([*editor, *places, "--install-extension", package], check=True)
    return folder


@contextmanager
def opened(editor: list[str], folder: Path, own: dict[str, Any]) -> Iterator[Any]:
    """Open the example in the editor, in a window of a browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    shutil.copy(EXAMPLE, folder / "work")
    with running(editor, folder, own), sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 720})
        page.set_default_timeout(LONGEST * 1000)
        page.goto(f"{ADDRESS}?folder={folder / 'work'}")
        page.dblclick(f".explorer-folders-view >> text={EXAMPLE.name}")
        page.wait_for_selector(".view-lines")
        page.keyboard.press("Control+b")  # the list of files makes room
        yield page
        browser.close()


@contextmanager
def running(editor: list[str], folder: Path, own: dict[str, Any]) -> Iterator[None]:
    """Run code-server with settings of its own, until it is no longer needed."""
    user = folder / "u"
    for part, told in (("User", QUIET), ("Machine", own)):  # commands are settings of a machine
        (user / part).mkdir(parents=True, exist_ok=True)
        (user / part / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    command = [*editor, "--auth", "none", "--bind-addr", f"127.0.0.1:{PORT}", "--disable-telemetry"]
    command += ["--extensions-dir", str(folder / "extensions"), "--user-data-dir", str(user)]
    command += ["--config", str(folder / "config.yaml"), "--disable-update-check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait("the editor answers", is_answering)
        yield
    finally:
        server.terminate()
        server.wait(timeout=LONGEST)


def is_answering() -> bool:
    """True if code-server is there."""
    try:
        socket.create_connection(("127.0.0.1", PORT), timeout=LONGEST).close()
    except OSError:
        return False
    return True


def wait(told: str, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, and print it.

    Raises:
        SystemExit: it is not so after a minute.
    """
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > LONGEST:
            raise SystemExit(f"not seen: {told}")
        time.sleep(0.2)
    print(f"{told}: {time.monotonic() - started:.1f} s")


def text(page: Any, selector: str) -> str:
    """Return the words of all that a selector finds."""
    return "\n".join(page.locator(selector).all_inner_texts())


def go(page: Any, place: str) -> None:
    """Put the cursor at a line and column."""
    page.keyboard.press("Escape")
    page.keyboard.press("Control+g")
    page.locator(".quick-input-widget input").last.wait_for()
    page.keyboard.type(place)
    page.keyboard.press("Enter")
    page.locator(".quick-input-widget").wait_for(state="hidden")


def choose(page: Any, words: str) -> None:
    """Choose what the light bulb offers in these words."""
    page.keyboard.press("Control+.")
    page.wait_for_selector(ROWS)
    page.locator(ROWS, has_text=words).first.click()


def marks(page: Any) -> None:
    """See the findings marked in the text, and listed among the problems."""
    wait("findings are marked", lambda: page.locator(".squiggly-warning").count() > 0)
    page.keyboard.press("Control+Shift+m")
    rows = ".markers-panel .monaco-list-row"
    wait("problems are listed", lambda: "was a Saturday, not a Monday" in text(page, rows))
    wait("with the other side", lambda: "against: “12 June 2021”" in text(page, rows))
    page.keyboard.press("Control+j")


def hover(page: Any) -> None:
    """See the proof over a mark, and take the picture."""
    go(page, "38:5")
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+i")
    shown = ".monaco-hover"
    wait("the proof is shown", lambda: "2021-06-12 are different dates" in text(page, shown))
    time.sleep(1)  # until it has its size
    page.screenshot(path=PICTURE)


def repair(page: Any, folder: Path) -> None:
    """Let the light bulb mend one side, and see it in the saved file."""
    go(page, "38:5")
    choose(page, "Change “21 June 2021” to “12 June 2021”")
    wait("the text is mended", lambda: "12 June 2021**" in "".join(lines(page)))
    page.keyboard.press("Control+s")
    mended = folder / "work" / EXAMPLE.name
    wait("and saved", lambda: "**12 June 2021**" in mended.read_text(encoding="utf-8"))


def lines(page: Any) -> list[str]:
    """Return the lines of the text that are seen, with ordinary spaces."""
    return [line.replace("\xa0", " ") for line in page.locator(".view-line").all_inner_texts()]


def dismiss(page: Any, folder: Path) -> None:
    """Dismiss a finding with a reason, see it kept, and take it back."""
    go(page, "36:5")
    choose(page, "Dismiss DAT01")
    asked = page.locator(".quick-input-widget >> text=Reason for dismissing")
    asked.wait_for()
    page.keyboard.type("as it was printed")
    page.keyboard.press("Enter")
    kept = folder / "work" / "ledger.yaml"
    wait("the reason is kept", lambda: kept.exists() and "as it was printed" in kept.read_text())
    wait("the mark goes", lambda: page.locator(".squiggly-error").count() == 0)
    page.keyboard.press("F1")
    page.keyboard.type("factcheck: Undo your last decision")
    page.locator(".quick-input-list .monaco-list-row", has_text="last decision").wait_for()
    page.keyboard.press("Enter")
    wait("and comes back", lambda: page.locator(".squiggly-error").count() > 0)


def settings(page: Any, folder: Path) -> None:
    """See that the settings of the folder count as soon as they are written."""
    (folder / "work" / "factcheck.toml").write_text('ignore = ["DAT01"]\n', encoding="utf-8")
    wait("a setting counts", lambda: page.locator(".squiggly-error").count() == 0)
    (folder / "work" / "factcheck.toml").unlink()


if __name__ == "__main__":
    main()
