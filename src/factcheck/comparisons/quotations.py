"""Two quotations of one utterance: do their words differ?"""

from factcheck.align.utterances import retelling
from factcheck.align.utterances.alignment import align
from factcheck.align.utterances.features import QuotationPair, is_explained
from factcheck.align.utterances.gathering import Said
from factcheck.comparisons.reading import Reading, first_proof
from factcheck.model import Link, LinkKind, Reason, Refused, Span, Verdict
from factcheck.model.utterances import decide

_LEAST = 4
"""Words that two quotations of one utterance have in common."""


def compare_quotations(link: Link, read: Reading) -> Verdict:
    """Prove that one utterance is quoted in two ways."""
    mine = _quoted(read, link.this)
    if mine is None:
        return read.without("quotation", [link.this])
    others = (_quoted(read, other) for other in link.others)
    found = (_two_quotations(link, read, mine, one) for one in others if one and one is not mine)
    return first_proof(found, read.without("quotation", link.others))


def _quoted(read: Reading, span: Span) -> Said | None:
    """Return the quotation at a place."""
    return next((one for one in read.said if one.span.overlaps(span)), None)


def _two_quotations(link: Link, read: Reading, mine: Said, theirs: Said) -> Verdict:
    alignment = align(theirs.words, mine.words)
    if alignment is None or alignment.same < _LEAST:
        return Refused(Reason.OTHER_THING, "the quotations share too few words")
    pair = QuotationPair(theirs, mine, alignment)
    if is_explained(pair):
        return Refused(Reason.EXPLAINED, "one marks what it leaves out, or reports the other")
    one = retelling(pair)
    if link.kind is not LinkKind.UTTERANCE and len(one.changes) > 1:
        return Refused(Reason.OTHER_THING, "the quotations differ in more than one place")
    return decide(read.document, one)
