"""The tool that tries what no document needs on texts that are changed a little."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

import near_misses

TEXT = "On 12 June 1906 the Harrow guild sold 42 carts. The mayor, Ada Roe, paid 14 crowns."


def chance(seed: int) -> random.Random:
    """Return what decides a change."""
    return random.Random(seed)  # noqa: S311 - no secret depends on it


@pytest.mark.parametrize("change", near_misses.CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_decided_by_the_seed_and_changes_some_text(change: near_misses.Change) -> None:
    once = [change(TEXT, chance(seed)) for seed in range(20)]
    assert once == [change(TEXT, chance(seed)) for seed in range(20)]
    assert set(once) - {TEXT}


@pytest.mark.parametrize("change", near_misses.CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("text", ["", "…", "Ada"])
def test_a_text_in_which_nothing_can_be_changed_breaks_nothing(
    change: near_misses.Change, text: str
) -> None:
    assert isinstance(change(text, chance(1)), str)


def test_a_fault_of_the_program_is_told_as_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "factcheck"
    package.mkdir()
    (package / "__init__.py").write_text("def examine_text(text, suffix): raise KeyError(text)\n")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert near_misses.findings([("Ada", ".txt")], tmp_path) == [["a fault: KeyError: 'Ada'"]]
