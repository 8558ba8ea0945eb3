"""One formula written in two ways: the same signs, another term."""

from factcheck.comparisons.reading import Reading
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Related, Span, Verdict

_LEAST_SIGNS = 2
_LONGEST = 40


def compare_formulas(link: Link, read: Reading) -> Verdict:
    """Prove that two formulas have the same signs in the same order, and not the same terms."""
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” is no formula")
    if link.kind is not LinkKind.MEASURE or not _is_formula(read, link.this):
        return refused
    for other in link.others:
        if not _is_formula(read, other):
            continue
        mine, theirs = _terms(read, link.this), _terms(read, other)
        if len(mine) != len(theirs):
            continue
        apart = [pair for pair in zip(mine, theirs, strict=True) if pair[0][0] != pair[1][0]]
        if len(apart) == 1 and all(one[0][0].isalnum() for one in apart[0]):
            (this, here), (counter, there) = apart[0]
            return Proved(
                "TWN01",
                read.tokens.span(here),
                f"one formula with “{this}” here, “{counter}” elsewhere",
                proof=(f"{read.shown(link.this)} / {read.shown(other)}",),
                related=(Related(read.tokens.span(there)),),
            )
        refused = Refused(Reason.AGREES, "the formulas are the same, or differ in more than a term")
    return refused


def _terms(read: Reading, span: Span) -> list[tuple[str, int]]:
    return [(read.tokens.words[at], at) for at in read.tokens.inside(span)]


def _is_formula(read: Reading, span: Span) -> bool:
    """True if a place has as many signs as words, and no word of language."""
    words = [word for word, _ in _terms(read, span)]
    signs = sum(not word[0].isalnum() for word in words)
    return signs >= _LEAST_SIGNS and 2 * signs >= len(words) and len(words) <= _LONGEST
