"""Words of the text → slips: unknown words, and the words of this document that they stand for."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck.data.english import is_ordinary
from factcheck.data.english.rare import is_english, is_usual
from factcheck.linkers.slips.coinage import is_classical, is_coined, is_spoken, is_well_formed
from factcheck.linkers.slips.lexicon import Lexicon, Odd, odd_words
from factcheck.model import Document, Facts, RunTogether, Slip, Slips

__all__ = ["slips"]

_SMALL_WORDS_TEXT = """
a an and are as at be been but by for from had has have he her his in into is it its not of on or
our she that the their them they this to us was we were which who will with you
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_TEXT.split())
"""Words so frequent that a hand runs them into their neighbour.

Source: the most frequent articles, pronouns, conjunctions, prepositions and auxiliaries of English
in G. Leech and others, Word Frequencies in Written and Spoken English, 2001.
"""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_INFLECTING = "sdrny"
"""Last letters of regular inflections and derivations: -s, -d, -r, -n, -y."""
_FORMING = frozenset({"an", "be", "by", "for", "in", "on"})
"""Small words with which English also begins words: "onchain", "becalm", "bylaw".

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, App. I.3-31.
"""
_ENDING = frozenset({"or", "us"})
"""Small words that are also endings of nouns behind a whole word: "accreditor", "crispus"."""
_MAY_END = frozenset({"in", "on", "by", "an", "as", "at", "is"})
"""Small words behind a short word that may be a noun's last part: "sit-in", "soldat", "axis".

Source: Oxford English Dictionary, the suffixes -an, -as, -at(e), -is, -on, -or, -us.
"""
_SHORTEST_KNOWN = 3
_SHORTEST_ORDINARY = 4
_SHORTEST_BEFORE_END = 6
"""Letters of a word that two written apart nowhere must have to be told from a new word."""
_OFTEN = 2
_MOST_MEANT = 2
"""Words that are named beside the first as those that may be meant."""
_LONG = 8
"""Letters from which on few words have a neighbour one edit apart, so that one proves itself."""
_RATHER_LONG = 7
"""Letters from which on an unknown word beside usual ones is a slip, though several may be meant.

Source: read in 230,000 words of public reports and histories; at six letters foreign words begin,
and at seven another letter makes another word: "blazars".
"""


def slips(document: Document, facts: Facts) -> Slips:
    """Return the slips of the running text; quotations, code and references keep their source's.

    A slip is a small word, written once, that no list holds and no affix or compound explains;
    the document must write the words that were meant elsewhere.
    """
    lexicon = Lexicon(document)
    joined: list[RunTogether] = []
    misspelt: list[Slip] = []
    for word in odd_words(document, facts, lexicon):
        parts = list(_run_together(word, lexicon))
        joined += parts
        if not parts and not is_coined(word.text) and not is_spoken(word.text):
            misspelt += _misspelt(word, lexicon)
    return Slips(tuple(joined), tuple(misspelt), len(lexicon.tokens))


def _run_together(word: Odd, lexicon: Lexicon) -> Iterator[RunTogether]:
    """Yield the two words, one of them a small one, that stand without their space.

    Where the document writes them side by side elsewhere, that is the proof; otherwise they must
    be such that English makes no word of them.
    """
    cuts = [(word.text[:at], word.text[at:]) for at in range(2, len(word.text) - 1)]
    known = [cut for cut in cuts if _SMALL_WORDS.intersection(cut) and all(map(_is_known, cut))]
    told = [cut for cut in known if cut in lexicon.pairs]
    for left, right in told or [cut for cut in known if _is_no_word(*cut)]:
        apart = lexicon.find(f"{left} {right}") if told else None
        yield RunTogether(word.span, left, right, apart, lexicon.pairs[left, right])
        return


def _is_no_word(left: str, right: str) -> bool:
    """Say whether two words make none together: "visitof", but "onchain" and "builtin" are some."""
    if left in _SMALL_WORDS:
        return left not in _FORMING and len(right) >= _SHORTEST_ORDINARY
    if right in _ENDING:
        return False
    least = _SHORTEST_BEFORE_END if right in _MAY_END else _SHORTEST_ORDINARY
    return len(left) >= least


def _is_known(word: str) -> bool:
    return word in _SMALL_WORDS or (len(word) >= _SHORTEST_KNOWN and is_ordinary(word))


def _misspelt(word: Odd, lexicon: Lexicon) -> Iterator[Slip]:
    """Yield the word that was meant.

    A word that the document writes twice or more needs no other proof. Otherwise no other known
    word may lie as near; beside a rather long word all ordinary ones are named. A word that the
    document nowhere writes must be ordinary, unless two letters are swapped: a rare word is more
    often the neighbour of another rare one, which no list holds, than misspelt the only time.
    """
    near = [meant for meant in sorted(edits(word.text)) if is_english(meant)]
    near = [meant for meant in near if is_well_formed(meant) and not is_classical(word.text, meant)]
    told = [meant for meant in near if lexicon.counts[meant]]
    swapped = [meant for meant in near if sorted(meant) == sorted(word.text)]
    often = [meant for meant in told if lexicon.counts[meant] >= _OFTEN]
    for meant in (often, swapped, near):
        if len(meant) == 1 and (meant[0] in told or _proves_itself(word.text, meant[0])):
            yield _slip(word, meant, lexicon)
            return
    ordinary = [meant for meant in near if _is_plain(meant)]
    if len(word.text) < _LONG:
        ordinary = [meant for meant in ordinary if _is_omission(word.text, meant)]
    if ordinary and len(word.text) >= _RATHER_LONG:
        yield _slip(word, ordinary, lexicon)


def _slip(word: Odd, meant: list[str], lexicon: Lexicon) -> Slip:
    first, *others = sorted(
        meant, key=lambda one: (-lexicon.counts[one], not is_ordinary(one), one)
    )
    places = lexicon.counts[first]
    witness = lexicon.find(first) if places else None
    return Slip(word.span, first, witness, places, tuple(others[:_MOST_MEANT]))


def _proves_itself(word: str, meant: str) -> bool:
    if _is_omission(word, meant):
        return len(word) >= _LONG and is_usual(meant)
    return len(word) >= _LONG and _is_plain(meant)


def _is_omission(word: str, meant: str) -> bool:
    """Say whether letters are all right but one left out, doubled or swapped with the next.

    Hardly any word is made of another so; one that has another letter often is a word of its own.
    """
    doubled = any(word[:at] + word[at + 1 :] == meant for at in _doubles(word))
    return len(meant) > len(word) or doubled or sorted(word) == sorted(meant)


def _doubles(word: str) -> list[int]:
    return [at for at, (one, two) in enumerate(pairwise(word)) if one == two]


def _is_plain(word: str) -> bool:
    return is_ordinary(word) and is_well_formed(word)


def edits(word: str) -> set[str]:
    """Return all strings that one slip of the hand inside a word makes of it.

    Two letters swapped, one letter more, less or another; first and last letter stay, since
    prefixes and endings change them. A last letter may be missing if no inflection adds it.
    """
    found = set()
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        found |= {head + letter + tail for letter in _LETTERS}
        if len(tail) > 1:
            found |= {head + letter + tail[1:] for letter in _LETTERS}
            found |= {head + tail[1:], head + tail[1] + tail[0] + tail[2:]}
    found |= {word + letter for letter in _LETTERS if letter not in _INFLECTING}
    return found - {word}
