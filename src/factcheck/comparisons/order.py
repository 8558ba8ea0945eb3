"""What is told before and after: a day to come that is past, a deed after a death."""

import re
from itertools import product

from factcheck.comparisons.dates import explained, stated
from factcheck.comparisons.reading import Reading, proved
from factcheck.model import (
    BlockKind,
    Date,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.links import LIKELY
from factcheck.model.ordering import has_place, out_of_order, rows
from factcheck.model.precedences import Order, in_order
from factcheck.model.twins import of_number_twice
from factcheck.model.untimely import Untimeliness, Untimely, can_be_told
from factcheck.text.meaning import is_past

Dates = tuple[Date, ...]
_NUMBERED = re.compile(r"\A(?P<number>\d{1,3})[.)] ")
_TO_COME = ("dates.future", "links.to come")
_DEATH = ("links.dying",)
_BIRTH = ("links.being born",)
_LIFE = (12, 110)
"""Years of a life of which something is stated."""
_VERB = 8
"""Tokens in front of a date among which the verb stands that tells it."""


def compare_order(link: Link, read: Reading) -> Verdict:
    """Prove that one thing cannot stand where it is told beside another."""
    found = _same_number(link, read)
    if found:
        return found
    mine = stated(read, link.this)
    if not mine:
        return Refused(Reason.NO_VALUE, f"no date is read in “{read.shown(link.this)}”")
    theirs = tuple(date for other in link.others for date in stated(read, other))
    found = _life_and_deed(read, mine, theirs) or _against_life(link, read, mine)
    found = found or _untimely(read, mine, theirs)
    found = found or _out_of_order(link, read)
    return found or _of_versions(link, read) or _linked_order(link, read, mine, theirs)


def _of_versions(link: Link, read: Reading) -> Verdict | None:
    """Return whether dates lie as the numbers of the versions do that came out on them.

    A third number may be that of a repair of an older version, which comes out later.
    """
    mine = _release(read, link.this)
    found: Verdict | None = None
    for other in link.others if mine else ():
        theirs = _release(read, other)
        if not mine or not theirs or len(mine[0]) != len(theirs[0]) or mine[0] == theirs[0]:
            continue
        newer, older = sorted((mine, theirs), reverse=True)
        if not _is_before(newer[1], older[1]):
            found = found or Refused(Reason.HOLDS, "the dates lie as the versions do")
            continue
        words = read.shown(mine[1].span), read.shown(theirs[1].span)
        message = f"{words[0]} of “{read.shown(link.this)}” lies on the wrong side of {words[1]}"
        proof = f"{newer[1].value} lies before {older[1].value}"
        return proved("CHR06", mine[1].span, theirs[1].span, message, proof, least=LIKELY)
    return found


def _release(read: Reading, place: Span) -> tuple[tuple[int, ...], Date] | None:
    """Return the only version and the only day of a place: 1.4.2, 3 May 2021."""
    dates = stated(read, place)
    known = [one.span for one in dates]
    numbers = {
        number for _, number, span in read.versions(place) if not any(map(span.overlaps, known))
    }
    if len(dates) != 1 or len(numbers) != 1:
        return None
    return tuple(map(int, numbers.pop().split("."))), dates[0]


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
            message = f"{words} lies before {others}, which comes first"
            proof = f"{this.value} lies before {counter.value}"
            return proved("CHR06", this.span, counter.span, message, proof, least=LIKELY)
    return refused


def _life_and_deed(read: Reading, mine: Dates, theirs: Dates) -> Proved | None:
    """Prove that a deed of one who lives alone lies after a death, or before a birth."""
    for this, counter in product(mine, theirs):
        is_after = _is_before(counter, this) and read.tells(counter.span, *_DEATH)
        is_early = _is_before(this, counter) and read.tells(counter.span, *_BIRTH)
        is_of_kin = read.tells(this.span, "names.kin of", "links.behind a life")
        is_explained = is_of_kin or explained(read, this.span, counter.span)
        if (is_after or is_early) and not is_explained:
            side = "after a death" if is_after else "before a birth"
            words, others = read.shown(this.span), read.shown(counter.span)
            message, proof = f"{words} lies {side} on {others}", f"{this.value} and {counter.value}"
            return proved("CHR06", this.span, counter.span, message, proof)
    return None


def _untimely(read: Reading, mine: Dates, theirs: Dates) -> Proved | None:
    """Prove that a date is told as to come, or as past, and is not on the day of writing."""
    for own in read.known.untimely:
        if any(own.span == date.span for date in mine):
            return own.proved(read.document)
    days = (*(one.value for one in theirs if _is_told_at(read, one)), read.known.record.published)
    for date, written in product(mine, filter(None, days)):
        found = None if read.is_quoted(date.span) else _tense_of(read, date)
        if found and not can_be_told(date, found[0], written):
            return Untimely(date.span, found[0], written, found[1]).proved(read.document)
    return None


def _tense_of(read: Reading, date: Date) -> tuple[Untimeliness, Span] | None:
    """Return how a date is told, with the words that say so: as to come, or as past."""
    cue = read.told(date.span, *_TO_COME)
    if cue:
        return Untimeliness.ANNOUNCED, cue
    at, sentence = read.tokens.at(date.span.start), read.tokens.inside(read.sentence(date.span))
    before = range(at - 1, max(sentence.start, at - _VERB) - 1, -1)
    verb = next((one for one in before if is_past(read.tokens.words[one])), None)
    return None if verb is None else (Untimeliness.DONE, read.tokens.span(verb))


def _against_life(link: Link, read: Reading, mine: Dates) -> Proved | None:
    """Prove that something lies outside the years of a life."""
    lives = [one for place in link.places for one in stated(read, place) if _is_life(one)]
    for life, date in product(lives, mine):
        side = "after" if _is_before(life, date) else "before" if _is_before(date, life) else ""
        if side and date not in lives and not read.tells(date.span, "links.behind a life"):
            message = f"{read.shown(date.span)} lies {side} a life of {read.shown(life.span)}"
            return proved("CHR06", date.span, life.span, message)
    return None


def _is_life(date: Date) -> bool:
    """Return True if a date has the first and the last year of a life."""
    first, last = (date.value.start, date.value.end) if date.value else (None, None)
    years = (last.year or 0) - (first.year or 0) if first and last else 0
    return _LIFE[0] <= years <= _LIFE[1]


def _out_of_order(link: Link, read: Reading) -> Proved | None:
    """Prove that a date stands out of order in its chronology, or in the row of the places."""
    told = rows(read.document, read.known.claims)
    listed = [row for row in told if any(one.span.overlaps(link.this) for one in row)]
    if not listed and link.values is ValueKind.ORDER:
        dates = [stated(read, place) for place in sorted(set(link.places))]
        listed = [[found[0] for found in dates if found and has_place(found[0])]]
    proved = (one for row in listed for one in out_of_order(read.document, row))
    return next((one for one in proved if one.span.overlaps(link.this)), None)


def _is_before(one: Date, two: Date) -> bool:
    return bool(one.value and two.value and one.value.before(two.value))


def _is_told_at(read: Reading, date: Date) -> bool:
    """True if a date is the one at which the document speaks: that of its head."""
    is_field = read.document.kind_at(date.span.start) is BlockKind.METADATA
    return is_field or read.tells(date.span, "links.published")


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
    numbers = read.matches(_NUMBERED, block.span, "number")
    return next((((block.level, found["number"]), place) for found, place in numbers), None)
