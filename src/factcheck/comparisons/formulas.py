"""One formula written in two ways: another term, other brackets, or a symbol with another index."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby, product

from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.data.english import is_ordinary
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Span, Verdict
from factcheck.model.links import CONCEIVABLE, LIKELY

_LEAST_SIGNS = 2
_LEAST_TERMS = 2
_MOST_APART = 3
_LONGEST = 40
_BRACKETS = frozenset("()[]{}")
_INDEXED = re.compile(
    r"(?P<base>[A-Za-z])_?\{(?P<index>[^{}]{1,12})\}|(?P<one>[A-Za-z])_(?P<at>\w)\b"
)
_OF_ONE = frozenset({LinkKind.MEASURE, LinkKind.BEARER})


def compare_formulas(link: Link, read: Reading) -> Verdict:
    """Prove that two formulas are written with other terms, brackets or indices."""
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” is no formula")
    if link.kind not in _OF_ONE:
        return refused
    ways = (_other_term, _other_brackets, _other_index)
    found = (differs(read, link.this, other) for other in link.others for differs in ways)
    return first_proof(found, refused)


def _other_term(read: Reading, place: Span, other: Span) -> Verdict | None:
    """Hold two formulas against one another that have the same signs in the same order."""
    if not (_is_formula(read, place) and _is_formula(read, other)):
        return None
    mine, theirs = read.tokens.inside(place), read.tokens.inside(other)
    words = read.tokens.words
    apart = [pair for pair in zip(mine, theirs, strict=False) if words[pair[0]] != words[pair[1]]]
    is_one = len(mine) == len(theirs) and 0 < len(apart) <= _MOST_APART
    if is_one and read.is_one_sentence(*sorted((place, other))):
        return Refused(Reason.EXPLAINED, "one sentence gives both")
    if not is_one:
        return Refused(Reason.AGREES, "the formulas are the same, or differ in more than a term")
    here, there = (read.tokens.span(at) for at in apart[0])
    message = f"one formula with “{read.words(here)}” here, “{read.words(there)}” elsewhere"
    least = CONCEIVABLE if len(apart) == 1 else LIKELY
    return _proved(read, (here, there), message, (place, other), least)


def _is_formula(read: Reading, span: Span) -> bool:
    """True if a place has as many signs as words, and no word of language."""
    words = [read.tokens.words[at] for at in read.tokens.inside(span)]
    signs = sum(not word[0].isalnum() for word in words)
    if len(words) - signs < _LEAST_TERMS:
        return False
    return signs >= _LEAST_SIGNS and 2 * signs >= len(words) and len(words) <= _LONGEST


def _other_brackets(read: Reading, place: Span, other: Span) -> Proved | None:
    """Prove that the same terms and signs are bracketed in two ways: (a + b) * c, a + (b * c)."""
    for runs in product(_runs(read, place), list(_runs(read, other))):
        words = [[read.tokens.words[at] for at in one] for one in runs]
        bare = [[word for word in one if word not in _BRACKETS] for one in words]
        is_bracketed = all(len(one) > len(two) for one, two in zip(words, bare, strict=True))
        is_one = bare[0] == bare[1] and len(bare[0]) > _LEAST_SIGNS and is_bracketed
        if is_one and words[0] != words[1]:
            here, there = (read.tokens.span(one[0], one[-1]) for one in runs)
            message = f"brackets: “{read.words(here)}” here, “{read.words(there)}” there"
            return _proved(read, (here, there), message, (place, other))
    return None


def _runs(read: Reading, place: Span) -> Iterator[list[int]]:
    """Yield the stretches of a place without words of language."""
    for is_language, run in groupby(read.tokens.inside(place), partial(_is_of_language, read)):
        if not is_language:
            yield list(run)


def _is_of_language(read: Reading, at: int) -> bool:
    word = read.tokens.words[at]
    return len(word) > 1 and word.isalpha() and is_ordinary(word.lower())


def _other_index(read: Reading, place: Span, other: Span) -> Proved | None:
    """Prove that a symbol has an index here with which it does not stand there."""
    mine, theirs = dict(_indexed(read, place)), dict(_indexed(read, other))
    if len(mine) != 1:
        return None
    ((base, index), span), *_ = mine.items()
    same = {known: at for (letter, known), at in theirs.items() if letter == base}
    if not same or index in same or index.isdigit() or any(one.isdigit() for one in same):
        return None
    counter = next(iter(same.values()))
    message = f"“{read.words(span)}” here, “{read.words(counter)}” elsewhere"
    return _proved(read, (span, counter), message, (place, other))


def _indexed(read: Reading, place: Span) -> Iterator[tuple[tuple[str, str], Span]]:
    for found, span in read.matches(_INDEXED, place):
        yield (found["base"] or found["one"], found["index"] or found["at"]), span


def _proved(
    read: Reading,
    spans: tuple[Span, Span],
    message: str,
    places: tuple[Span, Span],
    least: float = CONCEIVABLE,
) -> Proved:
    proof = f"{read.shown(places[0])} / {read.shown(places[1])}"
    return proved("TWN01", *spans, message, proof, least=least)
