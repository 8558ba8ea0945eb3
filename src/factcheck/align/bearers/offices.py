"""Offices that names are mentioned with, and whether two of them are one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.model import Name, Span
from factcheck.patterns import lazy
from factcheck.values import frozen

_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = lexicon.words("offices.small")
"""Words of titles that tell no office apart."""
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson")
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "acting", "under"})
_FEWEST_WORDS = 2
_OWNER = lazy(r"\b[^\W\d_]+['’]s? (?=\Z)")
_OWNER_REACH = 40
"""Code points in front of an office in which the word stands that says whose it is."""


@frozen
class Office:
    """An office as the words that tell it apart."""

    text: str
    """As printed."""
    words: frozenset[str]
    """Small, singular, without articles."""


def _word(word: str) -> str:
    small = word.casefold()
    if small.startswith("spokes") and small.endswith(("man", "men", "person", "people", "persons")):
        return "spokesperson"
    if small in _CHAIRS:
        return "chair"
    return small.removesuffix("s") if len(small) > len("boss") else small


@lru_cache(maxsize=8_192)
def office(text: str) -> Office:
    """Return the office that a title or an apposition names."""
    words = frozenset(
        _word(word) for word in _WORD.findall(text.replace("’s", "").replace("'s", ""))
    )
    return Office(text, words - _SMALL)


def touching(context: Context, names: Iterable[Name]) -> list[Office]:
    """Return the offices that touch the mentions: in front, or as an apposition behind."""
    return [office(context.document.words(span)) for span in _spans(names)]


def _spans(names: Iterable[Name]) -> list[Span]:
    return [span for name in names for span in (name.title, name.role) if span]


def is_one(left: Office, right: Office) -> bool:
    """Say whether two offices can be one: two words shared, or all of the shorter's only one."""
    shared = left.words & right.words
    if (left.words ^ right.words) & _DEPUTIES:
        return False
    return len(shared) >= min(_FEWEST_WORDS, len(left.words), len(right.words)) > 0


def shared_office(context: Context, left: Iterable[Name], right: Iterable[Name]) -> Office | None:
    """Return the office, as printed with a mention on the left, that both sides are given."""
    theirs = list(_owned(context, right))
    return next(
        (ours for ours in _owned(context, left) if any(is_one(ours, other) for other in theirs)),
        None,
    )


def _owned(context: Context, names: Iterable[Name]) -> Iterator[Office]:
    """Yield the offices that touch the mentions, each with whose it is: "the bank's director"."""
    text = context.document.text
    for span in _spans(names):
        owner = _OWNER.search(text, max(0, span.start - _OWNER_REACH), span.start)
        yield office(text[owner.start() if owner else span.start : span.end])


def shared_wide(context: Context, left: Iterable[Name], right: Iterable[Name]) -> Office | None:
    """Return an office that touches one side and whose words all stand near the other."""
    ours, theirs = list(left), list(right)
    for here, there in ((ours, theirs), (theirs, ours)):
        wide = [held for held in touching(context, here) if len(held.words) >= _FEWEST_WORDS]
        around = [context.around(name) for name in there] if wide else []
        nearby = [office(context.document.words(span)).words for span in around]
        for held in wide:
            if any(held.words <= words for words in nearby):
                return held
    return None


def conflict(context: Context, left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Say whether both sides are given offices that touch the name, and no two can be one."""
    ours, theirs = touching(context, left), touching(context, right)
    return bool(ours and theirs) and not any(is_one(one, other) for one in ours for other in theirs)
