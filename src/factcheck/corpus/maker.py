"""A digest of everything on which a document's rows depend, except its bytes."""

import hashlib
import json
from collections.abc import Mapping
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
"""Number of hex digits in a digest."""


@define(eq=False)
class Maker:
    """Creates digests of how documents are read: the version, the settings and the format."""

    config: Config
    made: dict[tuple[object, ...], str] = field(factory=dict)
    """Maps pairs of a suffix and the patterns in the settings that match the path to digests."""

    def of(self, path: str) -> str:
        """Return the digest for a path."""
        suffix = PurePath(path).suffix.lower()
        patterns = self.config.per_file
        kind = suffix, *(matches(one.pattern, path, self.config.root) for one in patterns)
        if kind not in self.made:
            own = evolve(self.config.of(path), per_file=(), root="")
            installed = [
                (group, entry.name, entry.value, entry.dist.version if entry.dist else "")
                for group in (extensions.CHECKS, extensions.READERS)
                for entry in extensions.entry_points(group)
            ]
            values = suffix, schema.VERSION, __version__, installed, own
            text = json.dumps(values, default=_plain, sort_keys=True)
            self.made[kind] = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
        return self.made[kind]


def _plain(value: Any) -> object:
    """Return a value for JSON, with mappings and sets in a fixed order."""
    if isinstance(value, Mapping):
        return sorted(value.items(), key=str)
    if isinstance(value, AbstractSet):
        return sorted(value, key=str)
    if attrs.has(type(value)) and not isinstance(value, Edtf):
        found = [getattr(value, one.name) for one in attrs.fields(type(value)) if one.eq]
        return [
            type(value).__name__,
            *(_plain(one) if isinstance(one, dict) else one for one in found),
        ]
    return str(value)
