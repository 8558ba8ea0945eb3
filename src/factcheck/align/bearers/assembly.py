"""Bearers made into entities: key, canonical form, forms, titles."""

from collections import Counter
from collections.abc import Iterable

from factcheck.align.bearers.context import Context
from factcheck.align.bearers.grouping import Bearer
from factcheck.align.bearers.rival_offices import role_variants
from factcheck.align.bearers.spellings import bare, fold
from factcheck.align.bearers.variants import Match
from factcheck.model import Document, Entity, Form, Name, NameKind, Span, Variant
from factcheck.model.text import by_place

_Spelt = dict[Span, list[tuple[int, Variant]]]
"""Of the usual mention of each match, its number and its variant."""


def assembled(
    context: Context, groups: list[Bearer], found: list[Match], taken: set[str]
) -> list[Entity]:
    """Return the entities of bearers, with keys that are unique and none of those taken."""
    used = set(taken)
    result = []
    spelt: _Spelt = {}
    for at, match in enumerate(found):
        spelt.setdefault(match.usual.span, []).append((at, match.variant))
    shared = _shared(groups)
    for bearer in groups:
        entity = _entity(context, bearer, spelt, used, shared)
        used.add(entity.key)
        result.append(entity)
    return result


def _shared(groups: Iterable[Bearer]) -> frozenset[str]:
    """Return the first and last names of several people who are named in full."""
    full = (one.fullest.parts for one in groups if one.fullest.is_full and one.is_person)
    held = Counter(part for parts in full for part in {bare(parts[0]), bare(parts[-1])})
    return frozenset(part for part, count in held.items() if count > 1)


def _entity(
    context: Context, bearer: Bearer, spelt: _Spelt, used: set[str], shared: frozenset[str]
) -> Entity:
    document = context.document
    mentions = tuple(sorted(bearer.mentions, key=by_place))
    forms = written(document, mentions)
    canonical = _canonical(forms)
    own = sorted(pair for name in mentions for pair in spelt.get(name.span, ()))
    return Entity(
        key=_unique(slug(canonical), used),
        kind=_kind(mentions),
        canonical=canonical,
        mentions=mentions,
        forms=forms,
        titles=titles(document, mentions),
        variants=(*(one for _, one in own), *role_variants(context, mentions, shared)),
    )


def written(document: Document, mentions: Iterable[Name]) -> tuple[Form, ...]:
    """Return the forms of mentions, the most frequent first."""
    places: dict[str, list[Name]] = {}
    for name in mentions:
        places.setdefault(document.words(name.span), []).append(name)
    forms = (Form(text, tuple(name.span for name in held)) for text, held in places.items())
    return tuple(sorted(forms, key=lambda form: (-form.count, form.spans[0])))


def titles(document: Document, mentions: Iterable[Name]) -> tuple[str, ...]:
    """Return the offices met with the mentions, as printed, without repeats."""
    spans = [span for name in mentions for span in (name.title, name.role) if span]
    return tuple(dict.fromkeys(document.words(span) for span in spans))


def slug(text: str) -> str:
    """Return a key made of a name: "zhang-hanhui"."""
    words = (fold(word) for word in text.replace("-", " ").split())
    return "-".join(word for word in words if word) or "name"


def _canonical(forms: tuple[Form, ...]) -> str:
    """Return the fullest form; of equally full ones the most frequent, then the first."""
    return max(forms, key=lambda form: (len(form.text.split()), form.count)).text


def _kind(mentions: tuple[Name, ...]) -> NameKind:
    """Return the kind that most mentions are given; what is unknown does not vote."""
    votes = Counter(name.kind for name in mentions if name.kind is not NameKind.UNKNOWN)
    return max(sorted(votes), key=lambda kind: votes[kind], default=NameKind.UNKNOWN)


def _unique(key: str, used: set[str]) -> str:
    if key not in used:
        return key
    number = 2
    while f"{key}-{number}" in used:
        number += 1
    return f"{key}-{number}"
