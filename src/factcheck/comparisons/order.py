"""What is told before and after: a day to come that is past, a deed after a death."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck import lexicon
from factcheck.comparisons.dates import explained, stated
from factcheck.comparisons.reading import Reading
from factcheck.frames.wording import is_past
from factcheck.model import (
    BlockKind,
    Date,
    Edtf,
    Link,
    Proved,
    Reason,
    Refused,
    Related,
    Span,
    Unit,
    ValueKind,
    Verdict,
)
from factcheck.model.dates import spoken
from factcheck.model.untimely import Untimeliness
from factcheck.patterns import lazy
from factcheck.text import stem, word_list

_NUMBERED = lazy(r"(?P<number>\d{1,3})[.)] ")
_TO_COME = ("dates.future", "links.to come")
_DEATH = ("links.dying",)
_BIRTH = ("links.being born",)
_LEAST_DAYS = 2
_VERB = 8
"""Tokens in front of a date among which the verb stands that tells it."""
_NAME = 8
"""Tokens between a name and the years of a life."""
_LIFE = (12, 110)
"""Years of a life of which something is told."""
_ROW = 3
"""Dates that make a row."""


def compare_order(link: Link, read: Reading) -> Verdict:
    """Prove that one thing cannot stand where it is told beside another."""
    found = _same_number(link, read) or _reversed(link, read) or _ends_first(link, read)
    if found:
        return found
    mine = stated(read, link.this)
    if not mine:
        return Refused(Reason.NO_VALUE, f"no date is read in “{read.shown(link.this)}”")
    for other in link.others:
        for this, counter in _pairs(mine, stated(read, other)):
            code, message = _cannot_be(read, this, counter)
            if message and not explained(read, this.span, counter.span):
                return Proved(
                    code,
                    this.span,
                    message,
                    proof=(f"{this.value} and {counter.value}",),
                    related=(Related(counter.span),),
                )
    found = _untimely(read, mine) or _outside_life(link, read, mine) or _out_of_order(link, read)
    nothing = "nothing at the places says which must come first"
    return found or Refused(Reason.NO_COMPARISON, nothing)


def _reversed(link: Link, read: Reading) -> Proved | None:
    """Prove what our own extractors tell of a place: a stretch that ends before it begins."""
    for one in read.known.facts.reversals:
        if link.this.overlaps(one.span):
            words = read.shown(one.end), read.shown(one.start)
            message = f"{one.bounds[1]} on {words[0]}, before it {one.bounds[0]} on {words[1]}"
            return Proved("DAT04", one.end, message, related=(Related(one.start),))
    return None


def _ends_first(link: Link, read: Reading) -> Proved | None:
    """Prove that a thing ends on a day before that on which it begins."""
    sides = [(place, _bound(read, place)) for place in link.places]
    for place, bound in sides:
        for other, beside in sides:
            if bound != "end" or beside != "beginning":
                continue
            for last, first in _pairs(stated(read, place), stated(read, other)):
                if _is_before(last, first) and not explained(read, place, other):
                    words = read.shown(last.span), read.shown(first.span)
                    message = f"the end, {words[0]}, lies before the beginning, {words[1]}"
                    return Proved("DAT04", last.span, message, related=(Related(first.span),))
    return None


def _bound(read: Reading, place: Span) -> str:
    """Return whether the words of a place tell a beginning or an end."""
    words = {stem(word) for word in word_list(read.words(place))}
    begins, ends = (
        bool(words & set(map(stem, known)))
        for known in (lexicon.words("links.begin"), lexicon.words("links.end"))
    )
    return "" if begins == ends else "beginning" if begins else "end"


def _untimely(read: Reading, dates: tuple[Date, ...]) -> Proved | None:
    """Prove that a date is told as to come, or as past, and is not on the day of writing."""
    written = read.known.record.published
    for own in read.known.untimely:
        if any(own.span == date.span for date in dates):
            message = f"{read.shown(own.span)} {own.kind}, on {spoken(own.written)}"
            return Proved("CHR07", own.span, message, related=(Related(own.cue, "cue"),))
    for date in dates if written else ():
        if date.value is None or written is None or read.is_quoted(date.span):
            continue
        is_to_come = read.tells(date.span, *_TO_COME)
        if is_to_come and _lies_before(date.value, written):
            says = Untimeliness.ANNOUNCED
        elif not is_to_come and _lies_before(written, date.value) and _is_told_as_past(read, date):
            says = Untimeliness.DONE
        else:
            continue
        words = read.shown(date.span)
        proof = (f"the document is of {spoken(written)}",)
        return Proved("CHR07", date.span, f"{words} {says}, on {spoken(written)}", proof)
    return None


def _is_told_as_past(read: Reading, date: Date) -> bool:
    """True if the verb in front of a date tells what was done."""
    at, sentence = read.tokens.at(date.span.start), read.tokens.inside(read.sentence(date.span))
    before = range(max(sentence.start, at - _VERB), at)
    return any(is_past(read.tokens.words[one]) for one in before)


def _outside_life(link: Link, read: Reading, dates: tuple[Date, ...]) -> Proved | None:
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
    """Prove that one date of a row lies before the date in front of it, where all others rise."""
    places = [place for place in sorted(set(link.places)) if stated(read, place)]
    row = [(place, stated(read, place)[0]) for place in places]
    others = [date for place, date in row if place != link.this]
    rises = all(_is_before(one, two) for one, two in pairwise(others))
    if link.values is not ValueKind.ORDER or len(row) < _ROW or not rises:
        return None
    for (_, before), (place, date) in pairwise(row):
        if place == link.this and _is_before(date, before):
            message = f"{read.shown(date.span)} stands behind {read.shown(before.span)}"
            related = tuple(Related(one.span) for one in others)
            return Proved("CHR02", date.span, message, related=related)
    return None


def _is_before(one: Date, two: Date) -> bool:
    return bool(one.value and two.value and one.value.before(two.value))


def _pairs(mine: tuple[Date, ...], theirs: tuple[Date, ...]) -> Iterator[tuple[Date, Date]]:
    for one in mine:
        for two in theirs:
            yield one, two


def _cannot_be(read: Reading, this: Date, counter: Date) -> tuple[str, str]:
    """Return check and message of what is wrong with the order of two dates, or nothing."""
    mine, theirs = this.value, counter.value
    if mine is None or theirs is None:
        return "", ""
    words, others = read.shown(this.span), read.shown(counter.span)
    if read.tells(counter.span, *_DEATH) and theirs.before(mine):
        return "CHR06", f"{words} lies after a death on {others}"
    if read.tells(counter.span, *_BIRTH) and mine.before(theirs):
        return "CHR06", f"{words} lies before a birth on {others}"
    is_planned = read.tells(this.span, *_TO_COME) and _lies_before(mine, theirs)
    if is_planned and _is_told_at(read, counter):
        return "CHR07", f"{words} is told as to come, on {others}"
    return "", ""


def _is_told_at(read: Reading, date: Date) -> bool:
    """True if a date is the one at which the document speaks: that of its head."""
    block = read.document.block_at(date.span.start)
    is_field = block is not None and block.kind is BlockKind.METADATA
    is_field = is_field or read.tells(date.span, "links.published")
    published = read.known.record.published
    return is_field or (published is not None and published == date.value)


def _lies_before(one: Edtf, other: Edtf) -> bool:
    if one.upper is None or other.lower is None or one.precision is Unit.YEAR:
        return False
    return one.before(other) and other.lower - one.upper > _LEAST_DAYS * 86_400


def _same_number(link: Link, read: Reading) -> Proved | None:
    """Prove that two headings of one level have one number, one after the other."""
    mine = _number(read, link.this)
    for other in link.others:
        if mine and _number(read, other) == mine and other != link.this:
            first, second = sorted((link.this, other))
            return Proved(
                "TWN04",
                second,
                f"the heading before it has the number {mine[1]} as well",
                related=(Related(first),),
            )
    return None


def _number(read: Reading, span: Span) -> tuple[int, str] | None:
    """Return level and number of the heading that stands at a place."""
    block = read.document.block_at(span.start)
    if block is None or block.kind is not BlockKind.HEADING:
        return None
    found = _NUMBERED.match(read.words(block.span))
    return (block.level, found["number"]) if found else None
