"""The preferred citation contradicts the front matter of the document.

## Why it matters

Readers copy the preferred citation without checking, so its errors spread to other bibliographies.

## What it ignores

A series title or subtitle that only one of the two has; "Issue" for "No."; case, dashes, quotation
marks; initials, nicknames and the order of names; organizations as authors; details that only one
of the two states; compatible dates of different precision; titles with few words in common.

## Source

ISO 690:2021, 4.3: the details of a citation are taken from the item itself.
"""

import re
from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Edtf, Flag, Related, Severity, Span, Suggestion
from factcheck.model.contributors import may_be_one_person, names_body
from factcheck.model.dates import spoken
from factcheck.model.keys import folded

Value = tuple[str, Span]
_FIELDS = ("title", "volume", "issue", "pages", "date")
_ALIKE = 0.5
"""Minimum share of words in common for two titles to be the same title with a typo."""


def citation_metadata_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each detail of the citation line that the front matter contradicts."""
    record = dossier.record
    for field in _FIELDS:
        head = _values(record.head, field)
        for value in _values(record.citation, field):
            against = [given for given in head if _differ(field, value[0], given[0])]
            if against:
                yield _flag(field.replace("issue", "number"), value, against)
    cited, head = (_values(part, "author") for part in (record.citation, record.head))
    names = [name for name, _ in (*cited, *head)]
    if len(cited) == len(head) and not any(map(names_body, names)):
        ours, theirs = _strangers(cited, head), _strangers(head, cited)
        if len(ours) == len(theirs):
            yield from (
                _flag("author", one, [other]) for one, other in zip(ours, theirs, strict=True)
            )


def _values(fields: tuple[tuple[str, str, Span], ...], field: str) -> list[Value]:
    return [(value, span) for name, value, span in fields if name == field]


def _flag(name: str, cited: Value, against: list[Value]) -> Flag:
    values = cited[0], against[0][0]
    said, given = (spoken(Edtf.parse(one)) for one in values) if name == "date" else values
    mark = "“{}”" if name == "title" else "{}"
    here, there = mark.format(said), mark.format(given)
    are = "are" if name == "pages" else "is"
    return Flag(
        cited[1],
        f"the {name} {are} {here} in the preferred citation, but {there} in the front matter",
        related=tuple(Related(span) for _, span in against),
        suggestions=(Suggestion(given), Suggestion(said, "counter")),
    )


def _differ(field: str, one: str, other: str) -> bool:
    if field == "date":
        return not Edtf.parse(one).overlaps(Edtf.parse(other))
    if field == "title":
        return _titles_differ(_words(one), _words(other))
    return one[0].isdigit() == other[0].isdigit() and _words(one.lstrip("0")) != _words(
        other.lstrip("0")
    )


def _words(text: str) -> list[str]:
    return [word for part in re.split(r"[\s,.\-–—/]+", text) if (word := folded(part))]


def _titles_differ(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    is_part = not short or short in (long[: len(short)], long[-len(short) :])
    return not is_part and len(set(short) & set(long)) >= _ALIKE * len(set(long))


def _strangers(some: list[Value], others: list[Value]) -> list[Value]:
    return [one for one in some if not any(may_be_one_person(one[0], name) for name, _ in others)]


_HEAD = "Tides and Trade\n\nBy Ada Byrne\nPublished June 2019 in Coasts · Volume 7, Issue 2\n\n"
_TEXT = "\n\nThe harbour was dredged in 2018, and the boats came back. Trade rose at once."

CHECK = Check(
    code="CIT03",
    run=citation_metadata_conflict,
    severity=Severity.WARNING,
    bad=(
        Bad(
            f"{_HEAD}Preferred citation: Ada Byrne, “Tides and Trade,” Vol. 7, No. [[3]].{_TEXT}",
            says="the number is 3 in the preferred citation, but 2 in the front matter",
        ),
        Bad(
            f"{_HEAD}Cite as: Byrne, A. “Tides and Trade.” Coast Review 7 ([[May 2019]]).{_TEXT}",
            says="the date is May 2019 in the preferred citation, but June 2019 in the front "
            "matter",
        ),
    ),
    good=(
        f"{_HEAD}Preferred citation: A. Byrne, “Coasts: Tides and Trade,” Vol. 7, 2019.{_TEXT}",
        f"{_HEAD}Cite as: Byrne, Ada (2019). Tides and trade. Coast Review, 7(2), 1–9.{_TEXT}",
    ),
    inapplicable=lambda known: "" if known.record.citation else "no preferred citation",
)
