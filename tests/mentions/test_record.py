"""The record: what the head and the preferred-citation line of a document say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.mentions.record import record
from factcheck.model import Edtf, NameOrder, Record, SourceFile
from factcheck.readers import parse_markdown, parse_text, read

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


def test_a_citation_inside_brackets_ends_with_them() -> None:
    line = "(This is extracted from Coast Review: A Journal, Vol. 7, No. 2, June 2019. "
    found = of(
        HEAD
        + line
        + "Preferred citation: Ada Byrne, “Tides and Trade,” Coast Review, Vol. 7, pp 3-9.)"
    )
    assert said(found.citation)["pages"] == "3-9"
    assert [value for name, value, _ in found.head if name == "volume"] == ["7", "7"]


def test_doi_and_address_are_read() -> None:
    line = "Cite as: Byrne, A. (2019). Tides. Coast Review. https://doi.org/10.1234/coast.7"
    assert said(of(HEAD + line).citation)["doi"] == "10.1234/coast.7"


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


def test_an_inverted_form_in_the_citation_tells_the_family_name() -> None:
    line = "Cite as: Szabó, Ilona. “Tides and Trade.” Coast Review 7, no. 2 (2019): 1–9."
    source = of(f"Tides and Trade\n\nBy Szabó Ilona\n\n{line}").source
    assert source is not None
    assert source.authors[0].family == "Szabó"
    assert source.authors[0].displayed == "Szabó Ilona"


@pytest.mark.parametrize(
    "line",
    [
        "Cite as: Byrne A, Lind B. Tides and Trade. Coast Review. 2019;7(2):1-9.",
        "Cite as: Ada Byrne and Bo Lind, “Tides and Trade,” Coast Review, Vol. 7, No. 2.",
    ],
)
def test_without_a_byline_the_citation_names_the_authors(line: str) -> None:
    source = of(f"Tides and Trade\n\n{line}").source
    assert source is not None
    assert [author.family for author in source.authors] == ["Byrne", "Lind"]
    assert [author.given[0] for author in source.authors] == ["A", "B"]


def test_several_authors_and_their_institutions_are_told_apart() -> None:
    source = of("Tides and Trade\n\nBy Ada Byrne, Port University, and Bo Lind\n\n").source
    assert source is not None
    assert [author.displayed for author in source.authors] == ["Ada Byrne", "Bo Lind"]


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


def test_a_series_in_front_of_the_title_makes_it_a_subtitle() -> None:
    line = "Preferred citation: Ada Byrne, “Coasts: Tides and Trade,” Coast Review, Vol. 7, No. 2."
    source = of(HEAD + line).source
    assert source is not None
    assert (source.title, source.subtitle) == ("Coasts", "Tides and Trade")


# What is covered, and when it came out


@pytest.mark.parametrize(
    ("head", "covers"),
    [
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


def test_a_day_and_its_month_agree_and_the_day_is_taken() -> None:
    found = of(
        "Tides and Trade\n\nBy Ada Byrne\nPublished 3 June 2019\nVol. 7, No. 2, June 2019\n\n"
    )
    assert str(found.published) == "2019-06-03"


def test_two_dates_of_publication_that_contradict_each_other_give_none() -> None:
    found = of("Tides and Trade\n\nBy Ada Byrne\nPublished June 2019\nVol. 7, No. 2, May 2019\n\n")
    assert found.published is None


@pytest.mark.parametrize(
    "byline",
    [
        "Jane Roe, Harbour Herald",
        "Jane Roe for the Harbour Herald",
    ],
)
def test_the_journal_behind_a_name_carries_the_article(byline: str) -> None:
    source = of(f"Tides and Trade\n\nBy {byline}\n\n").source
    assert source is not None
    assert [author.displayed for author in source.authors] == ["Jane Roe"]
    assert source.container == "Harbour Herald"


def test_a_body_that_issues_a_report_stands_before_its_date() -> None:
    text = "Tides and Trade\n\nIssued by the board on 3 May 2021\n\n"
    assert of(text).published == Edtf.parse("2021-05-03")


def test_a_date_in_the_byline_is_that_of_publication() -> None:
    found = of("# Tides and Trade\n\nBy Ada Byrne | June 3, 2019 | 5 min read\n\n")
    assert str(found.published) == "2019-06-03"


def test_a_review_dates_the_source_but_is_no_publication() -> None:
    text = "# Outage of 9 March 2018\n\n**Author:** Ada Byrne, with help from Bo Lind\n"
    document = parse_markdown(
        SourceFile("x.md", f"{text}**Status:** reviewed 20 March 2018\n{BODY}")
    )
    found = record(document)
    assert found.published is None
    assert found.source is not None
    assert str(found.source.date) == "2018-03-20"
    assert [author.displayed for author in found.source.authors] == ["Ada Byrne"]
    assert found.source.kind == "document"


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


@pytest.mark.parametrize(
    ("rest", "issue"),
    [
        ("Ada Byrne, “Tides and Trade,” Report No. 4, Coast Institute, Cork, June 2019.", "4"),
        ("Ada Byrne, “Tides and Trade,” Working Paper 12, Coast Institute, June 2019.", "12"),
    ],
)
def test_a_numbered_report_is_its_institutes(rest: str, issue: str) -> None:
    source = of(f"Tides and Trade\n\nPreferred citation: {rest}\n\n").source
    assert source is not None
    assert (source.kind, source.issue, source.publisher) == ("report", issue, "Coast Institute")
    assert (source.title.lower(), source.container) == ("tides and trade", "")


JOURNAL = "Review of the Coasts, Volume 7, Number 2, June 2019, pp. 20–31"


def test_the_line_of_a_journal_under_the_byline_is_read() -> None:
    head = (
        f"# Tides\n\nBy Ada Byrne and Bo Lind\n\n{JOURNAL}\n\nhttps://doi.org/10.5555/cr.2019.7\n"
    )
    source = record(parse_markdown(SourceFile("x.md", f"{head}{BODY}"))).source
    assert source is not None
    assert [name.displayed for name in source.authors] == ["Ada Byrne", "Bo Lind"]
    assert (source.kind, source.container) == ("article", "Review of the Coasts")
    assert (source.volume, source.issue, source.pages) == ("7", "2", "20-31")
    assert (str(source.date), source.doi, source.url) == ("2019-06", "10.5555/cr.2019.7", "")
