"""Application of certain fixes to a text, byte for byte.

Only the wrong words change; line ends, line breaks, the byte order mark and everything else stay.
Words interrupted by markup, and fixes that would change line breaks, are left alone.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from attrs import field, frozen

from factcheck.analysis.pipeline import Text, examine
from factcheck.config import Config
from factcheck.model import Document, Finding, Option, Place, Report, Rewrite, Span, fix
from factcheck.proof.fixes import rewrites

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""File types in which a word can be replaced without other changes."""
ROUNDS = 5
"""Maximum rounds: a fix can reveal another error, but hardly ever a third."""
_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Edit:
    """A replacement of words."""

    start: int
    """Start of the range, in code points of the raw text including the byte order mark."""
    end: int
    words: str


@frozen
class Repaired:
    """A text with its fixes applied."""

    path: str
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    made: int
    """Number of changed places."""
    left: tuple[Finding, ...]
    """Findings whose fix cannot be applied without other changes."""

    @property
    def is_changed(self) -> bool:
        """Whether the text has changed."""
        return self.before != self.after

    def diff(self) -> str:
        """Return the change as a unified diff; empty if there is none."""
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
    """Apply the certain fixes of a text until there are none left.

    Args:
        path: Name of the file, with one of `SUFFIXES`.
        data: The whole file.
        config: The settings with the style sheet.

    Raises:
        UnreadableError: The file cannot be read.
    """
    now, made = data, 0
    left: tuple[Finding, ...] = ()
    for _ in range(ROUNDS):
        report = examine(Text(now, path), config)
        edits, left = _edits(report, now.decode())
        if not edits:
            break
        now, made = _spliced(now.decode(), edits).encode(), made + len(edits)
    return Repaired(path, data, now, made, left)


def is_repairable(path: str) -> bool:
    """Return True if fixes can be applied to this type of file."""
    return PurePath(path).suffix.lower() in SUFFIXES


def certain(finding: Finding) -> Option | None:
    """Return the fix of a finding that may be applied without asking, if there is one."""
    return fix(finding) if any(one.certain for one in finding.suggestions) else None


def _edits(report: Report, raw: str) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Return the edits, in order and without overlaps, and the findings that cannot be fixed."""
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
    """Yield the edits; none if the words are different in the file."""
    for place, word in replacements(document, span, wanted):
        yield Edit(*rows.range(place), word)


def replacements(document: Document, span: Span, wanted: str) -> tuple[tuple[Place, str], ...]:
    """Return (place, new words) for the words of a span that must change.

    Unchanged words keep the line ends between them. Empty if markup interrupts the words in the
    file.
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
    """Apply the changes that a person has accepted.

    Args:
        report: The report on the text.
        data: The whole file, as it was for the report.
        choices: (finding, place with new words) for each accepted change.

    Returns:
        The changed text; `left` has the findings whose words are interrupted by markup, or whose
        changes overlap with others.
    """
    raw = data.decode()
    chosen, left = _edits_for(report.dossier.document, raw, choices)
    return Repaired(report.path, data, _spliced(raw, chosen).encode(), len(chosen), left)


def _apart(wanted: Mapping[Edit, Finding]) -> tuple[tuple[Edit, ...], list[Finding]]:
    """Return the edits in order and without overlaps, and the findings whose edits overlap."""
    chosen: list[Edit] = []
    clashing: list[Finding] = []
    for edit in sorted(wanted, key=lambda edit: (edit.start, edit.end, edit.words)):
        if chosen and edit.start < chosen[-1].end:
            clashing.append(wanted[edit])
        else:
            chosen.append(edit)
    return tuple(chosen), clashing


def _spans(words: str, start: int) -> list[Span]:
    """Return the spans of the words in a stretch of text."""
    return [Span(*match.span()).shift(start) for match in re.finditer(r"\S+", words)]


@frozen
class _Rows:
    """The starts of the lines of a raw text, with any kind of line end."""

    starts: Sequence[int]

    @classmethod
    def of(cls, raw: str) -> "_Rows":
        first = len(_MARK) if raw.startswith(_MARK) else 0
        return cls([first, *(match.end() for match in _LINE_END.finditer(raw))])

    def range(self, place: Place) -> tuple[int, int]:
        """Return start and end of a place as offsets."""
        start = self.starts[place.line - 1] + place.column - 1
        return start, self.starts[place.end_line - 1] + place.end_column - 1


def _spliced(raw: str, edits: Sequence[Edit]) -> str:
    done, parts = 0, []
    for edit in edits:
        parts += [raw[done : edit.start], edit.words]
        done = edit.end
    return "".join((*parts, raw[done:]))
