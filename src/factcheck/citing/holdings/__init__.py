"""Quotations beside the texts of the sources to which they are attributed."""

from factcheck.citing.holdings.owners import quoted_from
from factcheck.citing.holdings.wording import Stream, pieces, streams
from factcheck.model import Document, Dossier, Holding, Passage, SourceText, Span
from factcheck.values import frozen

__all__ = ["holdings"]

_FEWEST = 3
"""Words of a quotation that is looked for; one or two may be the author's scare quotes."""
_SHARED = 3
"""Words in a row from which a passage counts as near."""


def holdings(dossier: Dossier, attached: tuple[SourceText, ...]) -> tuple[Holding, ...]:
    """Return each quotation whose source has a text attached, in order, and whether that holds it.

    Texts in another language than English are left out: what is quoted from them is translated.
    """
    read = tuple(_Read(one, streams(one.document.text)) for one in attached)
    english = tuple(one for one in read if one.streams[0].is_english)
    owned = quoted_from(dossier, tuple(one.text for one in english)) if english else {}
    return tuple(
        _holding(dossier.document, span, texts, english)
        for span, texts in sorted(owned.items())
        if sum(len(one.words) for one in pieces(dossier.document.words(span))) >= _FEWEST
    )


@frozen(eq=False)
class _Read:
    text: SourceText
    streams: tuple[Stream, ...]

    def holds(self, quotation: str) -> bool:
        return any(one.holds(pieces(quotation)) for one in self.streams)


def _holding(
    document: Document, span: Span, names: frozenset[str], read: tuple[_Read, ...]
) -> Holding:
    """Look a quotation up in the texts of its source, then in the others."""
    words = document.words(span)
    own = [one for one in read if one.text.name in names]
    texts = tuple(one.text for one in own)
    if any(one.holds(words) for one in own):
        return Holding(span, texts, is_held=True)
    others = (one for one in read if one.text.name not in names)
    elsewhere = tuple(one.text for one in others if one.holds(words))
    near = _nearest(span, words, own)
    return Holding(span, texts, is_held=False, elsewhere=elsewhere, nearest=near)


def _nearest(span: Span, words: str, own: list[_Read]) -> Passage | None:
    """Return the passage that shares the longest run of words with a quotation."""
    found = []
    for order, one in enumerate(own):
        count, passage, shared = one.streams[0].longest_run(words)
        if count >= _SHARED:
            found.append((-count, order, Passage(one.text, passage, shared.shift(span.start))))
    return min(found, key=lambda each: each[:2])[2] if found else None
