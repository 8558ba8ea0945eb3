"""Forms that cannot both be right, with what proves that one bearer has them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from attrs import frozen

from factcheck import lexicon
from factcheck.align.bearers import evidence, vetoes
from factcheck.align.bearers.alignment import Alignment, align
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.evidence import Shared, WordPair
from factcheck.align.bearers.grouping import Bearer
from factcheck.align.bearers.identifiers import deleted, slipped
from factcheck.align.bearers.posts import Office, conflict
from factcheck.align.bearers.spellings import (
    SHORTEST_CLOSE,
    SHORTEST_TWO_SLIPS,
    Closeness,
    are_both_known,
    are_forms,
    are_hyphened,
    are_inflected,
    bare,
    fold,
    is_given_name,
    skeleton,
)
from factcheck.align.bearers.usages import Word, WrittenForm, single_words, usages
from factcheck.align.weighing import total
from factcheck.data.english import is_ordinary, is_proper
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
_ENDING = 2
"""Letters behind a whole word that make another form of it, and no slip: "Shabbat", "Shabbatot"."""
_TIMES_RARE = 20
"""So many times as often a name must stand for whose slip a word is taken that stands oftener."""
_MOST_USAGES = 20
_SHORTEST_NICK = 3
"""Letters of a given name that may be short for another."""
_FEWEST = 3
"""Words of a body's name, besides small ones, from which the order of two tells no other body."""


Reasons = tuple[tuple[str, Callable[[], bool]], ...]
"""Names of vetoes, each with what says whether it holds."""


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
        *_of_reworded_bodies(context, groups),
        *(_match(*one) for one in slipped(context, marked)),
    ]
    found.sort(key=_importance)
    kept: list[Match] = []
    rarer: set[object] = set()
    for match in _of_usual_forms(found):
        if rarer.isdisjoint((*match.variant.rare.spans, *match.variant.usual.spans[:1])):
            kept.append(match)
            rarer.update(match.variant.rare.spans)
    return kept


def _of_usual_forms(found: list[Match]) -> Iterator[Match]:
    """Yield the matches but those of two forms as rare, one of which is a slip of a usual one."""
    slips = {
        span
        for match in found
        if match.variant.rare.count < match.variant.usual.count
        for span in match.variant.rare.spans
    }
    for match in found:
        usual = match.variant.usual
        if match.variant.rare.count < usual.count or slips.isdisjoint(usual.spans):
            yield match


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
    """Return the rarer and the more usual; on a tie what has a strange word, then the later.

    Of two names of things one of words that English has is right, however often it is misspelt.
    """
    for one, other in ((left, right), (right, left)):
        is_person = NameKind.PERSON in (one.kind, other.kind)
        if not is_person and vetoes.is_misspelt(one.text, other.text):
            return one, other
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
                yield from _of_two_names(context, left, right, found)


def _may_be_one_bearer(left: WrittenForm, right: WrittenForm, found: Alignment) -> bool:
    """True if the words that part two names are alike, or both have an office to prove it."""
    if found.likeness > Closeness.NONE:
        return found.likeness is not Closeness.EQUAL
    has_office = (any(name.title or name.role for name in one.mentions) for one in (left, right))
    is_body = evidence.is_one_stem(found) or evidence.has_one_acronym(left, right, found)
    are_cited = left.is_cited and right.is_cited
    return is_body or (found.first and (all(has_office) or are_cited))


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


def _of_two_names(
    context: Context, left: WrittenForm, right: WrittenForm, found: Alignment
) -> Iterator[Match]:
    rare, usual = _ranked(left, right)
    if evidence.are_english(context, found):
        is_left = context.printed[found.left] < context.printed[found.right]
        rare, usual = (left, right) if is_left else (right, left)
    turned = align(rare, usual)
    if turned is None or turned.likeness is Closeness.EQUAL:
        return
    if _wording_veto(context, rare, usual, turned):
        return
    near = evidence.shared(context, rare, usual)
    is_enough = total("bearer_names", evidence.of_names(rare, usual, turned, near)) >= 0
    if is_enough and not _telling_veto(context, rare, usual, turned, near.office):
        yield _match(rare, usual, _name_kind(rare, usual, turned), _name_proof(turned, near))


