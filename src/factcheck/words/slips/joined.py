"""Words run together: an unknown word → the two words that stand without their space."""

from collections.abc import Iterator

from factcheck.data.english import is_ordinary
from factcheck.data.english.inflection import bases
from factcheck.data.english.rare import SHORT, is_common, is_usual
from factcheck.model import RunTogether
from factcheck.words.slips.lexicon import Lexicon, Odd

_SMALL_WORDS_TEXT = """
a an and are as at be been but by for from had has have he her his in into is it its not of on or
our she that the their them they this to us was we were which who will with you
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_TEXT.split())
"""Words so frequent that a hand runs them into their neighbour.

Source: the most frequent articles, pronouns, conjunctions, prepositions and auxiliaries of English
in G. Leech and others, Word Frequencies in Written and Spoken English, 2001.
"""
_WHOLE = frozenset({"from", "that", "the", "their", "this", "were", "which", "with"})
"""Small words that end no other word but a few that are listed."""
_FORMING = frozenset({"an", "be", "by", "for", "in", "on"})
"""Small words with which English also begins words: "onchain", "becalm", "bylaw".

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, App. I.3-31.
"""
_ENDING = frozenset({"is", "or", "us"})
"""Small words that also end words behind a whole one: "accreditor", "crispus", "australis"."""
_MAY_END = frozenset({"in", "on", "by", "an", "as", "at"})
"""Small words behind a short word that may be a noun's last part: "sit-in", "soldat", "axis".

Source: Oxford English Dictionary, the suffixes -an, -as, -at(e), -is, -on, -or, -us.
"""
_SHORTEST_KNOWN = 3
_SHORTEST_ORDINARY = 4
_SHORTEST_BEFORE_END = 6
"""Letters of a word that two written apart nowhere must have to be told from a new word."""
_SHORTEST_MIXED = 6
"""Letters of a whole of which one part may be no small word: "howto" is a noun, "atthe" none."""


def run_together(word: Odd, lexicon: Lexicon) -> Iterator[RunTogether]:
    """Yield the two words, one of them a small one, that stand without their space.

    Where the document writes them side by side elsewhere, that is the proof; otherwise they must
    be such that English makes no word of them.
    """
    cuts = [(word.text[:at], word.text[at:]) for at in range(2, len(word.text) - 1)]
    small = 1 if len(word.text) >= _SHORTEST_MIXED else 2
    known = [
        cut
        for cut in cuts
        if sum(part in _SMALL_WORDS for part in cut) >= small
        and all(_is_known(part, lexicon) for part in cut)
    ]
    told = [cut for cut in known if cut in lexicon.pairs]
    for left, right in told or [cut for cut in known if _is_no_word(*cut, lexicon)]:
        apart = lexicon.find(f"{left} {right}") if told else None
        yield RunTogether(word.span, left, right, apart, lexicon.pairs[left, right])
        return


def _is_no_word(left: str, right: str, lexicon: Lexicon) -> bool:
    """Say whether two words make none together: "visitof", but "onchain" and "builtin" are some.

    An inflection that the document writes takes no ending: "labsin".
    """
    if right in _WHOLE:
        return left in _SMALL_WORDS or len(left) >= _SHORTEST_KNOWN
    if left in _SMALL_WORDS:
        return left not in _FORMING and len(right) >= _SHORTEST_ORDINARY
    if right in _ENDING:
        return False
    is_inflected = left.endswith(("ed", "s")) and any(map(is_common, bases(left)))
    least = _SHORTEST_ORDINARY
    if right in _MAY_END and not (is_inflected and lexicon.counts[left]):
        least = _SHORTEST_BEFORE_END
    return len(left) >= least


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Say whether a part is an ordinary word, or a longer one that is usual or told elsewhere."""
    if word in _SMALL_WORDS or (len(word) >= _SHORTEST_KNOWN and is_ordinary(word)):
        return True
    return len(word) > SHORT and (is_usual(word) or lexicon.counts[word] > 0)
