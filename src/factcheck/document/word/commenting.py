"""Code that writes comments into a Word document: main part, comments part and declarations."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from factcheck.document.text import grouped
from factcheck.document.word.archives import DAMAGE
from factcheck.document.word.comments import AUTHOR, Comment, comments
from factcheck.document.word.flow import view
from factcheck.document.word.marking import Edit, Marking, edited
from factcheck.document.word.package import Package, relations_of
from factcheck.document.word.xmltree import Element, parse

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_KINDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DECLARED = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_REACH = 8192  # bytes that contain the namespace declarations of the root
_MOST_COPIED = 2**30  # bytes of all parts together, including pictures
_INITIALS = "fc"
_MARKERS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_OTHERWHERE = re.compile(r"In [^\n:]{1,40}:\n")
"""The first line of a comment on words in a note or a text box."""


@frozen
class Note:
    """A comment to be written."""

    start: int
    """Offset of the first commented character in the view."""
    end: int
    lines: tuple[str, ...]
    """The paragraphs of the comment, without control characters."""


@frozen
class Change:
    """A replacement of words, as a tracked change."""

    start: int
    """Offset of the first deleted character in the view."""
    end: int
    words: str
    """The replacement, without control characters."""
    instead: Note
    """The comment to write if the change cannot be tracked.

    Changes cannot be tracked in a note or in another person's insertion.
    """


def commented(
    package: Package,
    notes: Sequence[Note],
    ran: Collection[str] = (),
    changes: Sequence[Change] = (),
) -> bytes:
    """Return the bytes of a document with undated comments by "factcheck".

    Existing comments are not written again. A comment by "factcheck" is removed if its check ran
    and did not report it again. Unchanged parts are copied.

    Args:
        package: The document.
        notes: The comments to write.
        ran: Names and codes of the checks that ran.
        changes: The tracked changes to write, which the user can accept or reject.

    Raises:
        UnreadableError: A part is damaged or too large.
    """
    shown = view(package)
    there = comments(package, shown)
    raw = package.part(package.main)
    prefix, strict = _prefix(package, raw) if changes or notes or there else ("", False)
    marking = Marking(raw, parse(raw), shown, prefix, AUTHOR)
    notes = [
        *notes,
        *(one.instead for one in changes if not marking.replace(one.start, one.end, one.words)),
    ]
    own = grouped((_OTHERWHERE.sub("", one.text), one) for one in there if one.author == AUTHOR)
    same = [
        [
            comment.name
            for comment in own.get("\n".join(note.lines), ())
            if comment.start < note.end and note.start < comment.end
        ]
        for note in notes
    ]
    kept = {name for names in same for name in names}
    gone = {
        comment.name
        for comment in _unanswered(there)
        if comment.check in ran and not comment.resolved and comment.name not in kept
    }
    new = [note for note, names in zip(notes, same, strict=True) if not names]
    if not (new or gone or changes):
        return package.data
    first = 1 + max((int(one.name) for one in there if one.name.isdecimal()), default=-1)
    written = "".join(
        _comment(number, note, marking.mark(number, note.start, note.end))
        for number, note in enumerate(new, first)
    )
    parts = _with_comments(package, written, gone, strict=strict) if written or gone else {}
    main = marking.marked(_marks(marking.root, gone))
    return _packed(package, {**parts, package.main: main})


def cleared(package: Package) -> tuple[bytes, int, int]:
    """Return a document without factcheck's comments, and the numbers removed and kept.

    Comments with another person's reply remain, because the reply needs them.

    Raises:
        UnreadableError: A part is damaged or too large.
    """
    there = comments(package, view(package))
    gone = {comment.name for comment in _unanswered(there)}
    left = sum(one.author == AUTHOR for one in there) - len(gone)
    if not gone:
        return package.data, 0, left
    raw = package.part(package.main)
    parts = _with_comments(package, "", gone, strict=_prefix(package, raw)[1])
    main = edited(raw, _marks(parse(raw), gone))
    return _packed(package, {**parts, package.main: main}), len(gone), left


def _unanswered(there: Sequence[Comment]) -> Iterator[Comment]:
    """Yield the comments by this program that have no reply."""
    answered = {comment.parent for comment in there}
    for comment in there:
        if comment.author == AUTHOR and not comment.parent and comment.name not in answered:
            yield comment


def _marks(root: Element, names: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that remove the range markers and references of the named comments."""
    for child in root.children:
        only = [one for one in child.children if one.tag != "w:rPr"]
        one = only[0] if child.tag == "w:r" and len(only) == 1 else child
        if one.tag in _MARKERS and one.get("w:id") in names:
            yield child.start, child.end, b""
        else:
            yield from _marks(child, names)


