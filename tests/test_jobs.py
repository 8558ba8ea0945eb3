"""Several processes check a folder: what is written is the same, and what hangs is passed by."""

import contextlib
import re
import signal
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

ROOT = Path(__file__).resolve().parent.parent
LONG = "On 3 May 1911 Tomas Rein opened the Holm light. It cost $4,120 and drew 300 people.\n\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


def quiet(told: str) -> list[str]:
    """Return what was told, the times left out."""
    return [line.split(" s;")[0].rpartition(", ")[0] or line for line in told.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Own documents with findings, one that cannot be read among them."""
    made = tmp_path_factory.mktemp("documents")
    for path in sorted((ROOT / "examples").glob("*.md"))[:3]:
        (made / path.name).write_bytes(path.read_bytes())
    (made / "broken.md").write_bytes(b"\xff\xfeh\x00i\x00")
    return made


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_is_written_by_one_process_and_by_two(folder: Path, form: str) -> None:
    words = (str(folder), str(folder / "none.md"), "--format", form)
    one, two = run(*words), run(*words, "--jobs", "2")
    assert one.exit_code == two.exit_code == 2
    assert one.stdout_bytes == two.stdout_bytes
    assert quiet(one.stderr) == quiet(two.stderr)
    assert "none.md: " in two.stderr


# The limit may end whatever runs: another callback, or a file between opening and use.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_takes_too_long_is_told_and_passed_by(
    jobs: str, tmp_path: Path, one_snapshot: object
) -> None:
    parts = (LONG.replace("300 people", f"{at} people") for at in range(12_000))  # none kept
    (tmp_path / "long.md").write_text("".join(parts), encoding="utf-8")
    (tmp_path / "short.md").write_text(LONG, encoding="utf-8")
    done = run(str(tmp_path), "--max-seconds", "6", "--jobs", jobs)
    assert done.exit_code == 2
    assert done.stderr == one_snapshot
    assert "in 1 document" in done.stderr


def test_a_reader_or_a_pattern_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "short.md").write_text(LONG, encoding="utf-8")

    def endless(*_: object) -> None:
        with contextlib.suppress(Exception):
            re.fullmatch(r"(a+)+b", "a" * 60)

    monkeypatch.setattr("factcheck.analysis.pipeline.readers.read", endless)
    started = time.monotonic()
    done = run(str(tmp_path), "--max-seconds", "0.3")
    assert done.exit_code == 2
    assert "exceeded the limit of 0.3 seconds" in done.stderr
    assert time.monotonic() - started < 30


def test_without_a_limit_the_alarm_of_the_caller_stays(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_text(LONG, encoding="utf-8")
    before = signal.getsignal(signal.SIGALRM)
    for seconds in ("0", "60"):
        assert run(str(tmp_path), "--max-seconds", seconds).exit_code == 0
        assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
