"""Dates that cannot be as they are told on the day on which the document was written.

The day is that of the front matter or of the file's name. A page of an event bears the event's day
and is left alone, and so is what was written into a document later.
"""

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.model import BlockKind, Date, DateRole, Document, Edtf, Facts, Span
from factcheck.model.calendar import DAY_SECONDS
from factcheck.model.dates import Unit
from factcheck.model.untimely import LAST_YEAR, Untimeliness, Untimely, can_be_told
from factcheck.text import Tokens, distance, tokens
from factcheck.text.meaning import is_past

_LONGEST = 2 * DAY_SECONDS
"""A day of writing, in any zone; a month is none."""
_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_TOLD = (DateRole.OWN, DateRole.BACKGROUND, DateRole.OPEN)
_YEAR_LENGTH = 4
_BRACKETED = 6
"""Tokens between an opening bracket and the date in it."""


@frozen
class _Written:
    """A document with the day on which it was written."""

    words: Tokens
    document: Document
    written: Edtf


def untimely(document: Document, facts: Facts, written: Edtf | None) -> tuple[Untimely, ...]:
    """Return the dates that the day of writing contradicts, in order."""
    day = written.single if written else None
    if written is None or day is None or day.precision is None or _is_of_event(document):
        return ()
    if written.lower is None or written.upper is None or written.upper - written.lower > _LONGEST:
        return ()
    text = _Written(tokens(document), document, written)
    dates = [date for date in facts.dates if _is_of_the_author(text, date)]
    found = [one for date in dates for one in _of_date(text, date)]
    found += _ago(text, facts.dates)
    found += _years_to_come(text, facts)
    return tuple(sorted(found, key=lambda one: one.span))


def _is_of_event(document: Document) -> bool:
    """True if a field or label of the document is one of an event."""
    words = tokens(document)
    labels = lexicon.words("twins.event labels") | lexicon.words("twins.places of events")
    for block in document.blocks:
        inside = words.inside(block.span)
        is_labelled = len(inside) > 1 and words.words[inside[1]] == ":"
        if block.field in ("start", "end") or (is_labelled and words.lower[inside[0]] in labels):
            return True
    return False


def _is_of_the_author(text: _Written, date: Date) -> bool:
    """True if a date is the author's own, in running text that was not added later."""
    block = text.document.block_at(date.span.start)
    if block is None or block.kind not in _READ or date.role not in _TOLD or date.problem:
        return False
    if not text.document.role_at(date.span.start).is_own:
        return False
    inside = text.words.inside(block.span)
    return text.words.stems[inside[0]] not in ("updat", "edit") if inside else False


def _of_date(text: _Written, date: Date) -> Iterator[Untimely]:
    """Yield a date that is told as done or announced, and lies on the other side."""
    for kind, cued in ((Untimeliness.DONE, _done), (Untimeliness.ANNOUNCED, _announced)):
        if can_be_told(date, kind, text.written):
            continue
        cue = cued(text, date)
        if cue is not None:
            yield Untimely(date.span, kind, text.written, text.words.span(cue))


def _sentence(text: _Written, span: Span) -> range:
    sentence = text.document.sentence_at(span.start)
    return text.words.inside(sentence) if sentence else range(0)


def _done(text: _Written, date: Date) -> int | None:
    """Return the verb in the past in whose clause a date stands, if nothing was yet to come."""
    words, inside = text.words, text.words.inside(date.span)
    around = [at for at in _sentence(text, date.span) if at not in inside]
    open_ = lexicon.words("events.planned") | lexicon.words("events.not of the day of writing")
    if not inside or any(words.lower[at] in open_ for at in around):
        return None
    first = inside[0] if words.lower[inside[0]] in _at_times() else inside[0] - 1
    while words.lower[first] in lexicon.words("events.parts of a year"):
        first -= 1
    if words.lower[first] not in _at_times():
        return None
    for at in reversed([at for at in around if at < first]):
        if not words.is_word(at) and words.words[at] not in "-’'()":
            return None
        if is_past(words.words[at]):
            return at
    return None


def _at_times() -> frozenset[str]:
    return lexicon.words("events.dating what was done")


def _announced(text: _Written, date: Date) -> int | None:
    """Return the "will" in front of a date, if nobody else said it at another time."""
    words = text.words
    sentence = _sentence(text, date.span)
    before = [at for at in sentence if words.ends[at] <= date.span.start]
    if not sentence or words.words[sentence[-1]] == "?":
        return None
    cues = [at for at in before if words.lower[at] in ("will", "’ll")]
    if not cues or cues[-1] == sentence[0]:
        return None
    behind = words.lower[cues[-1] : before[-1] + 1]
    saying = lexicon.words("names.speaking")
    is_reported = any(words.lower[at] in saying for at in before if at < cues[-1])
    is_open = not lexicon.words("events.joins of clauses").isdisjoint(behind)
    first = words.inside(date.span)[:1]
    lead = words.lower[first[0]] if first else ""
    is_dated = lead in _at_times() or behind[-1] in _at_times()
    return cues[-1] if is_dated and not (is_reported or is_open) else None


def _ago(text: _Written, dates: tuple[Date, ...]) -> Iterator[Untimely]:
    """Yield the date in brackets right behind a distance from today that leads elsewhere."""
    words = text.words
    for relative, date in pairwise(dates):
        ends = words.inside(relative.span)[-1:]
        if not ends or words.lower[ends[0]] != "ago" or not (relative.value and date.value):
            continue
        between = words.words[ends[0] + 1 : words.at(date.span.start)]
        is_beside = between[:1] == ["("] and len(between) <= _BRACKETED and ")" not in between
        if is_beside and Unit.YEAR in date.stated and not date.value.overlaps(relative.value):
            yield Untimely(date.span, Untimeliness.AGO, text.written, relative.span)


def _years_to_come(text: _Written, facts: Facts) -> Iterator[Untimely]:
    """Yield the numbers where a year stands that a swap of two digits makes a year of the text."""
    words = text.words
    years = {
        str(date.value.year): date.span
        for date in facts.dates
        if date.value and date.value.year and Unit.YEAR in date.stated
    }
    for at, word in enumerate(words.words):
        if len(word) != _YEAR_LENGTH or not word.isdecimal() or int(word) <= LAST_YEAR:
            continue
        meant = [
            year for year in years if sorted(year) == sorted(word) and distance(year, word, 1) == 1
        ]
        if meant and _stands_as_year(words, at):
            yield Untimely(words.span(at), Untimeliness.NO_YEAR, text.written, years[meant[0]])


def _stands_as_year(words: Tokens, at: int) -> bool:
    """True if a number ends its clause behind "in", "since", or stands behind "in late"."""
    before = [words.lower[near] for near in range(max(0, at - 2), at)]
    if before and before[-1] in lexicon.words("events.parts of a year"):
        return before[0] in _at_times()
    is_last = at + 1 == len(words) or words.words[at + 1][0] in ".,;:)"
    return is_last and bool(before) and before[-1] in _at_times()
