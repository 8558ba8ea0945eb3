"""Two words letter by letter: folded, as a romanisation's skeleton, one slip apart, inflected."""

import enum
import re
import unicodedata
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.data.english import is_ordinary, is_proper
from factcheck.text import alikeness, distance, is_one_slip, respelt, stem

SHORTEST_CLOSE = 4
"""Letters of the shorter word from which one slip is a slip: "Hai" and "Hoi" are two people."""
SHORTEST_TWO_SLIPS = 7
"""Letters of the longer word from which two slips may be slips."""
LONG = 8
"""Letters from which a word with one wrong inside looks like no other."""
_SHORTEST_SKELETON = 4
_SHORTEST_STEM = 3
_CUT = 5
"""Letters that a word cut short lacks: "Trans" of "Transactions"."""
_FIRST_LETTERS = 3
_FEW = 3
"""Letters that two forms of a word differ in at most."""
_JARO_WINKLER = 0.82
_ARTICLE = re.compile(r"^(?:[ae][lnrstdzh]{1,2}|[dl])[-’'ʼ](?=\w{3})", re.IGNORECASE)
"""The Arabic article in its assimilated forms ("al-", "ash-"), and elided "d'", "l'".

Source: ALA-LC romanization table for Arabic, on the article.
"""
_QUOTES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ʻ": "'", "‑": "-", "‐": "-"})


class Closeness(enum.IntEnum):
    """Strength of likeness; the weaker it is, the more proof a shared bearer needs."""

    NONE = 0
    LOOSE = 1
    """Three first letters, or Jaro-Winkler of 0.82: "Margaret", "Marguerite"."""
    CLOSE = 2
    """One slip of a letter, two in long words: "Hanhui", "Haihui"."""
    SAME = 3
    """Equal but for accents, marks or the system of romanisation: "Søren", "Soren"."""
    EQUAL = 4
    """No difference but case, an article and the kind of apostrophe."""


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Return a word in small letters, without article and with one kind of apostrophe and hyphen.

    What differs in nothing else is one spelling: "Al-Hinai", "al-Hinai", "Hinai".
    """
    return _ARTICLE.sub("", key(word))


def key(word: str) -> str:
    """Return a word in small letters with one kind of apostrophe and hyphen."""
    return word.casefold().translate(_QUOTES)


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(dict(lexicon.table("names.letters")))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word in lower case without accents, article, hyphens and apostrophes."""
    letters = _ARTICLE.sub("", word.casefold())
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters).casefold().translate(_letters())
    if letters.isalnum():
        return letters
    return "".join(sign for sign in letters if sign.isalnum() or sign == "_")


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """Return what is left of a folded word where romanisations agree: "qaddafi" and "gadafi"."""
    return respelt(folded, "names.romanisations")


@lru_cache(maxsize=65_536)
def compare(left: str, right: str) -> Closeness:
    """Compare two words as printed."""
    if bare(left) == bare(right):
        return Closeness.EQUAL
    one, other = fold(left), fold(right)
    found = compare_folded(one, other)
    if found is Closeness.CLOSE and is_syllable(left, right):
        return Closeness.LOOSE
    return found or (Closeness.LOOSE if _resembles(one, other) else Closeness.NONE)


def difference(form: str, name: str) -> str:
    """Return in words how two forms of one name differ, whoever says that they are of one."""
    pairs = zip(form.split(), name.split(), strict=False)
    odd = [(one, other) for one, other in pairs if key(one) != key(other)]
    is_one_word = len(odd) == 1 and len(form.split()) == len(name.split())
    apart = distance(key(odd[0][0]), key(odd[0][1]), _FEW) if is_one_word else _FEW + 1
    if apart <= _FEW:
        return f"{apart} letter{'s' if apart > 1 else ''} apart"
    return "another word in the same phrase" if is_one_word or odd else "other capitals or marks"


def is_syllable(left: str, right: str) -> bool:
    """Return True if two words differ in a short part between hyphens: "Min-jun", "Min-jung"."""
    pairs = list(zip(left.split("-"), right.split("-"), strict=False))
    apart = [pair for pair in pairs if fold(pair[0]) != fold(pair[1])]
    return len(pairs) > 1 == len(apart) and min(map(len, apart[0])) < SHORTEST_CLOSE


