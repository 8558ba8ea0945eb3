"""A digest of everything, apart from a document's bytes, that its rows depend on."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import PurePath
from typing import Any

import attrs
from attrs import define, evolve, field

from factcheck import extensions
from factcheck._version import __version__
from factcheck.config import Config
from factcheck.config.globs import matches
from factcheck.corpus import schema
from factcheck.model import Edtf

_DIGITS = 16
"""Hex digits of a digest."""


@define(eq=False)
class Maker:
    """Describes how documents are read: the version, the settings and the format."""

    config: Config
    made: dict[tuple[str, tuple[int, ...]], str] = field(factory=dict)
    """Digests by suffix and by the patterns of the settings that match a path."""

    def of(self, path: str) -> str:
        """Return the digest for a path."""
        patterns = self.config.per_file
        fits = (matches(one.pattern, path, self.config.root) for one in patterns)
        kind = PurePath(path).suffix.lower(), tuple(at for at, fit in enumerate(fits) if fit)
        if kind not in self.made:
            own = evolve(self.config.of(path), per_file=(), root="")
            values = (kind[0], schema.VERSION, __version__, *_extended(), own)
            whole = hashlib.sha256()
            for word in _written(values):
                whole.update(word.encode("utf-8", "surrogatepass") + b"\0")
            self.made[kind] = whole.hexdigest()[:_DIGITS]
        return self.made[kind]


def _extended() -> Iterator[str]:
    """Yield the checks and readers of installed packages, with their versions."""
    for group in (extensions.CHECKS, extensions.READERS):
        for entry in extensions.entry_points(group):
            version = entry.dist.version if entry.dist else ""
            yield f"{group} {entry.name} {entry.value} {version}"


def _written(value: Any) -> Iterator[str]:
    """Yield strings that are equal for equal values, in any order."""
    inner = _inner(value)
    if inner is None:
        yield str(value) if isinstance(value, Edtf) else repr(value)
        return
    yield f"{type(value).__name__}("
    for one in inner:
        yield from _written(one)
    yield ")"


def _inner(value: Any) -> Iterable[Any] | None:
    """Return the elements of a value; None if it has none."""
    if isinstance(value, Mapping):
        return sorted(value.items(), key=str)
    if isinstance(value, AbstractSet):
        return sorted(value, key=str)
    if isinstance(value, (tuple, list)):
        return value
    if attrs.has(type(value)) and not isinstance(value, Edtf):
        return [getattr(value, one.name) for one in attrs.fields(type(value)) if one.eq]
    return None
