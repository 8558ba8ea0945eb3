"""What the document itself shows about its capitalised words."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from attrs import field

from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.names.tokens import Token, adjoins
from factcheck.mentions.names.words import HONORIFICS, OFFICES
from factcheck.patterns import lazy
from factcheck.values import frozen

_DEMONYM = lazy(r"\w{2,}(?:[ie]an|ese|ish)s?$|^(?:Dutch|French|Greek|Western|Eastern)s?$")
"""Adjectives and nouns of nations, which name nobody."""

_SYMBOL = 2
"""Letters of the longest chemical symbol: "In", "As" are capitals in lists of words."""


@frozen
class Evidence:
    """Which words stand small, and which are capitals where a capital means something."""

    small: frozenset[str] = frozenset()
    """Words met in small letters."""
    ends: Counter[str] = field(factory=Counter)
    """How often a word ends a run of capitals in mid-sentence."""
    pairs: Counter[tuple[str, str]] = field(factory=Counter)
    """How often two capitals follow one another in mid-sentence."""

    def begins_name(self, token: Token, after: Token | None) -> bool:
        """Say whether a word where a sentence may begin is a name's and no ordinary word.

        Args:
            token: the word.
            after: the capitalised word that follows it in its run, if one does.
        """
        if after and self.pairs[token.text, after.text]:
            return True
        if token.lower in self.small:
            return False
        if not all(is_ordinary(part) for part in token.lower.split("-")):
            return True
        seen = self.ends[token.text] > 0
        return seen or (is_proper(token.text) and after is not None and len(token.text) > _SYMBOL)

    def stands_alone(self, word: str) -> bool:
        """Say whether a word ends runs elsewhere, or is widely known as a name by itself."""
        return self.ends[word] > 0 or is_proper(word)

    def ends_person(self, token: Token) -> bool:
        """Say whether a capitalised ordinary word closes runs, as a surname does: "Stone"."""
        return token.capital and token.lower not in self.small and self.ends[token.text] > 1

    def is_common(self, token: Token) -> bool:
        """Say whether a capital standing alone is only an ordinary word: "the Government"."""
        if token.lower in OFFICES or token.lower in HONORIFICS or _is_demonym(token.text):
            return True
        return token.lower in self.small and not is_proper(token.text)


def _is_demonym(word: str) -> bool:
    return bool(_DEMONYM.search(word)) and is_proper(word.removesuffix("s"))


def gather(prose: Iterable[list[Token]]) -> Evidence:
    """Read the evidence from the words of every block of prose."""
    small: set[str] = set()
    ends: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for tokens in prose:
        small.update(token.text for token in tokens if not token.capital)
        for token, after in pairwise([*tokens, None]):
            if token and token.capital and not token.opens:
                if after and after.capital and adjoins(token, after):
                    pairs[token.text, after.text] += 1
                else:
                    ends[token.text] += 1
    return Evidence(frozenset(small), ends, pairs)
