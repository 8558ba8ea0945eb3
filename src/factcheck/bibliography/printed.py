"""Citations as printed lines, in the form used for preferred citations."""

import re
from collections.abc import Collection, Iterable

from factcheck.bibliography.dating import in_words
from factcheck.bibliography.described import citable_of, described, uncertainty
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.names import credited
from factcheck.bibliography.plain import one_line
from factcheck.model import Source

_TWO = 2
_STOP_BEHIND = re.compile(r"(?<![?!])(”)([,.])")


def to_printed(sources: Iterable[Source], kept: Collection[str] = ()) -> str:
    """Return one line for each source, sorted by key; incomplete sources are left out."""
    known = keyed(citable_of(sources), kept)
    return "".join(f"{cite_printed(source)}{_doubt(source)}\n" for source in known)


def _doubt(source: Source) -> str:
    return f" [uncertain: {one_line(uncertainty(source))}]" if source.uncertain else ""


def cite_printed(source: Source) -> str:
    """Return a citation: Author, “Title,” Container, Vol. 22, No. 1, May 2020, pp 127-136."""
    title = ": ".join(part for part in (described(source), source.subtitle) if part)
    bracketed = title.startswith("[")
    parts = [
        _people(source),
        title if bracketed or not title else f"“{title}”",
        source.container or source.publisher,
        f"Vol. {source.volume}" if source.volume else "",
        f"No. {source.issue}" if source.issue else "",
        in_words(source.date),
        _pages(source.pages),
        f"https://doi.org/{source.doi}" if source.doi else source.url,
    ]
    shown = [part for part in parts if part]
    line = ", ".join(dict.fromkeys(shown)) + "."
    line = one_line(line)
    return _STOP_BEHIND.sub(r"\2\1", line)  # inside the marks, as in American style


def _people(source: Source) -> str:
    names = [name.displayed for name in credited(source)]
    if len(names) <= _TWO:
        return " and ".join(names)
    return ", ".join(names[:-1]) + f", and {names[-1]}"


def _pages(pages: str) -> str:
    if not pages:
        return ""
    return f"pp {pages}" if "-" in pages else f"p {pages}"
