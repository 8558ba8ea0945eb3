"""Verbs of saying in a text, each with its complement and its particle or preposition."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from factcheck import lexicon

_WORD = re.compile(r"\b[a-z]+\b")
_NEXT = re.compile(r"\s(highly of|[a-z]+)(?=\s)")
_HAVING = ("had ", "has ", "have ")
_ANY_TAILS = ("out", "highly of")
"""Particles that can follow any verb: "pointed out", "spoke highly of"."""


@cache
def _inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb in -s, -ed and -ing."""
    known = [form for form, base in lexicon.table("saying.forms").items() if base == verb]
    if known:
        return tuple(known)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("ss", "sh", "ch")) else f"{verb}s"
    is_doubled = verb in lexicon.words("saying.doubled")
    stem = verb + verb[-1] if is_doubled else verb.removesuffix("e")
    return third, f"{stem}ed", f"{stem}ing"


def _forms(lists: tuple[str, ...]) -> Iterator[str]:
    return (form for name in lists for verb in lexicon.words(name) for form in _inflected(verb))


@cache
def finite(*lists: str) -> frozenset[str]:
    """Return the -s and -ed forms of the verbs in the given lists."""
    return frozenset(form for form in _forms(lists) if not form.endswith("ing"))


@cache
def participles(*lists: str) -> frozenset[str]:
    """Return the -ing forms of the verbs in the given lists."""
    return frozenset(form for form in _forms(lists) if form.endswith("ing"))


def any_of(words: frozenset[str]) -> str:
    """Return the words as a regular expression of alternatives, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def spoken() -> frozenset[str]:
    """Return the verbs that may accompany a quotation, even if they take no clause."""
    return finite("saying.clause", "saying.manner") | lexicon.words("saying.beside a quotation")


@frozen
class Verb:
    """A verb of saying in a text, with its particle or preposition."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after the last code point of the verb and its preposition."""
    words: str
    """The verb as printed, with its preposition: "called for"."""
    kind: str
    """Its complement: "saying" (a clause), "handling" (an object), "plural" (a clause; plural
    subjects only) or "ing" (a participle, with the subject of another verb).
    """
    tail: str
    """Its particle or preposition: "for", "out"; empty if it has none."""
    base: str
    """Infinitive of the verb."""

    def is_of(self, *lists: str) -> bool:
        """Return True if the verb is in one of the given lists of verbs of saying."""
        return any(self.base in lexicon.words(name) for name in lists)


@cache
def known_verbs() -> Mapping[str, tuple[str, str]]:
    """Map each form of a verb of saying to its kind and infinitive."""
    found: dict[str, tuple[str, str]] = {}
    for name, kind in (("bound", "handling"), ("thing", "handling"), ("clause", "saying")):
        for verb in lexicon.words(f"saying.{name}"):
            for form in _inflected(verb):
                found[form] = ("ing" if form.endswith("ing") else kind, verb)
    several = {verb: ("plural", verb) for verb in lexicon.words("saying.several")}
    return {**several, **found, "written": ("saying", "write")}


def verbs_in(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the verbs of saying between two offsets of a text."""
    known = known_verbs()
    for word in _WORD.finditer(text, start, end):
        if word[0] in known and (verb := _verb(text, word, end)):
            yield verb


def verb_at(text: str, at: int, end: int) -> Verb | None:
    """Return the verb of saying that starts at an offset; None if there is none."""
    word = _WORD.match(text, at, end)
    return _verb(text, word, end) if word and word[0] in known_verbs() else None


def _verb(text: str, word: re.Match[str], end: int) -> Verb | None:
    form, at = word[0], word.end()
    kind, base = known_verbs()[form]
    if form == "written" and not text.endswith(_HAVING, 0, word.start()):
        return None
    following = _NEXT.match(text, at, end)
    tail = following[1] if following else ""
    if tail not in (*_ANY_TAILS, *lexicon.table("saying.prepositions").get(base, "").split()):
        tail = ""
    if not tail and (form == "point" or base in lexicon.words("saying.bound")):
        return None
    until = at + len(tail) + bool(tail)
    return Verb(word.start(), until, text[word.start() : until], kind, tail, base)
