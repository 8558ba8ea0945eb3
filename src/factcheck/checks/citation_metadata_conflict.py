"""The preferred citation gives other particulars of the document than its head.

## Why it matters

Readers copy the preferred citation unread, so its slip travels into every bibliography.

## What it leaves alone

A series title in front of the title or a subtitle behind it; "Issue" for "No."; case, kinds of
dashes and of quotation marks; initials, short forms and the order of names; bodies as authors; what
only one of the two gives; dates of different precision that can both hold; titles with few words in
common, one of which is probably not the title.

## Source

ISO 690:2021, 4.3: the particulars of a citation are taken from the item itself.
"""

import re
from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Edtf, Flag, Related, Severity, Span, Suggestion
from factcheck.model.contributors import names_body
from factcheck.model.dates import spoken
from factcheck.model.keys import folded

Value = tuple[str, Span]
_NAMES = {"issue": "number", "title": "title", "volume": "volume", "pages": "pages", "date": "date"}
_ALIKE = 0.5
"""Share of words that two titles have in common before they count as one title with a slip."""


def citation_metadata_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each particular of the citation line that the head contradicts."""
    record = dossier.record
    for field, name in _NAMES.items():
        head = _values(record.head, field)
        for cited in _values(record.citation, field):
            against = [given for given in head if _differ(field, cited[0], given[0])]
            if against:
                yield _flag(name, cited, against)
    for one, other in _odd_authors(
        _values(record.citation, "author"), _values(record.head, "author")
    ):
        yield _flag("author", one, [other])


def _values(fields: tuple[tuple[str, str, Span], ...], field: str) -> list[Value]:
    return [(value, span) for name, value, span in fields if name == field]


def _flag(name: str, cited: Value, against: list[Value]) -> Flag:
    said, given = (_shown(name, value) for value in (cited[0], against[0][0]))
    return Flag(
        cited[1],
        f"the preferred citation has {name} {said}, the head {name} {given}",
        related=tuple(Related(span) for _, span in against),
        suggestions=(Suggestion(given.strip("“”")), Suggestion(said.strip("“”"), "counter")),
    )


def _shown(name: str, value: str) -> str:
    if name == "date":
        return spoken(Edtf.parse(value))
    return f"“{value}”" if name == "title" else value


def _differ(field: str, one: str, other: str) -> bool:
    if field == "date":
        return not Edtf.parse(one).overlaps(Edtf.parse(other))
    if field == "title":
        return _titles_differ(_words(one), _words(other))
    return one[0].isdigit() == other[0].isdigit() and _plain(one) != _plain(other)


def _plain(number: str) -> str:
    return re.sub(r"\b0+(?=\d)", "", re.sub(r"[–—/]", "-", number.lower()))


def _words(text: str) -> list[str]:
    return [word for part in re.split(r"[\s,.\-–—]+", text) if (word := folded(part))]


def _titles_differ(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or short in (long[: len(short)], long[-len(short) :]):
        return False
    return len(set(one) & set(other)) >= _ALIKE * len(set(long))


def _odd_authors(cited: list[Value], head: list[Value]) -> Iterator[tuple[Value, Value]]:
    """Pair the authors that only one side knows, where both sides name as many people."""
    if len(cited) != len(head) or any(names_body(name) for name, _ in (*cited, *head)):
        return
    ours = [one for one in cited if not any(_same_person(one[0], name) for name, _ in head)]
    theirs = [one for one in head if not any(_same_person(one[0], name) for name, _ in cited)]
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)


def _same_person(one: str, other: str) -> bool:
    """Say whether each part of the shorter name has its like in the longer: Bob is no slip."""
    short, long = sorted((set(_words(one)), set(_words(other))), key=len)
    odd = [part for part in short - long if not any(_stands_for(part, word) for word in long)]
    rest = [word for word in long - short if not any(_stands_for(part, word) for part in short)]
    nickname = len(odd) == 1 == len(short) - 1 and all(odd[0][:2] != word[:2] for word in rest)
    return not odd or nickname


def _stands_for(part: str, word: str) -> bool:
    return 1 in (len(part), len(word)) and part[0] == word[0]


def _nothing_to_compare(dossier: Dossier) -> str:
    if not dossier.record.citation:
        return "no preferred citation"
    return "" if dossier.record.head else "no head to compare the preferred citation with"


_HEAD = (
    "Tides and Trade\n\nBy Ada Byrne\nPublished June 2019 in Coast Review · Volume 7, Issue 2\n\n"
)
_TEXT = "\n\nThe harbour was dredged in 2018, and the boats came back. Trade rose at once."


def _example(citation: str) -> str:
    return _HEAD + citation + _TEXT


CHECK = Check(
    code="CIT03",
    run=citation_metadata_conflict,
    severity=Severity.WARNING,
    bad=(
        Bad(
            _example("Preferred citation: Ada Byrne, “Tides and Trade,” Coast Review, No. [[3]]."),
            says="the preferred citation has number 3, the head number 2",
        ),
        Bad(
            _example("Cite as: Byrne, A. “Tides and Trade.” Coast Review 7, no. 2 ([[May 2019]])."),
            says="the preferred citation has date May 2019, the head date June 2019",
        ),
    ),
    good=(
        _example(
            "Preferred citation: Byrne, “Coasts: Tides and Trade,” Vol. 7, No. 2, 2019, pp 1-9."
        ),
        _example("Cite as: Byrne, Ada (2019). Tides and trade. Coast Review, 7(2), 11–20."),
    ),
    inapplicable=_nothing_to_compare,
)
