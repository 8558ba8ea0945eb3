"""Workers that die, hang or fail cost their own task and nothing else."""

import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from factcheck.analysis import pool
from factcheck.analysis.pool import AbandonedError, Lost, Reason, Workers, in_order

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
"""Python 3.12 says so of every fork, which is one way among three here, and not the default."""

METHODS = ["forkserver", "fork", "spawn"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "start_method", lambda: "fork")


def square(number: int) -> int:
    return number * number


def troubled(folder: str, number: int) -> int:
    """Square a number; some kill, hang or fail."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 4:
        time.sleep(60)
    if number == 5:
        re.match(r"(a+)+$", "a" * 50 + "b")  # the interpreter gets no chance for minutes
    if number == 6:
        raise ValueError("six")
    if number == 7 and not Path(folder, "once").exists():
        Path(folder, "once").touch()
        os.kill(os.getpid(), signal.SIGTERM)
    return number * number


@pytest.mark.parametrize("method", METHODS)
def test_results_come_in_the_order_of_the_tasks(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "start_method", lambda: method)
    found = list(in_order(range(8), square, jobs=2))
    assert found == [(number, number * number) for number in range(8)]


def test_what_dies_hangs_or_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    work = partial(troubled, str(tmp_path))
    found = dict(in_order(range(12), work, jobs=2, seconds=1.5))
    lost = {number: one for number, one in found.items() if isinstance(one, Lost)}
    assert {number: one.reason for number, one in lost.items()} == {
        3: Reason.DIED,
        4: Reason.TIME_LIMIT,
        5: Reason.TIME_LIMIT,
        6: Reason.FAULT,
    }
    assert "1.5 seconds" in lost[4].message
    assert lost[6].message == "ValueError: six"
    assert all(found[number] == number * number for number in found if number not in lost)


def test_a_task_whose_worker_was_killed_once_is_done_by_another(tmp_path: Path) -> None:
    work = partial(troubled, str(tmp_path))
    assert list(in_order([7, 8], work, jobs=2)) == [(7, 49), (8, 64)]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in itertools.count():
            taken += 1
            yield number

    found = in_order(tasks(), square, jobs=2)
    for _ in range(10):
        next(found)
    assert taken <= 100
    found.close()


def test_no_process_is_left_when_a_run_is_given_up() -> None:
    list(in_order([1], square, jobs=1))  # starts the server that forks workers, which stays
    before = set(psutil.Process().children(recursive=True))
    found = in_order(itertools.count(), square, jobs=2)
    next(found)
    found.close()
    left = set(psutil.Process().children(recursive=True)) - before
    assert psutil.wait_procs(left, timeout=10)[1] == []


def test_a_process_that_was_still_starting_is_not_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_work", lambda _pipe, _make: time.sleep(600))
    asked: Workers[int, int] = Workers(square, jobs=1)
    before = {*psutil.Process().children()}
    with pytest.raises(AbandonedError):
        asked.result(1, lambda: False)
    assert {*psutil.Process().children()} <= before


class Unloadable:
    """What cannot be loaded where it is sent to."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)

    def __call__(self, number: int) -> int:
        return number


def test_workers_that_cannot_begin_end_the_run_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    monkeypatch.setattr(pool, "start_method", lambda: "spawn")
    with pytest.raises(pool.PoolError) as caught:
        list(in_order([1], Unloadable(), jobs=1))
    assert str(caught.value) == snapshot


HANGS = """
import sys, time
from factcheck.analysis import pool
def hang(number):
    time.sleep(600)
if __name__ == "__main__":
    print("begun", flush=True)
    for one in pool.in_order(range(4), hang, jobs=2):
        pass
"""


def test_workers_end_with_who_started_them(tmp_path: Path) -> None:
    script = tmp_path / "hangs.py"
    script.write_text(HANGS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        own = psutil.Process(process.pid)
        workers = waited(lambda: own.children(recursive=True), 4)  # and the server, and a tracker
        process.kill()
        process.wait(60)
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert not alive


def waited(look: Callable[[], list[psutil.Process]], count: int) -> list[psutil.Process]:
    """Return what a look shows as soon as that is so many."""
    for _ in range(200):
        found = look()
        if len(found) >= count:
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_who_asks_for_one_result_at_a_time_gets_it_or_is_told_why_not(tmp_path: Path) -> None:
    work = partial(troubled, str(tmp_path))
    asked: Workers[int, int] = Workers(work, jobs=1, seconds=1)
    before = {*psutil.Process().children()}
    made = {number: asked.result(number, lambda: True) for number in (2, 5, 3, 6, 8)}
    assert (made[2], made[8]) == (4, 64)
    lost = {number: one.reason for number, one in made.items() if isinstance(one, Lost)}
    assert lost == {5: Reason.TIME_LIMIT, 3: Reason.DIED, 6: Reason.FAULT}
    with pytest.raises(AbandonedError):
        asked.result(4, lambda: False)
    assert asked.result(2, lambda: True) == 4
    asked.end()
    assert {*psutil.Process().children()} <= before
