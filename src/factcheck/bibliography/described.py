"""Descriptions in square brackets for sources without a title.

Source: RDA 2.3.2.11.4 and ISO 690:2021, 7.4 (a supplied title is in square brackets). The
description consists only of the type of source, the speaker or organization, and the date.
"""

import warnings
from collections.abc import Iterable, Iterator

from factcheck.bibliography.dating import citable
from factcheck.bibliography.names import credited
from factcheck.model import Source, spoken
from factcheck.model.fields import items_of

_WORDS = {
    "briefing": "Press briefing",
    "news-report": "News report",
    "social-media": "Social media post",
    "telephone-readout": "Readout of a telephone conversation",
}
_CARRIED = frozenset({"editorial", "headline", "news-report", "newspaper-article"})


def described(source: Source) -> str:
    """Return the title, or a description: "[Press briefing of Maria Roe, 10 February 2020]"."""
    if source.title:
        return source.title
    parts = [_form(source) + _whose(source)]
    date = citable(source.date)
    if date is not None:
        parts.append(spoken(date))
    return f"[{', '.join(parts)}]"


def is_citable(source: Source) -> bool:
    """Return True if a source has enough data to cite: a title, or an author and a date."""
    return bool(source.title) or (bool(credited(source)) and citable(source.date) is not None)


def citable_of(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources that can be cited; warn about the other sources."""
    for source in items_of("sources", sources, Source):
        if is_citable(source):
            yield source
        else:
            missing = "expected a title, or an author and a date"
            warnings.warn(f"'{source.key}' is left out: {missing}", stacklevel=4)


def is_dated(source: Source) -> bool:
    """Return True if a source has a date that is allowed in a .bib file."""
    return citable(source.date) is not None


def uncertainty(source: Source) -> str:
    """Return a text that states the fields that were guessed, and the reasons."""
    parts = (", ".join(source.uncertain), "; ".join(source.doubts))
    return ": ".join(filter(None, parts))


def _form(source: Source) -> str:
    words = source.kind.replace("-", " ")
    return _WORDS.get(source.kind, words[:1].upper() + words[1:])


def _whose(source: Source) -> str:
    if source.kind in _CARRIED and source.container:
        return f" in {source.container}"
    who = " and ".join(name.displayed for name in credited(source))
    to = f" to {source.container}" if source.kind in ("remarks", "interview") else ""
    return (f" of {who}" if who else "") + (to if source.container else "")
