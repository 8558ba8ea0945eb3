"""Events that are named again: which date a document gives for "the opening of the clinic".

A date is of an event if the verb of its own clause is ("The clinic opened on 3 May"), if a noun
beside it is ("the fire of 3 May"), or if its entry is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from attrs import frozen

from factcheck import lexicon
from factcheck.model import Date, DateKind, DateRole, Document, Span
from factcheck.model.agreement import coincide
from factcheck.text import Tokens, grouped, tokens, tokens_of
from factcheck.text.meaning import (
    carries_meaning,
    is_past,
    same_happening,
    stems_with_meaning,
)

_LONGEST = 80
"""Tokens of an entry that are read."""
_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_MARKS = frozenset(";:()—–“”")
_BESIDE = frozenset({"of", "on", "in", "at", "from"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


@frozen
class HappeningQuery:
    """An event as it is named again."""

    head: str
    """The stem of the action: the last word before a preposition."""
    rest: frozenset[str] = frozenset()
    """Stems of all other words that carry meaning."""
    leans: bool = False
    """It begins with a pronoun, and so says less than it means."""


def query_of(words: str) -> HappeningQuery | None:
    """Return what some words after "after" or "before" ask for; None if they name no action."""
    read = tokens_of(words)
    prepositions = lexicon.words("events.prepositions")
    lead = next((at for at, word in enumerate(read.lower) if word in prepositions), len(read))
    heads = [at for at in range(lead) if carries_meaning(read.lower[at])]
    if not heads or not read.words[heads[-1]][:1].islower():
        return None
    leans = read.lower[0] in lexicon.words("events.persons") | _DEMONSTRATIVES
    return HappeningQuery(read.stems[heads[-1]], _contents(read, heads[-1]), leans)


def _contents(words: Tokens, without: int = -1) -> frozenset[str]:
    prepositions = lexicon.words("events.prepositions")
    return frozenset(
        words.stems[at]
        for at, word in enumerate(words.lower)
        if at != without and carries_meaning(word) and word not in prepositions
    )


@frozen
class DateFound:
    """The one date that a document gives for what is named."""

    date: Date
    others: tuple[Date, ...] = ()
    """Every other date beside the same action, which the words may mean after all."""


@frozen(eq=False)
class _Dated:
    """A sentence or entry that gives a date by itself."""

    date: Date
    whole: Span
    words: frozenset[str]
    """Stems of the sentence and the one before it."""


class HappeningIndex:
    """The dated events of a document, to be found by words that name them."""

    def __init__(self, document: Document, dates: Sequence[Date]) -> None:
        """Nothing is read before it is asked for."""
        self._document = document
        self._tokens = tokens(document)
        self._dates = dates

    @cached_property
    def _dated(self) -> Mapping[str, Sequence[_Dated]]:
        """Return by stem the sentences and entries that give a date by themselves, in order."""
        return grouped((word, one) for one in self._each_dated() for word in one.words)

    def _each_dated(self) -> Iterator[_Dated]:
        document = self._document
        for date in self._dates:
            at = date.span.start
            entry = document.entry_at(at)
            whole = entry.span if entry else document.sentence_at(at)
            is_given = date.value and date.kind in _KINDS and date.role is not DateRole.QUOTED
            if whole is not None and is_given:
                before = document.sentence_before(whole) or whole
                yield _Dated(date, whole, self._stems_of(Span(before.start, whole.end)))

    def date_of(
        self, query: HappeningQuery, sentence: Span, aside: Sequence[Date]
    ) -> DateFound | None:
        """Return the date of what is named; None if there is none, or several.

        Args:
            query: What is asked for.
            sentence: The sentence that names it, whose own dates do not count.
            aside: Dates that do not count, either.
        """
        named = {one.date: one for word in same_happening(query.head) for one in self._dated[word]}
        near = sorted(
            (one for one in named.values() if one.whole != sentence and one.date not in aside),
            key=lambda one: one.date.span,
        )
        found = [one for one in near if self._is_of(one, query)]
        if not query.rest and (query.leans or len(_distinct(one.date for one in found)) > 1):
            spoken = self._stems_of(sentence) - same_happening(query.head)
            found = [one for one in found if one.words & spoken]
        dates = _distinct(one.date for one in found)
        if len(dates) != 1:
            return None
        return DateFound(dates[0], tuple(one.date for one in near if one.date != dates[0]))

    def _is_of(self, one: _Dated, query: HappeningQuery) -> bool:
        """Return True if a date is of what is named, by its word or one of the same meaning."""
        is_whole = not any(same_happening(word).isdisjoint(one.words) for word in query.rest)
        return is_whole and not same_happening(query.head).isdisjoint(self._actions(one))

    def _actions(self, one: _Dated) -> frozenset[str]:
        """Return the stems of what was done at a date: verbs, and nouns beside it or that lead."""
        words, document, date = self._tokens, self._document, one.date
        inside, own = words.inside(one.whole), words.inside(date.span)
        openers = lexicon.words("events.clause openers")
        first = words.at(date.span.start)
        if document.role_at(one.whole.start).is_of_others:
            return frozenset()
        if date.role is DateRole.HEAD:
            found = [*takewhile(lambda at: words.lower[at] not in openers, inside[:_LONGEST])]
        else:
            found = [at for at in (own.stop, first - 2, first - 3) if self._is_beside(at, first)]
        if date.role is DateRole.OWN:
            marks = [at for at in inside if words.lower[at] in openers | _MARKS and at not in own]
            start = max((at for at in marks if at < first), default=inside.start)
            stop = min((at for at in marks if at > first), default=inside.stop)
            past = (at for at in range(start, stop) if is_past(words.words[at]))
            found += [at for at in past if words.lower[at - 1] != "have"]  # "was to have opened"
        content = (at for at in found if at in inside and at not in own)
        return frozenset(words.stems[at] for at in content if carries_meaning(words.lower[at]))

    def _is_beside(self, at: int, first: int) -> bool:
        """Return True if a noun is right beside the date: "the fire of 3 May", "the 3 May fire"."""
        lower = self._tokens.lower
        between = [word for word in lower[at + 1 : first] if word != "the"]
        if between != ["of"] and lower[at - 1] in lexicon.words("function.definite"):
            return at > first  # "he read of the explosion on 3 May"
        return at > first or (len(between) == 1 and between[0] in _BESIDE)

    def _stems_of(self, span: Span) -> frozenset[str]:
        inside = self._tokens.inside(span)
        return stems_with_meaning(tuple(self._tokens.lower[inside.start : inside.stop]))


def _distinct(dates: Iterable[Date]) -> list[Date]:
    """Return dates of which no two may be the same, the sharpest of each."""
    kept = list[Date]()
    for date in sorted(dates, key=lambda one: (_length(one), one.role is not DateRole.HEAD)):
        if not any(coincide(date, other) for other in kept):
            kept.append(date)
    return kept


def _length(date: Date) -> float:
    value = date.value
    lower, upper = (value.lower, value.upper) if value else (None, None)
    return float("inf") if lower is None or upper is None else upper - lower
