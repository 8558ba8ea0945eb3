"""Search for date expressions, in a single pass over each line of a text.

The heads of chronology entries are parsed separately, because some of their dates have forms that
are not used in prose.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import evolve

from factcheck.document.text import Tokens, kept_by_words, lines_of, tokens_of
from factcheck.extract.dates.expressions import Mention
from factcheck.extract.dates.grammar import Form, coded, grammar
from factcheck.extract.dates.neighbors import joined, widened
from factcheck.extract.dates.readings import Fields, reading_of
from factcheck.extract.dates.vetoes import veto_of
from factcheck.model import Document, Entry

_YEAR_FIRST = re.compile(r"(?P<year>[12]\d{3})(?:,? (?P<rest>(?:\d{1,2} )?[A-Z][a-z]+\.?))?")
"""A year alone ("1911", followed by a wide gap), or a year before its day: "1884, 2 June"."""
_NOT_BEFORE = re.compile(r"[/\\@#$€£§_=&?%+~]$|\d[.,:–—-]$|[^\W\d](?<!d)-$(?!\D)")
"""Text that shows that the number after it is not a date but part of a code, amount or address."""
_NOT_AFTER = re.compile(r"(?<=\d)(?:[%$€+_]|[.,:/-]\d)")
"""Text that shows that the number before it is part of a longer number, a percentage or a code."""
_ELAPSED = re.compile(r"(?:^|(?<=[(\[]))(\d{1,3}):[0-5]\d(?=[)\] ])", re.MULTILINE)
_HOURS = 24


def find_all(document: Document) -> list[Mention]:
    """Return all date expressions of a document in order, including those in heads of entries."""
    elapsed = _elapsed(document.text)
    found = [one for one in find(document.text) if one.start not in elapsed]
    for entry in document.entries:
        if head := _head(document, entry):
            first = bisect_left(found, head.start, key=lambda one: one.end)
            behind = bisect_left(found, head.end, first, key=lambda one: one.start)
            found[first:behind] = [head]
    return found


def _elapsed(text: str) -> frozenset[int]:
    """Return the offsets of the minutes and seconds in a transcript or contents of a recording.

    They are in brackets or start a line, and at least two of them exceed the hours of a day.
    """
    times = list(_ELAPSED.finditer(text))
    is_long = sum(int(one[1]) > _HOURS for one in times) > 1
    return frozenset(one.start() for one in times if is_long)


def find(text: str) -> list[Mention]:
    """Return all date expressions of a text in order; they do not overlap or cross lines."""
    return [
        evolve(one, start=begin + one.start, end=begin + one.end)
        for begin, line in lines_of(text)
        for one in _dates_in_line(line)
    ]


def _head(document: Document, entry: Entry) -> Mention | None:
    """Return the date of a head that starts with a bare year; None for any other head."""
    match = _YEAR_FIRST.fullmatch(document.words(entry.head))
    if match is None:
        return None
    turned = find(f"{match['rest']} {match['year']}" if match["rest"] else f"in {match['year']}")
    start = entry.head.start
    return evolve(turned[0], start=start, end=start + match.end()) if len(turned) == 1 else None


@kept_by_words
def _dates_in_line(text: str) -> tuple[Mention, ...]:
    """Return the date expressions of a line, with offsets from its first character."""
    tokens, found = tokens_of(text), list[Mention]()
    for mention in _bare(tokens):
        found.append(widened(tokens, mention, found[-1].end if found else 0))
    return tuple(joined(text, found))


def _bare(tokens: Tokens) -> Iterator[Mention]:
    """Yield the dates that match a form, from left to right."""
    known = grammar()
    line, at = coded(tokens, known), 0
    while match := known.pattern.search(line.letters, at):
        fields = Fields(line, known, match.start(), match.end())
        found = _read(known.forms[(match.lastindex or 1) - 1], fields)
        yield from found
        at = match.end() if found else match.start() + 1


def _read(form: Form, fields: Fields) -> tuple[Mention, ...]:
    text, start = fields.text.tokens.text, fields.start
    before = _NOT_BEFORE.search(text, max(0, start - 2), start)
    if before and not (
        before[0][-1:] == "-" and before[0][0].isalpha() and not text[start].isdecimal()
    ):
        return ()
    if _NOT_AFTER.match(text, fields.end) or (form.veto and not veto_of(form.veto)(fields)):
        return ()
    reading = reading_of(form.reading)(fields)
    if isinstance(reading, Mention):
        return (evolve(reading, start=start, end=fields.end),)
    return reading or ()
