"""A short form beside the words that it stands for: are its letters theirs, and they the same?"""

from itertools import permutations

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
    if found:
        return found
    for place, other in permutations(link.places, 2):
        words = [read.tokens.words[at] for at in read.tokens.inside(other)]
        initials = "".join(word[0] for word in words if word[0].isupper() and not word.isupper())
        found = of_letters(read.words(place), place, initials, other)
        if isinstance(found, Proved):
            return found
    return Refused(Reason.NO_VALUE, "no short form is beside words with its letters")


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
