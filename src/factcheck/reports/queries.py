"""A finding as a query to the author, in plain words: what stands here, what there, what to do."""

from collections.abc import Iterator

from factcheck.model import Document, Finding, Place
from factcheck.model.whereabouts import findable, whereabouts


def query(document: Document, finding: Finding) -> str:
    """Return a finding as one or two sentences that can be sent to an author as they are.

    “7,430 here, 7,340 in “Results”, third paragraph. Please confirm.” Of what is reckoned, and of
    words that stand alone, the message is the sentence, and the repair the question.
    """
    others = [part.place for part in finding.related if part.role == "counter"]
    repairs = [one for one in finding.suggestions if one.side == "this"]
    if others and _tells_two_sides(finding):
        there = whereabouts_of(document, finding, others[0])
        told = f"“{_words(document, finding.place)}” here, “{_words(document, others[0])}” {there}."
    else:
        told = f"{finding.message[:1].upper()}{finding.message[1:]}."
    if not repairs:
        return f"{told} Please check."
    if len(finding.suggestions) > len(repairs):
        return f"{told} Please confirm."
    asked = " or ".join(f"“{one.text}”" for one in repairs)
    return f"{told} Read {asked}?"


def arithmetic(finding: Finding) -> Iterator[str]:
    """Yield the lines of a proof in which something is reckoned: "151 + 94 + 82 = 327"."""
    return (line for line in finding.proof if " = " in line)


def whereabouts_of(document: Document, finding: Finding, place: Place) -> str:
    """Return where another place of a finding stands: "in “Results”, third paragraph"."""
    if place.path != finding.place.path and not place.span:
        return f"in {place.path}, line {place.line}"
    here, there = (whereabouts(document, one) for one in (finding.place, place))
    return "in the same paragraph" if here == there else f"in {there}"


def _tells_two_sides(finding: Finding) -> bool:
    """True if a finding holds two wordings of one thing against each other."""
    has_both = {one.side for one in finding.suggestions} == {"this", "counter"}
    is_usual = any(one.places or one.certain for one in finding.suggestions)
    return has_both or is_usual


def _words(document: Document, place: Place) -> str:
    return "".join(findable(document, place))
