"""Words of the text → slips: unknown words, and the words of this document that they stand for."""

from factcheck.model import Document, Facts, RunTogether, Slip, Slips
from factcheck.words.slips.coinage import is_spoken
from factcheck.words.slips.joined import run_together
from factcheck.words.slips.lexicon import Lexicon, odd_words
from factcheck.words.slips.misspelling import misspelt

__all__ = ["slips"]


def slips(document: Document, facts: Facts) -> Slips:
    """Return the slips of the running text; quotations, code and references keep their source's.

    A slip is a small word, written once, that no list holds and no affix or compound explains; the
    document writes the word that was meant, or it is one that hands often miss so.
    """
    lexicon = Lexicon(document)
    joined: list[RunTogether] = []
    wrong: list[Slip] = []
    for word in odd_words(document, facts, lexicon):
        if is_spoken(word.text):
            continue
        parts = [] if word.is_first else list(run_together(word, lexicon))
        joined += parts
        if not parts:
            wrong += misspelt(word, lexicon)
    return Slips(tuple(joined), tuple(wrong), len(lexicon.tokens))
