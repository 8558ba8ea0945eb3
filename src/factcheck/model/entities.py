"""Who is who: the bearers of the names of one document."""

import enum

from attrs import field, frozen

from factcheck.model.facts import Name, NameKind
from factcheck.model.fields import filled, typed
from factcheck.model.text import Span


@frozen(field_transformer=typed)
class Form:
    """One way in which a bearer is written, with every place where he is written so."""

    text: str
    """The words."""
    spans: tuple[Span, ...]
    """In order; at least one."""

    @property
    def count(self) -> int:
        """Return how often the form stands in the document."""
        return len(self.spans)

    def nearest(self, span: Span, most: int = 3) -> tuple[Span, ...]:
        """Return the places of the form that stand nearest to a span, the nearest first."""
        ranked = sorted(self.spans, key=lambda other: (abs(other.start - span.start), other))
        return tuple(ranked[:most])


class VariantKind(enum.StrEnum):
    """In what two forms of one bearer differ."""

    SPELLING = "spelling"
    """Look-alike words: Mikhai / Mikhail."""
    GIVEN_NAME = "given name"
    """One surname and one office, another given name: Maryana / Maria."""
    PLACE = "place"
    """A place's name in two spellings."""
    ORGANISATION = "organisation"
    """A body's name in two spellings."""
    ROLE = "role"
    """Two offices of one person that exclude each other; the forms are the offices."""


@frozen
class Variant:
    """Two forms of one bearer that cannot both be right, and what proves that he is one."""

    kind: VariantKind
    """In what they differ."""
    rare: Form
    """The form met less often; on a tie the one that differs from the first full mention."""
    usual: Form
    """The other; without a place where only a style sheet has it."""
    proof: tuple[str, ...]
    """Lines a reader can follow: "same office: Russian foreign ministry spokesperson"."""
    settled: bool = False
    """A claims folder or style sheet names the usual form; otherwise only the counts speak."""

    @property
    def is_tie(self) -> bool:
        """Say whether nothing tells which of the two forms is the usual one."""
        return self.rare.count == self.usual.count and not self.settled


@frozen(field_transformer=typed)
class Entity:
    """One bearer with all the forms that the document gives him."""

    key: str = field(validator=filled)
    """Unique in its dossier, from the canonical form: "zhang-hanhui"."""
    kind: NameKind
    """What it is: a person, a body, a place."""
    canonical: str = field(validator=filled)
    """The fullest of the most frequent forms, or the one a style sheet or claims folder names."""
    mentions: tuple[Name, ...]
    """In order; at least one."""
    forms: tuple[Form, ...] = ()
    """The most frequent first."""
    titles: tuple[str, ...] = ()
    """Offices and appositions met with the name, as printed, in order, without repeats."""
    variants: tuple[Variant, ...] = ()
    """Pairs of forms that cannot both be right."""
    declared: bool = False
    """A claims folder or style sheet says who it is."""

    def __repr__(self) -> str:
        """Return key, kind and how often it is named; all mentions would fill pages."""
        return f"<Entity {self.key}: {self.canonical!r}, {self.kind}, {len(self.mentions)}×>"


@frozen
class Namesake:
    """A lone name that two people or more bear, where nothing tells which of them is meant."""

    span: Span
    """The name."""
    bearers: tuple[str, ...]
    """The canonical forms of those who may be meant; at least two."""
    places: tuple[Span, ...]
    """Where each of them was last named in full before."""
