"""What stands around the mentions of a name: sentences, offices, content words, other names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from attrs import field, frozen

from factcheck.align.bearers.fold import fold
from factcheck.align.bearers.usages import Usage
from factcheck.model import Date, Document, Name, Span
from factcheck.model.emphasis import Emphasis

_WORD = re.compile(r"\d+(?:[:.,]\d+)*|[^\W\d_]{4,}")
"""Numbers, and words long enough to tell something."""
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"\b(\w{4,}|\d+)(?:['’]s?)? \Z")
_BEHIND = re.compile(r"(?:['’]s?)? (\w{4,}|\d+)\b")
_BESIDE = 24
"""Code points before a name in which the word before it stands."""
_SMALL_WORDS = """
    about above after again against ahead along already also although among another around away
    back became because become been before began being below between both called came come
    could down during each earlier early either enough even ever every first from gave give
    given goes gone great have having held here hers himself however into itself just keep kept
    kind known last later least less like long made make many might more most much must near
    never next none once only other over part past quite rather said same says second seen
    several shall should since some soon still such take taken than that their them themselves
    then there these they thing third this those though three through thus time told took
    toward under until upon used very want well went were what when where whether which while
    whole whom whose will with within without would year years your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of any text, which tell nothing: the closed classes of English and its light verbs."""
_STEM = 5
"""First letters by which words of two sentences are taken for one: "signs", "signed"."""
_RARE = 6
"""A word met in more sentences of a document tells little of which happening is told."""
_REACH = 120
"""Code points on both sides of a name that are its company."""
_LONGEST_SENTENCE = 300
"""Code points; what is longer is a list or a table whose cells no stop parts."""
_MOST_MENTIONS = 30
"""Mentions of a form whose company is read; those of the most frequent names are all alike."""


@lru_cache(maxsize=65_536)
def triples(word: str) -> frozenset[str]:
    """Return each three neighbours of a folded word; its edges count as line feeds."""
    edged = f"\n{word}\n"
    return frozenset(edged[at : at + 3] for at in range(len(edged) - 2))


def stem(word: str) -> str:
    """Return what forms of one word share: its first five letters."""
    return word.casefold()[:_STEM]


@frozen(eq=False)
class Setting:
    """A document with the lookups that comparisons need."""

    document: Document
    dates: tuple[Date, ...] = ()
    """In order."""
    _companies: dict[Span, dict[str, str]] = field(init=False, factory=dict)
    """The company of each mention that was asked for: a usual name is compared many times."""

    @cached_property
    def sentences(self) -> Counter[str]:
        """Count in how many sentences a stem stands."""
        text = self.document.text
        counted: Counter[str] = Counter()
        for span in self.document.sentences:
            counted.update(_words(text[span.start : span.end]).keys())
        return counted

    @cached_property
    def emphasis(self) -> Emphasis:
        """Tell what is set in italics."""
        return Emphasis(self.document)

    @cached_property
    def words(self) -> Counter[str]:
        """Count the words as printed."""
        return Counter(_LETTERS.findall(self.document.text))

    @cached_property
    def small(self) -> frozenset[str]:
        """Collect the words met in small letters."""
        return frozenset(word for word in self.words if word.islower())

    @cached_property
    def triples(self) -> Counter[str]:
        """Count in how many different words, folded, three letters stand together."""
        folded = {fold(word) for word in self.words}
        return Counter(one for word in folded for one in triples(word))

    def sentence(self, name: Name) -> Span:
        """Return the sentence of a mention, or its block where no sentence is known."""
        found = self.document.sentence_at(name.span.start)
        block = self.document.block_at(name.span.start)
        return found or (block.span if block else name.span)

    def around(self, name: Name) -> Span:
        """Return the company of a mention: its sentence, as far as it is near."""
        sentence = self.sentence(name)
        return Span(
            max(sentence.start, name.span.start - _REACH), min(sentence.end, name.span.end + _REACH)
        )

    def company(self, name: Name) -> dict[str, str]:
        """Return the telling words near a mention by their stems, its own left out."""
        if name.span not in self._companies:
            self._companies[name.span] = self._company(name)
        return self._companies[name.span]

    def _company(self, name: Name) -> dict[str, str]:
        near = self.around(name)
        text = self.document.text
        entry = self.document.entry_at(name.span.start)
        head = text[entry.head.start : entry.head.end] if entry else ""
        words = _words(
            f"{head} {text[near.start : name.span.start]} {text[name.span.end : near.end]}"
        )
        own = {stem(piece) for part in name.parts for piece in (part, *part.split("-"))}
        return {
            one: word
            for one, word in words.items()
            if one not in own and self.sentences[one] <= _RARE
        }

    def shared_company(self, left: Iterable[Name], right: Iterable[Name]) -> tuple[str, ...]:
        """Return the telling words that the most alike two mentions share, rarest first.

        They are printed as they stand near the mention on the left.
        """
        ours = [self.company(name) for name in list(left)[:_MOST_MENTIONS]]
        theirs = [self.company(name) for name in list(right)[:_MOST_MENTIONS]]
        shared = (
            {one: words[one] for one in words if one in other} for words in ours for other in theirs
        )
        best = max(shared, key=len, default={})
        return tuple(best[one] for one in sorted(best, key=lambda one: (self.sentences[one], one)))

    def shared_neighbours(self, left: Iterable[Name], right: Iterable[Name]) -> tuple[str, ...]:
        """Return the telling words and numbers right before or behind mentions of both sides."""
        ours = [one for name in list(left)[:_MOST_MENTIONS] for one in self._beside(name)]
        theirs = {one for name in list(right)[:_MOST_MENTIONS] for one in self._beside(name)}
        return tuple(dict.fromkeys(word for side, word in ours if (side, word) in theirs))

    def _beside(self, name: Name) -> Iterator[tuple[str, str]]:
        """Yield (side, word) for each word that touches a lone name."""
        text = self.document.text
        before = _BEFORE.search(text, max(0, name.span.start - _BESIDE), name.span.start)
        behind = _BEHIND.match(text, name.span.end)
        for side, found in (("before", before), ("behind", behind)):
            if found and len(name.parts) == 1 and found[1].casefold() not in _SMALL:
                yield side, found[1]

    def together(self, left: Usage, right: Usage) -> list[tuple[Name, Name]]:
        """Return the mentions that stand in one sentence."""
        by_sentence = {self.sentence(name): name for name in right.mentions}
        pairs = [
            (name, by_sentence[self.sentence(name)])
            for name in left.mentions
            if self.sentence(name) in by_sentence
        ]
        return [(one, other) for one, other in pairs if _is_near(one.span, other.span)]


def _is_near(left: Span, right: Span) -> bool:
    """Say whether two places are no farther apart than a sentence is long."""
    first, second = sorted((left, right))
    return second.start - first.end <= _LONGEST_SENTENCE


@lru_cache(maxsize=8_192)
def _words(text: str) -> dict[str, str]:
    """Return the telling words of a text by their stems; callers must not change it."""
    words = reversed(_WORD.findall(text))
    return {stem(word): word for word in words if word.casefold() not in _SMALL}
