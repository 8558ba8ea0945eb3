"""Missing data of a source that cannot be cited."""

from factcheck.bibliography.described import is_citable, is_dated
from factcheck.bibliography.names import credited
from factcheck.model import Source


def lacking(source: Source, *, dated: bool = False) -> tuple[str, ...]:
    """Return the missing parts: title, author, date; empty if there is enough.

    A title is enough, and so are an author or other responsible party and a date.

    Args:
        source: A source of a document.
        dated: Whether a date is required in addition to a title, as in a .bib.
    """
    if is_citable(source):
        return ("date",) if dated and not is_dated(source) else ()
    missing = ["title"]
    if not credited(source):
        missing.append("author")
    if not is_dated(source):
        missing.append("date")
    return tuple(missing)
