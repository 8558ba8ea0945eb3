"""Two who were named together and are meant by "the two ministers" or "both" behind it."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Attribution, NameKind, Span
from factcheck.patterns import lazy

_PAIR = lazy(r"(?:[Tt]he two|[Bb]oth)(?:\s[\w’-]+){1,3}s|[Bb]oth(?: men| women)?|[Tt]he pair")
_AND = lazy(r"\s(?:and|nor)\s")
_FARTHEST = 3
"""Sentences with attributions before a pair among which it may have been named."""


def joined(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions in their order, each pair as the two names that it stands for."""
    pairs: list[Span] = []
    for one in found:
        source = one.source
        if source is not None and _PAIR.fullmatch(reading.document.words(source)):
            source = _named(reading, pairs, source) or source
        elif source is not None and _is_two(reading, source):
            pairs.append(source)
        yield evolve(one, source=source)


def _is_two(reading: Reading, source: Span) -> bool:
    people = [
        name
        for name in reading.within(source.start, source.end)
        if name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
    ]
    words = reading.document.words(source)
    return len(people) >= 2 and len(_AND.findall(words)) == 1 and "," not in words  # noqa: PLR2004


def _named(reading: Reading, pairs: list[Span], source: Span) -> Span | None:
    """Return the last two of the block, if they alone were named together there."""
    block = reading.document.block_at(source.start)
    inside = [one for one in pairs[-_FARTHEST:] if block and block.span.contains(one)]
    return inside[-1] if inside else None
