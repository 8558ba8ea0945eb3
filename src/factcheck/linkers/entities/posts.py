"""Offices as they stand with one mention: head, level and portfolio."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.data.english import is_ordinary
from factcheck.linkers.entities.setting import Setting
from factcheck.model import Name, Span

_WORD = re.compile(r"[^\W\d_]+")
_MINISTERS = frozenset({"minister", "secretary"})
"""Heads of offices that are one portfolio each."""
_LEADERS = frozenset({"chair", "director", "head"})
"""Heads of offices of which one person may hold several, though not for one happening."""
HEADS = (
    _MINISTERS
    | _LEADERS
    | frozenset(
        (
            "ambassador",
            "chairman",
            "chairwoman",
            "chairperson",
            "commissioner",
            "governor",
            "mayor",
            "premier",
            "president",
        )
    )
)
"""Nouns of office that exclude each other by level or portfolio."""
_RANKED = frozenset({"chair", "director", "governor", "mayor"})
"""Heads whose deputies are never called by them, with or without a field."""
_BODIES = frozenset(
    "board bureau commission committee council department division section subcommittee".split()  # noqa: SIM905
)
"""Nouns of parts of an organisation, of which each has one head."""
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_EXCUSED_WORDS = """
    acting caretaker co designate elect ex former future honorary incoming interim junior late
    onetime outgoing parliamentary permanent retired shadow state then
"""
_EXCUSED = frozenset(_EXCUSED_WORDS.split())
"""Words of an office that is not held now, or is held beside another."""
_EMPTY_WORDS = """
    a affairs and at by central country currently department federal first for general her his in
    its matters ministry national now of office on our own principal public s second senior
    the their to who is was
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SAME = {
    "agricultural": "agriculture",
    "commerce": "trade",
    "commercial": "trade",
    "defense": "defence",
    "domestic": "interior",
    "economic": "economy",
    "economics": "economy",
    "environmental": "environment",
    "external": "foreign",
    "farming": "agriculture",
    "financial": "finance",
    "home": "interior",
    "industrial": "industry",
    "internal": "interior",
    "labor": "labour",
    "treasury": "finance",
}
"""Words for one portfolio.

Source: the titles of ministries of English-speaking governments, by adjective and noun.
"""
_LED = re.compile(
    r"\b[Tt]he (?P<office>(?:\w+ ){0,2}?(?:minister|secretary|director|head) (?:for|of) (?:the )?"
    r"\w+(?: and \w+)?),\s\Z"
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
    """An office as it stands with one mention."""

    span: Span
    name: Name
    head: str
    deputy: bool
    fields: frozenset[str]
    """Its portfolio, in small letters; countries are left out."""
    past: bool = False
    """It is told as held before, with the one under whom it was held."""

    def excludes(self, other: "Post") -> bool:
        """Say whether nobody holds both at one time."""
        if (self.head, self.past) != (other.head, other.past):
            return False
        if self.fields == other.fields:
            return self.deputy != other.deputy and bool(self.fields or self.head in _RANKED)
        if not self.fields or not other.fields:
            return self.deputy != other.deputy and self.head in _RANKED
        return self._is_apart(other)

    def _is_apart(self, other: "Post") -> bool:
        """Say whether two portfolios are none of one office."""
        if self.head not in _MINISTERS | _LEADERS and not self.past:
            return False
        bodies = self.fields & _BODIES
        if bodies != other.fields & _BODIES or (self.head == "chair" and not bodies):
            return False
        ours, theirs = self.fields - bodies, other.fields - bodies
        return bool(ours and theirs) and not ours & theirs

    def is_bound(self, other: "Post") -> bool:
        """Say whether the two exclude each other at any time, not for one happening alone."""
        return bool(self.fields and other.fields) and self.head not in _LEADERS


def posts(setting: Setting, name: Name) -> Iterator[Post]:
    """Yield the offices that stand with a mention, of those that exclude others."""
    spans = [span for span in (name.title, name.role, _led(setting, name)) if span]
    found = [one for span in spans if (one := _post(setting, name, span))]
    yield from found[:1]
    past = _PAST.match(setting.document.text, name.span.end)
    if past and setting.document.sentence_at(past.start("office")):
        calling = frozenset({past["calling"].casefold()})
        yield Post(
            Span(*past.span("office")), name, "chief", deputy=False, fields=calling, past=True
        )


def _led(setting: Setting, name: Name) -> Span | None:
    start = name.span.start
    found = _LED.search(setting.document.text, max(0, start - _LED_REACH), start)
    return Span(*found.span("office")) if found and len(name.parts) > 1 else None


def _post(setting: Setting, name: Name, span: Span) -> Post | None:
    """Return the office that stands at a place, if it is one that excludes others."""
    more = _MORE.match(setting.document.text, span.end)
    printed = setting.document.words(span) + (more[0] if more else "")
    words = [word.casefold() for word in _WORD.findall(printed)]
    heads = [word for word in words if word in HEADS]
    if len(heads) != 1 or _EXCUSED.intersection(_unstated(words)):
        return None
    fields = frozenset(
        _SAME.get(word, word)
        for word in words
        if word not in HEADS | _DEPUTIES | _EMPTY | _EXCUSED and is_ordinary(word)
    )
    head = "chair" if heads[0].startswith("chair") else heads[0]
    if head in _LEADERS:
        fields |= _BODIES.intersection(words)
    return Post(span, name, head, bool(_DEPUTIES.intersection(words)), fields)


def _unstated(words: list[str]) -> list[str]:
    """Return the words of an office without the "state" of a state secretary, who has a field."""
    if words[:2] == ["state", "secretary"] and "for" in words:
        return words[1:]
    return words
