"""What speaks for and against one bearer of two forms: named features, worth points in a file.

`align/weights/bearer_words.txt` and `bearer_names.txt` say what each feature is worth and why. The
lines of proof are what a reader of a finding can follow.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import frozen

from factcheck import lexicon
from factcheck.align.bearers import vetoes
from factcheck.align.bearers.alignment import Alignment
from factcheck.align.bearers.context import Context
from factcheck.align.bearers.posts import Office, shared_office, shared_wide
from factcheck.align.bearers.spellings import (
    LONG,
    SHORTEST_CLOSE,
    Closeness,
    are_inflected,
    compare_folded,
    fold,
    have_other_letters,
    is_initial,
    is_inside,
    triples,
)
from factcheck.align.bearers.usages import EVERYWHERE, Word, WrittenForm
from factcheck.data.english import is_ordinary, is_proper, is_spelt
from factcheck.mentions.short_forms import reading
from factcheck.model import Name, NameKind
from factcheck.text import is_one_slip, stem

ESTABLISHED = 3
"""Mentions from which a word is a usual one."""
SHORT = 6
"""Letters below which a word has many neighbours that are names as well."""
SHORTEST = 5
"""Letters from which one slip in a lone word is a slip."""
_MOST = 3
"""Shared words of an office or of company that count."""
_TELLING = 2
"""Shared words of company that prove what letters do not."""
_WORK = 6
"""Telling words around two authors of one surname from which they cite one work."""
_MOST_PARTS = 4
_FULL = 2
"""Words of a given name and a surname."""
_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)

Features = Mapping[str, float]


@frozen(eq=False)
class Shared:
    """What stands around both of two forms."""

    office: Office | None
    company: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @property
    def proof(self) -> tuple[str, ...]:
        """Return it in lines."""
        told = (
            (f"same office: {self.office.text}" if self.office else ""),
            (f"told of both: {', '.join(self.company[:4])}" if self.company else ""),
            (f"beside both: {', '.join(self.beside)}" if self.beside else ""),
        )
        return tuple(line for line in told if line)


def shared(context: Context, rare: WrittenForm, usual: WrittenForm) -> Shared:
    """Return what stands around both of two forms."""
    ours, theirs = rare.mentions, usual.mentions
    held = shared_office(context, ours, theirs) or shared_wide(context, ours, theirs)
    company = context.shared_company(ours, theirs)
    return Shared(held, company, context.shared_neighbours(ours, theirs))


@frozen(eq=False)
class WordPair:
    """A rare word and a usual one, and what their letters and counts tell by themselves."""

    context: Context
    rare: Word
    usual: Word

    @cached_property
    def likeness(self) -> Closeness:
        """Return how alike the words are.

        A short one may lack a letter inside ("Iaq"), or have another than a name everywhere.
        """
        rare, usual = self.rare.folded, self.usual.folded
        is_cut = len(rare) == SHORTEST_CLOSE - 1 and len(usual) == SHORTEST_CLOSE
        is_usual = len(usual) == len(rare) and rare[-1] == usual[-1]
        is_usual = is_usual and self.usual.count >= EVERYWHERE
        is_short = is_cut or (is_usual and len(rare) < SHORTEST_CLOSE)
        if is_short and usual[0] == rare[0] and is_one_slip(rare, usual):
            return Closeness.CLOSE
        return compare_folded(rare, usual)

    @cached_property
    def length(self) -> int:
        """Return the letters of the shorter word."""
        return min(len(self.rare.folded), len(self.usual.folded))

    @cached_property
    def is_slip(self) -> bool:
        """True if one slip parts the words, folded."""
        return is_one_slip(self.rare.folded, self.usual.folded)

    @cached_property
    def is_tie(self) -> bool:
        """True if both are met as often."""
        return self.rare.count == self.usual.count

    @cached_property
    def is_misspelt(self) -> bool:
        """True if an unknown word is one slip from a widely known name of some length."""
        often = self.usual.count >= 2 * ESTABLISHED and self.length >= SHORTEST
        is_long = often or len(self.usual.folded) >= SHORT
        return self.usual.is_known and not self.rare.is_known and is_long and self.is_slip

    @cached_property
    def is_mistyped(self) -> bool:
        """True if one slip put letters together that nobody writes so: "Jpan", "Pgilippe".

        Two letters inside a word that changed places tell it as well: names hardly ever differ so.
        """
        if self.rare.is_known or not self.is_slip:
            return False
        return self._has_odd_letters()

    def _has_odd_letters(self) -> bool:
        """True if three letters of the rare word only stand together in no other word.

        A usual word that is met once may be odd itself, as in a text of random letters; a vowel
        may stand for another wherever it stands.
        """
        ours, theirs = triples(self.rare.folded), triples(self.usual.folded)
        if self.length < SHORT and self._is_turned_at_end():
            return False
        if not self._stand_nowhere(ours - theirs):
            return False
        is_strange = self.usual.count < ESTABLISHED and self._stand_nowhere(theirs - ours)
        vowels = str.maketrans(dict.fromkeys("eiouy", "a"))
        rare, usual = (word.translate(vowels) for word in (self.rare.folded, self.usual.folded))
        return not is_strange and rare != usual

    def _is_turned_at_end(self) -> bool:
        """True if the last two letters changed places, as short names may differ: "Hamid"."""
        rare, usual = self.rare.folded, self.usual.folded
        return rare != usual and rare == usual[:-2] + usual[:-3:-1]

    def _stand_nowhere(self, letters: Iterable[str]) -> bool:
        """True if letters stand together in no listed word and in one of the text only."""
        return any(not (is_spelt(one) or self.context.has_twice(one)) for one in letters)

    @cached_property
    def is_known_name_mistyped(self) -> bool:
        """True if a known name has a letter too many or too few inside, or two in wrong order.

        A doubled letter may make another name, if neither is the usual one: "Samara", "Samarra".
        """
        rare, usual = self.rare.folded, self.usual.folded
        is_turned = len(usual) >= SHORTEST and self._is_turned_at_end()
        if not (is_turned or rare[-1] == usual[-1]):
            return False
        if is_turned and self.usual.is_known and not self.rare.is_known:
            return True
        if not self.is_misspelt or have_other_letters(rare, usual):
            return False
        return not self.is_tie or self.likeness < Closeness.SAME

    @cached_property
    def is_certain(self) -> bool:
        """True if the letters alone show a slip, whatever stands around the two words.

        The rare word is met once and is no known name; an accent, another romanisation or one slip
        behind the first letter parts it from the usual one, which is known, or long, or free of
        letters that nobody writes so.
        """
        rare, usual = self.rare.folded, self.usual.folded
        if self.rare.count > 1 or self.rare.is_known or rare[0] != usual[0]:
            return False
        if rare == usual:
            return len(rare) >= SHORTEST
        if not self.is_slip or self.is_known_name_mistyped:
            return self.is_known_name_mistyped
        is_sure = not self.is_tie or self.usual.is_known or all(map(is_spelt, triples(usual)))
        long = self.length > SHORT or (self.usual.is_known and len(usual) >= SHORT)
        is_respelt = long and have_other_letters(rare, usual) and self.likeness is Closeness.SAME
        return is_sure and (is_inside(rare, usual) or is_respelt or self.is_mistyped)

    @cached_property
    def is_letter_more(self) -> bool:
        """True if a letter inside is too many or too few, or the last two changed places."""
        rare, usual = self.rare.folded, self.usual.folded
        if self.rare.is_known or self.likeness is Closeness.SAME:
            return False
        is_inside = len(rare) != len(usual) and self.is_slip
        is_turned = self.length >= SHORT and self._is_turned_at_end()
        return is_turned or (is_inside and rare[0] == usual[0] and rare[-1] == usual[-1])

    @cached_property
    def is_rhyme(self) -> bool:
        """True if only the first letter differs: slips hardly ever change it, names often do."""
        rare, usual = self.rare.folded, self.usual.folded
        is_respelt = self.likeness is Closeness.SAME
        return rare[1:] == usual[1:] and rare[0] != usual[0] and not is_respelt

    @cached_property
    def is_doubtful(self) -> bool:
        """True if two slips, another ending or another letter of a short word part the words.

        A letter may be changed in a word that stands often, if no list tells of many alike.
        """
        rare, usual = self.rare.folded, self.usual.folded
        if self.likeness is Closeness.SAME:
            return False
        if not self.is_slip:
            return True
        if self.is_mistyped or sorted(rare) == sorted(usual):
            return False
        if len(rare) != len(usual):
            return rare[-1] != usual[-1]
        often = self.usual.count >= ESTABLISHED * (2 - self.is_misspelt)
        is_short = self.length <= SHORT + (self.usual.count < ESTABLISHED)
        return is_short and not often

    @cached_property
    def is_short(self) -> bool:
        """True if a short word has too many neighbours that are names as well.

        It has fewer if it is met once, is unknown and one letter longer or shorter than a usual
        one; or if the other is very usual.
        """
        if self.length >= SHORTEST or self.likeness is not Closeness.CLOSE:
            return False
        is_changed = len(self.rare.folded) == len(self.usual.folded)
        often = (4 if is_changed or self.length < SHORTEST_CLOSE else 2) * ESTABLISHED
        if not is_changed and self.usual.is_known and not self.rare.is_known:
            often = ESTABLISHED
        is_once = self.rare.count == 1 or self.usual.count >= 2 * EVERYWHERE
        is_usual = self.usual.count >= often and is_once
        return not is_usual or (is_changed and self.rare.is_known)


def is_introduced(pair: WordPair) -> bool:
    """True if a rare word can only be the surname of one who was named in full before.

    English prose names a person by the surname only after the full name; a surname that no full
    name introduces, one slip from one that does, is meant for it. What stands behind "in" or "the"
    is no person.
    """
    rare, usual = pair.rare, pair.usual
    if rare.alone is None or rare.count > 1 or rare.is_known or pair.length < SHORTEST:
        return False
    if rare.folded[0] != usual.folded[0] or not pair.is_slip:
        return False
    mention = rare.everywhere.mentions[0]
    return _is_person(pair.context, mention) and any(
        name.span.start < mention.span.start and _ends_with(name, usual.printed)
        for name in usual.everywhere.mentions
    )


def _is_person(context: Context, name: Name) -> bool:
    """True if a name may be a person's, and no preposition of a place stands before it."""
    at = context.tokens.at(name.span.start)
    before = context.tokens.lower[at - 1] if at else ""
    return name.kind in _PEOPLE and before not in lexicon.words("names.at places") | {"of", "the"}


