"""Sections: ranges of blocks that are front matter, narrative, chronology, notes or references."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.entries import Chronology
from factcheck.document.readers.fronts import front_matter
from factcheck.document.readers.shapes import is_label
from factcheck.document.readers.titles import (
    is_chronology_title,
    is_end_matter_title,
    is_notes_title,
    is_part_of_references_title,
    is_references_title,
)
from factcheck.model import BlockKind, Role

_ENTRY = re.compile(r"[,“”\"(].*\b[12]\d{3}\b")
_LEAST_LABELS = 3  # minimum labeled blocks that form a list without a heading


@frozen
class Part:
    """A range of blocks that have the same role."""

    first: int
    last: int
    role: Role
    heading: int | None = None


def sections(drafts: Sequence[Draft], runs: Sequence[Chronology]) -> tuple[Part, ...]:
    """Return the parts of a document, in order and without gaps."""
    limit = min([len(drafts), *(run.first for run in runs)])
    front = front_matter(drafts, limit)
    starts = sorted({front, *_starts(drafts, runs, front)} - {len(drafts)})
    parts = [_front(drafts, front)] if front else []
    if front == len(drafts):
        return tuple(parts)
    for first, after in zip(starts, [*starts[1:], len(drafts)], strict=True):
        part = _part(drafts, runs, first, after - 1)
        if part.role is Role.NARRATIVE and _divides(drafts, part, parts):
            part = evolve(part, role=Role.REFERENCES)
        parts.append(part)
    return tuple(parts)


def _divides(drafts: Sequence[Draft], part: Part, above: Sequence[Part]) -> bool:
    """Return True if a heading is that of a part of a bibliography: "Printed works"."""
    if part.heading is None or not is_part_of_references_title(drafts[part.heading].text):
        return False
    level = drafts[part.heading].level
    headed = (one for one in reversed(above) if one.heading is not None)
    higher = (one for one in headed if drafts[one.heading or 0].level < level)
    return next((one.role for one in higher), None) is Role.REFERENCES


def _front(drafts: Sequence[Draft], front: int) -> Part:
    headings = (index for index in range(front) if drafts[index].kind is BlockKind.HEADING)
    return Part(0, front - 1, Role.FRONT_MATTER, next(headings, None))


def _starts(drafts: Sequence[Draft], runs: Sequence[Chronology], front: int) -> Iterator[int]:
    """Yield the starts of parts: headings, chronologies, blocks after them, untitled notes."""
    inside = {index for run in runs for index in range(run.first, run.last + 1)}
    is_list = False
    for index in range(front, len(drafts)):
        if drafts[index].kind is BlockKind.HEADING and index not in inside:
            words = drafts[index].text
            if is_list and _ENTRY.search(words) and not is_part_of_references_title(words):
                continue  # in plain text, a short entry looks like a heading
            is_list = is_references_title(words) or is_part_of_references_title(words)
            yield index
    for run in runs:
        if not _is_introduced(drafts, run, front):
            yield run.first
        yield run.last + 1
    yield from _loose_lists(drafts, front)


def _heading_above(drafts: Sequence[Draft], index: int, front: int) -> int | None:
    above = (at for at in range(index - 1, front - 1, -1) if drafts[at].kind is BlockKind.HEADING)
    return next(above, None)


def _is_introduced(drafts: Sequence[Draft], run: Chronology, front: int) -> bool:
    """Return True if the heading before a chronology belongs to it."""
    heading = _heading_above(drafts, run.first, front)
    if heading is None:
        return False
    between = drafts[heading + 1 : run.first]
    leads_up = not between or (len(between) == 1 and between[0].text.endswith(":"))
    return leads_up or is_chronology_title(drafts[heading].text)


def _loose_lists(drafts: Sequence[Draft], front: int) -> Iterator[int]:
    """Yield the starts of labeled notes or references that have no heading."""
    run: list[int] = []
    announced = False
    for index in range(front, len(drafts)):
        made = drafts[index]
        if made.kind is BlockKind.HEADING:
            announced = is_end_matter_title(made.text)
        labelled = is_label(made.text) and not announced
        if made.kind is BlockKind.QUOTE and not labelled:
            continue  # a note may contain a block quotation
        run = [*run, index] if labelled else []
        if len(run) == (1 if labelled and made.text.startswith("[^") else _LEAST_LABELS):
            yield run[0]


def _part(drafts: Sequence[Draft], runs: Sequence[Chronology], first: int, last: int) -> Part:
    run = next((run for run in runs if first <= run.first <= last), None)
    is_heading = drafts[first].kind is BlockKind.HEADING and not (run and run.first == first)
    heading = first if is_heading else None
    role = Role.CHRONOLOGY if run else _role(drafts, first, heading)
    return Part(first, last, role, heading)


def _role(drafts: Sequence[Draft], first: int, heading: int | None) -> Role:
    words = drafts[first].text
    if heading is None:
        if not is_label(words):
            return Role.NARRATIVE
        return Role.NOTES if words.startswith("[^") else Role.REFERENCES
    if is_references_title(words):
        return Role.REFERENCES
    return Role.NOTES if is_notes_title(words) else Role.NARRATIVE
