"""Properties of an attribution: its mode (quoted or reported), outlet and anonymity."""

import re

from attrs import evolve

from factcheck.document.text import word_list
from factcheck.extract.attributions.reading import Reading
from factcheck.extract.attributions.speakers import UNNAMED
from factcheck.lexicon import alternation
from factcheck.lexicon import words as words_of
from factcheck.model import Attribution, Mode, NameKind, Span

_MARKS = "“”\"'‘’«»„.,;:–—…"
_JOINING = frozenset({"", "that", "and", "or"})
"""Words that may connect the parts of a statement that is quoted completely."""
_CARRIED = re.compile(
    r"\b(?:tells|told|(?:interview|conversation) (?:with|for|by|to)|speaking to|quoted by"
    r"|remarks (?:to|carried by|published by))\s(?:(?:a|an|the)\s)?"
    rf"(?:(?:news )?(?:{alternation('saying.outlets')})\s)?(?:the\s)?$"
)
_SET_APART = re.compile(rf",\s(?:the\s)?(?:(?:news )?(?:{alternation('saying.outlets')})\s)?$")
_REPORTED = re.compile(r"\s(?:reported|reports|said|wrote)(?=[.,]|\son\s|$)")
_UNNAMED_BEHIND = re.compile(rf",?\s{UNNAMED}\b")
_MOST_WORDS = 5
_NAMED = re.compile(
    r"\s(?!I\b)[A-Z]\w+|\bspokes\w+\b|(?i:\A(?:an?|one|the)\s(?:[\w’'-]+\s){0,3}?"
    rf"(?:{alternation('saying.can be looked at')})\b(?!s)"
    r"|(?:’s|'s)\s(?:[\w-]+\s){0,2}(?:report|study|survey|account|diary|letter))"
)
"""A name, or a source that can be consulted although no person is named, such as a letter."""
_SEVERAL = re.compile(
    r"(?!.*(?:customs|authorities|railways|airlines|forces|waterworks|services)$).[^A-Z]*(?:s|media)"
)
"""An anonymous plural ("officials"), but not an organization with a plural name ("customs")."""


def described(reading: Reading, one: Attribution) -> Attribution:
    """Return an attribution with its mode, role, carrier and anonymity filled in."""
    name = reading.name_to.get(one.source.end) if one.source else None
    is_person = name is not None and name.kind is NameKind.PERSON
    return evolve(
        one,
        mode=_mode_of(reading, one.span),
        is_anonymous=one.source is None or _is_anonymous(reading, one.source),
        role=(name.title or name.role) if name and is_person else None,
        carrier=_carrier(reading, one),
    )


def _mode_of(reading: Reading, said: Span) -> Mode:
    """Return whether a statement is quoted, reported or mixed, judging by its unquoted words."""
    spans = reading.quoted_in(said)
    if not spans:
        return Mode.REPORTED
    own, at = list[str](), said.start
    for span in (*spans, Span(said.end, said.end)):
        own += reading.text[at : max(at, span.start)].split()
        at = max(at, span.end)
    is_mixed = any(word.strip(_MARKS).lower() not in _JOINING for word in own)
    return Mode.MIXED if is_mixed else Mode.DIRECT


def _is_anonymous(reading: Reading, source: Span) -> bool:
    """Return True if a source has no name and is not a specific organization or office."""
    words = reading.document.words(source)
    known = word_list(words)
    if not known:
        return True
    is_group = len(known) <= _MOST_WORDS and known[-1] in words_of("saying.groups")
    is_hidden = "not to be" in words or not words_of("saying.hidden").isdisjoint(known)
    if is_group or is_hidden or _UNNAMED_BEHIND.match(reading.text, source.end):
        return True
    if _NAMED.search(words) or reading.within(source.start, source.end):
        return False
    first, *rest = known
    is_definite = first in words_of("function.definite")
    is_determined = first in words_of("saying.determiners")
    is_several = len(known) < _MOST_WORDS and bool(_SEVERAL.fullmatch(words))
    return not (rest and is_definite) and (bool(rest and is_determined) or is_several)


def _carrier(reading: Reading, one: Attribution) -> Span | None:
    """Return the outlet that reports the words, or to which the speaker talked."""
    sentence = reading.sentence_at(one.cue.start) if one.cue else None
    for name in reading.within(sentence.start, sentence.end) if sentence else ():
        span = name.span
        is_carrier = _CARRIED.search(reading.text, max(0, span.start - 60), span.start) or (
            _SET_APART.search(reading.text, max(0, span.start - 60), span.start)
            and _REPORTED.match(reading.text, span.end)
        )
        if is_carrier and reading.is_outlet(name):
            return span
    return None
