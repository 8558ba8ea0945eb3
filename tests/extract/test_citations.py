"""Markers in running text: what is one, what it points at, and what stands beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.extract.quotations import quotations
from factcheck.extract.references import citations, reference_lists
from factcheck.link.citing import citing
from factcheck.model import Citation, Facts, SourceFile

NUMBERS = "\n\n## References\n\n[1] Dahl 2011.\n\n[2] Moreau 2014.\n\n[3] Orsini 2016.\n"
NAMES = "\n\n## References\n\nDahl, I. (2011). Ice.\n\nMoreau, J. (2014). Silt.\n"
NOTES = "\n\n[^1]: Dahl, *Ice*.\n\n[^b]: Moreau, *Silt*.\n"


def markers(text: str, suffix: str = ".md") -> list[tuple[str, Citation]]:
    """Return (words, marker) of every marker of a text."""
    parse = parse_markdown if suffix == ".md" else parse_text
    document = parse(SourceFile("x" + suffix, text))
    found = citations(document, reference_lists(document), quotations(document))
    return [(document.words(one.span), one) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze [2].", [("[2]", (2,))]),
        ("It froze [1, 2].", [("[1, 2]", (1, 2))]),
        ("It froze [1][3].", [("[1]", (1,)), ("[3]", (3,))]),
        ("It froze [1, 3–5; 9].", [("[1, 3–5; 9]", (1, 3, 4, 5, 9))]),
        ("It froze.² It thawed.", [("²", (2,))]),
        ("It froze<sup>2</sup> over.", [("2", (2,))]),
        ("It covered 40 km² and 3 m³.", []),
        ("It is `a[2]` in the code.", []),
        ("It froze [sic] in [2011].", []),
    ],
)
def test_numeric_markers(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(words, one.numbers) for words, one in markers(text + NUMBERS)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze (Dahl 2011).", [("Dahl", "2011")]),
        (
            "It froze (see Dahl 2011; Moreau & Lee, 2014).",
            [("Dahl", "2011"), ("Moreau+Lee", "2014")],
        ),
        (
            "It froze (Dahl 2011a, b, 2012).",
            [("Dahl", "2011a"), ("Dahl", "2011b"), ("Dahl", "2012")],
        ),
        ("It froze (van der Meer 2011).", [("van der Meer", "2011")]),
        ("It froze (Holt 1962, cited in Dahl 2011).", [("Dahl", "2011")]),
        ("Dahl (2011) says so.", [("Dahl", "2011")]),
        ("Dahl et al.’s (2011) map is lost.", [("Dahl", "2011")]),
        ("It froze (1914).", []),
        ("He (born 1914) left (in May 2011).", []),
        ("It froze (since 2011).", []),
    ],
)
def test_author_year_markers(text: str, expected: list[tuple[str, str]]) -> None:
    found = [("+".join(one.names), f"{one.year}{one.letter}") for _, one in markers(text + NAMES)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze.[^1] It thawed[^b] late.", [("froze.", "^1"), ("thawed", "^b")]),
        ("He wrote[^1]: it froze.", [("wrote", "^1")]),
        (
            "It froze [@dahl11; see @moreau14, p. 4].",
            [("@dahl11", "dahl11"), ("@moreau14", "moreau14")],
        ),
        (r"It froze \cite{dahl11,moreau14}.", [("dahl11", "dahl11"), ("moreau14", "moreau14")]),
        ("It froze [Dah11].", [("[Dah11]", "Dah11")]),
        ("Write to a@example.org or [b@example.org].", []),
    ],
)
def test_notes_and_keys(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, one.label) for words, one in markers(text + NOTES)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They kept the 2011 handbook [2].", [("year", "2011", "handbook")]),
        ("As Dahl (2011) [2] says.", [("year", "2011", "Dahl"), ("author", "Dahl", "Dahl")]),
        ("In the 2011 study by Dahl [2].", [("year", "2011", "Dahl"), ("author", "Dahl", "Dahl")]),
        ("As Dahl et al. [2] say.", [("author", "Dahl", "Dahl et al.")]),
        ("By Dahl and Moe [2].", [("author", "Dahl and Moe", "Dahl, Moe")]),
        ("By Dahl, Moe and Lee [2].", [("author", "Dahl, Moe and Lee", "Dahl, Moe, Lee")]),
        ("In Dahl’s early study [2].", [("author", "Dahl", "Dahl")]),
        ("In Dahl’s boat [2].", []),
        ("In 2011 several boats followed the handbook [2].", []),
    ],
)
def test_what_stands_beside_a_marker(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (part.field, part.value, part.noun or ", ".join(part.names) + " et al." * part.others)
        for _, one in markers(text + NUMBERS)
        if one.numbers
        for part in one.particulars
    ]
    assert found == expected


def test_nothing_is_a_marker_without_a_list() -> None:
    assert markers("It froze [2], says Dahl (2011).[^1]\n") == []


WORDS = st.sampled_from(
    ["[1]", "[2, 3–9]", "[^1]", "[^1]: ", "\n\n", "\n", "## References\n\n", "Notes\n\n", "(", ")",
     "Dahl", "Moe, I.", "2011", "2011a", "et al.", "and", "&", "“", "”", ";", ",", ".", "¹", "²",
     "<sup>1</sup>", "[@key]", "\\cite{a,b}", "1. ", "[1] ", "https://doi.org/10.1000/x", "p. 4",
     "———.", "In:", "vol. 4", "(2)", ": ", "5–1", "`", "the 2011 survey", "arXiv:1901.01234"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=50), st.sampled_from([".md", ".txt"]))
def test_any_row_of_words_gives_references_inside_the_text(row: list[str], suffix: str) -> None:
    parse = parse_markdown if suffix == ".md" else parse_text
    text = "x " + " ".join(row) + "\n\n## References\n\n[1] Dahl 2011.\n\n[2] Moe 2012.\n"
    document = parse(SourceFile("x" + suffix, text))
    quoted = quotations(document)
    lists = reference_lists(document)
    found = citations(document, lists, quoted)
    spans = [one.span for one in found] + [entry.span for one in lists for entry in one.references]
    spans += [part.span for one in found for part in one.particulars]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert list(found) == sorted(found, key=lambda one: one.span)
    known = citing(document, Facts(lists=lists, citations=found))
    assert all(one.references for one in known.resolved)
