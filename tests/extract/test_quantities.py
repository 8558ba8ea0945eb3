"""Numbers with what they count or measure, and numbers that count nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import lexicon
from factcheck.document.readers import parse_markdown, parse_text
from factcheck.extract.quantities import quantities
from factcheck.extract.quantities.hedges import Softened, widened
from factcheck.extract.quantities.numerals import number
from factcheck.model import Date, DateKind, Quantity, SourceFile, Span


def found(text: str, *dates: str) -> list[tuple[str, Quantity]]:
    document = parse_text(SourceFile("a.txt", text))
    spans = [
        Span(at, at + len(words)) for words in dates if (at := document.text.index(words)) >= 0
    ]
    known = tuple(Date(span, None, DateKind.ABSOLUTE) for span in spans)
    return [(document.words(one.span), one) for one in quantities(document, known)]


EXAMPLES = (
    # text, words of the span, low, high, unit, noun, hedge
    ("It sent 11 tonnes in two ships.", "11 tonnes", 11, 11, "tonnes", "", ""),
    ("All 176 passengers and crew drowned.", "176", 176, 176, "", "passengers", ""),
    ("The price rose 40-50% in a week.", "40-50%", 40, 50, "%", "", ""),
    ("It cost $15 billion in all.", "$15 billion", 14.51e9, 15.49e9, "$", "", ""),
    ("A fine of 5,000-10,000 crowns is due.", "5,000-10,000", 5000, 10000, "", "crowns", ""),
    ("It held nearly 200 meetings.", "200", 180, 200, "", "meetings", "nearly"),
    ("It had two million masks.", "two million", 1.8e6, 2.2e6, "", "masks", ""),
    ("More than 10,250 Danes left.", "10,250", 10250, math.inf, "", "Danes", "More than"),
    ("About 33 houses burned.", "33", 29.7, 36.3, "", "houses", "About"),
    ("Up to 33 houses burned.", "33", 0, 33, "", "houses", "Up to"),
    ("No fewer than 33 houses burned.", "33", 33, math.inf, "", "houses", "No fewer than"),
    ("It held one hundred and six sheep.", "one hundred and six", 106, 106, "", "sheep", ""),
    ("It paid a thousand crowns.", "a thousand", 900, 1100, "", "crowns", ""),
    ("Of the men 23 were hurt.", "23", 23, 23, "", "", ""),
    ("It lasted 125 minutes.", "125 minutes", 125, 125, "minutes", "", ""),
    ("It made six knots at the buoy.", "six knots", 6, 6, "knots", "", ""),
    ("A half of the crew drowned.", "A half", 45, 55, "%", "crew", ""),
    ("An eighth of the crew drowned.", "An eighth", 11.25, 13.75, "%", "crew", ""),
    ("It held three score wheels.", "three score", 60, 60, "", "wheels", ""),
    ("It held two dozen wheels.", "two dozen", 24, 24, "", "wheels", ""),
    ("It lost a score of sheep.", "a score", 20, 20, "", "", ""),
    ("It had twenty two-oared boats.", "twenty", 20, 20, "", "two-oared boats", ""),
    ("It was the 30 Years’ War.", "30", 30, 30, "", "", ""),
    ("It had 0-$", "0", 0, 0, "", "", ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "rest"), [(*row[:4], row[4:]) for row in EXAMPLES]
)
def test_a_quantity_has_bounds_unit_noun_and_hedge(
    text: str, words: str, low: float, high: float, rest: tuple[str, str, str]
) -> None:
    span, one = found(text)[0]
    assert span == words
    assert one.low == pytest.approx(low)
    assert one.high == pytest.approx(high)
    assert (one.unit, one.noun, one.hedge) == rest


NONE = (
    "It burned in 1911 and in 2020.",
    "It burned on the 4th and again on the 20th.",
    "It burned at 10:05 and at 17:41:08.",
    "Release 4.18.0 replaced 4.17.2.",
    "The COVID-19 ward lay at Pier 4 beside Borehole 12.",
    "Flight 752 was named in Resolution 1701.",
    "See pp. 127-136, No. 4, page 12 and line 3.",
    "A six-oared boat and a 176-seat hall.",
    "One of them left, and no one stayed.",
    "Several hundred men came, and hundreds left.",
    "Lunch was served at four.",
    "Ada Moor, 43, was there.",
    "The Big Three and the Seven met.",
    "It was said before [12].",
    "The ship CP-2023-0214 and the file a/4.",
    "It was asked for in request 278, in ticket 41 and in bug 0000086.",
    "278: The lid of the kiln was mended.",
    "It was planned in the Ember 3.4 notes and in :note:`632` of them.",
    "The 12 workers’ huts burnt.",
    "A score sheet was lost.",
)


@pytest.mark.parametrize("text", NONE)
def test_a_number_that_counts_nothing_is_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("item", ["quantities.hedges before", "quantities.hedges behind"])
def test_every_hedge_leads_to_a_direction_that_opens_bounds(item: str) -> None:
    for words, direction in lexicon.table(item).items():
        low, high = widened(40, 40, Softened(words, direction, 0))
        assert low <= 40 <= high
        assert low < high


def test_a_hedge_in_a_direction_that_nobody_knows_is_a_fault_that_names_list_and_word() -> None:
    with pytest.raises(lexicon.LexiconError, match=r"quantities\.hedges.*'a bit over'.*'lest'"):
        widened(40, 40, Softened("a bit over", "lest", 0))


def test_the_label_of_a_row_is_the_noun_of_its_figures() -> None:
    text = "| Measure | Value |\n|---|---|\n| Lost parcels | 241,317 |\n"
    document = parse_markdown(SourceFile("a.md", text))
    assert [(one.low, one.noun) for one in quantities(document, ())] == [(241317, "Lost parcels")]


def test_the_head_of_a_column_is_the_noun_where_the_row_has_no_label() -> None:
    text = "| Week | Cases | All |\n|---|---|---|\n| 27 | 4 | 4 |\n| 28 | 11 | 15 |\n"
    document = parse_markdown(SourceFile("a.md", text))
    nouns = [(one.low, one.noun) for one in quantities(document, ())]
    assert nouns == [(4, "Cases"), (4, "All"), (11, "Cases"), (15, "All")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("two hundred and six", 206),
        ("one million two hundred thousand", 1_200_000),
        ("half a million", 500_000),
        ("15bn", 15e9),
        ("3.7 trillion", 3.7e12),
    ],
)
def test_a_numeral_has_its_value(words: str, value: float) -> None:
    read = number(words)
    assert read
    assert read.value == pytest.approx(value)


@given(value=st.integers(min_value=1, max_value=10**12))
def test_figures_with_commas_are_worth_what_they_say(value: int) -> None:
    read = number(f"{value:,}")
    assert read
    assert read.value == value
    assert 0 <= read.slack <= value / 10


@given(text=st.text(alphabet="12350,. -–%$ toandfivehundrdmil\n", max_size=80))
def test_no_text_upsets_the_search_and_bounds_are_in_order(text: str) -> None:
    document = parse_text(SourceFile("a.txt", f"It had {text}"))
    ones = quantities(document, ())
    assert all(0 <= one.low <= one.high for one in ones)
    assert list(ones) == sorted(ones, key=lambda one: one.span)
