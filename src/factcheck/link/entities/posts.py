"""Offices mentioned with names: tests of whether two are the same or exclude each other.

A post consists of a noun such as "minister" with a level, a field or a place: "deputy minister of
health", "mayor of Halden".
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import kept_by_words, word_list
from factcheck.lexicon.data.english.rare import is_usual
from factcheck.link.entities.context import Context
from factcheck.model import Name, Span

_MINISTERS = frozenset({"commissioner", "inspector", "minister", "secretary", "spokesperson"})
"""Nouns of offices that have one field each ("minister of health")."""
_SEATS = frozenset({"ambassador", "consul", "governor", "mayor"})
"""Nouns of offices that belong to one place each ("mayor of Halden")."""
_RANKED = frozenset({"chair", "director", "governor", "mayor", "premier"})
"""Nouns of offices that deputies never share: a deputy mayor is never called mayor."""
HEADS = lexicon.words("offices.heads")
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_EXCUSED = lexicon.words("offices.not held now")
_EMPTY = lexicon.words("offices.no portfolio")
_OTHER_WORDS = (
    ("prime minister", "premier"),
    ("Prime Minister", "premier"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
)
_SEAT = re.compile(r"\b(?:to|of|in) (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)")


@frozen
class Post:
    """An office without its holder."""

    head: str
    deputy: bool = False
    fields: frozenset[str] = frozenset()
    """The field of office in lowercase, without countries."""
    place: str = ""
    """The place to which the office belongs: an ambassador's country, a mayor's town."""


@frozen
class Holding:
    """A post, and the mention of its holder."""

    span: Span
    name: Name
    post: Post


def holdings(context: Context, name: Name) -> Iterator[Holding]:
    """Yield the post next to a mention, if there is one."""
    for span in _spans_of_offices([name]):
        held = post(context.document.words(span))
        if held:
            yield Holding(span, name, held)
            return


@kept_by_words
def post(printed: str) -> Post | None:
    """Return the post that a title names; None if the title excludes no other post."""
    for variant, usual in _OTHER_WORDS:
        printed = printed.replace(variant, usual)
    words = list(word_list(printed))
    heads = [word for word in words if word in HEADS]
    if len(heads) != 1 or _EXCUSED.intersection(words):
        return None
    [head] = heads
    seat = _SEAT.search(printed) if head in _SEATS else None
    place = seat["place"] if seat else ""
    left_out = HEADS | _DEPUTIES | _EMPTY | {*word_list(place)}
    same = lexicon.table("offices.portfolios")
    fields = {same.get(word, word) for word in words if word not in left_out and is_usual(word)}
    head = "chair" if head.startswith("chair") else head
    return Post(head, bool(_DEPUTIES.intersection(words)), frozenset(fields), place)


def excludes(left: Post, right: Post) -> bool:
    """Return True if one person cannot hold both posts at the same time."""
    if left.head != right.head:
        return False
    if left.place and right.place and left.place != right.place:
        return True
    if left.fields == right.fields:
        return left.deputy != right.deputy and (left.head in _RANKED or bool(left.fields))
    is_lead = left.head in _MINISTERS and left.fields and right.fields
    return bool(is_lead) and left.fields.isdisjoint(right.fields)


# ---- offices as sets of words, and whether two are the same ----

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = lexicon.words("offices.small")
_FEWEST_WORDS = 2


@frozen
class Office:
    """An office, represented by the words that distinguish it."""

    text: str
    """The office as printed."""
    words: frozenset[str]
    """The distinguishing words in lowercase and in the singular, without articles."""


def _word_of_office(word: str) -> str:
    small = word.casefold()
    return small.removesuffix("s") if len(small) > len("boss") else small


@lru_cache(maxsize=8_192)
def office(text: str) -> Office:
    """Return the office that a title or an apposition names."""
    plain = text.replace("’s", "").replace("'s", "")
    return Office(text, frozenset(map(_word_of_office, _HYPHENED.findall(plain))) - _SMALL)


def _spans_of_offices(names: Iterable[Name]) -> list[Span]:
    return [span for name in names for span in (name.title, name.role) if span]


def _touching(context: Context, names: Iterable[Name]) -> list[Office]:
    return [office(context.document.words(span)) for span in _spans_of_offices(names)]


def is_one(left: Office, right: Office) -> bool:
    """Return True if two offices share two words, or the only word of the shorter office."""
    shared = left.words & right.words
    return len(shared) >= min(_FEWEST_WORDS, len(left.words), len(right.words)) > 0


def shared_office(context: Context, left: Iterable[Name], right: Iterable[Name]) -> Office | None:
    """Return an office that both forms have, as printed next to the left form, or None."""
    theirs = _touching(context, right)
    ours = _touching(context, left) if theirs else []
    return next((held for held in ours if any(is_one(held, other) for other in theirs)), None)


def conflict(context: Context, left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Return True if both forms have offices next to them that cannot be the same."""
    are_held = _touching(context, left) and _touching(context, right)
    return bool(are_held) and shared_office(context, left, right) is None
