"""Names and titles in citations, and keys and printed lines."""

import pytest

from factcheck.bibliography import cite_printed
from factcheck.bibliography.names import listed
from factcheck.bibliography.titles import titled
from factcheck.model import Contributor, Edtf, NameOrder, Source
from factcheck.model.contributors import contributor
from factcheck.model.keys import citation_key


@pytest.mark.parametrize(
    ("displayed", "written"),
    [
        ("Ada Byrne", "Byrne, Ada"),
        ("Marta van der Berg", "van der Berg, Marta"),
        ("Martin Roe Jr.", "Roe, Jr., Martin"),
        ("Sun Miller", "Miller, Sun"),
        ("Lê Hữu Minh", "Lê, Hữu Minh"),
        ("Port Office", "{Port Office}"),
        ("Plato", "Plato"),
        ("Ministry of Trade and Piers", "{Ministry of Trade and Piers}"),
    ],
)
def test_a_name_is_split_as_its_form_tells(displayed: str, written: str) -> None:
    assert listed((contributor(displayed),), ascii_accents=False) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Contributor("Van der Berg", "M."), "{Van der Berg}, M."),
        (Contributor("Hand and Foot", "J."), "{Hand and Foot}, J."),
    ],
)
def test_what_bibtex_would_take_apart_stands_in_braces(name: Contributor, written: str) -> None:
    assert listed((name,)) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("China-Oman Relations: Tides and Trade", "{China}-{Oman} Relations: Tides and Trade"),
        (
            "Cables of the State Department on Wuhan Labs",
            "Cables of the {State Department} on {Wuhan} Labs",
        ),
        ("COVID-19 and R&D in the UK", "{COVID}-19 and {R\\&D} in the {UK}"),
        ("Trade of the U.S. with Oslo", "Trade of the {U.S.} with {Oslo}"),
        (
            "The harbour of Grønnesvik and the old tide",
            "The harbour of {Gr{\\o}nnesvik} and the old tide",
        ),
        ("[Speech of Ada Byrne, 2019]", "{[Speech of Ada Byrne, 2019]}"),
        ("Turkey and Chile in March", "{Turkey} and {Chile} in {March}"),
    ],
)
def test_capitals_of_names_are_protected(title: str, written: str) -> None:
    assert titled(title) == written


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (Source("", "article", "The Tides", authors=(Contributor("Müller", "J."),)), "mullertides"),
        (
            Source("", "article", "Tides", authors=(Contributor("Øre", "J."),), date=Edtf.of(2019)),
            "ore2019tides",
        ),
        (
            Source("", "briefing", speaker="Grete Moe", date=Edtf.parse("2019-04")),
            "moe2019briefing",
        ),
        (Source("", "article", "2019 in Tides"), "source2019"),
        (Source("", "headline", container="The Evening Courier"), "eveningcourierheadline"),
    ],
)
def test_a_key_is_author_year_and_first_word(source: Source, key: str) -> None:
    assert citation_key(source) == key


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            Source(
                "",
                "article",
                "Tides",
                "Trade",
                authors=(Contributor("Liu", "Hong", NameOrder.FAMILY_FIRST),),
                container="Coast Review",
                volume="7",
                issue="2",
                pages="1-9",
                date=Edtf.parse("2019-06"),
            ),
            "Liu Hong, “Tides: Trade,” Coast Review, Vol. 7, No. 2, June 2019, pp 1-9.",
        ),
        (
            Source("", "statement", speaker="Grete Moe", date=Edtf.parse("2019-04-29")),
            "Grete Moe, [Statement of Grete Moe, 29 April 2019], 29 April 2019.",
        ),
        (
            Source("", "document", "Tides", authors=tuple(Contributor(one, "A.") for one in "BCD")),
            "A. B, A. C, and A. D, “Tides.”",
        ),
    ],
)
def test_a_line_is_printed_as_journals_prefer_it(source: Source, line: str) -> None:
    assert cite_printed(source) == line
