"""Comparison of two versions of a document by their facts."""

from attrs import field, frozen

from factcheck.model.fields import typed
from factcheck.model.leftovers import ChangeKind
from factcheck.model.report import Report
from factcheck.model.text import NOWHERE, Document, Place, Span


@frozen
class Said:
    """A fact in one version."""

    words: str
    """The words without markup, with normalized whitespace."""
    value: str
    """The normalized value, whatever its printed form: "2024-05-11", "48310", "0.58 %"."""
    place: Place
    """Position of the words in the file."""
    where: str
    """Position in words: "“Results”, third paragraph"."""
    span: Span = field(default=NOWHERE, eq=False, repr=False)
    """The span of the words in this version of the document."""


@frozen
class FactChange:
    """A fact that has different values in the two versions."""

    kind: ChangeKind
    """The kind of fact."""
    old: Said
    """The fact in the earlier version."""
    new: Said
    """The fact in the later version."""
    within: str = ""
    """The first words of the reference entry that contains the fact; otherwise empty."""


@frozen
class OneSided:
    """A fact that only one version contains."""

    kind: ChangeKind
    """The kind of fact."""
    said: Said
    """The fact."""


@frozen(field_transformer=typed)
class Comparison:
    """The differences between the facts of two versions."""

    old: Document = field(repr=False)
    """The earlier version."""
    new: Document = field(repr=False)
    """The later version."""
    changes: tuple[FactChange, ...] = ()
    """Facts with different values, in the order of the new version."""
    lost: tuple[OneSided, ...] = ()
    """Facts only in the old version, in its order."""
    came: tuple[OneSided, ...] = ()
    """Facts only in the new version, in its order."""
    report: Report | None = field(default=None, repr=False)
    """The report on the new version, including places that still have an old value (`DIF01`)."""

    def __repr__(self) -> str:
        """Return both paths and the number of changes."""
        counts = f"{len(self.changes)} changes, {len(self.lost)} lost, {len(self.came)} new"
        return f"<Comparison {self.old.path} → {self.new.path}: {counts}>"

    @property
    def facts(self) -> tuple[FactChange, ...]:
        """Return the changed facts, without changes of other words."""
        return tuple(one for one in self.changes if one.kind is not ChangeKind.WORDS)
