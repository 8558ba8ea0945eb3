"""References: the reference lists of a document, and the in-text citations of their entries.

Most documents have no reference list; the modules are loaded only for those that have a section for
one.
"""

from collections.abc import Sequence

from factcheck.model import Citation, Document, Quotation, ReferenceList

__all__ = ["citations", "keys_cited", "reference_lists"]


def reference_lists(document: Document) -> tuple[ReferenceList, ...]:
    """Return the reference lists and lists of notes of a document, in order.

    A list is the contents of a section of references or notes. Markdown footnotes form a list of
    their own wherever they are.
    """
    listing = [section for section in document.sections if section.role.is_of_others]
    if not listing:
        return ()
    from factcheck.extract.references.lists import lists_in  # noqa: PLC0415 - as said above

    return lists_in(document, listing)


def citations(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the in-text citations of a document with reference lists, in order.

    Without a list nothing is a citation: "[7]" may be an editor's note, "(Paris 1919)" a treaty.
    """
    if not lists:
        return ()
    from factcheck.extract.references.markers import markers  # noqa: PLC0415 - as above

    return markers(document, lists, quotations)


def keys_cited(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the citations by key of a document that cites from a .bib, in order."""
    from factcheck.extract.references.markers import (  # noqa: PLC0415 - as above
        Running,
        keys_of_file,
    )

    found = keys_of_file(Running.of(document, lists, quotations))
    return tuple(sorted(found, key=lambda one: (one.span, one.label)))
