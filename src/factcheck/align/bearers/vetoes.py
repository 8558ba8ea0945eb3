"""Why two forms that look alike are of two bearers: what logic or the text itself says."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

from factcheck import lexicon
from factcheck.align.bearers.context import Context, within_reach
from factcheck.align.bearers.spellings import compare, fold, is_given_name, is_initial
from factcheck.align.bearers.usages import EVERYWHERE, Word, WrittenForm
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import Name, NameKind, Span
from factcheck.model.text import beginning_in
from factcheck.text import Phrases, is_one_slip, listed

_NEAR = 200
"""Code points between two forms within which a stated alias explains both."""
_BESIDE = 8
"""Tokens from a form within which the words stand that explain it."""
_SHORTEST_SLIP = 6
"""Letters of the longer form from which the rare one may be a slip of one in its sentence."""
_VERY_USUAL = 5
"""Mentions of the other form from which a letter less will do."""
_ESTABLISHED = 3
"""Mentions from which a form is so usual that a rare one beside it may yet be its slip."""
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""The words of a name of code: "On", "Door", "Open"."""
_HUMPS_OF_TWO_WORDS = 2
_OF_FORMULA = 3
"""Parts of a formula, each shorter than that."""
_INITIAL = re.compile(r", ([A-Z])\.")
_FULL = 2
"""Words of a full name."""
_MAYBE_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)
_LISTING = frozenset(",/&–—-")
"""Marks that stand between the items of a list."""
_QUOTES = frozenset("*_“”\"'")
_POSSESSIVES = ("his", "her", "whose", "their", "'s", "’s")


@cache
def _relatives() -> Phrases:
    """Return the words that tell of relatives: "sister", "his son"."""
    kin = (" ".join(pair) for pair in product(_POSSESSIVES, lexicon.ordered("names.kin of")))
    return Phrases.of([(one, one) for one in (*lexicon.ordered("names.kin"), *kin)], by_stem=True)


def tells_relation(context: Context, name: Name) -> bool:
    """True if the sentence of a mention, or the next of its block, tells of relatives."""
    return _tells(context, name, _relatives())


def are_related(context: Context, rare: WrittenForm) -> bool:
    """True if the text tells of relatives, or of two people, where the rarer form stands."""
    return _tell(context, rare, _relatives()) or are_told_apart(context, rare)


def are_told_apart(context: Context, rare: WrittenForm) -> bool:
    """True if the text says outright, where the rarer form stands, that there are two."""
    return _tell(context, rare, listed("names.told apart", by_stem=True))


def is_in_succession(context: Context, rare: WrittenForm) -> bool:
    """True if the text tells, where the rarer form stands, of one holder after another."""
    return _tell(context, rare, listed("offices.succession", "offices.successors", by_stem=True))


def tells_successor(context: Context, rare: WrittenForm) -> bool:
    """True if the text speaks of a successor or predecessor where the rarer form stands."""
    return _tell(context, rare, listed("offices.successors", by_stem=True))


def _tell(context: Context, rare: WrittenForm, phrases: Phrases) -> bool:
    return any(_tells(context, name, phrases) for name in rare.mentions)


def _tells(context: Context, name: Name, phrases: Phrases) -> bool:
    span = _with_next(context, name)
    return next(phrases.find(context.tokens, context.tokens.inside(span)), None) is not None


def _with_next(context: Context, name: Name) -> Span:
    """Return the sentence of a mention and the one after it in its block."""
    span = context.sentence(name)
    after = context.document.sentence_at(span.end + 1)
    block = context.document.block_at(name.span.start)
    is_next = after and block and block.span.contains(after) and after.end - span.end < _NEAR
    return Span(span.start, after.end) if after and is_next else span


