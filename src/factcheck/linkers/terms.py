"""Lengths that close or open a sentence which tells a beginning and an end.

"The Vega left Bergen on 3 June and reached Boston on 17 June, after a crossing of eleven days";
"It took three years: work began in May 1901 and ended in June 1904"; "In those twelve years".
"""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Date, DateKind, DateRole, Document, Duration, Role, Span, Stretch
from factcheck.patterns import lazy

_BEGUN = lazy(
    r"\b(?:beg[au]n|started|opened|commenced|founded|established|taken (?:over|up|office|command)"
    r"|took (?:over|up|office|command|charge)|joined|entered|came|arrived|moved|settled|left|sailed"
    r"|departed|set (?:out|sail|off)|elected|appointed|became|launched|introduced|imposed|closed"
    r"|shut|broke out|went down|admitted|enrolled|apprenticed|admission)\b[^,;.:]{0,48}$"
)
_ENDED = lazy(
    r"\b(?:ended|finished|stopped|closed|concluded|left|resigned|retired|died|returned|reached"
    r"|arrived|landed|(?:gave|given) (?:it |them )?up|stepped down|sold|abolished|lifted|reopened"
    r"|dissolved|demolished|withdrew|completed|restored|resolved|recovered|handed over)\b"
    r"[^,;.:]{0,48}$"
)
"""What lasts begins with the one and ends with the other. Source: verbs of beginning and ending,
Levin, English Verb Classes and Alternations, 1993, §55, of leaving and arriving, §51.1, and what
histories write of offices."""
_OF = (
    r"(?:after|having (?:served|ruled|reigned|worked|been away|been closed)(?: for)?|in all|for"
    r"|altogether|lasting|or)? ?(?:(?:an?|the) (?:[a-z]+ ){1,2}of )?"
)
_CLOSES = lazy(rf"(?:, | – | — | \(){_OF}$")
_SHUT = lazy(r"[.;)]|$| in (?:all|total)\b")
_OPENS = lazy(r"\b(?:took|lasted|went on for|ran for) $")
_COLON = lazy(r"(?:: | – | — )")
_THOSE = lazy(r"(?:^|; )(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or) (?:those|these) $")
_REACH = 60
_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_SILENT = frozenset({Role.REFERENCES, Role.NOTES})
_PAIR = 2


def term(document: Document, dates: Sequence[Date], length: Duration) -> Stretch | None:
    """Return the beginning and the end that a length belongs to; None if none is told."""
    sentence = document.sentence_at(length.span.start)
    if sentence is None or document.role_at(length.span.start) in _SILENT:
        return None
    start = length.span.start
    left = document.text[max(sentence.start, start - _REACH) : start]
    left = left.removesuffix(f"{length.hedge} " if length.hedge else "")
    shut = _SHUT.match(document.text, length.span.end) is not None
    if shut and _CLOSES.search(left):
        return _between(document, _within(dates, sentence.start, start), sentence, length)
    if _OPENS.search(left) and _COLON.match(document.text, length.span.end):
        return _between(document, _within(dates, length.span.end, sentence.end), sentence, length)
    if _THOSE.search(left):
        return _before(document, dates, sentence, length)
    return None


def _within(dates: Sequence[Date], start: int, end: int) -> Sequence[Date]:
    first, stop = (bisect_left(dates, at, key=lambda one: one.span.start) for at in (start, end))
    return dates[first:stop]


def _before(
    document: Document, dates: Sequence[Date], sentence: Span, length: Duration
) -> Stretch | None:
    """Return what "in those twelve years" speaks of, in this sentence or the one before."""
    here = _within(dates, sentence.start, length.span.start)
    if here:
        return _between(document, here, sentence, length)
    before = document.sentence_at(max(0, sentence.start - 2))
    block = document.block_at(sentence.start)
    if before is None or block is None or not block.span.contains(before):
        return None
    return _between(document, _within(dates, before.start, before.end), before, length)


def _between(
    document: Document, told: Sequence[Date], place: Span, length: Duration
) -> Stretch | None:
    """Return the stretch between the only two dates of a place, or that of its only range."""
    if any(one.value is None or one.kind not in _KINDS for one in told):
        return None
    if len(told) == 1 and told[0].value and told[0].value.start and told[0].value.end:
        single = told[0].value.is_interval and told[0].role is DateRole.OWN
        return Stretch(length.span, length, told[0].span, told[0], told[0]) if single else None
    if len(told) != _PAIR or any(one.value and one.value.is_interval for one in told):
        return None
    start, end = told
    begun = _BEGUN.search(
        document.text, max(place.start, start.span.start - _REACH), start.span.start
    )
    ended = _ENDED.search(document.text, start.span.end, end.span.start)
    bounds = Span(start.span.start, end.span.end)
    return Stretch(length.span, length, bounds, start, end) if begun and ended else None
