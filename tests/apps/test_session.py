"""A document in an application: read once, decided, ticked, written, undone, and stopped."""

import shutil
import threading
import time
from pathlib import Path

import pytest
from attrs import evolve

from factcheck.apps import session as module
from factcheck.apps.session import Cache, Session
from factcheck.claims.ledger import Action
from factcheck.config import Config
from factcheck.errors import TooLongError, UsageError
from factcheck.model import Choice
from factcheck.running import Limit, Stopped

TEXT = b"They met on Monday, 8 May 2021 in Merrow.\n"


@pytest.fixture
def opened(tmp_path: Path, root: Path) -> Session:
    """Give a session of a copy of an example."""
    return Session(str(shutil.copy(root / "examples" / "footbridge.md", tmp_path)), by="ana")


def test_a_report_is_kept_until_its_file_or_its_settings_change(opened: Session) -> None:
    first, path = opened.report(), Path(opened.path)
    assert opened.report() is first
    path.write_bytes(path.read_bytes() + b"\nThey met on Monday, 8 May 2021.\n")
    second = opened.report()
    assert len(second.findings) == len(first.findings) + 1
    opened.config = evolve(opened.config)
    assert opened.report() is second
    opened.config = Config(ignore=("DAT",))
    assert len(opened.report().findings) < len(first.findings)


def test_sessions_share_a_cache_by_the_contents_of_a_text() -> None:
    cache: Cache[module._Known] = Cache(most=1)
    one = Session("a.md", text=TEXT, cache=cache).report()
    assert [finding.code for finding in one.findings] == ["DAT01"]
    assert Session("a.md", text=TEXT, cache=cache).report() is one
    assert Session("a.md", text=TEXT[1:], cache=cache).report() is not one
    assert Session("a.md", text=TEXT, cache=cache).report() is not one


def test_an_accepted_change_is_shown_written_and_undone_with_the_rest(
    opened: Session, snapshot: object
) -> None:
    item = next(one for one in opened.standing().open if one.draft.code == "NAM01")
    decision = item.decided(Choice.ACCEPTED)
    opened.decide(decision, seen=0)
    with pytest.raises(UsageError) as caught:
        opened.decide(decision, seen=0)
    assert str(caught.value) == snapshot
    assert item.finding not in opened.open_report().findings
    repaired = opened.repaired()
    assert repaired is not None
    assert {one.rewrite.words for one in opened.accepted()} == {decision.words}
    fact = opened.desk().facts[0]
    opened.record(fact, Action(Choice.TICKED, "ana"), seen=0)
    with pytest.raises(UsageError) as caught:
        opened.record(opened.desk().facts[0], Action(Choice.TICKED, "ana"), seen=0)
    assert str(caught.value) == snapshot
    assert [opened.undo().id, opened.undo().id] == [fact.id, item.draft.id]
    with pytest.raises(UsageError):
        opened.undo()
    opened.write(repaired)
    assert Path(opened.path).read_bytes() == repaired.after
    with pytest.raises(UsageError) as caught:
        opened.write(repaired)
    assert str(caught.value) == snapshot


def test_a_document_that_takes_long_is_stopped_in_any_thread_and_the_next_is_read(
    snapshot: object,
) -> None:
    long = b"".join(b"On 3 May %d Tomas Rein saw %d boats. " % (n, n) for n in range(1000, 9000))
    errors: list[BaseException] = []

    def read() -> None:
        try:
            Session("a.md", text=long, seconds=0.5).report()
        except TooLongError as error:
            errors.append(error)
        assert Session("a.md", text=TEXT, seconds=60).report().findings

    thread, started = threading.Thread(target=read), time.monotonic()
    thread.start()
    thread.join(60)
    assert time.monotonic() - started < 10
    (error,) = errors
    assert str(error) == snapshot


def test_a_loop_that_swallows_errors_is_stopped_and_nothing_is_raised_afterwards() -> None:
    limit, swallowed = Limit(), 0
    threading.Timer(0.1, limit.stop).start()
    with pytest.raises(Stopped), limit:  # noqa: PT012 - what is stopped
        while swallowed < 2:
            try:
                while True:
                    pass
            except Stopped:
                swallowed += 1
        raise Stopped
    time.sleep(1.2)
    with pytest.raises(Stopped):
        limit.look()
