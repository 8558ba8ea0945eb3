"""What the document itself shows about its capitalised words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from attrs import frozen

from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.names.tokens import Token, adjoins, is_in_title_case, is_shouted, tokens_of
from factcheck.mentions.names.words import HONORIFICS, OFFICES
from factcheck.model import BlockKind
from factcheck.text import kept_by_words

_DEMONYMS = ("ian", "ean", "ese", "ish", "Dutch", "French", "Greek", "stern")
"""Ends of adjectives and nouns of nations, which name nobody."""

_SYMBOL = 2
"""Letters of the longest chemical symbol: "In", "As" are capitals in lists of words."""


Answers = tuple[tuple[bool, ...], tuple[bool, ...], tuple[int, ...]]
"""What a document shows of the words with a capital of one block and of the pairs of them."""


@frozen
class Shown:
    """What one block shows of words."""

    small: tuple[str, ...]
    """Words in small letters, each once."""
    ends: tuple[str, ...]
    """The last words of runs of capitals in mid-sentence."""
    pairs: tuple[tuple[str, str], ...]
    """Capitals that follow one another in mid-sentence."""
    asked: tuple[tuple[str, str], ...]
    """Words with a capital anywhere, as printed and in small letters."""
    asked_pairs: tuple[tuple[str, str], ...]
    """Such words that stand side by side."""
    is_shouted: bool
    is_in_title_case: bool

    def is_titled(self, kind: BlockKind) -> bool:
        """True if no capital in it is a proof; entries and rows are never in title case."""
        return self.is_shouted or (self.is_in_title_case and kind is BlockKind.PARAGRAPH)


@kept_by_words
def shown(words: str, begin: int) -> Shown:
    """Return what a block of running text shows from a place on."""
    tokens = tokens_of(words, begin)
    ends, pairs, asked = [], [], dict[tuple[str, str], None]()
    asked_pairs = dict[tuple[str, str], None]()
    for token, after in pairwise([*tokens, None]):
        if token is None or token.text == token.lower:
            continue
        asked[token.text, token.lower] = None
        if after and after.text != after.lower:
            asked_pairs[token.text, after.text] = None
        if token.capital and not token.opens:
            if after and after.capital and adjoins(token, after):
                pairs.append((token.text, after.text))
            else:
                ends.append(token.text)
    small = dict.fromkeys([token.text for token in tokens if not token.capital])
    return Shown(
        tuple(small),
        tuple(ends),
        tuple(pairs),
        tuple(asked),
        tuple(asked_pairs),
        is_shouted(tokens),
        is_in_title_case(words, tokens),
    )


@frozen(eq=False)
class Evidence:
    """Which words stand small, and which are capitals where a capital means something."""

    small: frozenset[str]
    """Words met in small letters."""
    ends: frozenset[str]
    """Words that end a run of capitals in mid-sentence."""
    pairs: Mapping[tuple[str, str], int]
    """How often two capitals follow one another in mid-sentence."""

    def answers(self, block: Shown) -> Answers:
        """Return what it says of the words of a block: all that the names in there depend on."""
        small, ends, pairs = self.small, self.ends, self.pairs
        return (
            tuple([lower in small for _, lower in block.asked]),
            tuple([text in ends for text, _ in block.asked]),
            tuple([pairs.get(both, 0) for both in block.asked_pairs]),
        )

    @classmethod
    def of(cls, block: Shown, answers: Answers) -> "Evidence":
        """Return the evidence for the words of a block alone."""
        small, ends, pairs = answers
        return cls(
            frozenset(lower for (_, lower), met in zip(block.asked, small, strict=True) if met),
            frozenset(text for (text, _), met in zip(block.asked, ends, strict=True) if met),
            dict(zip(block.asked_pairs, pairs, strict=True)),
        )

    def begins_name(self, token: Token, after: Token | None) -> bool:
        """Say whether a word where a sentence may begin is a name's and no ordinary word.

        Args:
            token: the word.
            after: the capitalised word that follows it in its run, if one does.
        """
        if after and self.pairs.get((token.text, after.text)):
            return True
        if token.lower in self.small:
            return False
        if not all(is_ordinary(part) for part in token.lower.split("-")):
            return True
        is_known = is_proper(token.text) and after is not None and len(token.text) > _SYMBOL
        return is_known or token.text in self.ends

    def is_common(self, token: Token) -> bool:
        """Say whether a capital standing alone is only an ordinary word: "the Government"."""
        word, bare = token.text, token.text.removesuffix("s")
        is_demonym = is_proper(bare) and bare.endswith(_DEMONYMS)
        if token.lower in OFFICES or token.lower in HONORIFICS or is_demonym:
            return True
        return token.lower in self.small and not is_proper(word)


def gather(prose: Iterable[Shown]) -> Evidence:
    """Join what the blocks of prose show."""
    small: set[str] = set()
    ends: set[str] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    for block in prose:
        small.update(block.small)
        ends.update(block.ends)
        pairs.update(block.pairs)
    return Evidence(frozenset(small), frozenset(ends), pairs)
