"""The verbs of saying in a text, each with what it takes and the preposition that belongs to it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from factcheck import lexicon

_WORD = re.compile(r"\b[a-z]+\b")
_NEXT = re.compile(r"\s(highly of|[a-z]+)(?=\s)")
_HAVING = ("had ", "has ", "have ")
_ANY_TAILS = ("out", "highly of")
"""They go with any verb: "pointed out", "spoke highly of"."""


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
    """Return the forms in -s and -ed of the verbs of lists."""
    return frozenset(form for form in _forms(lists) if not form.endswith("ing"))


@cache
def participles(*lists: str) -> frozenset[str]:
    """Return the forms in -ing of the verbs of lists."""
    return frozenset(form for form in _forms(lists) if form.endswith("ing"))


def any_of(words: frozenset[str]) -> str:
    """Return words as the inside of a group of a pattern, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def spoken() -> frozenset[str]:
    """Return what may stand beside quoted words: also what takes no clause."""
    return finite("saying.clause", "saying.manner") | lexicon.words("saying.beside a quotation")


@frozen
class Verb:
    """A verb of saying in a text, with the preposition that belongs to it."""

    start: int
    """Its first code point."""
    end: int
    """Behind its last, or that of its preposition."""
    words: str
    """The verb as it stands, with its preposition: "called for"."""
    kind: str
    """What it takes: "saying" (a clause), "handling" (a thing), "plural" (a clause; the form that
    goes with several subjects) or "ing" (as its subject's other verb)."""
    tail: str
    """What belongs to it: "for", "out"; empty where nothing does."""
    base: str
    """Its infinitive."""

    def is_of(self, *lists: str) -> bool:
        """Return True if the verb is in one of some lists of verbs of saying."""
        return any(self.base in lexicon.words(name) for name in lists)


@cache
def known_verbs() -> Mapping[str, tuple[str, str]]:
    """Return the kind and the infinitive of each form of a verb of saying."""
    found: dict[str, tuple[str, str]] = {}
    for name, kind in (("bound", "handling"), ("thing", "handling"), ("clause", "saying")):
        for verb in lexicon.words(f"saying.{name}"):
            for form in _inflected(verb):
                found[form] = ("ing" if form.endswith("ing") else kind, verb)
    several = {verb: ("plural", verb) for verb in lexicon.words("saying.several")}
    return {**several, **found, "written": ("saying", "write")}


def verbs_in(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the verbs of saying in a stretch of a text."""
    known = known_verbs()
    for word in _WORD.finditer(text, start, end):
        if word[0] in known and (verb := _verb(text, word, end)):
            yield verb


def verb_at(text: str, at: int, end: int) -> Verb | None:
    """Return the verb of saying that begins at a place."""
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
