"""Entries that a chronology has twice under one date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck import lexicon
from factcheck.model import Date, Document, Entry, Span
from factcheck.model.duplicates import Duplicate
from factcheck.text import Tokens, tokens

_FEWEST = 4
"""Words that carry meaning and stand in both; fewer make no happening."""
_FEWEST_SAID = 2
"""Words of an entry that another repeats word by word."""
_SHARE = 0.75
"""Share of all the words that both must use."""
_MOST = 40
"""Entries of one date; more are a log, whose lines repeat themselves."""


_COLONS_OF_SECONDS = 2
"""An entry told to the second is a line of a log, where like things follow one another."""


def duplicates(document: Document, dates: Sequence[Date]) -> tuple[Duplicate, ...]:
    """Return the entries that repeat another one of the same date, in order of the later one."""
    values = {date.span.start: str(date.value) for date in dates if date.value}
    by_date: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in document.entries:
        value = values.get(entry.head.start)
        if value:
            by_date[value].append(entry)
    found: dict[Span, Duplicate] = {}
    for value, group in by_date.items():
        is_log = value.count(":") >= _COLONS_OF_SECONDS
        for one, two in _repeated(tokens(document), group[:_MOST], is_log=is_log):
            found.setdefault(two, Duplicate(two, one))
    return tuple(found[span] for span in sorted(found))


def _repeated(
    words: Tokens, group: Sequence[Entry], *, is_log: bool
) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of entries that use the same words, names and figures; in a log, all."""
    for one, two in combinations(group, 2):
        said, again = (_said(words, entry.body) for entry in (one, two))
        is_same = said == again or (not is_log and _are_alike(words, one.body, two.body))
        if is_same and len(said) >= _FEWEST_SAID:
            yield one.body, two.body


def _said(words: Tokens, span: Span) -> list[str]:
    inside = words.inside(span)
    return [words.lower[at] for at in inside if words.lower[at][0].isalnum()]


def _are_alike(words: Tokens, one: Span, two: Span) -> bool:
    """True if one says all that the other says, in most words, with the same figures and names.

    Where each has a word of its own, two things are told in one form.
    """
    if _fixed(words, one) != _fixed(words, two):
        return False
    mine, theirs = (_stems(words, span) for span in (one, two))
    less, more = sorted((mine, theirs), key=len)
    return less <= more and len(less) >= _FEWEST and len(less) >= _SHARE * len(more)


def _fixed(words: Tokens, span: Span) -> set[str]:
    """Return the figures, and the words with a capital behind the first."""
    inside = [words.words[at] for at in words.inside(span) if words.words[at][0].isalnum()]
    return {word for word in inside[1:] if not word[0].islower()}


def _stems(words: Tokens, span: Span) -> set[str]:
    stop = lexicon.words("function.stop")
    inside = words.inside(span)
    return {
        words.stems[at]
        for at in inside
        if words.lower[at][0].isalnum() and words.lower[at] not in stop
    }
