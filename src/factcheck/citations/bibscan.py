"""Reading a .bib: every entry that is whole, and file, line and entry of each mistake.

Source: BibTeX 0.99d, bibtex.web, sections 183-277 (how entries, fields and values are delimited:
braces count even behind a backslash; a value in quotation marks ends at one outside of braces).
"""

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from factcheck.citations.bibfile import (
    BibEntry,
    BibField,
    BibFile,
    bytes_of,
    decoded,
    line_starts,
    place_in,
)
from factcheck.errors import Problem
from factcheck.model import MONTHS

_BLOCK = re.compile(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_HEAD = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]", re.MULTILINE)
"""An entry that begins a line: inside a value it shows that a brace was left open."""
_KEY = re.compile(r"\s*([^\s,{}()=\"#%]*)\s*")
_NAME = re.compile(r"\s*([A-Za-z][^\s={},\"#()%']*)\s*")
_WORD = re.compile(r"[^\s,{}()=\"#%']+")
_SPACE = re.compile(r"\s*")
_STRAY = re.compile(r"\s*(?:,\s*[A-Za-z][\w-]*\s*=\s*[{\"\w]|(}))")
"""What shows that an entry was closed too early: more fields, or a brace that is left over."""
_SWALLOWED = re.compile(r"\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]")
_MARKS = re.compile(r"[{}\"]|^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]", re.MULTILINE)
_MONTHS = frozenset(month[:3].lower() for month in MONTHS)


def read_bib(path: str) -> BibFile:
    """Read a .bib; what is wrong in it is in `problems`, and the good entries are there.

    Raises:
        UnreadableError: there is no such file, or it cannot be read.
    """
    text, has_mark, problems = decoded(bytes_of(path), path)
    file = parse_bib(text, path)
    every = (*problems, *file.problems)
    return evolve(file, problems=every, has_mark=has_mark, is_utf8=not problems)


def parse_bib(text: str, path: str = "text.bib") -> BibFile:
    """Read the text of a .bib; `path` is what the problems name."""
    scanner = _Scanner(text, path)
    scanner.scan()
    return scanner.file()


class _BrokenError(Exception):
    """An entry cannot be read on."""


