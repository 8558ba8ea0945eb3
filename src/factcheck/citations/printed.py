"""A source as a preferred-citation line prints it."""

import re

from factcheck.citations.dating import citable
from factcheck.citations.described import described
from factcheck.citations.names import credited
from factcheck.model import Source, spoken

_TWO = 2
_STOP_BEHIND = re.compile(r"(?<![?!])(”)([,.])")


def cite_printed(source: Source) -> str:
    """Return one line: Author, “Title,” Container, Vol. 22, No. 1, May 2020, pp 127-136."""
    title = ": ".join(part for part in (described(source), source.subtitle) if part)
    bracketed = title.startswith("[")
    parts = [
        _people(source),
        title if bracketed or not title else f"“{title}”",
        source.container or source.publisher,
        f"Vol. {source.volume}" if source.volume else "",
        f"No. {source.issue}" if source.issue else "",
        _date(source),
        _pages(source.pages),
        f"https://doi.org/{source.doi}" if source.doi else source.url,
    ]
    shown = [part for part in parts if part]
    line = ", ".join(dict.fromkeys(shown)) + "."
    return _STOP_BEHIND.sub(r"\2\1", line)  # the stop stands inside the marks, as in American print


def _people(source: Source) -> str:
    names = [name.displayed for name in credited(source)]
    if len(names) <= _TWO:
        return " and ".join(names)
    return ", ".join(names[:-1]) + f", and {names[-1]}"


def _date(source: Source) -> str:
    date = citable(source.date)
    return spoken(date) if date is not None else ""


def _pages(pages: str) -> str:
    if not pages:
        return ""
    return f"pp {pages}" if "-" in pages else f"p {pages}"
