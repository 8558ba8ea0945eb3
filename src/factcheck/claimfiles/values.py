"""The scalars of the format: what each kind of value is, how it is read, and its JSON Schema.

YAML's own guesses play no part: a scalar is read as what its place expects, so that `NO`, `12:30`
and `010` stay the words they are.
"""

import datetime as dt
import difflib
import enum
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NewType, TypeVar

from attrs import frozen

from factcheck.claimfiles.datewords import as_edtf
from factcheck.model import Edtf, EdtfError

T = TypeVar("T")

Text = NewType("Text", str)
"""Words, white space collapsed to single spaces; never empty."""
Key = NewType("Key", str)
"""Lower-case letters a to z, digits, and `-` or `_` between them."""
Line = NewType("Line", int)
"""Line of the document, from 1."""

Offset = NewType("Offset", int)
"""A character of a text, from 0."""
Moment = NewType("Moment", str)
"""Day and time in UTC, to the second: "2026-11-26T14:05:00Z"."""
Digest = NewType("Digest", str)
"""SHA-256 in hexadecimal digits, at least the first sixteen, "sha256:" in front or not."""

KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LINE = re.compile(r"[1-9][0-9]{0,8}")
_OFFSET = re.compile(r"0|[1-9][0-9]{0,9}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{16,64}")
_NUMBER = re.compile(
    r"[-+]?(?:[0-9]{1,300}(?:\.[0-9]{0,300})?|\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,3})?"
)
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")

# A point of EDTF, for editors; the loader also refuses days that the calendar does not have.
_POINT = (
    r"(?:Y-?[1-9][0-9]{4,11}|[0-9]{2}(?:[0-9]X|XX)|-?[0-9]{4}"
    r"(?:-(?:XX|0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])(?:-(?:XX|0[1-9]|[12][0-9]|3[01])"
    r"(?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?)[?~%]?"
)
_EDTF_PATTERN = rf"^(?:{_POINT}|(?:{_POINT}|\.\.)?/{_POINT}|{_POINT}/(?:\.\.)?)$"


@frozen
class Scalar(Generic[T]):
    """A value with the place of its scalar in a file."""

    value: T
    """An empty string where the scalar was wrong and a problem has been reported."""
    words: str
    """As written, without quotes and escapes, white space collapsed."""
    file: int
    """Index of its file among those of the folder."""
    start: int
    """First code point of the scalar in the file's text, a quotation mark included."""
    end: int
    style: str = ""
    """As YAML marks it: empty for plain, `'`, `"`, `|` or `>`."""


@frozen
class Amount:
    """The numbers that some words allow."""

    low: float
    high: float
    paired: bool = False
    """Written as [lowest, highest], which allows for the hedge."""


Forms = NewType("Forms", tuple[Scalar[Text], ...])
"""One form, or a list of several."""


@frozen
class Kind:
    """How one kind of scalar is read."""

    expected: str
    """What messages call it: "a key of …"."""
    parse: Callable[[str], Any]
    """Raises ValueError with the reason."""
    schema: Mapping[str, Any]


def key(words: str) -> Key:
    """Read a key.

    Raises:
        ValueError: Other characters stand in it.
    """
    if not KEY.fullmatch(words):
        raise ValueError("a key has lower-case letters a-z and digits, joined by - or _")
    return Key(words)


def line(words: str) -> Line:
    """Read a line number.

    Raises:
        ValueError: It is none.
    """
    if not _LINE.fullmatch(words):
        raise ValueError("expected a line of the document, a whole number from 1")
    return Line(int(words))


def offset(words: str) -> Offset:
    """Read the place of a character.

    Raises:
        ValueError: It is none.
    """
    if not _OFFSET.fullmatch(words):
        raise ValueError("expected the place of a character, a whole number from 0")
    return Offset(int(words))


def moment(words: str) -> Moment:
    """Read a day and time in UTC.

    Raises:
        ValueError: It is none.
    """
    expected = "expected a time in UTC such as 2026-11-26T14:05:00Z"
    if not _MOMENT.fullmatch(words):
        raise ValueError(expected)
    try:
        dt.datetime.fromisoformat(words)
    except ValueError:
        raise ValueError(f"there is no such day or time; {expected}") from None
    return Moment(words)


def digest(words: str) -> Digest:
    """Read a digest.

    Raises:
        ValueError: It is none.
    """
    if not _DIGEST.fullmatch(words):
        raise ValueError("expected sha256: and 16 to 64 hexadecimal digits")
    return Digest(words)


def number(words: str) -> float:
    """Read a number in decimal digits, or `.inf`; leading zeros mean nothing.

    Raises:
        ValueError: It is none.
    """
    if _NUMBER.fullmatch(words):
        return float(words)
    if infinite := _INFINITE.fullmatch(words):
        return -math.inf if infinite[1] == "-" else math.inf
    raise ValueError("expected a number in plain digits such as 15000 or 3.5")


def edtf(words: str) -> Edtf:
    """Read a date.

    Raises:
        ValueError: It is no EDTF, or there is no such day.
    """
    try:
        return Edtf.parse(words)
    except EdtfError as error:
        raise ValueError(_undated(words, error.why)) from None


def _undated(words: str, why: str) -> str:
    """Say what is wrong with a date, and how it is written if it is one in words."""
    meant = as_edtf(words)
    if meant is not None:
        return f"a date in words. Write {meant}, and the words in dated"
    if why.startswith(f"found '{words}', "):
        return "expected a date such as 2018-11-04, 2018-11, 2018~ or 2018-11-04/2018-11-06"
    return why


def kind_of(type_: Any) -> Kind:
    """Return how to read the scalars of a type."""
    if isinstance(type_, type) and issubclass(type_, enum.StrEnum):
        return _choice(type_)
    return _KINDS[type_]


def _choice(choices: type[enum.StrEnum]) -> Kind:
    names = [choice.value for choice in choices]

    def parse(words: str) -> enum.StrEnum:
        if words not in names:
            asked = nearest(words, names)
            told = f"expected one of {', '.join(names)}"
            raise ValueError(f"{told}; {asked}" if asked else told)
        return choices(words)

    return Kind(f"one of {', '.join(names)}", parse, {"enum": names})


def listed(words: list[str]) -> str:
    """Return words as English lists them: "key, kind and title"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def nearest(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known word is meant; an empty string where none is near."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else ""


_SCALAR_TYPES = ["string", "number", "boolean"]
"""What an editor takes plain words for: `22` is a number to it, `true` a truth value."""

_KINDS: Mapping[Any, Kind] = {
    Text: Kind("text", Text, {"type": _SCALAR_TYPES, "pattern": r"\S"}),
    Key: Kind("a key", key, {"type": ["string", "integer"], "pattern": f"^{KEY.pattern}$"}),
    Line: Kind("a line number", line, {"type": "integer", "minimum": 1}),
    Offset: Kind("the place of a character", offset, {"type": "integer", "minimum": 0}),
    Moment: Kind("a time in UTC", moment, {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}),
    Digest: Kind("a digest", digest, {"type": "string", "pattern": f"^{_DIGEST.pattern}$"}),
    float: Kind("a number", number, {"type": "number"}),
    Edtf: Kind("a date in EDTF", edtf, {"type": ["string", "integer"], "pattern": _EDTF_PATTERN}),
}