def _ends_with(name: Name, word: str) -> bool:
    """True if a word is the surname of a full name whose other words are none of English."""
    given = [part for part in name.parts[:-1] if not is_initial(part)]
    is_full = name.kind in _PEOPLE and bool(given) and len(name.parts) <= _MOST_PARTS
    is_last = name.parts[-1] == word
    return is_full and is_last and not any(is_ordinary(part.casefold()) for part in given)


def of_words(pair: WordPair) -> tuple[Features, tuple[str, ...]]:
    """Return the features of two single words, with the lines of proof."""
    near = shared(pair.context, pair.rare.everywhere, pair.usual.everywhere)
    is_met = is_introduced(pair)
    company = len(near.company) + len(near.beside)
    is_numbered = any(word.isdigit() for word in near.beside)
    alone = not (near.office or company or is_met)
    is_proved = len(near.company) >= _TELLING or near.office or is_numbered
    is_chance = _is_chance(pair)
    features = {
        **_letters(pair),
        **_counts(pair),
        "word of a shared office": min(2, len(near.office.words)) if near.office else 0,
        "shared company": min(2, company),
        "introduced by the other": is_met,
        "same number beside": is_numbered,
        "too short to tell": pair.is_short and not (pair.is_certain or is_numbered),
        "alone and by chance": alone and is_chance,
        "alone": alone and not is_chance and not pair.is_misspelt and not _is_same(pair),
        "doubtful and unproved": pair.is_doubtful and not (pair.is_certain or is_proved or is_met),
    }
    return features, near.proof


