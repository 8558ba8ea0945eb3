"""Phrases that all reports of a comparison share."""

from collections import Counter
from collections.abc import Iterator

from factcheck.model import CarriedTick, ChangeKind, Comparison, Finding, Place
from factcheck.model.ledger import State

NOUNS = {
    ChangeKind.DATE: ("date", "dates"),
    ChangeKind.FIGURE: ("figure", "figures"),
    ChangeKind.NAME: ("name", "names"),
    ChangeKind.QUOTATION: ("quotation", "quotations"),
    ChangeKind.REFERENCE: ("reference", "references"),
    ChangeKind.WORDS: ("other wording", "other wordings"),
}
_FATES = ("stays", "stay", "becomes stale", "become stale", "is lost", "are lost")


def findings(made: Comparison) -> tuple[Finding, ...]:
    """Return the findings about places that kept an old value."""
    return made.report.findings if made.report else ()


def summary(made: Comparison) -> str:
    """Return the counts in one line: "2 figures and 1 date changed; 1 place kept an old value"."""
    return "; ".join(_counts(made))


def _counts(made: Comparison) -> Iterator[str]:
    changed = Counter(one.kind for one in made.facts)
    told = [counted(changed[kind], NOUNS[kind]) for kind in NOUNS if changed[kind]]
    yield f"{_listed(told)} changed" if told else "no facts changed"
    if made.lost:
        yield f"{len(made.lost)} lost"
    if made.came:
        yield f"{len(made.came)} came in"
    left = len(findings(made))
    if left:
        yield f"{counted(left, ('place', 'places'))} kept an old value"
    if made.ticks is not None:
        yield ticks_summary(made.ticks)


def ticks_summary(ticks: tuple[CarriedTick, ...]) -> str:
    """Return how many ticks are kept, become stale and are lost."""
    if not ticks:
        return "nothing was ticked"
    fates = Counter(2 if one.now is State.LOST else int(not one.holds) for one in ticks)
    told = [
        f"{fates[fate]} {_FATES[2 * fate + (fates[fate] > 1)]}" for fate in range(3) if fates[fate]
    ]
    return f"of {counted(len(ticks), ('tick', 'ticks'))} {', '.join(told)}"


def counted(count: int, nouns: tuple[str, str]) -> str:
    """Return a count with its noun."""
    return f"{count} {nouns[count != 1]}"


def _listed(told: list[str]) -> str:
    return " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def line(place: Place) -> str:
    """Return FILE:LINE."""
    return f"{place.path}:{place.line}"


def fate(one: CarriedTick) -> str:
    """Return the fate of a tick: "ticked, and stays so", "ticked, now stale"."""
    if one.holds:
        return f"{one.before.value}, and stays so"
    return f"{one.before.value}, now {one.now.value}"
