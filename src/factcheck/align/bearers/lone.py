"""Words of names one by one: where each stands alone, and where inside a longer name."""

from collections.abc import Iterable

from attrs import frozen

from factcheck.align.bearers.fold import bare, fold, key
from factcheck.align.bearers.likeness import SHORTEST_CLOSE
from factcheck.align.bearers.usages import Usage, usage
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import Name, NameKind

_WHOLE = frozenset({NameKind.ORGANISATION, NameKind.IDENTIFIER})
"""Kinds whose names are compared as wholes only."""


@frozen
class Lone:
    """One word of names with the usages that hold it."""

    word: str
    """Folded."""
    printed: str
    """As printed where it stands first."""
    alone: Usage | None
    """The usage in which it stands alone."""
    everywhere: Usage
    """Its mentions alone and inside full names, as one usage."""

    count: int
    """How often the word stands in names."""
    has_full: bool
    """It stands in a person's full name, which other parts tell apart."""

    @property
    def is_bound(self) -> bool:
        """Say whether an article or an elided word is bound to it: "al-Arabiya"."""
        return bare(self.printed) != key(self.printed)


def lone_words(text: str, names: Iterable[Name]) -> dict[str, Lone]:
    """Return the words of people, places and unknown names, by themselves and inside names."""
    holders: dict[str, list[Name]] = {}
    for name in names:
        if not name.quoted and name.kind not in _WHOLE:
            for part in dict.fromkeys(bare(part) for part in name.parts):
                holders.setdefault(part, []).append(name)
    return {
        word: _lone(text, word, held)
        for word, held in holders.items()
        if len(fold(word)) >= SHORTEST_CLOSE or _is_cut(word, held)
    }


def _is_cut(word: str, held: list[Name]) -> bool:
    """Say whether a word of three letters is neither known nor English: "Iaq"."""
    printed = next(part for name in held for part in name.parts if bare(part) == word)
    known = is_proper(printed) or is_ordinary(word) or printed.isupper()
    return len(fold(word)) == SHORTEST_CLOSE - 1 and len(held) == 1 and not known


def _lone(text: str, word: str, held: list[Name]) -> Lone:
    alone = [name for name in held if len(name.parts) == 1]
    printed = next(part for name in (alone or held) for part in name.parts if bare(part) == word)
    everywhere = Usage((printed,), (fold(printed),), tuple(held), printed)
    full = any(len(name.parts) > 1 and name.kind is NameKind.PERSON for name in held)
    single = usage(text, alone) if alone else None
    return Lone(fold(word), printed, single, everywhere, len(held), full)
