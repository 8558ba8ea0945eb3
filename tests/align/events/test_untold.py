"""An entry whose date is told nowhere else, and a sentence whose date no entry has."""

import pytest

from factcheck import examine_text
from factcheck.align.events.linking import found_events
from factcheck.align.events.misdatings import differ_by_slip
from factcheck.frames.frame import Frames
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


def matched(text: str, suffix: str = ".txt") -> int:
    """Return how many are matched for being left over, whatever words link."""
    known = examine_text(text, suffix).dossier
    frames = Frames(known.document, known.claims, known.entities)
    events = found_events(frames, known.facts)
    links = [link for event in events for link in event.links]
    return sum("nothing else is told of either date" in link.origin.proof for link in links)


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "The joiner Obed Marsh was to make the shelves. They were delivered on 22 March 1905.",
            "12 March 1905: Delivery of the shelves.",
        ),
        (
            "Readers had long asked for a stove. It was lit for them on 4 November 1911.",
            "14 November 1911: A stove is lit in the reading room.",
        ),
        (
            "The inauguration took place on Thursday, 8 June 1905. The bishop, Hugh Pellow, spoke.",
            "18 June 1905: Bishop Hugh Pellow opens the library.",
        ),
        (
            "The application for a grant was lodged with the county on 3 April 1908.",
            "13 April 1908: The town applies to the county for money.",
        ),
        (
            "The by-law on fines passed on 21 September 1909 by six votes to five.",
            "12 September 1909: The council adopts a by-law on fines.",
        ),
        (
            "The first librarian, Edith Crane, took up her duties on 17 July 1906.",
            "17 June 1906: Edith Crane starts as librarian.",
        ),
    ],
    ids=["pronoun", "undated front", "name behind", "derived", "kind of deed", "month"],
)
def test_two_that_are_left_over_are_one(told: str, entry: str) -> None:
    assert len(conflicts(LIBRARY, told, entry)) == 1


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "The spare readers lay in the cellar. They were fetched at 21:35, and four lanes ran.",
            "21:45 Spare readers fetched.",
        ),
        (
            "Tickets were sold on paper from the kiosk; the first of them was stamped at 21:31.",
            "21:13 Paper tickets sold at the kiosk.",
        ),
    ],
    ids=["pronoun", "swapped"],
)
def test_so_are_two_clock_times(told: str, entry: str) -> None:
    assert len(conflicts(OUTAGE, told, entry)) == 1


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "The roof was tight, and on 3 June 1903, fifteen days later, the first books stood in.",
            "13 June 1903: Books.",
        ),
        (
            "Edith Crane, the librarian, came on Thursday, 14 June 1906.",
            "4 June 1906: Start of Edith Crane.",
        ),
    ],
    ids=["counted from the one before", "weekday"],
)
def test_where_the_date_is_proved_little_needs_to_be_shared(told: str, entry: str) -> None:
    assert len(conflicts(LIBRARY, told, entry)) == 1


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ("Edith Crane came on 14 June 1906.", "4 June 1906: Birthday of Edith Crane."),
        ("Edith Crane came on 14 June 1906.", "4 June 1906: Edith Crane in Olen."),
        (
            "Edith Crane resigned on Thursday, 14 June 1906.",
            "4 June 1906: Edith Crane marries Hugh Pellow.",
        ),
        ("A fox was seen on Thursday, 14 June 1906.", "4 June 1906: Start of Edith Crane."),
    ],
    ids=[
        "no proof",
        "no proof for a name",
        "two deeds",
        "nothing in common",
    ],
)
def test_a_proved_date_alone_is_no_second_telling(told: str, entry: str) -> None:
    assert not conflicts(LIBRARY, told, entry)


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "On 4 June 1905 the council announced that the library would open.",
            "6 June 1905: The library opens.",
        ),
        (
            "The library was to open on 4 June 1905, but the paint was wet.",
            "6 June 1905: The library opens.",
        ),
        (
            "Bishop Hugh Pellow arrived in Quern on 8 June 1905.",
            "10 June 1905: Bishop Hugh Pellow leaves Quern.",
        ),
        (
            "The first round of the election of a librarian was held on 3 July 1906.",
            "13 July 1906: Second round of the election of a librarian.",
        ),
        (
            "The sale of old prints lasted from 3 to 16 April 1908.",
            "6 April 1908: Sale of old prints.",
        ),
        (
            "A heron was found in the reading room on 14 April 1908.",
            "4 April 1908: The county pays for a new stove.",
        ),
        (
            "Its anniversary was kept on 19 March 1915 with a supper for the readers.",
            "19 March 1905: First supper for the readers.",
        ),
    ],
    ids=[
        "announced",
        "planned",
        "arrives and leaves",
        "two rounds",
        "inside a range",
        "nothing in common",
        "anniversary",
    ],
)
def test_two_happenings_on_near_days_are_two(told: str, entry: str) -> None:
    assert not conflicts(LIBRARY, told, entry)


@pytest.mark.parametrize(
    "entry", ["Edith Crane in the snow.", "Edith Crane falls down the stairs."]
)
def test_whom_many_claims_name_may_have_done_anything_on_a_near_day(entry: str) -> None:
    told = "Edith Crane came on Thursday, 14 June 1906. Edith Crane was young. Edith Crane sang."
    assert not conflicts(LIBRARY, told, f"4 June 1906: {entry}")


