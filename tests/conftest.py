"""What all tests share."""

import atexit
import os
import re
import signal
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings
from syrupy.assertion import SnapshotAssertion
from syrupy.data import SnapshotCollections
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SerializableData, SnapshotIndex

# No law fails for a slow machine; the continuous integration tries the same examples every time.
settings.register_profile("local", deadline=None, max_examples=50)
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# Commands that tests start inherit this: a shell lets what runs behind it ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

# They keep what can be made anew in a folder of this run, not in that of who runs the tests.
_CACHE = tempfile.TemporaryDirectory(prefix="factcheck-cache-")
os.environ.setdefault("FACTCHECK_CACHE", _CACHE.name)
atexit.register(_CACHE.cleanup)

# Compiled modules are kept: else every command that a test starts compiles all of them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What they install is run once: most of its modules never.
os.environ.setdefault("PIP_NO_COMPILE", "1")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TESTS = Path(__file__).parent
VARIES = re.compile(
    r"/\S*?/pytest-of-\w+/pytest-\d+(?:/popen-gw\d+)?/[\w-]+| at 0x[0-9a-f]+|127\.0\.0\.1:\d+"
    r"|\b\d+(?:\.\d+)? s\b|; \d+ checks had nothing to check.*|\b\d+ of \d+ checks ran"
)
"""What differs between runs: temporary folders, addresses, times, the number of checks."""

UNMEASURED = (
    *("property/", "dates/test_laws.py", "test_one_comparison.py"),
    *("test_growth.py", "test_slow_texts.py", "test_hostile", "test_limits.py"),
)
"""Tests that run for long what others run: to count their lines would double their time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what is run for long out of the measure of coverage."""
    for item in items:
        path = item.path.relative_to(TESTS).as_posix()
        if any(part in path for part in UNMEASURED):
            item.add_marker("no_cover")


class Messages(AmberSnapshotExtension):
    """Snapshots as plain text, one file per test module, one block per case."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of the snapshots of a module; no folder contains another."""
        parts = Path(test_location.filepath).relative_to(TESTS).parent.parts
        return str(TESTS / "snapshots" / (".".join(parts) or "top"))

    def discover_snapshots(
        self, *, test_location: PyTestLocation, ignore_extensions: list[str] | None = None
    ) -> SnapshotCollections:
        """Return those of the modules that run, not those of others with the same name."""
        ran = {
            self.get_location(test_location=PyTestLocation(item), index=0)
            for item in test_location.item.session.items
            if isinstance(item, pytest.Function)
        }
        found = SnapshotCollections()
        for one in super().discover_snapshots(
            test_location=test_location, ignore_extensions=ignore_extensions
        ):
            if one.location in ran:
                found.add(one)
        return found

    def serialize(self, data: SerializableData, **options: object) -> str:
        """Return text without what differs between runs, and a list of texts as lines."""
        if isinstance(data, list) and all(isinstance(line, str) for line in data):
            data = "\n".join(data)
        text = data if isinstance(data, str) else super().serialize(data, **options)
        return VARIES.sub("…", text) or "(nothing)"


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Give the recorded text of this test; `--snapshot-update` records it again."""
    return snapshot.use_extension(Messages)


class OneMessage(Messages):
    """The same, where all cases of a test give one text."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        """Return the name of the test without that of the case."""
        return f"{test_location.methodname}.{index}" if index else test_location.methodname


@pytest.fixture
def one_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Give the recorded text that all cases of this test share."""
    return snapshot.use_extension(OneMessage)


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Give a function that finds a file of the annotated material, or skips where it is absent."""

    def find(relative: str) -> Path:
        path = SHARED / relative
        if not path.exists():
            pytest.skip(f"the annotated material ({relative}) is not beside this checkout")
        return path

    return find


@pytest.fixture
def root() -> Path:
    """Give the top folder of the checkout."""
    return ROOT


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Give a function that counts the calls made by another: a cost that no machine changes."""

    def count(done: Callable[[], object]) -> int:
        made = 0

        def seen(frame: FrameType, event: str, argument: object) -> None:
            nonlocal made
            del frame, argument
            made += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            done()
        finally:
            sys.setprofile(before)
        return made

    return count


@pytest.fixture
def peak() -> Callable[[Callable[[], object]], int]:
    """Give a function that tells the bytes held at once while another runs."""

    def measure(done: Callable[[], object]) -> int:
        tracemalloc.start()
        try:
            done()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return measure
