"""Lists of works: where they are found, and what each shape of entry tells."""

import pytest

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.extract.references import reference_lists
from factcheck.extract.references.works import work_of
from factcheck.model import ListKind, ReferenceList, SourceFile, Work


def lists(text: str, suffix: str = ".md") -> tuple[ReferenceList, ...]:
    parse = parse_markdown if suffix == ".md" else parse_text
    return reference_lists(parse(SourceFile("x" + suffix, text)))


def told(work: Work) -> dict[str, object]:
    """Return what an entry tells, people by their names as displayed."""
    fields = ("kind", "letter", "title", "container", "publisher", "edition")
    more = ("volume", "issue", "pages", "doi", "arxiv", "url")
    values: dict[str, object] = {name: getattr(work, name) for name in (*fields, *more)}
    values |= {
        "authors": [author.displayed for author in work.authors],
        "date": str(work.date or ""),
        "accessed": str(work.accessed or ""),
        "others": work.others,
    }
    return {name: value for name, value in values.items() if value}


ARTICLE = {
    "kind": "article",
    "authors": ["I. Dahl", "J. Moreau"],
    "date": "2016",
    "title": "Silt and tide",
    "container": "Coastal Letters",
    "volume": "9",
    "issue": "2",
    "pages": "112-120",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Dahl, I., & Moreau, J. (2016). Silt and tide. Coastal Letters, 9(2), 112–120. "
            "https://doi.org/10.5555/cl.16",
            ARTICLE | {"doi": "10.5555/cl.16"},
            id="APA",
        ),
        pytest.param(
            "Dahl, I. and Moreau, J. (2016) ‘Silt and tide’, Coastal Letters, 9(2), pp. 112–120.",
            ARTICLE,
            id="Harvard",
        ),
        pytest.param(
            "Dahl, I. and Moreau, J. Silt and tide. Coastal Letters 2016; 9: 112–120.",
            {name: value for name, value in ARTICLE.items() if name != "issue"},
            id="no stop before the year",
        ),
        pytest.param(
            "I. Dahl and J. Moreau, “Silt and tide,” Coast. Lett., vol. 9, no. 2, pp. 112–120, "
            "May 2016.",
            ARTICLE | {"date": "2016-05", "container": "Coast. Lett."},
            id="IEEE",
        ),
        pytest.param(
            "Dahl, Ida, and Jean Moreau. 2016a. “Silt and Tide.” Coastal Letters 9, no. 2: 112–20.",
            ARTICLE
            | {"authors": ["Ida Dahl", "Jean Moreau"], "title": "Silt and Tide", "letter": "a"},
            id="Chicago author-date",
        ),
        pytest.param(
            "Ida Dahl and Jean Moreau, The Long Silt (Bergen: Fjord Press, 2016), 34.",
            {
                "kind": "book",
                "authors": ["Ida Dahl", "Jean Moreau"],
                "date": "2016",
                "title": "The Long Silt",
                "publisher": "Fjord Press",
            },
            id="Chicago note",
        ),
        pytest.param(
            "van der Meer, P. (2011). Locks. In I. Dahl (Ed.), The canal book (pp. 1–20). "
            "Ghent: Sluis.",
            {
                "kind": "chapter",
                "authors": ["P. van der Meer"],
                "date": "2011",
                "title": "Locks",
                "container": "The canal book",
                "publisher": "Sluis",
                "pages": "1-20",
            },
            id="chapter",
        ),
        pytest.param(
            "National Fire Panel (2012) Guidance on inquiries. London: Delph.",
            {
                "kind": "book",
                "authors": ["National Fire Panel"],
                "date": "2012",
                "title": "Guidance on inquiries",
                "publisher": "Delph",
            },
            id="a body before a year",
        ),
        pytest.param(
            "I. Dahl, “Locks,” J. River Eng., vol. 25, no. 1, pp. 44–60, 2016.",
            {
                "kind": "article",
                "authors": ["I. Dahl"],
                "date": "2016",
                "title": "Locks",
                "container": "J. River Eng.",
                "volume": "25",
                "issue": "1",
                "pages": "44-60",
            },
            id="a shortened journal",
        ),
        pytest.param(
            "Harbour Board. “Dredging.” 4 May 2019. https://example.org/dredging. "
            "Accessed 5 June 2020.",
            {
                "kind": "web-page",
                "authors": ["Harbour Board"],
                "date": "2019-05-04",
                "title": "Dredging",
                "url": "https://example.org/dredging",
                "accessed": "2020-06-05",
            },
            id="web page",
        ),
        pytest.param(
            '^ a b "Locks reopen after the flood". The Canal Gazette. 4 May 2019. Retrieved 5 June 2020.',  # noqa: E501
            {
                "kind": "article",
                "date": "2019-05-04",
                "title": "Locks reopen after the flood",
                "container": "The Canal Gazette",
                "accessed": "2020-06-05",
            },
            id="encyclopedia",
        ),
        pytest.param(
            "https://example.org/a_(b).",
            {"kind": "web-page", "url": "https://example.org/a_(b)"},
            id="bare address",
        ),
    ],
)
def test_an_entry_tells_its_work(words: str, expected: dict[str, object]) -> None:
    assert told(work_of(words)) == expected


