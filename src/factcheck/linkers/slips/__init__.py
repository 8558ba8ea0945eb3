"""Words of the text → slips: unknown words, and the words of this document that they stand for."""

from collections.abc import Iterator

from factcheck.data.english import is_ordinary
from factcheck.data.english.rare import is_english, is_usual
from factcheck.linkers.slips.coinage import is_coined
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
_SHORTEST_KNOWN = 3
_OFTEN = 2
_LONG = 8
"""Letters from which on few words have a neighbour one edit apart, so that one proves itself."""


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
        if not parts and not is_coined(word.text):
            misspelt += _misspelt(word, lexicon)
    return Slips(tuple(joined), tuple(misspelt), len(lexicon.tokens))


def _run_together(word: Odd, lexicon: Lexicon) -> Iterator[RunTogether]:
    """Yield the two words, one of them a small one, that the document writes side by side."""
    for at in range(2, len(word.text) - 1):
        left, right = word.text[:at], word.text[at:]
        if _SMALL_WORDS.isdisjoint((left, right)) or (left, right) not in lexicon.pairs:
            continue
        apart = lexicon.find(f"{left} {right}")
        if apart and all(map(_is_known, (left, right))):
            yield RunTogether(word.span, left, right, apart, lexicon.pairs[left, right])
            return


def _is_known(word: str) -> bool:
    return word in _SMALL_WORDS or (len(word) >= _SHORTEST_KNOWN and is_ordinary(word))


def _misspelt(word: Odd, lexicon: Lexicon) -> Iterator[Slip]:
    """Yield the word that was meant, if one alone can be.

    A word that the document writes twice or more needs no other proof; otherwise no other known
    word may lie as near, nor may the unknown word be short.
    """
    near = [meant for meant in sorted(edits(word.text)) if is_english(meant)]
    told = [meant for meant in near if lexicon.counts[meant]]
    swapped = [meant for meant in near if sorted(meant) == sorted(word.text)]
    often = [meant for meant in told if lexicon.counts[meant] >= _OFTEN]
    for meant in (often, swapped, near):
        if len(meant) == 1 and (meant[0] in told or _proves_itself(word.text, meant[0])):
            places = lexicon.counts[meant[0]]
            yield Slip(word.span, meant[0], lexicon.find(meant[0]) if places else None, places)
            return


def _proves_itself(word: str, meant: str) -> bool:
    return len(word) >= _LONG and is_usual(meant)


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
