"""Comments written into a Word document: the main part, the comments, and what declares them."""

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from factcheck.word.comments import AUTHOR, Comment, comments
from factcheck.word.flow import view
from factcheck.word.marking import Marking
from factcheck.word.package import DAMAGE, Package, relations_of
from factcheck.word.removing import bodies, marks, stale, without
from factcheck.word.removing import cleared as answerless
from factcheck.word.tracking import Tracking
from factcheck.word.xmltree import Element, XmlError, parse

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
_REACH = 8192  # bytes in which the root element declares its namespaces
_MOST_COPIED = 2**30  # bytes of all parts together, pictures included
_INITIALS = "fc"
_OTHERWHERE = re.compile(r"In [^\n:]{1,40}:\n")
"""The line that tells of a comment that its words stand in a note or a text box."""


@frozen
class Note:
    """A comment that is to be written."""

    start: int
    """Offset in the view of the first character that it is about."""
    end: int
    lines: tuple[str, ...]
    """Its paragraphs; free of control characters."""


@frozen
class Change:
    """Words that are to be replaced by others, as a tracked change."""

    start: int
    """Offset in the view of the first character that goes."""
    end: int
    words: str
    """What comes in its place; free of control characters."""
    instead: Note
    """What is said where it cannot be tracked: in a note, in an insertion of somebody else."""


def commented(
    package: Package,
    notes: Sequence[Note],
    ran: Collection[str] = (),
    changes: Sequence[Change] = (),
) -> bytes:
    """Return the document with comments, which are by "factcheck" and bear no date.

    A comment that is there already is not written again; one by "factcheck" of a check that ran and
    no longer says so is taken out. Parts that need no change are copied.

    Args:
        package: The document.
        notes: What to say.
        ran: Names and codes of the checks that ran.
        changes: What to replace, tracked, so that whoever opens it accepts or rejects.

    Raises:
        UnreadableError: a part is damaged or too large.
    """
    try:
        return _commented(package, notes, ran, changes)
    except XmlError as error:
        raise package.damaged(str(error)) from None


def cleared(package: Package) -> tuple[bytes, int, int]:
    """Return a document without our comments, how many are gone, and how many stay.

    Those that somebody has answered stay, since the answer would hang in the air.

    Raises:
        UnreadableError: a part is damaged or too large.
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
    """Return the notes that are no comments of the document yet."""
    said = _said(there)
    return [note for note in notes if not _same(note, said)]


def _kept(notes: Sequence[Note], there: Sequence[Comment]) -> frozenset[str]:
    """Return the names of the comments that say what a note says."""
    said = _said(there)
    return frozenset(one.name for note in notes for one in _same(note, said))


def _said(there: Sequence[Comment]) -> dict[str, list[Comment]]:
    said: dict[str, list[Comment]] = {}
    for comment in there:
        if comment.author == AUTHOR:
            said.setdefault(_OTHERWHERE.sub("", comment.text), []).append(comment)
    return said


def _same(note: Note, said: Mapping[str, Sequence[Comment]]) -> list[Comment]:
    """Return the comments that say the same of the same words."""
    alike = said.get("\n".join(note.lines), ())
    return [one for one in alike if one.start < note.end and note.start < one.end]


def _prefix(package: Package, raw: bytes) -> tuple[str, bool]:
    """Return the prefix of the names of a part, with the colon, and whether it is strict."""
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
    """Return the parts that change or are new: the comments, and what tells that they are there."""
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
    """Return a name of a part that is not taken."""
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
    """Return a part with more at the end of its root element."""
    root: Element = parse(raw)
    if raw.endswith(b"/>", 0, root.end) and not root.children:
        name = re.match(rb"<([^\s/>]+)", raw[root.start :])
        tag = name[1] if name else b""
        tail = b">" + inner.encode() + b"</" + tag + b">"
        return raw[: root.end - 2] + tail + raw[root.end :]
    at = raw.rindex(b"</", 0, root.end)
    return raw[:at] + inner.encode() + raw[at:]


def _packed(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with some parts replaced or added, the others as they are."""
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
    """Return the bytes of a part that stays as it is.

    Raises:
        UnreadableError: it is damaged, though the text does not need it.
    """
    try:
        return archive.read(member)
    except DAMAGE as error:
        raise package.damaged(f"{member.filename}: {error}") from None
