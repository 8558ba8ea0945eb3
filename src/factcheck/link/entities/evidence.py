"""Evidence that two forms name the same entity: named features, with weights in a file.

The weights and the reasons for them are in `link/weights/entity_words.txt` and `entity_names.txt`.
The lines of proof are shown to the reader of a finding.
"""

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import is_one_slip
from factcheck.extract.short_forms import reading
from factcheck.lexicon.data.english import is_ordinary, is_proper, is_spelt
from factcheck.link.entities.alignment import Alignment
from factcheck.link.entities.context import Context
from factcheck.link.entities.posts import Office, shared_office
from factcheck.link.entities.spellings import (
    LONG,
    Closeness,
    are_inflected,
    compare_folded,
    fold,
    have_other_letters,
    is_initial,
    is_inside,
    triples,
)
from factcheck.link.entities.usages import EVERYWHERE, Word, WrittenForm
from factcheck.model import Name, NameKind

ESTABLISHED = 3
"""Minimum number of mentions for a word to count as established."""
SHORT = 6
"""Minimum length of a word, in letters. Shorter words resemble too many other names."""
SHORTEST = 5
"""Minimum number of letters in a single word in which one different letter is a typo."""
_MOST = 3
"""Maximum number of shared context words that count."""
_PROOF = 2
"""Number of shared context words that prove a variant if the spelling does not."""
_WORK = 6
"""Minimum number of shared context words that show that two notes cite the same work."""
_STEM, _SHORT_STEM = 5, 3
"""Minimum number of equal initial letters in words with the same stem.

The first number is for organizations' names, the second for longer names.
"""
_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)

Features = Mapping[str, float]


@frozen(eq=False)
class Shared:
    """The office and the context words that two forms share."""

    office: Office | None
    company: tuple[str, ...]

    @property
    def proof(self) -> tuple[str, ...]:
        """The shared context as lines of proof."""
        lines = (
            (f"same office: {self.office.text}" if self.office else ""),
            (f"shared context: {', '.join(self.company[:4])}" if self.company else ""),
        )
        return tuple(line for line in lines if line)


def shared(context: Context, rare: WrittenForm, usual: WrittenForm) -> Shared:
    """Return the office and the context words that two forms share."""
    ours, theirs = rare.mentions, usual.mentions
    return Shared(shared_office(context, ours, theirs), context.shared_company(ours, theirs))


