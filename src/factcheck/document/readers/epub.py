"""Reader for EPUB books. Each chapter is a file, in reading order. Source: EPUB 3.3, W3C."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from attrs import evolve

from factcheck.document.readers.assembly import compose
from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.htmltree import Node, parse
from factcheck.document.readers.metadata import field
from factcheck.document.readers.web import page_drafts
from factcheck.document.readers.wordsets import word_set
from factcheck.document.word.archives import Archive
from factcheck.limits import Counts
from factcheck.model import Document, SourceFile

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_FIELDS = word_set("dc:title dc:creator dc:date dc:description dc:publisher")


def parse_epub(data: bytes, path: str) -> Document:
    """Return the document in an EPUB book.

    Each chapter is a separate file, named `book.epub#text/one.xhtml`. Line numbers refer to that
    file.

    Raises:
        UnreadableError: The file is not an EPUB book, or is encrypted, damaged or too large.
    """
    archive = Archive(path, data, "an EPUB book")
    container = parse(archive.text(_CONTAINER), is_xml=True)
    name = next((n.attributes.get("full-path", "") for n in _of(container, "rootfile")), "")
    package = archive.text(name) if name else ""
    if not package:
        raise archive.refused("not an EPUB book")
    root = parse(package, is_xml=True)
    files = [SourceFile(f"{path}#{name}", package)]
    drafts = list(_metadata(root))
    counts = Counts()
    for chapter in dict.fromkeys(_chapters(root, posixpath.dirname(name))):
        text = archive.text(chapter)
        source = SourceFile(f"{path}#{chapter}", text)
        drafts += [_in_file(made, len(files)) for made in page_drafts(source, counts, is_xml=True)]
        files.append(source)
    return evolve(compose(SourceFile(path, ""), drafts), files=tuple(files))


def _of(root: Node, tag: str) -> Iterator[Node]:
    return (node for node in root.elements() if node.tag.rpartition(":")[2] == tag)


def _metadata(root: Node) -> Iterator[Draft]:
    for node in root.elements():
        if node.tag in _FIELDS:
            yield field(node.tag.rpartition(":")[2], list(node.runs()))


def _chapters(root: Node, folder: str) -> Iterator[str]:
    """Yield the names of the chapters' files in reading order, without the table of contents."""
    items = {node.attributes.get("id", ""): node.attributes for node in _of(root, "item")}
    for reference in _of(root, "itemref"):
        item = items.get(reference.attributes.get("idref", ""), {})
        listed = "nav" in item.get("properties", "").split()
        if item.get("media-type") in _PAGES and not listed:
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _in_file(made: Draft, number: int) -> Draft:
    """Return a draft as part of the file with the given number."""
    return evolve(made, pieces=tuple(evolve(piece, file=number) for piece in made.pieces))
