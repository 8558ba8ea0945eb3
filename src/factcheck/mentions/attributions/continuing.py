"""Sentences that go on with what one before them attributes: "First, …", "And …"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Attribution, Mode, Span
from factcheck.patterns import lazy

_ORDINAL = lazy(
    r"(?:(?P<first>First(?:ly| of all)?)|(?P<next>Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?)|Lastly"
    r"|Finally),\s"
)
_PRESENT = lazy(r"[^.“”]*?\b(?:is|are|has|have|does|do|can|will|may|must|should)\b")
"""A sentence whose first sure verb tells that it is no part of a tale of the past."""
_FURTHER = lazy(r"(?:And|Nor|Moreover|Furthermore|In addition|Additionally),?\s")
_WORD = lazy(r"(?:(?:the|a|an)\s)?[\w’-]+", re.IGNORECASE)


def continued(
    reading: Reading, sentence: Span, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the sentence as that of who speaks before it, if it opens as a part of the same.

    A list that was begun ("First, …") goes on where its next number stands, whatever stands
    between; "And …" goes on where its subject is that of the statement in front.
    """
    if not found:
        return
    yield from _enumerated(reading, sentence, found)
    yield from _added(reading, sentence, found[-1])


def _enumerated(
    reading: Reading, sentence: Span, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    opens = _ORDINAL.match(reading.text, sentence.start, sentence.end)
    last, before_it = found[-1], reading.sentence_at(sentence.start - 2)
    if opens is None or last.cue is None or last.source is None or before_it is None:
        return
    if not _in_one_block(reading, last.span.start, sentence.start):
        return
    first = next(one for one in found if one.cue == last.cue)
    if opens["first"]:
        goes_on = before_it.contains(last.cue)
    elif before_it.contains(last.span):
        goes_on = True
    else:
        begun = _ORDINAL.match(reading.text, last.span.start)
        goes_on = bool(begun) and (bool(opens["next"]) or _is_present(reading, sentence))
    if goes_on:
        yield Attribution(sentence, first.cue, first.source)


def _added(reading: Reading, sentence: Span, last: Attribution) -> Iterator[Attribution]:
    opens = _FURTHER.match(reading.text, sentence.start, sentence.end)
    before_it = reading.sentence_at(sentence.start - 2)
    if opens is None or last.source is None or before_it is None or last.mode is not Mode.REPORTED:
        return
    ends = before_it.contains(last.span) and last.span.end >= before_it.end - 2
    if not ends or not _in_one_block(reading, last.span.start, sentence.start):
        return
    mine = _WORD.match(reading.text, opens.end(), sentence.end)
    theirs = _WORD.match(reading.text, last.span.start, last.span.end)
    if mine and theirs and mine[0] == theirs[0]:
        yield Attribution(sentence, None, last.source)


def _is_present(reading: Reading, sentence: Span) -> bool:
    return bool(_PRESENT.match(reading.text, sentence.start, sentence.end))


def _in_one_block(reading: Reading, start: int, end: int) -> bool:
    return "\n" not in reading.text[start:end]
