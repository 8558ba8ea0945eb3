r"""Anchors and keys in the files of a document, and references to them: `{#mill}`, `\ref{mill}`.

They are markup, so they are read from the files. Source: CommonMark 0.31, 6.3; Pandoc User's Guide
3.1, "Header identifiers"; LaTeX2e reference manual (2024), 7; docutils, reStructuredText Markup
Specification, "Hyperlink targets"; HTML Standard, 3.2.6; AsciiDoc, "Cross references".
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from posixpath import splitext
from types import MappingProxyType

from attrs import field, frozen

from factcheck import lexicon
from factcheck.document.text.tex import is_whole
from factcheck.model import Document, Dossier, Span

_MARKDOWN = (".md", ".markdown", ".mdx", ".rmd", ".qmd")
_TEX, _PAGES, _ASCIIDOC = (".tex", ".latex"), (".html", ".htm", ".xhtml"), (".adoc", ".asciidoc")
_ATTRIBUTE = r"(?<![\w-])(?:id|name)\s*=\s*\\?[\"']?(?P<{}>[^\"'\s>\\]+)"
_ANCHORS: Mapping[tuple[str, ...], re.Pattern[str]] = MappingProxyType(
    {
        _MARKDOWN: re.compile(
            r"\{[^{}\n]{0,80}?#(?P<a>[\w:.-]+)[^{}\n]*\}|"
            + _ATTRIBUTE.format("b")
            + r"|(?m:^#\|\s*label:\s*(?P<c>[\w:.-]+))|(?m:^`{3,}\s*\{\w+[ ,]+(?P<d>[\w:.-]+))"
            + r"|\\label\{(?P<e>[^{}]+)\}|\(\\#(?P<f>[\w:.-]+)\)|(?m:^\((?P<g>[\w:.-]+)\)=)"
            + r"|\blabel\s*=\s*\{?(?P<h>[\w:.-]+)"
        ),
        _PAGES: re.compile(_ATTRIBUTE.format("a")),
        _TEX: re.compile(
            r"\\(?:label|hypertarget)\s*\{(?P<a>[^{}]+)\}|\blabel\s*=\s*\{?(?P<b>[\w:.-]+)"
        ),
        (".rst",): re.compile(
            r"(?m:^\s*\.\.\s+_(?P<a>`[^`\n]+`|[^:\n]+):)|(?<!\w)_`(?P<b>[^`]+)`|:name:\s*(?P<c>\S.*)"
            r"|(?m:^\s*\.\.\s+\[(?P<d>[^\]\n]+)\])"
        ),
        _ASCIIDOC: re.compile(
            r"\[\[(?P<a>[\w:.-]+)(?:,[^\]\n]*)?\]\]|\[[^\]\n#]*#(?P<b>[\w:.-]+)[^\]\n]*\]"
            r"|anchor:(?P<c>[\w:.-]+)\["
        ),
    }
)
_POINTERS: Mapping[tuple[str, ...], re.Pattern[str]] = MappingProxyType(
    {
        _MARKDOWN: re.compile(
            rf"(?<![\w.@\\/])@(?P<a>(?:{lexicon.alternation('formats.crossref prefixes')})"
            r"[:-][\w:-]*\w)|\\@?ref\(?\{?(?P<b>[\w:.-]+)[)}]"
        ),
        _TEX: re.compile(
            r"\\(?:eq|auto|[cC]|page|name|v|sub|label[cC])?ref\*?\s?\{(?P<a>[^{}#]+)\}"
            r"|\\hyper(?:ref|link)\s?[\[{](?P<b>[^\]}\n#]+)"
        ),
        (".rst",): re.compile(
            r"(?<![\w`:])`(?P<a>[^`<>\n]+(?:\n[^`<>\n]+)?)`_(?![\w_])"
            r"|:(?:num)?ref:`(?:[^`<>]*<)?(?P<b>[^`<>]+?)>?`"
        ),
        _ASCIIDOC: re.compile(r"<<(?P<a>[\w:. -]+?)(?:,[^>\n]*)?>>|xref:(?P<b>[\w:.-]+)\["),
    }
)
_DEFINED = re.compile(r"^\[(?P<label>[^\]]+)\]: *(?P<address>\S+)")
_HEADING = re.compile(r"(?m:^[ \t>]{0,6}#{1,6}[ \t]*(?P<title>[^\n]+))")
_COMMENTS = re.compile(
    r"(?<!\\)%[^\n]*|\\begin\{(?P<name>verbatim|lstlisting|minted|comment)\}.*?\\end\{(?P=name)\}",
    re.DOTALL,
)
_FENCES = re.compile(r"(?m:^(?P<mark>`{3,}|~{3,}))(?!\{).*?(?m:^(?P=mark))|`[^`\n]+`", re.DOTALL)
_LITERALS = re.compile(r"``[^\n]+?``(?!`)")
_INCLUDES = re.compile(
    r"\\(?:input|include|subfile|import|externaldocument|bibliography\*)\b|\.\.\sinclude::|(?m:^include::)"
    r"|\{%\s*include|\{\{<|\{!"
)
_TOP = re.compile(r"(?m:^= \S)")
_PUNCTUATION = re.compile(r"[^\w\s-]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_ALPHANUMERIC = re.compile(r"[^\W_]+")
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_LEADING = re.compile(r"^[\d.\s]+")
_LAST_WORD = re.compile(r"\S+\s*$")
_BACK = 40


@frozen
class Anchor:
    """A place in a file that links and references can refer to."""

    file: int
    """Index in `Document.files`."""
    key: str
    span: Span
    """The words at the anchor; if there are none, the words before it."""
    is_heading: bool = False
    """Whether the anchor is a heading, whose name a program derives from its words."""
    is_unique: bool = False
    """Whether the format allows the key only once: a label of LaTeX."""


@frozen
class KeyPointer:
    """A link or reference to an anchor."""

    file: int
    key: str
    span: Span
    """The words of the link, or the words before the reference."""
    is_link: bool = False
    """Whether the pointer is a link with its own text: "[the mill](#mill)"."""
    is_wide: bool = False
    """Whether the anchor may be in another file of the project, as with Sphinx's `:ref:`."""


