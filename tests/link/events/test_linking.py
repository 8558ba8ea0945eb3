"""Which statements tell one happening."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import examine, examine_text
from factcheck.link.events.linking import events
from factcheck.link.frames.frame import Frames
from factcheck.model import Claim, Date, DateKind, Document, Dossier, Edtf, Span

LOCK = """The lock at Vale

Anna Dorn designed a lock for the river Ouse. {first} The river was calm in those years. {second}

Chronology

4 May 1911: The lock opens to barges.
19 June 1913: The first barge of coal passes the lock.
2 March 1914: Anna Dorn sells the towpath to the parish of Vale.
"""


def linked(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the words of both ends of every link."""
    links = [link for event in dossier.events for link in event.links]
    return [(dossier.claim(link.left).says, dossier.claim(link.right).says) for link in links]


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("The lock was opened to barges on 4 May 1911.", "The lock opens to barges."),
        ("A barge with coal was the first to pass.", "The first barge of coal passes the lock."),
        (
            "The towpath was sold to the parish in the end.",
            "Anna Dorn sells the towpath to the parish of Vale.",
        ),
    ],
    ids=["inflected", "undated", "irregular verb"],
)
def test_a_sentence_is_linked_with_its_entry(sentence: str, entry: str) -> None:
    text = LOCK.format(first=sentence, second="It flooded later.")
    assert (sentence, entry) in linked(examine_text(text).dossier)


def declared(*years: tuple[str, str]) -> tuple[Claim, ...]:
    """Return claims of (event id, date)."""
    dates = [Date(Span(0, 0), Edtf.parse(date), DateKind.ABSOLUTE) for _, date in years]
    return tuple(
        Claim(f"n{at}", "The lock opens.", date=date, event=event)
        for at, ((event, _), date) in enumerate(zip(years, dates, strict=True))
    )


def test_declared_tellings_are_compared_with_the_one_dated_best() -> None:
    claims = declared(("opening", "1911"), ("opening", "1911-05-04"), ("opening", "1911-05-05"))
    (event,) = events(Frames(Document("x", "", (), ()), claims, ()))
    assert [(link.left, link.right) for link in event.links] == [("n0", "n1"), ("n1", "n2")]


def test_dates_that_the_annotators_aligned_are_linked(shared: Callable[[str], Path]) -> None:
    dossier = examine(shared("articles/comparative-connections-22-1-china-russia.txt")).dossier
    lines = {
        (dossier.claim(link.left).line, dossier.claim(link.right).line)
        for event in dossier.events
        for link in event.links
    }
    assert {(24, 134), (36, 144), (58, 146), (60, 148), (36, 152), (52, 160), (116, 182)} <= lines


def test_headers_of_two_messages_are_two_events() -> None:
    line = (
        "The {} were cut in 1986.\n\nReceived: from MILL by QUAY.ORG with TCP; {} Jan 1987 {}:02:46"
    )
    text = f"# A\n\n{line.format('oats', 8, 23)}\n\n# B\n\n{line.format('beans', 6, 11)}\n"
    assert linked(examine_text(text, ".md").dossier) == []
