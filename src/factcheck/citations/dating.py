"""Dates in a .bib: `date` as closed EDTF, `year` and `month` beside it for classic styles."""

from factcheck.model import Edtf, EdtfError, Unit

_COARSE = (Unit.DECADE, Unit.CENTURY)


def citable(date: Edtf | None) -> Edtf | None:
    """Return a date as a citation can give it, or None.

    Times of day go, seasons become years, of an interval with an open end the known one stays:
    a work that is dated "until May 2020" was finished then. Decades and centuries have no form.
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
    marks = {"approximate": date.is_approximate, "uncertain": date.is_uncertain}
    return Edtf.of(date.year, date.month, date.day if date.month else None, **marks)


def year_and_month(date: Edtf) -> tuple[int | None, int | None]:
    """Return the year and the month of a citable date; of an interval what both ends share."""
    if not date.is_interval:
        return date.year, date.month
    start, end = date.start, date.end
    if start is None or end is None:
        return None, None
    month = start.month if (start.year, start.month) == (end.year, end.month) else None
    return end.year, month
