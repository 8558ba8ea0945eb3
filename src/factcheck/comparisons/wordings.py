"""Two places in the same words but for one; two names of code; two quotations of one utterance."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from factcheck import lexicon
from factcheck.align.utterances import retelling
from factcheck.align.utterances.alignment import align
from factcheck.align.utterances.features import QuotationPair, is_explained
from factcheck.align.utterances.gathering import Said
from factcheck.comparisons.names import are_forms, explained
from factcheck.comparisons.places import Places, first_proof, proved
from factcheck.mentions.quantities.values import is_slip
from factcheck.model import Link, LinkKind, Reason, Refused, Span, ValueKind, Verdict
from factcheck.model.links import ALIKE, CONCEIVABLE, LIKELY
from factcheck.model.prove import of_forms
from factcheck.model.utterances import decide
from factcheck.text import distance

_SHARED = 2
"""Telling words, or signs, that two places have in common which say the same."""
_MOST = 3
"""Words of which one run is in the place of another."""
_LEAST_QUOTED = 4
"""Words that two quotations of one utterance have in common."""
_SLIP = 2
_BEGIN, _END = 3, 4
"""Letters with which two names of code both begin or end that belong together."""
_OF_ONE = frozenset(
    {LinkKind.MEASURE, LinkKind.BEARER, LinkKind.EVENT, LinkKind.WORK, LinkKind.OTHER}
)
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}


def prove_wordings(link: Link, places: Places) -> Verdict:
    """Prove that two places, or two formulas, have the same words and signs, but for one run."""
    others = link.others if link.kind in _OF_ONE else ()
    refused = Refused(Reason.NO_VALUE, "the places do not say the same in the same words")
    found = (_two_wordings(link, places, other) for other in others)
    return first_proof(found, refused)


def _two_wordings(link: Link, places: Places, other: Span) -> Verdict | None:
    known, sides = places.tokens, [places.tokens.inside(one) for one in (link.this, other)]
    words = [known.words[side.start : side.stop] for side in sides]
    is_formula = all(map(_is_formula, words))
    if not is_formula:
        words = [[word.lower() for word in side] for side in words]
    changes = [
        one
        for one in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
        if one[0] != "equal"
    ]
    if len(changes) != 1 or changes[0][0] != "replace":
        return None
    _, first, last, begin, end = changes[0]
    runs, same = (words[0][first:last], words[1][begin:end]), words[0][:first] + words[0][last:]
    small = lexicon.words("function.stop")
    telling = [word for word in same if word.isalpha() and word not in small]
    is_inside = first > 0 and last < len(words[0])
    is_same = is_formula or len(telling) >= _SHARED + (not is_inside)
    if max(map(len, runs)) > _MOST or not is_same or not (is_formula or _are_words(runs)):
        return None
    this, counter = (
        known.span(side.start + one, side.start + two - 1)
        for side, one, two in zip(sides, (first, begin), (last, end), strict=True)
    )
    why = explained(places, this, counter, is_slip=False)
    if why:
        return Refused(Reason.EXPLAINED, why)
    shown = map(places.shown, (this, counter))
    message = "the same is said with “{}” here, “{}” elsewhere".format(*shown)
    proof = f"“{places.shown(link.this)}” / “{places.shown(other)}”"
    least = CONCEIVABLE if is_formula and max(map(len, runs)) == 1 else LIKELY
    return proved("TWN01", this, counter, message, proof, least=least)


def _is_formula(words: Sequence[str]) -> bool:
    """Return True if words are the terms and signs of a formula or of code."""
    signs = sum(not word[0].isalnum() for word in words)
    return signs >= _SHARED and len(words) <= 2 * signs and len(words) - signs >= _SHARED


def _are_words(runs: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Return True if both runs are words of some weight, no figures, and not forms of one."""
    small = lexicon.words("function.stop")
    are_telling = all(
        any(word.isalpha() and word not in small for word in run)
        and not any(char.isdigit() for word in run for char in word)
        for run in runs
    )
    return are_telling and not any(one == two or are_forms(one, two) for one, two in product(*runs))


def prove_pronouns(link: Link, places: Places) -> Verdict:
    """Prove that one person is "he" at one place and "she" at another."""
    mine = _pronouns(places, link.this) if link.kind is LinkKind.BEARER else {}
    for other in link.others:
        theirs = _pronouns(places, other)
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            (this,), (counter,) = mine.values(), theirs.values()
            words = places.words(this), places.words(counter)
            message = f"pronoun: “{words[0]}” here, “{words[1]}” elsewhere"
            return proved("TWN01", this, counter, message)
    return Refused(Reason.NO_VALUE, f"no pronoun of one person in “{places.shown(link.this)}”")


def _pronouns(places: Places, span: Span) -> dict[str, Span]:
    known = places.tokens
    found = ((_PRONOUNS.get(known.lower[at]), at) for at in known.inside(span))
    return {sex: known.span(at) for sex, at in found if sex}


# ---- names of code, versions, numbers of issues ----

_MEANT = frozenset(
    {ValueKind.IDENTIFIER, ValueKind.REFERENCE, ValueKind.NAME, ValueKind.OTHER, ValueKind.ROLE}
)
_NUMBER = re.compile(
    r"(?<![\w.$€£#/])(?:(?P<name>[A-Za-z]{1,5}-?)?(?P<version>\d+(?:\.\d+){1,3})(?![\w%]|\.\d))"
    r"|#(?P<issue>\d+)\b|/(?:issues|pull|merge_requests)/(?P<page>\d+)|/(?P<path>\d+(?:\.\d+)+)(?=/)"
)
_CHUNK = re.compile(r"[^\s`\"“”‘’'|,;!?()\[\]<>*$=]+")
_SIGNS = frozenset("_/#@\\:+-.{}0123456789")
"""Signs inside a chunk by which it is a name of code, and no word."""
_CAMEL = re.compile(r"[a-z][A-Z]")


