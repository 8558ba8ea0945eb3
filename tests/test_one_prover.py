"""One reader of values, one prover: what decides makes verdicts, what reads makes values."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "factcheck"
DECIDING = ("model/", "proof/")
"""Where it is decided whether two values can both be right."""
ENGINE = ("checks/", "comparison/sourced/", "link/", "proof/")
"""What uses the values that `extract/` reads out of a text."""
READ_ELSEWHERE = {
    "checks/citation_metadata_conflict.py",  # the dates of a registry
    "proof/equations.py",  # the numbers of an equation that is proposed
    "link/equations/tables.py",  # a cell without a unit as a figure
}
"""What makes values of its own; this list may only become shorter."""


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def called(path: Path) -> Iterator[str]:
    """Yield the names of what a module calls, as it writes them: "Proved", "Edtf.of"."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


MODULES = {str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py"))}


def test_nothing_else_makes_a_verdict() -> None:
    others = [name for name in MODULES if not name.startswith(DECIDING)]
    named = [one for one in others if "Proved" in MODULES[one].read_text(encoding="utf-8")]
    assert [one for one in named if {"Proved", "links.Proved"} & {*called(MODULES[one])}] == []


def test_two_values_are_decided_by_one_function() -> None:
    deciders = {"coincide", "contradict", "clash"}
    for name, path in MODULES.items():
        if name.startswith(("proof/", "checks/")):
            used = {one.rpartition(".")[2] for one in imported(path)}
            assert used.isdisjoint(deciders), f"{name}: call prove of model.prove"


MAKERS = {"Date", "Quantity", "Time", "Edtf.of", "Edtf.at", "Edtf.parse"}
READERS = ("factcheck.extract.quantities.numerals.", "factcheck.extract.dates.parse_expression")
"""Functions that turn words into numbers and dates."""


def test_values_are_read_in_one_place() -> None:
    found = {
        name
        for name, path in MODULES.items()
        if name.startswith(ENGINE)
        if MAKERS.intersection(called(path))
        or any(one.startswith(READERS) for one in imported(path))
    }
    assert found == READ_ELSEWHERE, f"read values outside extract/: {found - READ_ELSEWHERE}"
