"""Deeds: what two dates tell of one and the same thing done."""

from attrs import frozen

from factcheck.model.facts import Date


@frozen
class Deed:
    """One thing done that is dated twice, with dates that cannot both hold."""

    this: Date
    """The date of the chronology, if only one of the two stands there."""
    other: Date
    claims: tuple[str, str]
    """Ids of the claims that tell it at these dates."""
    shared: tuple[str, ...]
    """The stem of the deed, and of who or what took part by both tellings."""
