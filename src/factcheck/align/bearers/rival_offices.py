"""Offices of one bearer that exclude each other: two portfolios, or a deputy and his chief."""

import math
import re
from collections.abc import Container, Iterable, Iterator

from factcheck import lexicon
from factcheck.align.bearers import vetoes
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.posts import (
    ADDRESS,
    BODIES,
    HEADS,
    LEADERS,
    Holding,
    Post,
    are_bound,
    excludes,
    holdings,
)
from factcheck.align.bearers.spellings import bare
from factcheck.model import Date, DateKind, DateRole, Form, Name, Variant, VariantKind
from factcheck.model.calendar import DAY_SECONDS
from factcheck.text import stem, word_list
from factcheck.text.shapes import YEAR

_CHANGE = re.compile(
    rf"\b(?:{lexicon.alternation('offices.changes')}|elect(?:ed|s|ing|ions?)?\b"
    r"|t(?:ook|aking|akes?) (?:over|office)|then (?:\w+ ){0,3}(?:minister|secretary)"
    r"|also (?:serv|h[eo]ld))",
    re.IGNORECASE,
)
"""Words that tell of a change of office, or of two held at once."""
_MOVE = re.compile(rf"\b(?:{lexicon.alternation('offices.several posts')}|from \d)", re.IGNORECASE)
"""Words that tell of more than one post in the past."""
_SECOND = re.compile(
    r" and (?:also )?(?i:(?:(?!by|the|with)\w+ ){0,3}(?:"
    + "|".join(sorted(HEADS))
    + r"))\b(?! [A-Z])"
)
"""A second office behind an apposition that names the first."""
_REACH = 600
"""Code points on either side of a mention in which a change of office is told beside it."""
_SAME_BEARER = frozenset({"He", "She", "They", "There", "he", "she"})
_OPENING = 6
"""Words of a sentence in which it goes on about the bearer of the one before: "In June he"."""
_RESHUFFLE = re.compile(
    r"\b(?:reshuffl|new (?:government|cabinet)|(?:government|cabinet) (?:fell|resign|change)"
    r"|swap(?:ped)? (?:posts|offices|portfolios|jobs)|chang(?:ed|es|ing) (?:posts|offices|jobs))",
    re.IGNORECASE,
)
"""Words that tell of offices changed by many, whoever they are."""
_BETWEEN = "the one stands before and after the other"
_UNCHANGED = "no change of office is told between them"
_TELLING = 3
"""Shared rare words from which two sentences tell one happening."""


def role_variants(
    context: Context, mentions: Iterable[Name], shared: Container[str]
) -> Iterator[Variant]:
    """Yield the rarer offices of a person that the more usual one excludes.

    One happening or one time must be told with both, or the rarer must stand between two of the
    more usual; where the text speaks of a change of office near the bearer, nothing is said. A lone
    word that several people are named with tells nothing of any of them.
    """
    held = [name for name in mentions if not name.quoted]
    full = [name for name in held if len(name.parts) > 1]
    held = [name for name in held if len(name.parts) > 1 or bare(name.parts[0]) not in shared]
    found = [one for name in held for one in holdings(context, name)]
    for past in (False, True):
        offices: dict[Post, list[Holding]] = {}
        for one in found:
            if one.post.past is past:
                offices.setdefault(one.post, []).append(one)
        change = _MOVE if past else _CHANGE
        if len(offices) > 1 and not any(_changes(context, name, change) for name in held):
            yield from _contradicting(context, offices.values(), is_known=bool(full))


def _contradicting(
    context: Context, offices: Iterable[list[Holding]], *, is_known: bool
) -> Iterator[Variant]:
    """Yield the rarer of two offices that exclude each other, where something proves it."""
    ranked = sorted(offices, key=lambda group: (-len(group), group[0].span))
    for at, rare in enumerate(ranked):
        for usual in ranked[:at]:
            apart = _are_two(rare, usual, ranked)
            proof = _proof(context, rare, usual, is_known=is_known) if apart else ""
            if proof:
                yield _variant(context, rare, usual, proof)
                break


