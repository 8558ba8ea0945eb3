"""Parsing of .bib files as BibTeX does, with the positions of fields and errors.

An entry begins at the start of a line or after another entry. A broken entry ends where the next
one begins.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from factcheck.bibliography.bibdoubts import doubtful_type, orphans
from factcheck.bibliography.bibfaults import NAME, Fault, FaultError, Stretch, Walk, stray_behind
from factcheck.bibliography.bibfile import (
    BibEntry,
    BibField,
    BibFile,
    bytes_of,
    decoded,
    line_starts,
    place_in,
)
from factcheck.bibliography.bibvalues import doubtful_values
from factcheck.bibliography.untex import MONTH_MACROS
from factcheck.errors import Problem

_HEAD = re.compile(r"(?:^|[}),])[ \t]*(@)\s*([A-Za-z][\w-]*)\s*([{(])", re.MULTILINE)
"""The start of an entry, at the start of a line or after another entry."""
_PLAIN = re.compile(r"\d+|\"[^{}\"]*\"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
"""A value that consists of a single part, which is the usual case."""


def read_bib(path: str) -> BibFile:
    """Parse a .bib file. Errors are stored in `problems`; valid entries are always included.

    Raises:
        UnreadableError: The file does not exist or cannot be read.
    """
    text, has_mark, problems = decoded(bytes_of(path), path)
    file = parse_bib(text, path)
    every = (*problems, *file.problems)
    return evolve(file, problems=every, has_mark=has_mark, is_utf8=not problems)


def parse_bib(text: str, path: str = "text.bib") -> BibFile:
    """Parse the text of a .bib file; `path` is used in problems."""
    reading = _Reading(text, path, line_starts(text))
    for head, following in pairwise((*_HEAD.finditer(text), None)):
        if head:
            reading.take(head, following.start(1) if following else len(text))
    return reading.file()


@define
class _Reading:
    text: str
    path: str
    starts: list[int]
    entries: list[BibEntry] = field(factory=list)
    strings: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def file(self) -> BibFile:
        """Return the parsed file."""
        self._twins()
        whole = BibFile(self.path, self.text, tuple(self.entries), self.strings)
        doubts = [(entry, fault) for entry in whole.good for fault in doubtful_values(whole, entry)]
        for entry, fault in (*orphans(whole), *doubts):
            self._tell(f"entry '{entry.key}'", fault)
        if not self.entries and not self.problems:
            told = (
                "the file contains no entries. Write an entry as "
                "@article{key, title = {…}, year = 2020}"
            )
            self.problems.append(Problem(self.path, 1, 1, told))
        problems = tuple(sorted(self.problems, key=lambda one: (one.line, one.column)))
        return evolve(whole, problems=problems)

    def take(self, head: re.Match[str], end: int) -> None:
        """Parse the block with a head; `end` is the start of the next block."""
        kind, start, stretch = head[2].lower(), head.start(1), Stretch(self.text, head.end(), end)
        close = "}" if head[3] == "{" else ")"
        if kind in ("string", "preamble"):
            try:
                self._macro(stretch, close, kind, start)
            except FaultError as error:
                self._tell(f"@{kind}", error.fault)
        elif kind != "comment":
            walk = Walk(stretch, start, close)
            walk.read()
            end = end if walk.faults else stretch.at
            self._entry(BibEntry(kind, walk.key, start, end, tuple(walk.fields)), walk.faults)

    def _macro(self, stretch: Stretch, close: str, kind: str, start: int) -> None:
        name = stretch.taken(NAME) if kind == "string" else ""
        if kind == "string" and not stretch.passes("="):
            raise FaultError(stretch.at, f"expected '=' after '{name}'")
        begin, end = stretch.value(f"'{name or kind}'")
        if name:
            self.strings[name.lower()] = self.text[begin:end]
        if not stretch.passes(close):
            raise FaultError(start, "the entry has no closing brace. Add it")

    def _entry(self, entry: BibEntry, faults: Sequence[Fault] = ()) -> None:
        """Add an entry, and record its errors."""
        subject = f"entry '{entry.key}'" if entry.key else f"@{entry.kind}"
        stray = None if faults else stray_behind(self.text, entry.end)
        every = [*faults, *self._flaws(entry), *([stray] if stray else [])]
        for fault in every:
            self._tell(subject, fault)
        self.entries.append(evolve(entry, is_broken=any(fault.breaks for fault in every)))

    def _flaws(self, entry: BibEntry) -> Iterator[Fault]:
        """Yield faults that leave an entry usable: a repeated field, an unknown type or macro."""
        yield from doubtful_type(entry)
        known: set[str] = set()
        for one in entry.fields:
            if one.name in known:
                name = self.text[one.start : one.start + len(one.name)]
                yield Fault(one.start, f"field '{name}' appears twice. Remove one", breaks=False)
            known.add(one.name)
            if not _PLAIN.fullmatch(self.text, one.value_start, one.value_end):
                yield from self._undefined(one)

    def _undefined(self, one: BibField) -> Iterator[Fault]:
        stretch = Stretch(self.text, one.value_start, one.value_end)
        stretch.value(one.name)
        for word in stretch.words:
            name = word[0].lower()
            if not (name.isdigit() or name in MONTH_MACROS or name in self.strings):
                told = f"@string '{word[0]}' is not defined before this line. "
                told += "Define it, or put the value in braces"
                yield Fault(word.start(), told, breaks=False)

    def _tell(self, subject: str, fault: Fault) -> None:
        line, column = place_in(self.starts, fault.at)
        self.problems.append(Problem(self.path, line, column, f"{subject}: {fault.told}"))

    def _twins(self) -> None:
        """Mark every entry as broken if its key is used by an earlier entry, ignoring case."""
        first: dict[str, BibEntry] = {}
        for at, entry in enumerate(self.entries):
            other = first.setdefault(entry.key.casefold(), entry)
            if entry.key and other is not entry:
                line, _ = place_in(self.starts, other.start)
                like = "its key" if other.key == entry.key else f"the same key, '{other.key}'"
                told = f"line {line} already has {like}. Rename one of them"
                self._tell(f"entry '{entry.key}'", Fault(entry.start, told))
                self.entries[at] = evolve(entry, is_broken=True)
