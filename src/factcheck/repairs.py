"""Repairs that a style sheet makes certain, put into a text byte for byte.

Only the words change that are wrong: line ends, wraps, marks at the beginning and everything else
stay as they are. What stands among markup, or would change how a line is wrapped, is left alone.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from attrs import field, frozen

from factcheck.config import Config
from factcheck.model import Document, Finding, Option, Place, Report, Rewrite, Span, fix
from factcheck.pipeline import examine_bytes
from factcheck.wording import rewrites

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""Kinds of files in which a word can be replaced without touching anything else."""
ROUNDS = 5
"""A repair can bring another to light, hardly ever a third."""
_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Edit:
    """Words to put in the place of others."""

    start: int
    """In code points of the raw text, the byte order mark counted."""
    end: int
    words: str


@frozen
class Repaired:
    """A text with its certain repairs made."""

    path: str
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    made: int
    """Number of places that were changed."""
    left: tuple[Finding, ...]
    """Those that are certain but cannot be made without touching more than the words."""

    @property
    def is_changed(self) -> bool:
        """Say whether anything was."""
        return self.before != self.after

    def diff(self) -> str:
        """Return the change as a unified diff, which is empty where there is none."""
        texts = [self.before.decode(), self.after.decode()]
        before, after = (_lines(text) for text in texts)
        names = (f"a/{self.path}", f"b/{self.path}")
        lines = difflib.unified_diff(before, after, *names)
        return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


_NO_END = "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends a line of a diff."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def repaired(path: str, data: bytes, config: Config) -> Repaired:
    """Make the certain repairs of a text until there is none left.

    Args:
        path: How the file is called; its kind must be one of `SUFFIXES`.
        data: The whole file.
        config: With the style sheet.

    Raises:
        UnreadableError: it cannot be read.
    """
    now, made = data, 0
    left: tuple[Finding, ...] = ()
    for _ in range(ROUNDS):
        report = examine_bytes(now, path, config)
        edits, left = _edits(report, now.decode())
        if not edits:
            break
        now, made = _spliced(now.decode(), edits).encode(), made + len(edits)
    return Repaired(path, data, now, made, left)


def is_repairable(path: str) -> bool:
    """Say whether files of this kind can be repaired."""
    return PurePath(path).suffix.lower() in SUFFIXES


def certain(finding: Finding) -> Option | None:
    """Return the fix of a finding that may be made unasked, if it has one."""
    return fix(finding) if any(one.certain for one in finding.suggestions) else None


def _edits(report: Report, raw: str) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Return what to change, in order and without overlaps, and what cannot be changed."""
    document = report.dossier.document
    sure = [
        (finding, one)
        for finding in report.findings
        if (way := certain(finding)) is not None
        for one in rewrites(document, finding, way)
    ]
    return _edits_for(document, raw, sure)


def _edits_for(
    document: Document, raw: str, choices: Sequence[tuple[Finding, Rewrite]]
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    rows = _Rows.of(raw)
    wanted: dict[Edit, Finding] = {}
    left: list[Finding] = []
    for finding, one in choices:
        edits = list(_edits_of(document, one.place.span, one.words, rows))
        wanted |= dict.fromkeys(edits, finding)
        left += [] if edits else [finding]
    chosen, clashing = _apart(wanted)
    return chosen, (*left, *clashing)


def _edits_of(document: Document, span: Span, wanted: str, rows: "_Rows") -> Iterator[Edit]:
    """Yield the words to change; none where they do not stand in the file as they are read."""
    for place, word in replacements(document, span, wanted):
        yield Edit(*rows.range(place), word)


def replacements(document: Document, span: Span, wanted: str) -> tuple[tuple[Place, str], ...]:
    """Return where which words are to be put, so that a stretch reads as it should.

    Words that stay are left alone, with whatever line end parts them. Nothing is returned where the
    words do not stand in the file as they are read, since markup stands among them.
    """
    old, new = _spans(document.words(span), span.start), wanted.split()
    if len(old) == len(new):
        both = zip(old, new, strict=True)
        pairs = [(one, word) for one, word in both if document.words(one) != word]
    else:
        pairs = [(span, wanted)]
    places = [(document.place(one), document.words(one), word) for one, word in pairs]
    if any(place.text != words for place, words, _ in places):
        return ()
    return tuple((place, word) for place, _, word in places)


def with_accepted(
    report: Report, data: bytes, choices: Sequence[tuple[Finding, Rewrite]]
) -> Repaired:
    """Make the repairs that a person has accepted, each at its place.

    Args:
        report: Of the text.
        data: The whole file, as it was when the report was made.
        choices: What was accepted of which finding: a place with the words to read.

    Returns:
        The text with them; `left` are those whose words stand among markup, or where two repairs
        would change the same words.
    """
    raw = data.decode()
    chosen, left = _edits_for(report.dossier.document, raw, choices)
    return Repaired(report.path, data, _spliced(raw, chosen).encode(), len(chosen), left)


def _apart(wanted: Mapping[Edit, Finding]) -> tuple[tuple[Edit, ...], list[Finding]]:
    """Return the changes in order without overlaps, and the findings whose changes clash."""
    chosen: list[Edit] = []
    clashing: list[Finding] = []
    for edit in sorted(wanted, key=lambda edit: (edit.start, edit.end, edit.words)):
        if chosen and edit.start < chosen[-1].end:
            clashing.append(wanted[edit])
        else:
            chosen.append(edit)
    return tuple(chosen), clashing


def _spans(words: str, start: int) -> list[Span]:
    """Return where the words of a stretch stand in the document."""
    return [Span(*match.span()).shift(start) for match in re.finditer(r"\S+", words)]


@frozen
class _Rows:
    """Where the lines of a raw text begin, whatever ends them."""

    starts: Sequence[int]

    @classmethod
    def of(cls, raw: str) -> "_Rows":
        first = len(_MARK) if raw.startswith(_MARK) else 0
        return cls([first, *(match.end() for match in _LINE_END.finditer(raw))])

    def range(self, place: Place) -> tuple[int, int]:
        """Return the code points of a place."""
        start = self.starts[place.line - 1] + place.column - 1
        return start, self.starts[place.end_line - 1] + place.end_column - 1


def _spliced(raw: str, edits: Sequence[Edit]) -> str:
    done, parts = 0, []
    for edit in edits:
        parts += [raw[done : edit.start], edit.words]
        done = edit.end
    return "".join((*parts, raw[done:]))
