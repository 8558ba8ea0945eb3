"""Offices of one person that exclude each other: different fields, or deputy and superior."""

import re
from collections.abc import Iterable, Iterator, Mapping

from factcheck import lexicon
from factcheck.link.entities.context import Context
from factcheck.link.entities.posts import Holding, Post, excludes, holdings
from factcheck.link.entities.spellings import bare
from factcheck.model import Date, DateRole, Form, Name, Variant, VariantKind
from factcheck.model.calendar import DAY_SECONDS

_CHANGE = re.compile(
    rf"\b(?:{lexicon.alternation('offices.changes')}|elect(?:ed|s|ing|ions?)?\b"
    r"|t(?:ook|aking|akes?) (?:over|office)|then (?:\w+ ){0,3}(?:minister|secretary)"
    r"|also (?:serv|h[eo]ld)|and (?:minister|secretary|commissioner)\b)",
    re.IGNORECASE,
)
"""Words that state a change of office, or that two offices were held at once."""
_DATING = (DateRole.OWN, DateRole.HEAD)
_TERM = 366 * DAY_SECONDS
"""A year, in seconds; a text rarely omits a change of office within this time."""


def role_variants(
    context: Context, mentions: Iterable[Name], sharing: Mapping[str, int]
) -> Iterator[Variant]:
    """Yield the rarer offices of a person that exclude the person's most frequent office.

    Both must be held within one year. There is no variant if a change of office is mentioned near
    the person. A name of a single word counts only if no two people share it.
    """
    own = [name for name in mentions if not name.quoted]
    names = [name for name in own if len(name.parts) > 1 or sharing[bare(name.parts[0])] == 1]
    offices: dict[Post, list[Holding]] = {}
    for name in names:
        for holding in holdings(context, name):
            offices.setdefault(holding.post, []).append(holding)
    if len(offices) < 2 or any(  # noqa: PLR2004
        states_change(context.document.words(context.with_next(name))) for name in names
    ):
        return
    ranked = sorted(offices.values(), key=lambda group: (-len(group), group[0].span))
    for at, rare in enumerate(ranked):
        for usual in ranked[:at]:
            if excludes(rare[0].post, usual[0].post) and _is_one_term(context, rare, usual):
                yield _variant(context, rare, usual)
                break


def states_change(words: str) -> bool:
    """Return True if words state a change of office, or that two offices were held at once."""
    return _CHANGE.search(words) is not None


def _variant(context: Context, rare: list[Holding], usual: list[Holding]) -> Variant:
    forms = [
        Form(context.document.words(held[0].span), tuple(one.span for one in held))
        for held in (rare, usual)
    ]
    counts = f"{forms[1].text} {forms[1].count}×, {forms[0].text} {forms[0].count}×"
    proof = (counts, "the document does not mention a change from one office to the other")
    return Variant(VariantKind.ROLE, forms[0], forms[1], proof)


def _is_one_term(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Return True if the dates of two offices are within one year.

    If a mention has no date, the dates of the whole text count.
    """
    found = [_date(context, one.name) for one in (*rare, *usual)]
    values = [one.value for one in (context.dates if None in found else found) if one and one.value]
    lower = [float(one.lower) for one in values if one.lower is not None]
    upper = [float(one.upper) for one in values if one.upper is not None]
    return not (lower and upper) or max(upper) - min(lower) <= _TERM


def _date(context: Context, name: Name) -> Date | None:
    """Return the date nearest to a mention: in its sentence or, failing that, before it."""
    start, sentence = name.span.start, context.sentence(name)
    dated = [one for one in context.dates if one.role in _DATING]
    own = [one for one in dated if sentence.contains(one.span)]
    near = own or [one for one in dated if one.span.end <= start][-1:]
    return min(near, key=lambda one: abs(one.span.start - start), default=None)
