"""An author who is cited by the given name: "Ingrid et al." of an entry "Solheim, Ingrid"."""

from factcheck.comparisons.reading import Reading
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Related, Span, Verdict
from factcheck.patterns import lazy

_ENTRY = lazy(r"(?P<family>[A-Z][\w’'-]+), (?P<given>[A-Z][\w’'-]{2,})")
_CITED = lazy(r"(?P<name>[A-Z][\w’'-]+)(?: et\.? al|,? \(?(?:1[5-9]|20)\d\d)")


def compare_citation(link: Link, read: Reading) -> Verdict:
    """Prove that a work is cited by a given name of its author."""
    cited = _CITED.search(read.words(link.this))
    if link.kind not in (LinkKind.WORK, LinkKind.BEARER) or cited is None:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” cites no author")
    for other in link.others:
        entry = _ENTRY.match(read.words(other))
        if entry and entry["given"] == cited["name"] != entry["family"]:
            return Proved(
                "CIT02",
                Span(*cited.span("name")).shift(link.this.start),
                f"“{cited['name']}” is the given name of “{entry['family']}”",
                related=(Related(Span(*entry.span()).shift(other.start)),),
            )
    return Refused(Reason.AGREES, "the author is not cited by a given name")
