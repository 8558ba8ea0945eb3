"""Offices of one bearer that exclude each other: two portfolios, or a deputy and his chief."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from factcheck.data.english import is_ordinary
from factcheck.linkers.entities.setting import Setting
from factcheck.model import Form, Name, Span, Variant, VariantKind
from factcheck.patterns import lazy

_WORD = re.compile(r"[^\W\d_]+")
_MINISTERS = frozenset({"minister", "secretary"})
"""Heads of offices that are one portfolio each."""
_HEADS = _MINISTERS | frozenset(
    "ambassador chair chairman commissioner director governor mayor premier president".split()  # noqa: SIM905
)
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
_CHANGE = lazy(
    r"\b(?:appoint|promot|bec[ao]m|named|elect|sworn|t(?:ook|aking|akes?) (?:over|office)|moved to"
    r"|transferred|reshuffl|succe(?:ed|ss)|replac|predecess|former|then-|the then|ex-|acting"
    r"|interim|designate|outgoing|incoming|resign|previously|hitherto|nominat"
    r"|both (?:offices|posts)|concurrently|doubl|also (?:serv|h[eo]ld))",
    re.IGNORECASE,
)
"""Words that tell of a change of office, or of two held at once."""
_SECOND = re.compile(
    r" and (?:also )?(?i:(?:(?!by|the|with)\w+ ){0,3}(?:"
    + "|".join(sorted(_HEADS))
    + r"))\b(?! [A-Z])"
)
"""A second office behind an apposition that names the first."""
_GOES_ON = re.compile(r"(?:He|She|They|There)\b")
"""What a sentence begins with that goes on about the bearer of the one before."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_TELLING = 3
"""Shared rare words from which two sentences tell one happening."""


@frozen
class Post:
    """An office as it stands with one mention."""

    span: Span
    name: Name
    head: str
    deputy: bool
    fields: frozenset[str]
    """Its portfolio, in small letters; countries are left out."""

    def excludes(self, other: "Post") -> bool:
        """Say whether nobody holds both at one time."""
        if self.head != other.head or not self.fields or not other.fields:
            return False
        if self.fields == other.fields:
            return self.deputy != other.deputy
        return self.head in _MINISTERS and not self.fields & other.fields


def role_variants(setting: Setting, mentions: Iterable[Name]) -> Iterator[Variant]:
    """Yield the rarer offices of a person that the more usual one excludes.

    One happening must be told with both, or the rarer must stand between two of the more usual;
    where the text speaks of a change of office near the bearer, nothing is said.
    """
    held = [name for name in mentions if not name.quoted]
    posts = [found for name in held if (found := _post(setting, name))]
    groups: dict[tuple[str, bool, frozenset[str]], list[Post]] = {}
    for one in posts:
        groups.setdefault((one.head, one.deputy, one.fields), []).append(one)
    if len(groups) > 1 and not any(_changes(setting, name) for name in held):
        usual, *others = sorted(groups.values(), key=lambda group: (-len(group), group[0].span))
        for rare in others:
            proof = _proof(setting, rare, usual) if rare[0].excludes(usual[0]) else ""
            if proof:
                yield _variant(setting, rare, usual, proof)


def _post(setting: Setting, name: Name) -> Post | None:
    """Return the office that touches a mention, if it is one that excludes others."""
    span = name.title or name.role
    if span is None:
        return None
    printed = _WORD.findall(setting.document.words(span))
    words = [word.casefold() for word in printed]
    heads = [word for word in words if word in _HEADS]
    if len(heads) != 1 or _EXCUSED.intersection(words):
        return None
    fields = frozenset(
        _SAME.get(word, word)
        for word in words
        if word not in _HEADS | _DEPUTIES | _EMPTY and is_ordinary(word)
    )
    return Post(span, name, heads[0], bool(_DEPUTIES.intersection(words)), fields)


def _changes(setting: Setting, name: Name) -> bool:
    """Say whether a change of office is told beside a mention, or a second office that is held."""
    text = setting.document.text
    second = name.role and _SECOND.match(text, name.role.end)
    span = setting.sentence(name)
    after = setting.document.sentence_at(span.end + 1)
    told = setting.document.words(span)
    if after and _GOES_ON.match(text, after.start):
        told += text[span.end : after.end]
    return bool(second or _CHANGE.search(told))


def _proof(setting: Setting, rare: list[Post], usual: list[Post]) -> str:
    """Return the line that shows both offices to be held at one time; empty if none does."""
    company = setting.shared_company([one.name for one in rare], [one.name for one in usual])
    if len(company) >= _TELLING:
        return f"told of both: {', '.join(company[:4])}"
    parts = [setting.document.section_at(one.span.start) for one in (usual[0], *rare, usual[-1])]
    between = all(usual[0].span < one.span < usual[-1].span for one in rare)
    one_part = all(part == parts[0] for part in parts)
    held = between and one_part and not _are_in_turn(setting, rare, usual)
    return "the one stands before and after the other" if held else ""


def _are_in_turn(setting: Setting, rare: list[Post], usual: list[Post]) -> bool:
    """Say whether the years told with two offices show that one was held after the other."""
    told = [[_years(setting, one) for one in posts] for posts in (rare, usual)]
    if not all(years for posts in told for years in posts):
        return False
    ours, theirs = ([year for years in posts for year in years] for posts in told)
    return min(ours) > max(theirs) or max(ours) < min(theirs)


def _years(setting: Setting, post: Post) -> list[int]:
    return list(map(int, _YEAR.findall(setting.document.words(setting.sentence(post.name)))))


def _variant(setting: Setting, rare: list[Post], usual: list[Post], proof: str) -> Variant:
    forms = [
        Form(setting.document.words(posts[0].span), tuple(one.span for one in posts))
        for posts in (rare, usual)
    ]
    counts = f"{forms[1].text} {forms[1].count}×, {forms[0].text} {forms[0].count}×"
    return Variant(VariantKind.ROLE, forms[0], forms[1], (counts, proof))
