"""Impossible values in a valid .bib file: dates, pages, and numbers with a check digit.

Source: biblatex manual 3.20, 2.3.8 (dates); ISBN Users' Manual, 7th edition, section 5; ISO
3297:2022, annex A (ISSN); DOI Handbook (2023), 3.1.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from factcheck.bibliography.bibfaults import Fault
from factcheck.bibliography.bibfile import BibEntry, BibFile
from factcheck.bibliography.untex import evaluated, plain
from factcheck.extract.references.identifiers import check_digit
from factcheck.model import MONTHS, Edtf, EdtfError

_DATES = ("date", "urldate", "origdate", "eventdate")
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"[\dXx]+(?:[-–\s][\dXx]+)*")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}(?:\.\d+)*/\S+", 2)
_RANGE = re.compile(r"(\d+)\s*[-–—]+\s*(\d+)")
_YEAR_DIGITS, _ISSN = 4, 8


def doubtful_values(file: BibFile, entry: BibEntry) -> Iterator[Fault]:
    """Yield a fault for each impossible value in an entry; the entry remains usable."""
    for one in entry.fields:
        judge = _JUDGES.get(one.name)
        value = plain(evaluated(file.raw(one), file.strings)) if judge else ""
        told = judge(value) if judge and value else ""
        if told:
            yield Fault(one.value_start, f"{one.name} '{value}': {told}", breaks=False)
    yield from _years_differ(file, entry)


def _date(value: str) -> str:
    try:
        Edtf.parse(value)
    except EdtfError as error:
        why = str(error).split(": ", 1)[-1]
        return f"{why}. Use YYYY, YYYY-MM or YYYY-MM-DD, or two of these for an interval"
    return ""


def _year(value: str) -> str:
    """Return the error in a year; empty if there is none.

    Words such as "forthcoming" are accepted.
    """
    digits = value.isdecimal() and len(value) != _YEAR_DIGITS
    return f"expected 4 digits, found {len(value)}" if digits else ""


def _month(value: str) -> str:
    known = [month.lower() for month in MONTHS]
    bare = value.strip(".").lower()
    is_known = bare.isdecimal() and 1 <= int(bare) <= len(MONTHS)
    is_named = len(bare) > 2 and any(month.startswith(bare[:3]) for month in known)  # noqa: PLR2004
    return "" if is_known or is_named else "not a month. Use jan to dec, or 1 to 12"


def _pages(value: str) -> str:
    """Return the error in page numbers, if any: a descending range. "127-36" means "127-136"."""
    for found in _RANGE.finditer(value):
        first, last = found[1], found[2]
        if int(last) < int(first) and len(last) >= len(first):
            return (
                f"the range runs backward, from {first} to {last}. Swap the numbers, or correct one"
            )
    return ""


def _isbn(value: str) -> str:
    return next(filter(None, (_number(one, "13 or 10", (13, 10)) for one in _numbers(value))), "")


def _issn(value: str) -> str:
    return next(filter(None, (_number(one, "8", (_ISSN,)) for one in _numbers(value))), "")


def _number(number: str, told: str, lengths: tuple[int, ...]) -> str:
    """Return the error in a number with a check digit; empty if there is none."""
    if len(number) not in lengths:
        return f"expected {told} digits, found {len(number)}"
    due = check_digit("".join(filter(str.isdecimal, number[:-1])))
    is_right = due == number[-1].upper()
    told = f"the check digit is {number[-1]}, but should be {due}. Look up the number"
    return "" if is_right else told


def _numbers(value: str) -> Iterator[str]:
    """Yield the numbers in a value, without their hyphens: one in "0-19-852663-6 (paper)"."""
    for found in _NUMBERS.finditer(value):
        bare = "".join(sign for sign in found[0] if sign.isalnum())
        if sum(sign.isdecimal() for sign in bare) >= _ISSN - 1:
            yield bare


def _doi(value: str) -> str:
    bare = value.strip("{} ")
    return (
        "" if _DOI.fullmatch(bare) else "not a DOI. Expected the form 10.1234/abc. Look up the DOI"
    )


def _years_differ(file: BibFile, entry: BibEntry) -> Iterator[Fault]:
    """Yield a fault if `year` and `date` contain different years."""
    year, date = entry.field("year"), entry.field("date")
    if year is None or date is None:
        return
    bare, written = (plain(evaluated(file.raw(one), file.strings)) for one in (year, date))
    years = {found[0] for found in _DIGITS.finditer(written) if len(found[0]) == _YEAR_DIGITS}
    if bare.isdecimal() and len(bare) == _YEAR_DIGITS and years and bare not in years:
        told = f"year '{bare}': the date field says '{written}'. Correct or remove one of them"
        yield Fault(year.value_start, told, breaks=False)


_JUDGES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        **dict.fromkeys(_DATES, _date),
        "year": _year,
        "month": _month,
        "pages": _pages,
        "isbn": _isbn,
        "issn": _issn,
        "doi": _doi,
    }
)
"""Maps a field to a function that returns the error in its value, or an empty string."""
