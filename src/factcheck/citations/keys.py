"""Keys of a citation file: those the sources bring, made fit for every tool and unique."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve, frozen

from factcheck.citations.templates import KeyTemplate
from factcheck.model import Source
from factcheck.model.keys import citation_key, free_key

_NOT_IN_KEYS = re.compile(r"[^a-z0-9_]+")


@frozen
class Naming:
    """How the keys of a citation file are made."""

    template: KeyTemplate | None = None
    """None keeps the keys that the sources bring."""
    kept: frozenset[str] = frozenset()
    """Keys of a person's own bibliography, which stay as they are."""
    taken: frozenset[str] = frozenset()
    """Keys, casefolded, that no source may get."""
    settled: frozenset[str] = frozenset()
    """Keys that works have already in the file that is written; they stay, though taken."""

    def key(self, source: Source) -> str:
        """Return the key of a source, before others are looked at."""
        if source.key in self.kept | self.settled:
            return source.key
        return self.template.key(source) if self.template else _fit(source)


AS_THEY_ARE = Naming()


def keyed(sources: Iterable[Source], naming: Naming = AS_THEY_ARE) -> tuple[Source, ...]:
    """Return the sources with unique keys, in order of their keys.

    Without a template a key is `[a-z][a-z0-9_]*`, and one that is fit stays as it is. The same
    source met twice is kept once. Of several sources with one key, all but the first in order of
    their content get a letter, so that the order in which they are given does not matter.
    """
    return tuple(sorted((source for _, source in _named(sources, naming)), key=_key))


def keys_of(sources: Iterable[Source], naming: Naming = AS_THEY_ARE) -> dict[Source, str]:
    """Return the key under which each source is written; places in a text are left out."""
    return {evolve(source, span=None): named.key for source, named in _named(sources, naming)}


def _named(sources: Iterable[Source], naming: Naming) -> Iterator[tuple[Source, Source]]:
    """Yield each source once, with itself under its new key; a person's own keys first."""
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
    """Yield each source once, by key, then date and title, then everything else."""

    def place(source: Source) -> tuple[bool, str, str, str]:
        is_kept = source.key in naming.kept | naming.settled
        return not is_kept, source.key, str(source.date or ""), source.title

    once = dict.fromkeys(evolve(one, span=None) if one.span else one for one in sources)
    for _, equals in groupby(sorted(once, key=place), key=place):
        yield from sorted(equals, key=repr)
