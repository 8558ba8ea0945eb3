"""What is told before and after: a day to come that is past, a deed after a death."""

from collections.abc import Sequence
from itertools import product

from factcheck import lexicon
from factcheck.comparisons.dates import explained, stated
from factcheck.comparisons.reading import Reading
from factcheck.frames.wording import is_past
from factcheck.model import (
    BlockKind,
    Date,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Related,
    Reversal,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.disagreements import of_bounds
from factcheck.model.links import LIKELY
from factcheck.model.ordering import out_of_order, rows
from factcheck.model.precedences import Order, in_order
from factcheck.model.twins import of_number_twice
from factcheck.model.untimely import Untimeliness, Untimely, can_be_told
from factcheck.patterns import lazy
from factcheck.text import stem, word_list

Dates = tuple[Date, ...]
_NUMBERED = lazy(r"(?P<number>\d{1,3})[.)] ")
_TO_COME = ("dates.future", "links.to come")
_DEATH = ("links.dying",)
_BIRTH = ("links.being born",)
_VERB = 8
"""Tokens in front of a date among which the verb stands that tells it."""
_NAME = 8
"""Tokens between a name and the years of a life."""
_LIFE = (12, 110)
"""Years of a life of which something is told."""


def compare_order(link: Link, read: Reading) -> Verdict:
    """Prove that one thing cannot stand where it is told beside another."""
    found = _same_number(link, read) or _reversed(link, read) or _ends_first(link, read)
    if found:
        return found
    mine = stated(read, link.this)
    if not mine:
        return Refused(Reason.NO_VALUE, f"no date is read in “{read.shown(link.this)}”")
    theirs = tuple(date for other in link.others for date in stated(read, other))
    found = _told_order(read, mine, theirs) or _life_and_deed(read, mine, theirs)
    found = found or _untimely(read, mine, theirs) or _outside_life(link, read, mine)
    return found or _out_of_order(link, read) or _linked_order(link, read, mine, theirs)


def _told_order(read: Reading, mine: Dates, theirs: Dates) -> Proved | None:
    """Prove that two dates do not lie as a word of order says."""
    for one in read.known.precedences:
        if one.this in mine and one.other in theirs:
            found = one.decide(read.document)
            if isinstance(found, Proved):
                return found
    return None


def _linked_order(link: Link, read: Reading, mine: Dates, theirs: Dates) -> Verdict:
    """Prove that a date lies before what comes before it, as the maker of the link says."""
    refused = Refused(Reason.NO_COMPARISON, "nothing at the places says which must come first")
    is_pair = link.kind is LinkKind.BEFORE and len(link.others) == 1  # others make a row
    for this, counter in product(mine, theirs) if is_pair else ():
        holds = in_order(this, Order.AFTER, counter)
        words, others = read.shown(this.span), read.shown(counter.span)
        if holds:
            refused = holds
        elif not explained(read, this.span, counter.span):
            return Proved(
                "CHR06",
                this.span,
                f"{words} lies before {others}, which comes first",
                proof=(f"{this.value} lies before {counter.value}",),
                related=(Related(counter.span),),
                least=LIKELY,
            )
    return refused


def _life_and_deed(read: Reading, mine: Dates, theirs: Dates) -> Proved | None:
    """Prove that a deed lies after a death, or before a birth."""
    for this, counter in product(mine, theirs):
        side = _side_of_life(read, this, counter)
        is_of_kin = read.tells(this.span, "names.kin of", "links.behind a life")
        if side and not is_of_kin and not explained(read, this.span, counter.span):
            words, others = read.shown(this.span), read.shown(counter.span)
            return Proved(
                "CHR06",
                this.span,
                f"{words} lies {side} on {others}",
                proof=(f"{this.value} and {counter.value}",),
                related=(Related(counter.span),),
            )
    return None


def _side_of_life(read: Reading, this: Date, counter: Date) -> str:
    """Return on which side of a life a deed lies that one who lives alone does."""
    if read.tells(counter.span, *_DEATH) and _is_before(counter, this):
        return "after a death"
    return (
        "before a birth" if read.tells(counter.span, *_BIRTH) and _is_before(this, counter) else ""
    )


def _reversed(link: Link, read: Reading) -> Proved | None:
    """Prove what our own extractors tell of a place: a stretch that ends before it begins."""
    for one in read.known.facts.reversals:
        if link.this.overlaps(one.span):
            return of_bounds(read.document, one)
    return None


def _ends_first(link: Link, read: Reading) -> Proved | None:
    """Prove that a thing ends on a day before that on which it begins."""
    sides = [(place, _bound(read, place)) for place in link.places]
    for (place, bound), (other, beside) in product(sides, repeat=2):
        if (bound, beside) != ("end", "beginning"):
            continue
        for last, first in product(stated(read, place), stated(read, other)):
            if _is_before(last, first) and not explained(read, place, other):
                return of_bounds(read.document, Reversal(last.span, first.span, last.span))
    return None


def _bound(read: Reading, place: Span) -> str:
    """Return whether the words of a place tell a beginning or an end."""
    words = {stem(word) for word in word_list(read.words(place))}
    begins, ends = (
        bool(words & set(map(stem, known)))
        for known in (lexicon.words("links.begin"), lexicon.words("links.end"))
    )
    return "" if begins == ends else "beginning" if begins else "end"


def _untimely(read: Reading, mine: Dates, theirs: Dates) -> Proved | None:
    """Prove that a date is told as to come, or as past, and is not on the day of writing."""
    for own in read.known.untimely:
        if any(own.span == date.span for date in mine):
            return own.proved(read.document)
    days = (*(one.value for one in theirs if _is_told_at(read, one)), read.known.record.published)
    for date, written in product(mine, filter(None, days)):
        found = None if read.is_quoted(date.span) else _told(read, date)
        if found and not can_be_told(date, found[0], written):
            return Untimely(date.span, found[0], written, found[1]).proved(read.document)
    return None


def _told(read: Reading, date: Date) -> tuple[Untimeliness, Span] | None:
    """Return how a date is told, with the words that say so: as to come, or as past."""
    cue = read.told(date.span, *_TO_COME)
    if cue:
        return Untimeliness.ANNOUNCED, cue
    at, sentence = read.tokens.at(date.span.start), read.tokens.inside(read.sentence(date.span))
    before = range(at - 1, max(sentence.start, at - _VERB) - 1, -1)
    verb = next((one for one in before if is_past(read.tokens.words[one])), None)
    return None if verb is None else (Untimeliness.DONE, read.tokens.span(verb))


def _outside_life(link: Link, read: Reading, dates: Dates) -> Proved | None:
    """Prove that something is told of a person before the birth or after the death."""
    lives = [one for place in link.places for one in stated(read, place) if _is_life(read, one)]
    for life in lives:
        for date in dates:
            value, years = date.value, life.value
            if value is None or years is None or date in lives or _outlives(read, date, life):
                continue
            side = "after" if years.before(value) else "before" if value.before(years) else ""
            if side:
                words = read.shown(date.span), read.shown(life.span)
                message = f"{words[0]} lies {side} a life of {words[1]}"
                return Proved("CHR06", date.span, message, related=(Related(life.span),))
    return None


def _is_life(read: Reading, date: Date) -> bool:
    """True if a date is the years of a life: a range close behind a name, or a field of its own."""
    value = date.value
    ends = (value.start, value.end) if value else (None, None)
    if not ends[0] or not ends[1] or ends[0].year is None or ends[1].year is None:
        return False
    block, at = read.document.block_at(date.span.start), read.tokens.at(date.span.start)
    is_field = block is not None and block.kind in (BlockKind.METADATA, BlockKind.CODE)
    before = range(max(0, at - _NAME), at)
    is_behind_name = any(read.tokens.is_capital(one) for one in before)
    is_set_off = read.tokens.words[at - 1] in ("(", ",") if at else False
    years = ends[1].year - ends[0].year
    return _LIFE[0] <= years <= _LIFE[1] and (is_field or (is_behind_name and is_set_off))


def _outlives(read: Reading, date: Date, life: Date) -> bool:
    """True if a sentence may tell of a person who is dead: an auction, an edition, a memorial."""
    is_same = read.sentence(date.span) == read.sentence(life.span)
    return not is_same and read.tells(date.span, "links.behind a life")


def _out_of_order(link: Link, read: Reading) -> Proved | None:
    """Prove that a date stands out of order in its chronology, or in the row of the places."""
    listed = [row for row in rows(read.document, read.known.claims) if _has(row, link.this)]
    if not listed and link.values is ValueKind.ORDER:
        dates = [stated(read, place) for place in sorted(set(link.places))]
        listed = [[found[0] for found in dates if found]]
    proved = (one for row in listed for one in out_of_order(read.document, row))
    return next((one for one in proved if one.span.overlaps(link.this)), None)


def _has(row: Sequence[Date], place: Span) -> bool:
    return any(date.span.overlaps(place) for date in row)


def _is_before(one: Date, two: Date) -> bool:
    return bool(one.value and two.value and one.value.before(two.value))


def _is_told_at(read: Reading, date: Date) -> bool:
    """True if a date is the one at which the document speaks: that of its head."""
    block = read.document.block_at(date.span.start)
    is_field = block is not None and block.kind is BlockKind.METADATA
    is_field = is_field or read.tells(date.span, "links.published")
    published = read.known.record.published
    return is_field or (published is not None and published == date.value)


def _same_number(link: Link, read: Reading) -> Proved | None:
    """Prove that two headings of one level have one number, one after the other."""
    mine = _number(read, link.this)
    for other in link.others:
        theirs = _number(read, other)
        if mine and theirs and mine[0] == theirs[0] and mine[1] != theirs[1]:
            first, second = sorted((mine[1], theirs[1]))
            return of_number_twice(read.document, second, first)
    return None


def _number(read: Reading, span: Span) -> tuple[tuple[int, str], Span] | None:
    """Return level, number and place of the number of the heading that stands at a place."""
    block = read.document.block_at(span.start)
    if block is None or block.kind is not BlockKind.HEADING:
        return None
    found = _NUMBERED.match(read.words(block.span))
    place = Span(*found.span("number")).shift(block.span.start) if found else None
    return ((block.level, found["number"]), place) if found and place else None
