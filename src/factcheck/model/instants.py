"""Instants: one moment told by the clocks of two zones."""

from attrs import frozen

from factcheck.model.facts import Date


@frozen
class Instant:
    """A time with the same moment in another zone behind it: "14:02 UTC (15:02 CET)"."""

    this: Date
    """The time in the bracket."""
    other: Date
    """The time in front of it."""
    apart: int
    """Minutes by which the first lies behind the second, -719 to 720; 0 if they are one moment."""

    @property
    def lag(self) -> str:
        """Return by how much the first is off: "60 minutes later"."""
        return f"{abs(self.apart)} minutes {'later' if self.apart > 0 else 'earlier'}"
