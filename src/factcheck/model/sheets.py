"""The style sheet of a document: preferred forms of names and words."""

from attrs import frozen

from factcheck.model.fields import short, typed


@frozen(field_transformer=typed)
class Ruling:
    """The rules of a style sheet for one entity."""

    name: str
    """The correct form."""
    allow: tuple[str, ...] = ()
    """Other correct forms."""
    avoid: tuple[str, ...] = ()
    """Forms that are always wrong."""

    def covers(self, text: str) -> bool:
        """Return True if a form is the name, or the name with some words omitted."""
        return _is_short_for(text, self.name)

    def allows(self, text: str) -> bool:
        """Return True if a form is one of the other correct forms, or short for one."""
        return any(_is_short_for(text, form) for form in self.allow)


def _is_short_for(text: str, name: str) -> bool:
    return set(text.split()) <= set(name.split())


@frozen(field_transformer=typed)
class Sheet:
    """All rules of a style sheet; names with separate rules are separate entities."""

    rulings: tuple[Ruling, ...] = ()
    """The rules for names."""
    forms: tuple[Ruling, ...] = ()
    """The rules for words, numbers, dates and marks: "email", "dates: 5 March 2021"."""
    words: frozenset[str] = frozenset()
    """Words from a word list that are correct although no dictionary contains them; lower case."""
    path: str = ""
    """The sheet that was read last, except one beside a single document; empty if none."""

    __repr__ = short
