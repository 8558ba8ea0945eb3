"""What a source that cannot be cited lacks."""

from factcheck.citations.described import is_citable, is_dated
from factcheck.citations.names import credited
from factcheck.model import Source


def lacking(source: Source, *, dated: bool = False) -> tuple[str, ...]:
    """Return the parts that are missing: title, author, date; empty where enough is known.

    Enough is a title, or somebody who stands for the source and a date.

    Args:
        source: Of a document.
        dated: Whether a date is needed with a title, too, as a .bib needs one.
    """
    if is_citable(source):
        return ("date",) if dated and not is_dated(source) else ()
    missing = ["title"]
    if not credited(source):
        missing.append("author")
    if not is_dated(source):
        missing.append("date")
    return tuple(missing)