@lru_cache(maxsize=65_536)
def compare_folded(left: str, right: str) -> Closeness:
    """Compare two folded words; what is only loosely alike counts as nothing.

    Of four letters the first must be the same, else the likeness is loose.
    """
    if left == right or _are_one_skeleton(left, right):
        return Closeness.SAME
    short, long = sorted((len(left), len(right)))
    if short < SHORTEST_CLOSE:
        return Closeness.NONE
    two = long >= SHORTEST_TWO_SLIPS and short >= SHORTEST_TWO_SLIPS - 1
    if not (is_one_slip(left, right) or (two and distance(left, right, 2) <= 2)):  # noqa: PLR2004
        return Closeness.NONE
    return Closeness.CLOSE if short > SHORTEST_CLOSE or left[0] == right[0] else Closeness.LOOSE


def _are_one_skeleton(left: str, right: str) -> bool:
    """True if two words of some length differ in the habits of romanisation only."""
    bones = skeleton(left)
    return len(bones) >= _SHORTEST_SKELETON and bones == skeleton(right)


def _resembles(left: str, right: str) -> bool:
    """True if two words begin alike, or have most letters in one order."""
    if min(len(left), len(right)) < SHORTEST_CLOSE:
        return False
    begins_alike = left[:_FIRST_LETTERS] == right[:_FIRST_LETTERS]
    return begins_alike or alikeness(left, right) >= _JARO_WINKLER


@cache
def _endings() -> frozenset[tuple[str, str]]:
    """Return the pairs of endings of one word, in both orders; a hyphen stands for none."""
    pairs = [line.replace("-", "").partition(" ") for line in lexicon.ordered("names.endings")]
    return frozenset(turn for one, _, other in pairs for turn in ((one, other), (other, one)))


def are_inflected(left: str, right: str) -> bool:
    """True if one folded word is the other in another grammatical form: Russia, Russians.

    What ends in s has no plural that only adds one: "Sandvos", "Sandvoss".
    """
    short, long = sorted((left, right), key=len)
    if left == right or (long == f"{short}s" and short.endswith("s")):
        return False
    first = shared_start(left, right)
    turns = _endings()
    return any((left[at:], right[at:]) in turns for at in range(_SHORTEST_STEM, first + 1))


def are_forms(left: str, right: str) -> bool:
    """True if two folded words are forms of one: "cythonize", "cythonized", but "høy", "høi".

    So are a word and how it is cut short ("trans", "transactions"), and its British spelling.
    """
    short, long = sorted((left, right), key=len)
    if left == right or left[:-1] == right[:-1] or long == short + short[-1]:
        return False
    short, long = sorted((left.replace("is", "iz"), right.replace("is", "iz")), key=len)
    is_cut = long.startswith(short) and len(long) - len(short) >= _CUT
    return is_cut or short == long or stem(left) == stem(right)


def shared_start(left: str, right: str) -> int:
    """Return with how many letters two words begin alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(left), len(right)))


def have_other_letters(left: str, right: str) -> bool:
    """True if one letter stands instead of another, as in the names of two: "Beiping"."""
    return len(left) == len(right) and sorted(left) != sorted(right)


def is_inside(left: str, right: str) -> bool:
    """True if one letter is wrong inside a word so long that nothing else looks like it."""
    inside = left[:2] == right[:2] and left[-1] == right[-1]
    return min(len(left), len(right)) >= LONG and inside and is_one_slip(left, right)


@lru_cache(maxsize=65_536)
def triples(word: str) -> frozenset[str]:
    """Return each three neighbours of a folded word; its edges count as line feeds."""
    edged = f"\n{word}\n"
    return frozenset(edged[at : at + 3] for at in range(len(edged) - 2))


@lru_cache(maxsize=16_384)
def is_initial(part: str) -> bool:
    """True if a part is an initial: "D.", "J.P."."""
    return len(part.rstrip(".")) == 1 or (len(part) > 1 and set(part[1::2]) == {"."})


def are_both_known(left: str, right: str) -> bool:
    """True if both words are widely known as names, so that neither is a slip: Iran, Iraq."""
    return is_proper(left) and is_proper(right) and fold(left) != fold(right)


def are_hyphened(left: str, right: str) -> bool:
    """True if only hyphens and capitals part two words, which is a matter of style: "F-stat"."""
    plain = [word.casefold().replace("-", "").replace("‑", "") for word in (left, right)]
    return plain[0] == plain[1] and left.casefold() != right.casefold()


def is_given_name(word: str) -> bool:
    """True if a word is widely known as a name and is no ordinary word."""
    return is_proper(word) and not is_ordinary(word.casefold())
