"""Votes against the number of those who could cast them: "The 17 members voted 9 to 5"."""

from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_VOTED = lazy(
    r"\b(?:vot(?:e|ed|es|ing)|passed|carried|adopted|approved|rejected|defeated|elected|decided"
    r"|agreed|lost)\b[^.;:|\d]{0,50}\Z"
)
_TO = lazy(r"(?: votes)?(?: for(?: it)?| in favou?r)?(?:,| and)? (?:to|against) \Z")
_AND = lazy(
    r"(?: votes| against(?: it)?)?(?:,| and|;)?(?: and)? (?:with |there were )?(?:[a-z]+ )?\Z"
)
_ABSTAINED = lazy(r" (?:abstentions?|abstained|abstaining|blank|spoilt|spoiled)\b")
_ONE_ABSTAINED = lazy(
    r"[^.;:|\d]{0,30}\b(?:one|an|a single) (?:member )?(?:abstention|abstained|abstaining)\b"
)
_BODY = lazy(
    r"\b(?:council|committee|board|assembly|chamber|parliament|senate|jury|panel|court|commission"
    r"|diet|synod|chapter|congress|house|society|club|bench)(?: of| has| had| with|,?)"
    r" (?:the |its )?\Z"
)
_MEMBERS = lazy(
    r" (?:members|deputies|councillors|delegates|jurors|judges|senators|seats|votes|shareholders)\b"
)
_ALL = lazy(r"\b[Aa]ll (?:the |its |of the |of its )?\Z")
_CAST = lazy(
    r" (?:[a-z]+ )?(?:(?:were|was|being) (?:present|cast|there)|voted|took part|attended)\b"
)
_OTHERS = lazy(r"\b(?:absent|stayed away|did not vote|invalid|ill|missing|proxy|proxies)\b")
_NEAREST = 3
_LEAST = 5


def votes(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield those who could vote with their votes, where these are more, or not all are told."""
    numbers = Numbers.of(document, [one for one in quantities if not one.unit])
    for at in range(len(numbers.known) - 1):
        parts = _cast(numbers, at)
        if parts:
            places = (*range(at - 1, at - 1 - _NEAREST, -1), at + len(parts))
            found = (_tally(numbers, place, parts) for place in places)
            yield from (one for one in found if one)


def _cast(numbers: Numbers, at: int) -> tuple[Quantity, ...]:
    """Return the votes for, against and withheld that begin with a number; none for no votes."""
    voted = _VOTED.search(numbers.before(at))
    if not voted or not _TO.fullmatch(numbers.between(at, at + 1)):
        return ()
    parts = numbers.known[at : at + 2]
    third = at + 2 < len(numbers.known) and _AND.fullmatch(numbers.between(at + 1, at + 2))
    if third and _ABSTAINED.match(numbers.behind(at + 2)):
        return numbers.known[at : at + 3]
    lone = _ONE_ABSTAINED.match(numbers.behind(at + 1))
    return () if lone else parts


def _tally(numbers: Numbers, at: int, parts: Sequence[Quantity]) -> Tally | None:
    """Return the votes with the number of a body, or of those present, that they go beyond."""
    if not 0 <= at < len(numbers.known):
        return None
    whole = numbers.known[at]
    first, last = sorted((whole.span, parts[0].span))
    words = numbers.document.text[first.start : last.start]
    over = sum(value(part) for part in parts) - value(whole)
    before, behind = numbers.before(at), numbers.behind(at)
    members = _MEMBERS.match(behind) is not None
    cast = members and _CAST.search(behind.partition(".")[0])
    body = members or _BODY.search(before)
    if "\n" in words or (". " in words and not cast) or not body or value(whole) < _LEAST:
        return None
    full = cast and _ALL.search(before) and len(parts) > 2  # noqa: PLR2004 - and abstentions
    sentence = numbers.document.sentence_at(parts[0].span.start)
    told = numbers.document.words(sentence) if sentence else ""
    if over < 0 and (not full or _OTHERS.search(told)):
        return None
    return Tally(whole, tuple(parts)) if over < value(whole) else None
