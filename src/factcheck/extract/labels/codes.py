"""Codes that identify requirements, tickets, questions or speakers: "REQ-004", "P7"."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck.document.text import Covered, grouped
from factcheck.extract.labels.contents import contents
from factcheck.extract.labels.label import sort_of
from factcheck.model import BlockKind, Document, Dossier, Role, Span

_CODE = re.compile(
    r"(?<![\w./#@-])(?P<prefix>[A-Z][A-Z]{0,7}(?:-[A-Z]{1,6}){0,2}(?P<dash>[-_ ]?))"
    r"(?P<number>\d{1,4})"
    r"(?![\w%°/@]|[.-]\d|-[A-Za-z])"
)
_OF_OTHERS = ("its ", "their ", "whose ")
_FEWEST = 3
_BEFORE = re.compile(
    r"[\W_]*(?:(?:requirement|question|story|risk|test|case|speaker)s?\s)?[\W_]*", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:[:.)|\]–—=-]|$)|\s+\|")
_BOLD_END = ("**", "__", "</b>", "</strong>")


@frozen
class Code:
    """A definition or a use of a code."""

    text: str
    span: Span
    prefix: str
    number: int
    is_defined: bool
    """Whether the code begins a heading, an item or a row, and is bold or punctuation follows."""


def codes(dossier: Dossier) -> tuple[Code, ...]:
    """Return the codes of each series with at least three definitions, in text order."""
    document = dossier.document
    listed = Covered(entry.span for one in dossier.part(contents) for entry in one.entries)
    found = list(_all(document, listed))
    in_rows, apart = (
        {
            one.text
            for one in found
            if one.is_defined and (document.kind_at(one.span.start) is BlockKind.ROW) == is_row
        }
        for is_row in (True, False)
    )
    if 2 * len(in_rows & apart) > len(in_rows):  # an index of codes that are defined elsewhere
        found = [
            evolve(one, is_defined=False)
            if document.kind_at(one.span.start) is BlockKind.ROW
            else one
            for one in found
        ]
    defined = grouped((one.prefix, one) for one in found if one.is_defined)
    rows = {prefix for prefix, some in defined.items() if _is_row(prefix, some)}
    return tuple(one for one in found if one.prefix in rows)


def _is_row(prefix: str, defined: list[Code]) -> bool:
    """Return True if codes form a series: they have a hyphen, or are numbered from 1."""
    numbers = {one.number for one in defined}
    is_counted = min(numbers) <= 1 and max(numbers) <= len(numbers) + 1
    return len(defined) >= _FEWEST and len(numbers) > 1 and (prefix[-1] in "-_" or is_counted)


def _all(document: Document, listed: Covered) -> Iterator[Code]:
    for block in document.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.METADATA, BlockKind.QUOTE):
            continue
        start = block.span.start
        if document.role_at(start) is Role.REFERENCES or listed.at(start):
            continue
        for found in _CODE.finditer(document.text, start, block.span.end):
            if document.text.endswith(_OF_OTHERS, start, found.start()):
                continue
            if found["dash"] == " " or sort_of(found["prefix"].strip("- _")):
                continue
            sentence = document.sentence_at(found.start())
            begins = sentence.start if sentence and sentence.start > start else start
            is_first = bool(_BEFORE.fullmatch(document.text, begins, found.start()))
            is_set_off = bool(_AFTER.match(document.text, found.end(), block.span.end))
            file, last = document.origin(found.end() - 1)
            is_set_off |= document.files[file].text.startswith(_BOLD_END, last + 1)
            is_titled = block.kind in (BlockKind.HEADING, BlockKind.ROW) or (
                begins == start and document.text.startswith("  ", found.end())
            )
            yield Code(
                found[0],
                Span(*found.span()),
                found["prefix"],
                int(found["number"]),
                is_first and (is_set_off or is_titled),
            )
