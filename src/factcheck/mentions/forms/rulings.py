"""What a style sheet says of forms, by the keys under which these are counted."""

from collections.abc import Iterator

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.forms.compounds import (
    BEFORE_NOUN,
    CLOSED,
    HYPHENATED,
    OPEN,
    squashed,
)
from factcheck.mentions.forms.conventions import conventions
from factcheck.mentions.forms.spellings import FAMILIES, spellings_of
from factcheck.model import Ruling, Sheet
from factcheck.model.forms import FormClass, Rulings


@frozen
class Ruled:
    """The forms that people have chosen."""

    rulings: Rulings
    compounds: frozenset[str]
    """Keys of compounds among them."""
    capitals: frozenset[str]
    """Terms in small letters among them."""


def ruled(sheet: Sheet) -> Ruled:
    """Return the rulings of a style sheet on forms, by class and key."""
    found: dict[tuple[FormClass, str], tuple[str, Ruling, frozenset[str]]] = {}
    for one in sheet.forms:
        for kind, key, form in _meant(one.name):
            allowed = {other for name in one.allow for _, at, other in _meant(name) if at == key}
            found[kind, key] = (form, one, frozenset(allowed))
    return Ruled(
        found,
        frozenset(key.partition(",")[0] for kind, key in found if kind is FormClass.COMPOUND),
        frozenset(key for kind, key in found if kind is FormClass.CAPITALS),
    )


def _meant(name: str) -> Iterator[tuple[FormClass, str, str]]:
    """Yield the classes, keys and forms that the words of a ruling stand for."""
    word, _, where = name.partition(" (")
    convention, colon, label = name.partition(": ")
    if colon:
        if convention in conventions():
            yield conventions()[convention].kind, convention, label
        elif label in FAMILIES.get(convention, ()):
            yield FormClass.SPELLING, convention, label
        else:
            yield from _of_text(convention, label)
        return
    lower = word.lower()
    spelling = spellings_of().get(lower)
    if spelling:
        yield FormClass.SPELLING, spelling.key, f"{spelling.key} {spelling.column}"
    if word != lower and not where:
        inner = word[1:] != word[1:].lower()
        yield FormClass.CAPITALS, lower, "capitals" if " " in word else word
        if not inner:
            return
    yield from _compound(lower, where)


def _of_text(convention: str, label: str) -> Iterator[tuple[FormClass, str, str]]:
    kinds = {"numbers": FormClass.NUMBER, "headings": FormClass.LAYOUT}
    kind = kinds.get(convention.partition(" ")[0])
    if kind:
        yield kind, convention, label


def _compound(lower: str, where: str) -> Iterator[tuple[FormClass, str, str]]:
    key = squashed(lower)
    form = HYPHENATED if "-" in lower else OPEN if " " in lower else CLOSED
    placed = (FormClass.COMPOUND, f"{key}, {BEFORE_NOUN}", form)
    first = lower.replace("-", " ").split()[0]
    if where.startswith(BEFORE_NOUN):
        yield placed
        return
    if form is not HYPHENATED or first not in lexicon.words("forms.adjectives beside nouns"):
        yield FormClass.COMPOUND, key, form
    if form is not OPEN:
        yield placed
    if form is OPEN:
        yield FormClass.CAPITALS, lower, "small letters"
