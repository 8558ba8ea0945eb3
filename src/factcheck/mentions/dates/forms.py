"""The forms of dates, read from their file and made into one pattern over letters of classes.

The file tells the language: lexicon/dateforms.txt.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.dates.classes import Classes, classes

_ATOM = re.compile(r'"(?P<quoted>[^"]+)"|(?P<sign>[()|?*<>!])|(?P<word>[^\s()|?*<>!"]+)')
_LOOKS = {"<": "(?<=", ">": "(?=", "!": "(?!"}


@frozen
class Form:
    """One form of a date."""

    row: str
    """Words, marks and classes, as the file has them."""
    reading: str
    """What makes a value of it; may be followed by a word that it takes."""
    guard: str
    """What must be true of the words around; empty if nothing."""
    examples: tuple[tuple[str, str], ...]
    """Sentences with what they show: (words with brackets around the date, value)."""


@frozen(eq=False)
class Grammar:
    """All forms, ready to be looked for."""

    known: Classes
    starts: frozenset[str]
    """The letters that a date may begin with: a text without them has none."""
    pattern: re.Pattern[str]
    """Over letters; the number of the one group that took part tells the form."""
    forms: Sequence[Form]


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms of dates in the order of their file."""
    found: list[Form] = []
    for line in lexicon.ordered("dateforms.forms"):
        if line.startswith(": "):
            words, _, value = line[2:].rpartition(" = ")
            last = found[-1]
            found[-1] = Form(last.row, last.reading, last.guard, (*last.examples, (words, value)))
        else:
            row, _, rest = line.partition(" => ")
            reading, _, guard = rest.partition(" if ")
            found.append(Form(row, reading, guard, ()))
    return tuple(found)


@cache
def grammar() -> Grammar:
    """Return the pattern of all forms."""
    rows = [*_parts().values(), *(form.row for form in forms())]
    named = _parts()
    literals = {
        word
        for row in rows
        for kind, word in _atoms(row)
        if kind == "quoted" or (kind == "word" and word not in named and not word.isupper())
    }
    known = classes(frozenset(literals))
    pieces = [_piece(list(_atoms(form.row)), known) for form in forms()]
    starts = "".join(sorted(set("".join(piece.starts for piece in pieces))))
    branches = "|".join(f"{piece.pattern}()" for piece in pieces)
    pattern = re.compile(f"(?=[{starts}])(?:{branches})")
    return Grammar(known, frozenset(starts), pattern, forms())


def _parts() -> Mapping[str, str]:
    """Return the rows that have a name, by which others take them in."""
    return lexicon.table("dateforms.parts")


@cache
def _atoms(row: str) -> tuple[tuple[str, str], ...]:
    """Return the words, signs and classes of a row, each with its kind."""
    return tuple(
        ("quoted", quoted) if quoted else ("sign", sign) if sign else ("word", word)
        for quoted, sign, word in _ATOM.findall(row)
    )


@frozen
class _Piece:
    """A part of a form as a pattern over letters."""

    pattern: str
    starts: str
    """The letters that it may begin with."""
    is_optional: bool
    """It may be left out, or takes no room."""


def _piece(atoms: list[tuple[str, str]], known: Classes) -> _Piece:
    """Take the atoms up to a closing bracket or the end, and return what they stand for."""
    rows: list[list[_Piece]] = [[]]
    look = ""
    while atoms:
        kind, atom = atoms.pop(0)
        if kind == "sign" and atom in ")|":
            if atom == ")":
                break
            rows.append([])
        elif kind == "sign" and atom in "?*":
            last = rows[-1].pop()
            rows[-1].append(_Piece(last.pattern + atom, last.starts, is_optional=True))
        elif kind == "sign" and atom in _LOOKS:
            look = _LOOKS[atom]
        else:
            piece = _single(kind, atom, atoms, known)
            if look:
                piece, look = _Piece(f"{look}{piece.pattern})", "", is_optional=True), ""
            rows[-1].append(piece)
    done = [_row(row) for row in rows]
    pattern = "|".join(piece.pattern for piece in done)
    starts = "".join(piece.starts for piece in done)
    return _Piece(f"(?:{pattern})", starts, any(piece.is_optional for piece in done))


def _single(kind: str, atom: str, atoms: list[tuple[str, str]], known: Classes) -> _Piece:
    """Return what one atom stands for; an opening bracket takes all up to its end."""
    if kind == "sign":
        return _piece(atoms, known)
    if kind == "word" and atom in _parts():
        return _part(atom, known)
    return _Piece(known.pattern(atom), known.members.get(atom, ""), is_optional=False)


@cache
def _part(name: str, known: Classes) -> _Piece:
    return _piece(list(_atoms(_parts()[name])), known)


def _row(row: list[_Piece]) -> _Piece:
    starts = ""
    for piece in row:
        starts += piece.starts
        if not piece.is_optional:
            break
    pattern = "".join(piece.pattern for piece in row)
    return _Piece(pattern, starts, all(piece.is_optional for piece in row))
