"""Required keys of a mapping, from its class, for the loader and the schema."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from factcheck.claims.claimfiles.records import NEEDS, UNLESS
from factcheck.claims.claimfiles.values import listed


@frozen
class Rules:
    """The required keys of a class of the format."""

    noun: str
    """Name of the class in messages and definitions: "claim"."""
    required: tuple[str, ...]
    unless: Mapping[str, str]
    """Key → the key in whose absence it is required."""
    needs: Mapping[str, str]
    """Key → the key that it requires."""

    @classmethod
    def of(cls, type_: Any) -> "Rules":
        """Return the rules of a class of the format."""
        fields = attrs.fields(type_)
        return cls(
            type_.__name__.removeprefix("Written").lower(),
            tuple(part.name for part in fields if part.default is attrs.NOTHING),
            {part.name: part.metadata[UNLESS] for part in fields if part.metadata[UNLESS]},
            {part.name: part.metadata[NEEDS] for part in fields if part.metadata[NEEDS]},
        )

    @property
    def expected(self) -> str:
        """Return the required keys in words: "id and says", "family or literal"."""
        choices = [f"{key} or {other}" for key, other in self.unless.items()]
        return listed([*self.required, *choices])

    @property
    def first(self) -> str:
        """Return the key that a mapping usually begins with."""
        return [*self.required, *self.unless][0]

    def broken(self, keys: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield, for each missing key, the key that requires it (if any) and the reason."""
        missing = [key for key in self.required if key not in keys]
        missing += [key for key, other in self.unless.items() if not {key, other} & set(keys)]
        for key in missing:
            article = "an" if self.noun[0] in "aeiou" else "a"
            yield "", f"missing key '{key}': {article} {self.noun} needs {self.expected}"
        for key, needed in self.needs.items():
            if key in keys and needed not in keys:
                yield key, f"missing key '{needed}': '{key}' needs it"
