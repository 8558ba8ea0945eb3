"""Anchors proposals: finds the places in a document that a proposal quotes.

Words match even if they differ in whitespace, in the kind of quotation marks and dashes, or in
markup. Part of a word or number does not match: "14" is not found in "2014". If there are several
occurrences, the one with the quoted prefix and suffix is used, or else the one nearest to the
quoted line. Words in text that the reader leaves out (code, link addresses, unknown fields) are
searched for in the file. This text is then appended to the document as a separate block, so that
every place is a span of one document.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.document.text import shortened
from factcheck.model import (
    Block,
    BlockKind,
    Document,
    Piece,
    Proposal,
    Quote,
    Reason,
    Refused,
    Span,
)
from factcheck.model.rows import row_at

_ALIKE = {
    **dict.fromkeys("’‘‛ʼ′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_MARKUP = frozenset("*_`\\[]{}$+=~#")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
Place = tuple[Span, Span]
"""(span of the words to compare, span of the quoted words that contain them)."""
_TEXT = -1
"""Used instead of the index of a file for the text of the document."""
_MOST = 2_000
"""Maximum number of occurrences of one quotation that are considered."""


@frozen(eq=False)
class _Folded:
    """A text that is folded for searching, with the original offsets."""

    text: str
    offsets: tuple[int, ...]
    """For each character, its offset in the original text, in code points."""

    def spans(self, words: str) -> Iterator[Span]:
        """Yield the spans of the occurrences of whole words. Punctuation alone never matches."""
        at = self.text.find(words) if any(map(str.isalnum, words)) else -1
        found = 0
        while at >= 0 and found < _MOST:
            end = at + len(words)
            if _is_whole(self.text, at, end):
                found += 1
                yield Span(self.offsets[at], self.offsets[end - 1] + 1)
            at = self.text.find(words, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return True if a span neither starts nor ends inside a word or number."""
    begins_inside = text[start].isalnum() and start > 0 and text[start - 1].isalnum()
    ends_inside = text[end - 1].isalnum() and text[end : end + 1].isalnum()
    return not (begins_inside or ends_inside)


def _folded(text: str, *, bare: bool) -> _Folded:
    """Return a text with whitespace and punctuation folded, and with `bare` also without markup."""
    chars: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char in _UNSEEN or (bare and char in _MARKUP and not _joins(text, at)):
            continue
        folded = " " if char.isspace() else _ALIKE.get(char, char)
        if folded == " " and chars and chars[-1] == " ":
            continue
        chars.append(folded)
        offsets.append(at)
    return _Folded("".join(chars), tuple(offsets))


def _joins(text: str, at: int) -> bool:
    """Return True if an underscore is part of a code identifier, not markup."""
    before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return text[at] == "_" and before.isalnum() and behind.isalnum()


def _words(quoted: str, *, bare: bool) -> str:
    """Return quoted words folded for searching."""
    plain = unicodedata.normalize("NFC", quoted)
    if bare:
        plain = html.unescape(_TAG.sub("", _LINK.sub(r"\1", plain)))
    return _folded(plain, bare=bare).text.strip()


def _part(text: str, whole: Span, words: str) -> Span | None:
    """Return the span of the first occurrence of words in a part of a text, or None."""
    for bare in (False, True) if words else ():
        folded = _folded(text[whole.start : whole.end], bare=bare)
        found = next(folded.spans(_words(words, bare=bare)), None)
        if found:
            return found.shift(whole.start)
    return None


def inside(exact: str, value: str) -> bool:
    """Return True if quoted words contain a value as whole words, after folding."""
    return any(
        next(_folded(_words(exact, bare=bare), bare=bare).spans(_words(value, bare=bare)), None)
        for bare in (False, True)
    )


@frozen
class Anchored:
    """A proposal with its places, or the reason why they were not found."""

    proposal: Proposal
    places: tuple[Span, ...] = ()
    """The words to compare, for each place."""
    quoted: tuple[Span, ...] = ()
    """The quoted words that contain them, for each place."""
    items: tuple[Span, ...] = ()
    refused: Refused | None = None


