"""Forms that cannot both be right, with the proof that they belong to the same entity."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from attrs import frozen

from factcheck.extract.short_forms import reading
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.link.entities import evidence, vetoes
from factcheck.link.entities.alignment import Alignment, align
from factcheck.link.entities.context import Context
from factcheck.link.entities.evidence import Shared, WordPair
from factcheck.link.entities.grouping import Group
from factcheck.link.entities.identifiers import deleted, misspelled_identifiers
from factcheck.link.entities.posts import conflict
from factcheck.link.entities.spellings import (
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
    is_syllable,
    skeleton,
)
from factcheck.link.entities.usages import Word, WrittenForm, single_words, usages
from factcheck.link.weighing import total
from factcheck.model import BlockKind, Document, Name, NameKind, Span, Variant, VariantKind
from factcheck.model.text import by_place

_FULLEST_BOX = 60
"""Maximum number of forms that share a blocking key; if more do, the key is ignored."""
_SHORT_NAME = 5
"""Maximum number of letters in a shortened first name: "Dave", "Steve"."""
_LONGEST_WORD = 60
"""Maximum length of a compared word; the number of deletions is quadratic in the length."""
_MOST_NEIGHBOURS = 6
"""Maximum number of similar words of a rare word; a word with more is ignored."""
_MOST_RARE = 2
"""Maximum number of mentions of a single word that is usually a typo."""
_TIMES_RARE = 20
"""Minimum ratio of the counts of the two words if the typo occurs more than `_MOST_RARE` times."""


@frozen(eq=False)
class Match:
    """A variant with a mention of each form, which identifies the entities to merge."""

    variant: Variant
    rare: Name
    usual: Name


def matches(context: Context, groups: list[Group]) -> list[Match]:
    """Return the variants in a document, at most one for each rarer form."""
    marked = [one for one in groups if one.fullest.kind is NameKind.IDENTIFIER]
    found = [
        *_of_full_names(context, groups),
        *_of_single_words(context, groups),
        *(_match(*one) for one in misspelled_identifiers(context, marked)),
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
    """Return a sort key: full names first, then those whose usual form is the most frequent."""
    variant = match.variant
    return " " not in variant.rare.text, -variant.usual.count, variant.rare.spans[0]


def _spelt_by_document(context: Context, group: Group) -> list[Name]:
    """Return the mentions in the document's own spelling: unquoted, or in notes and references."""
    role_at = context.document.role_at
    return [
        name for name in group.mentions if not name.quoted or role_at(name.span.start).is_of_others
    ]


def _ranked(left: WrittenForm, right: WrittenForm) -> tuple[WrittenForm, WrittenForm]:
    """Return the rarer form, then the more frequent one.

    If both are equally frequent, the form with more unfamiliar words counts as rarer; if they have
    equally many, the later form does.
    """
    usual, rare = sorted((left, right), key=lambda one: (-one.count, _strange(one), one.start))
    return rare, usual


def _strange(one: WrittenForm) -> int:
    """Return the number of words in a name that are neither known names nor English words."""
    return sum(not (is_proper(part) or is_ordinary(part.casefold())) for part in one.parts)


def _match(rare: WrittenForm, usual: WrittenForm, kind: VariantKind, proof: Iterable[str]) -> Match:
    counts = f"{usual.text} {usual.count}×, {rare.text} {rare.count}×"
    variant = Variant(kind, rare.form, usual.form, (counts, *proof))
    return Match(variant, rare.mentions[0], usual.mentions[0])


# Full names that differ in one word


def _of_full_names(context: Context, groups: list[Group]) -> Iterator[Match]:
    text = context.document.text
    owner: dict[int, Group] = {}
    written: list[WrittenForm] = []
    for group in groups:
        names = (one for one in _spelt_by_document(context, group) if len(one.parts) > 1)
        own = [one for one in usages(text, names) if one.is_full]
        written += own
        owner.update((id(one), group) for one in own)
    for left, right, is_only in _sharing_a_part(written):
        if owner[id(left)] is not owner[id(right)]:
            is_alone = is_only and not _are_peers(context.document, left, right)
            yield from _of_two_names(context, *_ranked(left, right), is_alone=is_alone)


def _sharing_a_part(
    full: Iterable[WrittenForm],
) -> Iterator[tuple[WrittenForm, WrittenForm, bool]]:
    """Yield the pairs of full names that share a part, and whether no third name has that part."""
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
                yield left, right, len(box) == 2  # noqa: PLR2004


