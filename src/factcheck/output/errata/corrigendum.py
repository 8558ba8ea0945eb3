"""A corrigendum as journals print it: the work, the published text, the correction, the place.

Source: ICMJE, Recommendations, 2024, III.A (corrections detail the changes and cite the original);
COPE, Retraction guidelines, 2019, on corrections.
"""

from attrs import frozen

from factcheck.model import Report
from factcheck.model.dates import spoken
from factcheck.model.sources import Source
from factcheck.output.errata.lines import Correction, Printed, Words, errata, title

_MOST_AUTHORS = 6
"""If there are more authors, the first is named, followed by "et al."."""


@frozen
class Corrigendum:
    """The settled errata of one document."""

    work: Words
    """Authors, title, journal, volume, number, date and pages, as far as the document states them.
    """
    opening: str
    sentences: tuple[Words, ...]
    left: int
    """Number of errata that are not settled and are therefore left out."""


def corrigendum(report: Report) -> Corrigendum:
    """Return the corrigendum of a document."""
    lines = errata(report)
    made = [one.correction for one in lines if one.correction]
    sentences = tuple(map(_sentence, made))
    return Corrigendum(_work(report), _opening(len(made)), sentences, len(lines) - len(made))


def _sentence(one: Correction) -> Words:
    told = " was published; it should read "
    where = f"{one.where}: " if one.where else ""
    return where, Printed(one.old), told, Printed(one.new), "."


def _opening(count: int) -> str:
    if not count:
        return "Nothing is settled yet."
    if count == 1:
        return "One passage is wrong in the published text and should read as given here."
    return f"{count} passages are wrong in the published text and should read as given here."


def _work(report: Report) -> Words:
    own = report.dossier.record.source
    if own is None or not own.title:
        return (title(report),)
    authors = f"{_authors(own)}, " if own.authors else ""
    container: Words = (", ", Printed(own.container)) if own.container else ()
    return (f"{authors}“{title(report)}”", *container, f"{_numbers(own)}.")


def _authors(own: Source) -> str:
    names = [one.displayed for one in own.authors]
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al."
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _numbers(own: Source) -> str:
    """Return volume, number, date and pages: " 14, no. 3, 2022-09, pp. 41-58"."""
    parts = [
        f" {own.volume}" if own.volume else "",
        f", no. {own.issue}" if own.issue else "",
        f", {spoken(own.date)}" if own.date else "",
        f", pp. {own.pages}" if own.pages else "",
        f", doi:{own.doi}" if own.doi else "",
    ]
    return "".join(parts)