def _is_same(pair: WordPair) -> bool:
    return pair.likeness is Closeness.SAME


def _is_chance(pair: WordPair) -> bool:
    """True if the likeness may be chance: two slips, or another letter in short words.

    Of two words met as often, not so long, any slip may be chance but one that swaps letters.
    Beside a name that is on every page no other letter is.
    """
    rare, usual = pair.rare.folded, pair.usual.folded
    if _is_same(pair):
        return False
    if not pair.is_slip:
        return True
    if pair.is_tie and pair.length < LONG:
        return sorted(rare) != sorted(usual)
    is_everywhere = pair.usual.count >= 2 * EVERYWHERE
    is_short = pair.length <= SHORT and not is_everywhere
    return have_other_letters(rare, usual) and is_short and not pair.is_mistyped


def _letters(pair: WordPair) -> Features:
    rare, usual = pair.rare.folded, pair.usual.folded
    is_unknown = not pair.rare.is_known
    return {
        "unknown": is_unknown,
        "unknown beside known": is_unknown and pair.usual.is_known,
        "wrong letter inside": is_unknown and is_inside(rare, usual),
        "letter more or less inside": pair.is_letter_more,
        "same first letter": rare[0] == usual[0],
        "other first letter": rare[0] != usual[0],
        "two slips": not pair.is_slip and not _is_same(pair),
        "long": len(rare) >= LONG,
        "very long": len(rare) >= LONG + 2,
        "short": pair.length < SHORT,
        "very short": pair.length < SHORTEST,
        "three letters": pair.length < SHORTEST_CLOSE,
        "only romanised otherwise": _is_same(pair),
        "romanised with as many letters": _is_same(pair) and len(rare) == len(usual) >= SHORT,
        "only an accent": rare == usual,
        "known name misspelt": pair.is_known_name_mistyped,
        "letters that nobody writes so": pair.is_mistyped,
        "shown by its letters": pair.is_certain,
    }


