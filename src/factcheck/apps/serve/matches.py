"""Findings as LanguageTool matches: one match at each side that may be wrong."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import frozen

from factcheck import lexicon
from factcheck.apps.serve.annotated import Annotated
from factcheck.model import (
    Check,
    Document,
    Finding,
    Place,
    RelatedPlace,
    Report,
    Severity,
    Span,
    fix,
    options,
)
from factcheck.output.queries import arithmetic, query, query_apart, sentence, whereabouts_of
from factcheck.proof.fixes import rewrites

Match = dict[str, Any]

CONTEXT = 40
"""Number of characters of context on each side of a match."""
MOST_SIDES = 3
"""Maximum number of other places that get their own match or are mentioned."""
_CUT = "..."
_POINTING = {
    "counter": "The other place is",
    "anchor": "The date is counted from the place",
    "same": "The same error is",
    "witness": "Another mention is",
}
_WHOLE_TEXT = -1
"""LanguageTool's value of `contextForSureMatch` for matches that depend on the whole text."""


@frozen
class Side:
    """One location of a finding, reported as a LanguageTool match."""

    place: Place
    number: int
    """0 for the flagged place, 1 for the first related place, and so on."""


def matches(
    report: Report,
    annotated: Annotated,
    checks: Mapping[str, Check],
    wanted: Callable[[Finding], bool],
    address: str = "",
) -> list[Match]:
    """Return the matches for a report, in text order.

    Args:
        report: The report of the text.
        annotated: The annotated text.
        checks: Maps codes to checks.
        wanted: Function that returns True if a finding is requested.
        address: Base address of the documentation pages of checks; empty if they are not served.
    """
    teller = _Teller(report.dossier.document, annotated, checks, address)
    found = [
        teller.match(finding, side)
        for finding in report.findings
        if wanted(finding)
        for side in _sides(finding, report.dossier.document)
    ]
    return sorted(found, key=lambda one: (one["offset"], one["length"], one["rule"]["id"]))


def ranges(report: Report, annotated: Annotated) -> list[list[int]]:
    """Return the start and end of each sentence, as offsets in the request."""
    document = report.dossier.document
    teller = _Teller(document, annotated, {}, "")
    return [list(teller.range(document.place(span))) for span in document.sentences]


def _sides(finding: Finding, document: Document) -> Iterator[Side]:
    """Yield the places of a finding at which something may be wrong.

    If the document itself shows which form is right, only one place is yielded. The figures used in
    a calculation are not yielded, because the result does not contradict any single figure.
    """
    own = document.files[0].path
    if finding.place.path == own:
        yield Side(finding.place, 0)
    if any(arithmetic(finding)):
        return
    roles = ("same",) if fix(finding) else ("counter", "same")
    numbered = enumerate(finding.related, 1)
    others = [Side(part.place, at) for at, part in numbered if part.role in roles]
    yield from [side for side in others if side.place.path == own][:MOST_SIDES]


