"""Look-alike words: both are English, so that only the document tells which of them is a slip.

One slip of the hand makes one word of the other. They stand in two tellings of one happening, or
beside the same word: "A survey ship found the wreck", "found by a survey shop".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.data.english.rare import is_english, is_frequent
from factcheck.model import BlockKind, Claim, Document, Dossier, Event, Facts, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.numerals import CARDINALS
from factcheck.text import Tokens, is_one_slip, kept_by_words, respelt, stem, tokens, tokens_of

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM, BlockKind.ROW})
_SHORTEST, _SHORTEST_TOLD = 4, 5
"""Letters in a phrase, and in a telling; shorter words have too many look-alikes that are meant."""
_MOST = 12
"""Places of a neighbour; words beside a more frequent one differ as they like."""
_BETWEEN = frozenset(
    {(), ("the",), ("a",), ("an",), ("its",), ("his",), ("her",), ("their",), ("of", "the")}
)
"""What may stand between the two words of a phrase."""
_Phrase = tuple[str, tuple[str, ...], bool]
"""The stem of the neighbour, what stands between, and whether it stands behind."""
_ENDINGS = re.compile(r"(?:e?rs?|ors?|ees?|e[dns]?|s)\Z")
"""Endings of inflections, and of those who do it: "mine", "miner"; "form", "formed"."""
_VERBAL = ("ed", "ing")


@frozen
class Lookalike:
    """Two known words, one edit apart, beside the same word in two tellings or two phrases."""

    this: Span
    """The word that the document writes once."""
    other: Span
    """The other word."""
    shared: tuple[str, ...] = ()
    """The rare words that both tellings use, or the word that both phrases have."""
    places: int = 1
    """How often the document writes the other word."""
    is_phrase: bool = False
    """Nothing but a phrase is told twice."""


def lookalikes(dossier: Dossier) -> tuple[Lookalike, ...]:
    """Return the words that one slip parts from another in their place, in order of the text.

    Their place is another telling of the event, or the same phrase elsewhere.
    """
    document = dossier.document
    found = {one.this: one for one in _in_tellings(document, dossier.claims, dossier.events)}
    told = found.keys() | {one.other for one in found.values()}
    for one in _in_phrases(document, dossier.facts):
        if told.isdisjoint((one.this, one.other)):
            found[one.this] = one
    return tuple(found[span] for span in sorted(found))


@lru_cache(maxsize=65_536)
def _is_another_word_by_slip(one: str, two: str) -> bool:
    """True if a slip makes one word of the other, and no inflection does.

    The same letters in another order are one slip, too: "brakes", "breaks". Two verbs in one form
    are two deeds: "falling", "failing".
    """
    if stem(one) == stem(two) or _ENDINGS.sub("", one) == _ENDINGS.sub("", two):
        return False
    if any(one.endswith(end) and two.endswith(end) for end in _VERBAL):
        return False
    if sorted(one) == sorted(two) and one[0] == two[0]:
        return True
    return is_one_slip(one, two) and one[:-1] != two[:-1]


# two tellings


@frozen
class _Word:
    at: int
    text: str
    beside: frozenset[str]
    """Stems of the words in front and behind."""


def _in_tellings(
    document: Document, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[Lookalike]:
    """Yield words of linked statements that one slip parts, one of them once in the document.

    They must stand beside the same word, or in an entry and a sentence of one date; names, dates
    and quotations are left aside.
    """
    words = tokens(document)
    told = {claim.id: claim for claim in claims}
    plain = dict[str, list[_Word]]()
    for link in (link for event in events for link in event.links):
        both = told[link.left], told[link.right]
        for claim in both:
            if claim.id not in plain:
                plain[claim.id] = list(_plain_words(words, claim))
        left, right = (plain[claim.id] for claim in both)
        # an entry and a sentence of one date, so that each word has its place
        are_of_one_day = both[0].role is not both[1].role and relation(*both) is Relation.AGREE
        for pair in _slips_between(left, right, everywhere=are_of_one_day):
            rare, usual = sorted(pair, key=lambda one: (len(words.by_lower[one.text]), -one.at))
            if len(words.by_lower[rare.text]) == 1:
                places = len(words.by_lower[usual.text])
                spans = words.span(rare.at), words.span(usual.at)
                yield Lookalike(*spans, link.shared, places)


def _plain_words(words: Tokens, claim: Claim) -> Iterator[_Word]:
    """Yield the long small words of a claim that are the author's own."""
    spans = [name.span for name in claim.names] + [one.span for one in claim.quotations]
    taken = {at for span in spans for at in words.inside(span)}
    inside = words.inside(claim.span)
    for at in inside:
        word = words.words[at]
        is_plain = len(word) >= _SHORTEST_TOLD and word.islower() and word.isalpha()
        if is_plain and at not in taken and word not in _small():
            near = [one for one in (at - 1, at + 1) if one in inside and words.is_word(one)]
            yield _Word(at, word, frozenset(words.stems[one] for one in near))


def _slips_between(
    left: Sequence[_Word], right: Sequence[_Word], *, everywhere: bool
) -> Iterator[tuple[_Word, _Word]]:
    """Yield the pairs that one slip parts, each word of one telling alone, beside a like word."""
    common = {word.text for word in left} & {word.text for word in right}
    others = [two for two in right if two.text not in common]
    for one in left:
        for two in others if one.text not in common else ():
            is_placed = everywhere or not one.beside.isdisjoint(two.beside)
            if is_placed and _is_another_word_by_slip(one.text, two.text):
                yield one, two


