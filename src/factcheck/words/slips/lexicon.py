"""The words of a document, and those among them that may be slips."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from factcheck.data.english import is_ordinary, is_proper
from factcheck.data.english.rare import FEWEST_LETTERS, MOST_LETTERS, SHORT, is_common, is_english
from factcheck.model import BlockKind, Document, Facts, Role, Span
from factcheck.model.emphasis import Emphasis
from factcheck.patterns import lazy
from factcheck.words.slips.small import is_swapped, swapped_small

_TOKEN = re.compile(r"\b[^\W\d_]\w*(?:[-‐‑'’./@\\&+:=%#~]{1,3}\w+)*")
"""A word with all that is written to it: hyphens, addresses, file names, code."""
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_OWN = frozenset({Role.NARRATIVE, Role.CHRONOLOGY})
_NESTED = 3
"""Quotations and names that may lie one in another before a word."""
_LATIN = ("us", "um", "a", "ae", "i", "is", "ns", "ps", "x", "os")
"""Endings of Latin and Greek nouns and adjectives, and of nouns in the genitive."""
_SHORTEST_FIRST = 7
"""Letters of a word with a capital; shorter ones are more often names than slips."""
_SHORTEST_TOLD = 3
"""Letters from which a word beside another tells its language: "post hoc ergo propter hoc"."""
_NAMED = lazy(
    r"(?:\b(?:known as|(?:so-)?called|termed|dubbed|words?|terms?|nouns?|verbs?|adjectives?"
    r"|plurals?|Latin|Hebrew|Sanskrit|Norse)[^\w.;]{1,4}"
    r"|\b(?:word|term|name) for (?:\w+ ){1,3}?\w+, "
    r"|\b(?P<other>\w+),? (?:or|\() ?)(?:an? |the )?\Z",
    re.IGNORECASE,
)
"""What stands before a word that a text speaks about, or another form of which it gives."""
_BEFORE = 40
_ALIKE = 3
"""Letters with which a word and the other form of it begin."""
_OLD_TEXT = "thou thee thy thine hath doth hast dost wilt shalt unto quoth"
_OLD = frozenset(_OLD_TEXT.split())
"""Words of older English. Source: C. Barber, Early Modern English, 2nd ed., 1997, pp. 148-166."""
_OLD_KINDS = 3
_OLD_SHARE = 500
"""Words among which one of them, of so many kinds, tells a text whose spelling is not ours."""
_NEAR = 2
"""Words on each side that must be known: among strangers it is a word of their language."""


@frozen
class Odd:
    """A word that no list of English words holds."""

    span: Span
    text: str
    """In small letters."""
    is_first: bool = False
    """It begins its sentence with a capital, and may be a name."""


class Lexicon:
    """The words of a document: how often each stands in it, and where."""

    def __init__(self, document: Document) -> None:
        """Read every word once."""
        self.text = document.text
        self.places = list(_TOKEN.finditer(document.text))
        self.tokens = [match.group() for match in self.places]
        self.counts = Counter(map(str.lower, self.tokens))

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Count the pairs of words that follow one another, in small letters."""
        small = list(map(str.lower, self.tokens))
        return Counter(pairwise(small))

    @cached_property
    def is_old(self) -> bool:
        """Say whether the text is in older English, which spelt as it liked."""
        kinds = [self.counts[word] for word in _OLD if self.counts[word]]
        return len(kinds) >= _OLD_KINDS and sum(kinds) * _OLD_SHARE >= len(self.tokens)

    def find(self, words: str) -> Span | None:
        """Return the first place of some words, whatever their case."""
        match = re.search(rf"\b{re.escape(words)}\b", self.text, re.IGNORECASE)
        return Span(*match.span()) if match else None


def odd_words(document: Document, facts: Facts, lexicon: Lexicon) -> Iterator[Odd]:
    """Yield the words, written once in the whole text, that are no English words.

    They are in small letters, but for the first of a sentence. Headings, tables, quotations, names,
    code, references and what is set in italics are not read, nor is a text in older English.
    """
    if lexicon.is_old:
        return
    emphasis = Emphasis(document)
    quoted = [one.span for one in facts.quotations]
    spans = sorted(quoted + [one.span for one in facts.names])
    for at, word in enumerate(lexicon.tokens):
        if not _may_be_odd(word, lexicon):
            continue
        span = Span(*lexicon.places[at].span())
        is_first = word[0].isupper()
        if is_first and not _opens(document, lexicon, at):
            continue
        if _is_strange(lexicon, at) or emphasis.holds(span) or _is_named(lexicon.text, span):
            continue
        if _is_running(document, quoted if is_first else spans, span):
            yield Odd(span, word.lower(), is_first)


def _may_be_odd(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word is written once, in letters only, and no list knows it."""
    return (
        FEWEST_LETTERS <= len(word) <= MOST_LETTERS
        and word.isascii()
        and word.isalpha()
        and word[1:].islower()
        and lexicon.counts[word.lower()] == 1
        and (word.islower() or len(word) >= _SHORTEST_FIRST)
        and not is_proper(word)
        and (not is_english(word.lower()) or bool(swapped_small(word)) or is_swapped(word))
    )


def _opens(document: Document, lexicon: Lexicon, at: int) -> bool:
    """Say whether a word with a capital is the first of a sentence, and no name goes on behind."""
    sentence = document.sentence_at(lexicon.places[at].start())
    following = lexicon.tokens[at + 1 : at + 2]
    is_first = sentence is not None and sentence.start == lexicon.places[at].start()
    return is_first and bool(following) and following[0].islower()


def _is_strange(lexicon: Lexicon, at: int) -> bool:
    """Say whether a word belongs to another language by what stands beside it."""
    near = lexicon.tokens[max(0, at - _NEAR) : at] + lexicon.tokens[at + 1 : at + _NEAR + 1]
    is_species = _is_species(lexicon.tokens[at - 1], lexicon.tokens[at])
    return is_species or not all(map(_is_familiar, near))


def _is_running(document: Document, spans: list[Span], span: Span) -> bool:
    block = document.block_at(span.start)
    if not block or block.kind not in _READ or document.role_at(span.start) not in _OWN:
        return False
    at = bisect_right(spans, span.start, key=lambda one: one.start)
    return not any(one.overlaps(span) for one in spans[max(0, at - _NESTED) : at])


def _is_species(before: str, word: str) -> bool:
    """Say whether a word is the second of a Latin name: "Chondrus crispus", "C. crispus".

    Source: International Code of Zoological Nomenclature, 4th ed., 1999, Art. 5.1, 11.9, 31.
    """
    is_genus = before.isalpha() and not is_proper(before) and not is_ordinary(before.lower())
    return before[:1].isupper() and (len(before) == 1 or is_genus) and word.endswith(_LATIN)


def _is_named(text: str, span: Span) -> bool:
    """Say whether a text gives a word as such: "the word tinamu", "a messiah or messias"."""
    named = _NAMED.search(text, max(0, span.start - _BEFORE), span.start)
    other = named["other"] if named else None
    alike = other is None or other[:_ALIKE] == text[span.start : span.start + _ALIKE]
    return named is not None and alike


def _is_familiar(word: str) -> bool:
    """Say whether a word is English: a short one must be common, rare ones are of any language."""
    word = word.removesuffix("'s").removesuffix("’s")
    if not (word.islower() and word.isalpha()) or len(word) < _SHORTEST_TOLD:
        return True
    return is_english(word) if len(word) > SHORT else is_common(word)
