"""Laws that hold for dates of any text."""

import datetime as dt
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import parse_text
from factcheck.extract.dates import dates, parse_expression
from factcheck.extract.quotations import quotations
from factcheck.model import MONTHS, WEEKDAYS, Date, Document, Record, SourceFile

WORDS = [
    "the", "a", "next", "previous", "following", "day", "days", "week", "months", "years",
    "later", "earlier", "before", "after", "of", "on", "in", "from", "to", "until", "since",
    "by", "between", "and", "the", "early", "mid-March", "late", "end", "half", "first", "last",
    "three", "quarter", "century", "19th", "1970s", "BC", "’82", "241", "ago", "yesterday",
    "spring", "summer", "same", "that", "January", "Feb.", "May", "2", "31", "30", "29", "1999",
    "2020", "9:30", "24:61", "25:00", "p.m.", "UTC", "Monday", "Sunday", "4/5/2020",
    "2020-02-30", "2020-13-01", "Q3", "99", "about", "around", "1000", ",", ".", ";", "–", "—",
    "(", ")", "“", "”", "noon", "eve", "month", "at", "14:05", "said", "reported", "mill",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


def found_in(text: str) -> tuple[Document, tuple[Date, ...]]:
    document = parse_text(SourceFile("text.txt", text))
    return document, dates(document, quotations(document), Record())


@given(TEXTS)
def test_spans_are_in_order_in_bounds_and_apart(text: str) -> None:
    document, found = found_in(text)
    reached = 0
    for date in found:
        assert reached <= date.span.start < date.span.end <= len(document.text)
        assert "\n" not in document.words(date.span)
        reached = date.span.end


STYLES: tuple[Callable[[dt.date], str], ...] = (
    lambda day: day.isoformat(),
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.year} {MONTHS[day.month - 1]} {day.day}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
)


@given(st.dates(dt.date(1200, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(STYLES))
def test_a_day_is_read_back_from_every_style(day: dt.date, style: Callable[[dt.date], str]) -> None:
    value = parse_expression(style(day))
    assert value is not None
    assert str(value) == day.isoformat()


STORY = (
    "The mill was built on 3 May 1811 by two brothers from Hull, who had come in the spring of "
    "1809. Two weeks later, on 17 May, the weir broke. In August they mended it, and by the end "
    "of the year the wheel ran again. On 14 January it froze; the next day, at half past four in "
    "the afternoon, the ice was cut. From March to June 1812 nobody came. The fair was held on "
    "the third Thursday of November 1863, thirty (30) days after the sale of 20 October 1863."
)


@given(st.integers(40, 100))
def test_dates_are_the_same_however_the_lines_are_wrapped(width: int) -> None:
    def told(text: str) -> list[tuple[str, str]]:
        document, found = found_in(text)
        return [(" ".join(document.words(one.span).split()), str(one.value)) for one in found]

    wrapped = textwrap.fill(STORY, width, break_on_hyphens=False)
    assert told(wrapped + "\n\n" + wrapped) == told(STORY + "\n\n" + STORY)


def test_dates_are_the_same_whatever_the_seed_of_hashes() -> None:
    script = (
        "import sys; from factcheck.extract.dates import dates; from factcheck.model import *; "
        "from factcheck.document.readers import parse_text; "
        "d = parse_text(SourceFile('a.txt', sys.argv[1])); "
        "print([(x.span.start, str(x.value), x.reckoning) for x in dates(d, (), Record())])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script, STORY],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(answers) == 1
    assert b"1863-11-19" in answers.pop()
