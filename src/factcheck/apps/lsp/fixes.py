"""Edits that fix a finding, or suppress it with a comment."""

import re
from pathlib import PurePath

from attrs import frozen
from lsprotocol.types import Range, TextEdit

from factcheck import lexicon
from factcheck.analysis.repairs import is_repairable, replacements
from factcheck.apps.lsp.places import is_own, places, text_of
from factcheck.apps.lsp.work import Outcome, Text
from factcheck.model import IGNORE, MARK, BlockKind, Document, Finding, Option, Place
from factcheck.proof.fixes import rewrites

_PLAIN = re.compile(r"[\w .,;()'’“”–—/+-]+")
"""Words without characters that have a special meaning in a markup language."""
_PLAIN_IN_YAML = re.compile(r"[\w .()’“”–—/+-]+")
"""Words without characters that have a special meaning in YAML, inside quotes or in a list."""
_ITEM = re.compile(r"(?P<indent> *)- ")
_SPACE = re.compile(r"[ \t]*")
_INLINE = frozenset({".html", ".htm", ".xhtml", ".mediawiki", ".wiki", ".xml", ".cnxml"})
"""Formats in which comments are inline, so that several may share a line."""
_NO_COMMENT = frozenset({BlockKind.METADATA, BlockKind.CODE, BlockKind.ROW})
"""Blocks before which a comment would become part of a field, code or table."""


@frozen
class Change:
    """Edits to one file."""

    text: Text
    edits: tuple[TextEdit, ...]


def repair(finding: Finding, way: Option, outcome: Outcome) -> Change | None:
    """Return the change for an option of a finding.

    Returns None if the option has no new words, if markup interrupts the old words, or if the new
    words may have a special meaning in the file's markup.
    """
    if outcome.report is None or not way.words:
        return None
    document = outcome.report.dossier.document
    made = list(rewrites(document, finding, way))
    path = made[0].place.path
    if not all(is_own(one.place, outcome) and _is_safe(one.words, path) for one in made):
        return None
    text = text_of(path, outcome)
    edits = tuple(
        TextEdit(text.lines.range(place), words)
        for one in made
        for place, words in replacements(document, one.place.span, one.words)
        if one.place.path == path and _stands(place, text)
    )
    return Change(text, edits) if edits else None


def _is_safe(words: str, path: str) -> bool:
    """Return True if words can be inserted unchanged into this type of file."""
    if is_repairable(path):
        return "\n" not in words
    plain = _PLAIN_IN_YAML if path.endswith(".yaml") else _PLAIN
    return plain.fullmatch(words) is not None


def _stands(place: Place, text: Text) -> bool:
    """Return True if a text still has the same words at a place."""
    area = text.lines.range(place)
    start, end = text.lines.offset(area.start), text.lines.offset(area.end)
    return text.lines.text[start:end].replace("\r\n", "\n") == place.text


def instruction(finding: Finding, number: int, outcome: Outcome) -> Change | None:
    """Return the change that inserts a comment suppressing a finding at one of its places.

    The user should add the reason; a warning asks for it. Returns None if a comment is not possible
    in this format or at this place.

    Args:
        finding: The finding to suppress.
        number: The number of the place that gets the comment; 0 is the flagged place.
        outcome: Result of the check.
    """
    place = places(finding)[number]
    suffix = PurePath(place.path).suffix.lower()
    form = lexicon.table("formats.instructions").get(suffix)
    if form is None or outcome.report is None or not is_own(place, outcome):
        return None
    text = text_of(place.path, outcome)
    comment = form.format(f"{MARK} {IGNORE} {finding.code}:")
    if suffix == ".yaml":
        return _above_claim(place.line - 1, comment, text)
    first = _beginning(outcome.report.dossier.document, place)
    if first is None:
        return None
    start = text.lines.range(first).start
    if suffix in _INLINE:
        return Change(text, (TextEdit(Range(start, start), f"{comment} "),))
    gap = 2 if suffix == ".rst" else 1
    return _above(start.line, comment, text, gap)


def _beginning(document: Document, place: Place) -> Place | None:
    """Return the start of a place's block; None if no comment is possible before it."""
    block = document.block_at(place.span.start)
    if block is None or block.kind in _NO_COMMENT:
        return None
    entry = document.entry_at(place.span.start)
    return document.place(entry.span if entry else block.span)


def _above_claim(line: int, comment: str, text: Text) -> Change | None:
    """Return the change that inserts a comment above the claim at a line of a YAML file."""
    for number in range(line, -1, -1):
        if _ITEM.match(text.lines.line(number)):
            return _above(number, comment, text, 1)
    return None


def _above(line: int, comment: str, text: Text, gap: int) -> Change:
    """Return the change that inserts a comment as a new line with the same indentation."""
    found = _SPACE.match(text.lines.line(line))
    end = "\r\n" if "\r\n" in text.lines.text else "\n"
    offset = text.lines.start(line)
    start = text.lines.position(offset)
    words = f"{found[0] if found else ''}{comment}{end * gap}"
    return Change(text, (TextEdit(Range(start, start), words),))