@frozen(eq=False)
class WordPair:
    """A rare word and a frequent one, with the evidence from their letters and counts."""

    context: Context
    rare: Word
    usual: Word

    @cached_property
    def likeness(self) -> Closeness:
        """The similarity of the words."""
        return compare_folded(self.rare.folded, self.usual.folded)

    @property
    def length(self) -> int:
        """The number of letters of the shorter word."""
        return min(len(self.rare.folded), len(self.usual.folded))

    @cached_property
    def is_slip(self) -> bool:
        """Whether the normalized words are one typo apart."""
        return is_one_slip(self.rare.folded, self.usual.folded)

    @property
    def is_swap(self) -> bool:
        """Whether the words consist of the same letters in a different order."""
        rare, usual = self.rare.folded, self.usual.folded
        return rare != usual and sorted(rare) == sorted(usual)

    @property
    def is_tie(self) -> bool:
        """Whether both words are equally frequent."""
        return self.rare.count == self.usual.count

    @property
    def is_same(self) -> bool:
        """Whether the words differ only in accents or the system of romanization."""
        return self.likeness is Closeness.SAME

    @cached_property
    def is_mistyped(self) -> bool:
        """Whether a typo produced an impossible sequence of letters: "Jpan"."""
        if self.rare.is_known or not self.is_slip:
            return False
        ours, theirs = triples(self.rare.folded), triples(self.usual.folded)
        vowels = str.maketrans(dict.fromkeys("eiouy", "a"))
        if self.rare.folded.translate(vowels) == self.usual.folded.translate(vowels):
            return False
        is_strange = self.usual.count < ESTABLISHED and not all(map(is_spelt, theirs - ours))
        return not is_strange and not all(map(is_spelt, ours - theirs))

    @cached_property
    def is_letter_more(self) -> bool:
        """Whether an inner letter is missing or added, or letters are swapped."""
        rare, usual = self.rare.folded, self.usual.folded
        is_inner = rare[-1] == usual[-1] and len(rare) != len(usual)
        is_slip = self.is_slip and not (self.rare.is_known or self.is_same)
        return is_slip and (self.is_swap or is_inner)

    @cached_property
    def is_certain(self) -> bool:
        """Whether the letters alone prove a typo, regardless of the context."""
        rare, usual = self.rare.folded, self.usual.folded
        if self.rare.count > 1 or self.rare.is_known:
            return False
        if rare == usual:
            return len(rare) >= SHORTEST
        is_long = self.is_slip and is_inside(rare, usual)
        is_sure = not self.is_tie or self.usual.is_known or all(map(is_spelt, triples(usual)))
        return is_sure and (is_long or self.is_mistyped)

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether the words differ by two typos, an ending, or one letter of a short word."""
        rare, usual = self.rare.folded, self.usual.folded
        if self.is_same or self.is_mistyped or (self.is_slip and self.is_swap):
            return False
        if not self.is_slip or len(rare) != len(usual):
            return not self.is_slip or rare[-1] != usual[-1]
        often = self.usual.count >= 2 * ESTABLISHED
        return self.length <= SHORT + (self.usual.count < ESTABLISHED) and not often


def is_introduced(pair: WordPair) -> bool:
    """Return True if a rare word can only be a typo of the surname of a person named earlier.

    English prose uses a surname on its own only after the full name. A surname that no full name
    introduces, and that is one typo away from an introduced surname, is a typo of it.
    """
    rare, usual = pair.rare, pair.usual
    is_short = pair.length < SHORTEST
    if rare.alone is None or rare.count > 1 or rare.is_known or is_short or not pair.is_slip:
        return False
    mention = rare.everywhere.mentions[0]
    at = pair.context.tokens.at(mention.span.start)
    before = pair.context.tokens.lower[at - 1] if at else ""
    is_place = before in lexicon.words("names.at places") | {"of", "the"}
    return (
        mention.kind in _PEOPLE
        and not is_place
        and any(
            name.span.start < mention.span.start and _ends_with(name, usual.printed)
            for name in usual.everywhere.mentions
        )
    )


def _ends_with(name: Name, word: str) -> bool:
    """Return True if a word is the surname in a full name that contains no English words."""
    given = [part for part in name.parts[:-1] if not is_initial(part)]
    is_full = name.kind in _PEOPLE and bool(given) and name.parts[-1] == word
    return is_full and not any(is_ordinary(part.casefold()) for part in given)


def of_words(pair: WordPair) -> tuple[Features, tuple[str, ...]]:
    """Return the features of a pair of single words, with the lines of proof."""
    near = shared(pair.context, pair.rare.everywhere, pair.usual.everywhere)
    is_met = is_introduced(pair)
    is_alone = not (near.office or near.company or is_met)
    is_proved = len(near.company) >= _PROOF or near.office or is_met or pair.is_certain
    is_chance = _is_chance(pair)
    rare, usual = pair.rare.folded, pair.usual.folded
    is_unknown = not pair.rare.is_known
    features = {
        "unknown": is_unknown,
        "unknown beside known": is_unknown and pair.usual.is_known,
        "wrong letter inside": is_unknown and is_inside(rare, usual),
        "letter more or less inside": pair.is_letter_more,
        "other first letter": rare[0] != usual[0],
        "long": len(rare) >= LONG,
        "short": pair.length < SHORT,
        "only romanised otherwise": pair.is_same,
        "only an accent": rare == usual,
        "shown by its letters": pair.is_certain,
        "usual": sum(pair.usual.count >= times * ESTABLISHED for times in (1, 2, 4, 8, 16)),
        "as frequent": pair.is_tie and not pair.is_mistyped,
        "shared company": min(2, len(near.company)),
        "introduced by the other": is_met,
        "alone": is_alone and not is_chance and not pair.is_same,
        "alone and by chance": is_alone and is_chance,
        "doubtful and unproved": pair.is_doubtful and not is_proved,
    }
    return features, near.proof


def _is_chance(pair: WordPair) -> bool:
    """Return True if a difference may be a coincidence, as in short or equally frequent words."""
    if pair.is_same or pair.is_swap:
        return False
    if pair.is_tie and pair.length < LONG:
        return True
    is_everywhere = pair.usual.count >= 2 * EVERYWHERE
    is_changed = have_other_letters(pair.rare.folded, pair.usual.folded)
    return is_changed and pair.length <= SHORT and not (is_everywhere or pair.is_mistyped)


def of_names(
    rare: WrittenForm, usual: WrittenForm, found: Alignment, near: Shared, *, is_alone: bool
) -> Features:
    """Return the features of two full names that differ in one word.

    Args:
        rare: The rarer name.
        usual: The more frequent name.
        found: The alignment of the two names.
        near: The context that the names share.
        is_alone: Whether no third name contains their shared word.
    """
    is_often = usual.count >= 2 * rare.count
    is_close = found.likeness >= Closeness.CLOSE
    is_given = found.first and is_proper(found.left) and is_proper(found.right)
    is_person = NameKind.PERSON in (rare.kind, usual.kind)
    is_plain = not is_person and all(is_ordinary(word.casefold()) for word in found.shared)
    is_telling = usual.count >= ESTABLISHED or not is_plain
    return {
        "shared part": sum(
            word.lower() not in lexicon.words("function.stop") for word in found.shared
        ),
        "shared initial": found.initials,
        "shared office": near.office is not None,
        "office of two words": near.office is not None and len(near.office.words) > 1,
        "shared company": min(_MOST, len(near.company)),
        "one happening": len(near.company) >= _MOST,
        "one work": found.first and len(near.company) >= _WORK and rare.is_cited,
        "only romanised otherwise": found.likeness is Closeness.SAME,
        "loosely alike": not is_close,
        "hardly alike": found.likeness is Closeness.NONE,
        "outnumbered": is_often and is_close and not is_given and is_telling,
        "both usual": min(rare.count, usual.count) >= ESTABLISHED,
        "letter more or less, or two swapped": are_mistyped(rare, usual, found),
        "rare name shared": is_close and shares_rare_name(found),
        "one body": is_one_body(rare, usual, found),
        "misspelt surname": is_alone and is_surname_misspelt(rare, usual, found),
    }


def are_mistyped(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """Return True if names of people differ only in an added letter or two swapped letters.

    Names of two different people hardly ever differ in this way. A letter added at the end, which
    makes a feminine name or a plural, does not count.
    """
    left, right = fold(found.left), fold(found.right)
    are_known = is_proper(found.left), is_proper(found.right)
    is_swap = sorted(left) == sorted(right)
    is_changed = len(left) == len(right) and (rare.count > 1 or found.first or any(are_known))
    is_inner = left[0] == right[0] and left[-1] == right[-1] and not is_changed
    are_people = {rare.kind, usual.kind} <= {*_PEOPLE} and not (all(are_known) and not found.first)
    is_long = min(len(left), len(right)) >= SHORTEST - is_swap and is_one_slip(left, right)
    return are_people and is_long and (is_swap or is_inner)


def is_surname_misspelt(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """Return True if one letter differs in the surnames of two people with the same first name."""
    words = (found.left, found.right)
    is_slip = found.likeness is Closeness.CLOSE and is_one_slip(*map(fold, words))
    is_person = NameKind.PERSON in (rare.kind, usual.kind) and len(found.shared) == 1
    return is_person and not found.first and is_slip and not all(map(is_proper, words))


def shares_rare_name(found: Alignment) -> bool:
    """Return True if the two words are one typo apart and the name beside them is a rare one."""
    left, right = fold(found.left), fold(found.right)
    is_slip = is_one_slip(left, right) and min(len(left), len(right)) >= SHORTEST
    is_rare = len(found.shared) == 1 and not is_proper(found.shared[0])
    are_known = is_proper(found.left) and is_proper(found.right)
    is_inner = left[-1] == right[-1] or {left[-1], right[-1]} == {"a", "e"}
    is_surname = not found.first and any(len(one) > SHORTEST for one in found.shared)
    is_ending = is_surname and "a" not in (left[-1], right[-1]) and not are_inflected(left, right)
    is_alike = left[0] == right[0] and (is_inner or is_ending)
    return is_slip and is_rare and is_alike and not are_known


def is_one_body(rare: WrittenForm, usual: WrittenForm, found: Alignment) -> bool:
    """Return True if two long organization names differ in one word with the same stem or start.

    Their abbreviation is the same, which causes the error: "Harbour Light and Foghorn Trust",
    "Harbour Light and Fog Trust". A differing number or known name shows that there are two
    organizations.
    """
    left, right = fold(found.left), fold(found.right)
    kinds = {rare.kind, usual.kind}
    length = len(found.shared) + found.initials
    if length < _PROOF or not found.shared or left[:1] != right[:1]:
        return False
    is_national = is_proper(found.shared[-1]) and is_ordinary(found.shared[0].casefold())
    if NameKind.ORGANISATION not in kinds and not (kinds == {NameKind.UNKNOWN} and is_national):
        return False
    is_longer = length > _PROOF
    stem = _SHORT_STEM if is_longer else _STEM
    is_likely = is_longer or found.likeness is Closeness.LOOSE
    are_known = is_proper(found.left) or is_proper(found.right)
    is_once = rare.count == 1 < usual.count and is_likely and not are_known
    is_number = not lexicon.table("dates.ordinals").keys().isdisjoint({left, right})
    is_form = left.startswith(right) or right.startswith(left) or are_inflected(left, right)
    is_stem = left[:stem] == right[:stem] and reading(left) != reading(right)
    return (is_once or is_stem) and not (is_number or is_form)
