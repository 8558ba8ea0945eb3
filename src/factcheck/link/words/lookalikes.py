"""Confused words. Both words are English, so only the document shows which of them is a typo.

The two words are one typo apart. They occur in two accounts of the same event, or after the same
word: "a survey ship", "the survey shop".
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Covered, Tokens, is_one_slip, respelt, stem, tokens
from factcheck.lexicon.data.english.rare import is_english, is_frequent
from factcheck.model import BlockKind, Claim, Document, Dossier, Facts, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.numerals import CARDINALS

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM, BlockKind.ROW})
_SHORTEST = 4
"""Minimum number of letters in a compared word; shorter words have too many similar ones."""
_MOST = 12
"""Maximum number of occurrences of a preceding word; a more frequent one may precede any word."""
_ENDINGS = re.compile(r"(?:e?rs?|ors?|ees?|e[dns]?|s)\Z")
"""Endings of inflected forms and agent nouns: "form", "formed"; "mine", "miner"."""
_VERBAL = ("ed", "ing")


@frozen
class Lookalike:
    """Two known words, one typo apart, in two accounts of the same event or in two phrases."""

    this: Span
    """The word that the document uses once."""
    other: Span
    """The similar word."""
    shared: tuple[str, ...] = ()
    """The rare words that both accounts share, or the word that both phrases share."""
    places: int = 1
    """The number of times the document uses the other word."""
    is_phrase: bool = False
    """Whether only a phrase is shared, not an account of an event."""


def lookalikes(dossier: Dossier) -> tuple[Lookalike, ...]:
    """Return the words one typo away from another word in the same context, in text order.

    The context is another account of the event, or the same phrase elsewhere.
    """
    words = tokens(dossier.document)
    plain = list(_plain_words(words, dossier.document, dossier.facts))
    found: dict[Span, Lookalike] = {}
    used = set[Span]()
    for pair in chain(_in_accounts(words, plain, dossier), _in_phrases(words, plain)):
        if used.isdisjoint((pair.this, pair.other)):
            used |= {pair.this, pair.other}
            found[pair.this] = pair
    return tuple(found[span] for span in sorted(found))


def _plain_words(words: Tokens, document: Document, facts: Facts) -> Iterator[int]:
    """Yield the tokens of the author's own lowercase content words."""
    taken = Covered([one.span for one in facts.names] + [one.span for one in facts.quotations])
    for block in document.blocks:
        if block.kind in _READ and document.role_at(block.span.start).is_own:
            for at in words.inside(block.span):
                word, span = words.words[at], words.span(at)
                is_part = "-" in words.text[max(0, span.start - 1) : span.end + 1]
                is_plain = len(word) >= _SHORTEST and word.islower() and word.isalpha()
                if is_plain and not is_part and word not in _small() and not taken.meets(span):
                    yield at


@cache
def _small() -> frozenset[str]:
    """Return the words that are too common to make a phrase distinctive."""
    small = lexicon.words("function.stop") | frozenset(CARDINALS)
    small |= lexicon.words("lookalikes.further prepositions")
    return small | lexicon.words("lookalikes.adjectives of anything")


def _may_be_typo(rare: str, usual: str) -> bool:
    """Return True if two words are one typo apart, but are not inflections or variants.

    Two verbs in the same form are two actions: "falling", "failing".
    """
    if rare[0] != usual[0] or abs(len(rare) - len(usual)) > 1:
        return False
    is_turned = sorted(rare) == sorted(usual) and rare != usual
    if not is_turned and (not is_one_slip(rare, usual) or rare[:-1] == usual[:-1]):
        return False
    is_form = stem(rare) == stem(usual) or _ENDINGS.sub("", rare) == _ENDINGS.sub("", usual)
    if is_form or any(rare.endswith(end) and usual.endswith(end) for end in _VERBAL):
        return False
    is_known = is_english(rare) and is_english(usual)
    variety = "spelling.two spellings"
    return is_known and respelt(rare, variety) != respelt(usual, variety)


def _in_accounts(words: Tokens, plain: Sequence[int], dossier: Dossier) -> Iterator[Lookalike]:
    """Yield the pairs of words in linked statements, one of which the document uses only once.

    The words are next to the same word, or in an entry and a sentence with the same date.
    """
    claims = {claim.id: claim for claim in dossier.claims}

    def inside(claim: Claim) -> list[int]:
        within = words.inside(claim.span)
        return list(plain[bisect_left(plain, within.start) : bisect_left(plain, within.stop)])

    for link in (link for event in dossier.events for link in event.links):
        one, other = claims[link.left], claims[link.right]
        is_one_date = one.role is not other.role and relation(one, other) is Relation.AGREE
        left, right = inside(one), inside(other)
        common = {words.words[at] for at in left} & {words.words[at] for at in right}
        rights = [at for at in right if words.words[at] not in common]
        for at in (at for at in left if words.words[at] not in common):
            for to in rights:
                pair = sorted((at, to), key=lambda each: (_count(words, each), -each))
                is_placed = is_one_date or not _beside(words, at).isdisjoint(_beside(words, to))
                is_rare = is_placed and _count(words, pair[0]) == 1
                if is_rare and _may_be_typo(*(words.words[each] for each in pair)):
                    rare, usual = (words.span(each) for each in pair)
                    yield Lookalike(rare, usual, link.shared, _count(words, pair[1]))


def _count(words: Tokens, at: int) -> int:
    return len(words.by_lower[words.lower[at]])


def _beside(words: Tokens, at: int) -> set[str]:
    sides = words.stems[max(0, at - 1) : at + 2]
    return {one for one in sides if one[0].isalpha()} - {words.stems[at]}


def _in_phrases(words: Tokens, plain: Sequence[int]) -> Iterator[Lookalike]:
    """Yield each word that is used once, after a word that a similar word follows elsewhere."""
    counts = Counter(words.stems[at] for at in plain)
    phrases: defaultdict[str, list[int]] = defaultdict(list)
    for before, at in pairwise(plain):
        if before + 1 == at and not _is_before_anything(words.words[before]):
            phrases[words.stems[before]].append(at)
    for places in phrases.values():
        for rare in places if len(places) <= _MOST else ():
            if counts[words.stems[rare]] > 1:
                continue
            alike = (at for at in places if _may_be_typo(words.words[rare], words.words[at]))
            usual = next(alike, None)
            if usual is None or words.sentences[rare] == words.sentences[usual]:
                continue  # two spellings in one sentence are intentional: "fava or faba bean"
            times = counts[words.stems[usual]]
            if times > 1:
                near = (words.words[rare - 1],)
                yield Lookalike(words.span(rare), words.span(usual), near, times, is_phrase=True)


def _is_before_anything(word: str) -> bool:
    """Return True if almost any word may follow: after frequent verbs and adjectives, and -ly."""
    is_verbal = word.endswith(("ed", "est")) and is_frequent(word)
    return (
        is_verbal or word in lexicon.words("lookalikes.linking verbs") or is_frequent(f"{word}ly")
    )