def prove_identifiers(link: Link, places: Places) -> Verdict:
    """Prove that one thing has two versions, numbers, names of code or paths."""
    refused = Refused(Reason.NO_VALUE, f"“{places.shown(link.this)}” has no name of code")
    if link.values not in _MEANT or link.kind not in _OF_ONE | {LinkKind.EXPANSION}:
        return refused
    pairs = (
        pair
        for other in link.others
        for pair in (*_numbers(link, places, other), *_codes(places, link.this, other))
    )
    return first_proof((_two_codes(places, *pair) for pair in pairs), refused)


def _two_codes(places: Places, this: Span, other: Span, least: float) -> Verdict:
    why = places.explained(this, other, "links.renamed")
    if why or places.is_one_sentence(this, other):
        return Refused(Reason.EXPLAINED, why or "one sentence gives both")
    message = of_forms(places.words(this), places.words(other))
    return proved("TWN01", this, other, message, least=least)


Codes = tuple[Span, Span, float]


def _numbers(link: Link, places: Places, other: Span) -> Iterator[Codes]:
    """Yield the only versions, or numbers of issues, of two places, if they differ."""
    this = link.this
    sides = [list(_NUMBER.finditer(places.words(place))) for place in (this, other)]
    told = [
        {one["version"] or one["path"] or one["issue"] or one["page"] for one in side}
        for side in sides
    ]
    if [len(side) for side in told] != [1, 1]:
        return
    (mine,), (theirs,) = told
    one, two = (side[0] for side in sides)
    spans = Span(*one.span()).shift(this.start), Span(*two.span()).shift(other.start)
    parts = mine.split("."), theirs.split(".")
    is_part = all(left == right for left, right in zip(*parts, strict=False))
    is_named = one["name"] == two["name"] != None or places.common(*spans)  # noqa: E711
    are_versions = [len(one) > 1 for one in parts]
    are_decimals = link.kind in (LinkKind.MEASURE, LinkKind.OTHER) and are_versions[0]
    if is_part or are_decimals or are_versions[0] != are_versions[1]:
        return
    if is_named if are_versions[0] else is_slip(float(mine), float(theirs)):
        yield *spans, CONCEIVABLE


def _codes(places: Places, this: Span, other: Span) -> Iterator[Codes]:
    """Yield the names of code of two places that belong together and differ."""
    mine, theirs = _chunks(places, this), _chunks(places, other)
    for one, two in product(mine, theirs):
        if one not in theirs and two not in mine and _are_akin(one, two):
            is_slip_of = distance(one, two, _SLIP) <= _SLIP
            yield mine[one], theirs[two], CONCEIVABLE if is_slip_of else ALIKE


def _chunks(places: Places, place: Span) -> dict[str, Span]:
    """Return the chunks of a place that are names of code, no words, numbers or addresses."""
    words = places.words(place)
    around = places.document.text[max(0, place.start - 1) : place.end + 1]
    is_marked = "`" in around or " " not in words.strip()
    found = dict[str, Span]()
    for one in _CHUNK.finditer(words):
        text = one[0].rstrip(".:")
        is_prose = re.fullmatch(r"[A-Za-z]+(?:-[a-z]+|\.)*", text) and not is_marked
        has_sign = not _SIGNS.isdisjoint(text.lstrip(".:")) and any(map(str.isalpha, text))
        if (has_sign or _CAMEL.search(text)) and not (is_prose or "@" in text):
            key = re.sub(r"^https?://", "", text).replace("_", "-").casefold().rstrip("/")
            found[key] = Span(one.start(), one.start() + len(text)).shift(place.start)
    return found


def _are_akin(left: str, right: str) -> bool:
    """Return True if two names show that they are of one thing, and are no two keys of a row."""
    if re.sub(r"\d+", "0", left) == re.sub(r"\d+", "0", right):
        return False
    if left.lstrip("-") == right.lstrip("-"):
        return False
    if distance(left, right, _SLIP) <= _SLIP and (len(left) > _END or left[0] == right[0] == "-"):
        return True
    names = [one.rpartition("/")[2].partition(".")[0] or one for one in (left, right)]
    return any(
        one[:_BEGIN] == two[:_BEGIN] or one[-_END:] == two[-_END:]
        for one, two in ((left, right), names)
        if min(len(one), len(two)) >= _BEGIN
    )


# ---- quotations ----


def prove_quotations(link: Link, places: Places) -> Verdict:
    """Prove that one utterance is quoted in two ways."""
    mine = _quoted(places, link.this)
    if mine is None:
        return places.without("quotation", [link.this])
    others = (_quoted(places, other) for other in link.others)
    found = (_two_quotations(link, places, mine, one) for one in others if one and one is not mine)
    return first_proof(found, places.without("quotation", link.others))


def _quoted(places: Places, span: Span) -> Said | None:
    return next((one for one in places.said if one.span.overlaps(span)), None)


def _two_quotations(link: Link, places: Places, mine: Said, theirs: Said) -> Verdict:
    alignment = align(theirs.words, mine.words)
    if alignment is None or alignment.same < _LEAST_QUOTED:
        return Refused(Reason.OTHER_THING, "the quotations share too few words")
    pair = QuotationPair(theirs, mine, alignment)
    if is_explained(pair):
        return Refused(Reason.EXPLAINED, "one marks what it leaves out, or reports the other")
    one = retelling(pair)
    if link.kind is not LinkKind.UTTERANCE and len(one.changes) > 1:
        return Refused(Reason.OTHER_THING, "the quotations differ in more than one place")
    return decide(places.document, one)
