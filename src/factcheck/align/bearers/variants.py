"""Forms that cannot both be right, with what proves that one bearer has them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from attrs import frozen

from factcheck.align.bearers import evidence, vetoes
from factcheck.align.bearers.alignment import Alignment, align
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.evidence import Shared, WordPair
from factcheck.align.bearers.grouping import Bearer
from factcheck.align.bearers.identifiers import deleted, slipped
from factcheck.align.bearers.posts import conflict
from factcheck.align.bearers.spellings import (
    SHORTEST_CLOSE,
    SHORTEST_TWO_SLIPS,
    Closeness,
    are_both_known,
    are_forms,
    are_hyphened,
    are_inflected,
    fold,
    is_given_name,
    is_inside,
    skeleton,
)
from factcheck.align.bearers.usages import Word, WrittenForm, single_words, usages
from factcheck.align.weighing import total
from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.short_forms import reading
from factcheck.model import Name, NameKind, Span, Variant, VariantKind
from factcheck.model.text import by_place

_FULLEST_BOX = 60
"""Forms in a box above which its key tells nothing."""
_LONGEST_WORD = 60
"""Letters above which a word is no name; what is left of it with two less is their square."""
_MOST_NEIGHBOURS = 6
"""Words close to a rare one above which its likeness to any tells nothing."""
_MOST_RARE = 2
"""Mentions of a single word above which it is no slip."""
_TIMES_RARE = 20
"""So many times as often a name must stand for whose slip a word is taken that stands oftener."""
_SHORTEST_NICK = 3
"""Letters of a given name that may be short for another."""


@frozen(eq=False)
class Match:
    """A variant with mentions of both sides, by which their bearers are found and joined."""

    variant: Variant
    rare: Name
    usual: Name


def matches(context: Context, groups: list[Bearer]) -> list[Match]:
    """Return the variants of a document, at most one for each rarer form."""
    marked = [one for one in groups if one.fullest.kind is NameKind.IDENTIFIER]
    found = [
        *_of_full_names(context, groups),
        *_of_single_words(context, groups),
        *(_match(*one) for one in slipped(context, marked)),
    ]
    found.sort(key=_importance)
    kept: list[Match] = []
    rarer: set[object] = set()
    for match in found:
        if rarer.isdisjoint((*match.variant.rare.spans, *match.variant.usual.spans[:1])):
            kept.append(match)
            rarer.update(match.variant.rare.spans)
    return kept


def _importance(match: Match) -> tuple[bool, int, Span]:
    """Order matches: full names first, then those whose usual form is met most often."""
    variant = match.variant
    return " " not in variant.rare.text, -variant.usual.count, variant.rare.spans[0]


def _spelt_by_document(context: Context, bearer: Bearer) -> list[Name]:
    """Return the mentions that the document spells itself: in running text, notes, references."""
    role_at = context.document.role_at
    return [
        name for name in bearer.mentions if not name.quoted or role_at(name.span.start).is_of_others
    ]


def _ranked(left: WrittenForm, right: WrittenForm) -> tuple[WrittenForm, WrittenForm]:
    """Return the rarer and the more usual; on a tie what has a strange word, then the later."""
    usual, rare = sorted((left, right), key=lambda one: (-one.count, _strange(one), one.start))
    return rare, usual


def _strange(one: WrittenForm) -> int:
    """Return how many words of a name are no known names and no English."""
    return sum(not (is_proper(part) or is_ordinary(part.casefold())) for part in one.parts)


def _match(rare: WrittenForm, usual: WrittenForm, kind: VariantKind, proof: Iterable[str]) -> Match:
    counts = f"{usual.text} {usual.count}×, {rare.text} {rare.count}×"
    variant = Variant(kind, rare.form, usual.form, (counts, *proof))
    return Match(variant, rare.mentions[0], usual.mentions[0])


# Full names of which one word differs


def _of_full_names(context: Context, groups: list[Bearer]) -> Iterator[Match]:
    text = context.document.text
    owner: dict[int, Bearer] = {}
    written: list[WrittenForm] = []
    for bearer in groups:
        names = (one for one in _spelt_by_document(context, bearer) if len(one.parts) > 1)
        own = [one for one in usages(text, names) if one.is_full]
        written += own
        owner.update((id(one), bearer) for one in own)
    for left, right in _sharing_a_part(written):
        if owner[id(left)] is not owner[id(right)]:
            found = align(left, right)
            if found and _may_be_one_bearer(left, right, found):
                yield from _of_two_names(context, left, right)


def _may_be_one_bearer(left: WrittenForm, right: WrittenForm, found: Alignment) -> bool:
    """Return True if the differing words are alike, or something else may prove one name."""
    if found.likeness > Closeness.NONE:
        return found.likeness is not Closeness.EQUAL
    if evidence.is_one_body(left, right, found) or evidence.is_one_body(right, left, found):
        return True
    have_offices = all(
        any(name.title or name.role for name in one.mentions) for one in (left, right)
    )
    return found.first and (have_offices or (left.is_cited and right.is_cited))


def _sharing_a_part(full: Iterable[WrittenForm]) -> Iterator[tuple[WrittenForm, WrittenForm]]:
    """Yield the pairs of full names that share a part, each once, in order."""
    boxes: dict[str, list[WrittenForm]] = {}
    for usage in full:
        for word in dict.fromkeys(usage.words):
            boxes.setdefault(word, []).append(usage)
    seen: set[tuple[int, int]] = set()
    for box in boxes.values():
        for left, right in combinations(box[:_FULLEST_BOX], 2):
            pair = (id(left), id(right))
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _of_two_names(context: Context, left: WrittenForm, right: WrittenForm) -> Iterator[Match]:
    rare, usual = _ranked(left, right)
    turned = align(rare, usual)
    if turned is None or turned.likeness is Closeness.EQUAL:
        return
    if _are_two_names_by_words(context, rare, usual, turned):
        return
    near = evidence.shared(context, rare, usual)
    is_enough = total("bearer_names", evidence.of_names(rare, usual, turned, near)) >= 0
    if is_enough and not _are_two_names_by_text(context, rare, usual, turned):
        yield _match(rare, usual, _name_kind(rare, usual, turned), _name_proof(turned, near))


def _name_kind(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> VariantKind:
    kinds = {rare.kind, usual.kind}
    if NameKind.ORGANISATION in kinds or evidence.is_one_body(rare, usual, found):
        return VariantKind.ORGANISATION
    if found.likeness < Closeness.CLOSE and found.first:
        return VariantKind.GIVEN_NAME
    return VariantKind.PLACE if NameKind.PLACE in kinds else VariantKind.SPELLING


def _name_proof(found: Alignment, near: Shared) -> Iterator[str]:
    if found.shared:
        yield f"shared name: {' '.join(found.shared)}"
    yield from near.proof[:1]


def _are_english(context: Context, found: Alignment) -> bool:
    """Return True if both words that part two names are plain English."""
    return all(vetoes.is_ordinary_word(context, word) for word in (found.left, found.right))


def _are_two_names_by_words(
    context: Context, rare: WrittenForm, usual: WrittenForm, found: Alignment
) -> bool:
    """Return True if the two differing words make two names."""
    left, right = fold(found.left), fold(found.right)
    if evidence.is_one_body(rare, usual, found):
        return False
    is_person = _are_people(rare, usual, found)
    is_slip = left == right or (is_inside(left, right) and reading(left) != reading(right))
    is_plain = not is_slip and _are_english(context, found)
    is_marked = NameKind.PERSON in (rare.kind, usual.kind) or not is_proper(found.left)
    is_body = NameKind.ORGANISATION in (rare.kind, usual.kind)
    is_given = not found.first and len(rare.parts) == 2 and is_proper(rare.parts[0])  # noqa: PLR2004
    is_usual = is_given and rare.count == 1 and usual.count >= evidence.ESTABLISHED
    is_form = not (is_body or is_usual) and are_forms(left, right)
    are_one_word = are_inflected(left, right) or is_form
    return (
        (are_one_word and (is_plain or not (is_person and is_marked)))
        or (is_plain and not is_person)
        or (found.first and _is_short_for(*sorted((left, right), key=len)))
        or (not (is_person or is_usual) and are_both_known(found.left, found.right))
    )


def _is_short_for(short: str, long: str) -> bool:
    """Return True if a given name is short for another: "Josh", "Joshua"; "Andy", "Andrew"."""
    begun = short.removesuffix("ie").removesuffix("y")
    return len(begun) >= _SHORTEST_NICK and long.startswith(begun) and len(long) > len(short) + 1


def _are_two_names_by_text(
    context: Context, rare: WrittenForm, usual: WrittenForm, found: Alignment
) -> bool:
    """Return True if the text near the rarer name makes two of the names."""
    is_body = NameKind.ORGANISATION in (rare.kind, usual.kind)
    is_same = fold(found.left) == fold(found.right)
    if is_same and (rare.is_cited or usual.is_cited):
        return True  # a note or reference may spell a name as its source does
    is_kin = (found.first or found.likeness < Closeness.CLOSE) and not is_body
    if not is_body and are_hyphened(found.left, found.right):
        return True
    sides = (rare, usual) if usual.count <= _MOST_RARE else (rare,)
    is_single = (found.first or len(found.shared) == 1) and not is_inside(
        fold(found.left), fold(found.right)
    )
    apart = vetoes.are_joined if is_same else vetoes.are_in_one_sentence
    return (
        apart(context, rare, usual)
        or (is_kin and any(vetoes.are_related(context, one) for one in sides))
        or (rare.count <= _MOST_RARE and vetoes.are_told_apart(context, rare))
        or vetoes.have_alias(context, rare, usual)
        or (is_single and conflict(context, rare.mentions, usual.mentions))
    )


def _are_people(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """Return True if a name is a person's by its company, or begins with a known given name."""
    kinds = {rare.kind, usual.kind}
    if NameKind.PERSON in kinds:
        return True
    if kinds != {NameKind.UNKNOWN}:
        return False
    if not found.first:
        is_short = len(rare.parts) == len(usual.parts) == 2  # noqa: PLR2004
        return is_short and is_given_name(rare.parts[0])
    return is_given_name(found.left) and is_given_name(found.right)