# two phrases


def _in_phrases(document: Document, facts: Facts) -> Iterator[Lookalike]:
    """Yield each word written once that another phrase of the same neighbour has otherwise.

    Both are English and keep their first letter, and are no forms or spellings of one another;
    quotations and names are left aside.
    """
    words = tokens(document)
    read = [(block, words.inside(block)) for block in _read(document)]
    counts = Counter(
        chain.from_iterable(words.stems[inside.start : inside.stop] for _, inside in read)
    )
    phrases: defaultdict[_Phrase, list[tuple[int, int]]] = defaultdict(list)
    for block, inside in read:
        first = inside.start
        is_led = _leads_on(words.words[first - 1]) if first else False
        for key, word, beside in _phrases_of(document.words(block), is_led=is_led):
            phrases[key].append((first + word, first + beside))
    spans = [*(one.span for one in facts.quotations), *(one.span for one in facts.names)]
    for places in phrases.values():
        if 1 < len(places) <= _MOST:
            yield from _of_phrase(words, places, counts, spans)


@kept_by_words
def _phrases_of(text: str, *, is_led: bool) -> tuple[tuple[_Phrase, int, int], ...]:
    """Return the phrases of a block, each with its word and its neighbour.

    Args:
        text: The words of the block.
        is_led: Whether what stands before the block does not end a sentence.
    """
    words = tokens_of(text)
    content = [at for at, word in enumerate(words.words) if _is_content(word)]
    found = list[tuple[_Phrase, int, int]]()
    for first, second in pairwise(content):
        between = tuple(words.lower[first + 1 : second])
        for word, beside in ((first, second), (second, first)) if between in _BETWEEN else ():
            goes_on = _leads_on(words.words[beside - 1]) if beside else is_led
            is_free = words.words[word].islower() and not _is_hyphened(words, word)
            if is_free and not _is_beside_anything(words, beside, goes_on=goes_on):
                key = stem(words.lower[beside]), between, word == first
                found.append((key, word, beside))
    return tuple(found)


def _is_hyphened(words: Tokens, at: int) -> bool:
    """True if a hyphen makes a word a part of a longer one: "depth-cued"."""
    return "-" in (*words.words[max(0, at - 1) : at], *words.words[at + 1 : at + 2])


def _of_phrase(
    words: Tokens, places: Sequence[tuple[int, int]], counts: Counter[str], others: Sequence[Span]
) -> Iterator[Lookalike]:
    """Yield the slips among words beside one neighbour, outside of names and quotations.

    Where both are written once, the less frequent word of English is the slip, or the later one.
    """
    for rare, beside in places:
        if counts[words.stems[rare]] > 1 or not is_english(words.words[rare]):
            continue
        if beside > rare and is_frequent(words.words[rare]):
            continue  # which may stand in front of many others
        alike = (one for one, _ in places if _may_be_slip_of(words.words[rare], words.words[one]))
        usual = next(alike, None)
        if usual is None or words.sentences[rare] == words.sentences[usual]:
            continue  # in one sentence a writer sees both: "fava or faba bean"
        place = words.span(rare)
        if any(one.contains(place) for one in others):
            continue
        times = counts[words.stems[usual]]
        if times > 1 or _rank(words, rare) < _rank(words, usual):
            near = (words.words[beside],)
            yield Lookalike(place, words.span(usual), near, times, is_phrase=True)


def _rank(words: Tokens, at: int) -> tuple[bool, int]:
    return is_frequent(words.words[at]), -at


def _read(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind in _READ and document.role_at(block.span.start).is_own:
            yield block.span


@cache
def _small() -> frozenset[str]:
    """Return the words that tell no phrase apart."""
    small = lexicon.words("function.stop") | frozenset(CARDINALS)
    small |= lexicon.words("lookalikes.further prepositions")
    return small | lexicon.words("lookalikes.adjectives of anything")


@lru_cache(maxsize=65_536)
def _is_content(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in _small()


def _leads_on(word: str) -> bool:
    """True if a sentence goes on behind a token."""
    return word[-1].isalnum() or word in ",;)"


def _is_beside_anything(words: Tokens, at: int, *, goes_on: bool) -> bool:
    """True if a word may stand beside any other: a name, a frequent verb or adjective.

    A name has a capital inside its sentence, which goes on there. An adjective is frequent if the
    adverb made of it is: "proper size", "proper site".
    """
    word, low = words.words[at], words.lower[at]
    if low in lexicon.words("lookalikes.linking verbs") or is_frequent(f"{low}ly"):
        return True
    if goes_on and word[0].isupper():
        return True
    return low.endswith(("ed", "est")) and is_frequent(word)


def _may_be_slip_of(rare: str, usual: str) -> bool:
    """True if a word written once may be a slip of another, and is no spelling or form of it."""
    return (
        rare[0] == usual[0]
        and abs(len(rare) - len(usual)) <= 1
        and _is_another_word_by_slip(rare, usual)
        and is_english(usual)
        and respelt(rare, "spelling.two spellings") != respelt(usual, "spelling.two spellings")
    )
