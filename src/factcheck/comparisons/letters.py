"""The letters of a short form beside the words that it stands for: are they theirs?"""

from factcheck import lexicon
from factcheck.comparisons.reading import Reading
from factcheck.model import (
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Related,
    Span,
    ValueKind,
    Verdict,
)

_SHORTEST, _LONGEST = 3, 10


def compare_letters(link: Link, read: Reading) -> Verdict:
    """Prove that a short form has the first letters of its words in another order."""
    if link.kind is not LinkKind.EXPANSION and link.values is not ValueKind.ACRONYM:
        return Refused(Reason.NO_COMPARISON, "no short form is said to stand for words")
    shorts = [(place, at) for place in link.places if (at := _short_form(read, place)) is not None]
    for place, at in shorts:
        short, span = read.tokens.words[at], read.tokens.span(at)
        for other in link.places:
            initials = _initials(read, other) if other != place else ""
            if initials == short:
                return Refused(Reason.HOLDS, f"the words begin with {short}")
            if sorted(initials) == sorted(short):
                return Proved(
                    "ABB03",
                    span,
                    f"the words of “{short}” begin with {initials}",
                    related=(Related(other),),
                )
    return Refused(Reason.NO_VALUE, "no short form stands beside words with as many letters")


def _short_form(read: Reading, place: Span) -> int | None:
    """Return the token of the only short form of a place."""
    found = [
        at
        for at in read.tokens.inside(place)
        if _SHORTEST <= len(read.tokens.words[at]) <= _LONGEST
        and read.tokens.words[at].isalpha()
        and read.tokens.words[at].isupper()
    ]
    return found[0] if len(found) == 1 else None


def _initials(read: Reading, place: Span) -> str:
    """Return the first letters of the words of a place that are written large."""
    small = lexicon.words("names.in expansions")
    words = [read.tokens.words[at] for at in read.tokens.inside(place) if read.tokens.is_word(at)]
    if any(word.isupper() or not (word[0].isupper() or word in small) for word in words):
        return ""
    return "".join(word[0] for word in words if word[0].isupper())
