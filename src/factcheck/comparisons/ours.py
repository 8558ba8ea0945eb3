"""What our own linkers have linked: their verdict is given to whoever links the same places."""

from factcheck.comparisons.reading import Reading
from factcheck.model import Link, Proved, Reason, Refused, Verdict


def compare_ours(link: Link, read: Reading) -> Verdict:
    """Prove what our own linkers link, whose cues tell how round its figures are."""
    found = None if link.equation else linked_by_us(link, read)
    return found or Refused(Reason.NO_COMPARISON, "our own linkers do not link the places")


def linked_by_us(link: Link, read: Reading) -> Proved | None:
    """Return what is decided of the places of a link, and of no others, by our own linkers."""
    return next((found for found in read.ours if _is_between(found, link)), None)


def _is_between(found: Proved, link: Link) -> bool:
    """True if what is found lies at the places of a link, and at all of them."""
    spans = (found.span, *(one.span for one in found.related))
    return link.this.overlaps(found.span) and (
        all(any(span.overlaps(place) for place in link.places) for span in spans)
        and all(any(span.overlaps(place) for span in spans) for place in link.places)
    )