def _are_peers(document: Document, left: WrittenForm, right: WrittenForm) -> bool:
    """Return True if both names occur only in rows or items, which list different people."""
    mentions = (*left.mentions, *right.mentions)
    listed = (BlockKind.ROW, BlockKind.ITEM)
    return all(document.kind_at(name.span.start) in listed for name in mentions)


def _of_two_names(
    context: Context, rare: WrittenForm, usual: WrittenForm, *, is_alone: bool
) -> Iterator[Match]:
    found = align(rare, usual)
    if found is None or found.likeness is Closeness.EQUAL:
        return
    is_alike = found.first or found.likeness > Closeness.NONE
    may_be_one = is_alike or evidence.is_one_body(rare, usual, found)
    if may_be_one and not _are_two_names_by_words(context, rare, usual, found):
        near = evidence.shared(context, rare, usual)
        features = evidence.of_names(rare, usual, found, near, is_alone=is_alone)
        is_enough = total("entity_names", features) >= 0
        if is_enough and not _are_two_names_by_text(context, rare, usual, found):
            yield _match(rare, usual, _name_kind(rare, usual, found), _name_proof(found, near))


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


def _are_two_names_by_words(
    context: Context, rare: WrittenForm, usual: WrittenForm, found: Alignment
) -> bool:
    """Return True if the two differing words show that there are two names."""
    words, kinds = (found.left, found.right), {rare.kind, usual.kind}
    left, right = map(fold, words)
    if evidence.is_one_body(rare, usual, found):
        return False
    is_slip = is_inside(left, right) and reading(left) != reading(right)
    are_english = all(vetoes.is_ordinary_word(context, word) for word in words)
    is_once = rare.count == 1 and usual.count >= evidence.ESTABLISHED
    is_usual = is_once and not found.first and len(rare.parts) == 2  # noqa: PLR2004
    is_form = not (NameKind.ORGANISATION in kinds or is_usual) and are_forms(left, right)
    are_one_word = are_inflected(left, right) or is_form
    is_plain = all(is_ordinary(word.casefold()) for word in found.shared)
    return (
        (are_english and not is_slip)
        or (are_one_word and (is_plain or NameKind.PERSON not in kinds))
        or (found.likeness is Closeness.CLOSE and vetoes.are_identifiers(*words))
        or _is_short_for(*sorted((left, right), key=len), is_given=found.first)
        or (not (is_usual or _are_people(rare, usual, found)) and are_both_known(*words))
    )


def _is_short_for(short: str, long: str, *, is_given: bool) -> bool:
    """Return True if one first name is short for another: "Josh", "Joshua"; "Dave", "David"."""
    begun = short.removesuffix("ie").removesuffix("y")
    if is_given and len(short) <= _SHORT_NAME:
        begun = short = begun.removesuffix("e")
    return long.startswith(begun) and len(long) > len(short) + 1


def _are_two_names_by_text(
    context: Context, rare: WrittenForm, usual: WrittenForm, found: Alignment
) -> bool:
    """Return True if the text near the rarer name shows that there are two names."""
    left, right = fold(found.left), fold(found.right)
    is_same, is_body = left == right, NameKind.ORGANISATION in (rare.kind, usual.kind)
    if is_same and (rare.is_cited or usual.is_cited):
        return True  # a note or reference may spell a name as its source does
    if are_hyphened(found.left, found.right) and not (is_body and _is_compound(found)):
        return True  # a matter of style, or a word split at a line end
    is_turned = len(found.shared) == 1 and left[:1] != right[:1]
    sides = (rare, usual) if usual.count <= _MOST_RARE else (rare,)
    apart = vetoes.are_joined if is_same else vetoes.are_in_one_sentence
    return (
        apart(context, rare, usual)
        or (found.first and not is_body and any(vetoes.are_related(context, one) for one in sides))
        or (rare.count <= _MOST_RARE and vetoes.are_distinguished(context, rare))
        or vetoes.have_alias(context, rare, usual)
        or conflict(context, rare.mentions, usual.mentions)
        or (
            (is_turned or found.likeness < Closeness.CLOSE)
            and vetoes.is_in_succession(context, rare)
        )
    )


def _is_compound(found: Alignment) -> bool:
    """Return True if an ordinary word follows each hyphen: "Co-operation"."""
    ends = (word.partition("-")[2].lower() for word in (found.left, found.right) if "-" in word)
    return all(map(is_ordinary, ends))