class Anchors:
    """Finds quotations in one document, and collects text that only its files contain."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._searched: dict[tuple[int, bool], _Folded] = {}
        self._added: dict[tuple[int, int, int], Span] = {}
        self._length = len(document.text)

    def anchored(self, proposals: Sequence[Proposal]) -> tuple[Document, list[Anchored]]:
        """Return the proposals with their places, and the document that contains the places."""
        made = [self._anchored(proposal) for proposal in proposals]
        return self._extended(), made

    def _anchored(self, proposal: Proposal) -> Anchored:
        """Return a proposal with its places.

        If the proposal has several other places, at least one of them must be found.
        """
        this, *others = [self.place(quote) for quote in proposal.places]
        items = [self.place(quote) for quote in proposal.items]
        kept = [place for place in others if not isinstance(place, Refused)]
        if isinstance(this, Refused):
            return Anchored(proposal, refused=this)
        for place in (*([] if kept else others), *items):
            if isinstance(place, Refused):
                return Anchored(proposal, refused=place)
        compared, quoted = zip(this, *kept, strict=True)
        found = tuple(place[0] for place in items if not isinstance(place, Refused))
        return Anchored(proposal, compared, quoted, found)

    def place(self, quote: Quote) -> Place | Refused:
        """Return the place of a quotation in the text or else a file, or why it was not found."""
        for files in ((_TEXT,), range(len(self._document.files))):
            for bare in (False, True):
                words = _words(quote.exact, bare=bare)
                found = [
                    (file, span)
                    for file in files
                    for span in self._folded(file, bare=bare).spans(words)
                ]
                if found:
                    return self._chosen(quote, found)
        return self._on_line(quote) or Refused(
            Reason.NOT_FOUND, f"“{shortened(quote.exact)}” is not in the document"
        )

    def _on_line(self, quote: Quote) -> Place | None:
        """Return the only occurrence of a value on its line, even if the context is misquoted."""
        words = _words(quote.value, bare=False)
        spans = self._folded(_TEXT, bare=False).spans(words)
        found = [span for span in spans if self._line(_TEXT, span) == quote.line]
        return (found[0], found[0]) if len(found) == 1 else None

    def _chosen(self, quote: Quote, found: Sequence[tuple[int, Span]]) -> Place | Refused:
        """Return the occurrence that is meant, or the reason why none can be chosen."""
        words = f"“{shortened(quote.exact)}”"
        if len(found) > 1:
            count = len(found)
            found = [one for one in found if self._is_between(quote, *one)]
            if not found:
                told = (
                    f"{words} appears {count} times, but never between the quoted prefix and suffix"
                )
                return Refused(Reason.NOT_FOUND, told)
        if len(found) > 1 and not (quote.line or quote.prefix or quote.suffix):
            told = f"{words} appears {len(found)} times; include the text before it"
            return Refused(Reason.AMBIGUOUS, told)
        lines = [abs(self._line(*one) - quote.line) for one in found]
        nearest = [one for one, apart in zip(found, lines, strict=True) if apart == min(lines)]
        if quote.line and len({self._line(*one) for one in nearest}) > 1:
            told = f"{words} appears equally close before and after line {quote.line}"
            return Refused(Reason.AMBIGUOUS, told)
        file, span = nearest[0]
        if file == _TEXT:
            return self._in_column(quote, span)
        place = self._add(file, span)
        value = _part(self._text(file), span, quote.value)
        return (value.shift(place.start - span.start) if value else place), place

    def _in_column(self, quote: Quote, exact: Span) -> Place | Refused:
        """Return the place of the value to compare, in the table cell of its column."""
        text, row = self._document.text, row_at(self._document, exact.start)
        if row is None or not quote.column:
            return _part(text, exact, quote.value) or exact, exact
        heads = [_part(text, head, quote.column) for head in row.head] if row.is_headed else []
        cells = [cell for cell, head in zip(row.cells, heads, strict=False) if head]
        if not cells:
            what = f"the table has no column “{shortened(quote.column)}”"
            return Refused(Reason.NOT_FOUND, what)
        values = [_part(text, cell, quote.value) if quote.value else cell for cell in cells]
        value = next((one for one in values if one), None)
        if value is None:
            what = f"“{shortened(quote.value)}” is not in the column “{shortened(quote.column)}”"
            return Refused(Reason.NOT_FOUND, what)
        return value, Span(min(exact.start, value.start), max(exact.end, value.end))

    def _is_between(self, quote: Quote, file: int, span: Span) -> bool:
        """Return True if the quoted prefix and suffix match."""
        text = self._text(file)
        before = text[max(0, span.start - 2 * len(quote.prefix) - 20) : span.start]
        after = text[span.end : span.end + 2 * len(quote.suffix) + 20]
        before, after, prefix, suffix = (
            _words(part, bare=True) for part in (before, after, quote.prefix, quote.suffix)
        )
        return before.endswith(prefix) and after.startswith(suffix)

    def _line(self, file: int, span: Span) -> int:
        if file == _TEXT:
            return self._document.place(span).line
        return self._document.files[file].position(span.start)[0]

    def _text(self, file: int) -> str:
        return self._document.text if file == _TEXT else self._document.files[file].text

    def _folded(self, file: int, *, bare: bool) -> _Folded:
        if (file, bare) not in self._searched:
            self._searched[file, bare] = _folded(self._text(file), bare=bare)
        return self._searched[file, bare]

    def _add(self, file: int, span: Span) -> Span:
        """Return the span of words that only a file contains; it follows the document's text."""
        text = self._document.files[file].text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        key = (file, start, len(text) if end < 0 else end)
        if key not in self._added:
            self._added[key] = Span(self._length + 1, self._length + 1 + key[2] - key[1])
            self._length = self._added[key].end
        return span.shift(self._added[key].start - start)

    def _extended(self) -> Document:
        """Return the document with the collected text from its files appended as blocks."""
        if not self._added:
            return self._document
        text, pieces, blocks = [self._document.text], [*self._document.pieces], []
        for (file, start, end), span in self._added.items():
            text.append(re.sub(r"\s", " ", self._document.files[file].text[start:end]))
            pieces.append(Piece(span.start, file, start, end - start))
            blocks.append(Block(span, BlockKind.CODE))
        sentences = (*self._document.sentences, *(block.span for block in blocks))
        return evolve(
            self._document,
            text="\n".join(text),
            pieces=tuple(pieces),
            blocks=(*self._document.blocks, *blocks),
            sentences=sentences,
        )
