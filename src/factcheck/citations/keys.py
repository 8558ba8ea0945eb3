"""Keys of a citation file: those the sources bring, made fit for every tool and unique."""

import re
from collections.abc import Iterable

from attrs import evolve

from factcheck.model import Source
from factcheck.model.keys import citation_key, free_key

_NOT_IN_KEYS = re.compile(r"[^a-z0-9_]+")


def keyed(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources with unique keys `[a-z][a-z0-9_]*`, in order of their keys.

    A key that is fit stays as it is. The same source met twice is kept once. Of several sources
    with one key, all but the first in order of their content get a letter, so that the order in
    which they are given does not matter.
    """
    once = {_content(source): evolve(source, span=None) for source in sources}
    taken: set[str] = set()
    named = []
    for content in sorted(once):
        source = once[content]
        key = free_key(_fit(source), taken)
        taken.add(key)
        named.append(evolve(source, key=key))
    return tuple(sorted(named, key=lambda source: source.key))


def _fit(source: Source) -> str:
    key = _NOT_IN_KEYS.sub("_", source.key.lower()).strip("_")
    return key if key[:1].isalpha() else citation_key(source)


def _content(source: Source) -> tuple[str, str, str, str]:
    """Order by key, then date and title, then everything else."""
    return source.key, str(source.date or ""), source.title, repr(evolve(source, span=None))
