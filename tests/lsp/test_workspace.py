"""What the editor is shown, and when, without a process and with checks as long as a test wants."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from lsprotocol.types import PublishDiagnosticsParams, TextDocumentContentChangeWholeDocument

from factcheck.analysis.pipeline import Text, examine
from factcheck.apps import session
from factcheck.apps.lsp.buffers import opened
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.workspace import Preferences, Workspace, with_options
from factcheck.config.files import Settings
from factcheck.model import Report

URI, OTHER = "untitled:a", "untitled:b"
TEXT = "The bridge was opened on Thursday, 12 June 2021.\n"
Test = Callable[[Workspace, list[PublishDiagnosticsParams]], Coroutine[None, None, None]]


def at_work(test: Test) -> list[PublishDiagnosticsParams]:
    """Run a test with a workspace, and return what it published."""
    published: list[PublishDiagnosticsParams] = []

    async def all_of_it() -> None:
        preferences = Preferences(pause=0)
        made = Workspace(lambda _: Settings(), lambda _: None, published.append, preferences)
        await test(made, published)

    asyncio.run(all_of_it())
    return published


def write(workspace: Workspace, text: str, uri: str = URI) -> None:
    """Open a document, or change it."""
    known = workspace.buffers.get(uri)
    if known is None:
        workspace.change(opened(uri, "markdown", 1, text, Encoding.UTF16))
        return
    change = TextDocumentContentChangeWholeDocument(text)
    workspace.change(known.changed(known.version + 1, [change]))


def test_a_check_whose_text_has_changed_is_stopped_and_shows_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def endless(text: Text, *given: Any) -> Report:
        if b"Saturday" in text.data:
            return examine(text, *given)
        begun.set()
        try:
            while True:
                pass
        finally:
            stopped.set()

    monkeypatch.setattr(session, "examine", endless)

    async def test(workspace: Workspace, published: list[PublishDiagnosticsParams]) -> None:
        write(workspace, TEXT)
        await asyncio.to_thread(begun.wait, 20)
        write(workspace, TEXT.replace("Thursday", "Saturday"))
        outcome = await workspace.current(URI)
        assert outcome is not None
        assert outcome.job.versions == {URI: 2}
        assert await asyncio.to_thread(stopped.wait, 20)
        assert len(published) == 1

    (shown,) = at_work(test)
    assert (shown.version, list(shown.diagnostics)) == (2, [])


def test_a_document_that_is_closed_while_it_is_checked_leaves_nothing() -> None:
    async def test(workspace: Workspace, _: list[PublishDiagnosticsParams]) -> None:
        write(workspace, TEXT)
        await asyncio.sleep(0)
        workspace.close(URI)
        assert await workspace.current(URI) is None
        assert workspace.outcomes == {}

    assert [list(one.diagnostics) for one in at_work(test)] in ([], [[]])


def test_a_note_need_not_wait_for_a_book_and_a_pause_is_cut_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_go, times = threading.Event(), []

    def slow(text: Text, *given: Any) -> Report:
        times.append(text.data.removeprefix(b"\xef\xbb\xbf"))
        assert times[-1] != b"book" or let_go.wait(20)
        return examine(text, *given)

    monkeypatch.setattr(session, "examine", slow)

    async def test(workspace: Workspace, _: list[PublishDiagnosticsParams]) -> None:
        write(workspace, "book", OTHER)
        await asyncio.sleep(0.05)
        for _count in range(10):
            workspace.change(opened(URI, "markdown", 1, TEXT, Encoding.UTF16), pause=60)
        assert await workspace.current(URI, at_once=True) is not None
        assert times == [b"book", TEXT.encode()]
        workspace.touch(URI)  # what has not changed, and what an undo brings back, costs nothing
        assert await workspace.current(URI) is not None
        write(workspace, f"Now. {TEXT}")
        assert await workspace.current(URI) is not None
        write(workspace, TEXT)
        assert await workspace.current(URI) is not None
        assert len(times) == 3
        let_go.set()
        assert await workspace.current(OTHER) is not None

    at_work(test)


def test_an_internal_error_is_one_mark_and_a_line_for_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, snapshot: object
) -> None:
    def broken(*_: object) -> Report:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(session, "examine", broken)

    async def test(workspace: Workspace, _: list[PublishDiagnosticsParams]) -> None:
        write(workspace, TEXT)
        outcome = await workspace.current(URI)
        assert outcome is not None
        assert outcome.report is None
        assert outcome.problems[0].message == snapshot

    (shown,) = at_work(test)
    assert len(shown.diagnostics) == 1
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (None, Preferences()),
        (
            {"pause": 500, "bothSides": False, "by": "bo"},
            Preferences(0.5, both_sides=False, by="bo"),
        ),
        ({"pause": True}, Preferences()),
    ],
)
def test_invalid_options_of_a_client_are_ignored(given: object, made: Preferences) -> None:
    assert with_options(Preferences(), given) == made
