"""What is told before and after: a day to come that is past, a deed after a death."""

from collections.abc import Iterator

from factcheck.comparisons.dates import explained, stated
from factcheck.comparisons.reading import Reading
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
    Verdict,
)
from factcheck.patterns import lazy

_NUMBERED = lazy(r"(?P<number>\d{1,3})[.)] ")
_TO_COME = ("dates.future", "links.to come")
_DEATH = ("links.dying",)
_BIRTH = ("links.being born",)
_LEAST_DAYS = 2


def compare_order(link: Link, read: Reading) -> Verdict:
    """Prove that one thing cannot stand where it is told beside another."""
    twice = _same_number(link, read)
    if twice:
        return twice
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
    return Refused(Reason.NO_COMPARISON, "nothing at the places says which must come first")


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
