"""One person told of as "she" and as "he", or as present and as absent."""

from factcheck.comparisons.reading import Reading, proved
from factcheck.model import Link, LinkKind, Reason, Refused, Span, Verdict

_PRONOUNS = {
    "he": frozenset({"he", "him", "his", "himself"}),
    "she": frozenset({"she", "her", "hers", "herself"}),
}


def compare_pronouns(link: Link, read: Reading) -> Verdict:
    """Prove that one bearer is "he" at one place and "she" at another."""
    mine = _pronoun(read, link.this)
    if link.kind is not LinkKind.BEARER or mine is None:
        return Refused(Reason.NO_VALUE, f"no pronoun of a person in “{read.shown(link.this)}”")
    for other in link.others:
        theirs = _pronoun(read, other)
        if theirs and theirs[0] != mine[0]:
            words = read.words(mine[1]), read.words(theirs[1])
            message = f"pronoun: “{words[0]}” here, “{words[1]}” elsewhere"
            return proved("TWN01", mine[1], theirs[1], message)
    return Refused(Reason.AGREES, "no other pronoun is told of the same person")


def _pronoun(read: Reading, span: Span) -> tuple[str, Span] | None:
    """Return the only pronoun of a place, by its sex; None if there is none, or two."""
    found = [
        (sex, read.tokens.span(at))
        for at in read.tokens.inside(span)
        for sex, forms in _PRONOUNS.items()
        if read.tokens.lower[at] in forms
    ]
    return found[0] if len({sex for sex, _ in found}) == 1 else None
