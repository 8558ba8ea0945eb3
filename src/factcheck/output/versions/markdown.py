"""A comparison as Markdown, for a pull request."""

from collections.abc import Iterator, Sequence

from factcheck.model import Comparison, FactChange, Finding, OneSided, Said
from factcheck.output.escape import cell, markdown
from factcheck.output.versions.telling import fate, findings, line, summary


def to_comparison_markdown(made: Comparison) -> str:
    """Return a table of the changes, and lists of leftover, lost and new facts."""
    return "\n".join(_parts(made)) + "\n"


def _parts(made: Comparison) -> Iterator[str]:
    yield f"# {markdown(made.old.path)} → {markdown(made.new.path)}\n"
    yield f"{summary(made)}.\n"
    yield from _list("Kept the old value", [_left(one) for one in findings(made)])
    if made.changes:
        yield "## Changed\n"
        yield "| What | Old | New | Where |\n| --- | --- | --- | --- |"
        yield from map(_row, made.changes)
        yield ""
    yield from _list("Told in the old version alone", [_alone(one) for one in made.lost])
    yield from _list("Told in the new version alone", [_alone(one) for one in made.came])
    ticks = [f"*{markdown(one.words)}*: {fate(one)}" for one in made.ticks or () if not one.holds]
    yield from _list("Ticks that no longer hold", ticks)


def _list(head: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"## {head}\n"
        yield from (f"- {one}" for one in items)
        yield ""


def _left(one: Finding) -> str:
    repair = f"; read *{markdown(one.suggestions[0].text)}*" if one.suggestions else ""
    where = f"{markdown(line(one.place))}, *{markdown(one.place.text)}*"
    return f"**{one.code}** {where}: {markdown(one.message)}{repair}"


def _row(one: FactChange) -> str:
    old, new = _cell(one.old), _cell(one.new)
    return f"| {one.kind} | {old} | {new} | {cell(one.new.where)} |"


def _cell(said: Said) -> str:
    return f"{cell(said.words)} ({cell(line(said.place))})"


def _alone(one: OneSided) -> str:
    said = one.said
    where = f", {markdown(said.where)}" if said.where else ""
    return f"{one.kind} *{markdown(said.words)}* ({markdown(line(said.place))}{where})"
