"""Whether the words in front of a date speak of what was done or of what is to come."""

from factcheck import lexicon
from factcheck.model import Document, Span
from factcheck.patterns import lazy
from factcheck.text import tokens
from factcheck.text.meaning import is_past

PAST_PERFECT = lazy(
    r"\bhad (?:(?:already|just|also|first) )?(?:been \w+|\w+e[dn]) (?:at |by |about )*$"
)
"""In front of a time it looks back."""
_FUTURE_REACH = 50
_REACH = 16
"""Words of the sentence in front of a date that are looked at."""
_BREAKS = frozenset(";:—()")
_BEING = frozenset({"is", "are", "be", "being"})
_IS = frozenset({"is", "are", "has", "have"})
_WAS = frozenset({"was", "were", "had", "did"})


def is_future(document: Document, sentence: Span, start: int) -> bool:
    """True if the words in front, in the same sentence, speak of what is to come."""
    near = document.text[max(sentence.start, start - _FUTURE_REACH) : start].lower()
    is_cued = any(f" {cue} " in f" {near} " for cue in lexicon.ordered("dates.future"))
    return is_cued or _tense(document, sentence, start) == "future"


def is_done(document: Document, sentence: Span, start: int) -> bool:
    """True if the nearest verb in front, in the same sentence, tells what was done."""
    return _tense(document, sentence, start) == "past"


def is_present(document: Document, sentence: Span) -> bool:
    """True if a sentence tells what is, and nothing that was."""
    words = tokens(document)
    told = {words.lower[at] for at in words.inside(sentence)}
    return not told.isdisjoint(_IS) and told.isdisjoint(_WAS)


def _tense(document: Document, sentence: Span, start: int) -> str:
    """Return "future" or "past" by the nearest word in front that tells; empty if none does."""
    words = tokens(document)
    last = words.at(start)
    first = max(words.at(sentence.start), last - _REACH)
    for at in range(last - 1, first - 1, -1):
        low, before = words.lower[at], words.lower[at - 1] if at > first else ""
        if low in _BREAKS:
            return ""
        if low in lexicon.words("events.planned") or low in lexicon.words("dates.futurate"):
            return "future"
        if low in _WAS or (is_past(words.words[at]) and before not in _BEING):
            return "past"
    return ""
