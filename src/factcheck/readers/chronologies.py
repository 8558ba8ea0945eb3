"""Chronologies: runs of dated heads in one section, told by the heads and not by a heading."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from factcheck.model import BlockKind
from factcheck.readers.drafts import Draft
from factcheck.readers.heads import Head, date_alone, dated_head

_LEAST = 3  # fewer dated heads are prose
_GAP = 1  # blocks without a head that may stand between two entries
_TELLING_WORDS = 2  # a row of a chronology says what happened; a row of figures does not


@frozen
class Chronology:
    """A run of entries."""

    first: int
    """Index of its first block: an entry or a date that heads entries."""
    last: int
    heads: dict[int, Head] = field(factory=dict)
    """The head of each entry by its block's index."""
    contexts: dict[int, tuple[int, ...]] = field(factory=dict)
    """Indices of the date headings above each entry, the nearest last."""


def heads_of(drafts: Sequence[Draft]) -> list[Head | None]:
    """Return the head of each block that could be an entry."""
    return [_head(made) for made in drafts]


def _head(made: Draft) -> Head | None:
    if made.kind in {BlockKind.HEADING, BlockKind.CODE, BlockKind.CAPTION}:
        return None
    head = dated_head(made.text, made.lead)
    if head and made.kind is BlockKind.ROW:
        words = [word for word in made.text[head.body :].split() if word.isalpha() and len(word) > 1]
        return head if len(words) > _TELLING_WORDS else None
    return head


def is_date_heading(made: Draft) -> bool:
    """Say whether a block is a heading that consists of a date."""
    return made.kind is BlockKind.HEADING and date_alone(made.text) is not None


def chronologies(drafts: Sequence[Draft]) -> tuple[Chronology, ...]:
    """Return the runs of at least three dated heads, in order."""
    heads = heads_of(drafts)
    found = (_run(drafts, heads, run) for run in _runs(drafts, heads))
    return tuple(run for run in found if run)


def _runs(drafts: Sequence[Draft], heads: Sequence[Head | None]) -> Iterator[list[int]]:
    """Yield the indices of heads and date headings that no other heading and no prose parts."""
    run: list[int] = []
    for index, made in enumerate(drafts):
        heading = made.kind is BlockKind.HEADING
        if run and (index - run[-1] > _GAP + 1 or (heading and not is_date_heading(made))):
            yield run
            run = []
        if heads[index] or is_date_heading(made):
            run.append(index)
    if run:
        yield run


def _run(drafts: Sequence[Draft], heads: Sequence[Head | None], run: list[int]) -> Chronology | None:
    entries = {index: head for index in run if (head := heads[index])}
    strong = [index for index, head in entries.items() if head.strong]
    if len(strong) < _LEAST:
        weak = len(entries) >= _LEAST and run[-1] - run[0] == len(run) - 1
        if not weak:
            return None
    while run and run[-1] not in entries:
        run.pop()
    return Chronology(run[0], run[-1], entries, dict(_contexts(drafts, run)))


def _contexts(drafts: Sequence[Draft], run: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    above: list[tuple[int, frozenset[int]]] = []
    for index in run:
        alone = date_alone(drafts[index].text) if is_date_heading(drafts[index]) else None
        if not alone:
            yield index, tuple(number for number, _ in above)
            continue
        while above and max(above[-1][1]) >= min(alone.grains):
            above.pop()
        above.append((index, alone.grains))
