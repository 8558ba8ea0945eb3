"""Lengths of time: numbers in figures and words, two units, hedges."""

import pytest

from factcheck.document.readers import parse_text
from factcheck.extract.durations import durations
from factcheck.model import SourceFile, Unit


@pytest.mark.parametrize(
    ("text", "words", "count", "unit", "hedge"),
    [
        ("A fortnight later he left.", "A fortnight", 2, Unit.WEEK, ""),
        ("It took an hour and a half.", "an hour and a half", 1.5, Unit.HOUR, ""),
        ("It took two and a half years.", "two and a half years", 2.5, Unit.YEAR, ""),
        ("It took half an hour.", "half an hour", 0.5, Unit.HOUR, ""),
        ("It took 2.5 hours.", "2.5 hours", 2.5, Unit.HOUR, ""),
        ("Two dozen days passed.", "Two dozen days", 24, Unit.DAY, ""),
        ("It took about three weeks.", "three weeks", 3, Unit.WEEK, "about"),
        ("Exactly four weeks later he left.", "four weeks", 4, Unit.WEEK, "exactly"),
        ("Every two weeks he wrote.", "two weeks", 2, Unit.WEEK, "every"),
        (
            "It took fourteen hours and forty-five minutes.",
            "fourteen hours and forty-five minutes",
            885,
            Unit.MINUTE,
            "",
        ),
    ],
)
def test_a_length_is_read(text: str, words: str, count: float, unit: Unit, hedge: str) -> None:
    document = parse_text(SourceFile("x.txt", text))
    [found] = durations(document)
    assert document.words(found.span) == words
    assert (found.count, found.unit, found.hedge) == (count, unit, hedge)


@pytest.mark.parametrize(
    "text",
    [
        "He asked a second time.",
        "The days were long.",
        "They had a score days before.",
        "May day, 1908.",
    ],
)
def test_what_has_no_number_is_no_length(text: str) -> None:
    assert durations(parse_text(SourceFile("x.txt", text))) == ()
