"""Writing comments into a Word document: main part, comments part, and their declarations."""

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from factcheck.document.word.comments import AUTHOR, Comment, comments
from factcheck.document.word.flow import view
from factcheck.document.word.marking import Marking
from factcheck.document.word.package import DAMAGE, Package, relations_of
from factcheck.document.word.removing import bodies, marks, stale, without
from factcheck.document.word.removing import cleared as answerless
from factcheck.document.word.tracking import Tracking
from factcheck.document.word.xmltree import Element, XmlError, parse

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
_OTHERWHERE = re.compile(r"In [^\n:]{1,40}:\n")
"""The first line of a comment about words in a note or text box."""


@frozen
class Note:
    """A comment to be written."""

    start: int
    """Offset in the view of the first character of the commented words."""
    end: int
    lines: tuple[str, ...]
    """Paragraphs of the comment, without control characters."""


@frozen
class Change:
    """A replacement of words, as a tracked change."""

    start: int
    """Offset in the view of the first deleted character."""
    end: int
    words: str
    """The replacement, without control characters."""
    instead: Note
    """The comment to write if the change cannot be tracked: in a note, in another person's
    insertion.
    """


def commented(
    package: Package,
    notes: Sequence[Note],
    ran: Collection[str] = (),
    changes: Sequence[Change] = (),
) -> bytes:
    """Return the document with comments by "factcheck", without a date.

    An existing comment is not written again; a comment by "factcheck" is removed if its check ran
    and no longer reports it. Unchanged parts are copied.

    Args:
        package: The document.
        notes: The comments.
        ran: Names and codes of the checks that ran.
        changes: Tracked changes, which the user accepts or rejects.

    Raises:
        UnreadableError: A part is damaged or too large.
    """
    try:
        return _commented(package, notes, ran, changes)
    except XmlError as error:
        raise package.damaged(str(error)) from None


def cleared(package: Package) -> tuple[bytes, int, int]:
    """Return a document without our comments, how many were removed, and how many remain.

    Comments with a reply by somebody else remain, because the reply needs them.

    Raises:
        UnreadableError: A part is damaged or too large.
    """
    try:
        there = comments(package, view(package))
        gone = answerless(there)
        ours = sum(one.author == AUTHOR for one in there)
        if not gone:
            return package.data, 0, ours
        raw = package.part(package.main)
        strict = _prefix(package, raw)[1]
        parts = _with_comments(package, "", gone, strict=strict)
        main = without(raw, marks(parse(raw), gone))
        return _packed(package, {**parts, package.main: main}), len(gone), ours - len(gone)
    except XmlError as error:
        raise package.damaged(str(error)) from None


def _commented(
    package: Package, notes: Sequence[Note], ran: Collection[str], changes: Sequence[Change]
) -> bytes:
    shown = view(package)
    there = comments(package, shown)
    raw = package.part(package.main)
    prefix, strict = _prefix(package, raw) if changes or notes or there else ("", False)
    marking = Marking(raw, shown, prefix)
    tracking = Tracking(marking, AUTHOR)
    untracked = [
        one.instead for one in changes if not tracking.replace(one.start, one.end, one.words)
    ]
    new = _unsaid([*notes, *untracked], there)
    gone = stale(there, _kept([*notes, *untracked], there), ran)
    if not (new or gone or changes):
        return package.data
    first = 1 + max((int(one.name) for one in there if one.name.isdecimal()), default=-1)
    written = ""
    for number, note in enumerate(new, first):
        where = marking.mark(number, note.start, note.end)
        written += _comment(number, note, where)
    changed = _with_comments(package, written, gone, strict=strict)
    taken = marks(parse(raw), gone) if gone else ()
    parts = changed if written or gone else {}
    return _packed(package, {**parts, package.main: marking.marked(taken)})


def _unsaid(notes: Sequence[Note], there: Sequence[Comment]) -> list[Note]:
    """Return the notes that are not yet comments of the document."""
    said = _said(there)
    return [note for note in notes if not _same(note, said)]