def _are_two(rare: list[Holding], usual: list[Holding], all_told: list[list[Holding]]) -> bool:
    """Say whether two offices exclude each other, and none that the bearer is given holds both."""
    fields = rare[0].post.fields - BODIES, usual[0].post.fields - BODIES
    both = any(all(one[0].post.fields & field for field in fields) for one in all_told)
    return excludes(rare[0].post, usual[0].post) and (fields[0] == fields[1] or not both)


def tells_change(words: str) -> bool:
    """True if some words tell of a change of office, or of two held at once."""
    return _CHANGE.search(words) is not None


def _changes(context: Context, name: Name, change: re.Pattern[str]) -> bool:
    """Say whether a change of office is told beside a mention, or a second office that is held."""
    text = context.document.text
    second = name.role and _SECOND.match(text, name.role.end)
    span = context.sentence(name)
    told = text[max(span.start, name.span.start - _REACH) : min(span.end, name.span.end + _REACH)]
    after = context.document.sentence_at(span.end + 1)
    if after and not _SAME_BEARER.isdisjoint(text[after.start : after.end].split()[:_OPENING]):
        told += text[span.end : after.end]
    return bool(second or change.search(told))


def _proof(context: Context, rare: list[Holding], usual: list[Holding], *, is_known: bool) -> str:
    """Return the line that shows both offices to be held at one time; empty if none does."""
    if rare[0].post.past:
        return "both are told of the time before" if len(rare) == len(usual) == 1 else ""
    if rare[0].post.mark == ADDRESS:
        kin = any(vetoes.tells_relation(context, one.name) for one in (*rare, *usual))
        return "nobody else of the name is told of" if is_known and not kin else ""
    if _are_in_turn(context, rare, usual):
        return ""
    return _of_one_time(context, rare, usual, is_known=is_known)


def _of_one_time(
    context: Context, rare: list[Holding], usual: list[Holding], *, is_known: bool
) -> str:
    """Return what shows that two offices are told of one happening, one day or one term."""
    company = _company(context, rare, usual)
    if len(company) >= _TELLING:
        return f"told of both: {', '.join(company[:4])}"
    day = of_one_day(context, [one.name for one in rare], [one.name for one in usual])
    if day:
        return f"both are told of {day}"
    bound = are_bound(rare[0].post, usual[0].post)
    of_one_body = rare[0].post.fields == usual[0].post.fields and not rare[0].post.mark
    if (bound or of_one_body) and is_amid(context, rare, usual):
        return _BETWEEN
    if bound:
        return _lasting(context, rare, usual, is_known=is_known)
    return _introduced(context, rare, usual)


def _lasting(context: Context, rare: list[Holding], usual: list[Holding], *, is_known: bool) -> str:
    """Return what shows that two offices that one person never holds together are no career."""
    parts = [context.document.section_at(one.span.start) for one in (usual[0], *rare, usual[-1])]
    between = all(usual[0].span < one.span < usual[-1].span for one in rare)
    if between and all(part == parts[0] for part in parts):
        return _BETWEEN
    steady = is_known and not _RESHUFFLE.search(context.document.text)
    return _UNCHANGED if steady and of_one_term(context, rare, usual) else ""


def _introduced(context: Context, rare: list[Holding], usual: list[Holding]) -> str:
    """Say that one of two leads stands in a list of people, the other behind the name in prose."""
    if rare[0].post.head not in LEADERS or rare[0].post.deputy != usual[0].post.deputy:
        return ""
    ours, theirs = ({_is_listed(context, one) for one in side} for side in (rare, usual))
    return "both introduce the bearer" if len(ours | theirs) > 1 else ""


def _is_listed(context: Context, post: Holding) -> bool:
    """Say whether a block holds a name with its office and nothing else."""
    document = context.document
    block = document.block_at(post.span.start)
    if block is None or document.entry_at(post.span.start):
        return False
    before = document.text[block.span.start : post.name.span.start]
    after = document.text[post.span.end : block.span.end]
    told, addresses = word_list(f"{before} {after}"), lexicon.words("offices.civil addresses")
    return all(word.isdigit() or word in addresses for word in told)


def _company(context: Context, rare: list[Holding], usual: list[Holding]) -> list[str]:
    """Return the telling words that stand near both, those of the offices left out."""
    shared = context.shared_company([one.name for one in rare], [one.name for one in usual])
    printed = " ".join(context.document.words(one.span) for one in (*rare, *usual))
    own = set(word_list(printed, stem))
    return [word for word in shared if stem(word.lower()) not in own]


