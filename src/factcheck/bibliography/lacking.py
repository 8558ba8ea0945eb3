"""The data that a source needs before it can be cited."""

from factcheck.bibliography.described import is_citable, is_dated
from factcheck.bibliography.names import credited
from factcheck.model import Source


def lacking(source: Source, *, dated: bool = False) -> tuple[str, ...]:
    """Return the data missing from a source (title, author, date); empty if it can be cited.

    A source needs a title, or both an author (or other responsible party) and a date.

    Args:
        source: A source of a document.
        dated: Whether a date is also required, as in a .bib file.
    """
    if is_citable(source):
        return ("date",) if dated and not is_dated(source) else ()
    missing = ["title"]
    if not credited(source):
        missing.append("author")
    if not is_dated(source):
        missing.append("date")
    return tuple(missing)
