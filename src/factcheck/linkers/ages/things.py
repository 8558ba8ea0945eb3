"""Ages of things: "the pier was built in 1961; in 1987, when it was thirty-six years old"."""

from collections.abc import Iterator

from factcheck.linkers.ages.numbers import cardinal
from factcheck.linkers.ages.reading import Reading, has_year
from factcheck.model import Age, Date, Span
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_OLD = lazy(
    r"\b(?:it|[Tt]he (?:[a-z-]+ )?(?P<noun>[a-z]+)) was (?:then |only |just |already |now )*"
    r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?) years old\b"
)
_MADE = lazy(
    r"\b(?:was|were|been) (?:first )?(?:built|opened|founded|completed|finished|erected"
    r"|launched|planted|established|laid down|unveiled)"
    r"(?: [^.;()\d\n]{0,40})? $"
)
"""What a thing is as old as its: the verbs of making, and of first use."""
_LIVING_TEXT = "boy girl child baby man woman king queen prince princess son daughter patient"
_LIVING = frozenset(_LIVING_TEXT.split())
_FARTHEST = 4
"""Sentences of the paragraph before "it was six years old" that may tell what it is."""


def things(reading: Reading) -> Iterator[Age]:
    """Yield the ages of things that the same sentence or those before say when they were made."""
    for match in _OLD.finditer(reading.document.text):
        years, span = cardinal(match["age"]), Span(*match.span())
        sentence, noun = reading.sentence(span.start), match["noun"] or ""
        since = _since(reading, sentence, span, noun) if years else None
        at = reading.single(sentence, span.start, without=[since]) if since else None
        if since is not None and at is not None and noun not in _LIVING:
            yield Age(span, years, since, at)


def _since(reading: Reading, sentence: Span, span: Span, noun: str) -> Date | None:
    """Return when a thing was made: the last making told before in the paragraph, if one."""
    start = reading.block(span.start).start
    told = [one for one in reading.within(Span(start, span.start)) if _is_making(reading, one)]
    near = [one for one in told if _is_near(reading, one, sentence)]
    if noun:
        near = [one for one in near if _names(reading, one, noun)]
    years = {one.value.year for one in near if one.value}
    return near[-1] if len(years) == 1 else None


def _is_making(reading: Reading, date: Date) -> bool:
    single = date.value is not None and not date.value.is_interval
    return single and has_year(date) and _MADE.search(reading.left(date)) is not None


def _is_near(reading: Reading, date: Date, sentence: Span) -> bool:
    between = reading.document.text[date.span.end : max(sentence.start, date.span.end)]
    return between.count(". ") < _FARTHEST


def _names(reading: Reading, date: Date, noun: str) -> bool:
    """Say whether the sentence of a making names the thing."""
    told = reading.document.words(reading.sentence(date.span.start)).lower()
    return stem(noun) in {stem(word.strip(".,;:()")) for word in told.split()}
