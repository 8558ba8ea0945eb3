"""Offices of one bearer that exclude each other: two portfolios, or a deputy and his chief."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import product

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.posts import Post, excludes, posts
from factcheck.align.bearers.spellings import bare
from factcheck.model import Date, DateKind, DateRole, Edtf, Form, Name, Variant, VariantKind
from factcheck.model.calendar import DAY_SECONDS
from factcheck.patterns import lazy
from factcheck.text import stem, word_list

_CHANGE = lazy(
    rf"\b(?:{lexicon.alternation('offices.changes')}|elect(?:ed|s|ing|ions?)?\b"
    r"|t(?:ook|aking|akes?) (?:over|office)|then (?:\w+ ){0,3}(?:minister|secretary)"
    r"|also (?:serv|h[eo]ld))",
    re.IGNORECASE,
)
"""Words that tell of a change of office, or of two held at once."""
_DATING = (DateRole.OWN, DateRole.HEAD)
_TERM = 366 * DAY_SECONDS
"""Seconds within which an office hardly changes hands without a word of it."""
_Dates = Sequence[Date | None]
"""Of each mention of an office when it is told of."""
_TELLING = 3
"""Shared rare words from which two sentences tell one happening."""


def role_variants(
    context: Context, mentions: Iterable[Name], shared: Container[str] = ()
) -> Iterator[Variant]:
    """Yield the rarer offices of a person that the more usual one excludes.

    One happening, one day or one year must be told with both, or the rarer must stand between two
    of the more usual; where the text speaks of a change of office beside the bearer, nothing is
    said, nor of somebody who is never named in full. A lone word that several people are named
    with tells nothing of any of them.
    """
    own = (name for name in mentions if not name.quoted)
    held = [name for name in own if len(name.parts) > 1 or bare(name.parts[0]) not in shared]
    offices: dict[tuple[object, ...], list[Post]] = {}
    for one in (one for name in held for one in posts(context, name)):
        offices.setdefault(one.key, []).append(one)
    is_full = any(len(name.parts) > 1 for name in held)
    sentences = (context.document.words(context.sentence(name)) for name in held)
    if is_full and len(offices) > 1 and not any(map(tells_change, sentences)):
        yield from _contradicting(context, offices.values())


def tells_change(words: str) -> bool:
    """True if some words tell of a change of office, or of two held at once."""
    return _CHANGE.search(words) is not None


def _contradicting(context: Context, offices: Iterable[list[Post]]) -> Iterator[Variant]:
    """Yield the rarer of two offices that exclude each other, where something proves it."""
    ranked = sorted(offices, key=lambda group: (-len(group), group[0].span))
    for at, rare in enumerate(ranked):
        for usual in ranked[:at]:
            proof = _proof(context, rare, usual) if _are_two(rare, usual, ranked) else ""
            if proof:
                yield _variant(context, rare, usual, proof)
                break


def _are_two(rare: list[Post], usual: list[Post], every: list[list[Post]]) -> bool:
    """True if two offices exclude each other, and none that the bearer is given holds both."""
    both = any(all(one[0].fields & side[0].fields for side in (rare, usual)) for one in every)
    return excludes(rare[0], usual[0]) and (rare[0].fields == usual[0].fields or not both)


def _proof(context: Context, rare: list[Post], usual: list[Post]) -> str:
    """Return the line that shows both offices to be held at one time; empty if none does."""
    company = _company(context, rare, usual)
    if len(company) >= _TELLING:
        return f"told of both: {', '.join(company[:4])}"
    dated = [[_when(context, one.name) for one in side] for side in (rare, usual)]
    if day := _shared_day(context, *dated):
        return f"both are told of {day}"
    if not rare[0].mark and not (rare[0].fields and usual[0].fields):
        return ""
    known = [one.value for side in dated for one in side if one and one.value]
    if not _are_of_one_term(known):
        return ""
    if all(usual[0].span < one.span < usual[-1].span for one in rare):
        return "the one stands before and after the other"
    is_dated = len(known) == len(rare) + len(usual)
    return "no change of office is told between them" if is_dated else ""


def _company(context: Context, rare: list[Post], usual: list[Post]) -> list[str]:
    """Return the telling words that stand near both, those of the offices left out."""
    shared = context.shared_company([one.name for one in rare], [one.name for one in usual])
    printed = " ".join(context.document.words(one.span) for one in (*rare, *usual))
    own = set(word_list(printed, stem))
    return [word for word in shared if stem(word.lower()) not in own]


def _shared_day(context: Context, rare: _Dates, usual: _Dates) -> str:
    """Return the day of which both sides are told, in two places; empty if there is none."""
    for ours, theirs in product(filter(None, rare), filter(None, usual)):
        if ours != theirs and _is_day(ours) and ours.value == theirs.value:
            return context.document.words(theirs.span)
    return ""


def _are_of_one_term(dates: Iterable[Edtf]) -> bool:
    """True if dates lie within a time in which nobody changes office without a word of it."""
    edges = (edge for date in dates for edge in (date.lower, date.upper))
    moments = [float(edge) for edge in edges if edge is not None]
    return not moments or max(moments) - min(moments) <= _TERM


def _when(context: Context, name: Name) -> Date | None:
    """Return the date of what is told where a name stands; None where none is near.

    It is the head of its entry, the nearest in its sentence, or the last before in its section.
    """
    document, start = context.document, name.span.start
    entry = document.entry_at(start)
    if entry:
        return next((one for one in context.dates if entry.head.overlaps(one.span)), None)
    sentence, section = context.sentence(name), document.section_at(start)
    dated = [one for one in context.dates if one.role in _DATING]
    own = [one for one in dated if sentence.contains(one.span)]
    if own:
        return min(own, key=lambda one: abs(one.span.start - start))
    before = (one for one in reversed(dated) if one.span.end <= start)
    return next((one for one in before if document.section_at(one.span.start) == section), None)


def _is_day(date: Date) -> bool:
    """True if a date is a day, or a time of one."""
    if date.kind is DateKind.VAGUE or date.value is None:
        return False
    return date.value.is_day or date.value.has_time


def _variant(context: Context, rare: list[Post], usual: list[Post], proof: str) -> Variant:
    forms = [
        Form(context.document.words(posts[0].span), tuple(one.span for one in posts))
        for posts in (rare, usual)
    ]
    counts = f"{forms[1].text} {forms[1].count}×, {forms[0].text} {forms[0].count}×"
    return Variant(VariantKind.ROLE, forms[0], forms[1], (counts, proof))