def _prefix(package: Package, raw: bytes) -> tuple[str, bool]:
    """Return the namespace prefix of a part, with its colon, and whether its XML is strict."""
    for match in _DECLARED.finditer(raw, 0, _REACH):
        if match[2].decode("utf-8", "replace") in _WORDS:
            return f"{match[1].decode()}:", match[2].decode() == _WORDS[1]
    raise package.damaged(f"{package.main}: element names without a prefix")


def _comment(number: int, note: Note, where: str) -> str:
    lines = (f"In {where}:", *note.lines) if where else note.lines
    paragraphs = (
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines
    )
    who = f'w:author="{AUTHOR}" w:initials="{_INITIALS}"'
    return f'<w:comment w:id="{number}" {who}>{"".join(paragraphs)}</w:comment>'


def _with_comments(
    package: Package, written: str, gone: Collection[str], *, strict: bool
) -> dict[str, bytes]:
    """Return the changed and new parts: the comments, and the declarations of that part."""
    declared = f' xmlns:w="{_WORDS[strict]}"'
    name = package.related.get("comments", "")
    raw = package.part(name) if name else b""
    if raw:
        inner = written.replace("<w:comment ", f"<w:comment{declared} ")
        there = parse(raw).all("w:comment")
        kept = edited(raw, [(one.start, one.end, b"") for one in there if one.get("w:id") in gone])
        return {name: _appended(kept, inner)}
    names, stem = package.names(), f"{package.main.rpartition('/')[0]}/comments"
    name = f"{stem}{len(names) if f'{stem}.xml' in names else ''}.xml"
    types, relations = "[Content_Types].xml", relations_of(package.main)
    if package.tree(types) is None:
        raise package.damaged(f"{types} is missing")
    space = f"{_PACKAGE}/relationships"
    related = package.part(relations) or _HEAD + f'<Relationships xmlns="{space}"/>'.encode()
    override = (
        f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{name}" ContentType="{_CONTENT}"/>'
    )
    relation = (
        f'<Relationship xmlns="{space}" Id="factcheck{len(parse(related).children)}" '
        f'Type="{_KINDS[strict]}/comments" Target={quoteattr(f"/{name}")}/>'
    )
    return {
        name: _HEAD + f"<w:comments{declared}>{written}</w:comments>".encode(),
        types: _appended(package.part(types), override),
        relations: _appended(related, relation),
    }


def _appended(raw: bytes, inner: str) -> bytes:
    """Return a part with XML inserted at the end of its root element."""
    root: Element = parse(raw)
    if raw.endswith(b"/>", 0, root.end) and not root.children:
        name = re.match(rb"<([^\s/>]+)", raw[root.start :])
        tag = name[1] if name else b""
        tail = b">" + inner.encode() + b"</" + tag + b">"
        return raw[: root.end - 2] + tail + raw[root.end :]
    at = raw.rindex(b"</", 0, root.end)
    return raw[:at] + inner.encode() + raw[at:]


def _packed(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with some parts replaced or added and the others unchanged.

    Raises:
        UnreadableError: A part that is not needed for reading the text is damaged.
    """
    stream = io.BytesIO()
    old = package.archive
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        if sum(member.file_size for member in old.infolist()) > _MOST_COPIED:
            raise package.damaged("unpacks to more than 1 GB")
        for member in old.infolist():
            name = member.filename
            try:
                new.writestr(member, changed[name] if name in changed else old.read(member))
            except DAMAGE as error:
                raise package.damaged(f"{name}: {error}") from None
        for name in sorted(set(changed) - set(old.namelist())):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name])
    return stream.getvalue()
