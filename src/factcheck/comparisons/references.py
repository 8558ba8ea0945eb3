"""What a reference says of what it leads to: its author, its number or panel, the way to it."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.model import (
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Related,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.links import LIKELY

_ENTRY = re.compile(r"\A(?P<family>[A-Z][\w’'-]+), (?P<given>[A-Z][\w’'-]{2,})")
_CITED = re.compile(r"(?P<name>[A-Z][\w’'-]+)(?: et\.? al|,? \(?(?:1[5-9]|20)\d\d)")

_LABEL = re.compile(
    r"\b(?P<what>[A-Za-z]{2,12})\.? ?(?P<number>\d+(?:\.\d+)*|\{@[\w:]+\})(?P<panel>[A-Z])?(?!\w)"
)
"""What a reader is sent to: "Figure 3", "fig. 2B", "Figure {@fig:fish}A", "Example 4.1"."""
_NUMBERED = re.compile(r"\W*(?P<number>\d+(?:\.\d+)*)(?:[.):] |\s+(?=[A-Z]))")
"""How a heading, an entry or a caption with a number of its own begins: "2. Nets", "4.1 Nets"."""
_PANEL = re.compile(r"\W*(?P<panel>[A-Z])[,.:)] ?(?=\w)")
"""How the caption of a panel begins: "C, Eels that climb"."""


def compare_labels(link: Link, read: Reading) -> Verdict:
    """Prove that a reader is sent to another figure or panel than the one that is meant."""
    mine = list(_labels(read, link.this))
    if link.values is not ValueKind.REFERENCE or len(mine) != 1:
        return Refused(
            Reason.NO_VALUE, f"“{read.shown(link.this)}” names no single figure or table"
        )
    refused = Refused(Reason.NO_VALUE, "no other place is a figure or a panel with its own label")
    return first_proof((_other_label(read, *mine[0], other) for other in link.others), refused)


def _other_label(read: Reading, label: re.Match[str], span: Span, other: Span) -> Verdict | None:
    """Return whether another place has the label that is named, of a panel or a figure."""
    panel = _PANEL.match(read.words(other)) if label["panel"] else None
    told = panel["panel"] if panel else _number_of(read, other, label["what"])
    if not told:
        return None
    if told == label["panel" if panel else "number"]:
        return Refused(Reason.AGREES, "both places have one label")
    own = next(_labels(read, other), None)
    shown = f"panel {told}" if panel else f"“{own[0][0] if own else read.shown(other)}”"
    message = f"“{read.words(span)}” is told of what is {shown}"
    return proved("CIT02", span, other, message, least=LIKELY)


def _labels(read: Reading, place: Span) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield what a place sends its reader to."""
    return (one for one in read.matches(_LABEL, place) if _sort(one[0]["what"]))


def _sort(word: str) -> str:
    """Return what a label is of: "fig" of "Figures"; empty for a word that is no label."""
    return lexicon.table("references.labels").get(word.lower(), "")


def _number_of(read: Reading, place: Span, what: str) -> str:
    """Return the number with which a place begins, as a label of the same sort or bare."""
    label, span = next(_labels(read, place), (None, place))
    if label and span.start == place.start and _sort(label["what"]) == _sort(what):
        return label["number"]
    bare = _NUMBERED.match(read.words(place))
    return bare["number"] if bare and not label else ""


def compare_citation(link: Link, read: Reading) -> Verdict:
    """Prove that a work is cited by a given name of its author."""
    cited, name = next(read.matches(_CITED, link.this, "name"), (None, link.this))
    if link.kind not in (LinkKind.WORK, LinkKind.BEARER) or cited is None:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” cites no author")
    for other in link.others:
        entry, span = next(read.matches(_ENTRY, other), (None, other))
        if entry and entry["given"] == cited["name"] != entry["family"]:
            message = f"“{cited['name']}” is the given name of “{entry['family']}”"
            return proved("CIT02", name, span, message)
    return Refused(Reason.AGREES, "the author is not cited by a given name")


def compare_direction(link: Link, read: Reading) -> Verdict:
    """Prove that a reader is sent up to what stands below, or down to what stands above."""
    ways = {"above": "links.above", "below": "links.below"}
    way = read.way(link.this, ways)
    if not way or not link.others:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” sends its reader nowhere")
    is_below = [other.start > link.this.end for other in link.others]
    is_against = all(is_below) if way == "above" else not any(is_below)
    if not is_against:
        return Refused(Reason.AGREES, f"it does stand {way}")
    words, side = read.first_of(link.this, ways[way]), "below" if way == "above" else "above"
    message = f"“{read.words(words)}” is told of what stands {side}"
    return Proved("CIT02", words, message, related=tuple(Related(one) for one in link.others))
