"""Offices of one bearer that exclude each other: two portfolios, or a deputy and his chief."""

import re
from collections.abc import Iterable, Iterator

from factcheck.linkers.entities.posts import HEADS, Post, posts
from factcheck.linkers.entities.setting import Setting, stem
from factcheck.model import Form, Name, Variant, VariantKind
from factcheck.patterns import lazy

_CHANGE = lazy(
    r"\b(?:appoint|promot|bec[ao]m|named|elect(?:ed|s|ing|ions?)?\b|sworn"
    r"|t(?:ook|aking|akes?) (?:over|office)|moved to"
    r"|transferred|reshuffl|succe(?:ed|ss)|replac|predecess|former|then-|the then"
    r"|then (?:\w+ ){0,3}(?:minister|secretary)|shadow|honorary|ex-|acting"
    r"|interim|designate|outgoing|incoming|resign|previously|hitherto|nominat"
    r"|both (?:offices|posts|committees|boards)|as well as|two hats"
    r"|concurrently|doubl"
    r"|also (?:serv|h[eo]ld))",
    re.IGNORECASE,
)
"""Words that tell of a change of office, or of two held at once."""
_MOVE = lazy(
    r"\b(?:appoint|promot|bec[ao]m|named|rose|then|later|earlier|first|before|after|both"
    r"|succe(?:ed|ss)|transferred|until|from \d|in turn)",
    re.IGNORECASE,
)
"""Words that tell of more than one post in the past."""
_SECOND = re.compile(
    r" and (?:also )?(?i:(?:(?!by|the|with)\w+ ){0,3}(?:"
    + "|".join(sorted(HEADS))
    + r"))\b(?! [A-Z])"
)
"""A second office behind an apposition that names the first."""
_GOES_ON = re.compile(r"(?:He|She|They|There)\b")
"""What a sentence begins with that goes on about the bearer of the one before."""
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_TELLING = 3
"""Shared rare words from which two sentences tell one happening."""


def role_variants(setting: Setting, mentions: Iterable[Name]) -> Iterator[Variant]:
    """Yield the rarer offices of a person that the more usual one excludes.

    One happening must be told with both, or the rarer must stand between two of the more usual;
    where the text speaks of a change of office near the bearer, nothing is said.
    """
    held = [name for name in mentions if not name.quoted]
    found = [one for name in held for one in posts(setting, name)]
    for past in (False, True):
        told = [one for one in found if one.past is past]
        change = _MOVE if past else _CHANGE
        if not any(_changes(setting, name, change) for name in held):
            yield from _contradicting(setting, told)


def _contradicting(setting: Setting, told: list[Post]) -> Iterator[Variant]:
    """Yield the rarer of the offices that exclude the most usual, where something proves it."""
    groups: dict[tuple[str, bool, frozenset[str]], list[Post]] = {}
    for one in told:
        groups.setdefault((one.head, one.deputy, one.fields), []).append(one)
    ranked = sorted(groups.values(), key=lambda group: (-len(group), group[0].span))
    for rare in ranked[1:]:
        usual = ranked[0]
        proof = _proof(setting, rare, usual) if rare[0].excludes(usual[0]) else ""
        if proof:
            yield _variant(setting, rare, usual, proof)


def _changes(setting: Setting, name: Name, change: re.Pattern[str]) -> bool:
    """Say whether a change of office is told beside a mention, or a second office that is held."""
    text = setting.document.text
    second = name.role and _SECOND.match(text, name.role.end)
    span = setting.sentence(name)
    after = setting.document.sentence_at(span.end + 1)
    told = setting.document.words(span)
    if after and _GOES_ON.match(text, after.start):
        told += text[span.end : after.end]
    return bool(second or change.search(told))


def _proof(setting: Setting, rare: list[Post], usual: list[Post]) -> str:
    """Return the line that shows both offices to be held at one time; empty if none does."""
    if rare[0].past:
        return "both are told of the time before" if len(rare) == len(usual) == 1 else ""
    if _are_in_turn(setting, rare, usual):
        return ""
    company = _company(setting, rare, usual)
    if len(company) >= _TELLING:
        return f"told of both: {', '.join(company[:4])}"
    if not rare[0].is_bound(usual[0]):
        return ""
    parts = [setting.document.section_at(one.span.start) for one in (usual[0], *rare, usual[-1])]
    between = all(usual[0].span < one.span < usual[-1].span for one in rare)
    one_part = all(part == parts[0] for part in parts)
    return "the one stands before and after the other" if between and one_part else ""


def _company(setting: Setting, rare: list[Post], usual: list[Post]) -> list[str]:
    """Return the telling words that stand near both, those of the offices left out."""
    shared = setting.shared_company([one.name for one in rare], [one.name for one in usual])
    printed = " ".join(setting.document.words(one.span) for one in (*rare, *usual))
    own = {stem(word) for word in _LETTERS.findall(printed)}
    return [word for word in shared if stem(word) not in own]


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
