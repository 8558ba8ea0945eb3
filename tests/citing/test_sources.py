"""Sources: the document itself, and what it names with who, in which form and when."""

import pytest

from factcheck.document.readers import parse_text
from factcheck.extract.attributions import attributions
from factcheck.extract.dates import dates
from factcheck.extract.names import names as mentioned
from factcheck.extract.quotations import quotations
from factcheck.extract.record import record
from factcheck.link import citing
from factcheck.link.entities import link_entities
from factcheck.link.frames.statements import claims_of
from factcheck.model import Document, Facts, Source, SourceFile

CAST = (
    "\n\nMayor Ada Byrne met the engineer Bo Lind in Oslo on 1 May 2018. Byrne and Lind were "
    "pleased. Later Byrne left, and Lind stayed with the Harbour Board."
)


def of(document: Document) -> tuple[Source, ...]:
    """Return the sources of a document."""
    quoted = quotations(document)
    about = record(document)
    names = mentioned(document, quoted)
    facts = Facts(
        dates=dates(document, quoted, about),
        names=names,
        quotations=quoted,
        attributions=attributions(document, names, quoted),
    )
    entities = link_entities(document, names)
    claims = claims_of(document, facts)
    return citing.sources(document, about, facts, claims, entities)


def named(text: str) -> list[tuple[str, str, str, str]]:
    """Return kind, who, title and date of each source that a text names."""
    document = parse_text(SourceFile("x.txt", text + CAST))
    return [
        (one.kind, one.speaker or one.publisher or one.container, one.title, str(one.date))
        for one in of(document)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At a press briefing by Byrne on 3 May 2018 the plan was shown.",
         ("briefing", "Ada Byrne", "", "2018-05-03")),
        ("On 3 May 2018 the Harbour Board issued a statement about the dock.",
         ("statement", "Harbour Board", "", "2018-05-03")),
        ("The Evening Courier reported on 3 May 2018 that the dock was old.",
         ("news-report", "Evening Courier", "", "2018-05-03")),
        ("On 3 May 2018 Byrne told Reuters that the dock was old.",
         ("remarks", "Ada Byrne", "", "2018-05-03")),
        ("A 2017 report by the National Audit Office warned of the dock.",
         ("report", "National Audit Office", "", "2017")),
        ("Byrne came to the gate. Her 3 May 2018 press briefing was short.",
         ("briefing", "Ada Byrne", "", "2018-05-03")),
    ],
)  # fmt: skip
def test_a_source_with_who_and_when_is_listed(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A report by Lind warned of the dock in 2017.",
        "On 3 May 2018 Byrne said that the dock was old.",
        "On 3 May 2018 a report was read.",
        "In May 2018 Byrne’s statement surprised the town.",
        "On 3 May 2018 the painter wrote “the statement of Byrne” on the gate.",
    ],
)
def test_what_lacks_something_is_left_out(text: str) -> None:
    assert named(text) == []


def test_a_speaker_is_split_as_the_text_calls_him() -> None:
    (found,) = of(
        parse_text(SourceFile("x.txt", f"Byrne’s statement on 3 May 2018 was short.{CAST}"))
    )
    assert [(author.family, author.given) for author in found.authors] == [("Byrne", "Ada")]
