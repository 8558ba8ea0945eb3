"""Keys in a citation file: the keys of the sources, made unique and valid for all tools."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve, frozen

from factcheck.bibliography.templates import KeyTemplate
from factcheck.model import Source
from factcheck.model.keys import citation_key, free_key

_NOT_IN_KEYS = re.compile(r"[^a-z0-9_]+")


@frozen
class Naming:
    """How the keys of a citation file are created."""

    template: KeyTemplate | None = None
    """The template for keys; None keeps the keys of the sources."""
    kept: frozenset[str] = frozenset()
    """Keys of the user's own bibliography, which are not changed."""
    taken: frozenset[str] = frozenset()
    """Casefolded keys that must not be used."""
    settled: frozenset[str] = frozenset()
    """Keys of works that are already in the output file; these works keep their keys."""

    def key(self, source: Source) -> str:
        """Return the key of a source, before it is made unique."""
        if source.key in self.kept | self.settled:
            return source.key
        return self.template.key(source) if self.template else _fit(source)


AS_THEY_ARE = Naming()


def keyed(sources: Iterable[Source], naming: Naming = AS_THEY_ARE) -> tuple[Source, ...]:
    """Return the sources with unique keys, sorted by key.

    Without a template, keys match `[a-z][a-z0-9_]*`; valid keys are not changed. Duplicate sources
    are removed. If several sources have the same key, a letter is added to all but the first. They
    are sorted by content, so that the input order does not matter.
    """
    return tuple(sorted((source for _, source in _named(sources, naming)), key=_key))


def keys_of(sources: Iterable[Source], naming: Naming = AS_THEY_ARE) -> dict[Source, str]:
    """Return a map of sources to their keys in the output; the spans of sources are ignored."""
    return {evolve(source, span=None): named.key for source, named in _named(sources, naming)}


def _named(sources: Iterable[Source], naming: Naming) -> Iterator[tuple[Source, Source]]:
    """Yield each source once, with a copy that has the new key; the user's own keys come first."""
    taken = set(naming.taken)
    own: set[str] = set()
    for source in _ordered(sources, naming):
        stem = naming.key(source)
        if stem in naming.kept | naming.settled:
            if stem not in own:
                yield source, source
            own.add(stem)
            taken.add(stem.casefold())
            continue
        key = free_key(stem, taken)
        taken.add(key.casefold())
        yield source, evolve(source, key=key)


def _key(source: Source) -> str:
    return source.key


def _fit(source: Source) -> str:
    key = _NOT_IN_KEYS.sub("_", source.key.lower()).strip("_")
    return key if key[:1].isalpha() else citation_key(source)


def _ordered(sources: Iterable[Source], naming: Naming) -> Iterator[Source]:
    """Yield each source once, sorted by key, date, title, and then all other fields."""

    def place(source: Source) -> tuple[bool, str, str, str]:
        is_kept = source.key in naming.kept | naming.settled
        return not is_kept, source.key, str(source.date or ""), source.title

    once = dict.fromkeys(evolve(one, span=None) if one.span else one for one in sources)
    for _, equals in groupby(sorted(once, key=place), key=place):
        yield from sorted(equals, key=repr)
