"""Each relation of a proposal: what is proved, what is refused, and what holds for any values."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine
from factcheck.document.readers import parse as read
from factcheck.model import Document, LinkKind, Proved, Refused, Verdict
from factcheck.second_reader.proposals import parse

YEARS = (
    "# Floods\n\n- 1911: low\n- 1914: high\n- 1941: low\n- 1921: low\n- 1935: high\n- 1950: low\n"
)


Row = dict[str, Any]


def verdict(text: str, row: Row) -> tuple[Verdict, Document]:
    """Return what becomes of a proposal on a text, as it is read from a file."""
    places = [one if isinstance(one, dict) else {"exact": one} for one in row["places"]]
    line = {"factcheck": "proposal/3", "confidence": 1, "kind": "other", **row, "places": places}
    parsed = parse(json.dumps(line))
    assert parsed.problems == ()
    proofs = examine(read(text.encode(), "mill.md"), checks=None, proposals=parsed.proposals).proofs
    assert proofs is not None
    [outcome] = proofs.outcomes
    return outcome.verdict, proofs.document


def value(exact: str, compared: str, **more: Any) -> Row:
    return {"exact": exact, "value": compared, **more}


LIST = "# Mills\n\n- Alma mill\n- Berit mill\n- Dora mill\n- Carl mill\n- Emil mill\n- Frida mill\n"
HEADS = (
    "# 1. Water\n\nWet.\n\n# 2. Wind\n\nDry.\n\n# 4. Steam\n\nHot.\n\n"
    "Figure 1.1: The great wheel\n\nFigure 4.1: The great wheel\n\nFigure 4.2: The oven\n\n"
    "Figure 4.2: The chimney\n"
)
LEADS = (
    "# Water mills\n\nSee the Water Wheels section, Figure 7 and the table below.\n\n"
    "Figure 1: The wheel\n\nFigure 2: The weir\n\n# Wind mills\n\n"
    "See Figure 2, and the sails above.\n"
)
GATES = (
    "The wardens lock the east gate of the mill at 8 pm.\n\n"
    "Take care: the wardens lock the east gate of the mill at 9 pm.\n\n"
    "Note: the wardens lock the east gate of the mill at 20:00.\n"
)
CHOIR = (
    "# Minutes of 12 May 2021\n\nThe choir of Vik met on 13 May 2021. The next meeting is on "
    "3 May 2021, the one after it on 7 June.\n\nIn the chair: Anne Holt.\n\n"
    "The chair, Ann Holt, closed the meeting in May 2021.\n"
)
TABLE = (
    "| mill | sacks | pins |\n| --- | --- | --- |\n| Vik | 40 | 12 |\n| Nes | 50 | 13 |\n\n"
    "The mill of Nes has 51 sacks and 13 pins.\n"
)
FAIR = (
    "The fair drew 412 people, 40 of them by ferry.\n\nThe fair had 380 visitors and 40 stalls.\n"
)
HARBOUR = "The old harbuor was deep. The harbour froze. Its quay hold.\n"

PROVED: list[tuple[str, Row]] = [
    (
        YEARS,
        {"relation": "sorted list", "places": [value("1941: low", "1941"), "1921: low"]},
    ),
    (
        LEADS,
        {"relation": "cross-reference", "places": ["Figure 7", "Water mills"]},
    ),
    (
        HEADS,
        {
            "relation": "one text",
            "places": ["Figure 1.1: The great wheel", "Figure 4.1: The great wheel"],
        },
    ),
    (
        CHOIR,
        {
            "kind": "date",
            "relation": "document",
            "places": ["13 May 2021", "Minutes of 12 May 2021"],
        },
    ),
    (
        HARBOUR,
        {"relation": "spelling", "places": ["old harbuor"], "correction": "harbour"},
    ),
    (
        LIST,
        {"relation": "sorted list", "places": ["Carl mill", "Dora mill", "Emil mill"]},
    ),
    (
        HEADS,
        {"relation": "numbering", "places": ["4. Steam", "2. Wind"]},
    ),
    (
        HEADS,
        {"relation": "one label", "places": ["Figure 4.2: The chimney", "Figure 4.2: The oven"]},
    ),
    (
        GATES,
        {
            "relation": "one slot",
            "places": [
                "the wardens lock the east gate of the mill at 9 pm",
                "The wardens lock the east gate of the mill at 8 pm",
            ],
        },
    ),
    (
        CHOIR,
        {
            "kind": "date",
            "relation": "next in series",
            "places": [value("is on 3 May 2021", "3 May 2021"), "met on 13 May 2021"],
        },
    ),
    (
        "# Plan 2025\n\nWe meet on Sunday, 9 December.\n",
        {"kind": "weekday", "relation": "calendar", "places": ["Sunday, 9 December", "Plan 2025"]},
    ),
    (
        TABLE,
        {
            "kind": "number",
            "relation": "one measure",
            "places": ["51 sacks", {"exact": "Nes | 50", "column": "sacks"}],
        },
    ),
]

REFUSED: list[tuple[str, Row]] = [
    (LIST, {"relation": "sorted list", "places": ["Emil mill", "Frida mill"]}),
    (
        TABLE,
        {
            "kind": "number",
            "relation": "one measure",
            "places": ["13 pins", value("Nes | 50", "50", column="pins")],
        },
    ),
    (HEADS, {"relation": "numbering", "places": ["2. Wind", "1. Water"]}),
    (HARBOUR, {"relation": "spelling", "places": ["harbuor"], "correction": "haven"}),
    (
        HEADS,
        {"relation": "one label", "places": ["Figure 4.2: The oven", "Figure 4.1: The great"]},
    ),
    (LEADS, {"relation": "cross-reference", "places": ["the sails above", "Wind mills"]}),
    (
        CHOIR,
        {
            "kind": "date",
            "relation": "next in series",
            "places": ["on 7 June", "Minutes of 12 May 2021"],
        },
    ),
    (
        HARBOUR,
        {"relation": "spelling", "places": ["quay hold"], "correction": "holds"},
    ),
    (HARBOUR, {"relation": "spelling", "places": ["harbuor"]}),
    (
        "- Alma\n- Berit\n- Carl\n",
        {"relation": "sorted list", "places": ["Berit", "Alma"]},
    ),
    (
        HEADS,
        {"relation": "label and section", "places": ["Figure 4.1: The great wheel", "4. Steam"]},
    ),
    (
        GATES,
        {
            "relation": "one slot",
            "places": [
                "the wardens lock the east gate of the mill at 20:00",
                "The wardens lock the east gate of the mill at 8 pm",
            ],
        },
    ),
    (
        CHOIR,
        {
            "kind": "date",
            "relation": "document",
            "places": ["meeting in May 2021", "Minutes of 12 May 2021"],
        },
    ),
    (
        TABLE,
        {
            "kind": "number",
            "relation": "one measure",
            "places": ["13 pins", {"exact": "Nes", "line": 4, "column": "nails"}],
        },
    ),
    (
        "Of three mills, Alma, Berit and others, two stand.\n",
        {
            "kind": "count",
            "relation": "count of items",
            "places": ["three mills"],
            "items": [{"exact": "Alma"}, {"exact": "Berit"}],
        },
    ),
    (
        FAIR,
        {"relation": "contradiction", "places": ["412 people", "380 visitors"]},
    ),
]


@pytest.mark.parametrize(("text", "row"), PROVED, ids=lambda one: f"{one!r:.60}")
def test_what_a_relation_forbids_is_proved(text: str, row: Row, snapshot: object) -> None:
    found, document = verdict(text, row)
    assert isinstance(found, Proved), found
    assert f"{found.code} {found.message}" == snapshot
    ends = [found.span.end, *(part.span.end for part in found.related)]
    assert max(ends) <= len(document.text)


@pytest.mark.parametrize(("text", "row"), REFUSED, ids=lambda one: f"{one!r:.60}")
def test_what_a_relation_allows_is_refused(text: str, row: Row, snapshot: object) -> None:
    found, _ = verdict(text, row)
    assert isinstance(found, Refused), found
    assert found.message == snapshot


def test_every_new_relation_has_a_proof_and_a_refusal() -> None:
    new = [*LinkKind][[*LinkKind].index(LinkKind.SORTED) :]
    named = {*map(str, new)} - {"other", "contradiction"}
    assert named <= {row["relation"] for _, row in PROVED} | {"label and section"}
    assert named | {"contradiction"} <= {row["relation"] for _, row in REFUSED} | {"one text"}


EQUATIONS = [
    ("700 nails in 100, 200 and 300.", ["700 nails", "100, 200 and 300"], "sum(100,200,300) = 600"),
    ("Of 250 sheep 14 fell ill, 5.7 %.", ["5.7 %", "250 sheep", "14 fell"], "14 / 250 = 5.6%"),
    ("A share of 0.0564, or 5.7 %.", ["5.7 %", "0.0564"], "0.0564 * 100 = 5.64"),
    ("3.2, 4.1 and 5.0 kg make 4.4 kg.", ["4.4 kg", "3.2, 4.1 and 5.0"], "avg(3.2, 4.1, 5) = 4.1"),
    ("Of 12 sheep 7, or 0.59.", ["0.59", "12 sheep 7"], "round(7 / 12, 2) = 0.58"),
    ("1,400 nails: 1,100 and 200.", ["1,400 nails", "1,100 and 200"], "sum(1,100, 200) = 1300"),
    ("A wheel of 2 m, area 13.57.", ["13.57", "2 m"], "pi * 2^2 ≈ 12.57"),
    ("The longest is 12: 9, 10 and 14.", ["12", "9, 10 and 14"], "max(9, 10, 14) = 14"),
]
HOLDING = [
    ("255 sacks are fewer than 175 sacks.", ["255 sacks are fewer than 175 sacks"], "175 > 255"),
    ("Of 250 sheep 14 fell ill, 5.6 %.", ["5.6 %", "250 sheep", "14 fell"], "14 / 250 = 5.6%"),
    ("255 sacks are more than 175 sacks.", ["255 sacks are more than 175 sacks"], "255 > 175"),
    ("255 sacks and 175 sacks.", ["255 sacks and 175 sacks"], "255 > 175"),
    ("255 sacks, 175 sacks.", ["255 sacks", "175 sacks"], "round(255, 999) = 175"),
]


@pytest.mark.parametrize(("text", "places", "equation"), EQUATIONS)
def test_functions_and_comparisons_are_worked_out(
    text: str, places: list[str], equation: str
) -> None:
    row = {"kind": "arithmetic", "relation": "parts and whole", "equation": equation}
    found, _ = verdict(text, {**row, "places": [{"exact": one, "line": 1} for one in places]})
    assert isinstance(found, Proved), found
    assert found.code == "QTY02"


@pytest.mark.parametrize(("text", "places", "equation"), HOLDING)
def test_what_holds_as_printed_is_refused(text: str, places: list[str], equation: str) -> None:
    row = {"kind": "arithmetic", "relation": "parts and whole", "equation": equation}
    found, _ = verdict(text, {**row, "places": [{"exact": one, "line": 1} for one in places]})
    assert isinstance(found, Refused), found


PILOTS = (
    "It had four pilots: Arne Lund, a fisher; Bo Strand, who taught; Carl Vik, a baker; and Dora "
    "Holm, the daughter of the keeper.\n"
)
NAMED = ["Arne Lund", "Bo Strand", "Dora Holm"]


def of_items(text: str, count: str, items: list[str], *, complete: bool) -> Proved | Refused:
    row = {"kind": "count", "relation": "count of items", "places": [count], "complete": complete}
    found, _ = verdict(text, {**row, "items": [{"exact": one} for one in items]})
    return found


@pytest.mark.parametrize(
    ("text", "count", "items"),
    [
        (PILOTS, "four pilots", NAMED),
        (PILOTS.replace(", a fisher;", " and Carl Vik, both fishers;"), "four pilots", NAMED),
        ("Three reasons:\n\n- Tides.\n- Ice.\n- Rust.\n", "Three reasons", ["Tides", "Ice"]),
    ],
)
def test_items_that_are_fewer_prove_nothing_where_more_are_listed(
    text: str, count: str, items: list[str]
) -> None:
    for complete in (True, False):
        found = of_items(text, count, items, complete=complete)
        assert isinstance(found, Refused), found


@pytest.mark.parametrize(
    ("text", "count", "items", "says"),
    [
        (PILOTS.replace(" Carl Vik, a baker;", ""), "four pilots", NAMED, "3 are listed"),
        (
            "Three reasons:\n\n- Tides.\n- Ice.\n",
            "Three reasons",
            ["Tides", "Ice"],
            "2 items follow",
        ),
    ],
)
def test_complete_items_that_are_fewer_are_proved(
    text: str, count: str, items: list[str], says: str
) -> None:
    found = of_items(text, count, items, complete=True)
    assert isinstance(found, Proved), found
    assert found.message.endswith(says)
    assert isinstance(of_items(text, count, items, complete=False), Refused)


LANDINGS = (
    "The quay took 8,412 crates in 1906. Most came by barge: barges brought 3,581 crates.\n\n"
    "| Carrier | 1905 | 1906 |\n| --- | --- | --- |\n| Barges | 3,202 | 3,518 |\n"
    "| Steam ships | 2,930 | 3,112 |\n| Carts | 1,560 | 1,882 |\n| Total | 7,692 | 8,512 |\n"
)


def of_figures(this: Row | str, other: Row | str) -> Proved | Refused:
    row = {"kind": "number", "relation": "one measure", "places": [this, other]}
    return verdict(LANDINGS, row)[0]


@pytest.mark.parametrize(
    ("this", "other"),
    [
        ("3,581 crates", "8,512"),
        (value("Barges | 3,202 | 3,518", "3,518"), value("Total | 7,692 | 8,512", "8,512")),
        ("Barges | 3,202 | 3,518", "Steam ships | 2,930 | 3,112"),
    ],
    ids=str,
)
def test_figures_of_two_rows_or_columns_are_not_one_measure(
    this: Row | str, other: Row | str
) -> None:
    for places in ((this, other), (other, this)):
        found = of_figures(*places)
        assert isinstance(found, Refused), found


@pytest.mark.parametrize(
    ("this", "other"),
    [
        (value("brought 3,581 crates", "3,581"), value("Barges | 3,202 | 3,518", "3,518")),
        (value("took 8,412 crates", "8,412"), {"exact": "Total", "column": "1906"}),
    ],
    ids=str,
)
def test_a_figure_is_held_against_the_row_or_column_that_its_sentence_names(
    this: Row | str, other: Row | str, snapshot: object
) -> None:
    found = of_figures(this, other)
    assert isinstance(found, Proved), found
    assert found.code == "QTY01"
    assert found.message == snapshot


# ---- for any values ----

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FEW = st.integers(2, 40)


def told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@given(DAYS, st.sampled_from(["document", "one slot", "one event"]))
def test_one_day_in_two_places_is_never_proved(day: date, relation: str) -> None:
    text = f"# Fair of {told(day)}\n\nThe fair is on {told(day)} in Vik.\n"
    places = [value("fair is on " + told(day), told(day)), f"Fair of {told(day)}"]
    found, _ = verdict(text, {"kind": "date", "relation": relation, "places": places})
    assert isinstance(found, Refused)


@given(FEW, FEW)
def test_a_reference_to_a_figure_that_is_there_is_never_proved(figures: int, number: int) -> None:
    captions = "".join(f"Figure {nth + 1}: Wheel number {nth}\n\n" for nth in range(figures))
    text = f"As Figure {number} shows, it turns.\n\n{captions}"
    places = [
        {"exact": f"As Figure {number} shows"},
        {"exact": f"Figure {min(number, figures)}: Wheel"},
    ]
    found, _ = verdict(text, {"relation": "cross-reference", "places": places})
    assert isinstance(found, Proved) is (number > figures)
