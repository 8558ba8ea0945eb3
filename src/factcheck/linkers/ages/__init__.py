"""Ages and anniversaries: from which date they count, and at which date they are told."""

from factcheck.linkers.ages.anniversaries import anniversaries
from factcheck.linkers.ages.birthdays import birthdays
from factcheck.linkers.ages.people import people
from factcheck.linkers.ages.reading import Reading
from factcheck.linkers.ages.things import things
from factcheck.model import Age, Document, Facts

__all__ = ["ages"]


def ages(document: Document, facts: Facts) -> tuple[Age, ...]:
    """Return the ages and anniversaries whose two dates the document tells.

    An anniversary counts from the year behind "of", or from the one founding of what has it, to
    the one date of its sentence or entry; an age from the birth of whom the sentence tells to the
    date that stands beside it. Kin of whom a pronoun may speak, or an anniversary to come, leave
    open whose or which it is, and nothing is returned.
    """
    reading = Reading.of(document, facts)
    found = [*anniversaries(reading), *birthdays(reading), *people(reading), *things(reading)]
    return tuple(sorted(found, key=lambda one: one.span))
