"""Chapters: the documents of a book or series, joined to one text that leads back to each."""

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
"""Where the classes live whose values have places."""


class Common(enum.Enum):
    """What two documents must have in common before some findings may lie between them."""

    TIME = "time"
    """They tell how things stand at one time: no reports of two years."""
    HAND = "hand"
    """They are by the same people, as far as they say by whom they are."""


ANYHOW: frozenset[Common] = frozenset()
"""Nothing: a name is spelled in one way by everybody, and a happening has one date for all."""
BY_ONE = frozenset({Common.HAND})
"""Of what each author has a right to settle for himself, as a short form."""
AT_ONE_TIME = frozenset({Common.TIME})
"""Of what changes, as an office."""
AS_ONE = frozenset({Common.TIME, Common.HAND})
"""Of what changes, and is counted by each in his own way."""


def joined_documents(
    path: str, documents: Sequence[Document], chapter: Callable[[int, Span], Chapter]
) -> Document:
    """Return one document with the texts of several, one behind the other.

    Args:
        path: What the whole is called.
        documents: In order; one at least.
        chapter: Makes a chapter of the number of a document, from 0, and its place in the whole.
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
    """Return one value of a class whose fields are tuples, sets or counts, with all that they have.

    Args:
        values: Of one class, each with the places of its own document.
        starts: Where these documents begin in the whole.
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
    """Return a value with every place in it so many code points further on."""
    return _shifter(type(value))(value, by) if by else value


_SHIFTERS: dict[type, Callable[[Any, int], Any]] = {}
"""What shifts the values of a class, once it was asked for."""


def _shifter(cls: type) -> Callable[[Any, int], Any]:
    if cls not in _SHIFTERS:
        _SHIFTERS[cls] = _made_shifter(cls)
    return _SHIFTERS[cls]


def _made_shifter(cls: type) -> Callable[[Any, int], Any]:
    """Return what shifts the values of a class; a value without places is returned as it is."""
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
