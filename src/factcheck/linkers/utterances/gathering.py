"""From quotations to utterances: parts joined over an attribution, lines of a transcript."""

import bisect
from collections.abc import Iterator, Sequence

from factcheck.model import (
    Attribution,
    BlockKind,
    Document,
    Entity,
    Facts,
    Quotation,
    Span,
    Utterance,
)
from factcheck.patterns import lazy

_ATTRIBUTED = lazy(r"[“”\"'‘’«»]?,? [^.“”\"«»|]{2,140}?, ?[“\"«‘'] ?\Z")
"""What stands between two parts of one sentence: `," he said at lunch, "`."""
_PUBLISHED = lazy(r", (?:1[5-9]|20)\d\d[a-z]?[.)]?\Z|\bpp?\. ?\d+[–—-]?\d*[.\])]{0,2}\Z")
"""The end of what is no utterance but a work: "Oxford, 1998.", "pp. 8-36."."""
_CITED = lazy(r"[_*”\"’' ]{0,4},? (?:pp?|vols?|nos?|eds?|trans)\. ")
"""What stands behind the title of a work: `", pp. 8-36`."""
_GOES_ON = ",–—-"
_LONGEST_GAP = 160
_NEAREST = 8
"""Attributions in front of a quotation among which the one around it stands."""
# In transcripts the speaker stands in capitals before a colon, what is said behind it, and a time
# in front, if there is one.
_LINE = lazy(
    r"(?:[\[(]?\d\d?[:.]\d\d(?:[:.]\d\d)?[\])]? *(?:[A-Z]{1,4} *)?[–—-]? *)?"
    r"[A-Z][A-Z0-9 .'’/-]{1,40}: (?=\S)"
)
_QUOTES = lazy(
    r"\bthat (?P<who>(?:[A-Z][\w’'.-]*|he|she|they|it|the [a-z]+)(?: [A-Z][\w’'.-]*){0,3})"
    r" (?:(?:had|has|have|only|also|once|then|himself|herself) ){0,3}"
    r"(?:said|written|wrote|told|called|reported|stated|declared|warned|claimed|noted|described"
    r"|spoken|used|promised|answered|replied|asked)\b"
)
"""Whom a speaker quotes in turn, and by which verb."""


def gathered(document: Document, facts: Facts, entities: Sequence[Entity]) -> Iterator[Utterance]:
    """Yield the utterances that a document quotes, in order of their first words."""
    bearers = {name.span: who.key for who in entities for name in who.mentions}
    speakers = _Speakers(document.text, facts.attributions, bearers)
    found = [
        Utterance(tuple(parts), speakers.of(parts[0]).removeprefix("*"))
        for parts in _joined(document, facts.quotations)
        if not _PUBLISHED.search(document.words(parts[-1]))
        and not _CITED.match(document.text, parts[-1].end)
    ]
    found.extend(Utterance((span,)) for span in _lines(document))
    yield from sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _joined(document: Document, quotations: Sequence[Quotation]) -> Iterator[list[Span]]:
    """Yield the parts of each quotation; those inside another are left out."""
    parts: list[Span] = []
    for quotation in quotations:
        span = quotation.span
        if parts and span.end <= parts[-1].end:
            continue
        if parts and _goes_on(document, parts[-1], span):
            parts.append(span)
            continue
        if parts:
            yield parts
        parts = [span]
    if parts:
        yield parts


def _goes_on(document: Document, last: Span, span: Span) -> bool:
    """Say whether a quotation is the rest of the sentence that the one before began."""
    if span.start - last.end > _LONGEST_GAP or span.start <= last.end:
        return False
    begun = document.text[last.end - 1] in _GOES_ON or document.text[last.end + 1] == ","
    lower = document.text[span.start].islower()
    return begun and lower and bool(_ATTRIBUTED.match(document.text[last.end : span.start]))


def _lines(document: Document) -> Iterator[Span]:
    """Yield what is said in the lines of a transcript, speaker and time left out."""
    for block in document.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ROW):
            continue
        words = document.words(block.span)
        line = _LINE.match(words)
        if line:
            yield Span(block.span.start + line.end(), block.span.end)


class _Speakers:
    """Who says what, by the attributions of a document."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], bearers: dict[Span, str]
    ) -> None:
        self._text = text
        self._attributions = sorted(
            (one for one in attributions if one.source), key=lambda one: one.span
        )
        self._bearers = sorted(bearers.items())

    def of(self, span: Span) -> str:
        """Return the key of the bearer that a quotation is given to; empty if none is named."""
        end = bisect.bisect_right(
            self._attributions, span.start, key=lambda one: one.span.start - 1
        )
        for one in reversed(self._attributions[max(0, end - _NEAREST) : end]):
            if one.source and span.end <= one.span.end + 1:
                return self._inner(one.source, span) or self._named(one.source)
        return ""

    def _inner(self, source: Span, quotation: Span) -> str:
        """Return the key of whom the source itself quotes: "she said that Holm had written …".

        A star where that is a pronoun, so that nobody is named.
        """
        between = self._text[source.end : quotation.start]
        if len(between) > _LONGEST_GAP or not (found := list(_QUOTES.finditer(between))):
            return ""
        at = source.end + found[-1].start("who")
        last = source.end + found[-1].end("who")
        return self._named(Span(at, last)) or "*"

    def _named(self, source: Span) -> str:
        """Return the key of the last bearer that the words of a source name."""
        start = bisect.bisect_left(self._bearers, source.start, key=lambda one: one[0].start)
        end = bisect.bisect_right(self._bearers, source.end, key=lambda one: one[0].end)
        return self._bearers[end - 1][1] if start < end else ""
