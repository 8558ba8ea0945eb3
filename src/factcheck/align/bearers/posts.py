"""Offices that names are mentioned with: whether two are one, and which exclude others.

A post is of a head with a level, a portfolio or a place ("deputy minister of health", "mayor of
Halden"), or a calling that something makes an office ("county treasurer", "first mate"). A rank and
a form of address are told of one person in the same way.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.data.english.rare import is_usual
from factcheck.model import Name, NameKind, Span
from factcheck.text import kept_by_words, word_list

_MINISTERS = frozenset({"commissioner", "minister", "secretary", "spokesperson"})
"""Heads of offices that are of one portfolio each."""
_SCHOLARS = frozenset({"curator", "lecturer", "professor"})
"""Heads of offices that are told by their subject; an assistant is called by them, too."""
LEADERS = _SCHOLARS | {"chair", "director", "head", "registrar", "superintendent"}
"""Heads of offices of which one person may hold several, though not for one happening."""
_SEATS = frozenset({"ambassador", "consul", "governor", "mayor"})
"""Heads of offices that are of one place each."""
_RANKED = frozenset({"chair", "director", "governor", "mayor", "premier"})
"""Heads whose deputies are never called by them, with or without a field."""
HEADS = lexicon.words("offices.heads")
"""Nouns of office that exclude each other by level or portfolio."""
BODIES = lexicon.words("offices.parts of bodies")
"""Nouns of parts of an organisation, of which each has one head."""
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_EXCUSED = lexicon.words("offices.not held now")
"""Words of an office that is not held now, or is held beside another."""
_EMPTY = lexicon.words("offices.no portfolio")
_OTHER_WORDS = (
    ("prime minister", "premier"),
    ("Prime Minister", "premier"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
)
_TO = re.compile(r"\b(?:to|of|in) (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)")
_LED = re.compile(
    r"(?:\b[Tt]he (?P<post>(?:\w+ ){0,2}?(?:minister|secretary|director|head) (?:for|of) (?:the )?"
    r"\w+(?: and \w+)?)"
    r"|(?P<seat>(?:ambassador|consul|governor|mayor) (?:to|of|in) (?:the )?[A-Z]\w+)),\s\Z"
)
"""An office in small letters in front of a name: "the state secretary for sport, "."""
_LED_REACH = 90
_MORE = re.compile(r"\sand\s(?:\w+\s){0,3}\w+(?=[,.;)])")
"""The rest of a portfolio behind an apposition: " and health,"."""
_PAST = re.compile(
    r"(?:,[^\n,.;()]{0,40})? ?[,(] ?(?:formerly|previously|once|who (?:had been|was once))\s"
    r"(?:her|his|their|[A-Z][\w-]+['’]s?)\s(?P<office>chief\s(?P<calling>\w+))"
)
"""A post held in the past under an owner: ", formerly Holt's chief chemist"."""


@frozen
class Post:
    """An office, rank or form of address by itself."""

    head: str
    deputy: bool = False
    fields: frozenset[str] = frozenset()
    """Its portfolio, in small letters; countries are left out."""
    mark: str = ""
    """What makes an office of a calling, which is then the head: "county"."""
    place: str = ""
    """What an ambassador is sent to, or a mayor is mayor of."""
    past: bool = False
    """It is told as held before, with the one under whom it was held."""


@frozen
class Holding:
    """A post as it stands with one mention."""

    span: Span
    name: Name
    post: Post


def holdings(context: Context, name: Name) -> Iterator[Holding]:
    """Yield the posts that stand with a mention."""
    spans = [span for span in (name.title, name.role, _led(context, name)) if span]
    told = ((span, _at(context, span)) for span in spans)
    yield from [Holding(span, name, held) for span, held in told if held][:1]
    past = _PAST.match(context.document.text, name.span.end)
    if past and context.document.sentence_at(past.start("office")):
        under = frozenset({past["calling"].casefold()})
        yield Holding(Span(*past.span("office")), name, Post("chief", fields=under, past=True))


def _led(context: Context, name: Name) -> Span | None:
    text, start = context.document.text, name.span.start
    if len(name.parts) == 1 or text[max(0, start - 2) : start - 1] != ",":
        return None
    first = max(0, start - _LED_REACH)
    found = _LED.search(text, first, start)
    if found is None or (found["seat"] and name.kind is not NameKind.PERSON):
        return None
    return Span(*found.span(found.lastgroup or ""))


def _at(context: Context, span: Span) -> Post | None:
    """Return the post that stands at a place, with the rest of its portfolio behind it."""
    more = _MORE.match(context.document.text, span.end)
    return post(context.document.words(span) + (more[0] if more else ""))


@kept_by_words
def post(printed: str) -> Post | None:
    """Return which post a title is; None if it is none that excludes others."""
    for one, other in _OTHER_WORDS:
        printed = printed.replace(one, other)
    words = list(word_list(printed))
    heads = [word for word in words if word in HEADS]
    if _EXCUSED.intersection(_unstated(words)):
        return None
    if len(heads) != 1:
        return None if heads else _calling(printed)
    sent = _TO.search(printed) if heads[0] in _SEATS else None
    of_place = word_list(sent["place"]) if sent else ()
    same = lexicon.table("offices.portfolios")
    fields = frozenset(
        same.get(word, word)
        for word in words
        if word not in HEADS | _DEPUTIES | _EMPTY | _EXCUSED
        and is_usual(word)
        and word not in of_place
    )
    head = "chair" if heads[0].startswith("chair") else heads[0]
    if head in LEADERS:
        fields |= BODIES.intersection(words)
    deputy = head not in _SCHOLARS and bool(_DEPUTIES.intersection(words))
    return Post(head, deputy, fields, place=sent["place"] if sent else "")


def _unstated(words: list[str]) -> list[str]:
    """Return the words of an office without the "state" of a state secretary, who has a field."""
    if words[:2] == ["state", "secretary"] and "for" in words:
        return words[1:]
    return words


# ---- callings, ranks, forms of address ----

_PUBLIC = lexicon.words("offices.public bodies")
_MARKS = _PUBLIC | {"chief", "first", "head", "second", "third"}
"""What makes an office of a calling: "chief geologist", "second mate"."""
_IN_SERVICE = re.compile(
    rf"(?i)(?:the |a |an )?(?P<service>{lexicon.alternation('offices.services')})"
    r" (?P<calling>[a-z]{4,})\Z"
)
_OFFICER = re.compile(
    r"(?i)(?:the |a |an )?(?:(?P<deputy>deputy|assistant) )?"
    rf"(?P<mark>{'|'.join(sorted(_MARKS))}) (?P<calling>[a-z]{{4,}})"
    r"(?: (?:of|at|to|on|in|for)\b.*)?\Z"
)
_ABOARD = re.compile(r"(?i)(?:the |ship['’]s )?(?P<office>captain|skipper|\w+ mate)\b")
ADDRESS = "address"
_SHIP, _RANK, _SERVICE = "ship", "rank", "service"
_ADDRESSES = {"mr": "man", "sir": "man", "ms": "woman", "miss": "woman", "dame": "woman"}
"""Forms of address of one sex; that of a wife may go with her husband's name."""


