"""Keys in a citation file: the keys of the sources, made unique and valid for all tools."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from attrs import evolve

from factcheck.model import Source
from factcheck.model.keys import citation_key, free_key

_NOT_IN_KEYS = re.compile(r"[^a-z0-9_]+")


def keyed(sources: Iterable[Source], kept: Collection[str] = ()) -> tuple[Source, ...]:
    """Return the sources with unique keys, sorted by key.

    New keys match `[a-z][a-z0-9_]*`; valid keys are not changed. Duplicate sources
    are removed. If several sources have the same key, a letter is added to all but the first. They
    are sorted by content, so that the input order does not matter. `kept` has the keys of the
    user's own bibliography, which are not changed.
    """
    return tuple(sorted((source for _, source in _named(sources, kept)), key=_key))


def keys_of(sources: Iterable[Source], kept: Collection[str] = ()) -> dict[Source, str]:
    """Return a map of sources to their keys in the output; the spans of sources are ignored."""
    return {evolve(source, span=None): named.key for source, named in _named(sources, kept)}


def _named(sources: Iterable[Source], kept: Collection[str]) -> Iterator[tuple[Source, Source]]:
    """Yield each source once, with a copy that has the new key; the user's own keys come first."""
    taken: set[str] = set()
    for source in _ordered(sources, kept):
        if source.key in kept:
            if source.key.casefold() not in taken:
                yield source, source
            taken.add(source.key.casefold())
            continue
        key = free_key(_fit(source), taken)
        taken.add(key.casefold())
        yield source, evolve(source, key=key)


def _key(source: Source) -> str:
    return source.key


def _fit(source: Source) -> str:
    key = _NOT_IN_KEYS.sub("_", source.key.lower()).strip("_")
    return key if key[:1].isalpha() else citation_key(source)


def _ordered(sources: Iterable[Source], kept: Collection[str]) -> Iterator[Source]:
    """Yield each source once, sorted by key, date, title, and then all other fields."""

    def place(source: Source) -> tuple[bool, str, str, str]:
        is_kept = source.key in kept
        return not is_kept, source.key, str(source.date or ""), source.title

    once = dict.fromkeys(evolve(one, span=None) if one.span else one for one in sources)
    for _, equals in groupby(sorted(once, key=place), key=place):
        yield from sorted(equals, key=repr)
