"""Two quotations of one utterance: do their words differ?"""

from factcheck.align.utterances.alignment import align
from factcheck.comparisons.reading import Reading
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Related, Span, Verdict

_LEAST = 4
"""Words that two quotations of one utterance have in common."""


def compare_quotations(link: Link, read: Reading) -> Verdict:
    """Prove that one utterance is quoted in two ways."""
    mine = _quoted(read, link.this)
    if mine is None:
        return read.without("quotation", [link.this])
    refused = read.without("quotation", link.others)
    for other in link.others:
        theirs = _quoted(read, other)
        if theirs:
            found = _compared(link, read, mine, theirs)
            if isinstance(found, Proved):
                return found
            refused = found
    return refused


def _quoted(read: Reading, span: Span) -> Span | None:
    """Return the quotation at a place, as far as the place has it."""
    for one in read.known.facts.quotations:
        if one.span.overlaps(span):
            return Span(max(one.span.start, span.start), min(one.span.end, span.end))
    return None


def _compared(link: Link, read: Reading, mine: Span, theirs: Span) -> Verdict:
    sides = [
        [at for at in read.tokens.inside(span) if read.tokens.words[at][0].isalnum()]
        for span in (mine, theirs)
    ]
    words = [[read.tokens.lower[at] for at in side] for side in sides]
    found = align(*words)
    if found is None or found.same < _LEAST:
        return Refused(Reason.OTHER_THING, "the quotations share too few words")
    changes = [one for one in found.changes if one[0][0] < one[0][1] and one[1][0] < one[1][1]]
    if not changes:
        return Refused(Reason.AGREES, "the quotations have the same words")
    if link.kind is not LinkKind.UTTERANCE and len(changes) > 1:
        return Refused(Reason.OTHER_THING, "the quotations differ in more than one place")
    here, there = changes[0]
    this = read.tokens.span(sides[0][here[0]], sides[0][here[1] - 1])
    other = read.tokens.span(sides[1][there[0]], sides[1][there[1] - 1])
    told = f"“{read.words(this)}” here, “{read.words(other)}” there"
    return Proved(
        "QUO01", this, f"one utterance quoted in two ways: {told}", related=(Related(other),)
    )