def _calling(printed: str) -> Post | None:
    """Return what a title is that has no head: "county treasurer", "first mate", "Sgt", "Mr"."""
    words = word_list(printed)
    ranks = lexicon.table("offices.ranks")
    if words and all(word in ranks for word in words):
        return Post(_RANK, fields=frozenset(ranks[word] for word in words), mark=_RANK)
    if len(words) == 1 and words[0] in _ADDRESSES:
        return Post(ADDRESS, fields=frozenset({_ADDRESSES[words[0]]}), mark=ADDRESS)
    aboard = _ABOARD.match(printed)
    if aboard:
        office = aboard["office"].casefold().removeprefix("chief ").replace("skipper", "captain")
        return Post(office, mark=_SHIP)
    serving = _IN_SERVICE.match(printed)
    if serving:
        service = serving["service"].casefold().removesuffix("s").replace("labor", "labour")
        return Post(serving["calling"].casefold(), fields=frozenset({service}), mark=_SERVICE)
    found = _OFFICER.match(printed)
    if not found:
        return None
    deputy = found["deputy"] is not None
    return Post(found["calling"].casefold(), deputy, mark=found["mark"].casefold())


# ---- which two nobody holds at one time ----


def excludes(one: Post, other: Post) -> bool:
    """True if nobody holds both at one time."""
    if one.mark or other.mark:
        return _are_two_callings(one, other)
    if (one.head, one.past) != (other.head, other.past):
        return False
    if one.place and other.place and one.place != other.place:
        return True
    if one.fields == other.fields:
        return one.deputy != other.deputy and bool(one.fields or one.head in _RANKED)
    if not one.fields or not other.fields:
        return one.deputy != other.deputy and one.head in _RANKED
    return _are_apart(one, other)


