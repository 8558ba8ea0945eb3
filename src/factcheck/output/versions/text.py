"""A comparison for a terminal."""

from collections.abc import Iterator, Sequence

from factcheck.model import ChangeKind, Comparison, FactChange, OneSided, Place
from factcheck.output.escape import printable, width
from factcheck.output.text import WIDTH, Paint, plain, to_text
from factcheck.output.versions.telling import fate, findings, summary

_LONGEST = 60
"""Maximum characters of a quotation or entry in a line."""
_MOST = 200
"""Maximum lines of a part; nobody reads thousands on a terminal."""
_KIND = max(len(kind.value) for kind in ChangeKind)


def to_comparison_text(
    made: Comparison, *, columns: int = WIDTH, paint: Paint = plain, words: bool = False
) -> str:
    """Return the changes, the facts of only one version, and the places that kept an old value.

    Args:
        made: The comparison.
        columns: Width of the terminal.
        paint: Adds colour; by default none.
        words: Whether to show other changed words, which are not facts.
    """
    return "".join(f"{one}\n" for one in _lines(made, columns, paint, words=words))


def _lines(made: Comparison, columns: int, paint: Paint, *, words: bool) -> Iterator[str]:
    yield paint("bold", printable(f"{made.old.path} → {made.new.path}"))
    yield from _part("Changed", [_change(one) for one in made.facts], paint)
    others = [one for one in made.changes if one.kind is ChangeKind.WORDS]
    if words:
        yield from _part("Other words", [_change(one) for one in others], paint)
    yield from _part("Told in the old version alone", [_alone(one) for one in made.lost], paint)
    yield from _part("Told in the new version alone", [_alone(one) for one in made.came], paint)
    ticks = [f"{fate(one)}: {_short(one.words)}" for one in made.ticks or () if not one.holds]
    yield from _part("Ticks that no longer hold", ticks, paint)
    if findings(made) and made.report:
        yield ""
        yield paint("bold", "Kept the old value")
        yield to_text([made.report], columns=columns, paint=paint).rstrip("\n")
    hidden = len(others) if not words else 0
    more = f"; {hidden} other wordings (--words shows them)" if hidden > 1 else ""
    more = "; 1 other wording (--words shows it)" if hidden == 1 else more
    yield ""
    yield printable(f"{summary(made)}{more}")


def _part(head: str, lines: Sequence[str], paint: Paint) -> Iterator[str]:
    if lines:
        yield ""
        yield paint("bold", head)
        yield from (f"  {printable(one)}" for one in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"  … and {len(lines) - _MOST:,} more: --format json has them all"


def _change(one: FactChange) -> str:
    told = f"{one.kind:{_KIND}}  {_short(one.old.words)} → {_short(one.new.words)}"
    where = f"  {_line(one.old.place)} → {_line(one.new.place)}  {one.new.where}"
    within = f", “{_short(one.within)}”" if one.within else ""
    return told + " " * max(0, 46 - width(told)) + where + within


def _alone(one: OneSided) -> str:
    told = f"{one.kind:{_KIND}}  {_short(one.said.words)}"
    return told + " " * max(0, 46 - width(told)) + f"  {_line(one.said.place)}  {one.said.where}"


def _line(place: Place) -> str:
    page = f"page {place.page}, " if place.page else ""
    return f"{page}{place.counted} {place.line}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
