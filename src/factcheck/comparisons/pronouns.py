"""One person told of as "she" and as "he", or as present and as absent."""

import re
from itertools import chain, product

from factcheck import lexicon
from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Span, Verdict
from factcheck.model.links import LIKELY
from factcheck.text.meaning import is_past

_NAME = re.compile(r"[A-Z][^,;:]*(?=[,;]|$)")
_LABEL = 3
"""Tokens with which a list begins that tells whom it lists."""
_PRONOUNS = {
    "he": frozenset({"he", "him", "his", "himself"}),
    "she": frozenset({"she", "her", "hers", "herself"}),
}


def compare_pronouns(link: Link, read: Reading) -> Verdict:
    """Prove that one bearer is "he" at one place and "she" at another."""
    mine = _pronoun(read, link.this)
    if link.kind is not LinkKind.BEARER or mine is None:
        return Refused(Reason.NO_VALUE, f"no pronoun of a person in “{read.shown(link.this)}”")
    for other in link.others:
        theirs = _pronoun(read, other)
        if theirs and theirs[0] != mine[0]:
            words = read.words(mine[1]), read.words(theirs[1])
            message = f"pronoun: “{words[0]}” here, “{words[1]}” elsewhere"
            return proved("TWN01", mine[1], theirs[1], message)
    return Refused(Reason.AGREES, "no other pronoun is told of the same person")


def compare_presence(link: Link, read: Reading) -> Verdict:
    """Prove that one person is listed as present, and as absent."""
    acts = (_acts(read, *pair) for pair in product(link.places, repeat=2))
    listed = (_on_both(read, link.this, other) for other in link.others)
    refused = Refused(Reason.NO_VALUE, "nobody is listed as present and as absent")
    return first_proof(chain(acts, listed), refused)


def _on_both(read: Reading, place: Span, other: Span) -> Proved | None:
    """Prove that somebody stands on two lists, of the present and of the absent."""
    mine, theirs = _listed(read, place), _listed(read, other)
    if not mine or not theirs or mine[0] == theirs[0]:
        return None
    name = next((one for one in mine[1] if one in theirs[1]), None)
    if name is None:
        return None
    message = f"“{name}” is {mine[0]} here, {theirs[0]} elsewhere"
    return proved("NAM05", mine[1][name], theirs[1][name], message)


def _acts(read: Reading, place: Span, absent: Span) -> Proved | None:
    """Prove that somebody does something at a meeting who is listed as absent."""
    if _side(read, absent) != "absent" or _side(read, place):
        return None
    there = {read.tokens.words[at] for at in read.tokens.inside(absent)}
    for at in read.tokens.inside(place)[:-1]:
        name, verb = read.tokens.words[at], read.tokens.words[at + 1]
        is_verb = is_past(verb) or verb in lexicon.words("links.speaks")
        if name in there and read.tokens.is_capital(at) and is_verb:
            span = read.tokens.span(at, at + 1)
            message = f"“{read.words(span)}”, and {name} is absent elsewhere"
            return proved("NAM05", span, absent, message, least=LIKELY)
    return None


def _side(read: Reading, place: Span) -> str:
    """Return whether a place stands behind the label of the present or the absent."""
    block = read.tokens.inside(read.document.block_around(place))
    lists = {"present": lexicon.words("links.present"), "absent": lexicon.words("links.absent")}
    for at in reversed(range(block.start, read.tokens.inside(place).stop)):
        is_label = at < block.start + _LABEL or read.tokens.lower[at + 1 : at + 2] == [":"]
        side = next((one for one, words in lists.items() if read.tokens.lower[at] in words), "")
        if is_label and side:
            return side
    return ""


def _listed(read: Reading, place: Span) -> tuple[str, dict[str, Span]] | None:
    """Return whether a line lists who is present or who is absent, with the names of the place."""
    side = _side(read, place)
    names = {found[0].strip(): span for found, span in read.matches(_NAME, place)}
    return (side, names) if side and len(names) > 1 else None


def _pronoun(read: Reading, span: Span) -> tuple[str, Span] | None:
    """Return the only pronoun of a place, by its sex; None if there is none, or two."""
    found = [
        (sex, read.tokens.span(at))
        for at in read.tokens.inside(span)
        for sex, forms in _PRONOUNS.items()
        if read.tokens.lower[at] in forms
    ]
    return found[0] if len({sex for sex, _ in found}) == 1 else None
