"""Reports on facts compared with attached sources, as text, JSON or HTML."""

import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from attrs import frozen

from factcheck.model import Place, Report, Sourced, Span, Standing
from factcheck.output.escape import as_json, printable
from factcheck.output.excerpt import clipped
from factcheck.output.json import VERSION, sourced_fields
from factcheck.output.outline import Block, Quoted, as_html
from factcheck.output.text import Reports, plural, several

_SHOWN = 60
"""Number of characters of context shown on each side of a value."""
EVERY = frozenset(Standing)


def told(one: Sourced) -> str:
    """Return a line with the result of comparing a fact with its source, and the place."""
    if one.found is None:
        return f"{one.standing} in the attached text of {_names(one)}"
    place, words = one.found.place, " ".join(one.found.words.split())
    where = f"{place.path}, {place.counted} {place.line}"
    verb = "supported" if one.standing is Standing.SUPPORTED else "differs"
    return f"{verb}: {words} in “{one.found.text.name}” ({where})"


def by_place(facts: Iterable[Sourced]) -> Callable[[Span], str]:
    """Return a function that returns the result for the fact at a span, or an empty string."""
    known = sorted(facts, key=lambda one: one.span)

    def at(span: Span) -> str:
        first = bisect.bisect_left(known, span.start, key=lambda one: one.span.end)
        near = next((one for one in known[first:] if one.span.overlaps(span)), None)
        is_same = near is not None and (near.span.contains(span) or span.contains(near.span))
        return told(near) if near is not None and is_same else ""

    return at


@frozen
class SourcedFact:
    """A fact with its place, its context, and the context of the value in the source."""

    fact: Sourced
    place: Place
    before: str
    """The text before the fact in its sentence, cut at a space."""
    after: str
    source_before: str = ""
    """The text before the value in the sentence of the source."""
    source_after: str = ""


def listed(report: Report, only: Collection[Standing] = EVERY) -> Iterator[SourcedFact]:
    """Yield the facts of a document that have attached sources, in order."""
    document = report.dossier.document
    for one in report.dossier.sourced or ():
        if one.standing in only:
            sentence = document.sentence_at(one.span.start) or one.span
            sides = [*_around(document.text, one.span, sentence)]
            if one.found is not None:
                sides += _around(one.found.text.document.text, one.found.span, one.found.around)
            yield SourcedFact(one, document.place(one.span), *sides)


def _around(text: str, span: Span, sentence: Span) -> tuple[str, str]:
    """Return the text before and after a value in its sentence, cut at spaces if it is long."""
    sides = text[sentence.start : span.start], text[span.end : sentence.end]
    return clipped(*sides, _SHOWN)


def _names(one: Sourced) -> str:
    return " or ".join(f"“{name}”" for name in one.names)


def counted(report: Report) -> str:
    """Return the number of facts with attached sources for each result."""
    facts = report.dossier.sourced or ()
    if not facts:
        return "no fact cites an attached source"
    counts = Counter(one.standing for one in facts)
    texts = len({text.document.path for one in facts for text in one.texts})
    parts = (f"{counts[one]} {one.value}" for one in Standing if counts[one])
    verb = "cites" if len(facts) == 1 else "cite"
    what = f"{plural(texts, 'attached source')}: {', '.join(parts)}"
    return f"{plural(len(facts), 'fact')} {verb} {what}"


def to_sources_text(reports: Reports, only: Collection[Standing] = EVERY) -> str:
    """Return each fact with the result of comparing it with its source, as text."""
    lines = (line for report in several(reports) for line in _lines(report, only))
    return "".join(f"{printable(line)}\n" for line in lines)


def _lines(report: Report, only: Collection[Standing]) -> Iterator[str]:
    yield f"{report.path}: {counted(report)}"
    for one in listed(report, only):
        fact, place, found = one.fact, one.place, one.fact.found
        words = " ".join(place.text.split())
        where = f"in the attached text of {_names(fact)}"
        if found is not None:
            where = f"{_names(fact)}, {found.place.path}:{found.place.line}:{found.place.column}"
        at = f"{place.line}:{place.column}"
        yield f"  {at}  {fact.standing:9}  {fact.kind:6}  {words}  ({where})"
        if fact.standing is not Standing.SUPPORTED:
            yield f"      here: {one.before}{words}{one.after}"
        if found is not None:
            yield f"      source: {one.source_before}{found.words}{one.source_after}"
        yield from (f"      = {line}" for line in fact.proof)


def to_sources_json(reports: Reports, only: Collection[Standing] = EVERY) -> str:
    """Return each fact with the result of comparing it with its source, as JSON."""
    documents = [
        {"path": one.path, "sourced": sourced_fields(one, only)} for one in several(reports)
    ]
    return as_json({"version": VERSION, "documents": documents})


def to_sources_html(reports: Reports, only: Collection[Standing] = EVERY) -> str:
    """Return a self-contained page that shows both places of each fact side by side."""
    blocks = (part for report in several(reports) for part in _outline(report, only))
    return as_html("Facts and their sources", blocks)


def _outline(report: Report, only: Collection[Standing]) -> Iterator[Block]:
    note = "A contradiction does not show which side is correct."
    yield Block("title", (f"{report.path}: facts and their sources",))
    yield Block("text", (f"{counted(report)[:1].upper()}{counted(report)[1:]}. {note}",))
    rows: list[Any] = [[(head,) for head in ("Line", "Kind", "Document", "Result", "Source")]]
    for one in listed(report, only):
        fact, found = one.fact, one.fact.found
        there: tuple[str | Quoted, ...] = (", ".join(fact.names),)
        if found is not None:
            where = (
                f"{found.text.name}, {found.place.path}, {found.place.counted} {found.place.line}"
            )
            proof = "".join(f"; {line}" for line in fact.proof)
            quoted = one.source_before, Quoted(found.words), one.source_after
            there = (*quoted, f" ({where}){proof}")
        here = (one.before, Quoted(one.place.text), one.after)
        line = (f"{one.place.counted} {one.place.line}",)
        rows.append([line, (fact.kind.value,), here, (fact.standing.value,), there])
    if len(rows) > 1:
        yield Block("table", rows=rows)
