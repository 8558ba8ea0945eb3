"""Entities: who and what the names of a document refer to."""

import enum

from attrs import field, frozen

from factcheck.model.facts import Name, NameKind
from factcheck.model.fields import filled, typed
from factcheck.model.text import Span


@frozen(field_transformer=typed)
class Form:
    """One form of an entity's name, with every place where it occurs."""

    text: str
    """The words."""
    spans: tuple[Span, ...]
    """Places in document order; at least one."""

    @property
    def count(self) -> int:
        """Return the number of occurrences in the document."""
        return len(self.spans)

    def nearest(self, span: Span, most: int = 3) -> tuple[Span, ...]:
        """Return up to `most` occurrences that are nearest to a span, the nearest first."""
        ranked = sorted(self.spans, key=lambda other: (abs(other.start - span.start), other))
        return tuple(ranked[:most])


class VariantKind(enum.StrEnum):
    """How two forms of one entity differ."""

    SPELLING = "spelling"
    """Similar words: Mikhai / Mikhail."""
    GIVEN_NAME = "given name"
    """Same surname and office, different given names: Maryana / Maria."""
    PLACE = "place"
    """A place name with two spellings."""
    ORGANISATION = "organisation"
    """An organisation's name with two spellings."""
    ROLE = "role"
    """Two offices of one person that exclude each other; the forms are the offices."""


@frozen
class Variant:
    """Two forms of one entity that cannot both be right, with the proof that it is one entity."""

    kind: VariantKind
    """How they differ."""
    rare: Form
    """The less frequent form; on a tie, the one that differs from the first full mention."""
    usual: Form
    """The other form; it has no spans if only a style sheet contains it."""
    proof: tuple[str, ...]
    """Lines a reader can follow: "same office: Russian foreign ministry spokesperson"."""
    settled: bool = False
    """Whether a claims folder or style sheet names the usual form; otherwise the counts decide."""

    @property
    def is_tie(self) -> bool:
        """Return True if nothing shows which form is the usual one."""
        return self.rare.count == self.usual.count and not self.settled


@frozen(field_transformer=typed)
class Entity:
    """One person, organisation or place with all forms of its name in the document."""

    key: str = field(validator=filled)
    """Unique in its dossier, from the canonical form: "zhang-hanhui"."""
    kind: NameKind
    """The type of the entity: a person, organisation or place."""
    canonical: str = field(validator=filled)
    """The fullest of the most frequent forms, or the form named by a style sheet or claims folder.
    """
    mentions: tuple[Name, ...]
    """Mentions in document order; at least one."""
    forms: tuple[Form, ...] = ()
    """The most frequent first."""
    titles: tuple[str, ...] = ()
    """Offices and appositions used with the name, as printed, in order, without repeats."""
    variants: tuple[Variant, ...] = ()
    """Pairs of forms that cannot both be right."""
    declared: bool = False
    """Whether a claims folder or style sheet declares it."""

    def __repr__(self) -> str:
        """Return key, type and number of mentions; all mentions would fill pages."""
        return f"<Entity {self.key}: {self.canonical!r}, {self.kind}, {len(self.mentions)}×>"


@frozen
class Namesake:
    """A single name that two or more people share, where the text does not show who is meant."""

    span: Span
    """The name."""
    bearers: tuple[str, ...]
    """The canonical forms of the possible people; at least two."""
    places: tuple[Span, ...]
    """The last full mention of each of them before this name."""
