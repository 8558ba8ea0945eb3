"""The page in a real browser, as a person uses it: by keyboard, in two tabs, after a crash."""

import contextlib
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import define

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs 'browser'")
pytest.importorskip("starlette", reason="needs the extra 'review'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the program chromium")

SHORT = """\
# The Lock at Merrow

In May 2011 the lock keeper Ada Thorne opened the upper gate. On Monday, 3 May 2011 the basin was
drained for the survey, and the divers found the Roman sill below the silt of the basin.

## Chronology

4 May 2011: The basin is drained for the survey; divers find the Roman sill below the silt.

9 June 2011: The upper gate is closed for good.
"""
HOSTILE = """\
# <script>document.title = "run"</script>

On Monday, 3 May 2011 <img src=x onerror="document.title='run'"> the basin was drained.

On Monday, 3 May 2011 [it](javascript:document.title='run') was drained "><svg onload=alert(1)>.
"""
PATIENCE = 30_000
"""Milliseconds: a machine that runs many tests at once may be slow."""
SELECTED = "[aria-selected=true]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a browser that asks nothing of the network."""
    playwright.expect.set_options(timeout=PATIENCE)
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@define
class Served:
    """The command at work, and a browser that was let in."""

    process: subprocess.Popen[str]
    context: Any
    address: str
    said: list[str]

    def open(self, rest: str = "") -> Any:
        """Open a page of the document in a new tab."""
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(f"{self.address}/1/{rest}")
        return page

    def kill(self) -> None:
        """End the command as a crash does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def served(path: Path, browser: Any, **view: Any) -> Iterator[Served]:
    """Start the command on a document and let a browser in."""
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "review",
        str(path),
        "--no-browser",
        "--by",
        "ana",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"(http://127\.0\.0\.1:\d+)/\?token=\S+", process.stdout.readline())
            assert found
            context = browser.new_context(**view)
            context.set_default_timeout(PATIENCE)
            context.new_page().goto(found[0])
            yield Served(process, context, found[1], [])
            context.close()
        finally:
            process.kill()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Give a short document with two findings."""
    path = tmp_path / "lock.md"
    path.write_text(SHORT, encoding="utf-8")
    return path


def saved(page: Any) -> str:
    """Wait until what was done last is saved, and return what is told."""
    status = page.locator("#status")
    playwright.expect(status).to_have_text(
        re.compile("^(Saved|Could not save|Undone|Could not undo)")
    )
    return str(status.inner_text())


def press(page: Any, *keys: str) -> str:
    """Press keys, each when the one before is saved."""
    told = ""
    for key in keys:
        page.evaluate("document.getElementById('status').textContent = ''")
        page.keyboard.press(key)
        told = saved(page)
    return told


def worked(page: Any) -> tuple[int, int]:
    """Return how much is worked through, of how much."""
    done, total = (int(page.locator(one).inner_text()) for one in ("#done", "#total"))
    return done, total


def test_a_person_goes_through_an_example_by_keyboard_and_on_after_a_crash(
    browser: Any, root: Path, tmp_path: Path
) -> None:
    article = Path(shutil.copy(root / "examples" / "booking-outage.md", tmp_path))
    with served(article, browser) as first:
        page = first.open()
        for key in ("1", "d", *("t" for _ in range(40))):
            page.keyboard.press(key)
        playwright.expect(page.locator("#done")).to_have_text(re.compile(r"^([5-9]|\d\d)$"))
        first.kill()
        page.keyboard.press("t")
        playwright.expect(page.locator("#status")).to_contain_text("is not responding")
        told, total = worked(page)
        assert told >= 5
    with served(article, browser) as second:
        page = second.open("?state=to+do")
        kept, _ = worked(page)
        assert kept >= told
        for _ in range(total - kept):
            page.keyboard.press("v")
        playwright.expect(page.locator("#done")).to_have_text(str(total))
        page.reload()
        assert page.get_by_text("No matching items.").is_visible()
        assert second.said == []
    ledger = (tmp_path / "ledger.yaml").read_text(encoding="utf-8")
    assert ledger.count("do: ticked") + ledger.count("do: verified") == total - 2


def test_each_key_does_what_it_says_and_moving_decides_nothing(browser: Any, lock: Path) -> None:
    with served(lock, browser) as one:
        page = one.open()
        names = page.locator("#queue a").evaluate_all("all => all.map((a) => a.dataset.name)")
        for key in ("j", "j", "k", "j", "k", "k"):
            page.keyboard.press(key)
        page.locator(SELECTED).focus()
        for key in ("ArrowDown", "End", "Home", "ArrowDown", "ArrowUp"):
            page.keyboard.press(key)
        assert page.locator(SELECTED).get_attribute("data-name") == names[0]
        assert not (lock.parent / "ledger.yaml").exists()
        assert "accepted" in press(page, "2")
        page.keyboard.press("q")
        page.keyboard.type("Which day?")
        assert "queried" in press(page, "Enter")
        for key, state in (("v", "verified"), ("x", "disputed"), ("c", "corrected")):
            assert state in press(page, key)
        assert "cannot be confirmed" in press(page, "b")
        page.keyboard.press("s")
        page.keyboard.type("minutes")
        page.keyboard.press("Tab")
        page.keyboard.type("page 3")
        assert "ticked" in press(page, "Enter")
        page.keyboard.press("n")
        page.keyboard.type("asked the archive")
        assert "open" in press(page, "Enter")
        assert "open" in press(page, "u", "u")
        assert page.locator(SELECTED).get_attribute("data-name") == names[6]
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "words"
        assert one.said == []