def test_what_is_logged_two_minutes_later_is_no_slip() -> None:
    told = "At 21:24 the queue of the kiosk had reached the customs shed."
    entry = "21:26 Kiosk reports that its queue has reached the customs shed."
    assert not conflicts(OUTAGE, told, entry)


def test_a_first_name_is_no_deed() -> None:
    told = "The keeper Magnus Eide came to the town on Monday, 3 March 1906."
    assert not conflicts(LIBRARY, told, "13 March 1906: Magnus Eide falls from the stairs.")


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "Some five minutes later Ivo Lund took command and sold paper from the kiosk.",
            "21:18 Command passes to Ivo Lund; sale of paper from the kiosk.",
        ),
        (
            "Five minutes later Ivo Lund took command and sold paper from the kiosk.",
            "21:15 Command passes to Ivo Lund; sale of paper from the kiosk.",
        ),
        (
            "Eight minutes later Ivo Lund took command and sold paper from the kiosk.",
            "21:10 Command passes to Ivo Lund; sale of paper from the kiosk.",
        ),
        (
            "Twelve minutes later the fitter Ivo Lund arrived with a torch.",
            "21:21 Ivo Lund telephones from the road.",
        ),
        (
            "Five minutes later a child asked for the mate, Ivo Lund.",
            "21:18 Command passes to Ivo Lund; sale of paper from the kiosk.",
        ),
        (
            "Five minutes later Ivo Lund went for paper; he took command at 21:18.",
            "21:18 Command passes to Ivo Lund; sale of paper from the kiosk.",
        ),
    ],
    ids=[
        "about",
        "agrees",
        "counted from another",
        "two deeds of one",
        "two deeds",
        "told exactly",
    ],
)
def test_a_counted_time_may_be_of_something_else(told: str, entry: str) -> None:
    assert not conflicts(OUTAGE, told, entry)


def test_names_alone_are_no_happening() -> None:
    told = "On 14 April 1908 Edith Crane fell ill."
    assert not conflicts(LIBRARY, told, "4 April 1908: Bishop Hugh Pellow meets Edith Crane.")


def test_what_a_time_is_counted_from_is_not_told_at_that_time() -> None:
    told = "On 14 April 1908 a stove was bought, two weeks after the delivery of new shelves."
    assert not conflicts(LIBRARY, told, "4 April 1908: Delivery of new shelves.")


def test_whole_hours_may_be_two_zones_where_one_is_named() -> None:
    told = "A drawer of paper for the kiosk, which had none, was found at 20:31 by a sailor."
    entry = "21:31 Paper found; tickets are sold from the kiosk."
    assert matched(OUTAGE.format(told=told, entry=entry), ".md")
    told += " The island keeps UTC."
    assert not matched(OUTAGE.format(told=told, entry=entry), ".md")


def test_a_distance_told_beside_a_date_excuses_no_other_date() -> None:
    told = (
        "The shelves were ordered from the joiner Silas Wexcombe on Friday, 12 June 1903, "
        "nearly four weeks after the vote."
    )
    entry = "15 June 1903: Order of the shelves from Silas Wexcombe."
    assert len(conflicts(LIBRARY, told, entry)) == 1


def test_what_another_sentence_dates_is_not_left_over() -> None:
    told = "A stove was lit on 4 November 1911. Coal came on 14 November 1911 from Olen."
    assert not conflicts(LIBRARY, told, "14 November 1911: Heating of a hall by a stove.")


def test_two_partners_are_none() -> None:
    told = "Edith Crane bought a globe on 14 April 1908. Edith Crane bought a map on 24 April 1908."
    assert not conflicts(LIBRARY, told, "4 April 1908: Purchases of Edith Crane.")


def test_a_chronology_of_other_days_has_no_orphans() -> None:
    text = """A diary of the reef

The reef was surveyed by Ina Sorel on 14 May 1990. The buoy was laid on 3 June 1990. Ina Sorel
dived for the anchor on 20 June 1990.

Chronology

4 May 1990: Ina Sorel hires a boat.
2 August 1991: The boat is sold.
9 September 1992: Ina Sorel leaves for Lorient.
"""
    assert not [one for one in examine_text(text).findings if one.code == "CHR01"]


@pytest.mark.parametrize(
    ("one", "other", "are_like"),
    [
        ("1911-05-04", "1911-05-14", True),
        ("1911-05-24", "1911-05-14", True),
        ("1911-05-12", "1911-05-21", True),
        ("1911-05-31", "1911-06-02", True),
        ("1911-05-04", "1911-05-26", False),
        ("1911-05-04", "1911-08-04", True),
        ("1911-05-01", "1911-08-01", False),
        ("1911-05-04", "1917-05-04", True),
        ("1911-05-04", "1917-08-04", False),
        ("1911-05-04T02:05", "1911-05-04T02:15", True),
        ("1911-05-04T02:13", "1911-05-04T02:31", True),
        ("1911-05-04T02:05", "1911-05-04T02:47", False),
        ("1911-05-04T02:05", "1911-05-04T03:05", True),
        ("1911-05-04T02:05", "1911-05-14T02:05", True),
        ("1911-05-04T02:05", "1911-05-04", False),
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
