"""Quotation marks: straight or curly, double or single. Nested quotations are not counted.

Source: The Chicago Manual of Style, 17th ed., 6.115, 13.30.
"""

from collections.abc import Iterator

from factcheck.extract.forms.prose import Prose
from factcheck.model import BlockKind, Facts, Span
from factcheck.model.forms import FormClass, FormMention

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_FORMS = {
    "“": (("straight or curly", "“ ”"), ("double or single", "double")),
    '"': (("straight or curly", '" "'), ("double or single", "double")),
    "‘": (("double or single", "single"),),
    "'": (("double or single", "single"),),
}
"""Map each opening mark to its conventions, with its form in each."""


def quotation_marks(prose: Prose, facts: Facts) -> Iterator[FormMention]:
    """Yield the opening marks of the author's outer quotations, once for each convention."""
    document, end = prose.document, 0
    for one in facts.quotations:
        mark = Span(max(0, one.span.start - 1), one.span.start)
        if one.block or one.span.start < end:
            continue
        end = one.span.end
        is_read = document.kind_at(mark.start) in _READ and not prose.taken.meets(mark)
        if is_read and not document.role_at(mark.start).is_of_others:
            for name, form in _FORMS.get(document.words(mark), ()):
                key = f"quotation marks, {name}"
                yield FormMention(mark, FormClass.PUNCTUATION, key, form, form)