@define
class _Scanner:
    text: str
    path: str
    at: int = 0
    entries: list[BibEntry] = field(factory=list)
    strings: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    starts: list[int] = field(factory=list)
    opened: int = 0
    """Where the entry of the moment begins."""
    flawed: bool = False
    """The entry of the moment cannot be used."""
    subject: str = ""
    """What the problems of the moment are about: "entry 'roe2019'"."""

    def file(self) -> BibFile:
        """Return what was read."""
        self._twins()
        if not self.entries and not self.problems:
            told = "no entry in it. Write them as @article{key, title = {…}, year = 2020}"
            self.problems.append(Problem(self.path, 1, 1, told))
        problems = tuple(sorted(self.problems, key=lambda one: (one.line, one.column)))
        return BibFile(self.path, self.text, tuple(self.entries), self.strings, problems)

    def scan(self) -> None:
        """Read block after block; text between them is comment."""
        self.starts = line_starts(self.text)
        while found := _BLOCK.search(self.text, self.at):
            kind = found[1].lower()
            self.at = found.end()
            if kind == "comment":
                self._comment(found)
            else:
                self._block(kind, found)

    def _comment(self, found: re.Match[str]) -> None:
        """Pass over a comment; one that is never closed is a line."""
        try:
            self._delimited(found.start(2), "}" if found[2] == "{" else ")")
        except _BrokenError:
            self.problems.pop()
            end = self.text.find("\n", found.end())
            self.at = end if end >= 0 else len(self.text)

    def _block(self, kind: str, found: re.Match[str]) -> None:
        self.subject = f"@{kind}"
        close = "}" if found[2] == "{" else ")"
        try:
            if kind == "preamble":
                self._value("the preamble")
                self._close(close)
            elif kind == "string":
                self._string(close)
            else:
                self._entry(kind, found.start(), close)
        except _BrokenError:
            self._resume()

    def _string(self, close: str) -> None:
        name = self._name()
        start, end = self._assigned(name)
        self.strings[name.lower()] = self.text[start:end]
        self._pass(",")
        self._close(close)

    def _entry(self, kind: str, start: int, close: str) -> None:
        key = _KEY.match(self.text, self.at)
        name = key[1] if key else ""
        self.at = key.end() if key else self.at
        self.subject = f"entry '{name}'" if name else f"@{kind}"
        fields: list[BibField] = []
        self.flawed, self.opened = False, start
        try:
            if self._next() == "=" or not name:
                raise self._broken(start, "no key. Begin it as @article{key,")
            self._fields(fields, close)
            self._strays()
        except _BrokenError:
            self._resume()
        self.entries.append(BibEntry(kind, name, start, self.at, tuple(fields), self.flawed))

    def _fields(self, fields: list[BibField], close: str) -> None:
        while True:
            if self._next() == close:
                self.at += 1
                return
            if not self._pass(","):
                self._no_comma(fields)
            if self._next() == close:
                continue
            at = self.at
            name = self._name(fields)
            start, end = self._assigned(name)
            if any(one.name == name.lower() for one in fields):
                self._tell(at, f"field '{name}' twice. Keep one", breaks=False)
            fields.append(BibField(name.lower(), at, start, end))

    def _no_comma(self, fields: list[BibField]) -> None:
        """Tell of a missing comma and read on, or give up where no field follows."""
        follows = _NAME.match(self.text, self.at)
        if self.at >= len(self.text) or self.text[self.at] == "@":
            raise self._unclosed(fields)
        behind = f"the value of '{fields[-1].name}'" if fields else "the key"
        if follows and self.text[follows.end() : follows.end() + 1] == "=":
            at = fields[-1].value_end if fields else self.at
            self._tell(at, f"no comma behind {behind}. Put one there")
            return
        shown = self.text[self.at : self.at + 12].split("\n")[0]
        raise self._broken(self.at, f"found '{shown}' behind {behind}, expected a comma")

    def _unclosed(self, fields: Sequence[BibField]) -> _BrokenError:
        """Tell of a last brace that is missing, where a value has swallowed what follows it too."""
        for one in fields:
            if _SWALLOWED.search(self.text, one.value_start, one.value_end):
                told = f"the brace that opens '{one.name}' is never closed. Close it"
                return self._broken(one.value_start, told)
        return self._broken(self.opened, "its last brace is missing. Close it")

    def _name(self, fields: Sequence[BibField] = ()) -> str:
        found = _NAME.match(self.text, self.at)
        if not found:
            self._next()
            if self.at >= len(self.text) or self.text[self.at] == "@":
                raise self._unclosed(fields)
            shown = self.text[self.at : self.at + 12].split("\n")[0]
            raise self._broken(self.at, f"found '{shown}', expected the name of a field")
        self.at = found.end()
        return found[1]

    def _assigned(self, name: str) -> tuple[int, int]:
        """Return where the value behind a name and "=" stands."""
        self._next()
        if not self._pass("="):
            raise self._broken(self.at, f"no '=' behind '{name}'. Write {name} = {{…}}")
        return self._value(f"'{name}'")

    def _value(self, name: str) -> tuple[int, int]:
        self._next()
        start = self.at
        while True:
            self._part(name)
            end = self.at
            self._next()
            if not self._pass("#"):
                self.at = end
                return start, end
            self._next()

    def _part(self, name: str) -> None:
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            self._delimited(self.at, "}", name)
        elif sign == '"':
            self._delimited(self.at, '"', name)
        else:
            word = _WORD.match(self.text, self.at)
            if not word:
                raise self._broken(self.at, f"no value for {name}. Write one, or delete the field")
            self._defined(word)
            self.at = word.end()

    def _defined(self, word: re.Match[str]) -> None:
        known = word[0].isdigit() or word[0].lower() in _MONTHS or word[0].lower() in self.strings
        if not known:
            told = f"no @string '{word[0]}' stands before it. Define it, or put the value in braces"
            self._tell(word.start(), told, breaks=False)

    def _delimited(self, start: int, close: str, name: str = "it") -> None:
        """Move behind the end of a value in braces or quotation marks that begins at `start`."""
        depth, at = 0, start + 1
        while found := _MARKS.search(self.text, at):
            sign = found[0]
            at = found.end()
            if sign[-1] == "(" or sign[0] not in '{}"':
                break
            if depth == 0 and sign == close:
                self.at = at
                return
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth < 0:
                self.at = at
                raise self._broken(found.start(), f"a closing brace too many in {name}. Balance it")
        self.at = found.start() if found else len(self.text)
        mark = "brace" if close == "}" else "quotation mark"
        raise self._broken(start, f"the {mark} that opens {name} is never closed. Close it")

    def _strays(self) -> None:
        """Tell of what looks like the rest of an entry behind its last brace."""
        stray = _STRAY.match(self.text, self.at)
        if stray and stray[1]:
            self._tell(stray.start(1), "a closing brace too many. Delete it", breaks=False)
        elif stray:
            told = "a closing brace too many, which ends it early. Balance the value before it"
            raise self._broken(self.at - 1, told)

    def _close(self, close: str) -> None:
        self._next()
        if not self._pass(close):
            raise self._broken(self.at, f"no '{close}' at its end. Close it")

    def _next(self) -> str:
        """Move over white space and return the sign that stands there; empty at the end."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def _pass(self, sign: str) -> bool:
        """Move over a sign if it is the next one."""
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def _resume(self) -> None:
        """Go on with the next entry that begins a line."""
        head = _HEAD.search(self.text, self.at)
        self.at = head.start() if head else len(self.text)

    def _broken(self, at: int, told: str) -> _BrokenError:
        self._tell(at, told)
        return _BrokenError()

    def _tell(self, at: int, told: str, *, breaks: bool = True) -> None:
        self.flawed = self.flawed or breaks
        line, column = place_in(self.starts, at)
        self.problems.append(Problem(self.path, line, column, f"{self.subject}: {told}"))

    def _twins(self) -> None:
        """Break every entry whose key another has, be it in other case."""
        first: dict[str, BibEntry] = {}
        for at, entry in enumerate(self.entries):
            other = first.setdefault(entry.key.casefold(), entry)
            if entry.key and other is not entry:
                line, _ = place_in(self.starts, other.start)
                like = "its key" if other.key == entry.key else f"'{other.key}', the same key,"
                self.subject = f"entry '{entry.key}'"
                self._tell(entry.start, f"line {line} has {like} already. Give one another key")
                self.entries[at] = evolve(entry, is_broken=True)
