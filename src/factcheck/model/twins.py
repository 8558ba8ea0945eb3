"""Twins: one thing told at two places of a document, with values that cannot both hold."""

import enum

from attrs import frozen

from factcheck.model.findings import Related, Suggestion
from factcheck.model.links import Proved
from factcheck.model.text import Document, Span


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


_WITHOUT_REPAIR = ("deadline", "moment", "end", "file")
"""Kinds of facts of which the one is no repair of the other."""


def decide(document: Document, twin: Twin) -> Proved:
    """Return what is said of two places that tell one thing otherwise, by what shows the one."""
    if twin.route is TwinRoute.ITEMS:
        return _of_count(document, twin)
    if twin.route is TwinRoute.LINK:
        targets = {link.span: link.target for link in document.links}
        message = f"the link “{document.words(twin.this)}” leads to “{' '.join(twin.shared)}”"
        return Proved("TWN05", twin.this, message, (f"address: {targets[twin.other]}",))
    related = (Related(twin.other), *(Related(span, "same") for span in twin.same))
    code, message, proof = _told(twin, document.words(twin.this), document.words(twin.other))
    return Proved(code, twin.this, message, proof, related)


def repairs(document: Document, twin: Twin) -> tuple[Suggestion, ...]:
    """Return the words of each place for the other, unless the one is no repair of the other."""
    if twin.route in (TwinRoute.LINK, TwinRoute.ITEMS) or twin.kind in _WITHOUT_REPAIR:
        return ()
    this, other = document.words(twin.this), document.words(twin.other)
    return Suggestion(other), Suggestion(this, "counter")


def _told(twin: Twin, this: str, other: str) -> tuple[str, str, tuple[str, ...]]:
    """Return check, message and proof of two values, by what shows that they are of one thing."""
    here, there = twin.places
    match twin.route:
        case TwinRoute.PHRASE:
            where = "in the same phrase elsewhere" if twin.kind == "word" else "elsewhere"
            return "TWN06", f"“{this}” is “{other}” {where}", ()
        case TwinRoute.EDITION:
            message = f"{twin.kind}: {this} in the {here}, {other} in the {there}"
            return "TWN02", message, (f"both places name: {' '.join(twin.shared)}",)
        case TwinRoute.FACT:
            return "TWN03", _of_fact(twin, this, other), ()
    there = there if here != there else "text"
    message = f"{twin.kind}: {this} in the {here}, {other} in the {there}"
    return "TWN01", message, (f"both places say: {', '.join(twin.shared)}",)


def _of_fact(twin: Twin, this: str, other: str) -> str:
    told = {
        "moment": f"{this} is not the moment of {other} in its zone",
        "end": f"the end, {this}, is earlier than the beginning, {other}",
        "file": f"{this} is not the day by which the file is named, {' '.join(twin.shared)}",
    }
    if twin.kind in told:
        return told[twin.kind]
    here, there = twin.places
    if twin.kind == "deadline" and there != "event":
        return f"the deadline {this} was over on the {there}, {other}"
    if twin.kind == "deadline":
        return f"the deadline {this} lies in a later year than the event, {other}"
    if here == there:
        return f"{twin.kind} of one event: {this} here, {other} elsewhere"
    return f"{twin.kind} of one event: {this} in the {here}, {other} in the {there}"


def of_number_twice(document: Document, this: Span, other: Span) -> Proved:
    """Return what is said of a heading that has the number of the one before it."""
    message = f"the heading before it has the number {document.words(this)} as well"
    return Proved("TWN04", this, message, related=(Related(other),))


def _of_count(document: Document, twin: Twin) -> Proved:
    """Return what is said of a count or a number that a heading or its neighbour contradicts."""
    if twin.kind == "number":
        return of_number_twice(document, twin.this, twin.other)
    this, other = document.words(twin.this), document.words(twin.other)
    message = f"{this} in the text, {other} in the heading"
    if twin.kind == "series":
        message = f"its neighbour has the number {this}, and {twin.shared[0]} is missing"
    return Proved("TWN04", twin.this, message, related=(Related(twin.other),))
