"""Short forms and the words that explain them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import parse_text
from factcheck.extract.quotations import quotations
from factcheck.extract.short_forms import abbreviations, reading
from factcheck.model import SourceFile


def read(text: str) -> list[tuple[str, str]]:
    document = parse_text(SourceFile("x.txt", text))
    return [
        (one.short, document.words(one.expansion) if one.expansion else "")
        for one in abbreviations(document, quotations(document))
    ]


@pytest.mark.parametrize(
    ("text", "short", "expansion"),
    [
        ("They asked the harbour master board (HMB) to wait.", "HMB", "harbour master board"),
        ("They asked the Bureau for Tides (the “BFT”) again.", "BFT", "Bureau for Tides"),
        ("It is the Pilots Board's (PB) duty.", "PB", "Pilots Board"),
        ("The U.T.C. (Union of Tram Conductors) met.", "UTC", "Union of Tram Conductors"),
        ("The Weavers' Relief Fund (WRF) paid.", "WRF", "Weavers' Relief Fund"),
        ("The Tide Gauge Office, known as the TGO, closed.", "TGO", "Tide Gauge Office"),
        ("The TGO, the Tide Gauge Office, closed.", "TGO", "Tide Gauge Office"),
        ("TGO stands for Tide Gauge Office.", "TGO", "Tide Gauge Office"),
        ("TGO took great offence at it.", "TGO", ""),
        ("The office, or TGO, closed.", "TGO", ""),
        ("The MBT met.", "MBT", ""),
        ("They went to sea (SOS was sent).", "SOS", ""),
        ("TGO – Tide Gauge Office (1931)", "TGO", "Tide Gauge Office"),
        # the initials of a speaker
        ("AL: A long winter it was.", "AL", ""),
    ],
)
def test_initials_tell_which_words_a_short_form_stands_for(
    text: str, short: str, expansion: str
) -> None:
    assert read(text) == [(short, expansion)]


@pytest.mark.parametrize(
    "text", ["He wrote: “The harbour board (HB) is closed.”", "Al Jones met McDonald and O'Neill."]
)
def test_quotations_shouting_and_names_hold_no_short_forms(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Labour Organisation", "labor organizations"),
        ("early-warning systems", "Early Warning System"),
        ("Miners' Guild", "miners’ guild"),
    ],
)
def test_case_number_links_and_variety_of_english_make_no_other_reading(
    left: str, right: str
) -> None:
    assert reading(left) == reading(right)


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    document = parse_text(SourceFile("x.txt", text))
    for one in abbreviations(document, ()):
        assert 0 <= one.span.start < one.span.end <= len(document.text)
        assert one.expansion is None or not one.expansion.overlaps(one.span)
