"""Reference lists: where they are, how their entries are separated, and the work of each entry."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.references.labeling import habits_of
from factcheck.extract.references.setting import set_off
from factcheck.extract.references.works import SAME, entry_of, work_of
from factcheck.model import (
    BlockKind,
    CitedWork,
    Contributor,
    Document,
    ListKind,
    Reference,
    ReferenceList,
    Role,
    Section,
    Span,
)

# ---- the label of an entry: a number, key or note mark before it ----

_LABEL = re.compile(
    r"\[(?P<note>\^[^\]\s]{1,80})\](?::\s*|\s+|$)"
    r"|\[(?P<square>[^\W_][\w.+:/-]{0,30})\]:?(?:\s+|$)"
    r"|\^(?P<caret>\d{1,3})\^?\s+(?=\S)"
    r"|\\?bibitem(?:\[[^\]\n]{0,60}\])?\{(?P<key>[^{}\s]{1,60})\}\s*"
    r"|(?P<raised>[¹²³⁰⁴-⁹]{1,3})\s?(?=\S)"
    r"|(?P<plain>\d{1,3})[.)]?\s(?=[^\W\d_]|[“\"‘'(])"
)
_ALONE = re.compile(r"\[(?P<label>[^\s\]]{1,20})\]|(?P<number>\d{1,3})[.)]")
_IN_FILE = re.compile(r"(?:^|[\s>(])\(?(?P<label>\d{1,3})[.)]\s*$")
_REACH_BACK = 40
"""Number of characters before an entry in which its number is searched for in the file."""


_SEMICOLON = re.compile(r";\s+(?:and\s|see\s(?:also\s)?|cf\.\s)?(?=[^\W\d_a-z]|[“\"‘])")
"""Text between two works in a note. Source: Chicago Manual of Style, 17th edition, 14.57."""
_INVERTED = re.compile(r"[^,.\s]+(?:\s[^,.\s]+)?,\s|[-–—]{2,}")
_WRAPPED = (".html", ".htm", ".xhtml", ".xml", ".tex", ".latex")
_ENDS = '.)]>”"/'
_REACH = 400
_UNLISTED = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CODE})
_FEWEST_NUMBERED = 2
_LONGEST_NUMBER = 3
_LONGEST = 3000
"""Maximum length of an entry in the file, in code points, including hidden links."""


@frozen
class _Line:
    """A block that may be an entry."""

    span: Span
    start: int
    """Offset of the words after the label."""
    label: str
    """The label without brackets: "7", "^a", "Oka19"; empty if there is none."""

    @property
    def number(self) -> int | None:
        """The label as a number."""
        digits = self.label.removeprefix("^")
        return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None


def lists_in(document: Document, sections: Sequence[Section]) -> tuple[ReferenceList, ...]:
    """Return the lists in the given sections, in order."""
    found = [
        _list(document, section, kind, group)
        for section in sections
        for kind, group in _kinds(section, list(_lines(document, section)))
        if group
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def _lines(document: Document, section: Section) -> Iterator[_Line]:
    """Yield the blocks of a section that may be entries.

    If a block consists only of a label, as in a table with a column of labels, the label belongs to
    the next block. The label of a list item is found only in the file.
    """
    alone = ""
    for block in document.blocks[document.begun_in("blocks", section.span)]:
        start, end = block.span.start, block.span.end
        is_entry = block.kind is BlockKind.HEADING and block.span != section.heading
        if (block.kind in _UNLISTED and not is_entry) or block.span == section.heading:
            continue
        lone = _ALONE.fullmatch(document.words(block.span))
        found = _LABEL.match(document.text, start, end)
        if lone:
            alone = lone["label"] or lone["number"]
            continue
        if found and (not alone or found["square"]):
            label = unicodedata.normalize("NFKC", found[found.lastgroup or 0])
            yield _Line(block.span, found.end(), label)
        else:
            before = _IN_FILE.search(_line_before(document, start))
            yield _Line(block.span, start, alone or (before["label"] if before else ""))
        alone = ""


def _line_before(document: Document, start: int) -> str:
    """Return the text before a block on its line in the file."""
    piece = document.piece_at(start)
    if piece is None or piece.start != start:
        return ""
    raw = document.files[piece.file].text[max(0, piece.offset - _REACH_BACK) : piece.offset]
    return raw.rpartition("\n")[2]


def _kinds(section: Section, lines: Sequence[_Line]) -> Iterator[tuple[ListKind, list[_Line]]]:
    """Yield the lines of a section grouped by kind of label."""
    yield ListKind.NOTES, [line for line in lines if line.label.startswith("^")]
    others = [line for line in lines if not line.label.startswith("^")]
    numbered = [line for line in others if line.number is not None]
    keyed = [line for line in others if line.label and line.number is None]
    if len(numbered) >= _FEWEST_NUMBERED and {line.number for line in numbered} == {1}:
        numbered = [evolve(line, label=str(at)) for at, line in enumerate(numbered, 1)]
    if len(numbered) >= _FEWEST_NUMBERED and 2 * len(numbered) >= len(others):
        yield ListKind.NOTES if section.role is Role.NOTES else ListKind.NUMBERED, numbered
    elif keyed and 2 * len(keyed) >= len(others):
        yield ListKind.KEYED, keyed
    elif section.heading is not None and section.role is Role.REFERENCES:
        yield ListKind.NAMED, [evolve(one, label="") for one in others]


def _list(
    document: Document, section: Section, kind: ListKind, lines: Sequence[_Line]
) -> ReferenceList:
    references = tuple(_references(document, lines, is_note=kind is ListKind.NOTES))
    heading, first = section.heading, references[0].span
    words = frozenset(word_list(document.words(heading))) if heading else frozenset()
    is_excerpt = not words.isdisjoint(lexicon.words("references.choices"))
    is_cited = not words or not words.isdisjoint(lexicon.words("references.only what is cited"))
    return ReferenceList(
        span=Span(min(heading or first, first).start, references[-1].span.end),
        kind=kind,
        references=references,
        heading=heading,
        is_excerpt=is_excerpt,
        is_cited=is_cited and not is_excerpt,
    )


def _references(
    document: Document, lines: Sequence[_Line], *, is_note: bool
) -> Iterator[Reference]:
    """Yield the entries of a list. Each is labeled on its own, then by the style of the list."""
    entries = [
        (line, span, Span(min(max(line.start, span.start), span.end), span.end))
        for line in lines
        for span in ([line.span] if line.label else _entries_in(document, line.span))
    ]
    italics = [
        [one.shift(-inner.start) for one in set_off(document, inner)] or None
        for _, _, inner in entries
    ]
    alone = (
        entry_of(document.words(inner), marks).parts
        for (_, _, inner), marks in zip(entries, italics, strict=True)
    )
    habits = habits_of(list(alone))
    above: tuple[Contributor, ...] = ()
    for (line, span, inner), marks in zip(entries, italics, strict=True):
        work = work_of(
            document.words(inner),
            _raw(document, span),
            above,
            is_note=is_note,
            italics=marks,
            habits=habits,
        )
        above = work.authors
        parts = tuple(_works_of_note(document, inner)) if is_note else ()
        work = parts[0].work if parts else work
        yield Reference(span, line.label, line.number, work, parts)


def _works_of_note(document: Document, span: Span) -> Iterator[CitedWork]:
    """Yield the works of a note, if semicolons separate two or more with an author and a title."""
    cuts = [match.span() for match in _SEMICOLON.finditer(document.text, span.start, span.end)]
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    found = []
    for start, end in zip(starts, ends, strict=True) if cuts else ():
        part = Span(start, end)
        marks = [one.shift(-start) for one in set_off(document, part)] or None
        work = work_of(document.words(part), is_note=True, italics=marks)
        if not (work.authors and work.title):
            return
        found.append(CitedWork(part, work))
    yield from found


def _entries_in(document: Document, span: Span) -> Iterator[Span]:
    """Yield the entries in a block: the whole block, or one entry for each line that starts one.

    Lines mean nothing in HTML, XML and LaTeX. A line of another file starts an entry if it is not
    indented, if the preceding words are complete, and if it starts with authors. These are
    recognized by an inverted name or a year after them: "Riga, 1957" is not an author.
    """
    if document.path.lower().endswith(_WRAPPED):
        yield span
        return
    starts = [
        span.start,
        *(at for at in _line_starts(document, span) if _begins(document, span, at)),
    ]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        yield Span(start, start + len(document.text[start:end].rstrip()))


def _line_starts(document: Document, span: Span) -> Iterator[int]:
    """Yield the offsets of the lines in a block that are indented no more than its first line."""
    margin: int | None = None
    for piece in document.pieces[document.begun_in("pieces", span)]:
        source, end = document.files[piece.file].text, piece.offset + piece.length
        begin = source.rfind("\n", 0, piece.offset) + 1
        before = source[begin : piece.offset]
        indent = len(before) if not before.strip() else None
        if margin is None:
            margin = indent or 0
        elif indent is not None and indent <= margin:
            yield piece.start
        at = source.find("\n", piece.offset, end - 1)
        while at >= 0:
            yield piece.start + at + 1 - piece.offset
            at = source.find("\n", at + 1, end - 1)


def _begins(document: Document, span: Span, at: int) -> bool:
    last = document.text[span.start : at].rstrip()[-1:]
    if not last or not (last.isdecimal() or last in _ENDS):
        return False
    words = document.text[at : min(span.end, at + _REACH)]
    parts = [one.label for one in entry_of(words).parts[:2]]
    is_named = parts[:1] == ["author"] and (parts[1:] == ["date"] or _INVERTED.match(words))
    return bool(SAME.match(words) or is_named)


def _raw(document: Document, span: Span) -> str:
    """Return an entry as in the file, including markup that the text does not contain."""
    pieces, inside = document.pieces, document.begun_in("pieces", span)
    if inside.stop == len(pieces):
        return document.place(span).text
    first, behind = pieces[inside.start].offset, pieces[inside.stop].offset
    return document.files[0].text[first:behind][:_LONGEST]
