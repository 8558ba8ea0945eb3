"""Words of the text → look-alike words: where one phrase stands twice, with a letter changed.

"A survey ship found the wreck" beside "found by a survey shop": the word in front is the same, and
one slip of the hand makes one word of the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, starmap

from attrs import frozen

from factcheck.data.english.rare import is_english, is_frequent
from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.lookalikes.edit import is_edit
from factcheck.model import BlockKind, Document, Facts, Role, Span
from factcheck.model.lookalikes import Lookalike
from factcheck.model.numerals import CARDINALS
from factcheck.text.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[-'’/@][^\W_]+)*")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM, BlockKind.ROW})
_OWN = frozenset({Role.NARRATIVE, Role.CHRONOLOGY})
_SHORTEST = 4
_MOST = 12
"""Places of a neighbour; words beside a more frequent one differ as they like."""
_BEFORE = 100
"""Characters in front of a word among which the one before it ends."""
_BETWEEN = frozenset({"", "the", "a", "an", "its", "his", "her", "their", "of the"})
"""What may stand between the two words of a phrase."""
_FURTHER_TEXT = """
across along amid beside beyond despite except inside like outside past unlike versus
"""
# Adjectives that stand beside anything: a list of our own, chosen by hand from the frequent ones of
# size, age, order and worth.
_OF_ANYTHING_TEXT = """
new good old great high small different large local important young long first second third big
early only own full special free national possible little low main major best better recent late
general single whole short real various
"""
_LINKING_TEXT = """
appear appears appeared appearing become becomes became becoming get gets got getting grow grows
grew growing keep keeps kept keeping look looks looked looking prove proves proved proving remain
remains remained remaining seem seems seemed seeming stay stays stayed staying turn turns turned
turning
"""
_LINKING = frozenset(_LINKING_TEXT.split())
"""Verbs that any thing may have: "the lens becomes", "legs become".

Source: R. Quirk and others, A Comprehensive Grammar, 1985, §16.21.
"""
_SMALL = STOP_WORDS.union(CARDINALS, _FURTHER_TEXT.split(), _OF_ANYTHING_TEXT.split())
"""With more prepositions. Source: R. Quirk and others, A Comprehensive Grammar, 1985, §9.7."""
_ENDINGS = re.compile(r"(?:e?rs?|ors?|e[dns]?|s)\Z")
"""Endings of inflections, and of those who do it: "mine", "miner"; "form", "formed"."""
_SPELLINGS = (
    (re.compile(r"our"), "or"),
    (re.compile(r"re(?=s?\Z)"), "er"),
    (re.compile(r"is(?=(?:e[drs]?|ing|ations?)\Z)"), "iz"),
    (re.compile(r"[ao]e|ey"), "e"),
    (re.compile(r"c(?=e[ds]?\Z)"), "s"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=gr)a(?=i|y|e)"), "e"),
    (re.compile(r"men\Z"), "man"),
    (re.compile(r"(?<=[sx])es\Z"), "is"),
    (re.compile(r"([lpst])\1(?=(?:e[drs]|ing|ors?|ers|ments?)\Z)|l(?=l\Z)"), r"\1"),
)
"""British and American spelling, and plurals that change a vowel: "men", "analyses".

