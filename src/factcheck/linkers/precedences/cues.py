"""Words that put one thing before, after or during another, and how far what they name reaches."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import BlockKind, Document, Quotation, Role, Span
from factcheck.model.precedences import Order
from factcheck.patterns import lazy

_CUE = lazy(
    r"\b(?:(?P<after>[Aa]fter|[Ff]ollowing)|(?P<before>[Bb]efore|[Pp]rior to|[Aa]head of)"
    r"|(?P<during>[Dd]uring))(?= \w)"
)
_OTHER_SENSE_TEXT = """
not n't never no nor neither until till to for from than by or and but as if ever soon the a an this
that its his her their of is was were be been being named called christened modelled modeled
patterned titled styled look looked looks looking take took takes taking run ran runs running seek
sought go went goes going come came appear appeared appears appearing stand stood bring brought
brings testify testified plead pleaded kneel knelt day days night nights morning evening week weeks
month months year years decade decades century centuries hour hours minute minutes second seconds
time times moment
"""
_OTHER_SENSE = frozenset(_OTHER_SENSE_TEXT.split())
"""Words before a cue that deny it, measure the distance, or give it another sense.

"Named after", "until after", "the following", "stood before", "two days before".
"""
_PLACE_TEXT = """
court courts judge judges jury magistrate magistrates bench tribunal panel committee commission
council parliament congress senate house assembly board inquiry hearing cabinet crowd audience
cameras camera press king queen pope god altar public
"""
_PLACE = frozenset(_PLACE_TEXT.split())
"""Who hears or sees what is done "before" them, which is no time."""
_END = lazy(
    r"[,;:()—–“”\"|\n]"
    r"| (?:that|which|who|whom|whose|where|when|while|as|because|if|until|till|from|since|by|for"
    r"|and|but|or|to|than|after|before|during|following|prior|ahead|planned|scheduled|due|expected"
    r"|announced|proposed|demanded|would|could|should|might|may|will|not|never|no)\b"
)
"""Where what a cue names is over, or another clause or thing begins.

Source: subordinators and coordinators, Quirk and others, A Comprehensive Grammar of the English
Language, 1985, §14.12 and §13.5; what follows "planned" and its like need not have happened.
"""
_LONGEST = 90
"""Code points that are read of what a cue names, and of what stands before the cue."""
_LAST_WORD = lazy(r"([^\W_]+(?:[’'][^\W_]+)?)\W*\Z")
_TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_TOLD = frozenset({Role.NARRATIVE, Role.CHRONOLOGY})
_NEAREST = 3
"""Quotations that may lie one in another before a word."""


@frozen
class Cue:
    """A word of order with its sentence."""

    span: Span
    order: Order
    event: Span
    """What it names, up to the next clause; not empty."""
    sentence: Span


def cues(document: Document, quotations: Sequence[Quotation]) -> Iterator[Cue]:
    """Yield the words of order that the author writes of events, in order."""
    spans = [quotation.span for quotation in quotations]
    for match in _CUE.finditer(document.text):
        sentence = document.sentence_at(match.start())
        if sentence and _is_told(document, match.start()) and not _is_quoted(spans, match.start()):
            cue = _cue(document, match, sentence)
            if cue and not _has_other_sense(document, cue):
                yield cue


def _cue(document: Document, match: "re.Match[str]", sentence: Span) -> Cue | None:
    order = Order(match.lastgroup or "after")
    last = min(sentence.end, match.end() + _LONGEST)
    end = _END.search(document.text, match.end() + 1, last)
    words = document.text[match.end() + 1 : end.start() if end else last].rstrip(" .!?")
    event = Span(match.end() + 1, match.end() + 1 + len(words))
    return Cue(Span(*match.span()), order, event, sentence) if words else None


def _is_told(document: Document, offset: int) -> bool:
    block = document.block_at(offset)
    return bool(block and block.kind in _TELLING) and document.role_at(offset) in _TOLD


def _is_quoted(spans: Sequence[Span], offset: int) -> bool:
    after = bisect_right(spans, offset, key=lambda span: span.start)
    return any(offset < span.end for span in spans[max(0, after - _NEAREST) : after])


def _has_other_sense(document: Document, cue: Cue) -> bool:
    """Say whether the words around a cue deny it or give it another sense."""
    start = max(cue.sentence.start, cue.span.start - _LONGEST)
    before = _LAST_WORD.search(document.text[start : cue.span.start])
    if before and (before[1].lower() in _OTHER_SENSE or before[1].lower().endswith("n’t")):
        return True
    words = document.words(cue.event).lower().split()
    return cue.order is Order.BEFORE and not _PLACE.isdisjoint(words)