# Single words


def _of_single_words(context: Context, groups: list[Bearer]) -> Iterator[Match]:
    names = sorted((name for one in groups for name in one.mentions), key=by_place)
    words = single_words(context.document.text, names)
    for one, other in _near_words(words):
        yield from _of_two_words(context, *sorted((words[one], words[other]), key=_rank))


def _near_words(words: Mapping[str, Word]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a rare word and one that may be close when folded, each once."""
    boxes: dict[str, list[str]] = {}
    for word in sorted(word for word in words if len(word) <= _LONGEST_WORD):
        for key in _keys(words[word].folded):
            boxes.setdefault(key, []).append(word)
    near: dict[str, set[str]] = {}
    for box in boxes.values():
        for word in box if 1 < len(box) <= _FULLEST_BOX else ():
            near.setdefault(word, set()).update(box)
    most = max(_MOST_RARE, max((one.count for one in words.values()), default=0) // _TIMES_RARE)
    for word in sorted(near):
        count = words[word].count
        others = sorted(near[word] - {word}) if count <= most else []
        if len(others) > _MOST_NEIGHBOURS:
            others = [other for other in others if words[other].count > count]
        for other in others if len(others) <= _MOST_NEIGHBOURS else ():
            if words[other].count > max(_MOST_RARE, count) or word < other:
                yield word, other


def _keys(word: str) -> set[str]:
    """Return the word, what is left of it with a letter or two less, and its skeleton."""
    once = deleted(word)
    keys = {word, "~" + skeleton(word)}
    if len(word) < SHORTEST_CLOSE:
        keys.add(f"{word[:1]}-{word[-1:]}")
    if len(word) >= SHORTEST_CLOSE:
        keys |= once
    if len(word) >= SHORTEST_TWO_SLIPS:
        keys |= set().union(*map(deleted, once))
    return keys


def _rank(word: Word) -> tuple[int, bool, int]:
    """Order two words: the rarer first; of two as rare what is no known name, then the later."""
    return word.count, word.is_known, -word.everywhere.start


def _of_two_words(context: Context, rare: Word, usual: Word) -> Iterator[Match]:
    """Yield the variant of two words; of two met as often either may be the slip."""
    turns = [(rare, usual), (usual, rare)][: 1 + (rare.count == usual.count)]
    if rare.is_known and not usual.is_known and usual.count <= _MOST_RARE:
        turns = [(usual, rare)]  # what is no known name is the slip, though it is met twice
    pairs = [WordPair(context, *turn) for turn in turns]
    for pair in sorted(pairs, key=lambda pair: not pair.is_certain):
        if not are_two_words(pair):
            features, proof = evidence.of_words(pair)
            if total("bearer_words", features) >= 0:
                kind = _word_kind(pair.rare, pair.usual)
                yield _match(pair.rare.everywhere, pair.usual.everywhere, kind, proof)
                return


def _word_kind(rare: Word, usual: Word) -> VariantKind:
    kinds = {rare.everywhere.kind, usual.everywhere.kind}
    is_place = NameKind.PLACE in kinds and NameKind.PERSON not in kinds
    return VariantKind.PLACE if is_place else VariantKind.SPELLING


def are_two_words(pair: WordPair) -> bool:
    """Return True if letters, use or text show that two single words are of two names."""
    return _by_letters(pair) or _by_use(pair) or _by_text(pair)


def _by_letters(pair: WordPair) -> bool:
    rare, usual = pair.rare, pair.usual
    if rare.count > max(_MOST_RARE, usual.count // _TIMES_RARE):
        return True
    if pair.likeness < Closeness.CLOSE:
        return True
    one, other, printed = rare.folded, usual.folded, (rare.printed, usual.printed)
    is_rhyme = one[1:] == other[1:] and one[0] != other[0] and not pair.is_same
    is_turned = usual.is_known and not rare.is_known
    return (
        (not is_turned and (usual.count < rare.count or (pair.is_tie and rare.count > 1)))
        or is_rhyme
        or any(map(str.isupper, printed))
        or are_both_known(*printed)
        or are_inflected(one, other)
        or are_forms(one, other)
        or are_hyphened(*printed)
        or vetoes.are_identifiers(*printed)
    )


def _by_use(pair: WordPair) -> bool:
    context, rare, usual = pair.context, pair.rare, pair.usual
    is_plain = pair.is_tie and is_ordinary(usual.folded)
    is_known = usual.is_known and not usual.has_full
    is_nobody = rare.alone is not None and usual.alone is None and not usual.has_full
    return (
        is_plain
        or vetoes.is_ordinary_word(context, rare.printed)
        or (rare.has_full and is_known)
        or vetoes.are_two_people(rare, usual)
        or (is_nobody and not pair.is_certain and not evidence.is_introduced(pair))
        or (not pair.is_mistyped and vetoes.is_foreign(context, rare, usual))
    )


def _by_text(pair: WordPair) -> bool:
    context, rare, usual = pair.context, pair.rare.everywhere, pair.usual.everywhere
    apart = vetoes.are_joined if pair.is_certain else vetoes.are_apart_in_one_sentence
    surnames = {name.parts[-1] for name in rare.mentions if name.parts[0] == pair.rare.printed}
    is_kin = any(name.parts[-1] in surnames and len(name.parts) > 1 for name in usual.mentions)
    return (
        apart(context, rare, usual)
        or vetoes.are_told_apart(context, rare)
        or vetoes.have_alias(context, rare, usual)
        or (is_kin and vetoes.are_related(context, rare))
    )
