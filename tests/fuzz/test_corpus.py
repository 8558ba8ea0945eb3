"""Every input that ever showed a fault, and a few new ones a target in each run."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
from fuzz_targets import CORPUS, TARGETS, attempt, seeds

from fuzz import made

KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: "/".join(path.parts[-2:]))
def test_what_once_showed_a_fault_shows_none(path: Path) -> None:
    assert attempt(path.parent.name, path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_changed_files_show_no_fault(name: str) -> None:
    chance, pool = random.Random(name), list(seeds(name)) or [b""]  # noqa: S311 - no secret
    faults = {attempt(name, made(name, chance, pool)) for _ in range(15)}
    assert faults == {""}


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(data: bytes) -> None:
        raise ValueError(len(data))

    monkeypatch.setitem(TARGETS, "faulty", faulty)
    assert attempt("faulty", b"abc") == "ValueError: 3"
