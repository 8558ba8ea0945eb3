"""Short texts of which a single reason decides whether something is told."""

import pytest

from factcheck import examine_text

NOTES = "\n\n[^dahl]: Dahl, Ice, 2011.\n[^moreau]: Moreau, Silt, 2014.\n"


def told(text: str, suffix: str) -> list[str]:
    """Return code and message of each finding."""
    return [f"{one.code} {one.message}" for one in examine_text(text, suffix).findings]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            f"The ice came late.[^dahl] The quay sank.[^moraeu]{NOTES}",
            "CIT01 [^moraeu] has no entry in the list",
            id="a label one slip from that of a note without a marker",
        ),
        pytest.param(
            "# Fair\n\n- Deadline: 4 May 2021\n- Place: Ulvik\n\nBoats of all kinds come. The "
            "deadline is 5 May 2021 for all boats.",
            "TWN03 date of one event: 5 May 2021 here, 4 May 2021 elsewhere",
            id="the day behind a label",
        ),
        pytest.param(
            "The quay sank (Roe 1999). The ice came (Dahl 2011). The silt fell (Moreau 2014).\n\n"
            "## References\n\n*Jane Roe*, *The Quay of Ulvik* (1998).\n\nDahl, I. (2011). Ice. "
            "Bergen: Fjord.\n\nMoreau, J. (2014). Silt. Ghent: Sluis.\n",
            "CIT02 Roe 1999 has year 1999 in the text, 1998 in the list",
            id="an author set off as a title is",
        ),
        pytest.param(
            "In 2021 the farm of Ulvik had 2,740 sheep.\n\nThe farm of Ulvik had 2,470 sheep in "
            "2021.\n\nIn 2021 the farm of Ulvik had 2,704 sheep.",
            "QTY01 sheep: 2,704 here, 2,740 elsewhere",
            id="each figure is held against its best partner",
        ),
        pytest.param(
            "The report is in the [minutes of March 2018](minutes/2019-03-14.md).",
            "TWN05 the link “March 2018” leads to “2019-03-14”",
            id="the month of a link",
        ),
        pytest.param(
            "The stock fell from 600 in the spring to 900 in the summer.",
            "QTY02 from 600 to 900 is a rise, not a fall",
            id="a change told with its seasons, which falls into nothing",
        ),
        pytest.param(
            "The mill at Aske\n\nThe draper Ivo Holm died on 2 February 1903, and the "
            "parish accepted the gift on 19 May 1903.\n\nA weir followed on 6 October 1926.\n\n"
            "Chronology\n\n2 February 1903: Death of Ivo Holm.\n19 May 1911: The parish accepts "
            "the mill.\n6 October 1926: The weir.\n23 January 1931: The roof falls in.",
            "CHR01 date: 19 May 1911 in the chronology, 19 May 1903 in the narrative",
            id="a deed that is done once, on one day of two years",
        ),
        pytest.param(
            "It froze [1, 2]. It thawed [3, 4]. The pier fell on 4 May 2018 [3].\n\n## References"
            "\n\n[1] Dahl, I. Ice on the quay. Coast 2011; 9: 1–20.\n\n[2] Harbour Board. "
            "Soundings. 2014.\n\n[3] Orsini, P. 2016.\n\n[4] Brandt, E. Locks. 2015.",
            "ATT03 the source is of 2016, and is cited for 4 May 2018",
            id="the year behind an author whose initial is P",
        ),
    ],
)
def test_one_thing_is_told(text: str, says: str) -> None:
    assert told(text, ".md") == [says]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The ferry took the four clerks, Ruiz, and Moss, to Bergen in 1921.",
            id="what is counted is the first of three",
        ),
        pytest.param(
            "The clerk typed harbuor => harbour in the first week of May.",
            id="a slip that its text mends",
        ),
        pytest.param(
            "Ada Roe opened the pier in May. Ms Roe spoke first. Her husband, Mr Roe, closed it.",
            id="Mr and Ms of one family",
        ),
        pytest.param(
            "Harlant and the mayor dined. Later Harlant slept. Harlan opened the pier. Anna Harlan "
            "spoke of the quay in May. Later Harlan slept. The clerk met Harlan at noon.",
            id="a surname with another ending, which nothing proves to be that of one person",
        ),
        pytest.param(
            "Later Weller Harbour Board slept. Weller Harbour Board and the mayor dined. The clerk "
            "met Weller Harbour Board at noon. Weller Harbour Board opened the pier. Mr Wellrerova "
            "Harbour Board signed. Weller Harbour Board’s letter was lost. The quay belongs to "
            "Weller Harbour Board. Weller Harbour Board spoke of the quay in May. The clerk met "
            "Wellrerova Harbour Board at noon. Later Weller Harbour Board slept. Weller Harbour "
            "Board opened the pier. The clerk met Weller Harbour Board at noon.",
            id="two bodies of which one word is hardly alike",
        ),
        pytest.param(
            "Ada Roe rose. “We keep the lamp as (long) as a boat is out,” she said.\n\n"
            "“We keep the lamp … as long as a boat is out,” said.",
            id="a sentence that breaks off behind its verb",
        ),
        pytest.param(
            "The mill\n\nOn 12 June 1909 the miller sold 42 carts, of which 24 carts were new, at "
            "the ferry. It rained.\n\nChronology\n\n12 June 1909: The miller sells 24 carts at the "
            "ferry.\n9 August 1910: The miller buys the ruin.\n3 May 1911: The wheel is mended.",
            id="a figure that the other sentence has, too",
        ),
        pytest.param(
            "Chronology\n\n9 June 1906: The storm breaks the pier of Ulvik.\n12 June 1906: The "
            "mayor Karl Roe resigns.\n9 August 1906: The guild sells the crane.\n\nStory\n\nOn 14 "
            "June 1906 it was known in Ulvik that the mayor Karl Roe resigned. Nobody slept.",
            id="the deed of another clause than the date",
        ),
        pytest.param(
            "Port Korvala is old. They came to Port Korvala. Then Korvalla sank.",
            id="a word alone, and a longer name of which nobody is introduced",
        ),
        pytest.param(
            "The old kube - harbour is red.\n\nThe old kube - harbuor men slept.\n\nThe old kube - "
            "harbour is here.",
            id="a dash between spaces joins no words",
        ),
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text, ".txt") == []


def test_a_cell_is_no_running_text_in_which_one_thing_comes_after_another() -> None:
    row = "| Ulvik | The port reopened on 18 May 1906, after the storm of 20 May 1906. |\n"
    assert told(f"| Port | Notes |\n|---|---|\n{row}", ".md") == []


def test_a_time_of_a_place_whose_zone_is_not_told_is_held_against_nothing() -> None:
    text = (
        "# Outage of 6 May 2021\n\nAll times are UTC.\n\n## What happened\n\nThe rollback of "
        "the stamp service was begun at 11:31 local time.\n\n## Timeline\n\n- **07:31** Orders "
        "fail.\n- **08:05** A page goes out.\n- **09:48** Rollback of the stamp service begins.\n"
        "- **12:33** All orders succeed.\n"
    )
    assert told(text, ".md") == []
