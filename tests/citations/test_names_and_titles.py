"""Names and titles in citations, and keys and printed lines."""

import pytest

from factcheck.citations import cite_printed
from factcheck.citations.names import listed
from factcheck.citations.titles import titled
from factcheck.model import Contributor, Edtf, NameOrder, Source
from factcheck.model.contributors import contributor
from factcheck.model.keys import citation_key, free_key


@pytest.mark.parametrize(
    ("displayed", "written"),
    [
        ("Ada Byrne", "Byrne, Ada"),
        ("Liu Hong", "Liu, Hong"),
        ("Marta van der Berg", "van der Berg, Marta"),
        ("Zuwaina bint Ahmed al-Riyami", "al-Riyami, Zuwaina bint Ahmed"),
        ("Martin Roe Jr.", "Roe, Jr., Martin"),
        ("Park Min-ji", "Park, Min-ji"),
        ("Sun Miller", "Miller, Sun"),
        ("Le Corbusier", "Corbusier, Le"),
        ("Lê Hữu Minh", "Lê, Hữu Minh"),
        ("Port Office", "{Port Office}"),
        ("TASS", "{TASS}"),
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
        (Contributor("Roe, Jr.", "J."), "Roe, Jr., J."),
        (Contributor("Hand and Foot", "J."), "{Hand and Foot}, J."),
        (Contributor(family="Liu", given="Hong", order=NameOrder.FAMILY_FIRST), "Liu, Hong"),
    ],
)
def test_what_bibtex_would_take_apart_stands_in_braces(name: Contributor, written: str) -> None:
    assert listed((name,)) == written


def test_the_document_may_know_better_than_the_form() -> None:
    assert contributor("Liu Hong", "Hong").displayed == "Liu Hong"
    assert contributor("Liu Hong", "Hong").family == "Hong"
    assert contributor("Szabó Ilona", "Szabó").order is NameOrder.FAMILY_FIRST
    assert contributor("Bui Thanh Tung", "Tung").family == "Bui"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("China-Oman Relations: Tides and Trade", "{China}-{Oman} Relations: Tides and Trade"),
        ("China Is the Heart of Asia", "{China} Is the Heart of {Asia}"),
        (
            "Cables of the State Department on Wuhan Labs",
            "Cables of the {State Department} on {Wuhan} Labs",
        ),
        (
            "Spokesperson Geng Shuang's Talk of April 29",
            "Spokesperson {Geng Shuang}'s Talk of {April} 29",
        ),
        ("COVID-19 and R&D in the UK", "{COVID}-19 and {R\\&D} in the {UK}"),
        ("Trade of the U.S. with Oslo", "Trade of the {U.S.} with {Oslo}"),
        (
            "The harbour of Grønnesvik and the old tide",
            "The harbour of {Gr{\\o}nnesvik} and the old tide",
        ),
        ("Resolution 31 (2015)", "Resolution 31 (2015)"),
        ("Post-mortem: Four Hours Without Tides", "Post-mortem: Four Hours Without Tides"),
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
            Source("", "resolution", "Resolution 31", publisher="United Harbours Council"),
            "uhcresolution",
        ),
        (
            Source("", "briefing", speaker="Grete Moe", date=Edtf.parse("2019-04")),
            "moe2019briefing",
        ),
        (Source("", "article", "Tides", date=Edtf.of(2019)), "tides2019"),
        (Source("", "article", "2019 in Tides"), "source2019"),
        (Source("", "article", "海港", authors=(Contributor("张", "昊"),)), "source"),
        (Source("", "headline", container="The Evening Courier"), "eveningcourierheadline"),
    ],
)
def test_a_key_is_author_year_and_first_word(source: Source, key: str) -> None:
    assert citation_key(source) == key


def test_a_taken_key_gets_a_letter_and_then_a_number() -> None:
    assert free_key("roe", {"roe"}) == "roeb"
    assert free_key("Roe", {"roe"}) == "Roeb"
    taken = {"roe", *(f"roe{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")}
    assert free_key("roe", taken) == "roe_27"


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
            Source(
                "", "article", "Where Is the Tide?", container="Review", doi="10.1/x", pages="3"
            ),
            "Review, “Where Is the Tide?”, p 3, https://doi.org/10.1/x.",
        ),
        (
            Source("", "statement", speaker="Grete Moe", date=Edtf.parse("2019-04-29")),
            "Grete Moe, [Statement of Grete Moe, 29 April 2019], 29 April 2019.",
        ),
        (Source("", "document", "Tides"), "“Tides.”"),
        (
            Source("", "document", "Tides", authors=tuple(Contributor(one, "A.") for one in "BCD")),
            "A. B, A. C, and A. D, “Tides.”",
        ),
    ],
)
def test_a_line_is_printed_as_journals_prefer_it(source: Source, line: str) -> None:
    assert cite_printed(source) == line
