"""Attributions: statements that a document attributes to a source, with their cue and speaker.

Passages without a cue, or whose speaker cannot be identified, get no attribution and count as the
author's own words. In passive forms ("was said to be") no speaker is named.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.extract.attributions.describing import described
from factcheck.extract.attributions.direct import direct
from factcheck.extract.attributions.place import Place
from factcheck.extract.attributions.reading import LONGEST, Reading
from factcheck.extract.attributions.reported import reported
from factcheck.model import Attribution, BlockKind, Document, Name, Quotation, Span

__all__ = ["attributions"]

_SKIPPED = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ROW, None)
_NEXT = re.compile(
    r"(?:First(?: of all)?|Second|Third|Fourth)(?:ly)?,\s"
    r"|(?:Lastly|Finally),\s(?=[^.“”]*?\b(?:is|are|has|have|does|can|will)\b)"
)
"""The start of an item that continues an enumeration.

After "Lastly" and "Finally", the present tense is required: in the past tense, the sentence may
continue the narrative instead.
"""
_PAIR = re.compile(r"(?:[Tt]he two|[Bb]oth)(?:\s[\w’-]+){1,3}s|[Bb]oth(?: men| women)?|[Tt]he pair")


def attributions(
    document: Document, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """Return the attributed statements of a document, in order; quotations come first.

    If two statements overlap, the one that is found first is kept, unless it lies inside a longer
    statement with another cue ("He said that, according to TASS, …").
    """
    reading = Reading.of(document, names, quotations)
    found = list(direct(reading))
    taken = {one.cue for one in found}
    for sentence in document.sentences:
        if len(sentence) > LONGEST or document.kind_at(sentence.start) in _SKIPPED:
            continue
        if document.role_at(sentence.start).is_own:
            new = [one for one in reported(Place(reading, sentence)) if one.cue not in taken]
            found += new or _continued(reading, sentence, found)
    found.sort(key=lambda one: (one.span.start, one.span.end, one.cue.start if one.cue else 0))
    joined = _joined(reading, dict.fromkeys(found))
    return tuple(described(reading, one) for one in joined)


def _continued(
    reading: Reading, sentence: Span, found: Sequence[Attribution]
) -> Sequence[Attribution]:
    """Return a list item ("Second, …") as an attribution to the preceding speaker."""
    last = found[-1] if found and _NEXT.match(reading.text, sentence.start) else None
    if (
        last is None
        or last.source is None
        or "\n" in reading.text[last.span.start : sentence.start]
    ):
        return ()
    before_it = reading.sentence_before(sentence.start)
    is_next = _NEXT.match(reading.text, last.span.start) or (
        before_it and before_it.contains(last.span)
    )
    return [Attribution(sentence, last.cue, last.source)] if is_next else ()


def _joined(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions, with "the two ministers" resolved to the last two named together.

    The two must be named in the same block of text.
    """
    pair: Span | None = None
    for one in found:
        source = one.source
        words = reading.document.words(source) if source else ""
        if source and " and " in words:
            pair = source
        is_near = (
            source is not None
            and pair is not None
            and _PAIR.fullmatch(words)
            and "\n" not in reading.text[pair.end : source.start]
        )
        yield evolve(one, source=pair) if is_near else one
