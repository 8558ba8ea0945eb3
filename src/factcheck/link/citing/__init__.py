"""Reference entries, the citations that point to them, and the sources of claims.

Most documents have no reference list; the modules for these are loaded only if there is one.
"""

from collections.abc import Sequence

from factcheck.link.citing.sources import sources
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
    """Link the citations of a document with the entries of its lists."""
    if not facts.lists:
        return Citing()
    from factcheck.link.citing.listing import linked  # noqa: PLC0415 - see the docstring

    return linked(document, facts)


def listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return a source for each work that a list describes well enough, in order, each once.

    Args:
        facts: The facts of the document, including its lists.
        known: Sources that the document names elsewhere; their keys are reserved, and works among
            them are not returned again.
    """
    if not facts.lists:
        return ()
    from factcheck.link.citing.listing import works_listed  # noqa: PLC0415 - as above

    return works_listed(facts, known)


def unread(facts: Facts) -> tuple[Reference, ...]:
    """Return the entries of reference lists with too little data to be cited, in order."""
    from factcheck.link.citing import listing  # noqa: PLC0415 - as above

    return tuple(listing.unread(facts)) if facts.lists else ()


def filed(known: Dossier, bibs: Sequence[BibList], citations: Sequence[Citation]) -> Dossier:
    r"""Return a dossier in which citations by key are linked to entries of .bib files.

    Its document also contains the heads of these entries, after its own text. Without .bib files,
    the entries are those of the document's own \bibitem commands.
    """
    from factcheck.link.citing.bib import joined_with, with_own_entries  # noqa: PLC0415 - as above

    return joined_with(known, bibs, citations) if bibs else with_own_entries(known, citations)


def holdings(dossier: Dossier, attached: tuple[SourceText, ...]) -> tuple[Holding, ...]:
    """Return each quotation from an attached source, and whether the source contains it."""
    from factcheck.link.citing.quoted import held  # noqa: PLC0415 - few runs have attached texts

    return held(dossier, attached)
