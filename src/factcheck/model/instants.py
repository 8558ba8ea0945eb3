"""Instants: the same moment stated in two time zones."""

from attrs import frozen

from factcheck.model.facts import Date


@frozen
class Instant:
    """A time followed by the same moment in another zone: "14:02 UTC (15:02 CET)"."""

    this: Date
    """The time in parentheses."""
    other: Date
    """The time before the parentheses."""
    apart: int
    """Minutes by which `this` is later than `other`, -719 to 720; 0 if they are the same moment."""

    @property
    def lag(self) -> str:
        """Return the difference in words: "60 minutes later"."""
        return f"{abs(self.apart)} minutes {'later' if self.apart > 0 else 'earlier'}"
