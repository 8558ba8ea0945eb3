"""Information in the name of a file: words and a date."""

import re
import unicodedata

from attrs import frozen

from factcheck.model.dates import MONTHS, Edtf, EdtfError

_UNITS = ("year", "month", "day")
_FOLDERS = 3
"""Number of parent folders that may give a file's date: "2020/telcons/04-27-minutes.md"."""
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DAY = re.compile(
    rf"{_YEAR}(?P<mark>[-_.]?)(?P<month>[01]\d|(?<=[-_.])\d)(?P=mark)"
    r"(?P<day>[0-3]\d|(?<=[-_.])\d)(?!\d)"
    rf"|(?<!\d)(?P<month2>[01]\d)[-_](?P<day2>[0-3]\d)[-_](?P<year2>(?:19|20)\d\d)(?!\d)"
)
_IN_FOLDERS = re.compile(
    rf"{_YEAR}[/_-](?:[A-Za-z]{{2,20}}[/_-])?(?P<month>[01]\d)[/_-](?P<day>[0-3]\d)(?!\d)"
)
_MONTH = re.compile(rf"{_YEAR}[-_/](?P<month>[01]\d)(?![\d])")
_NAMED = re.compile(
    rf"(?<![a-z])(?P<month>{'|'.join(MONTHS)})[-_ ](?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[-_, ]+)?"
    rf"{_YEAR}(?!\d)"
    rf"|{_YEAR.replace('year', 'year2')}[-_/ ](?P<month2>{'|'.join(MONTHS)})"
    rf"(?:[-_ /](?P<day2>[0-3]?\d))?(?![a-z\d])",
    re.IGNORECASE,
)
"""Dates with the month in words: "june-8-2022", "2018/july"."""
_PARTS = re.compile(r"[\s_+./-]+")


@frozen
class FileName:
    """Information from the name of a file, for use in proofs."""

    name: str
    """The file name without folders."""
    words: str
    """Words of the file name without the date: "to get things done"."""
    date: Edtf | None = None
    """The day or month in the file name, or None; the year may come from a folder."""


def file_name(path: str) -> FileName:
    """Return the information in the name of a file.

    Args:
        path: Path of the file, with forward slashes.
    """
    path = unicodedata.normalize("NFC", path)
    name = path.partition("#")[0].rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    found = _DAY.search(stem)
    words = stem[: found.start()] + " " + stem[found.end() :] if found else stem
    return FileName(name, " ".join(_PARTS.sub(" ", words).split()), _date(path, stem))


def _date(path: str, stem: str) -> Edtf | None:
    above = "/".join((*path.split("/")[-1 - _FOLDERS : -1], stem))
    for found in (
        _DAY.search(stem),
        _IN_FOLDERS.search(above),
        _NAMED.search(above),
        _MONTH.search(above),
    ):
        date = _parsed(found) if found else None
        if date:
            return date
    return None


def _parsed(found: re.Match[str]) -> Edtf | None:
    groups = found.groupdict()
    year, month, day = (groups.get(key) or groups.get(f"{key}2") for key in _UNITS)
    if month and month.isalpha():
        month = str(MONTHS.index(month.capitalize()) + 1)
    try:
        return Edtf.parse("-".join(part.zfill(2) for part in (year, month, day) if part))
    except EdtfError:
        return None
