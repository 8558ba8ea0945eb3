"""Where a reference leads: to another figure or panel, or to the address of another thing."""

import re

from factcheck import lexicon
from factcheck.comparisons.places import Places, proved
from factcheck.model import Link, Reason, Refused, Span, ValueKind, Verdict
from factcheck.model.links import LIKELY

_LABEL = re.compile(
    r"\b(?P<what>[A-Za-z]{2,12})\.? ?(?P<number>\d+(?:\.\d+)*|\{@[\w:]+\})(?P<panel>[A-Z])?(?!\w)"
)
"""What a reader is sent to: "Figure 3", "fig. 2B", "Figure {@fig:fish}A", "Example 4.1"."""
_BEGINS = re.compile(
    r"\W*(?:(?P<number>\d+(?:\.\d+)*)(?:[.):] |\s+(?=[A-Z]))|(?P<panel>[A-Z])[,.:)] ?(?=\w))"
)
"""How a heading, an entry or a caption begins: "2. Nets", "4.1 Nets", "C, Eels that climb"."""
_ENTRY = re.compile(r"(?P<family>[A-Z][\w’'-]+), (?P<given>[A-Z][\w’'-]{2,})")
_CITED = re.compile(r"(?P<name>[A-Z][\w’'-]+)(?: et\.? al|,? \(?(?:1[5-9]|20)\d\d)")
_DEFINED = re.compile(r"^\[(?P<label>[^\]]+)\]: *(?P<address>\S+)")


def prove_reference(link: Link, places: Places) -> Verdict:
    """Prove that a reader is sent to another figure or panel, or from two words to one address."""
    kinds, mine = lexicon.table("references.labels"), _label(places, link.this)
    address = _address(places, link.this)
    is_meant = link.values in (ValueKind.REFERENCE, ValueKind.NAME)
    for other in link.others if is_meant else ():
        theirs = _address(places, other)
        if address and theirs and address[1] == theirs[1]:
            words = places.words(address[0]), places.words(theirs[0])
            message = f"“{words[0]}” and “{words[1]}” lead to one address"
            return proved("TWN05", address[0], theirs[0], message, address[1])
        if address and f"#{address[1]}" in places.words(other):
            named = f"“{address[1]}”, and the place is “#{address[1]}”"
            message = f"“{places.words(address[0])}” leads to {named}"
            return proved("CIT02", address[0], other, message)
        cited, entry = _CITED.search(places.words(link.this)), _ENTRY.match(places.words(other))
        if cited and entry and cited["name"] == entry["given"] != entry["family"]:
            span = Span(*cited.span("name")).shift(link.this.start)
            message = f"“{cited['name']}” is the given name of “{entry['family']}”"
            return proved("CIT02", span, other, message)
        label, begins = _label(places, other), _BEGINS.match(places.words(other))
        if mine is None:
            continue
        if (
            label
            and label.start() == 0
            and kinds[label["what"].lower()] == kinds[mine["what"].lower()]
        ):
            number, what = label["number"], f"“{label[0]}”"
        elif begins and not label:
            number = begins["panel"] or begins["number"]
            what = f"panel {number}" if begins["panel"] else f"“{places.shown(other)}”"
        else:
            continue
        own = mine["panel" if number.isalpha() else "number"]
        if own and own != number:
            span = Span(*mine.span()).shift(link.this.start)
            message = f"“{mine[0]}” is said of what is {what}"
            return proved("CIT02", span, other, message, least=LIKELY)
    return Refused(
        Reason.NO_VALUE, f"“{places.shown(link.this)}” leads to nothing that is numbered"
    )


def _label(places: Places, place: Span) -> re.Match[str] | None:
    """Return the only label of a figure, table or section in a place."""
    kinds = lexicon.table("references.labels")
    found = [one for one in _LABEL.finditer(places.words(place)) if one["what"].lower() in kinds]
    return found[0] if len(found) == 1 else None


def _address(places: Places, place: Span) -> tuple[Span, str] | None:
    """Return the words of the only link of a place, with its address."""
    defined = _DEFINED.match(places.words(place))
    if defined:
        return Span(*defined.span("label")).shift(place.start), defined["address"]
    found = [one for one in places.document.links if one.span.overlaps(place)]
    return (found[0].span, found[0].target) if len(found) == 1 else None
