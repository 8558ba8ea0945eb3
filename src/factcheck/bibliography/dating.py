"""Dates in citations: EDTF in .bib files, date parts in CSL and RIS, words in print."""

from factcheck.model import Edtf, EdtfError, Unit, spoken

_COARSE = (Unit.DECADE, Unit.CENTURY)
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
"""Maps EDTF seasons to their names in RIS and print."""


def citable(date: Edtf | None) -> Edtf | None:
    """Return a date in a form that is allowed in a .bib file; None if there is no such form.

    Times of day are removed, and seasons become years. An open interval becomes its known end,
    because a work dated "until May 2020" was finished then. Decades and centuries are not allowed.
    """
    if date is None:
        return None
    if not date.is_interval:
        return _plain(date)
    start, end = citable(date.start), citable(date.end)
    if start is None or end is None or str(start) == str(end):
        return end or start
    try:
        return Edtf.interval(start, end)
    except EdtfError:
        return end


def _plain(date: Edtf) -> Edtf | None:
    if date.precision in _COARSE or date.year is None or date.year < 1:
        return None
    point = date.single
    if point is not None and not point.clock and (point.month, point.day) == (date.month, date.day):
        return date
    marks = {"approximate": date.is_approximate, "uncertain": date.is_uncertain}
    return Edtf.of(date.year, date.month, date.day if date.month else None, **marks)


def season(date: Edtf | None) -> int | None:
    """Return the EDTF code of a season, 21 to 24; None for other dates."""
    month = date.single.month if date and date.single else None
    return month if month in SEASONS else None


def year_and_month(date: Edtf) -> tuple[int | None, int | None]:
    """Return the year and month of a citable date.

    For an interval, return the year of its start, as biber does, and the month if both ends share
    it.
    """
    if not date.is_interval:
        return date.year, date.month
    start, end = date.start, date.end
    if start is None or end is None:
        return None, None
    month = start.month if (start.year, start.month) == (end.year, end.month) else None
    return start.year, month


def ends(date: Edtf) -> tuple[Edtf, ...]:
    """Return a citable date, or both ends of a citable interval."""
    return tuple(end for end in (date.start, date.end) if end) or (date,)


def in_words(date: Edtf | None) -> str:
    """Return a date as printed: "May 2020", "Spring 2020"; empty if there is no date."""
    known = citable(date)
    if known is None:
        return ""
    code = season(date)
    return spoken(known) if code is None else f"{SEASONS[code]} {known.year}"
