"""Twins: one thing told at two places of a document, with values that cannot both hold."""

import enum

from factcheck.model.findings import Related
from factcheck.model.links import Proved, Verdict
from factcheck.model.measures import Listing
from factcheck.model.text import Document, Span
from factcheck.values import frozen


class TwinRoute(enum.StrEnum):
    """By what the two places are known to tell one thing."""

    WORDS = "words"
    """A summary and the text tell it in the same words."""
    EDITION = "edition"
    """The title and the text name one thing that has editions."""
    FACT = "fact"
    """A labelled fact of an event, and another label, the title or a sentence on it."""
    COUNT = "count"
    """The opening and the text count the same things."""
    LINK = "link"
    """The words of a link, and the address behind it."""
    PHRASE = "phrase"
    """One phrase with a name in it, a letter apart."""
    ITEMS = "items"
    """A count is announced, and what is counted follows."""


@frozen
class Twin:
    """One value of two that contradict each other."""

    route: TwinRoute
    kind: str
    """What sort of value it is: "date", "number", "year"; for messages."""
    this: Span
    other: Span
    places: tuple[str, str] = ("", "")
    """Where both stand, in words: "title", "front matter", "text"."""
    shared: tuple[str, ...] = ()
    """The words that both places have, as one prints them; of a link the part of its address."""
    same: tuple[Span, ...] = ()
    """Further places that `other` contradicts as well."""
    listing: Listing | None = None
    """A count with what follows it, where that is what it announces."""


def of_number_twice(document: Document, this: Span, other: Span) -> Proved:
    """Return what is said of a heading that has the number of the one before it."""
    message = f"the heading before it has the number {document.words(this)} as well"
    return Proved("TWN04", this, message, related=(Related(other),))


def of_count(document: Document, twin: Twin) -> Verdict:
    """Return whether a count can be that of what follows, or of what a heading tells."""
    if twin.listing:
        return twin.listing.decide(document)
    if twin.kind == "number":
        return of_number_twice(document, twin.this, twin.other)
    this, other = document.words(twin.this), document.words(twin.other)
    message = f"{this} in the text, {other} in the heading"
    if twin.kind == "series":
        message = f"its neighbour has the number {this}, and {twin.shared[0]} is missing"
    return Proved("TWN04", twin.this, message, related=(Related(twin.other),))
