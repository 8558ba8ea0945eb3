"""Why two forms that look alike belong to two names: what logic or the text itself says."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.spellings import compare, fold, skeleton
from factcheck.align.bearers.usages import EVERYWHERE, Word, WrittenForm
from factcheck.data.english import is_ordinary
from factcheck.model import Name, Span
from factcheck.model.letters import singly
from factcheck.model.text import beginning_in
from factcheck.text import Phrases, listed

_NEAR = 200
"""Code points between two forms within which a stated alias explains both."""
_BESIDE = 32
"""Code points before a form within which the words are that explain it."""
_SHORTEST_SLIP = 6
"""Letters of the longer form from which the rare one may be a slip of one in its sentence."""
_ESTABLISHED = 3
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""The words of a name of code: "On", "Door", "Open"."""
_LISTING = frozenset(",/&–—-")
"""Marks between the items of a list."""
_QUOTES = frozenset("*_“”\"'")
_POSSESSIVES = ("his", "her", "whose", "their", "'s", "’s")


@cache
def _relatives() -> Phrases:
    """Return the words for relatives: "sister", "his son"."""
    kin = (" ".join(pair) for pair in product(_POSSESSIVES, lexicon.ordered("names.kin of")))
    return Phrases.of([(one, one) for one in (*lexicon.ordered("names.kin"), *kin)], by_stem=True)


def are_related(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text mentions relatives, or two people, with the rarer form."""
    return _has_near(context, rare, _relatives()) or are_told_apart(context, rare)


def are_told_apart(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text says outright, near the rarer form, that there are two."""
    return _has_near(context, rare, listed("names.told apart", by_stem=True))


def is_in_succession(context: Context, rare: WrittenForm) -> bool:
    """Return True if the text mentions, near the rarer form, one holder after another."""
    return _has_near(context, rare, listed("offices.succession", by_stem=True))


def have_alias(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """Return True if an alias is stated between two forms near one another: "known as"."""
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
    """Return True if both forms are in one sentence, which then names two."""
    return bool(context.together(rare, usual))


def are_joined(context: Context, left: WrittenForm, right: WrittenForm) -> bool:
    """Return True if a list holds two forms side by side, or small words join them as two."""
    return any(_are_side_by_side(context, *pair) for pair in context.together(left, right))


def _are_side_by_side(context: Context, left: Name, right: Name) -> bool:
    """Return True if only small words and marks of a list part two names."""
    first, second = sorted((left.span, right.span))
    words = context.tokens.words
    within = context.tokens.inside(Span(first.end, second.start))
    between = [words[at].lower() for at in within if words[at] not in _QUOTES]
    return bool(between) and _LISTING.union(lexicon.words("names.between two")).issuperset(between)


def are_apart_in_one_sentence(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """Return True if one sentence has both, unless the rare one is a slip of a usual long word."""
    if not context.together(rare, usual):
        return False
    is_usual = (usual.count >= _ESTABLISHED and rare.count == 1) or usual.count >= 2 * EVERYWHERE
    return not is_usual or are_joined(context, rare, usual)


def is_ordinary_word(context: Context, word: str) -> bool:
    """Return True if a word as printed occurs in small letters or is plain English."""
    small = word.casefold()
    return small in context.small or is_ordinary(small)


def are_identifiers(left: str, right: str) -> bool:
    """Return True if two names of code, of several words without a space, differ on purpose.

    "OnDoorOpen", "OnDoorOver"; "GetDoor", "SetDoor"; "LockError", "LockErrorT". A longer word that
    differs may be a slip.
    """
    ours, theirs = _HUMPS.findall(left), _HUMPS.findall(right)
    if "".join(ours) != left or "".join(theirs) != right:
        return False
    if len(ours) != len(theirs):
        return left.casefold() != right.casefold()
    apart = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(ours) > 1 and any(_are_two_words(*pair) for pair in apart)


def _are_two_words(left: str, right: str) -> bool:
    is_short = min(len(left), len(right)) < _SHORTEST_SLIP - (sorted(left) == sorted(right))
    return is_short or (is_ordinary(left.casefold()) and is_ordinary(right.casefold()))


def are_two_people(rare: Word, usual: Word) -> bool:
    """Return True if the words are always beside other words, of which they share none.

    "Toldi Brack", "Toldy Vennik". The given name of one person is that of others in many languages,
    so it counts even if the other word is alone: "Anatol Wirth", "Anatole".
    """
    ours, theirs = _companions(rare), _companions(usual)
    if not all(ours):
        return False
    first, second = (set[str]().union(*found) for found in (ours, theirs))
    if rare.has_full and usual.has_full:  # their full names are compared, but for "Jess", "Jessica"
        pairs = (sorted(pair, key=len) for pair in product(first - second, second - first))
        return not any(long.startswith(short) for short, long in pairs)
    last = {name.parts[-1] for name in rare.everywhere.mentions}
    is_given = not any(fold(part) == rare.folded or is_ordinary(part.casefold()) for part in last)
    are_people = not any(is_ordinary(part.casefold()) for part in (*first, *second))
    alike = any(compare(one, other) for one in first for other in second)
    return not alike and (is_given or (are_people and all(theirs)))


def _companions(word: Word) -> list[set[str]]:
    """Return the other words of each name in which a word occurs."""
    mentions = word.everywhere.mentions
    return [{part for part in name.parts if fold(part) != word.folded} for name in mentions]


def is_foreign(context: Context, rare: Word, usual: Word) -> bool:
    """Return True if only the rarer word is beside small words of another language.

    An English word with an accent, another ending or other letters for its sounds is one of another
    language: "Révolution", "Kommunist".
    """
    one, other = rare.folded, usual.folded
    if one[-1] != other[-1] or one == other:
        return is_ordinary(other)
    if is_ordinary(other) and skeleton(one) == skeleton(other) and singly(one) != singly(other):
        return True
    return bool(_particles(context, rare) - _particles(context, usual))


def _particles(context: Context, word: Word) -> set[str]:
    """Return the small words of other languages within two words of one."""
    small = lexicon.words("names.foreign")
    spans = (context.tokens.inside(name.span) for name in word.everywhere.mentions)
    near = (context.tokens.lower[max(0, span.start - 2) : span.stop + 2] for span in spans)
    return set[str]().union(*(small.intersection(words) for words in near))
