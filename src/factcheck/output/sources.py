"""Facts with the results from their attached sources, as text, JSON or a page."""

import bisect
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from factcheck.model import Place, Report, Sourced, Span, Standing
from factcheck.output.escape import inert, printable
from factcheck.output.json import place_fields

VERSION = 1
_SHOWN = 60
"""Characters of its sentence shown on either side of a value."""
EVERY = frozenset(Standing)


def told(one: Sourced) -> str:
    """Return the result from the source of a fact, and the place, in one line."""
    names = " or ".join(f"“{name}”" for name in one.names)
    if one.found is None:
        return f"not found in the attached text of {names}"
    place, words = one.found.place, " ".join(one.found.words.split())
    where = f"{place.path}, {place.counted} {place.line}"
    says = f"{words} in “{one.found.text.name}” ({where})"
    return f"supported: {says}" if one.standing is Standing.SUPPORTED else f"differs: {says}"


def by_place(facts: Iterable[Sourced]) -> Callable[[Span], str]:
    """Return a function that describes the result for the fact at a place; empty for others."""
    known = sorted(facts, key=lambda one: one.span)

    def at(span: Span) -> str:
        first = bisect.bisect_left(known, span.start, key=lambda one: one.span.end)
        near = next((one for one in known[first:] if one.span.overlaps(span)), None)
        is_same = near is not None and (near.span.contains(span) or span.contains(near.span))
        return told(near) if near is not None and is_same else ""

    return at


@frozen
class SourcedFact:
    """A fact with its place, and the result from its source in words."""

    fact: Sourced
    place: Place
    before: str
    """The text before it in its sentence, cut at a space."""
    behind: str
    source_before: str = ""
    """The text before the value in the sentence of the source."""
    source_behind: str = ""


def listed(report: Report, only: Collection[Standing] = EVERY) -> Iterator[SourcedFact]:
    """Yield the facts of a document with attached sources, in order."""
    document = report.dossier.document
    for one in report.dossier.sourced or ():
        if one.standing in only:
            sentence = document.sentence_at(one.span.start) or one.span
            own = _around(document.text, one.span.start, one.span.end, sentence.start, sentence.end)
            there = ("", "")
            if one.found is not None:
                text, at, around = one.found.text.document.text, one.found.span, one.found.around
                there = _around(text, at.start, at.end, around.start, around.end)
            yield SourcedFact(one, document.place(one.span), *own, *there)


def _around(text: str, start: int, end: int, first: int, last: int) -> tuple[str, str]:
    """Return the text around a value in its sentence, cut at spaces if it is long."""
    left, right = text[first:start], text[end:last]
    if len(left) > _SHOWN:
        left = "…" + left[-_SHOWN:].partition(" ")[2]
    if len(right) > _SHOWN:
        right = right[:_SHOWN].rpartition(" ")[0] + "…"
    return left, right


def counted(report: Report) -> str:
    """Return the number of facts with attached sources, by result."""
    facts = report.dossier.sourced or ()
    if not facts:
        return "no fact rests on an attached text"
    counts = Counter(one.standing for one in facts)
    texts = len({text.document.path for one in facts for text in one.texts})
    parts = (f"{counts[one]} {one.value}" for one in Standing if counts[one])
    rest = "fact rests" if len(facts) == 1 else "facts rest"
    noun = "text" if texts == 1 else "texts"
    return f"{len(facts)} {rest} on {texts} attached {noun}: {', '.join(parts)}"


def to_sources_text(reports: Sequence[Report], only: Collection[Standing] = EVERY) -> str:
    """Return each fact with the result from its source, for a terminal."""
    lines = [line for report in reports for line in _lines(report, only)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _lines(report: Report, only: Collection[Standing]) -> Iterator[str]:
    yield f"{report.path}: {counted(report)}"
    for one in listed(report, only):
        fact, place = one.fact, one.place
        words = " ".join(place.text.split())
        head = f"  {place.line}:{place.column}  {fact.standing:9}  {fact.kind:6}  {words}"
        names = " or ".join(f"“{name}”" for name in fact.names)
        if fact.found is None:
            yield f"{head}  (in the attached text of {names})"
            yield f"      here: {one.before}{words}{one.behind}"
            continue
        there = fact.found.place
        yield f"{head}  ({names}, {there.path}:{there.line}:{there.column})"
        if fact.standing is Standing.DIFFERS:
            yield f"      here: {one.before}{words}{one.behind}"
        yield f"      there: {one.source_before}{fact.found.words}{one.source_behind}"
        yield from (f"      = {line}" for line in fact.proof)


def to_sources_json(reports: Sequence[Report], only: Collection[Standing] = EVERY) -> str:
    """Return each fact with the result from its source, as JSON."""
    documents = [{"path": one.path, "sourced": sourced_fields(one, only)} for one in reports]
    whole = {"version": VERSION, "documents": documents}
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def sourced_fields(report: Report, only: Collection[Standing] = EVERY) -> list[Mapping[str, Any]]:
    """Return the fields of each fact of a document with an attached source."""
    return [_fields(one) for one in listed(report, only)]


def _fields(one: SourcedFact) -> Mapping[str, Any]:
    fact = one.fact
    found: dict[str, Any] = {}
    if fact.found is not None:
        place = {**place_fields(fact.found.place), "text": fact.found.place.text}
        found = {"found": {"name": fact.found.text.name, **place, "around": fact.found.sentence}}
    return {
        "kind": fact.kind.value,
        "standing": fact.standing.value,
        **place_fields(one.place),
        "text": one.place.text,
        "names": list(fact.names),
        "paths": list(dict.fromkeys(text.document.path for text in fact.texts)),
        **found,
        **({"proof": list(fact.proof)} if fact.proof else {}),
    }


def to_sources_html(reports: Sequence[Report], only: Collection[Standing] = EVERY) -> str:
    """Return a self-contained page with both places of each fact side by side."""
    from factcheck.output.html.templating import asset, environment, policy  # noqa: PLC0415

    style = asset("style.css")
    return (
        environment()
        .get_template("sources.html")
        .render(
            style=style,
            policy=policy(style, "", "form-action 'none'"),
            documents=[(one, counted(one), list(listed(one, only))) for one in reports],
        )
    )
