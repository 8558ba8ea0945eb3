"""What a source that cannot be cited lacks."""

from factcheck.citations.dating import citable
from factcheck.citations.described import is_citable
from factcheck.citations.names import credited
from factcheck.model import Source


def lacking(source: Source) -> tuple[str, ...]:
    """Return the parts that are missing: title, author, date; empty where enough is known.

    Enough is a title, or somebody who stands for the source and a date.
    """
    if is_citable(source):
        return ()
    missing = ["title"]
    if not credited(source):
        missing.append("author")
    if citable(source.date) is None:
        missing.append("date")
    return tuple(missing)