def _counts(pair: WordPair) -> Features:
    count = pair.usual.count
    return {
        "usual": sum(count >= times * ESTABLISHED for times in (1, 2, 4, 8, 16)),
        "as frequent": pair.is_tie and not pair.is_known_name_mistyped and not pair.is_mistyped,
        "unknown beside what is everywhere": count >= EVERYWHERE and not pair.rare.is_known,
    }


def of_names(rare: WrittenForm, usual: WrittenForm, found: Alignment, near: Shared) -> Features:
    """Return the features of two full names of which one word differs."""
    left, right = fold(found.left), fold(found.right)
    is_often = usual.count >= 2 * rare.count
    is_given = found.first and is_proper(found.left) and is_proper(found.right)
    is_person = NameKind.PERSON in (rare.kind, usual.kind)
    is_plain = not is_person and all(is_ordinary(word.casefold()) for word in found.shared)
    is_known_often = usual.count >= ESTABLISHED
    return {
        "shared part": len(found.shared),
        "shared initial": found.initials,
        "shared office": near.office is not None,
        "office of two words": near.office is not None and len(near.office.words) > 1,
        "shared company": min(_MOST, len(near.company)),
        "one happening": len(near.company) >= _MOST,
        "only romanised otherwise": found.likeness is Closeness.SAME,
        "loosely alike": found.likeness < Closeness.CLOSE,
        "hardly alike": found.likeness is Closeness.NONE,
        "outnumbered": is_often
        and found.likeness >= Closeness.CLOSE
        and not is_given
        and (is_known_often or not (is_plain or not found.shared)),
        "wrong letter inside": is_inside(left, right) and not are_inflected(left, right),
        "both usual": min(rare.count, usual.count) >= ESTABLISHED,
        "usual holder of the office": is_often
        and near.office is not None
        and found.likeness < Closeness.CLOSE,
        "letter more or less, or two swapped": are_mistyped(rare, usual, found),
        "rare name shared": found.likeness >= Closeness.CLOSE and shares_rare_name(found),
        "one stem": is_one_stem(found) and NameKind.ORGANISATION in (rare.kind, usual.kind),
        "one acronym": has_one_acronym(rare, usual, found),
        "one work": found.first and len(near.company) >= _WORK and rare.is_cited and usual.is_cited,
    }


