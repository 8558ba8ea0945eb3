"""Every bad example of every check is flagged where it says, every good one is silent."""

from collections.abc import Iterator
from operator import attrgetter

import pytest
from attrs import evolve

from factcheck.checks import CHECKS
from factcheck.model import Bad, Check, Dossier, Flag, Severity, Span
from factcheck.plugins import failing_examples


@pytest.mark.parametrize("check", CHECKS, ids=attrgetter("code"))
def test_the_examples_of_a_check_are_right(check: Check) -> None:
    assert failing_examples(check) == []


def placeholder(dossier: Dossier) -> Iterator[Flag]:
    at = dossier.document.text.find("TK")
    if at >= 0:
        yield Flag(Span(at, at + 2), "“TK” is a placeholder")


def broken(dossier: Dossier) -> Iterator[Flag]:
    for _ in dossier.document.sentences:
        raise ValueError(dossier.document.path)
    yield from ()


HOUSE = Check(
    "HSE01",
    placeholder,
    Severity.ERROR,
    bad=(Bad("The hull is [[TK]] long.", says="“TK” is a placeholder"),),
    good=("The hull is long.",),
)


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (HOUSE, []),
        (
            evolve(HOUSE, bad=(Bad("[[No]] TK.", says="no"),)),
            ["HSE01, bad example '[[No]] TK.': expected ['No'] 'no', found ['TK'] "],
        ),
        (
            evolve(HOUSE, good=("TK.",)),
            ["HSE01, good example 'TK.': found '“TK” is a"],
        ),
        (evolve(HOUSE, bad=(), good=()), ["HSE01: add bad and good examples"]),
        (
            evolve(HOUSE, run=broken, bad=()),
            ["HSE01: add bad", "HSE01 failed: ValueError: text.txt"],
        ),
    ],
)
def test_what_is_wrong_with_an_example_is_listed(check: Check, expected: list[str]) -> None:
    found = failing_examples(check)
    assert [line[: len(start)] for line, start in zip(found, expected, strict=True)] == expected