def have_alias(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """True if an alias is told between two forms that stand near one another: "known as"."""
    return any(_introduces(context, span) for span in _between(rare, usual))


def _introduces(context: Context, between: Span) -> bool:
    """True if an alias stands close before the second of two forms, or "renamed" behind the first.

    Behind the alias no stop and no other name may stand, but for a language or another form.
    """
    tokens = context.tokens
    within = tokens.inside(between)
    near = range(max(within.start, within.stop - _BESIDE), within.stop)
    cues = listed("names.aliases").find(tokens, near)
    if any(cues):
        return True
    after = range(within.start, min(within.start + _BESIDE, within.stop))
    return next(listed("names.renaming").find(tokens, after), None) is not None


def is_spoken_of(context: Context, word: Word) -> bool:
    """True if each mention of a word is one of which a text speaks, and not one that it uses.

    It stands behind a language in brackets ("Greek: Delphinios"), or in a paragraph on the
    spellings, forms or origin of a name.
    """
    return all(_is_gloss(context, name) for name in word.everywhere.mentions)


def _is_gloss(context: Context, name: Name) -> bool:
    tokens, at = context.tokens, context.tokens.at(name.span.start)
    lead = max(0, at - _BESIDE)
    if tokens.words[max(0, at - 1)] == ":" and "(" in tokens.words[lead:at]:
        return True
    if "(" in tokens.words[lead:at] and any(map(_is_foreign_script, tokens.words[lead:at])):
        return True
    span = within_reach(context.document.block_around(name.span), name.span, _NEAR)
    speaking = listed("names.speaking of names")
    return next(speaking.find(tokens, tokens.inside(span)), None) is not None


def _is_foreign_script(word: str) -> bool:
    """True if a word has a letter of another script than the Latin."""
    return any(
        letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith(("LATIN", "MODIFIER"))
        for letter in word
        if not letter.isascii()
    )


def _between(rare: WrittenForm, usual: WrittenForm) -> Iterator[Span]:
    """Yield what lies between two forms that are near one another, in order of their mentions."""
    for name in rare.mentions:
        around = Span(max(0, name.span.start - _NEAR), name.span.end + _NEAR)
        for other in beginning_in(usual.mentions, around):
            first, second = sorted((name.span, other.span))
            if first.end < second.start:
                yield Span(first.end, second.start)


def are_in_one_sentence(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """True if both forms stand in one sentence, where they name two bearers."""
    return bool(context.together(rare, usual))


def are_joined(context: Context, left: WrittenForm, right: WrittenForm) -> bool:
    """True if a list holds two forms side by side, or small words that tell two join them."""
    return any(
        _are_side_by_side(context, *pair, _LISTING) for pair in context.together(left, right)
    )


def _are_side_by_side(
    context: Context, left: Name, right: Name, marks: frozenset[str] | None = None
) -> bool:
    """True if only small words that tell two and marks, of all or of some, part two names."""
    first, second = sorted((left.span, right.span))
    if second.start < first.end:  # one of them is a part of a longer name that holds the other
        return False
    tokens = context.tokens
    between = tokens.inside(Span(first.end, second.start))
    joining = lexicon.words("names.between two")
    telling = [tokens.words[at] for at in between if tokens.words[at] not in _QUOTES]
    return (bool(telling) or marks is None) and all(
        word.lower() in joining if word[0].isalnum() else marks is None or word in marks
        for word in telling
    )


def are_apart_in_one_sentence(context: Context, rare: WrittenForm, usual: WrittenForm) -> bool:
    """True if one sentence has both, but for a slip of a long word, or of one on every page."""
    pairs = context.together(rare, usual)
    length = max(len(rare.words[0]), len(usual.words[0])) + (usual.count >= _VERY_USUAL)
    is_established = usual.count >= _ESTABLISHED and rare.count == 1
    is_begun_alike = fold(rare.words[0])[:1] == fold(usual.words[0])[:1]
    is_everywhere = usual.count >= 2 * EVERYWHERE
    may_be_slip = (
        is_begun_alike
        and ((is_established and length >= _SHORTEST_SLIP) or is_everywhere)
        and not is_proper(rare.parts[0])
    )
    return bool(pairs) and not (
        may_be_slip and not any(_are_side_by_side(context, *pair) for pair in pairs)
    )


def is_ordinary_word(context: Context, word: str) -> bool:
    """True if a word as printed is met in small letters or is plain English."""
    small = word.casefold()
    return small in context.small or is_ordinary(small)


def are_numbered(left: str, right: str) -> bool:
    """True if a letter or number tells one of a series: "Soyuz-U", "R-Union", "NUnit", "Unit".

    It stands behind a hyphen, at the end of a word of capitals, or in front of a capital.
    """
    if left[:-1] == right[:-1] and left[-1].isupper() and right[-1].isupper():
        return True
    if left.endswith(right) or right.endswith(left):
        return True
    ours, theirs = left.split("-"), right.split("-")
    apart = [pair for pair in zip(ours, theirs, strict=False) if fold(pair[0]) != fold(pair[1])]
    ends = [*ours[len(theirs) :], *theirs[len(ours) :]]
    pieces = [piece for pair in apart for piece in pair] + ends
    return len(ours) + len(theirs) > 2 and all(  # noqa: PLR2004
        is_initial(piece) or piece.isdigit() or (piece.isupper() and len(piece) < _ESTABLISHED)
        for piece in pieces
    )


def are_identifiers(left: str, right: str) -> bool:
    """True if two names of code, of several words without a space, differ in a short one of them.

    Programs have many such names on purpose: "OnDoorOpen", "OnDoorOver"; "GetDoor", "SetDoor";
    "LockError", "LockErrorT". Of two words one that lacks a letter may be a slip: "GateHose". One
    made of two words is no slip of a known one: "LandMap", "Landau".
    """
    short, long = sorted((left, right), key=len)
    if long[:-1] == short and (short[:2].isupper() or "_" in short):
        return True  # macros are named so: "SETgate", "SETgatet"
    ours, theirs = _HUMPS.findall(left), _HUMPS.findall(right)
    if "".join(ours) != left or "".join(theirs) != right:
        return False
    if len(ours) != len(theirs):
        is_code = min(len(ours), len(theirs)) > 1 or any(len(one) == 1 for one in ours + theirs)
        is_code |= any(len(humps) == 1 and _is_known(humps[0]) for humps in (ours, theirs))
        return is_code and left.casefold() != right.casefold()
    if len(ours) < _HUMPS_OF_TWO_WORDS:
        return False
    apart = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return any(_are_two_words(*pair) for pair in apart)


def is_misspelt(name: str, other: str) -> bool:
    """True if words that nobody knows stand in a name where the other is of English words alone.

    The words of a name of code are told by their capitals: "GateOveride", "GateOverride".
    """
    ours, theirs = ([*_HUMPS.findall(one)] for one in (name, other))
    if len(ours) != len(theirs):
        return False
    apart = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    are_english = all(one.isupper() or is_ordinary(one.casefold()) for one in theirs)
    return bool(apart) and are_english and not any(_is_known(wrong) for wrong, _ in apart)


def _is_known(word: str) -> bool:
    return is_proper(word) or is_ordinary(word.casefold())


def is_cut_off(context: Context, rare: WrittenForm) -> bool:
    """True if dots right behind a form show that it is cut off: "the Harbour Elemen..."."""
    text = context.document.text
    return all(text.startswith(("...", "…"), one.span.end) for one in rare.mentions)


def _are_two_words(one: str, other: str) -> bool:
    """True if two words of names of code are two: short ones, but for two letters swapped.

    So are two of English, "Execute" and "Executed"; a slip is hardly one.
    """
    if one[0] != other[0] or all(is_ordinary(each.casefold()) for each in (one, other)):
        return True
    is_swap = is_one_slip(one, other) and sorted(one) == sorted(other)
    return min(len(one), len(other)) < _SHORTEST_SLIP - is_swap


def have_other_initials(context: Context, rare: Word, usual: Word) -> bool:
    """True if a list of authors has other initials behind one surname: "Chen, W.", "Ada Cheon"."""
    text = context.document.text
    behind = (_INITIAL.match(text, one.span.end) for one in usual.everywhere.mentions)
    initials = {found[1] for found in behind if found}
    given = {one.parts[0][0] for one in rare.everywhere.mentions if len(one.parts) > 1}
    return bool(initials and given) and initials.isdisjoint(given)


def is_formula(name: str) -> bool:
    """True if hyphens join parts of one letter or two, as symbols of elements: "Co-V-Zr"."""
    parts = name.split("-")
    return len(parts) >= _OF_FORMULA and all(len(part) < _OF_FORMULA for part in parts)


def are_other_people(rare: Word, usual: Word) -> bool:
    """True if each word is met in full names only, and those share no other word.

    Both are surnames behind given names that lists know, or the one is a given name and the other
    is none.
    """
    ours, theirs = rare.everywhere.mentions, usual.everywhere.mentions
    if any(len(name.parts) < _FULL or name.kind not in _MAYBE_PEOPLE for name in (*ours, *theirs)):
        return False
    places = [
        {fold(name.parts[-1]) == one.folded for name in one.everywhere.mentions}
        for one in (rare, usual)
    ]
    others = [set[str]().union(*_beside(one)) for one in (rare, usual)]
    are_alike = any(compare(one, other) for one in others[0] for other in others[1])
    are_given = all(any(map(is_proper, found)) for found in others)
    is_turned = places[0] != places[1] and all(len(found) == 1 for found in places)
    are_plain = any(is_ordinary(part.casefold()) for found in others for part in found)
    are_people = are_given or not are_plain
    return not are_alike and (is_turned or (places == [{True}, {True}] and are_people))


def have_own_second_names(rare: Word, usual: Word) -> bool:
    """True if each word is met several times, always with one and the same other name of its own.

    "Toldi Brack" twice, "Toldy Vennik" twice: each is one bearer, whatever its first word.
    """
    ours, theirs = (_companions(word) for word in (rare, usual))
    return bool(ours and theirs) and not any(
        compare(one, other) for one in ours for other in theirs
    )


def _companions(word: Word) -> set[str]:
    """Return the other words that all mentions of a word have; none if it is met but once."""
    others = _beside(word)
    return set.intersection(*others) if len(others) > 1 else set()


def _beside(word: Word) -> list[set[str]]:
    """Return the other words of each name in which a word stands."""
    mentions = word.everywhere.mentions
    return [{part for part in name.parts if fold(part) != word.folded} for name in mentions]


def is_other_given_name(context: Context, rare: Word, usual: Word) -> bool:
    """True if a word is the given name of people with whom the other shares no part.

    Given names are common to many, in many languages: "Anatol Wirth", "Anatole Brix".
    """
    ours = rare.everywhere.mentions
    is_full = all(
        name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
        and len(name.parts) > 1
        and fold(name.parts[-1]) != rare.folded
        and (is_given_name(name.parts[0]) or not is_ordinary_word(context, name.parts[-1]))
        for name in ours
    )
    others = {fold(part) for name in ours for part in name.parts} - {rare.folded}
    near = usual.everywhere.mentions
    return is_full and not any(fold(part) in others for name in near for part in name.parts)


def are_given_names_of_two(rare: Word, usual: Word) -> bool:
    """True if more than a slip parts a given name from a known one of people: "Tomasz", "Thomas".

    Each is the first part of full names of which no other part is shared, or stands alone.
    """
    ours, theirs = rare.everywhere.mentions, usual.everywhere.mentions
    one, other = rare.folded, usual.folded
    is_known_name_mistyped = one != other and sorted(one) == sorted(other)
    if not is_given_name(usual.printed) or is_known_name_mistyped or is_one_slip(one, other):
        return False
    if any(fold(name.parts[0]) != rare.folded for name in ours):
        return False
    others = {fold(part) for name in ours for part in name.parts[1:]}
    return not any(fold(part) in others for name in theirs for part in name.parts[1:])


def is_foreign(context: Context, rare: Word, usual: Word) -> bool:
    """True if only the rarer word stands beside small words of another language: "Parti de Unités".

    An English word with an accent or another ending is one of another language: "Révolution".
    """
    if rare.folded[-1] != usual.folded[-1] or rare.folded == usual.folded:
        return is_ordinary(usual.folded)
    return bool(_particles(context, rare) - _particles(context, usual))


def _particles(context: Context, word: Word) -> set[str]:
    """Return the small words of other languages that stand within two words of one."""
    small = lexicon.words("names.foreign")
    found: set[str] = set()
    for name in word.everywhere.mentions:
        within = context.tokens.inside(name.span)
        first = max(0, within.start - 2)
        found |= small.intersection(context.tokens.lower[first : within.stop + 2])
    return found