QUARRY = """\
# The quarry at Nant

{}

On 12 May 1897 the foreman Elias Prosser blasted the upper ledge of the quarry, and slate fell on
the tramway.

## Chronology

{}

21 May 1897: Prosser blasts the upper ledge of the quarry; slate falls on the tramway.
"""
FILLER = "\n\n".join(f"The slate of row {row} was split, trimmed and stacked." for row in range(60))


def quarry(folder: Path) -> Path:
    """Return a document whose finding has two places, far apart."""
    path = folder / "quarry.md"
    path.write_text(QUARRY.format(FILLER, FILLER.replace("slate", "stone")), encoding="utf-8")
    return path


def test_a_key_that_leads_to_no_field_does_nothing_on_a_finding(browser: Any, lock: Path) -> None:
    with served(lock, browser) as one:
        page = one.open()
        name = page.locator(SELECTED).get_attribute("data-name")
        for key in ("s", "n"):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.matches('input, textarea')") is False
            page.keyboard.press("Enter")
        assert page.locator(SELECTED).get_attribute("data-name") == name
        assert not (lock.parent / "ledger.yaml").exists()
        assert one.said == []


def test_no_key_acts_where_a_person_types(browser: Any, lock: Path) -> None:
    letters = ("d", "l", "1", "t", "v", "u", "j", "?")
    add = """(kind) => {
        const made = document.createElement(kind === "editable" ? "p" : "dialog");
        made.innerHTML = kind === "editable" ? "" : "<button>Close</button>";
        if (kind === "editable") made.contentEditable = "true";
        made.tabIndex = 0;
        document.body.append(made);
        if (kind === "dialog") made.show();
        made.focus();
    }"""
    with served(lock, browser) as one:
        page = one.open()
        name = page.locator(SELECTED).get_attribute("data-name")
        for field in ("#by", "#said", "#words", "select[name=kind]", "#keys-on"):
            page.evaluate("document.getElementById('keys').open = true")
            page.locator(field).focus()
            for key in letters if "select" not in field else ("l", "1", "u"):  # names of no kind
                page.keyboard.press(key)
        for kind in ("editable", "dialog"):
            page.evaluate(add, kind)
            for key in letters:
                page.keyboard.press(key)
        page.locator("dialog").evaluate("(made) => made.remove()")
        page.locator(SELECTED).focus()
        for key in ("Control+d", "Alt+l", "Meta+1"):
            page.keyboard.press(key)
        composed = """(key) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {key, bubbles: true, isComposing: true}))"""
        page.evaluate(composed, "d")
        page.locator("#said").fill("ふね")
        page.evaluate(composed, "Enter")
        assert page.locator(SELECTED).get_attribute("data-name") == name
        assert page.locator("#said").input_value() == "ふね"
        assert not (lock.parent / "ledger.yaml").exists()
        assert one.said == []


def test_all_that_was_done_is_undone_in_turn_mistyped_initials_too(
    browser: Any, lock: Path
) -> None:
    with served(lock, browser) as one:
        page = one.open()
        press(page, "l", "l", "t")
        page.locator("#by").fill("mine")
        page.keyboard.press("Escape")
        assert "ticked" in press(page, "t")
        page.keyboard.press("n")
        page.keyboard.type("ask the diver")
        press(page, "Enter")
        press(page, "u", "u")
        page.keyboard.press("u")
        playwright.expect(page.locator("#status")).to_have_text("Initials restored to “ana”.")
        assert page.locator("#by").input_value() == "ana"
        assert "open" in press(page, "u", "u", "u")
        assert page.locator(SELECTED).get_attribute("data-at") == "0"
        assert page.locator("#queue .st-open").count() == page.locator("#queue a").count()
        page.reload()
        page.keyboard.press("u")
        playwright.expect(page.locator("#status")).to_contain_text("no action by ana")


def test_after_the_last_item_a_key_acts_and_does_not_write(browser: Any, lock: Path) -> None:
    with served(lock, browser) as one:
        page = one.open("?kind=date")
        page.locator("#queue a").last.click()
        last = page.locator(SELECTED).get_attribute("data-name")
        page.keyboard.press("n")
        page.keyboard.type("asked the archive")
        assert "Saved" in press(page, "Enter")
        assert page.evaluate("document.activeElement.dataset.name") == last
        assert "Undone" in press(page, "u")
        assert page.locator("#said").input_value() == ""
        assert "Could not undo: " in press(page, "u")


