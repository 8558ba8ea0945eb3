"""A name that is another one here: it begins like the right one, and stands nowhere else.

Its letters show no slip: it was mistaken for another. What the document shows is that nobody else
bears it, and its maker must be surer of the link than of two spellings.
"""

from factcheck.align.bearers.spellings import fold
from factcheck.comparisons.names import are_forms, are_namesakes, code_of, explained, whole_names
from factcheck.comparisons.reading import Reading
from factcheck.data.english import is_listed
from factcheck.model import Link, LinkKind, Reason, Refused, Span, Verdict
from factcheck.model.links import LIKELY

_SHORTEST = 5


def compare_terms(link: Link, read: Reading) -> Verdict:
    """Prove that one bearer has a name that stands nowhere else, beside one that does."""
    mine = [at for at in _names(read, link.this) if _count(read, at) == 1]
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” has no name that stands once")
    if link.kind is not LinkKind.BEARER:
        return refused
    pairs = (
        (at, counter) for at in mine for other in link.others for counter in _names(read, other)
    )
    pair = next((pair for pair in pairs if _is_mistaken(read, *pair)), None)
    return _proved(read, *pair) if pair else refused


def _names(read: Reading, place: Span) -> list[int]:
    """Return the tokens of a place that are names: capitals, and no word of English."""
    known = read.tokens
    return [
        at
        for at in known.inside(place)
        if known.is_capital(at)
        and known.words[at].isalpha()
        and len(known.words[at]) >= _SHORTEST
        and not is_listed(known.lower[at])
    ]


def _count(read: Reading, at: int) -> int:
    return read.tokens.lower.count(read.tokens.lower[at])


def _is_mistaken(read: Reading, at: int, counter: int) -> bool:
    """True if two names begin alike, and are no forms of one."""
    mine, theirs = (fold(read.tokens.words[one]) for one in (at, counter))
    return mine[0] == theirs[0] and mine != theirs and not are_forms(mine, theirs)


def _proved(read: Reading, at: int, counter: int) -> Verdict:
    this, other = whole_names(read, read.tokens.span(at), read.tokens.span(counter))
    why = explained(read, this, other)
    if why:
        return Refused(Reason.EXPLAINED, why)
    if are_namesakes(read, at, counter):
        return Refused(Reason.OTHER_THING, "two given names before one family name are two persons")
    proof = f"“{read.tokens.words[at]}” stands nowhere else"
    return read.two_forms(code_of(read, at), this, other, proof, least=LIKELY)
