"""References: the reference lists of a document, and the in-text citations of their entries.

Most documents have no reference list. The modules are loaded only if a document has a section of
references or notes.
"""

from collections.abc import Sequence

from attrs import evolve

from factcheck.model import Citation, Document, Quotation, ReferenceList

__all__ = ["citations", "keys_cited", "reference_lists"]


def reference_lists(document: Document) -> tuple[ReferenceList, ...]:
    """Return the reference lists and lists of notes of a document, in order.

    A list is the content of a section of references or notes. Markdown footnotes, wherever they
    are, form a list of their own.
    """
    listing = [section for section in document.sections if section.role.is_of_others]
    if not listing:
        return ()
    from factcheck.extract.references.lists import lists_in  # noqa: PLC0415 - as said above

    return lists_in(document, listing)


def citations(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the in-text citations of a document that has reference lists, in order.

    Without a list, nothing counts as a citation: "[7]" may be an editor's note, and "(Paris 1919)"
    a treaty.
    """
    if not lists:
        return ()
    from factcheck.extract.references.markers import markers  # noqa: PLC0415 - as above

    return markers(document, lists, quotations)


def keys_cited(
    document: Document,
    lists: Sequence[ReferenceList],
    quotations: Sequence[Quotation],
    *,
    with_typed: bool = False,
) -> tuple[Citation, ...]:
    """Return the citations by key ("@smith2020") of a document with a .bib file, in order.

    Args:
        document: The document.
        lists: The lists of the document itself.
        quotations: The quotations in the document.
        with_typed: Also return the citations that were typed by name and year.
    """
    from factcheck.extract.references.markers import (  # noqa: PLC0415 - as above
        Running,
        keys_of_file,
        named,
        particulars,
    )

    running = Running.of(document, lists, quotations)
    every = [*keys_of_file(running), *(named(running) if with_typed else ())]
    found = sorted(every, key=lambda one: (one.span, one.label))
    return tuple(evolve(one, particulars=tuple(particulars(running, one))) for one in found)
