"""Whose word it is that places of a document are of one thing."""

import enum

from attrs import frozen


class Maker(enum.StrEnum):
    """Who says that places are of one thing."""

    PERSON = "person"
    """A claims folder or a style sheet."""
    MODEL = "model"
    """A language model."""
    RULES = "rules"
    """Our own features and their weights."""


@frozen
class Origin:
    """Whose link it is."""

    maker: Maker = Maker.RULES
    """Who says so."""
    name: str = ""
    """Of the person, the model or the program; empty for our own rules."""
    version: str = ""
    """Of the model, where its name does not tell it."""
    prompt: str = ""
    """Which prompt the model was given, by name and version."""
    date: str = ""
    """The day on which it was said: "2026-11-26"; empty if it is not known."""
    reason: str = ""
    """Why, in the maker's own words, which nobody has checked."""
    proof: tuple[str, ...] = ()
    """What carried the link, in words, what counts most in front."""

    @property
    def told(self) -> str:
        """Return it in words: "a model: name version", "a person: name"; empty for our rules.

        Rules that have a name are those of another program.
        """
        named = " ".join(part for part in (self.name, self.version) if part)
        if self.maker is Maker.RULES:
            return f"a program: {named}" if named else ""
        return f"a {self.maker}: {named}" if named else f"a {self.maker}"


BY_RULES = Origin()
BY_PERSON = Origin(Maker.PERSON)
