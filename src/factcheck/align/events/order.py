"""Words of order → what is told as before, after or during something else, with both dates."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck import lexicon
from factcheck.frames.dates_by_place import DatesByPlace
from factcheck.frames.named import HappeningIndex, query_of
from factcheck.model import BlockKind, Date, DateRole, Document, Facts, Span
from factcheck.model.agreement import is_stated
from factcheck.model.precedences import Order, Precedence
from factcheck.text import Covered, Tokens, listed, tokens

_LONGEST = 14
"""Tokens that are read of what a cue names."""
_TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_NAMED = frozenset({DateRole.OWN, DateRole.MODIFIER, DateRole.BACKGROUND})
_FEWEST_WORDS = 2
_BESIDE = frozenset({"", "just", "soon", "right", "even", "shortly", "immediately", "directly"})
"""What may stand between a date and the word of order behind it, so that one clause has both."""
_NEXT = re.compile(r"(?: [\w’'-]+){0,6}, (?:on|at) ")
"""The same from what is named to the date behind it: "after the ban of 20 May, on 18 May"."""
_TOUCHING = frozenset({"", "the", "a", "an", "its", "his", "her", "their"})


@frozen
class _Cue:
    """A word of order with its sentence."""

    span: Span
    order: Order
    event: Span
    """What it names, up to the next clause; not empty."""
    sentence: Span


def precedences(
    document: Document, facts: Facts, happenings: HappeningIndex
) -> tuple[Precedence, ...]:
    """Return the words of order of which both sides have a day, or a time, in order.

    The one side is the date of the clause that the word belongs to. The other is the date that
    stands in what the word names, or else the one date that a chronology, or the text for a word
    of order in a chronology, gives for what is named.
    """
    dates = DatesByPlace(document, facts)
    found = []
    for cue in _cues(document, facts):
        this = _of_clause(dates, cue)
        if this is None:
            continue
        other = _named(dates, cue)
        if other is not None:
            event = Span(cue.event.start, max(cue.event.end, other.span.end))
            found.append(Precedence(cue.span, cue.order, event, this, other))
        elif dates.first(cue.event) is None:
            told = _told_elsewhere(document, cue, this, happenings)
            if told is not None:
                words = tuple(document.words(cue.event).split())
                found.append(Precedence(cue.span, cue.order, cue.event, this, told, words))
    return tuple(found)


def _told_elsewhere(
    document: Document, cue: _Cue, this: Date, happenings: HappeningIndex
) -> Date | None:
    """Return the one day of what a cue names; the one or the other stands in a chronology."""
    asked = query_of(document.words(cue.event))
    if asked is None or asked.leans or len(asked.rest) + 1 < _FEWEST_WORDS:
        return None
    found = happenings.date_of(asked, cue.sentence, (this,))
    if found is None or found.others or not is_stated(found.date):
        return None
    is_listed = found.date.role is DateRole.HEAD
    return found.date if is_listed or document.entry_at(cue.span.start) else None


def _cues(document: Document, facts: Facts) -> Iterator[_Cue]:
    """Yield the words of order that the author writes of events, in order."""
    words = tokens(document)
    quoted = Covered(quotation.span for quotation in facts.quotations)
    for first, behind, order in listed("events.order").find(words):
        span = words.span(first, behind - 1)
        sentence = document.sentence_at(span.start)
        if sentence is None or not _is_running_text(document, span.start) or quoted.at(span.start):
            continue
        event = range(behind, _end_of_name(words, behind, sentence))
        if event and not _has_other_sense(words, first, event, order):
            yield _Cue(span, Order(order), words.span(event[0], event[-1]), sentence)


def _end_of_name(words: Tokens, start: int, sentence: Span) -> int:
    """Return the token at which what a cue names is over, or another clause or thing begins."""
    at = start
    last = min(start + _LONGEST, words.inside(sentence).stop)
    while at < last:
        word = words.lower[at]
        is_mark = not word[0].isalnum() and word not in ("-", "’s", "'s")
        is_small = words.words[at].islower()  # no month of May
        if is_mark or (at > start and is_small and word in lexicon.words("events.ends a name")):
            return at
        at += 1
    return at


def _is_running_text(document: Document, offset: int) -> bool:
    return document.kind_at(offset) in _TELLING and document.role_at(offset).is_own


def _has_other_sense(words: Tokens, first: int, event: range, order: str) -> bool:
    """True if the words around a cue deny it, measure the distance or give it another sense."""
    before = words.lower[first - 1] if first else ""
    if before in lexicon.words("events.no order behind") or before.endswith(("n’t", "n't")):
        return True
    hearing = lexicon.words("events.heard before")
    return order == Order.BEFORE and any(words.lower[at] in hearing for at in event)


def _named(dates: DatesByPlace, cue: _Cue) -> Date | None:
    """Return the date that stands in what a cue names: "after the ban of 20 February"."""
    found = dates.first(cue.event)
    if found is None or found.role not in _NAMED or not is_stated(found):
        return None
    gap = dates.document.text[cue.span.end : found.span.start]
    touches = gap.strip() in _TOUCHING
    return None if touches and found.role is not DateRole.MODIFIER else found


def _of_clause(dates: DatesByPlace, cue: _Cue) -> Date | None:
    """Return the date of the clause that a cue belongs to, if its place leaves no doubt."""
    found = _beside(dates, cue) or _behind(dates, cue) or _head(dates, cue)
    return found if found is not None and is_stated(found) else None


def _beside(dates: DatesByPlace, cue: _Cue) -> Date | None:
    """Return the date right in front: "on 18 February, after …"."""
    date = dates.last_before(cue.span.start)
    if date is None or date.role is not DateRole.OWN or date.span.start < cue.sentence.start:
        return None
    gap = dates.document.text[date.span.end : cue.span.start]
    return date if gap.removeprefix(",").strip() in _BESIDE else None


def _behind(dates: DatesByPlace, cue: _Cue) -> Date | None:
    """Return the date that follows what is named: "after the ban, on 18 February"."""
    named = dates.first(cue.event)
    start = named.span.end if named else cue.event.start - 1
    date = dates.first(Span(start, max(start, cue.sentence.end)))
    if date is None or date.role is not DateRole.OWN:
        return None
    return date if _NEXT.fullmatch(dates.document.text[start : date.span.start]) else None


def _head(dates: DatesByPlace, cue: _Cue) -> Date | None:
    """Return the date of the entry whose first sentence has the cue in its main clause."""
    entry = dates.document.entry_at(cue.span.start)
    if entry is None or not cue.sentence.start <= entry.body.start <= cue.span.start:
        return None
    lead = Span(max(entry.body.start, cue.sentence.start), cue.span.start)
    date = dates.first(entry.head)
    is_head = date is not None and date.role is DateRole.HEAD and not dates.first(lead)
    return date if is_head else None
