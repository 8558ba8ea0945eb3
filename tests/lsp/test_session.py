"""What the editor is told, and when, with checks that take as long as a test wants."""

import asyncio
import threading
from collections.abc import Callable, Coroutine

import pytest
from lsprotocol.types import PublishDiagnosticsParams, TextDocumentContentChangeWholeDocument

from factcheck.apps.lsp import session as module
from factcheck.apps.lsp.buffers import opened
from factcheck.apps.lsp.engine import Engine
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.session import Preferences, Session, with_options
from factcheck.apps.lsp.work import Job
from factcheck.config import Config
from factcheck.config.files import Settings
from factcheck.model import Report

URI = "untitled:a"
TEXT = "The bridge was opened on Thursday, 12 June 2021.\n"
Test = Callable[[Session, list[PublishDiagnosticsParams]], Coroutine[None, None, None]]


def at_work(test: Test) -> list[PublishDiagnosticsParams]:
    """Run a test with a session that is at work, and return what it published."""
    published: list[PublishDiagnosticsParams] = []

    async def all_of_it() -> None:
        preferences = Preferences(pause=0)
        session = Session(lambda _: Settings(), lambda _: None, published.append, preferences)
        tasks = [asyncio.create_task(session.runs.work()) for _ in "12"]
        await test(session, published)
        for task in tasks:
            task.cancel()

    asyncio.run(all_of_it())
    return published


def write(session: Session, text: str) -> None:
    """Open a document, or change it."""
    known = session.buffers.get(URI)
    if known is None:
        session.open(opened(URI, "markdown", 1, text, Encoding.UTF16))
        return
    change = TextDocumentContentChangeWholeDocument(text)
    session.change(known.changed(known.version + 1, [change]))


def test_what_an_overtaken_check_has_found_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, let_go = threading.Event(), threading.Event()

    class Slow(Engine):
        def report(self, job: Job, config: Config, look: Callable[[str], None]) -> Report:
            if job.versions[URI] == 1:
                begun.set()
                let_go.wait(20)
                return super().report(job, config, lambda _: None)
            return super().report(job, config, look)

    monkeypatch.setattr(module, "Engine", Slow)

    async def test(session: Session, published: list[PublishDiagnosticsParams]) -> None:
        write(session, TEXT)
        await asyncio.to_thread(begun.wait, 20)
        write(session, TEXT.replace("Thursday", "Saturday"))
        outcome = await session.current(URI)
        assert outcome is not None
        assert outcome.job.versions == {URI: 2}
        let_go.set()
        await session.worker.submit(lambda: None)
        await asyncio.sleep(0.2)
        assert session.outcome(URI) is outcome
        assert len(published) == 1

    (told,) = at_work(test)
    assert (told.version, list(told.diagnostics)) == (2, [])


def test_a_document_that_is_closed_while_it_is_checked_leaves_nothing() -> None:
    async def test(session: Session, _: list[PublishDiagnosticsParams]) -> None:
        write(session, TEXT)
        await asyncio.sleep(0)
        session.close(URI)
        assert await session.current(URI) is None
        await session.worker.submit(lambda: None)
        await asyncio.sleep(0.2)
        assert session.outcomes() == []

    assert [list(one.diagnostics) for one in at_work(test)] in ([], [[]])


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
def test_what_a_client_sets_wrongly_is_left(given: object, made: Preferences) -> None:
    assert with_options(Preferences(), given) == made
