"""Origins: who made the link between places of a document."""

import enum

from attrs import frozen

from factcheck.model.fields import short, typed


class Maker(enum.StrEnum):
    """The kind of person or program that made a link."""

    PERSON = "person"
    """A person, in a claims folder or a style sheet."""
    MODEL = "model"
    """A language model."""
    RULES = "rules"
    """factcheck's rules, based on weighted features."""


@frozen(field_transformer=typed)
class Origin:
    """The maker of a link, with the reason and evidence."""

    maker: Maker = Maker.RULES
    """The kind of maker."""
    name: str = ""
    """Name of the person, model or program; empty for factcheck's rules."""
    version: str = ""
    """Version of the model, if its name does not include it."""
    prompt: str = ""
    """Name and version of the prompt."""
    date: str = ""
    """The day on which the link was made: "2026-11-26"; empty if unknown."""
    reason: str = ""
    """The reason in the maker's own words; it has not been checked."""
    proof: tuple[str, ...] = ()
    """The evidence for the link, in words, the strongest first."""

    __repr__ = short

    @property
    def told(self) -> str:
        """Return the maker in words: "a model: name version"; empty for built-in rules.

        Rules with a name belong to another program.
        """
        named = " ".join(part for part in (self.name, self.version) if part)
        if self.maker is Maker.RULES:
            return f"a program: {named}" if named else ""
        return f"a {self.maker}: {named}" if named else f"a {self.maker}"


BY_RULES = Origin()
BY_PERSON = Origin(Maker.PERSON)
