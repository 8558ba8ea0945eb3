"""Entities: the people, organizations and places that the names of a document refer to."""

import enum

from attrs import field, frozen

from factcheck.model.facts import Name, NameKind
from factcheck.model.fields import filled, typed
from factcheck.model.text import Span


@frozen(field_transformer=typed)
class Form:
    """One form of an entity's name, with all its occurrences."""

    text: str
    """The words of the name."""
    spans: tuple[Span, ...]
    """Occurrences in document order; at least one."""

    @property
    def count(self) -> int:
        """Return the number of occurrences in the document."""
        return len(self.spans)

    def nearest(self, span: Span, most: int = 3) -> tuple[Span, ...]:
        """Return up to `most` occurrences, in order of distance from a span."""
        ranked = sorted(self.spans, key=lambda other: (abs(other.start - span.start), other))
        return tuple(ranked[:most])


class VariantKind(enum.StrEnum):
    """How two forms of an entity's name differ."""

    SPELLING = "spelling"
    """Similar words: Mikhai / Mikhail."""
    GIVEN_NAME = "given name"
    """Same surname and job title, different given names: Maryana / Maria."""
    PLACE = "place"
    """A place name with two spellings."""
    ORGANISATION = "organisation"
    """An organization's name with two spellings."""
    ROLE = "role"
    """Two job titles of the same person that contradict each other; the forms are the titles."""


@frozen
class Variant:
    """Two forms of an entity's name that cannot both be right, with the proof."""

    kind: VariantKind
    """The kind of difference between the forms."""
    rare: Form
    """The less frequent form; on a tie, the form that differs from the first full mention."""
    usual: Form
    """The more frequent form; it has no spans if only a style sheet contains it."""
    proof: tuple[str, ...]
    """Evidence that both refer to the same entity: "same office: foreign ministry spokesperson"."""
    settled: bool = False
    """Whether a claims folder or style sheet names the usual form; if not, frequency decides."""

    @property
    def is_tie(self) -> bool:
        """Return True if nothing shows which form is the usual one."""
        return self.rare.count == self.usual.count and not self.settled


@frozen(field_transformer=typed)
class Entity:
    """One person, organization or place, with all forms of its name in the document."""

    key: str = field(validator=filled)
    """Key, unique in the dossier, made from the canonical form: "zhang-hanhui"."""
    kind: NameKind
    """The type of the entity: a person, organization or place."""
    canonical: str = field(validator=filled)
    """The fullest of the frequent forms, or the form that a style sheet or claims folder names."""
    mentions: tuple[Name, ...]
    """Mentions in document order; at least one."""
    forms: tuple[Form, ...] = ()
    """All forms of the name, most frequent first."""
    titles: tuple[str, ...] = ()
    """Job titles and appositions used with the name, as printed, in text order, without repeats."""
    variants: tuple[Variant, ...] = ()
    """Pairs of forms that cannot both be right."""
    declared: bool = False
    """Whether a claims folder or style sheet lists the entity."""

    def __repr__(self) -> str:
        """Return the key, the type and the number of mentions."""
        return f"<Entity {self.key}: {self.canonical!r}, {self.kind}, {len(self.mentions)}×>"


@frozen
class Namesake:
    """A single name that several people share, where the text does not show who is meant."""

    span: Span
    """The name."""
    bearers: tuple[str, ...]
    """The canonical names of the people who may be meant; at least two."""
    places: tuple[Span, ...]
    """The last full mention of each person before this name."""
