"""EDTF held against the test data of two other implementations, with the differences by reason."""

from collections import defaultdict
from pathlib import Path

import pytest

from factcheck.model import EdtfError
from factcheck.model.calendar import date_of
from factcheck.model.dates import Edtf

DAY = 86_400


def listed() -> dict[str, list[str]]:
    """Return the lines of each section of the table; the reason of a difference is left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    title = ""
    written = Path(__file__).with_name("edtf_of_others.txt").read_text(encoding="utf-8")
    for line in filter(None, written.splitlines()):
        if line[0] == "[" and (line[1:2].isalpha()):
            title = line[1:].partition("]")[0]
        elif line[0] != "#":
            found[title].append(line)
    return found


TABLE = listed()
ACCEPTED = TABLE["edtf.js accepts"] + TABLE["differs: accepted here"]
REFUSED = TABLE["edtf.js refuses"] + TABLE["python-edtf refuses"] + TABLE["differs: refused here"]


def covered(text: str) -> str:
    """Return the first and last day of a date, as python-edtf's tests write them."""
    date = Edtf.parse(text)
    first = "-inf" if date.lower is None else iso(date.lower // DAY)
    last = "inf" if date.upper is None else iso((date.upper - 1) // DAY)
    return f"{first} to {last}"


def iso(number: int) -> str:
    year, month, day = date_of(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def test_the_table_is_read() -> None:
    assert (len(ACCEPTED), len(REFUSED), len(TABLE["python-edtf covers"])) == (106, 84, 72)


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_they_accept_is_accepted(text: str) -> None:
    assert Edtf.parse(str(Edtf.parse(text))) == Edtf.parse(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_they_refuse_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize("line", TABLE["python-edtf covers"])
def test_a_date_covers_the_days_that_they_give(line: str) -> None:
    text, _, days = line.partition(" = ")
    assert covered(text) == days


@pytest.mark.parametrize("line", TABLE["differs: covers other days here"])
def test_where_the_days_differ_they_do_so_still(line: str) -> None:
    text, _, days = line.partition(" = ")
    assert covered(text) != days