Source: New Oxford Style Manual, 3rd ed., 2016, ch. 21; Quirk and others, 1985, §5.83, 5.95.
"""


_Pair = tuple[re.Match[str], re.Match[str]]
"""A word and its neighbour."""


@frozen
class _Word:
    text: str
    span: Span
    beside: Span
    """The neighbour."""


def in_phrases(document: Document, facts: Facts) -> Iterator[Lookalike]:
    """Yield each word written once that another phrase of the same neighbour has otherwise.

    Both are English and keep their first letter, and are no forms or spellings of one another;
    quotations and names are left aside, and two verbs in the past, whose subject does many things.
    """
    blocks = [list(_words(document, span)) for span in _read(document)]
    counts = Counter(stem(match[0].lower()) for words in blocks for match in words)
    phrases: defaultdict[tuple[str, str, bool], list[_Pair]] = defaultdict(list)
    for words in blocks:
        for key, word in _phrases(document.text, words):
            phrases[key].append(word)
    taken = [one.span for one in facts.quotations] + [one.span for one in facts.names]
    for places in phrases.values():
        if 1 < len(places) <= _MOST:
            for rare, usual in _pairs(list(starmap(_word, places)), counts):
                if _are_seen(document, rare, usual):
                    continue
                if not any(rare.span.overlaps(span) for span in taken):
                    shared = (document.words(rare.beside),)
                    times = counts[stem(usual.text)]
                    yield Lookalike(rare.span, usual.span, shared, times, is_phrase=True)


def _are_seen(document: Document, one: _Word, two: _Word) -> bool:
    """Say whether both stand in one sentence, where a writer sees them: "fava or faba bean"."""
    sentence = document.sentence_at(one.span.start)
    return sentence is not None and sentence.contains(two.span)


def _read(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind in _READ and document.role_at(block.span.start) in _OWN:
            yield block.span


def _words(document: Document, span: Span) -> Iterator[re.Match[str]]:
    yield from _WORD.finditer(document.text, span.start, span.end)


def _phrases(
    text: str, words: Sequence[re.Match[str]]
) -> Iterator[tuple[tuple[str, str, bool], _Pair]]:
    """Yield each word with what tells its phrase: its neighbour, what is between, and the side."""
    content = [match for match in words if _is_content(match[0])]
    for first, second in pairwise(content):
        gap = text[first.end() : second.start()]
        between = "" if gap == " " else " ".join(gap.split())
        if between not in _BETWEEN:
            continue
        for word, neighbour in ((first, second), (second, first)):
            if word[0].islower() and not _is_of_many(text, neighbour):
                key = stem(neighbour[0].lower()), between, word is first
                yield key, (word, neighbour)


def _word(word: re.Match[str], neighbour: re.Match[str]) -> _Word:
    return _Word(word[0], Span(*word.span()), Span(*neighbour.span()))


def _is_of_many(text: str, neighbour: re.Match[str]) -> bool:
    """Say whether a neighbour stands beside anything: a name, a frequent verb or adjective.

    Who is named does many things; a name has a capital inside its sentence. An adjective is
    frequent if the adverb made of it is: "proper size", "proper site".
    """
    low = neighbour[0].lower()
    if low in _LINKING or is_frequent(f"{low}ly"):
        return True
    if neighbour[0][0].isupper():
        start = neighbour.start()
        before = text[max(0, start - _BEFORE) : start].rstrip()[-1:]
        if before.isalnum() or before in ",;)":
            return True
    return neighbour[0].endswith(("ed", "est")) and is_frequent(neighbour[0])


@lru_cache(maxsize=65_536)
def _is_content(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in _SMALL


def _pairs(places: Sequence[_Word], counts: Counter[str]) -> Iterator[tuple[_Word, _Word]]:
    """Yield a word written once with the first one beside the same neighbour that is like it.

    Where the other, too, is written once, the less frequent word of English is the slip, or the
    later one.
    """
    for rare in places:
        if counts[stem(rare.text)] == 1 and is_english(rare.text):
            usual = next((one for one in places if _is_slip(rare.text, one.text)), None)
            if usual and (counts[stem(usual.text)] > 1 or _rank(rare) < _rank(usual)):
                yield rare, usual


def _rank(word: _Word) -> tuple[bool, int]:
    return is_frequent(word.text), -word.span.start


def _is_slip(rare: str, usual: str) -> bool:
    return (
        rare[0] == usual[0]
        and is_edit(rare, usual)
        and is_english(usual)
        and not (rare.endswith("ed") and usual.endswith("ed"))
        and _ENDINGS.sub("", rare) != _ENDINGS.sub("", usual)
        and _folded(rare) != _folded(usual)
    )


def _folded(word: str) -> str:
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word