@frozen
class Keys:
    """The anchors of a document, and the references to them."""

    anchors: tuple[Anchor, ...] = field(repr=False)
    pointers: tuple[KeyPointer, ...] = field(repr=False)
    open_files: frozenset[int]
    """Indexes of files that include other files or are included."""


def keys(dossier: Dossier) -> Keys:
    """Return the anchors of a document, and the references to them."""
    document = dossier.document
    anchors: list[Anchor] = []
    pointers: list[KeyPointer] = []
    is_open: set[int] = set()
    for at, file in enumerate(document.files):
        kind = splitext(file.path.lower())[1]
        places = _Places(document, at)
        hidden = _COMMENTS if kind in _TEX else _LITERALS if kind == ".rst" else _FENCES
        text = _blanked(hidden, file.text)
        for names, pattern in _ANCHORS.items():
            source = file.text if names is _MARKDOWN else text
            for found in pattern.finditer(source) if kind in names else ():
                key = next(name for name in found.groups() if name and name != "verbatim")
                is_unique = found[0].startswith("\\label")
                span = places.at(found.start())
                anchors.append(Anchor(at, key.strip("` "), span, is_unique=is_unique))
        for names, pattern in _POINTERS.items():
            for found in pattern.finditer(text) if kind in names else ():
                group = next(name for name, words in found.groupdict().items() if words)
                span = places.at(found.start(), 0 if kind in _TEX else found.end())
                several = found[group].split(",") if kind in _TEX else [found[group]]
                is_wide = kind == ".rst" and group == "b"
                pointers += [
                    KeyPointer(at, " ".join(key.split()), span, is_wide=is_wide) for key in several
                ]
        if kind in _MARKDOWN:
            found_titles = (one["title"] for one in _HEADING.finditer(file.text))
            anchors += [Anchor(at, title, Span(0, 0), is_heading=True) for title in found_titles]
        is_part = (kind in _TEX and not is_whole(file.text)) or (
            kind in _ASCIIDOC and not _TOP.search(file.text)
        )
        is_part = is_part or kind in (".rmd", ".qmd")
        if (is_part and not document.chapters) or _INCLUDES.search(text):
            is_open.add(at)
    for block in document.blocks:
        anchors += [
            Anchor(document.origin(block.span.start)[0], name, block.span) for name in block.names
        ]
        if block.level > 0:
            file_at, _ = document.origin(block.span.start)
            anchors.append(Anchor(file_at, document.words(block.span), block.span, is_heading=True))
    pointers += [
        KeyPointer(document.origin(link.span.start)[0], link.target[1:], link.span, is_link=True)
        for link in document.links
        if link.target.startswith("#")
    ]
    return Keys(tuple(anchors), tuple(pointers), frozenset(is_open))


def definition(words: str) -> tuple[Span, str] | None:
    """Return the label and the address of a link definition at the start of a text, or None."""
    found = _DEFINED.match(words)
    return (Span(*found.span("label")), found["address"]) if found else None


def squeezed(key: str) -> frozenset[str]:
    """Return the anchors that common programs derive from a heading, without repeated hyphens."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", key.casefold()))
    forms = (plain, _EMOJI.sub("", plain), _LEADING.sub("", plain))
    every = (*forms, *(_PUNCTUATION.sub("", one) for one in forms))
    return frozenset("-".join(_ALPHANUMERIC.findall(one)) for one in every)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


class _Places:
    """Converts offsets in one file of a document to spans of the document."""

    def __init__(self, document: Document, file: int) -> None:
        self._document = document
        self._pieces = sorted(
            (piece for piece in document.pieces if piece.file == file),
            key=lambda piece: piece.offset,
        )
        self._starts = [piece.offset for piece in self._pieces]

    def at(self, offset: int, end: int = 0) -> Span:
        """Return the span between two offsets, or of the word at or before a single offset."""
        text = self._document.text
        last = bisect_right(self._starts, (end or offset) - bool(end)) - 1
        if last < 0:
            return Span(0, 0)
        piece = self._pieces[last]
        stop = piece.start + min(piece.length, max(0, (end or offset) - piece.offset))
        if end and piece.offset + piece.length > offset:
            return Span(piece.start + max(0, offset - piece.offset), stop)
        word = _LAST_WORD.search(text, max(0, stop - _BACK), stop)
        return (
            Span(word.start(), len(word[0].rstrip()) + word.start()) if word else Span(stop, stop)
        )
