"""Lengths with a direction: "two weeks later", "nine days after", "the next day"."""

from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck.model import DateKind, Document, Duration, Facts, Span, Unit
from factcheck.patterns import lazy

_WAY = lazy(
    r"(?: to the (?:very )?day)?,? (?:(?P<later>later|afterwards?|thereafter)"
    r"|(?P<earlier>earlier|previously|before(?=[,.;:)—–]|$| on )))"
    r"(?=[ ,.;:)—–]|$)"
)
_AHEAD = lazy(
    r"(?: to the (?:very )?day)?"
    r"(?: (?:(?P<later>after|following)|(?P<earlier>before|prior to))"
    r"|(?P<out> out (?:from|of))"
    r"|(?P<past>,? (?:had|have|has) (?:now |by then |then )?(?:passed|elapsed|gone by|gone)"
    r" since)) "
)
_STEPS = {
    f"the {which} {unit}": (sign, size)
    for which, sign in (("next", 1), ("following", 1), ("previous", -1), ("preceding", -1))
    for unit, size in (
        ("day", Unit.DAY),
        ("morning", Unit.DAY),
        ("evening", Unit.DAY),
        ("year", Unit.YEAR),
    )
} | {
    f"the {unit} {way}": (sign, Unit.DAY)
    for unit in ("day", "evening", "night", "morning")
    for way, sign in (("after", 1), ("before", -1))
}


@frozen
class Distance:
    """A length with its direction, and where the words that tell both end."""

    length: Duration
    sign: int
    end: int
    ahead: bool = False
    """It is counted from something that is named behind it."""
    out: bool = False
    """What is named behind it is the place that was left."""
    past: bool = False
    """It leads to what was told before: "two weeks had passed since"."""


def distances(document: Document, facts: Facts) -> Iterator[Distance]:
    """Yield all distances, those in numbers first."""
    for length in facts.durations:
        yield from _counted(document, length)
    for date in facts.dates:
        words = document.words(date.span).lower() if date.kind is DateKind.RELATIVE else ""
        if words in _STEPS:
            sign, unit = _STEPS[words]
            yield Distance(Duration(date.span, 1, unit), sign, date.span.end)


def _counted(document: Document, length: Duration) -> Iterator[Distance]:
    if way := _WAY.match(document.text, length.span.end):
        yield Distance(length, 1 if way["later"] else -1, way.end())
    elif way := _AHEAD.match(document.text, length.span.end):
        found = Distance(length, -1 if way["earlier"] else 1, way.end(), ahead=True)
        yield evolve(found, out=bool(way["out"]), past=bool(way["past"]))


def whole(distance: Distance) -> Span:
    """Return the words that tell a length and its direction."""
    return Span(distance.length.span.start, distance.end - distance.ahead)