def test_the_text_shows_the_place_of_the_finding_and_not_the_one_it_is_checked_against(
    browser: Any, tmp_path: Path
) -> None:
    with served(quarry(tmp_path), browser, viewport={"width": 1360, "height": 860}) as one:
        page = one.open()
        assert "21 May 1897" in page.locator(".card:not([hidden]) h2").inner_text()
        seen = playwright.expect(page.locator("#paper p", has_text="21 May 1897"))
        seen.to_be_in_viewport()
        playwright.expect(page.locator("#paper p", has_text="12 May 1897")).not_to_be_in_viewport()
        page.evaluate("document.getElementById('paper').scrollTop = 0")
        page.locator(SELECTED).focus()
        page.keyboard.press("Enter")
        seen.to_be_in_viewport()


def test_two_tabs_are_told_of_each_other_and_nothing_is_lost(browser: Any, lock: Path) -> None:
    with served(lock, browser) as one:
        first, second = one.open(), one.open()
        assert "dismissed" in press(first, "d")
        assert "Could not save" in press(second, "1")
        assert "dismissed by ana" in second.locator("#status").inner_text()
        assert "dismissed" in second.locator(".card:not([hidden]) .state").inner_text()
        second.keyboard.press("j")
        assert "dismissed" in press(second, "d")
        first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        first.get_by_text("Decisions have been changed in another tab").wait_for()
        first.get_by_role("link", name="Reload the page").click()
        assert worked(first)[0] == 2


def test_the_queue_says_each_item_with_its_state_both_passages_and_the_proof(
    browser: Any, lock: Path
) -> None:
    with served(lock, browser) as one:
        page = one.open()
        item = playwright.expect(page.locator(SELECTED))
        item.to_be_focused()
        page.keyboard.press("j")
        item.to_have_accessible_name("4 May 2011 / Monday, 3 May 2011, open, CHR01")
        passages = r"choice 1 ?: ?Monday, 3 May 2011.* choice 2 ?: ?4 May 2011.*are different dates"
        item.to_have_accessible_description(re.compile(passages))
        press(page, "2")
        told = "accepted. First paragraph: “Monday, 3 May 2011” becomes"
        playwright.expect(page.locator("#status")).to_contain_text(told)
        page.keyboard.press("End")
        item.to_have_accessible_name(re.compile(", open, "))
        item.to_have_accessible_description(re.compile("The upper gate is closed for good"))


def test_enter_leads_into_the_text_and_escape_back_to_the_queue(browser: Any, lock: Path) -> None:
    with served(lock, browser) as one:
        page = one.open()
        page.keyboard.press("Enter")
        playwright.expect(page.locator("#paper :focus")).to_have_text("Monday, 3 May 2011")
        page.keyboard.press("Escape")
        playwright.expect(page.locator(SELECTED)).to_be_focused()


def test_filters_can_be_chosen_by_keyboard_and_lead_to_the_first_match(
    browser: Any, lock: Path
) -> None:
    with served(lock, browser) as one:
        page = one.open()
        page.locator("select[name=kind]").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert "kind=" not in page.url
        kind = page.locator("select[name=kind]").input_value()
        page.get_by_role("button", name="Show", exact=True).press("Enter")
        page.wait_for_url(f"**kind={kind}*")
        playwright.expect(page.locator(SELECTED)).to_be_focused()
        page.keyboard.press("/")
        page.keyboard.type("zeppelin")
        page.keyboard.press("Enter")
        playwright.expect(page.get_by_text("No matching items.")).to_be_focused()


def test_nothing_of_a_document_is_run(browser: Any, tmp_path: Path) -> None:
    source = tmp_path / "hostile.md"
    source.write_text(HOSTILE, encoding="utf-8")
    with served(source, browser) as one:
        page = one.open()
        press(page, "d")
        assert "factcheck" in page.title()
        assert one.said == []
        assert page.evaluate("document.scripts.length") == 1


def test_no_barrier_is_found_and_nothing_is_too_wide(browser: Any, lock: Path) -> None:
    with served(lock, browser, bypass_csp=True, viewport={"width": 1360, "height": 860}) as one:
        pages = ((1360, ""), (390, ""), (390, "timeline"), (390, "people"), (1360, "repairs"))
        for width, rest in pages:
            page = one.open(rest)
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme="dark" if width > 390 else "light")
            found = axe.Axe().run(page).response["violations"]
            assert [item["id"] for item in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.close()


def test_all_works_as_plain_forms_without_a_script(browser: Any, lock: Path) -> None:
    with served(lock, browser, java_script_enabled=False) as one:
        page = one.open()
        page.get_by_role("button", name="Dismiss").click()
        assert page.locator("#done").inner_text() == "1"
        page.get_by_role("link", name="ABB").or_(page.locator("#queue a")).last.click()
        page.get_by_role("button", name="Tick").click()
        assert page.locator("#done").inner_text() == "2"
        page.get_by_role("button", name="Undo").click()
        assert page.locator("#done").inner_text() == "1"