@frozen
class _Teller:
    """Converts the findings of a text to matches."""

    document: Document
    annotated: Annotated
    checks: Mapping[str, Check]
    address: str

    def match(self, finding: Finding, side: Side) -> Match:
        """Return the match of a finding at one of its places."""
        start, end = self.stretch(side.place)
        first, last = self.annotated.in_units(start), self.annotated.in_units(end)
        is_note = finding.severity is Severity.NOTE
        return {
            "message": self._message(finding, side),
            "shortMessage": finding.name.replace("-", " ").capitalize(),
            "replacements": [{"value": words} for words in self._replacements(finding, side)],
            "offset": first,
            "length": last - first,
            "context": self._context(start, end),
            "sentence": self._sentence(side.place),
            "type": {"typeName": "Hint" if is_note else "Other"},
            "rule": self._rule(finding),
            "ignoreForIncompleteSentence": True,
            "contextForSureMatch": _WHOLE_TEXT,
        }

    def range(self, place: Place) -> tuple[int, int]:
        """Return the start and end of a place in the request, in code units."""
        start, end = self.stretch(place)
        return self.annotated.in_units(start), self.annotated.in_units(end)

    def stretch(self, place: Place) -> tuple[int, int]:
        """Return the range of a place in the request; an empty place is extended by a character."""
        starts = self.document.files[0].line_starts
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.end_line - 1] + place.end_column - 1
        if end == start:
            start = min(start, max(0, len(self.annotated.text) - 1))
            end = min(start + 1, len(self.annotated.text))
        return self.annotated.stretch(start, end)

    def _message(self, finding: Finding, side: Side) -> str:
        """Return the message at a place: what is wrong, the proof, and where the other place is."""
        told = query(self.document, finding)
        if side.number:
            told = query_apart(self.document, finding, side.place)
        calculated = [sentence(line) for line in arithmetic(finding)]
        others = [self._pointed(one, side.place, told) for one in self._others(finding, side)]
        return " ".join((told, *calculated, *others))

    def _others(self, finding: Finding, side: Side) -> list[RelatedPlace]:
        own = RelatedPlace(finding.place, "counter")
        places = [own, *finding.related]
        return [one for at, one in enumerate(places) if at != side.number][:MOST_SIDES]

    def _pointed(self, other: RelatedPlace, here: Place, told: str) -> str:
        """Return a description of another place: where it is, and its words in context."""
        where = whereabouts_of(self.document, here, other.place)
        pointer = f"{_POINTING.get(other.role, _POINTING['counter'])} {where}"
        shown = self._shown(other.place)
        if not shown:
            return f"{pointer}."
        return f"Elsewhere: “{shown}”." if where in told else f"{pointer}: “{shown}”."

    def _shown(self, place: Place) -> str:
        """Return the words of a place with their context in the paragraph."""
        block = self.document.block_at(place.span.start)
        if block is None:
            return ""
        start = max(block.span.start, place.span.start - CONTEXT)
        end = min(block.span.end, place.span.end + CONTEXT)
        before = self.document.text[start : place.span.start]
        behind = self.document.text[place.span.end : end]
        if start > block.span.start:
            before = "…" + before.partition(" ")[2]
        if end < block.span.end:
            behind = behind.rpartition(" ")[0] + "…"
        return f"{before}{self.document.words(place.span)}{behind}"

    def _replacements(self, finding: Finding, side: Side) -> Iterator[str]:
        """Yield replacements for a place, unless they would remove markup or line endings."""
        start, end = self.stretch(side.place)
        if self.annotated.sent[start:end] != self.document.words(side.place.span):
            return
        made = (one for way in options(finding) for one in rewrites(self.document, finding, way))
        words = (one.words for one in made if one.place.span == side.place.span)
        yield from filter(None, dict.fromkeys(words))

    def _context(self, start: int, end: int) -> dict[str, Any]:
        """Return the words of a match with their context; line endings become spaces."""
        sent = self.annotated.sent
        first, last = max(0, start - CONTEXT), min(len(sent), end + CONTEXT)
        before = (_CUT if first else "") + sent[first:start]
        behind = sent[end:last] + (_CUT if last < len(sent) else "")
        shown = f"{before}{sent[start:end]}{behind}"
        return {
            "text": _on_a_line(shown),
            "offset": _units(before),
            "length": _units(sent[start:end]),
        }

    def _sentence(self, place: Place) -> str:
        span = self.document.sentence_at(place.span.start) or Span(0, 0)
        return self.document.words(span).strip()

    def _rule(self, finding: Finding) -> dict[str, Any]:
        code, family = finding.code, finding.code[:3]
        check = self.checks.get(code)
        rule: dict[str, Any] = {
            "id": code,
            "description": check.title if check else finding.name,
            "issueType": issue_type(family),
            "category": {"id": family, "name": category(family)},
        }
        if self.address:
            rule["urls"] = [{"value": f"{self.address}/checks/{code}"}]
        return rule


def issue_type(family: str) -> str:
    """Return the issue type of a family of checks in the Localization Quality standard."""
    return lexicon.table("serving.issue types").get(family, "inconsistency")


def category(family: str) -> str:
    """Return the name of a family of checks."""
    return lexicon.table("serving.families").get(family, family)


def _on_a_line(words: str) -> str:
    return words.replace("\r", " ").replace("\n", " ")


def _units(words: str) -> int:
    return len(words) + sum(char > "\uffff" for char in words)
