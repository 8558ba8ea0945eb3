"""What else is known of an attribution: how it is rendered, who carries it, who cannot be asked.

What the sentences before it add, too: a list that goes on, two who were named together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.lexicon import alternation
from factcheck.lexicon import words as words_of
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.speakers import UNNAMED
from factcheck.model import Attribution, Mode, NameKind, Span
from factcheck.text import word_list

_MARKS = "“”\"'‘’«»„.,;:–—…"
_JOINING = frozenset({"", "that", "and", "or"})
"""What may stand between the quotations of a statement that is all quoted."""
_TOLD = re.compile(
    rf"(?:\s(?:a|the|an)\s(?:news )?(?:{alternation('saying.outlets')}))?\s(?:the\s)?"
)
_IN_INTERVIEW = re.compile(
    r"\b(?:interview|conversation)\s(?:with|for|by|to)\s(?:the\s)?|\bspeaking\sto\s(?:the\s)?"
    r"|\bquoted\sby\s(?:the\s)?|\bin\sremarks\s(?:to|carried by|published by)\s(?:the\s)?"
)
_OF_INTERVIEWS = ("interview", "conversation", "speaking", "quoted", "remarks")
"""Of these it has one."""
_REPORTED = re.compile(
    rf",\s(?:the\s)?(?:(?:news )?(?:{alternation('saying.outlets')})\s)?"
    r"(?P<outlet>[A-Z][\w\s]{1,30}?)"
    r"\s(?:reported|reports|said|wrote)(?=[.,]|\son\s|$)"
)
_UNNAMED_BEHIND = re.compile(rf",?\s{UNNAMED}\b")
# Adjectives of place do not make it known who is meant: "Chinese sources", "Russian media".
_MOST_WORDS = 5
# A name, or what can be looked at, though nobody is named: a letter has a reader. A study or a
# report has not, unless it is somebody's.
_NAMED = re.compile(
    r"\s(?!I\b)[A-Z]\w+|\bspokes\w+\b|(?i:\A(?:an?|one|the)\s(?:[\w’'-]+\s){0,3}?"
    rf"(?:{alternation('saying.can be looked at')})\b(?!s)"
    r"|(?:’s|'s)\s(?:[\w-]+\s){0,2}(?:report|study|survey|account|diary|letter))"
)
# Bodies whose names are plural words.
_BODIES = ("customs", "authorities", "railways", "airlines", "forces", "waterworks", "services")


def described(reading: Reading, one: Attribution) -> Attribution:
    """Return an attribution with its mode, role, carrier and anonymity."""
    return evolve(
        one,
        mode=mode_of(reading, one.span),
        is_anonymous=_is_anonymous(reading, one),
        role=_role(reading, one.source),
        carrier=_carrier(reading, one),
    )


def mode_of(reading: Reading, said: Span) -> Mode:
    """Say how a statement is rendered, from the words of it that are not quoted."""
    spans = reading.quoted_in(said)
    if not spans:
        return Mode.REPORTED
    own, at = [], said.start
    for span in (*spans, Span(said.end, said.end)):
        own += reading.text[at : max(at, span.start)].split()
        at = max(at, span.end)
    words = [word for word in own if word.strip(_MARKS).lower() not in _JOINING]
    return Mode.MIXED if words else Mode.DIRECT


def _is_anonymous(reading: Reading, one: Attribution) -> bool:
    """Say whether nobody can be asked: no name, and no body or office that is definite."""
    if one.source is None:
        return True
    words = reading.document.words(one.source)
    is_unnamed = _UNNAMED_BEHIND.match(reading.text, one.source.end)
    told = word_list(words)
    is_group = len(told) <= _MOST_WORDS and told[-1] in words_of("saying.groups")
    is_hidden = "not to be" in words or not words_of("saying.hidden").isdisjoint(told)
    if is_unnamed or is_group or is_hidden:
        return True
    if _NAMED.search(words) or reading.within(one.source.start, one.source.end):
        return False
    first, _, rest = words.partition(" ")
    is_determined = bool(rest) and first.lower() in words_of("saying.determiners")
    is_definite = bool(rest) and first.lower() in words_of("function.definite")
    if is_definite or words.rpartition(" ")[2] in _BODIES:
        return is_determined and not is_definite
    is_several = words.endswith(("s", "media")) and len(words.split()) < _MOST_WORDS
    return is_determined or (is_several and words[1:].islower())


def _role(reading: Reading, source: Span | None) -> Span | None:
    """Return the office or description that stands beside the name of who speaks."""
    name = reading.name_to.get(source.end) if source else None
    if name is None or name.kind is not NameKind.PERSON:
        return None
    return name.title or name.role


def _carrier(reading: Reading, one: Attribution) -> Span | None:
    """Return the outlet that passes the words on: whom they were told to, or who reports them."""
    sentence = reading.sentence_at(one.cue.start) if one.cue else None
    if one.cue is None or sentence is None:
        return None
    inside = reading.text, sentence.start, sentence.end
    words, starts = reading.document.words(sentence), list[int]()
    if reading.document.words(one.cue) in ("told", "tells"):
        told = _TOLD.match(reading.text, one.cue.end, sentence.end)
        starts += [told.end()] if told else []
    if any(word in words for word in _OF_INTERVIEWS):
        starts += [match.end() for match in _IN_INTERVIEW.finditer(*inside)]
    ends = [one.end("outlet") for one in _REPORTED.finditer(*inside)]
    named = [*map(reading.name_from.get, starts), *map(reading.name_to.get, ends)]
    outlets = [name.span for name in named if name and reading.is_outlet(name)]
    return next((span for span in outlets if not one.source or not span.overlaps(one.source)), None)


# ---- what the sentences before add ----

_NEXT = re.compile(
    r"(?:First(?: of all)?|Second|Third|Fourth)(?:ly)?,\s"
    r"|(?:Lastly|Finally),\s(?=[^.“”]*?\b(?!was|were|had|did|would|could|might)"
    rf"(?:{alternation('function.auxiliaries')})\b)"
)
"""What opens a part of a list; a last one in the past may go on with the tale instead."""
_FURTHER = re.compile(
    r"(?:And|Nor|Moreover|Furthermore|In addition|Additionally),?\s"
    r"(?P<who>(?:(?i:the|a|an)\s)?[\w’-]+)"
)
_PAIR = re.compile(r"(?:[Tt]he two|[Bb]oth)(?:\s[\w’-]+){1,3}s|[Bb]oth(?: men| women)?|[Tt]he pair")


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
        return
    further = _FURTHER.match(text, sentence.start) if is_behind else None
    if further and text.startswith(f"{further['who']} ", start):
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
