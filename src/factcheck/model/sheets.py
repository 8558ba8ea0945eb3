"""The style sheet of a document: the forms of names that its editors have settled."""

from attrs import frozen


@frozen
class Ruling:
    """What a style sheet says of one bearer."""

    name: str
    """The form that is right."""
    allow: tuple[str, ...] = ()
    """Other forms that are right as well."""
    avoid: tuple[str, ...] = ()
    """Forms that are wrong wherever they stand."""

    def covers(self, text: str) -> bool:
        """Say whether a form is the name, or short for it by leaving out words."""
        return _is_short_for(text, self.name)

    def allows(self, text: str) -> bool:
        """Say whether a form is right beside the name."""
        return any(_is_short_for(text, form) for form in self.allow)


def _is_short_for(text: str, name: str) -> bool:
    return set(text.split()) <= set(name.split())


@frozen
class Sheet:
    """All rulings of a style sheet; two names with a ruling each are two bearers."""

    rulings: tuple[Ruling, ...] = ()
    """Forms of names that editors have settled."""
    forms: tuple[Ruling, ...] = ()
    """Forms of words, numbers, dates and marks that are right: "email", "dates: 5 March 2021"."""
    words: frozenset[str] = frozenset()
    """Words that are right though no dictionary has them, in small letters; of a word list."""
    path: str = ""
    """Of the file that was read last, but for one beside a single document; empty for none."""
