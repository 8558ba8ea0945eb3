"""References, the markers that cite them, and the sources that claims rest on.

Most documents have no list of works; the modules for these are loaded where there is one.
"""

from collections.abc import Sequence

from factcheck.citing.sources import sources
from factcheck.model import (
    BibList,
    Citation,
    Citing,
    Document,
    Dossier,
    Facts,
    Holding,
    Reference,
    Source,
    SourceText,
)

__all__ = ["citing", "filed", "holdings", "listed", "sources", "unread"]


def citing(document: Document, facts: Facts) -> Citing:
    """Link the markers of a document with the entries of its lists."""
    if not facts.lists:
        return Citing()
    from factcheck.citing.listing import linked  # noqa: PLC0415 - as said above

    return linked(document, facts)


def listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return a source for each work that a list names well enough, in order, each once.

    Args:
        facts: with the lists of the document.
        known: the sources that the document names otherwise; their keys are taken, and a work that
            is one of them is not returned again.
    """
    if not facts.lists:
        return ()
    from factcheck.citing.listing import works_listed  # noqa: PLC0415 - as above

    return works_listed(facts, known)


def unread(facts: Facts) -> tuple[Reference, ...]:
    """Return the entries of lists of works that tell too little to be cited, in order."""
    from factcheck.citing import listing  # noqa: PLC0415 - as above

    return tuple(listing.unread(facts)) if facts.lists else ()


def filed(known: Dossier, bibs: Sequence[BibList], citations: Sequence[Citation]) -> Dossier:
    r"""Return a dossier in which the markers by key are linked with the entries of .bib files.

    Its document holds the heads of these entries, too, behind its own text. Where there are no
    such files the entries are those of the document's own \bibitem commands.
    """
    from factcheck.citing.bib import joined_with, with_own_entries  # noqa: PLC0415 - as above

    return joined_with(known, bibs, citations) if bibs else with_own_entries(known, citations)


def holdings(dossier: Dossier, attached: tuple[SourceText, ...]) -> tuple[Holding, ...]:
    """Return each quotation whose source has a text attached, and whether that holds it."""
    from factcheck.citing.quoted import held  # noqa: PLC0415 - few runs have texts beside them

    return held(dossier, attached)
