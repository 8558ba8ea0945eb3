"""The forms of names in a document, and the single words in names."""

from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import kept_by_words
from factcheck.lexicon.data.english import is_proper
from factcheck.link.entities.spellings import SHORTEST_CLOSE, bare, fold
from factcheck.model import Form, Name, NameKind

_WHOLE = frozenset({NameKind.ORGANISATION, NameKind.IDENTIFIER})
"""Kinds of names that are only compared as a whole."""
_RANKED = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.IDENTIFIER)


@frozen(eq=False)
class WrittenForm:
    """A form of a name. Instances are compared by identity."""

    parts: tuple[str, ...]
    """The words of the form as printed, without particles."""
    words: tuple[str, ...]
    """The same words, normalized for comparison."""
    mentions: tuple[Name, ...]
    """The mentions of the form, in order; at least one."""
    text: str
    """The form as printed at its first mention."""

    @property
    def count(self) -> int:
        """The number of times the form occurs in the document."""
        return len(self.mentions)

    @property
    def start(self) -> int:
        """The offset of the first mention."""
        return self.mentions[0].span.start

    @property
    def is_full(self) -> bool:
        """Whether the form has at least two parts."""
        return len(self.words) > 1

    @property
    def is_cited(self) -> bool:
        """Whether all mentions are quoted, and so keep the spelling of a source."""
        return all(name.quoted for name in self.mentions)

    @cached_property
    def kind(self) -> NameKind:
        """The kind of the mentions; a known kind is preferred to unknown."""
        kinds = {name.kind for name in self.mentions}
        return next((kind for kind in _RANKED if kind in kinds), NameKind.UNKNOWN)

    @property
    def form(self) -> Form:
        """The form as part of an entity."""
        return Form(self.text, tuple(name.span for name in self.mentions))


def usages(text: str, names: Iterable[Name]) -> tuple[WrittenForm, ...]:
    """Return the forms of names, in order of first mention."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(_caseless(name.parts), []).append(name)
    return tuple(usage(text, mentions) for mentions in found.values())


def usage(text: str, mentions: list[Name]) -> WrittenForm:
    """Return mentions as one form, with the spelling of the first mention."""
    first = mentions[0]
    parts = _without_particles(first.parts)
    words = tuple(map(fold, parts))
    return WrittenForm(parts, words, tuple(mentions), text[first.span.start : first.span.end])


@kept_by_words
def _caseless(parts: tuple[str, ...]) -> str:
    return " ".join(part.casefold() for part in parts)


@kept_by_words
def _without_particles(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a name without particles; all parts if it has only particles."""
    small = lexicon.words("names.particles") | lexicon.words("names.joining")
    return tuple(part for part in _uncapped(parts, small) if part not in small) or parts


def _uncapped(parts: tuple[str, ...], small: frozenset[str]) -> tuple[str, ...]:
    """Return the parts with an initial particle in lowercase: "van der Aa" for "Van der Aa"."""
    first = parts[0].casefold()
    leads = len(parts) > 1 and (first in ("de", "von") or parts[1] in small)
    return (first, *parts[1:]) if leads and first in small else parts


EVERYWHERE = 24
"""Minimum number of mentions of a name that the whole text is about."""


@frozen(eq=False)
class Word:
    """A word in names, with the mentions that contain it."""

    folded: str
    printed: str
    """The word as printed at its first mention."""
    alone: WrittenForm | None
    """The form that consists of only this word; None if the word never occurs on its own."""
    everywhere: WrittenForm
    """All mentions of the word, on its own and in full names, as one form."""
    has_full: bool
    """Whether the word is in a person's full name, in which other parts can distinguish people."""

    @property
    def count(self) -> int:
        """The number of times the word occurs in names."""
        return self.everywhere.count

    @property
    def is_known(self) -> bool:
        """Whether the word is a widely known name."""
        return is_proper(self.printed)


def single_words(text: str, names: Iterable[Name]) -> dict[str, Word]:
    """Return the words in names of people, places and unknown kinds, by their normalized form."""
    holders: dict[str, list[Name]] = {}
    for name in names:
        if not name.quoted and name.kind not in _WHOLE:
            for part in dict.fromkeys(bare(part) for part in name.parts):
                holders.setdefault(part, []).append(name)
    return {
        word: _word(text, word, held)
        for word, held in holders.items()
        if len(fold(word)) >= SHORTEST_CLOSE
    }


def _word(text: str, word: str, held: list[Name]) -> Word:
    alone = [name for name in held if len(name.parts) == 1]
    printed = next(part for name in (alone or held) for part in name.parts if bare(part) == word)
    everywhere = WrittenForm((printed,), (fold(printed),), tuple(held), printed)
    full = any(len(name.parts) > 1 and name.kind is NameKind.PERSON for name in held)
    return Word(fold(word), printed, usage(text, alone) if alone else None, everywhere, full)
