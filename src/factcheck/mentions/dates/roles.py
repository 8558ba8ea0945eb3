"""What a date does in its sentence, from the words in front of it and behind it.

Whether it is of what is told, names a thing, or belongs to a side clause; whether the words speak
of what was done or of what is to come.
"""

import re

from factcheck import lexicon
from factcheck.lexicon import alternation
from factcheck.mentions.dates.expressions import Basis, Mention
from factcheck.model import DateRole, Document, Span
from factcheck.text import kept_by_words

_REACH = 110
"""Characters of the sentence in front of a date that are looked at."""

_DETERMINED = re.compile(
    rf"(?:(?i:\b(?:{alternation('function.definite')}|a|an|each|every|another))|’s?|'s) $"
)
_NOUN_BEHIND = re.compile(
    rf"[ -](?!(?:{alternation('spelling.small', 'function.auxiliaries', 'function.subordinators')}"
    r"|an|also|alone)\b)[A-Za-z]"
)
_NAMED = (
    rf"\b(?!(?:{alternation('dates.no names of things', 'dates.units', 'dates.seasons')})\b)"
    r"[\w’'-]+ (?:of|dated) (?:the )?$"
)
_POSSESSED = (
    r"(?:’s?|'s?|s’) (?:[\w-]+ ){0,3}"
    rf"(?:{alternation('dates.things of a day', 'saying.utterances')})"
    r" (?:of|on|from) (?:the )?$"
)
"""Utterances and acts that a possessor and a date together name: "the mayor's speech on 3 May"."""
_NAMED_BY_DATE = re.compile(f"{_NAMED}|{_POSSESSED}")
_OF_UTTERANCE = (
    rf"(?:a|an|another|{alternation('function.definite')}) (?:[\w’'-]+ ){{0,3}}"
    rf"(?:{alternation('saying.utterances', 'saying.talks', 'saying.papers')})"
    r" (?:(?:of|on|from)|,? ?dated) $"
)
_SAID_IN = re.compile(
    rf"(?:^|[,;] )(?i:in|at) {_OF_UTTERANCE}"
    rf"|\b(?:{alternation('names.speaking')}) (?:[\w’'-]+ ){{0,3}}(?:in|at) {_OF_UTTERANCE}"
)
"""In front of the day on which something is said: "in a letter of 3 May she wrote"."""
_COMPARED = re.compile(
    r"\bthan (?:(?:that|those) )?(?:(?:in|on|at|for|of|during|since) )?(?:the )?$"
)
"""In front of a date that only something else is measured by: "less than in 2021"."""
_LOOKING_BACK = r"\b(?:which|who|whom|whose|where|that)\b[^,;:.]{0,60}\bhad\b[^,;:.]*$"
_PLANNED = (
    rf"\b(?:{alternation('dates.meant')}|deadline"
    r"|(?:end|due|target|withdrawal|completion|delivery|launch|opening) date)\b"
    r"(?:[^,;.]{0,30}\b(?:for|in|on|by))? (?:the )?$"
)
"""A day that was meant, not the day of what is told."""
_SIDE_CLAUSE = re.compile(
    rf"(?i:\b(?:{alternation('dates.side clauses')}|(?<!the )following))\b (?!\d)[^,;:.]{{3,90}}$"
)
_FOLLOWED = (
    rf"(?i:\b(?:{alternation('dates.that follow')})) (?:had )?"
    r"(?:follow|succeed|replac)e?[sd] (?:the|an?|its|their|his|her) [^,;:.]{3,80}$"
)
"""What came before the thing told of: "this followed the strike of May"."""
_OF_BACKGROUND = re.compile(f"{_LOOKING_BACK}|{_PLANNED}|{_FOLLOWED}")
_MAIN_AGAIN = re.compile(r"\b(?:that|when) [\w’'-]+ (?:was|were|would|will|is)\b[^,;:.]*$")
PAST_PERFECT = re.compile(
    r"\bhad (?:(?:already|just|also|first) )?(?:been \w+|\w+e[dn]) (?:at |by |about )*$"
)
"""In front of a time it looks back."""
_FUTURE_REACH = 50
_OPEN_LIMITS = ("from", "until", "before", "after", "beyond")


def role_of(sentence: str, at: int, mention: Mention) -> DateRole:
    """Return the role of a date that stands neither in a quotation nor in the head of an entry.

    Args:
        sentence: Its sentence.
        at: Where the date begins in the sentence.
        mention: The date as it was found.
    """
    if mention.limit in _OPEN_LIMITS:
        return DateRole.OPEN
    left = sentence[max(0, at - _REACH) : at].rpartition(" | ")[2]
    right = sentence[at + mention.end - mention.start :][:24]
    is_named = mention.basis is Basis.CALENDAR and not mention.part
    is_earlier = mention.count < 0 and mention.basis in (Basis.TOLD, Basis.AHEAD)
    return _role(left, right, is_named=is_named, is_earlier=is_earlier, is_clock=mention.is_clock)


@kept_by_words
def _role(left: str, right: str, *, is_named: bool, is_earlier: bool, is_clock: bool) -> DateRole:
    """Return the role of a date by the words on both sides of it.

    Args:
        left: In front of it, in its sentence.
        right: Behind it.
        is_named: It is a day, month or year of the calendar, which may name a thing.
        is_earlier: It lies before the date that it is counted from.
        is_clock: It is a time of day.
    """
    if _COMPARED.search(left) or (is_named and _names_thing(left, right)):
        return DateRole.MODIFIER
    if is_earlier:
        return DateRole.BACKGROUND if left.strip(" (“\"'‘") else DateRole.OWN
    if _is_background(left, right) or (is_clock and PAST_PERFECT.search(left)):
        return DateRole.BACKGROUND
    return DateRole.OWN


def _names_thing(left: str, right: str) -> bool:
    """Say whether a day is part of a thing's name: "the 3 May report", "the vote of 3 May"."""
    is_led = _DETERMINED.search(left) and _NOUN_BEHIND.match(right)
    return bool(is_led or _NAMED_BY_DATE.search(left)) and not _SAID_IN.search(left)


def _is_background(left: str, right: str) -> bool:
    """Say whether the date belongs to a side clause about something earlier."""
    if _OF_BACKGROUND.search(left):
        return True
    side = _SIDE_CLAUSE.search(left)
    if side is None or _MAIN_AGAIN.search(left):
        return False
    return side.start() > 0 or right.startswith(",")


def tells_future(document: Document, sentence: Span, start: int) -> bool:
    """True if the words in front, in the same sentence, speak of what is to come."""
    near = document.text[max(sentence.start, start - _FUTURE_REACH) : start].lower()
    return any(f" {cue} " in f" {near} " for cue in lexicon.ordered("dates.future"))
