"""Vetoes: logical reasons, or reasons in the text, why two similar forms are two names."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from factcheck import lexicon
from factcheck.document.text import Phrases, listed
from factcheck.lexicon.data.english import is_ordinary
from factcheck.link.entities.context import Context
from factcheck.link.entities.spellings import compare, fold
from factcheck.link.entities.usages import EVERYWHERE, Word, WrittenForm
from factcheck.model import Name, Span
from factcheck.model.text import beginning_in

_NEAR = 200
"""Maximum distance, in code points, between two forms that a stated alias explains."""
_BESIDE = 32
"""Number of code points before a form in which an explanation is looked for."""
_SHORTEST_SLIP = 6
"""Minimum number of letters in the longer of two forms that are a typo apart in one sentence."""
_ESTABLISHED = 3
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""The words of a code identifier: "On", "Door", "Open"."""
_LISTING = frozenset(",/&–—-")
"""Separators between the items of a list."""
_QUOTES = frozenset("*_“”\"'")
_POSSESSIVES = ("his", "her", "whose", "their", "'s", "’s")


@cache
def _relatives() -> Phrases:
    """Return the phrases for relatives: "sister", "his son"."""
    kin = (" ".join(pair) for pair in product(_POSSESSIVES, lexicon.ordered("names.kin of")))
    return Phrases.of([(one, one) for one in (*lexicon.ordered("names.kin"), *kin)], by_stem=True)


def are_related(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text mentions relatives, or two people, near the rarer form."""
    return _has_near(context, rare, _relatives())


def are_distinguished(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text near the rarer form says that there are two ("another man")."""
    return _has_near(context, rare, listed("names.told apart", by_stem=True))


def is_in_succession(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text near the rarer form mentions successive holders of an office."""
    return _has_near(context, rare, listed("offices.succession", by_stem=True))


def have_alias(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """Return True if an alias ("known as") is stated between two forms that are close together."""
    pairs = (
        sorted((name.span, other.span))
        for name in rare.mentions
        for around in [Span(max(0, name.span.start - _NEAR), name.span.end + _NEAR)]
        for other in beginning_in(usual.mentions, around)
    )
    between = [
        Span(max(first.end, second.start - _BESIDE), second.start)
        for first, second in pairs
        if first.end < second.start
    ]
    return _has(context, between, listed("names.aliases", "names.renaming"))


def _has_near(context: Context, rare: WrittenForm, phrases: Phrases) -> bool:
    return _has(context, map(context.with_next, rare.mentions), phrases)


def _has(context: Context, spans: Iterable[Span], phrases: Phrases) -> bool:
    tokens = context.tokens
    return any(next(phrases.find(tokens, tokens.inside(span)), None) is not None for span in spans)


def are_in_one_sentence(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """Return True if both forms are in the same sentence, which suggests that both are right."""
    return bool(context.together(rare, usual))


def are_joined(context: Context, left: WrittenForm, right: WrittenForm) -> bool:
    """Return True if two forms are adjacent in a list, or joined by words such as "and"."""
    return any(_are_side_by_side(context, *pair) for pair in context.together(left, right))


def _are_side_by_side(context: Context, left: Name, right: Name) -> bool:
    """Return True if only linking words and list separators are between two names."""
    first, second = sorted((left.span, right.span))
    words = context.tokens.words
    within = context.tokens.inside(Span(first.end, max(first.end, second.start)))  # may overlap
    between = [words[at].lower() for at in within if words[at] not in _QUOTES]
    return bool(between) and _LISTING.union(lexicon.words("names.between two")).issuperset(between)


def are_apart_in_one_sentence(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """Return True if the two forms are in the same sentence and neither seems to be a typo.

    A rare form may be a typo of a frequent one, unless the two are adjacent in a list.
    """
    if not context.together(rare, usual):
        return False
    is_usual = (usual.count >= _ESTABLISHED and rare.count == 1) or usual.count >= 2 * EVERYWHERE
    return not is_usual or are_joined(context, rare, usual)


def is_ordinary_word(context: Context, word: str) -> bool:
    """Return True if a word as printed occurs in lowercase or is plain English."""
    small = word.casefold()
    return small in context.small or is_ordinary(small)


def are_identifiers(left: str, right: str) -> bool:
    """Return True if two code identifiers of several words differ intentionally.

    Examples: "OnDoorOpen", "OnDoorOver"; "GetDoor", "SetDoor"; "LockError", "LockErrorT". If a long
    word differs, it may be a typo.
    """
    ours, theirs = _HUMPS.findall(left), _HUMPS.findall(right)
    if "".join(ours) != left or "".join(theirs) != right:
        return False
    if len(ours) != len(theirs):
        return left.casefold() != right.casefold()
    apart = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(ours) > 1 and any(_are_two_words(*pair) for pair in apart)


def _are_two_words(left: str, right: str) -> bool:
    return min(len(left), len(right)) < _SHORTEST_SLIP - (sorted(left) == sorted(right))


def are_two_people(rare: Word, usual: Word) -> bool:
    """Return True if the words occur only in longer names that have no other word in common.

    Example: "Toldi Brack", "Toldy Vennik". A first name has similar forms in many languages, so it
    counts even if the other word occurs on its own: "Anatol Wirth", "Anatole".
    """
    ours, theirs = _companions(rare), _companions(usual)
    if not all(ours):
        return False
    first, second = (set[str]().union(*found) for found in (ours, theirs))
    if rare.has_full and usual.has_full:  # full names are compared elsewhere, not "Jess", "Jessica"
        pairs = (sorted(pair, key=len) for pair in product(first - second, second - first))
        return not any(long.startswith(short) for short, long in pairs)
    last = {name.parts[-1] for name in rare.everywhere.mentions}
    is_given = not any(fold(part) == rare.folded or is_ordinary(part.casefold()) for part in last)
    are_people = not any(is_ordinary(part.casefold()) for part in (*first, *second))
    alike = any(compare(one, other) for one in first for other in second)
    return not alike and (is_given or (are_people and all(theirs)))


def _companions(word: Word) -> list[set[str]]:
    """Return the other words of each name that contains a word."""
    mentions = word.everywhere.mentions
    return [{part for part in name.parts if fold(part) != word.folded} for name in mentions]


def is_foreign(context: Context, rare: Word, usual: Word) -> bool:
    """Return True if only the rarer word occurs next to function words of another language.

    An English word with an accent, a different ending or a foreign spelling also belongs to another
    language: "Révolution", "Kommunist".
    """
    one, other = rare.folded, usual.folded
    if one[-1] != other[-1] or one == other:
        return is_ordinary(other)
    return bool(_particles(context, rare) - _particles(context, usual))


def _particles(context: Context, word: Word) -> set[str]:
    """Return the function words of other languages within two words of a name's mentions."""
    small = lexicon.words("names.foreign")
    spans = (context.tokens.inside(name.span) for name in word.everywhere.mentions)
    near = (context.tokens.lower[max(0, span.start - 2) : span.stop + 2] for span in spans)
    return set[str]().union(*(small.intersection(words) for words in near))
