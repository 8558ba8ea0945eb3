"""Two versions of one thing: "v2.4.1" here, "2.5.1" elsewhere."""

from factcheck.comparisons.reading import Reading
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Related, Span, Verdict
from factcheck.model.disagreements import of_forms
from factcheck.patterns import lazy

_VERSION = lazy(r"(?<![\w.])v?(?P<parts>\d+(?:\.\d+){1,3})(?![\w%]|\.\d)")
_OF_ONE = frozenset({LinkKind.BEARER, LinkKind.MEASURE, LinkKind.EVENT, LinkKind.WORK})


def compare_versions(link: Link, read: Reading) -> Verdict:
    """Prove that two places give one thing two versions."""
    mine = _version(read, link.this)
    if mine is None or link.kind not in _OF_ONE:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” gives no single version")
    refused = read.without("version", link.others)
    for other in link.others:
        theirs = _version(read, other)
        if theirs is None:
            continue
        if _is_part(mine[1], theirs[1]) or _is_part(theirs[1], mine[1]):
            refused = Refused(Reason.AGREES, "one version is the other, or part of it")
        elif not read.stems(link.this) & read.stems(other):
            refused = Refused(Reason.OTHER_THING, "the places do not name what has the versions")
        else:
            words = read.words(mine[0]), read.words(theirs[0])
            return Proved("TWN01", mine[0], of_forms(*words), related=(Related(theirs[0]),))
    return refused


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if one version begins as the other does: 2.4 and 2.4.1."""
    return other[: len(one)] == one


def _version(read: Reading, span: Span) -> tuple[Span, tuple[str, ...]] | None:
    """Return the only version of a place."""
    found = list(_VERSION.finditer(read.words(span)))
    if len(found) != 1:
        return None
    return Span(*found[0].span()).shift(span.start), tuple(found[0]["parts"].split("."))
