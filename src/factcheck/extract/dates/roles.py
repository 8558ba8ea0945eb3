"""The role of a date in its sentence, judging by the words before and after it.

The date may be the time of the statement, be part of a name ("the 3 May report"), or belong to a
subordinate clause. `tells_future` recognizes words that describe a future event.
"""

import re

from factcheck import lexicon
from factcheck.document.text import kept_by_words
from factcheck.extract.dates.expressions import Basis, Mention
from factcheck.lexicon import alternation
from factcheck.model import DateRole, Document, Span

_REACH = 110
"""Number of characters before a date, within its sentence, that are examined."""

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
"""Utterances and acts identified by a possessor and a date: "the mayor's speech on 3 May"."""
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
"""Text before the day on which something is said: "in a letter of 3 May she wrote"."""
_COMPARED = re.compile(
    r"\bthan (?:(?:that|those) )?(?:(?:in|on|at|for|of|during|since) )?(?:the )?$"
)
"""Text before a date that serves only as a comparison: "less than in 2021"."""
_LOOKING_BACK = r"\b(?:which|who|whom|whose|where|that)\b[^,;:.]{0,60}\bhad\b[^,;:.]*$"
_PLANNED = (
    rf"\b(?:{alternation('dates.meant')}|deadline"
    r"|(?:end|due|target|withdrawal|completion|delivery|launch|opening) date)\b"
    r"(?:[^,;.]{0,30}\b(?:for|in|on|by))? (?:the )?$"
)
"""Text that marks a day as planned, rather than as the day of the statement."""
_SIDE_CLAUSE = re.compile(
    rf"(?i:\b(?:{alternation('dates.side clauses')}|(?<!the )following))\b (?!\d)[^,;:.]{{3,90}}$"
)
_FOLLOWED = (
    rf"(?i:\b(?:{alternation('dates.that follow')})) (?:had )?"
    r"(?:follow|succeed|replac)e?[sd] (?:the|an?|its|their|his|her) [^,;:.]{3,80}$"
)
"""Text before an event that came before the one described: "this followed the strike of May"."""
_OF_BACKGROUND = re.compile(f"{_LOOKING_BACK}|{_PLANNED}|{_FOLLOWED}")
_MAIN_AGAIN = re.compile(r"\b(?:that|when) [\w’'-]+ (?:was|were|would|will|is)\b[^,;:.]*$")
PAST_PERFECT = re.compile(
    r"\bhad (?:(?:already|just|also|first) )?(?:been \w+|\w+e[dn]) (?:at |by |about )*$"
)
"""The past perfect before a time, which then refers to an earlier event."""
_FUTURE_REACH = 50
_OPEN_LIMITS = ("from", "until", "before", "after", "beyond")


def role_of(sentence: str, at: int, mention: Mention) -> DateRole:
    """Return the role of a date that is outside quotations and heads of entries.

    Args:
        sentence: The text of its sentence.
        at: Offset of the date in the sentence.
        mention: The unresolved date.
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
    """Return the role of a date, judging by the words before and after it.

    Args:
        left: The text before the date in its sentence.
        right: The text after the date.
        is_named: Whether the date is a calendar day, month or year, which may be part of a name.
        is_earlier: Whether the date precedes the date that it is counted from.
        is_clock: Whether the date is a time of day.
    """
    if _COMPARED.search(left) or (is_named and _names_thing(left, right)):
        return DateRole.MODIFIER
    if is_earlier:
        return DateRole.BACKGROUND if left.strip(" (“\"'‘") else DateRole.OWN
    if _is_background(left, right) or (is_clock and PAST_PERFECT.search(left)):
        return DateRole.BACKGROUND
    return DateRole.OWN


def _names_thing(left: str, right: str) -> bool:
    """Return True if a date is part of a name: "the 3 May report", "the vote of 3 May"."""
    is_led = _DETERMINED.search(left) and _NOUN_BEHIND.match(right)
    return bool(is_led or _NAMED_BY_DATE.search(left)) and not _SAID_IN.search(left)


def _is_background(left: str, right: str) -> bool:
    """Return True if a date belongs to a subordinate clause about an earlier event."""
    if _OF_BACKGROUND.search(left):
        return True
    side = _SIDE_CLAUSE.search(left)
    if side is None or _MAIN_AGAIN.search(left):
        return False
    return side.start() > 0 or right.startswith(",")


def tells_future(document: Document, sentence: Span, start: int) -> bool:
    """Return True if the words before an offset in its sentence describe a future event."""
    near = document.text[max(sentence.start, start - _FUTURE_REACH) : start].lower()
    return any(f" {cue} " in f" {near} " for cue in lexicon.ordered("dates.future"))
