"""Word formation, and the effects of typing errors.

Source: F. J. Damerau, A technique for computer detection and correction of spelling errors,
Communications of the ACM 7 (3), 1964; J. J. Pollock and A. Zamora, Automatic spelling correction in
scientific and scholarly text, Communications of the ACM 27 (4), 1984, tables I-IV: most errors are
omitted, doubled, undoubled or swapped letters, and the first letter is hardly ever wrong.
"""

from collections.abc import Iterator
from enum import Enum, auto

from factcheck import lexicon
from factcheck.lexicon.data.english.inflection import bases, doubled
from factcheck.lexicon.data.english.rare import SHORT, is_common, is_english, is_usual

# ---- affixes and compounds ----

_PREFIXES = lexicon.ordered("spelling.prefixes")
_SUFFIXES = lexicon.ordered("spelling.suffixes")
_DROPPED = ("", "e", "y")
"""Final letters that are dropped before a suffix that starts with a vowel: "use", "usable".

They are kept before a consonant ("manage", "management"), so that no suffix explains "managment".
"""
_CLASSICAL = ("us", "um", "ae", "os", "eis", "oi")
"""Endings of Latin and Greek nouns. Of English endings, only -ous resembles them after a typo."""
_SHORTEST_PART = 3
_SHORTEST_STEM = 4


def is_coined(word: str) -> bool:
    """Return True if a lowercase word consists of known words, or of a known word with affixes."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    is_compound = any(is_part(word[:at]) and is_part(word[at:]) for at in cuts)
    return is_compound or any(len(one) >= _SHORTEST_STEM and is_part(one) for one in _stems(word))


def is_part(word: str) -> bool:
    """Return True if a word may be part of another word. Short words must be common ones."""
    return is_english(word) if len(word) > SHORT else is_common(word)


def _stems(word: str) -> Iterator[str]:
    """Yield what remains of a word without one of its affixes."""
    yield from (word[len(affix) :] for affix in _PREFIXES if word.startswith(affix))
    for affix in filter(word.endswith, _SUFFIXES):
        stem = word[: -len(affix)]
        rest = (stem + end for end in (_DROPPED if affix[0] in _VOWELS else ("",)))
        yield from (one for one in rest if not one.endswith("ly"))
    yield from (base[:-1] for base in bases(word) if base[-1:] == base[-2:-1])


def is_classical(word: str, meant: str) -> bool:
    """Return True if a word has a Latin or Greek ending that `meant` lacks: "ordinarius".

    This includes Latin plurals of English words: "stati".
    """
    ends = (end for end in _CLASSICAL if word.endswith(end) and not word.endswith("ous"))
    return any(not meant.endswith(end) for end in ends)


def is_spoken(word: str) -> bool:
    """Return True if a word is a spoken form that only lacks the g of -ing: "ridin"."""
    return word.endswith("in") and is_english(f"{word}g")


# ---- inflections: "occured" ----

_ENDINGS = ("ing", "ed", "er")


def respelt(word: str) -> list[str]:
    """Return the spelling with a double consonant of a misspelled inflection: "occured"."""
    bases = ((word, word.removesuffix(ending)) for ending in _ENDINGS if word.endswith(ending))
    rights = (doubled(word, base) for word, base in bases if is_common(base))
    return sorted({right for right in rights if right != word and is_english(right)})[:1]


# ---- typing errors ----

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiouy"
_BESIDE = frozenset(map(frozenset, lexicon.words("spelling.beside")))
_INFLECTING = "sdrny"
"""Final letters by which regular inflections and derivations differ: -s, -d, -r, -n, -y."""


class Kind(Enum):
    """The kind of typing error."""

    SWAPPED = auto()
    """Two adjacent letters swapped, or the same letters in another order."""
    OMITTED = auto()
    DOUBLED = auto()
    """A letter typed twice."""
    VOWEL = auto()
    """A vowel replaced by another vowel, or an additional vowel: "arguement"."""
    NEAR = auto()
    """A letter replaced by that of an adjacent key or by a letter that sounds similar."""
    CHANGED = auto()
    ADDED = auto()


def kind(word: str, meant: str) -> Kind:
    """Return the kind of typo that turns `meant` into `word`, which is one edit apart."""
    if len(word) < len(meant):
        return Kind.OMITTED
    if len(word) > len(meant):
        at = next((at for at, letter in enumerate(meant) if letter != word[at]), len(meant))
        if word[at] == word[at - 1]:
            return Kind.DOUBLED
        return Kind.VOWEL if word[at] in _VOWELS else Kind.ADDED
    if sorted(word) == sorted(meant):
        return Kind.SWAPPED
    changed = next({one, two} for one, two in zip(word, meant, strict=True) if one != two)
    if changed <= set(_VOWELS):
        return Kind.VOWEL
    return Kind.NEAR if changed in _BESIDE else Kind.CHANGED


def edits(word: str) -> set[str]:
    """Return all strings that differ from a word by one typing error inside it.

    Errors are a swap, or an added, missing or substituted letter. The first and last letters are
    kept, because changing them often results in a word with another prefix or ending. The final
    letter may be missing if no inflection adds it.
    """
    found = swaps(word)
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        found |= {head + letter + tail for letter in _LETTERS}
        if len(tail) > 1:
            found |= {head + letter + tail[1:] for letter in _LETTERS}
            found.add(head + tail[1:])
    found |= {word + letter for letter in _LETTERS if letter not in _INFLECTING}
    return found - {word}


def swaps(word: str) -> set[str]:
    """Return the strings with two letters after the first swapped, or with one of them doubled."""
    places = range(1, len(word))
    found = {_swapped(word, at) for at in places[:-1]}
    return (found | {word[:at] + word[at] + word[at:] for at in places}) - {word}


def _swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


# ---- function words with two letters swapped: "teh", "thier" ----

_SHORTEST_SMALL = 4
_SURE = 5
"""Minimum length of a typo that is also in the list of rare words, such as the name "Thier"."""
_BOTH = ("the", "and")
"""Three-letter words whose typos are recognized. Others, such as "btu", may be abbreviations."""


def swapped_small(form: str) -> str:
    """Return the function word that a non-word is a typo of; empty if there is none."""
    if is_usual(form):
        return ""
    is_sure = len(form) >= _SURE or not is_english(form)
    for word in (_swapped(form, at) for at in range(len(form) - 1)):
        is_long = len(word) >= _SHORTEST_SMALL and is_sure
        if (is_long or word in _BOTH) and word in lexicon.words("function.stop"):
            return word
    return ""
