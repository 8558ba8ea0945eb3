"""Markers ↔ entries: what points at what, what has no other side, and where the two disagree.

Most documents have no list of works; the modules are loaded for those that have one.
"""

from collections.abc import Sequence

from factcheck.model import BibList, Citation, Citing, Document, Dossier, Facts, Source

__all__ = ["citing", "filed", "listed"]


def citing(document: Document, facts: Facts) -> Citing:
    """Link the markers of a document with the entries of its lists."""
    if not facts.lists:
        return Citing()
    from factcheck.citing.references.linking import linked  # noqa: PLC0415 - as said above

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
    from factcheck.citing.references.listing import works_listed  # noqa: PLC0415 - as above

    return works_listed(facts, known)


def filed(known: Dossier, bib: BibList, citations: Sequence[Citation]) -> Dossier:
    """Return a dossier in which the markers by key are linked with the entries of a .bib.

    Its document holds the heads of these entries, too, behind its own text.
    """
    from factcheck.citing.references.keyed import joined_with  # noqa: PLC0415 - as above

    return joined_with(known, bib, citations)
