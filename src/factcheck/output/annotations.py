"""Findings and facts as W3C Web Annotations in JSON-LD, for other tools.

Source: Web Annotation Data Model, W3C Recommendation, 23 February 2017: 3.2 (bodies and targets),
3.3.5 (motivations), 4.2.4 (text quote selector), 5.2 (pages); RFC 3986 (references).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from factcheck.model import Finding, Place, Report
from factcheck.model.actions import Action, FactKind
from factcheck.model.ledger import Desk, Fact
from factcheck.output.escape import inert

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of context before and after the words, by which they are found again."""


def to_annotations(reports: Sequence[Report], _: Sequence[str] = ()) -> str:
    """Return a page of annotations, one for each finding, which targets all of its places."""
    return _page([_of_finding(report, one) for report in reports for one in report.findings])


def facts_as_annotations(desks: Sequence[Desk], kinds: frozenset[FactKind]) -> str:
    """Return a page of annotations, one for each fact or claim, with its recorded actions.

    Args:
        desks: The documents.
        kinds: The kinds of facts; all if empty.
    """
    items = [
        _of_fact(desk, fact)
        for desk in desks
        for fact in desk.facts
        if not kinds or fact.kind in kinds
    ]
    return _page(items)


def _page(items: Sequence[Mapping[str, Any]]) -> str:
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": list(items)}
    return inert(json.dumps(page, ensure_ascii=False, indent=2)) + "\n"


def reference(path: str) -> str:
    """Return a path as a relative reference: "drafts/a%20b.md"; "#" and "?" are escaped."""
    return quote(path, safe="/", errors="surrogateescape")


def _of_finding(report: Report, finding: Finding) -> Mapping[str, Any]:
    places = [finding.place, *(one.place for one in finding.related)]
    return {
        "id": f"urn:factcheck:{finding.fingerprint}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            _words(finding.message, "describing"),
            *(_words(line, "describing") for line in finding.proof),
            {"type": "TextualBody", "value": finding.code, "purpose": "tagging"},
        ],
        "target": [_target(report.dossier.document.text, place) for place in places],
    }


def _words(value: str, purpose: str) -> Mapping[str, str]:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _target(text: str, place: Place) -> Mapping[str, Any]:
    """Return the words of a place in its file, with their context in the document."""
    start, end = place.span.start, place.span.end
    is_here = bool(text[start:end])
    return {
        "source": reference(place.path),
        "selector": {
            "type": "TextQuoteSelector",
            "exact": text[start:end] if is_here else place.text,
            "prefix": text[max(0, start - _AROUND) : start] if is_here else "",
            "suffix": text[end : end + _AROUND] if is_here else "",
        },
    }


def _of_fact(desk: Desk, fact: Fact) -> Mapping[str, Any]:
    events = fact.entry.standing if fact.entry else ()
    return {
        "id": f"urn:factcheck:{fact.id}",
        "type": "Annotation",
        "motivation": "identifying" if not events else "assessing",
        "body": [
            {"type": "TextualBody", "value": fact.kind.value, "purpose": "tagging"},
            {"type": "TextualBody", "value": fact.state.value, "purpose": "classifying"},
            *([_words(fact.says, "describing")] if fact.says else []),
            *(body for event in events for body in _of_event(event)),
        ],
        "target": _target(desk.document.text, fact.place),
    }


def _of_event(event: Action) -> Iterator[Mapping[str, Any]]:
    """Yield the bodies of an action: what was done, with its note, and the source consulted."""
    done = event.do.value
    creator = {"type": "Person", "nickname": event.by}
    words = f"{done}: {event.note}" if event.note else done
    yield {**_words(words, "assessing"), "creator": creator, "created": event.at}
    against = event.against
    if against is not None:
        told = ", ".join(part for part in (against.key, against.locator, against.quote) if part)
        yield {**_words(told, "linking"), "creator": creator, "created": event.at}
