"""Templates for citation keys: "{author:lower}{year}{word}".

A field is replaced with the source's value in ASCII letters and digits, which may be empty. After a
colon, a field may have `lower`, `upper`, `capital`, or the number of letters to keep.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import frozen

from factcheck.bibliography.dating import citable, ends
from factcheck.bibliography.names import credited, parted
from factcheck.errors import UsageError
from factcheck.model import OTHERS, Contributor, Edtf, Source
from factcheck.model.keys import folded, telling_words

_PART = re.compile(r"(?P<literal>[^{}]+)|\{(?P<field>[^{}]*)\}|(?P<brace>[{}])")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_:.+-]")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_INITIALS_FROM = 3
_FEW = 3
"""Maximum number of authors in `authors`; if there are more, the first author and "EtAl"."""


@frozen
class KeyTemplate:
    """A parsed template."""

    parts: tuple[Callable[[Source], str], ...]

    def key(self, source: Source) -> str:
        """Return the key of a source, which starts with a letter and may not be unique."""
        made = "".join(part(source) for part in self.parts)
        return made if made[:1].isalpha() else f"source{made}"


def key_template(text: str) -> KeyTemplate:
    """Parse a template.

    Raises:
        UsageError: A field or modifier is unknown, or a character is not allowed in keys.
    """
    parts = [_part(found, text) for found in _PART.finditer(text)]
    if "{" not in text:
        raise _error(text, f"it contains no field. Use one or more of {_listed(FIELDS)}")
    return KeyTemplate(tuple(parts))


def _part(found: re.Match[str], text: str) -> Callable[[Source], str]:
    column = found.start() + 1
    if found["brace"]:
        raise _error(
            text,
            f"the brace at column {column} has no matching brace. Write fields as "
            f"{{author}}{{year}}",
        )
    if found["literal"] is None:
        return _field(found["field"], text, column)
    bad = _NOT_IN_KEYS.search(found["literal"])
    if bad:
        told = f"'{bad[0]}' at column {column + bad.start()} is not allowed in a key"
        raise _error(text, f"{told}. Use ASCII letters, digits and _ : . + -")
    return _constant(found["literal"])


def _constant(literal: str) -> Callable[[Source], str]:
    return lambda _: literal


def _field(words: str, text: str, column: int) -> Callable[[Source], str]:
    name, *forms = words.split(":")
    if name not in FIELDS:
        raise _error(text, f"unknown field '{name}' at column {column}. Use {_listed(FIELDS)}")
    bad = next((one for one in forms if one not in _FORMS and not _NUMBER.fullmatch(one)), None)
    if bad is not None:
        known = f"{_listed(_FORMS)} or a number of letters"
        raise _error(text, f"unknown field format '{bad}' at column {column}. Use {known}")

    def value(source: Source) -> str:
        made = FIELDS[name](source)
        for form in forms:
            made = _FORMS[form](made) if form in _FORMS else made[: int(form)]
        return made

    return value


def _error(text: str, why: str) -> UsageError:
    return UsageError(f"key template '{text}': {why}.")


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(names)


def _letters(words: str) -> str:
    """Return the letters and digits of a text as ASCII; case is unchanged."""
    signs = unicodedata.normalize("NFC", words)
    return "".join(folded(sign).upper() if sign.isupper() else folded(sign) for sign in signs)


def _name(name: Contributor) -> str:
    """Return a family name or an organization; for three or more words, the initials."""
    if not name.literal:
        return _letters(parted(name.family or name.given)[0])
    words = telling_words(name.literal)
    capitals = [word[0] for word in words if word[:1].isupper()]
    return _letters("".join(capitals) if len(capitals) >= _INITIALS_FROM else " ".join(words))


def _author(source: Source) -> str:
    return next(map(_name, credited(source) or source.editors), "")


def _authors(source: Source) -> str:
    every = credited(source) or source.editors
    names = [_name(name) for name in every if name != OTHERS]
    return "".join(names) if len(names) <= _FEW else f"{names[0]}EtAl"


def _last_day(source: Source) -> Edtf | None:
    date = citable(source.date)
    return ends(date)[-1] if date else None


def _year(source: Source) -> str:
    date = _last_day(source)
    return str(date.year) if date else ""


def _month(source: Source) -> str:
    date = _last_day(source)
    return f"{date.month:02}" if date and date.month else ""


def _day(source: Source) -> str:
    date = _last_day(source)
    return f"{date.day:02}" if date and date.day else ""


def _word(source: Source) -> str:
    words = (_letters(word) for word in telling_words(source.title or source.kind))
    return next(filter(None, words), "")


def _joined(text: str) -> str:
    words = (_letters(word) for word in telling_words(text))
    return "".join(word[:1].upper() + word[1:] for word in words)


FIELDS: Mapping[str, Callable[[Source], str]] = MappingProxyType(
    {
        "author": _author,
        "authors": _authors,
        "year": _year,
        "month": _month,
        "day": _day,
        "title": lambda source: _joined(source.title or source.kind),
        "word": _word,
        "container": lambda source: _joined(source.container or source.publisher),
        "kind": lambda source: _joined(source.kind),
    }
)
"""Maps field names to functions that return the value for a source."""
_FORMS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"lower": str.lower, "upper": str.upper, "capital": str.capitalize}
)
