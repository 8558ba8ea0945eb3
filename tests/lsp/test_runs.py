"""When what is checked, without a process and without a pause of its own."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from factcheck.apps.lsp.checking import worked
from factcheck.apps.lsp.engine import Engine
from factcheck.apps.lsp.positions import Encoding, Lines
from factcheck.apps.lsp.runs import Runs
from factcheck.apps.lsp.settings import Keeper
from factcheck.apps.lsp.work import Job, Text
from factcheck.config import Config
from factcheck.config.files import Settings
from factcheck.model import Report


def alive(test: Callable[[Runs, list[str]], Coroutine[None, None, None]]) -> list[str]:
    """Return what was worked on, in order, while a test touched this and that."""
    done: list[str] = []

    async def work(name: str, is_overtaken: Callable[[], bool]) -> None:
        await asyncio.sleep(0.2)
        done.append(f"{name}!" if is_overtaken() else name)

    async def all_of_it() -> None:
        runs = Runs(work)
        task = asyncio.create_task(runs.work())
        await test(runs, done)
        task.cancel()

    asyncio.run(all_of_it())
    return done


def test_the_last_touched_is_worked_on_first() -> None:
    async def test(runs: Runs, _: list[str]) -> None:
        for name in "abc":
            runs.touch(name)
        assert await runs.settled("a", 5)

    assert alive(test) == ["c", "b", "a"]


def test_what_is_touched_again_and_again_is_worked_on_once_after_the_pause() -> None:
    async def test(runs: Runs, done: list[str]) -> None:
        for _ in range(10):
            runs.touch("a", pause=60)
            await asyncio.sleep(0.001)
        assert done == []
        runs.touch("a", pause=0.01)
        await asyncio.sleep(1)

    assert alive(test) == ["a"]


def test_a_note_need_not_wait_for_a_book() -> None:
    done: list[str] = []

    async def work(name: str, _: Callable[[], bool]) -> None:
        await asyncio.sleep(1 if name == "book" else 0)
        done.append(name)

    async def all_of_it() -> None:
        runs = Runs(work)
        tasks = [asyncio.create_task(runs.work()) for _ in "12"]
        runs.touch("book")
        await asyncio.sleep(0.01)
        runs.touch("note")
        assert await runs.settled("note", 5)
        assert done == ["note"]
        assert await runs.settled("book", 5)
        for task in tasks:
            task.cancel()

    asyncio.run(all_of_it())
    assert done == ["note", "book"]


def test_a_fault_in_one_run_does_not_end_the_others(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    async def work(name: str, _: Callable[[], bool]) -> None:
        if name == "bad":
            raise ZeroDivisionError
        done.append(name)

    async def all_of_it() -> None:
        runs = Runs(work)
        task = asyncio.create_task(runs.work())
        runs.touch("good")
        runs.touch("bad")
        assert await runs.settled("good", 5)
        task.cancel()

    asyncio.run(all_of_it())
    assert done == ["good"]
    assert "bad: a fault of factcheck stopped its check" in caplog.text


TEXT = "The bridge was opened on Thursday, 12 June 2021.\n"


def job(text: str, name: str = "a.md") -> Job:
    texts = {name: Text("untitled:a", Lines(text), 1)}
    return Job(name, name, text.encode(), texts, Encoding.UTF16, is_file=False)


class Counted(Engine):
    """An engine that counts how often it had to work."""

    times = 0

    def _examined(self, *given: object) -> Report:
        self.times += 1
        return super()._examined(*given)  # type: ignore[arg-type]


def never(_: str) -> None:
    """Let a run go on."""


def test_an_unchanged_text_and_one_that_an_undo_brings_back_cost_nothing() -> None:
    engine, config = Counted(), Config()
    first = engine.report(job(TEXT), config, never)
    engine.report(job(f"Now. {TEXT}"), config, never)
    assert engine.report(job(TEXT), config, never) is first
    assert engine.times == 2
    engine.report(job(TEXT), Config(ignore=("DAT",)), never)
    assert engine.times == 3


def test_a_fault_of_ours_is_one_mark_and_a_line_for_the_log() -> None:
    class Broken(Engine):
        def report(self, *_: object) -> Report:
            raise ZeroDivisionError("by nought")

    outcome = worked(job(TEXT), Broken(), Keeper(lambda _: Settings()), never)
    assert outcome.report is None
    assert "a fault of factcheck" in outcome.problems[0].message
    assert "ZeroDivisionError" in outcome.faults[0]
