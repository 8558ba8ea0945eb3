"""One pass over each line of a text: its date expressions, with what stands beside them joined.

The heads of chronology entries are read besides: no prose would have a date so as they may.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.mentions.dates.classes import coded
from factcheck.mentions.dates.expressions import Mention
from factcheck.mentions.dates.fields import Fields
from factcheck.mentions.dates.forms import Form, grammar
from factcheck.mentions.dates.front import widened
from factcheck.mentions.dates.guards import guard_of
from factcheck.mentions.dates.joins import joined
from factcheck.mentions.dates.readings import reading_of
from factcheck.model import Document, Entry
from factcheck.text import Tokens, kept_by_words, lines_of, tokens_of

_GLUE = frozenset("/\\@#$€£§_=&?%+~")
"""Marks that touch no date in front: of addresses, amounts and codes."""
_OF_NUMBERS = frozenset(".,:–—-")
"""Marks between digits of one number."""


_YEAR_FIRST = re.compile(r"(?P<year>[12]\d{3})(?:,? (?P<rest>(?:\d{1,2} )?[A-Z][a-z]+\.?))?")
"""A year alone ("1911" before a wide gap), or before its day: "1884, 2 June"."""


def find_all(document: Document) -> list[Mention]:
    """Return all date expressions of a document in order, those of heads of entries among them."""
    done = find(document.text)
    for entry in document.entries:
        head = _head(document, entry)
        if head is None:
            continue
        first = bisect_left(done, head.start, key=lambda one: one.end)
        last = first
        while last < len(done) and done[last].start < head.end:
            last += 1
        if [(one.start, one.end) for one in done[first:last]] != [(head.start, head.end)]:
            done[first:last] = [head]
    return done


def find(text: str) -> list[Mention]:
    """Return all date expressions of a text in order, none over another or over a line's end."""
    return [
        one.placed(begin + one.start, begin + one.end)
        for begin, line in lines_of(text)
        for one in _dates_in_line(line)
    ]


def _head(document: Document, entry: Entry) -> Mention | None:
    """Return the date of a head that begins with a bare year; None for every other head."""
    words = document.words(entry.head)
    match = _YEAR_FIRST.fullmatch(words)
    if match is None:
        return None
    turned = find(f"{match['rest']} {match['year']}" if match["rest"] else f"in {match['year']}")
    if len(turned) != 1:
        return None
    start = entry.head.start
    return turned[0].placed(start, start + len(words))


@kept_by_words
def _dates_in_line(text: str) -> tuple[Mention, ...]:
    """Return the date expressions of a line, with places counted from its first character."""
    tokens, found = tokens_of(text), list[Mention]()
    for mention in _bare(tokens):
        found.append(widened(tokens, mention, found[-1].end if found else 0))
    return tuple(joined(text, found))


def _bare(tokens: Tokens) -> Iterator[Mention]:
    """Yield what the forms find, from left to right."""
    rules = grammar()
    text = coded(tokens, rules.known)
    if rules.starts.isdisjoint(text.letters):
        return
    at = 0
    while match := rules.pattern.search(text.letters, at):
        form = rules.forms[(match.lastindex or 1) - 1]
        first = match.start()
        fields = Fields(text, rules.known, first, match.end())
        found = _read(form, fields) if _may_begin(tokens, first) and _may_end(fields) else ()
        yield from found
        at = match.end() if found else match.start() + 1


def _may_begin(tokens: Tokens, first: int) -> bool:
    """True if a date may begin here: not inside an address, a decimal or a code."""
    text, start = tokens.text, tokens.starts[first]
    before = text[start - 1 : start]
    if not before or before.isspace():
        return True
    if before in _GLUE:
        return False
    in_front = text[start - 2 : start - 1] if start > 1 else ""
    if before in _OF_NUMBERS and in_front.isdecimal():
        return False
    return not (
        before == "-" and in_front.isalpha() and in_front != "d" and text[start].isdecimal()
    )


def _may_end(fields: Fields) -> bool:
    """True if a number at the end goes on in no decimal, range, share or code."""
    text, end = fields.text.tokens.text, fields.end
    if not text[end - 1].isdecimal() or end == len(text):
        return True
    after = text[end]
    if after in "%$€+_":
        return False
    return not (after in ".,:/-" and text[end + 1 : end + 2].isdecimal())


def _read(form: Form, fields: Fields) -> tuple[Mention, ...]:
    if form.guard and not guard_of(form.guard)(fields):
        return ()
    reading = reading_of(form.reading)(fields)
    if reading is None:
        return ()
    if isinstance(reading, Mention):
        return (reading.placed(fields.start, fields.end),)
    return reading
