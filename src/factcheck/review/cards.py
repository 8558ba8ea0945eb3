"""What the page shows of a finding or fact: words in context, and what may be done with it."""

from collections.abc import Iterator, Sequence

from factcheck.checks import CHECKS
from factcheck.ledger import Deed, Event, Fact, Orphan
from factcheck.ledger.desk import passage_of
from factcheck.model import Decision, Document, Finding, Option, Span
from factcheck.model.whereabouts import block_number
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.differences import differing
from factcheck.reports.html.findings import Card, card
from factcheck.review.items import Item
from factcheck.review.opened import Flagged, Reading
from factcheck.values import frozen

ANCHORS = Anchors(1)
"""The page shows one document."""
AROUND = 130
"""Code points on each side of the words of a place: the text stands beside the card."""
LONGEST = 40
"""Characters of the words of a place by which a button calls it."""
PLACES = ("the first place", "the second place", "the third place", "the fourth place")

_DONE = {Deed.TICK: "ticked", Deed.QUERY: "asked", Deed.NOTE: "noted", Deed.UNDO: "took it back"}


@frozen
class Way:
    """One way to mend a finding, as a button says it."""

    side: int
    """Which of the finding's options."""
    label: str


@frozen
class Line:
    """One line of what people did."""

    do: str
    by: str
    at: str
    words: str
    source: str = ""


@frozen
class FindingCard:
    """A finding."""

    item: Item
    card: Card
    explained: str
    """What its check finds."""
    ways: tuple[Way, ...]
    changed: tuple[tuple[str, str], ...]
    """Old and new words, where it came back because of them."""
    was: str
    """What had been decided then."""
    history: tuple[Line, ...]

    @property
    def seen(self) -> int:
        """Return how many entries this card shows."""
        return len(self.history)


@frozen
class FactCard:
    """A fact, in the sentence that a tick vouches for."""

    item: Item
    before: str
    words: str
    behind: str
    says: str
    """Of a claim of a claims folder, what it says there."""
    was: tuple[tuple[str, bool], ...]
    """The sentence for which it was ticked, if it has changed since: words, and whether they are
    gone."""
    block: int
    proposed: str
    """Of lost words, the sentence in which a search found some like them."""
    history: tuple[Line, ...]

    @property
    def seen(self) -> int:
        """Return how many events this card shows."""
        return len(self.history)


def made(item: Item, reading: Reading) -> FindingCard | FactCard:
    """Return the card of an item."""
    flagged = reading.finding(item.name)
    if flagged is not None:
        return _of_finding(item, flagged)
    orphan = reading.orphan(item.name)
    if orphan is not None:
        return _of_orphan(item, orphan, reading.desk.document)
    return _of_fact(item, reading.desk.fact(item.name), reading.desk.document)


def _of_finding(item: Item, flagged: Flagged) -> FindingCard:
    stands = flagged.stands
    return FindingCard(
        item,
        card(flagged.document, stands.finding, 1, ANCHORS, room=AROUND),
        explanation(stands.finding.code),
        tuple(_ways(stands.finding, stands.options)),
        stands.changed,
        stands.was.do.value if stands.was else "",
        tuple(map(_decided, stands.history)),
    )


def explanation(code: str) -> str:
    """Return what a check finds, in a sentence."""
    return next((check.title for check in CHECKS if check.code == code), "")


def _ways(finding: Finding, options: Sequence[Option]) -> Iterator[Way]:
    """Yield what a person may accept: which place is right, or what to read."""
    places = [finding.place, *(part.place for part in finding.related)]
    words = [" ".join(place.text.split()) for place in places]
    kept = [words[option.keeps] for option in options if option.keeps is not None]
    are_alike = len({*kept}) < len(kept)
    for side, option in enumerate(options):
        if option.keeps is None:
            yield Way(side, f"Read “{option.words}”")
            continue
        own = words[option.keeps]
        name = PLACES[min(option.keeps, len(PLACES) - 1)]
        told = name if are_alike or len(own) > LONGEST else f"“{own}”"
        yield Way(side, f"{told[:1].upper()}{told[1:]} is right")


def _decided(entry: Decision) -> Line:
    words = " ".join(part for part in (entry.words and f"“{entry.words}”", entry.why) if part)
    do = f"asked {entry.to}" if entry.to else entry.do.value
    return Line(do, entry.by, entry.at, words)


def _of_fact(item: Item, fact: Fact, document: Document) -> FactCard:
    passage = fact.passage if len(fact.span) else Span(fact.span.start, fact.span.start)
    return FactCard(
        item,
        document.text[passage.start : fact.span.start],
        fact.words,
        document.text[fact.span.end : passage.end],
        fact.says,
        tuple(_was(fact.was, document.words(passage))) if fact.state == "stale" else (),
        block_number(document, fact.span.start),
        "",
        _lines(fact.entry.events if fact.entry else ()),
    )


def _was(old: str, new: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a sentence as it was, and whether each stretch of them is gone."""
    at = 0
    for part in differing(old, new)[0]:
        yield old[at : part.start], False
        yield old[part.start : part.end], True
        at = part.end
    yield old[at:], False


def _of_orphan(item: Item, one: Orphan, document: Document) -> FactCard:
    """Return the card of lost words; where a search found some like them, with their sentence."""
    target, span = one.entry.target, one.proposed
    proposed, block = "", 0
    if span is not None:
        proposed, block = (
            document.words(passage_of(document, span)),
            block_number(document, span.start),
        )
    return FactCard(
        item,
        target.prefix,
        target.quote,
        target.suffix,
        "",
        (),
        block,
        proposed,
        _lines(one.entry.events),
    )


def _lines(events: Sequence[Event]) -> tuple[Line, ...]:
    return tuple(map(_line, events))


def _line(event: Event) -> Line:
    do = event.verdict.value.replace("-", " ") if event.verdict else _DONE.get(event.do, "")
    to = f" {event.to}" if event.to else ""
    against = event.against
    source = ", ".join(part for part in (against.key, against.locator) if part) if against else ""
    return Line(f"{do}{to}", event.by, event.at, event.note, source)