def _are_two_callings(one: Post, other: Post) -> bool:
    """True if two offices of one body differ in the calling: "county clerk", "engineer"."""
    if one.mark != other.mark:
        return False
    if one.mark in (_RANK, _SERVICE, ADDRESS):
        return one.head == other.head and not one.fields & other.fields
    if one.head == other.head:
        return False
    return not any(
        {one.head, other.head} <= set(line.split())
        for line in lexicon.ordered("offices.callings of one kind")
    )


def _are_apart(one: Post, other: Post) -> bool:
    """True if two portfolios are none of one office."""
    if one.head not in _MINISTERS | LEADERS and not one.past:
        return False
    bodies = one.fields & BODIES
    if bodies != other.fields & BODIES or (one.head == "chair" and not bodies):
        return False
    ours, theirs = one.fields - bodies, other.fields - bodies
    return bool(ours and theirs) and not ours & theirs


def are_bound(one: Post, other: Post) -> bool:
    """True if two that exclude each other do so at any time, not for one happening alone."""
    if one.mark:
        return one.mark in _PUBLIC
    return bool(one.fields and other.fields) and one.head not in LEADERS


# ---- offices as the words that tell them apart, and whether two of them are one ----

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = lexicon.words("offices.small")
"""Words of titles that tell no office apart."""
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson")
_NOT_CHIEF = _DEPUTIES | {"acting"}
_FEWEST_WORDS = 2
_OWNERS = ("’s", "'s", "s’", "s'")
_OWNER_REACH = 40
"""Code points in front of an office in which the word stands that says whose it is."""


@frozen
class Office:
    """An office as the words that tell it apart."""

    text: str
    """As printed."""
    words: frozenset[str]
    """Small, singular, without articles."""


def _word_of_office(word: str) -> str:
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
        _word_of_office(word)
        for word in _HYPHENED.findall(text.replace("’s", "").replace("'s", ""))
    )
    return Office(text, words - _SMALL)


def touching(context: Context, names: Iterable[Name]) -> list[Office]:
    """Return the offices that touch the mentions: in front, or as an apposition behind."""
    return [office(context.document.words(span)) for span in _spans_of_offices(names)]


def _spans_of_offices(names: Iterable[Name]) -> list[Span]:
    return [span for name in names for span in (name.title, name.role) if span]


def is_one(left: Office, right: Office) -> bool:
    """Say whether two offices can be one: two words shared, or all of the shorter's only one."""
    shared = left.words & right.words
    if (left.words ^ right.words) & _NOT_CHIEF:
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
    for span in _spans_of_offices(names):
        owner = "".join(text[max(0, span.start - _OWNER_REACH) : span.start].split(" ")[-2:-1])
        is_owner = owner.endswith(_OWNERS)
        yield office(text[span.start - (len(owner) + 1) * is_owner : span.end])


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
