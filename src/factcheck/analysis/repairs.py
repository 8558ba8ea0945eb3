"""Application of fixes to a text, byte for byte.

Only the wrong words change; line ends, line breaks, the byte order mark and everything else stay.
Words interrupted by markup, and fixes that would change line breaks, are left alone.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from attrs import evolve, field, frozen

from factcheck.analysis.pipeline import Text, examine
from factcheck.analysis.settling.decided import settled_beside
from factcheck.config import Config
from factcheck.config.choice import SHOW
from factcheck.model import Document, Finding, Option, Place, Report, Rewrite, Span, fix
from factcheck.proof.fixes import changes_of, rewrites

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""File types in which a word can be replaced without other changes."""
ROUNDS = 5
"""Maximum rounds: a fix can reveal another error, but hardly ever a third."""
_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


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
    """Apply the certain fixes of a text, and accepted ones, until there are none left.

    Args:
        path: Path of the file, with one of `SUFFIXES`; decisions beside it apply.
        data: The whole file.
        config: The settings with the style sheet.

    Raises:
        UnreadableError: The file cannot be read.
        MistakesError: The decisions have errors.
    """
    now, made = data, 0
    left: tuple[Finding, ...] = ()
    # Accepted changes are written, although settings hide undecided suspicions.
    config = evolve(config, unverified=SHOW)
    for _ in range(ROUNDS):
        report = settled_beside(examine(Text(now, path), config))
        step = with_changes(report, now, list(_choices(report)))
        now, made, left = step.after, made + step.made, step.left
        if not step.made:
            break
    return Repaired(path, data, now, made, left)


def _choices(report: Report) -> Iterator[tuple[Finding, Rewrite]]:
    """Yield the changes that are certain, or that a person has accepted."""
    document = report.dossier.document
    for finding in report.findings:
        way = certain(finding)
        yield from ((finding, one) for one in (rewrites(document, finding, way) if way else ()))
    for held in report.settled:
        if held.decision:
            changes = changes_of(document, held.finding, held.decision)
            yield from ((held.finding, one) for one in changes if one.words)


def is_repairable(path: str) -> bool:
    """Return True if fixes can be applied to this type of file."""
    return PurePath(path).suffix.lower() in SUFFIXES


def certain(finding: Finding) -> Option | None:
    """Return the fix of a finding that may be applied without asking, if there is one."""
    return fix(finding) if any(one.certain for one in finding.suggestions) else None


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


def with_changes(
    report: Report, data: bytes, choices: Sequence[tuple[Finding, Rewrite]]
) -> Repaired:
    """Apply changes to a text.

    Args:
        report: The report on the text.
        data: The whole file, as it was for the report.
        choices: (finding, place with new words) for each change.

    Returns:
        The changed text; `left` has the findings whose words are interrupted by markup, or whose
        changes overlap with others.
    """
    raw, document = data.decode(), report.dossier.document
    first = len(_MARK) if raw.startswith(_MARK) else 0
    starts = [first, *(match.end() for match in _LINE_END.finditer(raw))]
    edits: dict[tuple[int, int, str], Finding] = {}
    left: list[Finding] = []
    for finding, one in choices:
        found = replacements(document, one.place.span, one.words)
        left += [] if found else [finding]
        for place, words in found:
            start = starts[place.line - 1] + place.column - 1
            end = starts[place.end_line - 1] + place.end_column - 1
            edits[start, end, words] = finding
    done, made, parts = 0, 0, []
    for start, end, words in sorted(edits):
        if start < done:
            left.append(edits[start, end, words])
            continue
        parts += [raw[done:start], words]
        done, made = end, made + 1
    after = "".join((*parts, raw[done:])).encode()
    return Repaired(report.path, data, after, made, tuple(left))


def _spans(words: str, start: int) -> list[Span]:
    """Return the spans of the words in a stretch of text."""
    return [Span(*match.span()).shift(start) for match in re.finditer(r"\S+", words)]