def _are_people(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """Return True if two names are people's, judging by their kinds or by known first names."""
    kinds = {rare.kind, usual.kind}
    given = (found.left, found.right) if found.first else rare.parts[:1]
    is_short = found.first or len(rare.parts) == len(usual.parts) == 2  # noqa: PLR2004
    is_unknown = kinds == {NameKind.UNKNOWN} and is_short
    return NameKind.PERSON in kinds or (is_unknown and all(map(is_given_name, given)))


# Single words


def _of_single_words(context: Context, groups: list[Group]) -> Iterator[Match]:
    names = sorted((name for one in groups for name in one.mentions), key=by_place)
    words = single_words(context.document.text, names)
    for one, other in _near_words(words):
        yield from _of_two_words(context, *sorted((words[one], words[other]), key=_rank))


def _near_words(words: Mapping[str, Word]) -> Iterator[tuple[str, str]]:
    """Yield each pair of a rare word and a word with a similar spelling, once."""
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
        for other in others if len(others) <= _MOST_NEIGHBOURS else ():
            if words[other].count > max(_MOST_RARE, count) or word < other:
                yield word, other


def _keys(word: str) -> set[str]:
    """Return the blocking keys of a word: the word, its deletions, and its romanization key."""
    once = deleted(word)
    keys = {word, "~" + skeleton(word)}
    if len(word) >= SHORTEST_CLOSE:
        keys |= once
    if len(word) >= SHORTEST_TWO_SLIPS:
        keys |= set().union(*map(deleted, once))
    return keys


def _rank(word: Word) -> tuple[int, bool, int]:
    """Return a sort key that puts the rarer word first.

    If two words are equally rare, a word that is not a known name is first, then the later one.
    """
    return word.count, word.is_known, -word.everywhere.start


def _of_two_words(context: Context, rare: Word, usual: Word) -> Iterator[Match]:
    """Yield the variant of two words. If they are equally frequent, either may be the typo."""
    turns = [(rare, usual), (usual, rare)][: 1 + (rare.count == usual.count)]
    if rare.is_known and not usual.is_known and usual.count <= _MOST_RARE:
        turns = [(usual, rare)]  # the unknown name is the typo, although it occurs twice
    pairs = [WordPair(context, *turn) for turn in turns]
    for pair in sorted(pairs, key=lambda pair: not pair.is_certain):
        if not are_two_words(pair):
            features, proof = evidence.of_words(pair)
            if total("entity_words", features) >= 0:
                kind = _word_kind(pair.rare, pair.usual)
                yield _match(pair.rare.everywhere, pair.usual.everywhere, kind, proof)
                return


def _word_kind(rare: Word, usual: Word) -> VariantKind:
    kinds = {rare.everywhere.kind, usual.everywhere.kind}
    is_place = NameKind.PLACE in kinds and NameKind.PERSON not in kinds
    return VariantKind.PLACE if is_place else VariantKind.SPELLING


def are_two_words(pair: WordPair) -> bool:
    """Return True if spelling, use or context show that two single words are two names."""
    return _by_letters(pair) or _by_use(pair) or _by_text(pair)


def _by_letters(pair: WordPair) -> bool:
    rare, usual = pair.rare, pair.usual
    one, other, printed = rare.folded, usual.folded, (rare.printed, usual.printed)
    return (
        pair.likeness < Closeness.CLOSE
        or (one[0] != other[0] and not pair.is_same)
        or (pair.is_tie and rare.count > 1)
        or any(map(str.isupper, printed))
        or are_both_known(*printed)
        or are_inflected(one, other)
        or are_forms(one, other)
        or rare.printed.count("-") != usual.printed.count("-")
        or are_hyphened(*printed)
        or is_syllable(*printed)
        or vetoes.are_identifiers(*printed)
    )


def _by_use(pair: WordPair) -> bool:
    context, rare, usual = pair.context, pair.rare, pair.usual
    return (
        (pair.is_tie and is_ordinary(usual.folded))
        or (rare.has_full and usual.is_known)
        or vetoes.is_ordinary_word(context, rare.printed)
        or vetoes.are_two_people(rare, usual)
        or (not pair.is_mistyped and vetoes.is_foreign(context, rare, usual))
    )


def _by_text(pair: WordPair) -> bool:
    context, rare, usual = pair.context, pair.rare.everywhere, pair.usual.everywhere
    apart = vetoes.are_joined if pair.is_certain else vetoes.are_apart_in_one_sentence
    return (
        apart(context, rare, usual)
        or vetoes.are_distinguished(context, rare)
        or vetoes.have_alias(context, rare, usual)
        or (pair.rare.has_full and pair.usual.has_full and vetoes.are_related(context, rare))
    )
