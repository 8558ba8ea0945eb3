"""Cards of the review page: a finding or fact in context, with the possible actions."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.apps.review.doing import AUTHOR
from factcheck.apps.review.items import Item
from factcheck.apps.review.opened import Flagged, Reading
from factcheck.checks import CHECKS
from factcheck.claims.ledger import Action, Deed, Fact, FactKind, Orphan
from factcheck.claims.ledger.desk import passage_of
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
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.differences import differing
from factcheck.output.html.findings import Passage, passages
from factcheck.output.queries import plain
from factcheck.proof.fixes import changes_of

ANCHORS = Anchors(1)
"""Anchors for a page with one document."""
AROUND = 100
"""Code points of context on each side of a place; the full text is beside the card."""
LONGEST = 40
"""Maximum characters of a place's words on a button."""
PLACES = ("first", "second", "third", "fourth")

_HELD = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.NAME})
"""Kinds of facts that are compared with attached texts."""
_DONE = {Deed.TICK: "ticked", Deed.QUERY: "asked", Deed.NOTE: "noted", Deed.UNDO: "took it back"}


@frozen
class Way:
    """One option of a finding, as a button."""

    side: int
    """The number of the finding's option."""
    label: str


@frozen
class Change:
    """The change of an accepted finding at one place."""

    where: str
    old: str
    new: str
    """Empty if it cannot be generated, and a person must change the place."""
    is_left: bool = False
    """Whether the decision leaves the place unchanged."""

    @property
    def told(self) -> str:
        """Return the change as a sentence."""
        where = f"{self.where[:1].upper()}{self.where[1:]}"
        if self.is_left:
            return f"{where}: “{self.old}” stays; change it by hand if it is wrong, too."
        if not self.new:
            return f"{where}: “{self.old}” must be changed by hand."
        return f"{where}: for “{self.old}” read “{self.new}”."


@frozen
class Line:
    """One entry of the history."""

    do: str
    by: str
    at: str
    words: str
    source: str = ""


@frozen
class FindingCard:
    """The card of a finding."""

    item: Item
    finding: Finding
    passages: tuple[Passage, ...]
    explained: str
    """The title of its check."""
    message: str
    """The message, with dates as in the document."""
    ways: tuple[Way, ...]
    own: str
    """The words of the flagged place."""
    where: str
    """The position of the flagged place, in words."""
    reads: tuple[Change, ...]
    """The changes if it is accepted."""
    changed: tuple[tuple[str, str], ...]
    """Old and new words, if it is pending again because of them."""
    was: str
    """The earlier decision."""
    history: tuple[Line, ...]

    @property
    def seen(self) -> int:
        """Return the number of decisions shown on this card."""
        return len(self.history)


@frozen
class FactCard:
    """The card of a fact, with the sentence that a tick confirms."""

    item: Item
    before: str
    words: str
    behind: str
    says: str
    """For a claim of a claims folder, its statement."""
    was: tuple[tuple[str, bool], ...]
    """The sentence that was ticked, if it has changed since: (words, whether they are gone)."""
    block: int
    proposed: str
    """For lost words, the sentence with similar words that a search found."""
    history: tuple[Line, ...]
    sourced: str = ""
    """The result of comparing the fact with the text of its source."""
    source_changed: str = ""
    """The source whose file has changed since the fact was compared with it."""

    @property
    def seen(self) -> int:
        """Return the number of actions shown on this card."""
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
        stands.finding,
        passages(flagged.document, stands.finding, AROUND),
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
    """Return the changes of a decision on a finding, place by place."""
    document, finding = flagged.document, flagged.stands.finding
    return tuple(
        Change(whereabouts(document, one.place), " ".join(one.place.text.split()), one.words)
        for one in changes_of(document, finding, decision)
    )


def would_read(flagged: Flagged, words: str) -> tuple[Change, ...]:
    """Return the changes to a finding's places if the flagged place gets new words."""
    draft = evolve(flagged.stands.draft, do=Choice.ACCEPTED, words=" ".join(words.split()))
    return (*changes(flagged, draft), *_left(flagged, draft))


def _left(flagged: Flagged, draft: Decision) -> Iterator[Change]:
    """Yield the contradicting places that would stay unchanged."""
    finding = flagged.stands.finding
    if all(option.keeps is None for option in flagged.stands.options):
        return  # for example a total whose parts are right
    changed = {one.place for one in changes_of(flagged.document, finding, draft)}
    for part in finding.related:
        old = " ".join(part.place.text.split())
        if part.role == "counter" and part.place not in changed and old != draft.words:
            where = whereabouts(flagged.document, part.place)
            yield Change(where, old, "", is_left=True)


def explanation(code: str) -> str:
    """Return the title of a check."""
    if code == UNVERIFIED:
        return f"Suspected by others, {NOT_CHECKED}"
    return next((check.title for check in CHECKS if check.code == code), "")


def _ways(finding: Finding, options: Sequence[Option]) -> Iterator[Way]:
    """Yield the options as buttons, in text order: the right words, or the new words."""
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
    """Return the addressee of a query, as part of a sentence."""
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
    """Yield the parts of an old sentence, each with whether it is gone."""
    at = 0
    for part in differing(old, new):
        yield old[at : part.start], False
        yield old[part.start : part.end], True
        at = part.end
    yield old[at:], False


def _of_orphan(item: Item, one: Orphan, document: Document) -> FactCard:
    """Return the card of lost words, with the sentence of similar words if a search found any."""
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
