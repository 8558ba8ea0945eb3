"""What the sentences before a statement add: a list that goes on, two who were named together."""

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.lexicon import alternation
from factcheck.mentions.attributions.describing import described
from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Attribution, Span
from factcheck.patterns import lazy
from factcheck.values import evolve

_NEXT = lazy(
    r"(?:First(?: of all)?|Second|Third|Fourth)(?:ly)?,\s"
    r"|(?:Lastly|Finally),\s(?=[^.“”]*?\b(?!was|were|had|did|would|could|might)"
    rf"(?:{alternation('function.auxiliaries')})\b)"
)
"""What opens a part of a list; a last one in the past may go on with the tale instead."""
_FURTHER = lazy(r"(?:And|Nor|Moreover|Furthermore|In addition|Additionally),?\s")
_WORD = lazy(r"(?:(?:the|a|an)\s)?[\w’-]+", re.IGNORECASE)
_PAIR = lazy(r"(?:[Tt]he two|[Bb]oth)(?:\s[\w’-]+){1,3}s|[Bb]oth(?: men| women)?|[Tt]he pair")


def continued(
    reading: Reading, sentence: Span, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the sentence as that of who speaks before it, if it opens as a part of the same.

    A list ("First, …") goes on where its next number stands, whatever stands between; "And …" goes
    on where its subject is that of the statement in front.
    """
    last, before_it = found[-1] if found else None, reading.sentence_before(sentence.start)
    if last is None or last.source is None or before_it is None:
        return
    text, start = reading.text, last.span.start
    is_behind = before_it.contains(last.span)
    if _NEXT.match(text, sentence.start) and "\n" not in text[start : sentence.start]:
        if is_behind or _NEXT.match(text, start):
            yield Attribution(sentence, last.cue, last.source)
    elif further := _FURTHER.match(text, sentence.start):
        mine, theirs = _WORD.match(text, further.end()), _WORD.match(text, start)
        is_same = mine and theirs and mine[0] == theirs[0]
        if is_same and is_behind:
            yield Attribution(sentence, None, last.source)


def joined(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions, "the two ministers" as the two of the block named together last."""
    pair: Span | None = None
    for one in found:
        words = reading.document.words(one.source) if one.source else ""
        if one.source and pair and _PAIR.fullmatch(words):
            is_near = "\n" not in reading.text[pair.end : one.source.start]
            yield described(reading, evolve(one, source=pair)) if is_near else one
        else:
            yield one
        if one.source and " and " in words and "," not in words:
            pair = one.source
