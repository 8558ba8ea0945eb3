"""Parsing of .bib files: bibtexparser splits the file; this module locates fields and errors.

bibtexparser does not record the positions of fields, and it accepts errors that BibTeX rejects,
such as a missing comma after a value or keys that differ only in case. An entry that bibtexparser
cannot split, or splits differently from BibTeX, is parsed again character by character.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from factcheck.bibliography.bibdoubts import doubtful_type, orphans
from factcheck.bibliography.bibfaults import Fault, FaultError, Stretch, Walk, stray_behind
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

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_HEAD = re.compile(r"@\s*([A-Za-z][\w-]*)\s*([{(])")
_HIDDEN = re.compile(r"^[ \t]*(?=@\s*[A-Za-z][\w-]*\s*[{(])", re.MULTILINE)
"""The start of an entry that bibtexparser treats as a comment, because of a space or hyphen."""
_KEY = re.compile(r"[^\s,{}()=\"#%]+")
_NAME = re.compile(r"[A-Za-z][^\s={},\"#()%']*")
_PLAIN = re.compile(r"\d+|\"[^{}\"]*\"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
"""A value that consists of a single part, which is the usual case."""
_SPACE = re.compile(r"\s*")
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})


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
    blocks = list(_placed(text))
    for (block, start), (_, end) in pairwise((*blocks, (None, len(text)))):
        reading.take(block, start, end)
    return reading.file()


def _placed(text: str) -> Iterator[tuple["Block | None", int]]:
    """Yield (block, offset) for each block; the block is None if a hidden entry begins there."""
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock  # noqa: PLC0415 - late

    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    at = 0
    for block in _split(text):
        raw = block.raw or ""
        start = text.index(raw, max(at, starts[block.start_line or 0]))
        if isinstance(block, ImplicitComment):
            yield from ((None, start + head.end()) for head in _HIDDEN.finditer(raw))
        else:
            yield block, start
        # A block that bibtexparser could not split may extend into the next block.
        at = start + (1 if isinstance(block, ParsingFailedBlock) else len(raw))


def _split(text: str) -> list["Block"]:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - only citing needs it

    with _unheard():
        return list(parse_string(text, parse_stack=[]).blocks)


@contextmanager
def _unheard() -> Iterator[None]:
    """Return a context manager that hides bibtexparser's log; its errors become problems."""
    logger, handler = logging.getLogger("bibtexparser"), logging.NullHandler()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


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

    def take(self, block: "Block | None", start: int, end: int) -> None:
        """Add a block; `end` is the start of the next block."""
        from bibtexparser.model import Entry, ParsingFailedBlock, String  # noqa: PLC0415 - late

        whole = getattr(block, "ignore_error_block", None) or block
        head = _HEAD.match(self.text, start)
        kind = head[1].lower() if head else ""
        if isinstance(whole, String):
            self._string(whole.key, whole.value, start)
        elif head is None or kind == "comment":
            return
        elif isinstance(whole, Entry) and (fields := self._fields(whole, start)) is not None:
            self._entry(
                BibEntry(kind, whole.key, start, start + len(whole.raw or ""), tuple(fields))
            )
        elif kind not in _NO_ENTRIES:
            self._walk(head, end)
        elif isinstance(block, ParsingFailedBlock):
            self._tell(f"@{kind}", Fault(start, "the entry has no closing brace. Add it"))

    def _string(self, name: str, value: str, start: int) -> None:
        self.strings[name.lower()] = value
        at = self._past_space(self.text.index("=", start) + 1)
        try:
            Stretch(self.text, at, at + len(value)).value(f"'{name}'")
        except FaultError as error:
            self._tell("@string", error.fault)

    def _fields(self, entry: "Entry", start: int) -> list[BibField] | None:
        """Return the fields with their positions; None if BibTeX would parse them differently."""
        if not _KEY.fullmatch(entry.key):
            return None
        at = self.text.index(",", start) + 1 if entry.fields else start
        found = []
        for one in entry.fields:
            begins = self._past_space(at)
            value = self._past_space(self.text.index("=", begins + len(one.key)) + 1)
            end = value + len(one.value)
            if not (_NAME.fullmatch(one.key) and self._is_value(value, end)):
                return None
            found.append(BibField(one.key.lower(), begins, value, end))
            at = self.text.find(",", end) + 1
        return found

    def _past_space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _is_value(self, start: int, end: int) -> bool:
        if _PLAIN.fullmatch(self.text, start, end):
            return True
        try:
            return Stretch(self.text, start, end).value("it") == (start, end)
        except FaultError:
            return False

    def _walk(self, head: re.Match[str], end: int) -> None:
        close = "}" if head[2] == "{" else ")"
        walk = Walk(Stretch(self.text, head.end(), end), head.start(), close)
        walk.read()
        end = end if walk.faults else walk.stretch.at
        entry = BibEntry(head[1].lower(), walk.key, head.start(), end, tuple(walk.fields))
        self._entry(entry, walk.faults)

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
