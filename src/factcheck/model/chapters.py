"""Chapters: the documents of a book or series joined into one text, mapped to their files."""

import enum
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from attrs import evolve
from attrs import fields as fields_of
from attrs import has as is_made_of_fields

from factcheck.model.dates import Edtf
from factcheck.model.text import Chapter, Document, Span

Value = TypeVar("Value")

_OWN = "factcheck.model."
"""Prefix of the modules whose classes may contain text positions."""


class Common(enum.Enum):
    """What two documents must have in common before findings that involve both are reported."""

    TIME = "time"
    """They describe the same period, unlike the reports for two different years."""
    HAND = "hand"
    """They have the same authors, or do not name their authors."""


ANYHOW: frozenset[Common] = frozenset()
"""No requirement: names and the dates of events must be the same in every document."""
BY_ONE = frozenset({Common.HAND})
"""For matters of style that each author may decide, such as short forms."""
AT_ONE_TIME = frozenset({Common.TIME})
"""For values that change over time, such as offices."""
AS_ONE = frozenset({Common.TIME, Common.HAND})
"""For values that change over time and that each author may count differently."""


def joined_documents(
    path: str, documents: Sequence[Document], chapter: Callable[[int, Span], Chapter]
) -> Document:
    """Return one document that contains the texts of several documents, one after another.

    Args:
        path: The path of the joined document.
        documents: The documents to join, in order; at least one.
        chapter: Function that takes a document's number, from 0, and its span in the joined text,
            and returns its chapter.
    """
    spans, start = [], 0
    for one in documents:
        spans.append(Span(start, start + len(one.text)))
        start += len(one.text) + 1
    starts = [span.start for span in spans]
    files = [0]
    for one in documents:
        files.append(files[-1] + len(one.files))
    return Document(
        path=path,
        text="\n".join(one.text for one in documents),
        files=tuple(file for one in documents for file in one.files),
        pieces=tuple(
            evolve(piece, start=piece.start + by, file=piece.file + before)
            for one, by, before in zip(documents, starts, files, strict=False)
            for piece in one.pieces
        ),
        **{
            part: _behind((getattr(one, part) for one in documents), starts)
            for part in ("blocks", "sections", "entries", "sentences", "links", "suppressions")
        },
        chapters=tuple(chapter(at, span) for at, span in enumerate(spans)),
    )


def _behind(parts: Iterable[Any], starts: Sequence[int]) -> Any:
    first, *others = (shifted(part, by) for part, by in zip(parts, starts, strict=True))
    if isinstance(first, frozenset):
        return first.union(*others)
    if isinstance(first, int):
        return sum(others, first)
    return tuple(one for part in (first, *others) for one in part)


def all_of(values: Sequence[Value], starts: Sequence[int]) -> Value:
    """Return one value that combines the values of several documents.

    All fields of the class must be tuples, sets or counts.

    Args:
        values: Values of the same class, with positions that refer to their own documents.
        starts: Where each document begins in the joined text.
    """
    cls: Any = next(one for one in type(values[0]).__mro__ if "__attrs_attrs__" in vars(one))
    made: Value = cls(
        **{
            one.alias: _behind((getattr(value, one.name) for value in values), starts)
            for one in fields_of(cls)
        }
    )
    return made


def shifted(value: Value, by: int) -> Value:
    """Return a value with all its positions moved by `by` code points."""
    return _shifter(type(value))(value, by) if by else value


_SHIFTERS: dict[type, Callable[[Any, int], Any]] = {}
"""Maps a class to the function that shifts its values; filled on first use."""


def _shifter(cls: type) -> Callable[[Any, int], Any]:
    if cls not in _SHIFTERS:
        _SHIFTERS[cls] = _made_shifter(cls)
    return _SHIFTERS[cls]


def _made_shifter(cls: type) -> Callable[[Any, int], Any]:
    """Return a function that shifts values of a class; values without positions stay unchanged."""
    if cls is Span:
        return lambda span, by: span.shift(by)
    if cls is tuple:
        return _shifted_items
    if cls is Edtf or not (is_made_of_fields(cls) and cls.__module__.startswith(_OWN)):
        return lambda value, _: value
    names = [(one.name, one.alias) for one in fields_of(cls) if one.init]

    def shift(value: Any, by: int) -> Any:
        pairs = ((alias, getattr(value, name)) for name, alias in names)
        changed = {
            alias: new for alias, old in pairs if (new := _shifter(type(old))(old, by)) is not old
        }
        return evolve(value, **changed) if changed else value

    return shift


def _shifted_items(items: tuple[Any, ...], by: int) -> tuple[Any, ...]:
    moved = tuple(_shifter(type(one))(one, by) for one in items)
    is_same = all(new is old for new, old in zip(moved, items, strict=True))
    return items if is_same else moved