@pytest.mark.parametrize(
    ("words", "school"),
    [
        ("Dahl, I. (2018). Silt [PhD thesis, Port University].", "Port University"),
        ("Dahl, I. (2018). Silt [PhD thesis]. Bergen: Fjord.", "Fjord"),
    ],
)
def test_a_thesis_has_its_school(words: str, school: str) -> None:
    work = work_of(words)
    assert (work.publisher, work.container) == (school, "")
    assert work.title.casefold() in ("silt", "silt and tide")
    assert work.kind == "thesis"


@pytest.mark.parametrize(
    ("text", "suffix", "kind", "labels"),
    [
        ("## References\n\n[1] Dahl 2001.\n\n[2] Moe 2002.\n", ".md", "numbered", ["1", "2"]),
        ("## Sources\n\n1. Dahl 2001.\n1. Moe 2002.\n", ".md", "numbered", ["1", "2"]),
        ("Notes\n\n1 Dahl, see above.\n2 Moe, p. 3.\n", ".txt", "notes", ["1", "2"]),
        ("It fell.[^a]\n\n[^a]: https://example.org\n", ".md", "notes", ["^a"]),
        ("It fell.[^a] It rose.[^b]\n\n[^a]:Log.\n[^b]:\n", ".md", "notes", ["^a", "^b"]),
        (
            "It fell.[^a]\n\n[^a]: A `b.\n[^c]: C` *d.\n[^e]: E*\n",
            ".md",
            "notes",
            ["^a", "^c", "^e"],
        ),
        ("It fell.[^a]\n\n[^a]:Log.\n[^b]:Map.\n", ".txt", "notes", ["^a", "^b"]),
        ("# References\n\n[Dah01] Dahl.\n\n[Moe02] Moe.\n", ".md", "keyed", ["Dah01", "Moe02"]),
    ],
)
def test_a_list_is_told_by_its_labels(text: str, suffix: str, kind: str, labels: list[str]) -> None:
    [found] = lists("The harbour froze in 1901. It was a hard winter.\n\n" + text, suffix)
    assert found.kind == ListKind(kind)
    assert [entry.label for entry in found.references] == labels


@pytest.mark.parametrize(
    ("heading", "excerpt", "cited"),
    [
        ("References", False, True),
        ("Bibliography", False, False),
        ("Selected bibliography", True, False),
        ("Works consulted", True, False),
    ],
)
def test_a_heading_says_what_its_list_means_to_hold(
    heading: str, *, excerpt: bool, cited: bool
) -> None:
    [found] = lists(f"It froze.\n\n## {heading}\n\nDahl, I. 2001. Ice.\n\nMoe, T. 2002. Snow.\n")
    assert (found.is_excerpt, found.is_cited) == (excerpt, cited)


def test_a_dash_stands_for_the_authors_above() -> None:
    [found] = lists("It froze.\n\n## Sources\n\nDahl, I. 2001. Ice.\n\n———. 2004. Snow.\n")
    assert [entry.work.authors for entry in found.references] == [
        found.references[0].work.authors
    ] * 2


def test_the_day_on_which_a_page_was_read_is_no_entry() -> None:
    read = "https://example.org/{0}\nAccessed on Thu, December 21, 2017.\n\n"
    entries = f"Dahl, I. 2001. Ice. {read}———. 2004. Snow. {read}Moe, T. 2002. Silt. {read}"
    [found] = lists(f"It froze.\n\n## Sources\n\n{entries}")
    years = [entry.work.year for entry in found.references]
    assert years == [2001, 2004, 2002]
    assert str(found.references[0].work.accessed) == "2017-12-21"


def test_a_note_without_a_heading_may_contain_a_block_quotation() -> None:
    notes = "[1] The log says:\n\n> It froze.\n\n[2] Silt.\n\n[3] Stones.\n\n[4] Sand.\n"
    [found] = lists(f"The ice came late [1]. It was a hard winter [2, 3, 4].\n\n{notes}")
    assert [entry.number for entry in found.references] == [1, 2, 3, 4]


def test_a_document_without_a_list_has_none() -> None:
    assert lists("# Ice\n\nThe harbour froze in 1901 [1]. It thawed (Moe 2002).\n") == ()


@pytest.mark.parametrize(
    ("words", "editors", "container", "publisher", "place"),
    [
        (
            "Dahl, I. (2009). Ice. In N. Okafor & T. Moe (Eds.), Old Canals (2nd ed., pp. 3–8). Volta Books.",  # noqa: E501
            ["N. Okafor", "T. Moe"],
            "Old Canals",
            "Volta Books",
            "",
        ),
        (
            "Dahl, Ida. “Locks.” In Old Canals, edited by Ngozi Okafor, 3–18. St. Ives: Volta Books, 2009.",  # noqa: E501
            ["Ngozi Okafor"],
            "Old Canals",
            "Volta Books",
            "St. Ives",
        ),
        (
            "Dahl, I. Locks. In: Old Canals, edited by Ngozi Okafor and Tor Moe. Accra: Volta Books; 2009.",  # noqa: E501
            ["Ngozi Okafor", "Tor Moe"],
            "Old Canals",
            "Volta Books",
            "Accra",
        ),
    ],
)
def test_the_editors_of_a_book_are_neither_its_title_nor_its_publisher(
    words: str, editors: list[str], container: str, publisher: str, place: str
) -> None:
    work = work_of(words)
    assert [name.displayed for name in work.editors] == editors
    assert (work.kind, work.container, work.publisher, work.place) == (
        "chapter",
        container,
        publisher,
        place,
    )
