"""Whose words a form carries: "X's statement", "a statement by X", "X issued a statement"."""

from attrs import evolve

from factcheck.citing.sources.finder import Finder
from factcheck.citing.sources.forms import PUT_OUT, UNISSUED
from factcheck.model import Name, NameKind, Span
from factcheck.patterns import lazy

_OWNER = lazy(r"(?:’s?|'s?)\s(?:[\w’-]+\s){0,3}$")
_DIRECT = lazy(r"\s(?:[a-z]+\s)?$")
_BY = lazy(r"\s(?:(?:issued|made|given|written|held|delivered)\s)?by\s(?:the\s)?")
_HIS = lazy(r"\b(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,3}$")
_LISTED = lazy(r"\band\s(?:the\s)?$")
_STOP = lazy(r"[,.;:]")
_FAR = 80
"""Code points within which the owner of a form stands."""


def owner_of(finder: Finder, sentence: Span, start: int, end: int) -> Name | None:
    """Return whose words a form carries."""
    text = finder.document.text
    low = max(sentence.start, start - _FAR)
    if UNISSUED.search(text, low, start):
        return None
    by = _BY.match(text, end, sentence.end)
    if by:
        return finder.starts.get(by.end()) or _person_in(finder, by.end(), sentence.end)
    put_out = PUT_OUT.search(text, low, start)
    if put_out:
        return _issuer(finder, put_out.start() - 1)
    owner = _OWNER.search(text, low, start)
    if owner and owner.start() in finder.names:
        return finder.names[owner.start()]
    direct = _DIRECT.search(text, low, start)
    if direct and direct.start() in finder.names:
        return finder.names[direct.start()]
    his = _HIS.search(text, low, start)
    return _meant(finder, sentence, his.start()) if his else None


def _issuer(finder: Finder, end: int) -> Name | None:
    """Return who issues something; the last of several is not it, and what issues is a body."""
    name = finder.names.get(end)
    if name is None or _LISTED.search(finder.document.text, max(0, end - _FAR), name.span.start):
        return None
    return name if name.kind is NameKind.PERSON else evolve(name, kind=NameKind.ORGANISATION)


def _person_in(finder: Finder, start: int, end: int) -> Name | None:
    """Return the first person named in a phrase, behind an office: "by Deputy Mayor of …"."""
    stop = _STOP.search(finder.document.text, start, min(end, start + _FAR))
    people = finder.within(start, stop.start() if stop else min(end, start + _FAR))
    return next((name for name in people if name.kind is NameKind.PERSON), None)


def _meant(finder: Finder, sentence: Span, pronoun: int) -> Name | None:
    """Return whom "his" or "her" stands for: the one person of the sentence so far or the last one.

    "In his briefing, Lavrov warned" names him after the comma.
    """
    so_far = _people(finder, sentence.start, pronoun)
    if not so_far:
        comma = finder.document.text.find(", ", pronoun, sentence.end)
        after = finder.starts.get(comma + 2) if comma >= 0 else None
        if after is not None and after.kind is NameKind.PERSON:
            return after
        before = finder.document.sentence_at(sentence.start - 2)
        joined = before and "\n" not in finder.document.text[before.start : sentence.start]
        so_far = _people(finder, before.start, before.end) if before and joined else []
    return so_far[-1] if len({name.parts[-1] for name in so_far}) == 1 else None


def _people(finder: Finder, start: int, end: int) -> list[Name]:
    return [name for name in finder.within(start, end) if name.kind is NameKind.PERSON]