def are_mistyped(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if people share a name, and of the other a letter is too many or two are swapped.

    Names of two people hardly ever differ so; that a letter is another one they often do, but for
    surnames that no list knows. A letter at the end makes a woman's name or a plural of it, and a
    doubled one another known name.
    """
    left, right = fold(found.left), fold(found.right)
    is_swap = sorted(left) == sorted(right)
    if min(len(left), len(right)) < SHORTEST - is_swap or not is_one_slip(left, right):
        return False
    is_letter = len(left) != len(right) and left[-1] == right[-1]
    are_people = {rare.kind, usual.kind} <= {*_PEOPLE} and (
        NameKind.PERSON in (rare.kind, usual.kind)
        or is_proper(rare.parts[0])
        or not is_ordinary(rare.parts[0].casefold())
    )
    is_other_letter = len(left) == len(right) >= SHORT and left[-1] == right[-1]
    is_strange = not (found.first or is_proper(found.left) or is_proper(found.right))
    is_changed_once = is_other_letter and is_strange and rare.count == 1
    are_alike = left[0] == right[0] and (is_swap or is_letter or is_changed_once)
    are_known = is_proper(found.left) and is_proper(found.right) and not found.first
    is_plain = all(is_ordinary(word.casefold()) for word in found.shared)
    return are_people and are_alike and not are_known and not is_plain


def shares_rare_name(found: Alignment) -> bool:
    """True if two words, one slip apart, stand beside a name that hardly two people have.

    Of given names the slip must be inside ("Carlo", "Carla") or lead from one feminine ending to
    the other ("Christine", "Christina"); beside a shared first name of five letters or less, which
    may be a family name of thousands, nothing is said.
    """
    left, right = fold(found.left), fold(found.right)
    is_close = is_one_slip(left, right) and min(len(left), len(right)) >= SHORTEST
    is_known = any(map(is_proper, found.shared)) or (
        is_proper(found.left) and is_proper(found.right)
    )
    if len(found.shared) != 1 or left[0] != right[0] or not is_close or is_known:
        return False
    if found.first:
        is_feminine = {left[-1], right[-1]} == {"a", "e"} and len(left) > SHORTEST
        return left[-1] == right[-1] or (len(left) == len(right) and is_feminine)
    is_woman = "a" in {left[-1], right[-1]} and left[-1] != right[-1]
    return len(found.shared[0]) > SHORTEST and not is_woman and not are_inflected(left, right)


def is_one_given_name(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if a known first name has once another known name, a slip from its usual one."""
    return (
        not found.first
        and len(rare.parts) == len(usual.parts) == _FULL
        and is_proper(rare.parts[0])
        and rare.count == 1
        and usual.count >= ESTABLISHED
        and is_one_slip(fold(found.left), fold(found.right))
    )


def is_one_stem(found: Alignment) -> bool:
    """True if a long name has another word of one stem: "Conservation", "Conservancy".

    In a name of four words the stem may be shorter: "Bakery", "Baking". British and American
    spelling of one word are no two ("Organisation", "Programme"), and numbers are.
    """
    if len(found.shared) < _TELLING:
        return False
    left, right = fold(found.left), fold(found.right)
    one, other = (word.replace("z", "s").removesuffix("me") for word in (left, right))
    is_number = left.endswith(("th", "teen", "ty")) or right.endswith(("th", "teen", "ty"))
    if one == other or is_number or are_inflected(left, right):
        return False
    stem = _SHORT_STEM if len(found.shared) >= _MOST else _STEM
    is_short = max(len(left), len(right)) <= _SHORT_STEM + _ENDING
    return left[:_STEM] == right[:_STEM] or (is_short and left[:stem] == right[:stem])


def has_one_acronym(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """True if a body's name is long and has once another word of the same initial.

    The short form of both is the same, which is what misleads: "Harbour Light and Foghorn Trust",
    "Harbour Light and Fog Trust". A number or a known name tells two bodies apart.
    """
    left, right = fold(found.left), fold(found.right)
    shared = len(found.shared) + found.initials
    is_long = shared > _TELLING or (shared == _TELLING and found.likeness is Closeness.LOOSE)
    if not is_long or found.likeness > Closeness.LOOSE or left[:1] != right[:1]:
        return False
    kinds = {rare.kind, usual.kind}
    is_national = is_proper(found.shared[-1]) if found.shared else False
    is_body = NameKind.ORGANISATION in kinds or (
        is_national and is_ordinary(found.shared[0].lower())
    )
    is_short_form = left.startswith(right) or right.startswith(left) or stem(left) == stem(right)
    counted = {left, right, *map(str.lower, found.shared)}
    is_number = any(word[0].isdigit() for word in counted) or not counted.isdisjoint(
        lexicon.table("dates.ordinals")
    )
    are_known = is_proper(found.left) or is_proper(found.right)
    return (
        is_body
        and not kinds & {NameKind.PERSON, NameKind.PLACE}
        and min(rare.count, usual.count) == 1 < max(rare.count, usual.count)
        and not (is_number or are_known or is_short_form or are_inflected(left, right))
    )


_STEM, _SHORT_STEM, _ENDING = 5, 3, 4
"""Letters that words of one stem share, in a long name, and of the endings that part them."""


def are_english(context: Context, found: Alignment) -> bool:
    """True if both words that part two names are plain English, which the text has elsewhere."""
    return all(vetoes.is_ordinary_word(context, word) for word in (found.left, found.right))


def are_ordinary(context: Context, found: Alignment) -> bool:
    """True if both words are plain English, as in "Eastern Army" and "Western Army".

    In a long word one letter inside is a slip, but for British and American spelling.
    """
    left, right = fold(found.left), fold(found.right)
    is_slip = is_inside(left, right) and reading(left) != reading(right)
    if left == right or is_slip or is_one_stem(found):
        return False
    return are_english(context, found)