def _name_kind(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> VariantKind:
    kinds = {rare.kind, usual.kind}
    if NameKind.ORGANISATION in kinds or evidence.has_one_acronym(rare, usual, found):
        return VariantKind.ORGANISATION
    if found.likeness < Closeness.CLOSE and found.first:
        return VariantKind.GIVEN_NAME
    return VariantKind.PLACE if NameKind.PLACE in kinds else VariantKind.SPELLING


def _name_proof(found: Alignment, near: Shared) -> Iterator[str]:
    if found.shared:
        yield f"shared name: {' '.join(found.shared)}"
    yield from near.proof[:1]


def _wording_veto(context: Context, rare: WrittenForm, usual: WrittenForm, found: Alignment) -> str:
    """Return which use of the two differing words makes two names of them."""
    left, right = fold(found.left), fold(found.right)
    is_person = _are_people(rare, usual, found)
    is_plain = evidence.are_ordinary(context, found)
    is_plain = is_plain and not evidence.has_one_acronym(rare, usual, found)
    is_number = _is_number_slip(rare, usual, found)
    is_marked = NameKind.PERSON in (rare.kind, usual.kind) or not is_proper(found.left)
    is_one_given = evidence.is_one_given_name(rare, usual, found)
    is_free = is_number or (is_person and is_marked and not is_plain)
    is_form = NameKind.ORGANISATION not in (rare.kind, usual.kind) and are_forms(left, right)
    if not is_free and (are_inflected(left, right) or (is_form and not is_one_given)):
        return "inflection"
    if found.left.isupper() and found.right.isupper():
        return "acronyms"
    if found.first and _is_short_for(*sorted((left, right), key=len)):
        return "a short first name"
    if reason := _made_alike_veto(found.left, found.right):
        return reason
    if not (is_person or is_one_given) and are_both_known(found.left, found.right):
        return "both known"
    return "ordinary words" if is_plain and not (is_person or is_number) else ""


def _is_short_for(short: str, long: str) -> bool:
    """True if a given name is short for another: "Josh" for "Joshua", "Andy" for "Andrew"."""
    is_fond = short.endswith(("ie", "y")) and not long.endswith(("ie", "y"))
    begun = short.removesuffix("ie").removesuffix("y") if is_fond else short
    is_cut = len(begun) >= _SHORTEST_NICK and long.startswith(begun) and short != long
    return is_cut and len(long) - len(begun) >= _SHORTEST_NICK - 1


def _made_alike_veto(left: str, right: str) -> str:
    """Return why two words are made alike on purpose, or nothing."""
    reasons: Reasons = (
        ("one of a series", lambda: vetoes.are_numbered(left, right)),
        ("names of code", lambda: vetoes.are_identifiers(left, right)),
        ("a formula", lambda: vetoes.is_formula(left) or vetoes.is_formula(right)),
    )
    return _first_that_holds(reasons)


def _telling_veto(
    context: Context,
    rare: WrittenForm,
    usual: WrittenForm,
    found: Alignment,
    held: Office | None,
) -> str:
    """Return what the text says where the rarer name stands that makes two of the names."""
    left, right = fold(found.left), fold(found.right)
    is_loose, is_alone = found.likeness < Closeness.CLOSE, len(found.shared) == 1
    is_tie = rare.count == usual.count
    is_body = NameKind.ORGANISATION in (rare.kind, usual.kind)
    is_kin = (found.first or is_loose) and not is_body
    is_turn = is_loose or (left[:1] != right[:1] and is_alone)
    is_of_office = (found.first or is_alone) and not held
    apart = vetoes.are_joined if left == right else vetoes.are_in_one_sentence
    sides = (rare, usual) if usual.count <= _MOST_RARE else (rare,)

    def is_lone() -> bool:
        return rare.count <= _MOST_RARE or bool(context.together(rare, usual))

    reasons: Reasons = (
        ("hyphen", lambda: not is_body and are_hyphened(found.left, found.right)),
        ("cut off", lambda: vetoes.is_cut_off(context, rare)),
        ("as its source spells it", lambda: _is_of_source(rare, usual, found)),
        ("too little alike", lambda: is_loose and not _may_be_loose(rare, usual, found)),
        ("one sentence", lambda: apart(context, rare, usual)),
        ("relation", lambda: is_kin and any(vetoes.are_related(context, one) for one in sides)),
        ("told apart", lambda: is_lone() and vetoes.are_told_apart(context, rare)),
        ("alias", lambda: vetoes.have_alias(context, rare, usual)),
        ("two offices", lambda: is_of_office and conflict(context, rare.mentions, usual.mentions)),
        ("succession", lambda: is_turn and vetoes.is_in_succession(context, rare)),
        ("successor", lambda: is_tie and vetoes.tells_successor(context, rare)),
    )
    return _first_that_holds(reasons)


def _is_of_source(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if a note or reference may spell a name as its source does: with or without accents."""
    is_accent = fold(found.left) == fold(found.right)
    return (rare.is_cited or usual.is_cited) and (is_accent or not found.shared)


def _first_that_holds(reasons: Reasons) -> str:
    """Return the name of the first reason that holds, or nothing."""
    return next((name for name, holds in reasons if holds()), "")


def _may_be_loose(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if two words that hardly resemble each other may be of one: given names, stems."""
    if NameKind.ORGANISATION in (rare.kind, usual.kind) and evidence.is_one_stem(found):
        return True
    if evidence.has_one_acronym(rare, usual, found):
        return True
    is_given = found.first or found.likeness is Closeness.LOOSE
    return is_given and _are_people(rare, usual, found)


def _are_people(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if a name is a person's by its company, or by two known given names in front."""
    if NameKind.PERSON in (rare.kind, usual.kind):
        return True
    if {rare.kind, usual.kind} == {NameKind.UNKNOWN} and not found.first:
        is_short = len(rare.parts) == len(usual.parts) == 2  # noqa: PLR2004
        return is_short and is_given_name(rare.parts[0])
    given = found.first and is_given_name(found.left) and is_given_name(found.right)
    known = any(map(is_proper, found.shared)) or {rare.kind, usual.kind} != {NameKind.UNKNOWN}
    plain = any(is_ordinary(word.casefold()) for word in found.shared)
    return given and not known and not plain and len(found.shared) == 1


def _is_number_slip(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if a field of one body stands once in the plural: "Drainage and Level(s) Board".

    The noun of the body itself tells in the plural of several: "Water Boards".
    """
    left, right = fold(found.left), fold(found.right)
    is_body = rare.kind is usual.kind is NameKind.ORGANISATION
    if not is_body or min((left, right), key=len) + "s" not in (left, right):
        return False
    heads = {fold(_head(one)) for one in (rare, usual)}
    return len(found.shared) + 1 >= _FEWEST and not heads & {left, right}


# Bodies with another preposition, or with two fields in another order


def _of_reworded_bodies(context: Context, groups: list[Bearer]) -> Iterator[Match]:
    names = [name for one in groups for name in one.mentions if not name.quoted]
    bodies = [
        one
        for one in usages(context.document.text, names)
        if one.kind is NameKind.ORGANISATION and len(one.words) > 1
    ]
    boxes: dict[tuple[str, ...], list[WrittenForm]] = {}
    for one in bodies:
        boxes.setdefault(tuple(sorted(one.words)), []).append(one)
    for box in boxes.values():
        for left, right in combinations(box[:_MOST_USAGES], 2):
            rare, usual = _ranked(left, right)
            if (
                (_are_rejoined(rare, usual) or _are_turned(rare, usual))
                and not context.together(rare, usual)
                and not vetoes.have_alias(context, rare, usual)
            ):
                proof = (f"shared name: {' '.join(usual.parts)}",)
                yield _match(rare, usual, VariantKind.ORGANISATION, proof)


def _joins(one: WrittenForm) -> list[str]:
    small = lexicon.words("names.joining")
    return [part for part in one.mentions[0].parts if part in small and part != "the"]


def _are_rejoined(rare: WrittenForm, usual: WrittenForm) -> bool:
    """True if a body has now this preposition and usually another: "Ministry for Health"."""
    joins = _joins(rare), _joins(usual)
    return (
        rare.words == usual.words
        and joins[0] != joins[1]
        and all(joins)
        and usual.count >= 2 * rare.count
    )


def _are_turned(rare: WrittenForm, usual: WrittenForm) -> bool:
    """True if two fields of a body change places: "Ministry of Trade and Industry"."""
    joins = _joins(usual)
    same = joins == _joins(rare) and "and" in joins and rare.words != usual.words
    return same and len(usual.words) >= _FEWEST and fold(_head(rare)) == fold(_head(usual))


def _head(one: WrittenForm) -> str:
    """Return the noun of a body: the last word, or that in front of "of" or "for"."""
    parts = one.mentions[0].parts
    joins = [at for at, part in enumerate(parts) if part in ("of", "for")]
    return parts[joins[0] - 1] if joins else parts[-1]


# Single words


def _of_single_words(context: Context, groups: list[Bearer]) -> Iterator[Match]:
    names = sorted((name for one in groups for name in one.mentions), key=by_place)
    words = single_words(context.document.text, names)
    yield from _of_two_romanisations(context, words)
    for one, other in _near_words(words):
        yield from _of_two_words(context, *sorted((words[one], words[other]), key=_rank))


def _of_two_romanisations(context: Context, words: Mapping[str, Word]) -> Iterator[Match]:
    """Yield the places that stand alone in two romanisations: "Kyiv", "Kiev".

    In a longer name an older form may be the right one: "Peking University".
    """
    for new, old in lexicon.table("places.romanised").items():
        forms = [word.alone for word in (words.get(new), words.get(old)) if word and word.alone]
        if len(forms) > 1:
            rare, usual = _ranked(*forms)
            told = vetoes.are_in_one_sentence(context, rare, usual)
            if not told and not vetoes.have_alias(context, rare, usual):
                proof = ("both are romanisations of one name",)
                yield _match(rare, usual, VariantKind.PLACE, proof)


def _near_words(words: Mapping[str, Word]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a rare word and one that may be close when folded, each once.

    Two words that both stand in full names of people are left out: their other parts tell, unless
    a given name is short for the other: "Jess", "Jessica". So are those with many neighbours.
    """
    near: dict[str, set[str]] = {}
    for box in _boxes(words):
        for word in box:
            near.setdefault(word, set()).update(box)
    most = max((one.count for one in words.values()), default=0)
    for word in sorted(near):
        if words[word].count <= max(_MOST_RARE, most // _TIMES_RARE):
            yield from ((word, one) for one in _partners(word, near[word] - {word}, words))


def _boxes(words: Mapping[str, Word]) -> Iterator[list[str]]:
    """Yield the words that share a key; most keys are of one word and make no box."""
    first: dict[str, str] = {}
    boxes: dict[str, list[str]] = {}
    for word in sorted(word for word in words if len(word) <= _LONGEST_WORD):
        for key in _keys(words[word].folded):
            before = first.setdefault(key, word)
            if before is not word:
                boxes.setdefault(key, [before]).append(word)
    yield from (box for box in boxes.values() if len(box) <= _FULLEST_BOX)


def _partners(word: str, near: set[str], words: Mapping[str, Word]) -> list[str]:
    """Return the words to hold a rare one against: if it has many neighbours the usual ones."""
    rare = words[word]
    others = sorted(near)
    if len(others) > _MOST_NEIGHBOURS:
        others = [one for one in others if words[one].count > rare.count]
    if len(others) > _MOST_NEIGHBOURS:
        return []
    return [
        one
        for one in others
        if (words[one].count > max(_MOST_RARE, rare.count) or word < one)
        and (not (rare.has_full and words[one].has_full) or _is_shortened(rare, words[one]))
    ]


def _is_shortened(one: Word, other: Word) -> bool:
    """True if two surnames stand behind a given name in full and in short: "Jess", "Jessica"."""
    mine, theirs = (
        {bare(name.parts[0]) for name in word.everywhere.mentions if len(name.parts) > 1}
        for word in (one, other)
    )
    pairs = (sorted(pair, key=len) for pair in product(mine - theirs, theirs - mine))
    return any(len(short) >= _SHORTEST_NICK and long.startswith(short) for short, long in pairs)


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
    is_person = NameKind.PERSON in (rare.everywhere.kind, usual.everywhere.kind)
    if not is_person and vetoes.is_misspelt(usual.printed, rare.printed):
        turns = [(usual, rare)]
    pairs = [WordPair(context, *turn) for turn in turns]
    for pair in sorted(pairs, key=lambda pair: not pair.is_certain):
        if not word_veto(pair):
            features, proof = evidence.of_words(pair)
            if total("bearer_words", features) >= 0:
                kind = _word_kind(pair.rare, pair.usual)
                yield _match(pair.rare.everywhere, pair.usual.everywhere, kind, proof)
                return


def _word_kind(rare: Word, usual: Word) -> VariantKind:
    kinds = {rare.everywhere.kind, usual.everywhere.kind}
    is_place = NameKind.PLACE in kinds and NameKind.PERSON not in kinds
    return VariantKind.PLACE if is_place else VariantKind.SPELLING


def word_veto(pair: WordPair) -> str:
    """Return why two single words are of two bearers, or nothing."""
    return _letter_veto(pair) or _use_veto(pair) or _text_veto(pair)


def _letter_veto(pair: WordPair) -> str:
    """Return what counts and letters say against one bearer."""
    rare, usual = pair.rare, pair.usual
    if rare.count > max(_MOST_RARE, usual.count // _TIMES_RARE):
        return "not rare"
    if pair.likeness < Closeness.CLOSE:
        return "not close"
    shortened = usual.has_full and usual.alone is None and not rare.has_full
    is_frequent = rare.count > 1 and pair.is_tie and not shortened
    printed = rare.printed, usual.printed
    is_turned = usual.is_known and not rare.is_known
    reasons: Reasons = (
        ("as frequent", lambda: not is_turned and (usual.count < rare.count or is_frequent)),
        ("inflection", lambda: are_inflected(rare.folded, usual.folded)),
        ("both known", lambda: are_both_known(*printed)),
        ("acronym", lambda: any(map(str.isupper, printed))),
        ("rhyme", lambda: pair.is_rhyme),
        ("one stem", lambda: are_forms(rare.folded, usual.folded)),
        ("ending", lambda: _is_lengthened(rare.folded, usual.folded)),
        ("hyphen", lambda: are_hyphened(*printed)),
    )
    return _first_that_holds(reasons) or _made_alike_veto(*printed)


def _is_lengthened(one: str, other: str) -> bool:
    """True if one word is the other with an ending of some letters, as in other languages."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) >= _ENDING


def _use_veto(pair: WordPair) -> str:
    """Return how the words are used that makes two of them; what reads a block is asked last."""
    context, rare, usual = pair.context, pair.rare, pair.usual
    is_plain = pair.is_tie and is_ordinary(usual.folded)
    is_known = usual.is_known and not usual.has_full
    by_themselves: Reasons = (
        ("ordinary word", lambda: is_plain or vetoes.is_ordinary_word(context, rare.printed)),
        ("known by itself", lambda: rare.has_full and is_known),
        ("parts of one name", lambda: _are_parts_of_one(pair)),
    )
    by_the_text: Reasons = (
        ("of another name", lambda: not pair.is_certain and _is_of_another_name(pair)),
        (
            "other language",
            lambda: not pair.is_mistyped and vetoes.is_foreign(context, rare, usual),
        ),
        ("spoken of", lambda: vetoes.is_spoken_of(context, rare)),
    )
    return _first_that_holds(by_themselves) or _people_veto(pair) or _first_that_holds(by_the_text)


def _people_veto(pair: WordPair) -> str:
    """Return what makes the words names of two people."""
    context, rare, usual = pair.context, pair.rare, pair.usual
    reasons: Reasons = (
        ("other given name", lambda: vetoes.is_other_given_name(context, rare, usual)),
        ("given names", lambda: vetoes.are_given_names_of_two(rare, usual)),
        ("other people", lambda: vetoes.are_other_people(rare, usual)),
        ("other initials", lambda: vetoes.have_other_initials(context, rare, usual)),
        ("own second names", lambda: vetoes.have_own_second_names(rare, usual)),
    )
    return _first_that_holds(reasons)


def _is_of_another_name(pair: WordPair) -> bool:
    """True if a rare word stands alone, and the other in nobody's name that introduces it."""
    rare, usual = pair.rare, pair.usual
    is_nobody = rare.alone is not None and usual.alone is None and not usual.ends_full
    return is_nobody and not evidence.is_introduced(pair)


def _are_parts_of_one(pair: WordPair) -> bool:
    """True if one full name has both words: "Anna Pavlovna Pavlova"."""
    both = {pair.rare.printed, pair.usual.printed}
    return any(both <= set(name.parts) for name in pair.rare.everywhere.mentions)


def _text_veto(pair: WordPair) -> str:
    """Return what the text says of the two words that makes two of them."""
    context, rare, usual = pair.context, pair.rare.everywhere, pair.usual.everywhere
    apart = vetoes.are_joined if pair.is_certain else vetoes.are_apart_in_one_sentence
    if apart(context, rare, usual):
        return "one sentence"
    if vetoes.is_cut_off(context, rare):
        return "cut off"
    if vetoes.are_told_apart(context, rare) or vetoes.have_alias(context, rare, usual):
        return "told apart"
    surnames = {name.parts[-1] for name in rare.mentions if name.parts[0] == pair.rare.printed}
    is_kin = any(name.parts[-1] in surnames and len(name.parts) > 1 for name in usual.mentions)
    if is_kin and vetoes.are_related(context, rare):
        return "relation"
    is_tied = pair.is_tie and conflict(context, rare.mentions, usual.mentions)
    return "two offices" if is_tied else ""
