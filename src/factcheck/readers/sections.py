"""Sections: which stretch of blocks is head matter, narrative, chronology, notes, references."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import BlockKind, Role
from factcheck.readers.chronologies import Chronology, is_date_heading
from factcheck.readers.drafts import Draft


@frozen
class Part:
    """A stretch of blocks with one role."""

    first: int
    last: int
    role: Role
    heading: int | None = None


# Headings of end matter as style manuals name them (Chicago 14.62, APA 2.12 and usage).
_REFERENCES = re.compile(
    r"(?:\d{1,2}\.?\s|[A-Z]\.\s)?(?:(?:list of |select |selected |works )?(?:references?|bibliography|cited)|"
    r"sources|further reading|literature|works consulted)\W*$",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:\d{1,2}\.?\s)?(?:end|foot)?notes?(?: to the text)?\W*$", re.IGNORECASE)
_CHRONOLOGY = re.compile(
    r"chronology|chronicle|time ?-?lines?\b|sequence of events|key (?:dates|events)|course of events|"
    r"(?:list|order|calendar|log) of events|event log|\bdates\b|milestones|transcript",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[\^?[\w-]{1,12}\]:?\s")
_FRONT = re.compile(
    r"(?:by\s(?=[A-Z])|(?:first\s)?published\b|posted\b|updated\b|volume\b|vol\.|issue\b|no\.\s?\d|preferred citation|"
    r"cite as|citation:|connect with|about the authors?|download\b|share\b|print\b|doi\b|issn\b|isbn\b|https?://|"
    r"copyright\b|©|received\b|accepted\b|revised\b|reviewed\b|reference\b|ref\.|prepared (?:by|for)\b|submitted\b|"
    r"report (?:no|number)\b|version\b|authors?\b|contact\b|e-?mail\b|correspondence\b|to:|from:|subject:|keywords\b)",
    re.IGNORECASE,
)
_KEY_VALUE = re.compile(r"[A-Z][\w ()/-]{0,28}:\s\S")
_MAX_FRONT_WORDS = 14
_MAX_FRONT_BLOCKS = 30
_MAX_INTRO = 2


def sections(drafts: Sequence[Draft], runs: Sequence[Chronology]) -> tuple[Part, ...]:
    """Return the parts of a document, without gaps, in order."""
    front = _front_matter(drafts, runs)
    starts = sorted({front, *_starts(drafts, runs, front)} - {len(drafts)})
    parts: list[Part] = [Part(0, front - 1, Role.FRONT_MATTER, _first_heading(drafts, front))] if front else []
    outer: tuple[int, Role] | None = None
    for first, after in zip(starts, [*starts[1:], len(drafts)], strict=True):
        part = _part(drafts, runs, first, after - 1)
        level = drafts[first].level
        if outer and part.heading is not None and level <= outer[0]:
            outer = None
        if part.role in {Role.NOTES, Role.REFERENCES} and part.heading is not None:
            outer = outer or (level, part.role)
        elif outer and part.role is Role.NARRATIVE:
            part = Part(part.first, part.last, outer[1], part.heading)
        parts.append(part)
    return tuple(parts)


def _first_heading(drafts: Sequence[Draft], front: int) -> int | None:
    return next((i for i in range(front) if drafts[i].kind is BlockKind.HEADING), None)


def _starts(drafts: Sequence[Draft], runs: Sequence[Chronology], front: int) -> Iterator[int]:
    """Yield where parts begin: at headings, at chronologies and behind them."""
    inside = {index for run in runs for index in range(run.first, run.last + 1)}
    heading = front
    for index in range(front, len(drafts)):
        if drafts[index].kind is BlockKind.HEADING and index not in inside:
            heading = index
            yield index
    del heading
    for run in runs:
        if not _introduced(drafts, run, front):
            yield run.first
        yield run.last + 1
    yield from _labelled(drafts, front)


def _introduced(drafts: Sequence[Draft], run: Chronology, front: int) -> bool:
    """Say whether the heading above a run is the run's own."""
    above = run.first - 1
    while above >= front and drafts[above].kind is not BlockKind.HEADING:
        above -= 1
    if above < front:
        return False
    return run.first - above - 1 <= _MAX_INTRO or bool(_CHRONOLOGY.search(drafts[above].text))


def _labelled(drafts: Sequence[Draft], front: int) -> Iterator[int]:
    """Yield where a list of at least three labelled notes or references begins without a heading."""
    run = 0
    for index in range(front, len(drafts)):
        run = run + 1 if _LABEL.match(drafts[index].text) else 0
        if run == 3:  # noqa: PLR2004 - as for entries
            yield index - 2


def _part(drafts: Sequence[Draft], runs: Sequence[Chronology], first: int, last: int) -> Part:
    heading = first if drafts[first].kind is BlockKind.HEADING and not is_date_heading(drafts[first]) else None
    if any(first <= run.first <= last for run in runs):
        return Part(first, last, Role.CHRONOLOGY, heading)
    return Part(first, last, _role(drafts, first, heading), heading)


def _role(drafts: Sequence[Draft], first: int, heading: int | None) -> Role:
    words = drafts[heading].text if heading is not None else ""
    if _REFERENCES.match(words):
        return Role.REFERENCES
    if _NOTES.match(words):
        return Role.NOTES
    label = _LABEL.match(drafts[first].text)
    if label and heading is None:
        return Role.NOTES if "^" in label[0] else Role.REFERENCES
    return Role.NARRATIVE


def _front_matter(drafts: Sequence[Draft], runs: Sequence[Chronology]) -> int:
    """Return the index of the first block that is not head matter."""
    limit = min([_MAX_FRONT_BLOCKS, len(drafts), *(run.first for run in runs)])
    front = 0
    while front < limit and _is_front(drafts, front):
        front += 1
    while front > 1 and drafts[front - 1].kind is BlockKind.HEADING and _heads_body(drafts, front - 1):
        front -= 1
    return front


def _is_front(drafts: Sequence[Draft], index: int) -> bool:
    made = drafts[index]
    if made.kind is BlockKind.HEADING:
        return True
    if made.kind is not BlockKind.PARAGRAPH:
        return False
    if _FRONT.match(made.text):
        return True
    short = len(made.text.split()) <= _MAX_FRONT_WORDS
    return short and (bool(_KEY_VALUE.match(made.text)) or made.text[-1] not in ".:!?…")


def _heads_body(drafts: Sequence[Draft], index: int) -> bool:
    """Say whether a heading belongs to the text below it and not to the head of the document."""
    return index > 0 and index + 1 <= len(drafts)
