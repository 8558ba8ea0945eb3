"""The record: what the head and the preferred-citation line of a document say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.document.readers import parse_markdown, parse_text, read
from factcheck.extract.record import record
from factcheck.model import NameOrder, Record, SourceFile

BODY = "\n\nThe harbour was dredged in 2018, and the boats of the town came back. It was late."
HEAD = (
    "Tides and Trade\n\nBy Ada Byrne\nPublished June 2019 in Coast Review · Volume 7, Issue 2\n\n"
)


def of(head: str, body: str = BODY) -> Record:
    """Return the record of a plain text."""
    return record(parse_text(SourceFile("x.txt", head + body)))


def said(fields: tuple[tuple[str, str, object], ...]) -> dict[str, str]:
    """Return the first value of each field."""
    return {name: value for name, value, _ in reversed(fields)}


def test_the_head_gives_title_author_date_and_place_of_publication() -> None:
    assert said(of(HEAD).head) == {
        "title": "Tides and Trade",
        "author": "Ada Byrne",
        "date": "2019-06",
        "container": "Coast Review",
        "volume": "7",
        "issue": "2",
    }


FULL = {
    "author": "Ada Byrne",
    "title": "Tides and Trade",
    "container": "Coast Review",
    "volume": "7",
    "issue": "2",
    "pages": "127-136",
    "date": "2019-06",
}


@pytest.mark.parametrize(
    ("line", "differs"),
    [
        (
            (
                "Preferred citation: Ada Byrne, “Tides and Trade,” Coast Review, Vol. 7, No. 2, "
                "June 2019, pp 127-136."
            ),
            {},
        ),
        (
            (
                "How to cite this article: Byrne, Ada. “Tides and Trade.” Coast Review 7, no. 2 "
                "(June 2019): 127–36."
            ),
            {"author": "Byrne, Ada"},
        ),
        (
            "Citation: Byrne, Ada. 2019. “Tides and Trade.” Coast Review 7 (2): 127–36.",
            {"author": "Byrne, Ada", "date": "2019"},
        ),
        (
            (
                "Suggested citation: Ada Byrne, ‘Tides and Trade’, Coast Review, vol. 7, issue 2 "
                "(June 2019), pp. 127–136."
            ),
            {},
        ),
    ],
)
def test_a_citation_line_is_read_in_the_usual_styles(line: str, differs: dict[str, str]) -> None:
    assert said(of(HEAD + line).citation) == FULL | differs


def test_a_citation_below_its_own_heading_is_read() -> None:
    line = (
        "Suggested citation\n\nByrne, A. (2019, June). Tides and Trade. Coast Review, 7(2), 11–20."
    )
    assert said(of(HEAD + line).citation)["pages"] == "11-20"


def test_every_value_stands_where_its_span_says() -> None:
    text = (
        HEAD
        + "Preferred citation: Ada Byrne, “Tides and Trade,” Coast Review, Vol. 7, No. 2."
        + BODY
    )
    document = parse_text(SourceFile("x.txt", text))
    found = record(document)
    for name, value, span in (*found.head, *found.citation):
        if name not in ("date", "pages"):
            assert document.words(span) == value


def test_without_a_head_there_is_no_source() -> None:
    found = of(
        "", "The harbour was dredged in 2018, and the boats of the town came back. It was late."
    )
    assert found == Record()


# Who comes first in a name


@pytest.mark.parametrize(
    ("byline", "body", "family", "order"),
    [
        ("Ada Byrne", "", "Byrne", NameOrder.GIVEN_FIRST),
        ("Marta van der Berg", "", "van der Berg", NameOrder.GIVEN_FIRST),
        ("Nguyen Van Tam", "", "Nguyen", NameOrder.FAMILY_FIRST),
    ],
)
def test_the_document_or_the_form_tells_the_family_name(
    byline: str, body: str, family: str, order: NameOrder
) -> None:
    source = of(f"Tides and Trade\n\nBy {byline}\n\n", BODY + body).source
    assert source is not None
    assert [(author.family, author.order) for author in source.authors] == [(family, order)]
    assert source.authors[0].displayed == byline


@pytest.mark.parametrize(
    "line",
    [
        "Cite as: Byrne, Ada; Lind, Bo. Tides and Trade. Coast Review. 2019;7(2):1-9.",
        "Cite as: Byrne A, Lind B. Tides and Trade. Coast Review. 2019;7(2):1-9.",
        "Cite as: Ada Byrne and Bo Lind, “Tides and Trade,” Coast Review, Vol. 7, No. 2.",
    ],
)
def test_without_a_byline_the_citation_names_the_authors(line: str) -> None:
    source = of(f"Tides and Trade\n\n{line}").source
    assert source is not None
    assert [author.family for author in source.authors] == ["Byrne", "Lind"]
    assert [author.given[0] for author in source.authors] == ["A", "B"]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ada Byrne, Water Quality Engineering, and Bo Lind", ["Ada Byrne", "Bo Lind"]),
        ("Ada Byrne, Head of Field Operations, Bo Lind, Logistics", ["Ada Byrne", "Bo Lind"]),
        ("Ada Byrne and Water Quality Board", ["Ada Byrne", "Water Quality Board"]),
    ],
)
def test_a_post_behind_a_name_is_no_author(byline: str, authors: list[str]) -> None:
    source = of(f"Tides and Trade\n\nBy {byline}\n\n").source
    assert source is not None
    assert [author.displayed for author in source.authors] == authors


# Titles


# What is covered, and when it came out


@pytest.mark.parametrize(
    ("head", "covers"),
    [
        ("Tides and Trade\n\nPeriod covered: 3 May – 9 June 2018\n\n", "2018-05-03/2018-06-09"),
        ("Tides and Trade, 2015–2018\n\n", "2015/2018"),
        (
            "Coast Review\n\nMay — Aug 2018\n\nTides and Trade\n\nBy Ada Byrne\n\n",
            "2018-05/2018-08",
        ),
        ("The outage of 9 March 2018\n\nPrepared by Ada Byrne\n\n", "2018-03-09"),
        ("Tides and Trade\n\nReporting period: January to June 2018\n\n", ""),
        ("Tides and Trade\n\n", ""),
        ("Tides and Trade\n\nBy Ada Byrne\n\n2019-06-03\n\n", ""),
    ],
)
def test_the_head_declares_the_period(head: str, covers: str) -> None:
    found = of(head)
    assert str(found.covers or "") == covers
    assert (found.covers is None) == (found.covers_span is None)


def test_yaml_front_matter_is_read() -> None:
    text = f'---\ntitle: "Tides"\nauthor: Ada Byrne\ndate: 2019-06-03\n---\n{BODY}'
    found = record(parse_markdown(SourceFile("x.md", text)))
    assert said(found.head) == {"title": "Tides", "author": "Ada Byrne", "date": "2019-06-03"}


def test_the_real_article_has_its_record(shared: Callable[[str], Path]) -> None:
    path = shared("articles/comparative-connections-22-1-china-russia.txt")
    found = record(read(str(path)))
    source = found.source
    assert source is not None
    assert (source.key, source.volume, source.issue, source.pages) == (
        "yu2020china",
        "22",
        "1",
        "127-136",
    )
    assert (source.authors[0].family, source.authors[0].displayed) == ("Yu", "Yu Bin")
    assert (str(found.covers), str(found.published)) == ("2020-01/2020-04", "2020-05")
