"""The ways in which names are written in a document, each with its mentions."""

from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve, frozen

from factcheck.align.bearers.fold import bare, fold
from factcheck.model import Form, Name, NameKind

_SMALL_WORDS = """
    af al av bin binti bint d da das de degli del della den der des di do dos du e el for and ibn la
    las le les los of ten ter the van vom von y zu zum zur
"""
_PARTICLES = frozenset(_SMALL_WORDS.split())
"""Small words of names, which are no parts to compare: a short form may drop them.

Source: Names of Persons (IFLA), for the particles.
"""
_LEADING = frozenset({"de", "von"})
"""Those of people that no given name and no place is called like: "De Gaulle", not "Van Hai"."""


@frozen(eq=False)
class Usage:
    """One way in which a name is written; compared by identity."""

    parts: tuple[str, ...]
    """Its words as printed, without particles."""
    words: tuple[str, ...]
    """The same, folded."""
    mentions: tuple[Name, ...]
    """In order; at least one."""
    text: str
    """As printed where it stands first."""

    @property
    def count(self) -> int:
        """Return how often it stands in the document."""
        return len(self.mentions)

    @property
    def start(self) -> int:
        """Return where it stands first."""
        return self.mentions[0].span.start

    @property
    def is_full(self) -> bool:
        """Say whether two parts or more name the bearer."""
        return len(self.words) > 1

    @property
    def kind(self) -> NameKind:
        """Return the kind that the mentions agree on; a person wins over what is unknown."""
        kinds = {name.kind for name in self.mentions}
        ranked = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.IDENTIFIER)
        return next((kind for kind in ranked if kind in kinds), NameKind.UNKNOWN)

    @property
    def form(self) -> Form:
        """Return it as a form of an entity."""
        return Form(self.text, tuple(name.span for name in self.mentions))


@lru_cache(maxsize=16_384)
def is_initial(part: str) -> bool:
    """Say whether a part is an initial: "D.", "J.P."."""
    return len(part.rstrip(".")) == 1 or (len(part) > 1 and set(part[1::2]) == {"."})


def usages(text: str, names: Iterable[Name]) -> tuple[Usage, ...]:
    """Collect the ways of writing, in order of first mention."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(" ".join(part.casefold() for part in name.parts), []).append(name)
    return tuple(usage(text, mentions) for mentions in found.values())


def usage(text: str, mentions: list[Name]) -> Usage:
    """Return mentions as one usage, written as the first of them."""
    first = mentions[0]
    parts = tuple(part for part in _uncapped(first.parts) if part not in _PARTICLES) or first.parts
    words = tuple(fold(part) for part in parts)
    return Usage(parts, words, tuple(mentions), text[first.span.start : first.span.end])


def _uncapped(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return parts, a particle at the start of a sentence in small letters: "Van der Aa"."""
    small = parts[0].casefold()
    leads = len(parts) > 1 and (small in _LEADING or parts[1] in _PARTICLES)
    return (small, *parts[1:]) if leads and small in _PARTICLES else parts


def holding(found: Usage, mentions: Iterable[Name], word: str) -> Usage | None:
    """Return a usage with those mentions that hold a word, outside quotations; None without any."""
    held = tuple(
        name
        for name in mentions
        if not name.quoted and any(bare(part) == bare(word) for part in name.parts)
    )
    return evolve(found, mentions=held) if held else None
