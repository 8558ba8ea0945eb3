"""All that the markers of a document and its lists say of one another."""

from collections.abc import Iterator, Sequence

from factcheck.linkers.references.beside import beside
from factcheck.linkers.references.catalogue import Catalogue
from factcheck.linkers.references.early import early
from factcheck.linkers.references.resolving import resolved
from factcheck.linkers.references.settled import LEAST, Settled
from factcheck.linkers.references.twins import twins
from factcheck.linkers.references.unnamed import Unnamed
from factcheck.linkers.references.unnumbered import unnumbered
from factcheck.model import Citing, Document, Facts, Reference, ReferenceList, Resolution


def linked(document: Document, facts: Facts) -> Citing:
    """Link the markers of a document with the entries of its lists."""
    catalogue = Catalogue(document, facts.lists)
    resolutions = tuple(resolved(catalogue, facts.citations))
    settled = Settled(catalogue, resolutions)
    unnamed = Unnamed(settled, facts.citations)
    dangling = [*unnumbered(settled, facts.citations), *unnamed.dangling()]
    mismatches = [*unnamed.mismatches(), *beside(catalogue, resolutions)]
    return Citing(
        lists=facts.lists,
        resolved=resolutions,
        dangling=tuple(sorted(dangling, key=lambda one: one.citation.span)),
        mismatches=tuple(sorted(mismatches, key=lambda one: (one.span, one.field))),
        unused=tuple(_unused(facts.lists, resolutions)),
        twins=tuple(pair for part in facts.lists for pair in twins(part)),
        early=tuple(early(document, facts.dates, resolutions)),
    )


def _unused(
    lists: Sequence[ReferenceList], resolutions: Sequence[Resolution]
) -> Iterator[Reference]:
    """Yield the entries without a marker, of lists that mean to hold only what is cited."""
    used = {entry.span for one in resolutions for entry in one.references}
    for part in lists:
        cited = sum(entry.span in used for entry in part.references)
        if part.is_cited and cited >= LEAST:
            yield from (entry for entry in part.references if entry.span not in used)
