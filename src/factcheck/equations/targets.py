"""Which date a distance in words leads to."""

from factcheck import lexicon
from factcheck.equations.telling import Distance, Telling
from factcheck.model import Date, DateKind, DateRole, Span
from factcheck.patterns import lazy

_TO_TARGET = lazy(
    r"(?:,| \(| [–—]|)(?: (?:in|at|from|to|near) [A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,3},?)?"
    r" ?(?:that is, |namely,? )?(?:(?:early |late )?(?:on|in|at) )?(?:the )?"
)
"""Between "two weeks later" and the date that it leads to: no verb, so that one clause has both."""
_CLAUSE_END = frozenset(',;:.()—–\n“”"')
_LONGEST_CLAUSE = 80
_LONGEST_LEAD = 120
_FROM_TARGET = lazy(r"(?:, | \()(?:just |exactly |only |precisely |that is, )?")
_CLOSED = (",", ".", ")", ";")
_LONGEST_GAP = 60


def target(telling: Telling, distance: Distance) -> Date | None:
    """Return the date that stands right behind the distance, or right in front of it."""
    text = telling.document.text
    for date in telling.behind(distance.end)[:1]:
        gap = text[distance.end : date.span.start]
        joined = len(gap) <= _LONGEST_GAP and _TO_TARGET.fullmatch(gap)
        if (joined or _is_one_clause(gap, date)) and _can_be_target(date):
            return date
    return in_front(telling, distance)


def _is_one_clause(gap: str, date: Date) -> bool:
    """Say whether "later" and a date stand in one plain clause: "later the envoys met on"."""
    short = len(gap) <= _LONGEST_CLAUSE and gap.endswith((" on ", " at "))
    plain = short and date.role is DateRole.OWN and not _CLAUSE_END & set(gap.lstrip(","))
    others = lexicon.words("equations.other clause behind")
    return plain and _is_plain(gap) and others.isdisjoint(gap.lower().split())


def _is_plain(gap: str) -> bool:
    """True if no word between a length and a date gives the date to another clause or thing."""
    return lexicon.words("equations.other clause").isdisjoint(gap.lower().split())


def in_front(telling: Telling, distance: Distance) -> Date | None:
    """Return the date of "on 2 July, two weeks later, …"."""
    text, start = telling.document.text, distance.length.span.start
    for date in telling.before(start)[-1:]:
        hedge = f"{distance.length.hedge} " if distance.length.hedge else ""
        gap = text[date.span.end : start].removesuffix(hedge)
        touches = _FROM_TARGET.fullmatch(gap)
        closed = distance.ahead or text[distance.end : distance.end + 1] in _CLOSED
        if touches and closed and _can_be_target(date):
            return date
    return None


def of_clause(telling: Telling, distance: Distance) -> Date | None:
    """Return the only date of a sentence that closes with "…, two weeks after the fire"."""
    document, start = telling.document, distance.length.span.start
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    before = [one for one in telling.before(start) if sentence.contains(one.span)]
    if not before:
        return _head(telling, start)
    date, gap = before[-1], document.text[before[-1].span.end : start]
    single = len(before) == 1 and date.role is DateRole.OWN and _can_be_target(date)
    plain = len(gap) <= _LONGEST_LEAD and not set(gap) & set(';:()—–“”"')
    return date if single and plain and _is_plain(gap) else None


def _head(telling: Telling, at: int) -> Date | None:
    """Return the date of the entry whose first sentence has a place."""
    entry = telling.document.entry_at(at)
    sentence = telling.document.sentence_at(at)
    if entry is None or sentence is None or entry.body.start < sentence.start:
        return None
    heads = (one for one in telling.before(at) if entry.head.contains(one.span))
    return next((one for one in heads if one.role is DateRole.HEAD), None)


def before_all(telling: Telling, distance: Distance) -> Date | None:
    """Return the last date told before "two weeks had passed since the fire"."""
    at = distance.length.span.start
    block = telling.document.block_at(at)
    for date in reversed(telling.before(at)):
        near = block is not None and block.span.contains(date.span)
        good = near and date.role is DateRole.OWN and _can_be_target(date)
        return date if good and telling.sentences_between(date.span.end, at) <= 1 else None
    return None


def _can_be_target(date: Date) -> bool:
    plain = date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
    return plain and date.value is not None and date.role is not DateRole.QUOTED


def span_of(distance: Distance, date: Date) -> Span:
    """Return the words from a distance to the date that it leads to, or the other way round."""
    begin = min(date.span.start, distance.length.span.start)
    return Span(begin, max(date.span.end, distance.end - distance.ahead))