def _are_in_turn(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Say whether the years told with two offices show that one was held after the other."""
    told = [[_years(context, one) for one in posts] for posts in (rare, usual)]
    if not all(years for posts in told for years in posts):
        return False
    ours, theirs = ([year for years in posts for year in years] for posts in told)
    return min(ours) > max(theirs) or max(ours) < min(theirs)


def _years(context: Context, post: Holding) -> list[int]:
    return list(map(int, YEAR.findall(context.document.words(context.sentence(post.name)))))


def _variant(context: Context, rare: list[Holding], usual: list[Holding], proof: str) -> Variant:
    forms = [
        Form(context.document.words(posts[0].span), tuple(one.span for one in posts))
        for posts in (rare, usual)
    ]
    counts = f"{forms[1].text} {forms[1].count}×, {forms[0].text} {forms[0].count}×"
    return Variant(VariantKind.ROLE, forms[0], forms[1], (counts, proof))


# ---- when names and their offices are told of ----

_DATING = (DateRole.OWN, DateRole.HEAD)
_TERM = 366 * DAY_SECONDS
"""Seconds within which an office hardly changes hands without a word of it."""
Bounds = tuple[float, float]


def when(context: Context, name: Name) -> Date | None:
    """Return the date of what is told where a name stands; None where none is near.

    It is the head of its entry, the nearest in its sentence, or the last before in its section.
    """
    document, start = context.document, name.span.start
    entry = document.entry_at(start)
    if entry:
        return next((one for one in context.dates if entry.head.overlaps(one.span)), None)
    sentence = context.sentence(name)
    dated = [one for one in context.dates if _is_dating(one)]
    own = [one for one in dated if sentence.contains(one.span)]
    if own:
        return min(own, key=lambda one: abs(one.span.start - start))
    section = document.section_at(start)
    before = [
        one
        for one in dated
        if one.span.end <= start and document.section_at(one.span.start) == section
    ]
    return before[-1] if before else None


def _is_dating(date: Date) -> bool:
    return date.role in _DATING and date.kind is not DateKind.VAGUE and date.value is not None


def bounds(date: Date | None) -> Bounds | None:
    """Return the first and last moment of a date, in seconds."""
    if date is None or date.value is None:
        return None
    lower, upper = date.value.lower, date.value.upper
    return None if lower is None or upper is None else (float(lower), float(upper))


def of_one_term(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Say whether offices are told of one time, in which nobody changes them without a word.

    Where one is not dated, all dates of the document must lie within a term; a document without
    any date may tell of a whole life.
    """
    told = [[bounds(when(context, one.name)) for one in side] for side in (rare, usual)]
    if any(None in side for side in told):
        every = [found for one in context.dates if (found := bounds(one))]
        return bool(every) and _hull(every)[1] - _hull(every)[0] <= _TERM
    (first, last), (start, end) = (_hull([one for one in side if one]) for side in told)
    return max(first - end, start - last) <= _TERM and last - first <= _TERM


def _hull(found: list[Bounds]) -> Bounds:
    return (
        min((one for one, _ in found), default=math.inf),
        max((one for _, one in found), default=-math.inf),
    )


def is_amid(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Say whether the rarer office is told of a time before and after which the other is held."""
    ours = [bounds(when(context, one.name)) for one in rare]
    theirs = [found for one in usual if (found := bounds(when(context, one.name)))]
    return bool(theirs) and all(
        one
        and any(other[1] <= one[0] for other in theirs)
        and any(one[1] <= other[0] for other in theirs)
        for one in ours
    )


def of_one_day(context: Context, rare: Iterable[Name], usual: Iterable[Name]) -> str:
    """Return the day of which both sides are told, in two places; empty if there is none."""
    others = [(when(context, other)) for other in usual]
    for one in rare:
        ours = when(context, one)
        for theirs in others:
            value = ours.value if ours and ours != theirs else None
            is_day = value is not None and (value.is_day or value.has_time)
            if is_day and theirs and theirs.value == value:
                return context.document.words(theirs.span)
    return ""
