"""What the page shows of a finding or fact: words in context, and what may be done with it."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.checks import CHECKS
from factcheck.ledger import Action, Deed, Fact, FactKind, Orphan
from factcheck.ledger.desk import passage_of
from factcheck.model import (
    NOT_CHECKED,
    UNVERIFIED,
    Choice,
    Decision,
    Document,
    Finding,
    Option,
    Span,
)
from factcheck.model.whereabouts import block_number, whereabouts
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.differences import differing
from factcheck.reports.html.findings import Card, card
from factcheck.reports.queries import plain
from factcheck.review.doing import AUTHOR
from factcheck.review.items import Item
from factcheck.review.opened import Flagged, Reading
from factcheck.wording import changes_of

ANCHORS = Anchors(1)
"""The page shows one document."""
AROUND = 100
"""Code points on each side of the words of a place: the text stands beside the card."""
LONGEST = 40
"""Characters of the words of a place by which a button calls it."""
PLACES = ("first", "second", "third", "fourth")

_HELD = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.NAME})
"""What is held against attached texts."""
_DONE = {Deed.TICK: "ticked", Deed.QUERY: "asked", Deed.NOTE: "noted", Deed.UNDO: "took it back"}


@frozen
class Way:
    """One way to mend a finding, as a button says it."""

    side: int
    """Which of the finding's options."""
    label: str


@frozen
class Change:
    """What an accepted finding changes at one place."""

    where: str
    old: str
    new: str
    """Empty where it cannot be written, and a person must change the place."""
    is_left: bool = False
    """True if the decision leaves the place as it is."""

    @property
    def told(self) -> str:
        """Return it as a sentence."""
        where = f"{self.where[:1].upper()}{self.where[1:]}"
        if self.is_left:
            return f"{where}: “{self.old}” stays; change it by hand if it is wrong, too."
        if not self.new:
            return f"{where}: “{self.old}” must be changed by hand."
        return f"{where}: for “{self.old}” read “{self.new}”."


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
    message: str
    """Its message, with dates as the document writes them."""
    ways: tuple[Way, ...]
    own: str
    """The words of its own place."""
    where: str
    """Where they stand, in words."""
    reads: tuple[Change, ...]
    """What is to be read, if it is accepted."""
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
    sourced: str = ""
    """What the attached text of its source says of it."""
    source_changed: str = ""
    """Of a fact, the source whose file has changed since it was held against it."""

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
    fact = reading.desk.fact(item.name)
    told = reading.sources(fact.span) if fact.kind in _HELD else ""
    return evolve(_of_fact(item, fact, reading.desk.document), sourced=told)


def _of_finding(item: Item, flagged: Flagged) -> FindingCard:
    stands = flagged.stands
    return FindingCard(
        item,
        card(flagged.document, stands.finding, 1, ANCHORS, room=AROUND),
        explanation(stands.finding.code),
        plain(flagged.document, stands.finding).removeprefix(f"{NOT_CHECKED}: "),
        tuple(_ways(stands.finding, stands.options)),
        " ".join(stands.finding.place.text.split()),
        whereabouts(flagged.document, stands.finding.place),
        changes(flagged, stands.decision) if stands.decision else (),
        stands.changed,
        stands.was.do.value if stands.was else "",
        tuple(map(_decided, stands.history)),
    )


def changes(flagged: Flagged, decision: Decision) -> tuple[Change, ...]:
    """Return what a decision on a finding changes, place by place."""
    document, finding = flagged.document, flagged.stands.finding
    return tuple(
        Change(whereabouts(document, one.place), " ".join(one.place.text.split()), one.words)
        for one in changes_of(document, finding, decision)
    )


def would_read(flagged: Flagged, words: str) -> tuple[Change, ...]:
    """Return what would be read at the places of a finding if its own were read in such words."""
    draft = evolve(flagged.stands.draft, do=Choice.ACCEPTED, words=" ".join(words.split()))
    return (*changes(flagged, draft), *_left(flagged, draft))


def _left(flagged: Flagged, draft: Decision) -> Iterator[Change]:
    """Yield the places that contradict a finding's own and would stay, in words of their own."""
    finding = flagged.stands.finding
    if all(option.keeps is None for option in flagged.stands.options):
        return  # a total, say, of which the parts are right
    changed = {one.place for one in changes_of(flagged.document, finding, draft)}
    for part in finding.related:
        old = " ".join(part.place.text.split())
        if part.role == "counter" and part.place not in changed and old != draft.words:
            where = whereabouts(flagged.document, part.place)
            yield Change(where, old, "", is_left=True)


def explanation(code: str) -> str:
    """Return what a check finds, in a sentence."""
    if code == UNVERIFIED:
        return f"Suspected by others, {NOT_CHECKED}"
    return next((check.title for check in CHECKS if check.code == code), "")


def _ways(finding: Finding, options: Sequence[Option]) -> Iterator[Way]:
    """Yield what a person may accept, in the order of the text: what is right, or what to read."""
    places = [finding.place, *(part.place for part in finding.related)]
    words = [" ".join(place.text.split()) for place in places]
    kept = [words[option.keeps] for option in options if option.keeps is not None]
    are_alike = len({*kept}) < len(kept)

    def start(numbered: tuple[int, Option]) -> int:
        option = numbered[1]
        return places[option.changes if option.keeps is None else option.keeps].span.start

    for number, (side, option) in enumerate(sorted(enumerate(options), key=start)):
        if option.keeps is None:
            yield Way(side, f"Read “{option.words}”")
        elif are_alike or len(words[option.keeps]) > LONGEST:
            yield Way(side, f"The {PLACES[min(number, len(PLACES) - 1)]} in the text is right")
        else:
            yield Way(side, f"“{words[option.keeps]}” is right")


def _decided(entry: Decision) -> Line:
    words = " ".join(part for part in (entry.words and f"“{entry.words}”", entry.why) if part)
    do = f"asked {_asked(entry.to)}" if entry.to else entry.do.value
    return Line(do, entry.by, entry.at, words)


def _asked(to: str) -> str:
    """Return who is asked, in a sentence."""
    return f"the {AUTHOR}" if to == AUTHOR else to


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
        source_changed=fact.source_changed,
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


def _lines(events: Sequence[Action]) -> tuple[Line, ...]:
    return tuple(map(_line, events))


def _line(event: Action) -> Line:
    do = event.verdict.value.replace("-", " ") if event.verdict else _DONE.get(event.do, "")
    to = f" {_asked(event.to)}" if event.to else ""
    against = event.against
    source = ", ".join(part for part in (against.key, against.locator) if part) if against else ""
    return Line(f"{do}{to}", event.by, event.at, event.note, source)