def _kept(notes: Sequence[Note], there: Sequence[Comment]) -> frozenset[str]:
    """Return the ids of the existing comments that equal a note."""
    said = _said(there)
    return frozenset(one.name for note in notes for one in _same(note, said))


def _said(there: Sequence[Comment]) -> dict[str, list[Comment]]:
    said: dict[str, list[Comment]] = {}
    for comment in there:
        if comment.author == AUTHOR:
            said.setdefault(_OTHERWHERE.sub("", comment.text), []).append(comment)
    return said


def _same(note: Note, said: Mapping[str, Sequence[Comment]]) -> list[Comment]:
    """Return the comments with the same text about the same words."""
    alike = said.get("\n".join(note.lines), ())
    return [one for one in alike if one.start < note.end and note.start < one.end]


def _prefix(package: Package, raw: bytes) -> tuple[str, bool]:
    """Return the namespace prefix of a part, with the colon, and whether it is strict."""
    for match in _DECLARED.finditer(raw, 0, _REACH):
        if match[2].decode("utf-8", "replace") in _WORDS:
            return f"{match[1].decode()}:", match[2].decode() == _WORDS[1]
    raise package.damaged(f"{package.main}: its names have no prefix")


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
    """Return the changed and new parts: the comments, and the declarations of their part."""
    declared = f' xmlns:w="{_WORDS[strict]}"'
    name = package.related.get("comments", "")
    raw = package.part(name) if name else b""
    if raw:
        inner = written.replace("<w:comment ", f"<w:comment{declared} ")
        kept = without(raw, bodies(parse(raw), gone)) if gone else raw
        return {name: _appended(kept, inner)}
    name = _free(package, package.main.rpartition("/")[0] + "/comments")
    part = f"<w:comments{declared}>{written}</w:comments>"
    return {
        name: _HEAD + part.encode(),
        **_declared(package, name),
        **_related(package, name, strict=strict),
    }


def _free(package: Package, stem: str) -> str:
    """Return an unused name for a part."""
    names = package.names()
    numbers = ("", *map(str, range(1, len(names) + 2)))
    return next(name for number in numbers if (name := f"{stem}{number}.xml") not in names)


def _declared(package: Package, name: str) -> dict[str, bytes]:
    types = "[Content_Types].xml"
    entry = (
        f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{name}" ContentType="{_CONTENT}"/>'
    )
    return {types: _appended(package.part(types), entry)}


def _related(package: Package, name: str, *, strict: bool) -> dict[str, bytes]:
    relations = relations_of(package.main)
    space = f"{_PACKAGE}/relationships"
    raw = package.part(relations) or _HEAD + f'<Relationships xmlns="{space}"/>'.encode()
    taken = {relation.get("Id") for relation in parse(raw).children}
    number = next(n for n in range(1, len(taken) + 2) if f"factcheck{n}" not in taken)
    target = quoteattr(f"/{name}")
    entry = (
        f'<Relationship xmlns="{space}" Id="factcheck{number}" Type="{_KINDS[strict]}/comments" '
        f"Target={target}/>"
    )
    return {relations: _appended(raw, entry)}


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
    """Return the package with some parts replaced or added, and the others unchanged."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package.data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        if sum(member.file_size for member in old.infolist()) > _MOST_COPIED:
            raise package.damaged("its parts unpack to more than 1 GB")
        for member in old.infolist():
            name = member.filename
            new.writestr(
                member, changed[name] if name in changed else _copied(package, old, member)
            )
        for name in sorted(set(changed) - set(old.namelist())):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name])
    return stream.getvalue()


def _copied(package: Package, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of an unchanged part.

    Raises:
        UnreadableError: The part is damaged, although reading the text does not require it.
    """
    try:
        return archive.read(member)
    except DAMAGE as error:
        raise package.damaged(f"{member.filename}: {error}") from None
