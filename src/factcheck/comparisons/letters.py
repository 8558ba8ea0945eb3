"""A short form beside the words that it stands for: are its letters theirs, and they the same?"""

from factcheck import lexicon
from factcheck.comparisons.reading import Reading
from factcheck.model import (
    Abbreviation,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.short_forms import Explanations, of_letters

_SHORTEST, _LONGEST = 3, 10


def compare_letters(link: Link, read: Reading) -> Verdict:
    """Prove that a short form has not the letters of its words, or is explained in two ways."""
    if link.kind is not LinkKind.EXPANSION and link.values is not ValueKind.ACRONYM:
        return Refused(Reason.NO_COMPARISON, "no short form is said to stand for words")
    found = _explained(link, read)
    if isinstance(found, Proved):
        return found
    shorts = [(place, at) for place in link.places if (at := _short_form(read, place)) is not None]
    for place, at in shorts:
        for other in link.places:
            initials = _initials(read, other) if other != place else ""
            span = read.tokens.span(at)
            found = of_letters(read.words(span), span, initials, other)
            if isinstance(found, Proved) or found.reason is Reason.HOLDS:
                return found
    return Refused(Reason.NO_VALUE, "no short form stands beside words with its letters")


def _explained(link: Link, read: Reading) -> Verdict | None:
    """Return whether two places that explain short forms can both be right; None if none do."""
    known = Explanations.of(read.document, read.known.facts.abbreviations)
    sides = [
        next((one for one in known.explained if _is_at(one, place)), None) for place in link.places
    ]
    found = (known.decide(sides[0], one) for one in sides[1:] if sides[0] and one)
    return next(found, None)


def _is_at(one: Abbreviation, place: Span) -> bool:
    """True if a short form, or the words that explain it, stand at a place."""
    return any(part.overlaps(place) for part in (one.span, one.expansion) if part)


def _short_form(read: Reading, place: Span) -> int | None:
    """Return the token of the only short form of a place."""
    words = [(at, read.tokens.words[at]) for at in read.tokens.inside(place)]
    large = [(at, len(word)) for at, word in words if word.isalpha() and word.isupper()]
    found = [at for at, length in large if _SHORTEST <= length <= _LONGEST]
    return found[0] if len(found) == 1 else None


def _initials(read: Reading, place: Span) -> str:
    """Return the first letters of the words of a place that are written large."""
    small = lexicon.words("names.in expansions")
    words = [read.tokens.words[at] for at in read.tokens.inside(place) if read.tokens.is_word(at)]
    told = [word for word in words if word not in small and word.isalpha()]
    if told and len(told) == len(words) and all(map(str.islower, told[1:])):
        return "".join(word[0].upper() for word in told)
    if any(word.isupper() or not (word[0].isupper() or word in small) for word in words):
        return ""
    return "".join(word[0] for word in words if word[0].isupper())
