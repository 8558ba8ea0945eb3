"""The style sheet of a document: preferred forms of names and words."""

from attrs import frozen

from factcheck.model.fields import short, typed


@frozen(field_transformer=typed)
class Ruling:
    """The rules of a style sheet for one name, word or convention."""

    name: str
    """The correct form."""
    allow: tuple[str, ...] = ()
    """Other correct forms."""
    avoid: tuple[str, ...] = ()
    """Forms that are always wrong."""

    def covers(self, text: str) -> bool:
        """Return True if a form is the name, possibly with some words omitted."""
        return _is_short_for(text, self.name)

    def allows(self, text: str) -> bool:
        """Return True if a form is one of the other correct forms, possibly with words omitted."""
        return any(_is_short_for(text, form) for form in self.allow)


def _is_short_for(text: str, name: str) -> bool:
    return set(text.split()) <= set(name.split())


@frozen(field_transformer=typed)
class Sheet:
    """All rules of a style sheet; names with separate rules are treated as separate entities."""

    rulings: tuple[Ruling, ...] = ()
    """The rules for names."""
    forms: tuple[Ruling, ...] = ()
    """The rules for words, numbers, dates and punctuation: "email", "dates: 5 March 2021"."""
    words: frozenset[str] = frozenset()
    """Correct words that no dictionary contains, from the user's word list; lowercase."""
    path: str = ""
    """Path of the last sheet read, not counting one next to a single document; may be empty."""

    __repr__ = short
