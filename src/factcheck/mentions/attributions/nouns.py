"""Statements told by a noun: "Hu’s claim that", "a warning by Hu that", "the rumour that"."""

import re
from collections.abc import Iterator

from factcheck.mentions.attributions.cuewords import ANSWER, HIS, POSSESSIVE, WORD_USED
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.subjects import before
from factcheck.mentions.attributions.verbs import AMBIGUOUS, NOUN, RUMOUR, verbs_in
from factcheck.model import Attribution, Span
from factcheck.patterns import lazy

_ADVERBIAL = lazy(
    r"\b(?:[Ii]n|[Ww]ith|[Oo]n|[Uu]nder|[Tt]o|[Ff]or|[Nn]o|[Aa]ny)\s(?:(?:the|a|an)\s)?(?:[\w-]+\s){0,2}$"
)
"""What makes "in the belief that" no report of what anybody says."""
_LEADS_NOUN = lazy(
    r"\b(?:the|these|those|such|of|by|despite|over|amid|with|from|following|are|were|been|and)\s$",
    re.IGNORECASE,
)
"""What a plural noun follows, and a verb does not."""
_ONE = lazy(r"\ban?\s(?:[\w-]+\s)?$")
_OWN = lazy(r"(?:’s?|'s?|\b(?:his|her|its|their|our|my|your))\s(?:[\w-]+\s){0,3}$")


def rumoured(place: Place) -> Iterator[Attribution]:
    """Yield "the rumour that …", "accusations that …", which name nobody."""
    if "that" not in place.words:
        return
    for match in RUMOUR.finditer(place.text, place.start, place.end):
        if place.reading.is_quoted(match.start()):
            continue
        low = max(place.start, match.start() - 60)
        if _OWN.search(place.text, low, match.start("cue")) or _is_verb(place, match):
            continue
        if not _ADVERBIAL.search(place.text, low, match.start("cue")):
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")))


def _is_verb(place: Place, match: re.Match[str]) -> bool:
    """Say whether "claims" is what somebody does, or one warning was given: "a warning that"."""
    cue, at = match["cue"].lower(), match.start("cue")
    if cue in AMBIGUOUS:
        return at != place.start and not _LEADS_NOUN.search(place.text, place.start, at)
    return bool(_ONE.search(place.text, place.start, at))


def _nominal(place: Place) -> Iterator[Attribution]:
    """Yield "X's statement that …" and "a statement by X that …"."""
    for match in NOUN.finditer(place.text, place.start, place.end):
        source = _owner(place, match)
        if source is not None and not place.reading.is_quoted(match.start()):
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")), source)


def _owner(place: Place, match: re.Match[str]) -> Span | None:
    if match["by"] and any(verbs_in(match["by"], 0, len(match["by"]))):
        return None
    if match["by"]:
        names = place.reading.within(match.start("by"), match.end("by"))
        return names[-1].span if names else None
    owner = POSSESSIVE.search(place.text, place.start, match.start())
    name = place.reading.name_to(owner.start()) if owner else None
    return name.span if name else None


def _answer(place: Place) -> Iterator[Attribution]:
    """Yield "her answer was that …", and "he used the word “…”"."""
    text = place.text
    for match in ANSWER.finditer(text, place.start, place.end):
        owner, his = POSSESSIVE.search(text, place.start, match.start()), None
        if owner is None:
            his = HIS.search(text, place.start, match.start())
        name = place.reading.name_to(owner.start()) if owner else None
        source = name.span if name else None
        if his is not None:
            source = place.reading.antecedent(his.start(), his[0].split()[0].lower())
        if source is not None:
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")), source)


def _word_used(place: Place) -> Iterator[Attribution]:
    """Yield "he used the word “…”", and "by using words such as “…”"."""
    text = place.text
    for match in WORD_USED.finditer(text, place.start, place.end):
        if match["cue"].startswith("using"):
            source = place.clause_subject(match.start())
        else:
            source = before(place.reading, match.start(), place.start)
        quoted = place.reading.quotation_from(match.end() + 1)
        if source is not None and quoted is not None:
            statement = Span(quoted.start - 1, quoted.end + 1)
            yield Attribution(statement, Span(*match.span("cue")), source)


NOUNS = (
    (frozenset({"that"}), _nominal),
    (frozenset({"was", "is"}), _answer),
    (frozenset({"used", "uses", "using"}), _word_used),
)
"""What yields each kind of noun, with the words of which a sentence must have one."""
