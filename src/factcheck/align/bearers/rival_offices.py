"""Offices of one person that exclude each other: two portfolios, or a deputy and his chief."""

import re
from collections.abc import Container, Iterable, Iterator

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.posts import HEADS, Holding, Post, are_bound, excludes, holdings
from factcheck.align.bearers.spellings import bare
from factcheck.model import Date, DateKind, DateRole, Form, Name, Variant, VariantKind
from factcheck.model.calendar import DAY_SECONDS
from factcheck.text import stem, word_list

_CHANGE = re.compile(
    rf"\b(?:{lexicon.alternation('offices.changes')}|elect(?:ed|s|ing|ions?)?\b"
    r"|t(?:ook|aking|akes?) (?:over|office)|then (?:\w+ ){0,3}(?:minister|secretary)"
    r"|also (?:serv|h[eo]ld))",
    re.IGNORECASE,
)
"""Words that state a change of office, or two held at once."""
_SECOND = re.compile(rf" and (?:also )?(?:\w+ ){{0,3}}(?:{'|'.join(sorted(HEADS))})\b(?! [A-Z])")
"""A second office after an apposition that names the first."""
_SAME_PERSON = frozenset({"He", "She", "They", "There", "he", "she"})
_OPENING = 6
"""Words of a sentence in which it goes on about the person of the one before: "In June he"."""
_SHARED_WORDS = 3
"""Shared rare words from which two sentences are about one event."""
_DATING = (DateRole.OWN, DateRole.HEAD)
_TERM = 366 * DAY_SECONDS
"""Seconds within which an office hardly changes hands without a word of it."""


def role_variants(
    context: Context, mentions: Iterable[Name], shared: Container[str]
) -> Iterator[Variant]:
    """Yield the rarer offices of a person that the more usual one excludes.

    Both must be mentioned with one event or within one term, or the rarer between two mentions of
    the more usual; a change of office near the person explains them. A lone word that several
    people are named with is evidence for none of them.
    """
    names = [name for name in mentions if not name.quoted]
    names = [name for name in names if len(name.parts) > 1 or bare(name.parts[0]) not in shared]
    offices: dict[Post, list[Holding]] = {}
    for name in names:
        for holding in holdings(context, name):
            offices.setdefault(holding.post, []).append(holding)
    is_named = any(len(name.parts) > 1 for name in names)
    if not is_named or len(offices) < 2 or any(_changes(context, name) for name in names):  # noqa: PLR2004
        return
    ranked = sorted(offices.values(), key=lambda group: (-len(group), group[0].span))
    for at, rare in enumerate(ranked):
        for usual in ranked[:at]:
            proof = excludes(rare[0].post, usual[0].post) and _proof(context, rare, usual)
            if proof:
                yield _variant(context, rare, usual, proof)
                break


def tells_change(words: str) -> bool:
    """Return True if some words state a change of office, or two held at once."""
    return _CHANGE.search(words) is not None


def _changes(context: Context, name: Name) -> bool:
    """Return True if a change of office, or a second office, is stated beside a mention."""
    text, span = context.document.text, context.sentence(name)
    words = text[span.start : span.end]
    after = context.document.sentence_at(span.end + 1)
    if after and not _SAME_PERSON.isdisjoint(text[after.start : after.end].split()[:_OPENING]):
        words += text[span.end : after.end]
    has_second = name.role and _SECOND.match(text, name.role.end)
    return bool(has_second) or tells_change(words)


def _proof(context: Context, rare: list[Holding], usual: list[Holding]) -> str:
    """Return what shows that two offices are held at one time; empty if nothing does."""
    dates = [[_date(context, one.name) for one in side] for side in (rare, usual)]
    is_term = _is_one_term(dates[0] + dates[1], context.dates)
    if not is_term and None not in dates[0] + dates[1]:
        return ""
    company = _company(context, rare, usual)
    if len(company) >= _SHARED_WORDS:
        return f"told of both: {', '.join(company[:4])}"
    day = next((one for one in dates[0] if one and _is_same_day(one, dates[1])), None)
    if day:
        return f"both are told of {context.document.words(day.span)}"
    ours, theirs = rare[0].post, usual[0].post
    if not are_bound(ours, theirs):
        return ""
    if all(usual[0].span < one.span < usual[-1].span for one in rare):
        parts = {context.document.section_at(one.span.start) for one in (*rare, *usual)}
        return "the one stands before and after the other" if len(parts) == 1 else ""
    is_steady = is_term and (ours.mark or ours.fields)
    return "no change of office is told between them" if is_steady else ""


def _company(context: Context, rare: list[Holding], usual: list[Holding]) -> list[str]:
    """Return the rare words near both, those of the offices left out."""
    shared = context.shared_company([one.name for one in rare], [one.name for one in usual])
    printed = " ".join(context.document.words(one.span) for one in (*rare, *usual))
    own = set(word_list(printed, stem))
    return [word for word in shared if stem(word.lower()) not in own]


def _variant(context: Context, rare: list[Holding], usual: list[Holding], proof: str) -> Variant:
    forms = [
        Form(context.document.words(posts[0].span), tuple(one.span for one in posts))
        for posts in (rare, usual)
    ]
    counts = f"{forms[1].text} {forms[1].count}×, {forms[0].text} {forms[0].count}×"
    return Variant(VariantKind.ROLE, forms[0], forms[1], (counts, proof))


# ---- the dates of mentions ----


def _date(context: Context, name: Name) -> Date | None:
    """Return the date of a mention: of its entry, in its sentence, or the last before it."""
    document, start = context.document, name.span.start
    entry = document.entry_at(start)
    if entry:
        return next((one for one in context.dates if entry.head.overlaps(one.span)), None)
    sentence = context.sentence(name)
    dated = [one for one in context.dates if _is_dating(one)]
    own = [one for one in dated if sentence.contains(one.span)]
    if own:
        return min(own, key=lambda one: abs(one.span.start - start))
    before = [one for one in dated if one.span.end <= start]
    is_near = before and document.section_at(before[-1].span.start) == document.section_at(start)
    return before[-1] if is_near else None


def _is_dating(date: Date) -> bool:
    return date.role in _DATING and date.kind is not DateKind.VAGUE and date.value is not None


def _is_same_day(date: Date, others: Iterable[Date | None]) -> bool:
    """Return True if another place has the day of a date."""
    value = date.value
    is_day = value is not None and (value.is_day or value.has_time)
    return is_day and any(one and one != date and one.value == value for one in others)


def _is_one_term(dates: Iterable[Date | None], every: Iterable[Date]) -> bool:
    """Return True if dates lie within a term; all of the document, where one is missing."""
    found = list(dates)
    values = [one.value for one in (every if None in found else found) if one and one.value]
    lower = [float(one.lower) for one in values if one.lower is not None]
    upper = [float(one.upper) for one in values if one.upper is not None]
    return bool(lower and upper) and max(upper) - min(lower) <= _TERM
