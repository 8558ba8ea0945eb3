"""An entry whose date is told nowhere else, and a sentence whose date no entry has."""

import pytest

from factcheck import examine_text
from factcheck.link.events.misdatings import differ_by_slip
from factcheck.model import Date, DateKind, DateRole, Edtf, Span, Unit

LIBRARY = """The library at Quern

The town of Quern had no library until the draper Amos Tilling left it his house in Salt Lane. He
died on 2 February 1903, and the council accepted the gift on 19 May 1903. {told}

A branch for the harbour followed on 6 October 1926. The roof of the old house fell in on 23 January
1931; nobody was hurt.

Chronology

2 February 1903: Death of Amos Tilling.
19 May 1903: The council accepts the house.
{entry}
6 October 1926: Harbour branch.
23 January 1931: The roof falls in.
"""

OUTAGE = """# The night without tickets

On 3 May 2019, at 21:02, the gates of the ferry terminal stopped reading tickets. Lena Brandvold,
who was on duty, opened them by hand at 21:10. {told}

The last queue was gone at 22:40, and the gates were locked again at 22:55.

## Timeline

- 21:02 Gates stop reading tickets.
- 21:10 Gates opened by hand.
- {entry}
- 22:40 Last queue gone.
- 22:55 Gates locked.
"""


def conflicts(template: str, told: str, entry: str) -> list[str]:
    text = template.format(told=told, entry=entry)
    suffix = ".md" if template is OUTAGE else ".txt"
    found = examine_text(text, suffix).findings
    return [one.message for one in found if one.code == "CHR01"]


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "The joiner Obed Marsh was to make the shelves. They were delivered on 22 March 1905.",
            "12 March 1905: Delivery of the shelves.",
        ),
        (
            "The inauguration took place on Thursday, 8 June 1905. The bishop, Hugh Pellow, spoke.",
            "18 June 1905: Bishop Hugh Pellow opens the library.",
        ),
        (
            "The first librarian, Edith Crane, took up her duties on 17 July 1906.",
            "17 June 1906: Edith Crane starts as librarian.",
        ),
        (
            "The roof was tight, and on 3 June 1903, fifteen days later, the first books stood in.",
            "13 June 1903: Books.",
        ),
        (
            "Edith Crane, the librarian, came on Thursday, 14 June 1906.",
            "4 June 1906: Start of Edith Crane.",
        ),
    ],
    ids=["pronoun", "name behind", "month", "counted from the one before", "weekday"],
)
def test_two_that_are_left_over_are_one(told: str, entry: str) -> None:
    assert len(conflicts(LIBRARY, told, entry)) == 1


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "On 4 June 1905 the council announced that the library would open.",
            "6 June 1905: The library opens.",
        ),
        (
            "Bishop Hugh Pellow arrived in Quern on 8 June 1905.",
            "10 June 1905: Bishop Hugh Pellow leaves Quern.",
        ),
        (
            "The sale of old prints lasted from 3 to 16 April 1908.",
            "6 April 1908: Sale of old prints.",
        ),
        (
            "Its anniversary was kept on 19 March 1915 with a supper for the readers.",
            "19 March 1905: First supper for the readers.",
        ),
    ],
    ids=["announced", "arrives and leaves", "inside a range", "anniversary"],
)
def test_two_happenings_on_near_days_are_two(told: str, entry: str) -> None:
    assert not conflicts(LIBRARY, told, entry)


@pytest.mark.parametrize(
    ("one", "other", "are_like"),
    [
        ("1911-05-04", "1911-05-14", True),
        ("1911-05-12", "1911-05-21", True),
        ("1911-05-31", "1911-06-02", True),
        ("1911-05-04", "1911-05-26", False),
        ("1911-05-01", "1911-08-01", False),
        ("1911-05-04", "1917-05-04", True),
        ("1911-05-04", "1917-08-04", False),
        ("1911-05-04T02:13", "1911-05-04T02:31", True),
        ("1911-05-04T02:05", "1911-05-04", False),
        ("1911-05-04", "1911-08-04", True),
        ("1911-05-04T02:05", "1911-05-04T02:15", True),
        ("1911-05-04T02:05", "1911-05-04T03:05", True),
    ],
)
def test_which_dates_are_like_slips(one: str, other: str, *, are_like: bool) -> None:
    left, right = (
        Date(
            Span(0, 1),
            Edtf.parse(text),
            DateKind.ABSOLUTE,
            DateRole.OWN,
            frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY}),
        )
        for text in (one, other)
    )
    assert differ_by_slip(left, right) is are_like
    assert differ_by_slip(right, left) is are_like
