"""Happenings that are named again: which date a document gives for "the opening of the clinic".

A date tells of a happening if the verb of its own clause does ("The clinic opened on 3 May"), if a
noun that it dates does ("the fire of 3 May"), or if its entry, row or heading does. A noun that is
merely spoken of ("the inquiry into the fire opened on 3 May") lends the date no more than an
excuse.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from factcheck import lexicon
from factcheck.frames.deeds import DatedWords, dated_words
from factcheck.model import Date, DateKind, DateRole, Document, Span
from factcheck.model.agreement import coincide
from factcheck.text import Tokens, grouped, tokens, tokens_of
from factcheck.text.meaning import carries_meaning, is_past, same_happening, stems_with_meaning

_LOST = 3
"""Of so many words beside the deed one may be missing."""
_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_DEMONSTRATIVES = lexicon.words("events.persons") | {"this", "that", "these", "those"}
_OWNERS = {"his": "he", "her": "she"}


@frozen
class HappeningQuery:
    """A happening as it is named again."""

    head: str
    """The stem of the deed: of a clause its verb, of other words the noun that leads."""
    rest: frozenset[str] = frozenset()
    """Stems of all other words that carry meaning."""
    leans: bool = False
    """It begins with a pronoun, and so says less than it means."""
    of: str = ""
    """"he" or "she" where the deed is "his" or "her" own: "his death"."""


def query_of(words: str) -> HappeningQuery | None:
    """Return what some words behind "after" or "before" ask for; None if they name no deed."""
    return _query(tokens_of(words), 0)


def _query(words: Tokens, start: int) -> HappeningQuery | None:
    places = range(start, len(words))
    if not places:
        return None
    leans = words.lower[start] in _DEMONSTRATIVES
    verb = _verb(words, places)
    if verb is not None:
        return HappeningQuery(words.stems[verb], _contents(words, places, verb), leans)
    prepositions = lexicon.words("events.prepositions")
    lead = next((at for at in places if words.lower[at] in prepositions), len(words))
    heads = [at for at in range(start, lead) if carries_meaning(words.lower[at])]
    times = lexicon.words("events.times")
    if not heads or words.lower[heads[-1]] in times:
        timed = start < lead < len(words) and words.lower[lead] == "of"
        is_time = timed and words.lower[lead - 1] in times
        return _query(words, lead + 1) if is_time else None
    head = heads[-1]
    if not words.words[head][:1].islower():
        return None
    of = _OWNERS.get(words.lower[start], "")
    return HappeningQuery(words.stems[head], _contents(words, places, head), leans, of)


def _verb(words: Tokens, places: range) -> int | None:
    """Return the token that is the verb of a clause; None if the words are none."""
    helping = lexicon.words("events.helping verbs")
    for at in places:
        if words.lower[at] in lexicon.words("events.prepositions"):
            return None
        if at > places.start and is_past(words.words[at]) and words.lower[at] not in helping:
            before = words.lower[at - 1]
            return at if before in helping or _may_be_subject(before) else None
    return None


def _may_be_subject(word: str) -> bool:
    """True if a verb may follow a word as its subject: a pronoun, a name, a noun; or an adverb."""
    is_noun = carries_meaning(word) and not is_past(word)
    return word in _DEMONSTRATIVES or word.endswith("ly") or is_noun


def _contents(words: Tokens, places: range, without: int = -1) -> frozenset[str]:
    prepositions = lexicon.words("events.prepositions")
    return frozenset(
        words.stems[at]
        for at in places
        if at != without
        and carries_meaning(words.lower[at])
        and words.lower[at] not in prepositions
    )


@frozen
class DateFound:
    """The one date that a document gives for what is named."""

    date: Date
    others: tuple[Date, ...] = ()
    """Every other date told beside the same deed, which the words may mean after all."""


@frozen(eq=False)
class _Told:
    """A sentence or entry that gives dates by itself."""

    sentence: Span
    words: frozenset[str]
    """Stems of the sentence and the one before it."""
    dates: list[Date]


class HappeningIndex:
    """The dated happenings of a document, to be found by words that name them."""

    def __init__(self, document: Document, dates: Sequence[Date]) -> None:
        """Nothing is read before it is asked for."""
        self._document = document
        self._tokens = tokens(document)
        self._dates = dates
        self._deeds = dict[Date, DatedWords]()

    @cached_property
    def _told(self) -> Mapping[Span, _Told]:
        """Return the sentences and entries that give a date by themselves, in order."""
        found: dict[Span, _Told] = {}
        for date in self._dates:
            whole = self._whole(date)
            if whole is not None:
                if whole not in found:
                    found[whole] = _Told(whole, self._stems_of(self._with_before(whole)), [])
                found[whole].dates.append(date)
        return found

    @cached_property
    def _postings(self) -> Mapping[str, Sequence[_Told]]:
        """Return the sentences by the stems of their words."""
        return grouped((word, told) for told in self._told.values() for word in told.words)

    def date_of(
        self, query: HappeningQuery, sentence: Span, aside: Sequence[Date]
    ) -> DateFound | None:
        """Return the date of what is named; None if it is told never, or at several times.

        Args:
            query: What is asked for.
            sentence: The sentence that names it, whose own dates do not count.
            aside: Dates that do not count, either.
        """
        heads = same_happening(query.head)
        found = {told.sentence: told for word in heads for told in self._postings.get(word, ())}
        near = [
            (date, told)
            for place, told in sorted(found.items())
            for date in told.dates
            if place != sentence and date not in aside
        ]
        chosen = self._one([one for one in near if self._tells(*one, query)], query, sentence)
        if chosen is None:
            return None
        return DateFound(chosen, tuple(date for date, _ in near if date != chosen))

    def _one(
        self, found: list[tuple[Date, _Told]], query: HappeningQuery, sentence: Span
    ) -> Date | None:
        """Return the only date of what is found; of several, that of what is spoken of."""
        dates = [date for date, _ in found]
        is_plain = len(_distinct(dates)) <= 1 and not query.leans
        if query.rest or is_plain:
            return _single(dates)
        spoken = self._stems_of(sentence) - same_happening(query.head)
        before = self._document.sentence_at(max(0, sentence.start - 2))
        return _single(
            date
            for date, told in found
            if told.words & spoken
            or (query.of and query.of == self._tokens.lower[self._tokens.at(told.sentence.start)])
            or (query.leans and before == told.sentence)  # of which "its" may speak
        )

    def _tells(self, date: Date, told: _Told, query: HappeningQuery) -> bool:
        """True if a date is of what is named, by its word or by a verb of the same meaning."""
        lost = sum(not same_happening(word) & told.words for word in query.rest)
        if lost > (len(query.rest) >= _LOST):
            return False
        if date not in self._deeds:
            self._deeds[date] = dated_words(self._tokens, self._document, date, told.sentence)
        deeds = self._deeds[date]
        return query.head in deeds.told or bool(deeds.verbs & same_happening(query.head))

    def _whole(self, date: Date) -> Span | None:
        """Return the sentence or entry of a date that the document gives by itself."""
        if date.value is None or date.kind not in _KINDS or date.role is DateRole.QUOTED:
            return None
        entry = self._document.entry_at(date.span.start)
        return entry.span if entry else self._document.sentence_at(date.span.start)

    def _with_before(self, whole: Span) -> Span:
        """Return a sentence with the one before it in its block."""
        before = self._document.sentence_before(whole)
        return Span(before.start, whole.end) if before else whole

    def _stems_of(self, span: Span) -> frozenset[str]:
        inside = self._tokens.inside(span)
        return stems_with_meaning(tuple(self._tokens.lower[inside.start : inside.stop]))


def _single(dates: Iterable[Date]) -> Date | None:
    """Return the sharpest of dates that may all be one; None for none and for several."""
    found = _distinct(dates)
    return found[0] if len(found) == 1 else None


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
