"""Two places that say the same in the same words, but for one; two quotations of one utterance."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from factcheck import lexicon
from factcheck.align.utterances import is_explained, retelling
from factcheck.align.utterances.alignment import align
from factcheck.align.utterances.gathering import Said
from factcheck.comparisons.names import are_forms, explained
from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.model import Link, LinkKind, Reason, Refused, Span, Verdict
from factcheck.model.links import LIKELY
from factcheck.model.utterances import decide

_SHARED = 2
"""Telling words that two places have in common which say the same."""
_MOST = 3
"""Words that stand for one another."""
_LIST = re.compile(r"(?:[\w-]+, )+(?:[\w-]+,? )?(?:and|or) [\w-]+")
_ITEM = re.compile(r"[\w-]+")
_LEAST = 3
_OF_ONE = frozenset({LinkKind.MEASURE, LinkKind.BEARER, LinkKind.EVENT, LinkKind.OTHER})


def compare_wordings(link: Link, read: Reading) -> Verdict:
    """Prove that two places tell one thing in the same words, but for one that is another."""
    others = link.others if link.kind in _OF_ONE else ()
    refused = Refused(Reason.NO_VALUE, "the places do not say the same in the same words")
    return first_proof((_two_wordings(read, link.this, other) for other in others), refused)


def _two_wordings(read: Reading, place: Span, other: Span) -> Verdict | None:
    found = next(_differing_words(read, place, other), None)
    if found is None:
        return None
    why = explained(read, *found, is_work=True)  # what is told of kin may be the fault
    if why:
        return Refused(Reason.EXPLAINED, why)
    words, others = map(read.shown, found)
    message = f"the same is told with “{words}” here, “{others}” elsewhere"
    proof = f"“{read.shown(place)}” / “{read.shown(other)}”"
    return proved("TWN01", *found, message, proof, least=LIKELY)


def _differing_words(read: Reading, this: Span, other: Span) -> Iterator[tuple[Span, Span]]:
    yield from _other_item(read, this, other)
    if not read.is_one_sentence(*sorted((this, other))):
        yield from _other_run(read, this, other)


def _other_item(read: Reading, this: Span, other: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the items in which two lists of as many differ that have all others in common."""
    for mine in _lists(read, this):
        for theirs in _lists(read, other):
            own = [one for one in mine if one not in theirs]
            others = [one for one in theirs if one not in mine]
            if len(mine) == len(theirs) >= _LEAST and len(own) == len(others) == 1:
                yield mine[own[0]], theirs[others[0]]


def _lists(read: Reading, place: Span) -> Iterator[dict[str, Span]]:
    for _, whole in read.matches(_LIST, place):
        items = read.matches(_ITEM, whole)
        yield {one[0].lower(): span for one, span in items if one[0] not in ("and", "or")}


def _other_run(read: Reading, this: Span, other: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the words that stand for one another where all around them is the same."""
    known, sides = read.tokens, (read.tokens.inside(this), read.tokens.inside(other))
    words = [known.lower[side.start : side.stop] for side in sides]
    matched = SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
    changed = [one for one in matched if one[0] != "equal"]
    if len(changed) != 1 or changed[0][0] != "replace":
        return
    _, first, last, begin, end = changed[0]
    runs = words[0][first:last], words[1][begin:end]
    small = lexicon.words("function.stop")
    same = words[0][:first] + words[0][last:]
    telling = [word for word in same if word.isalpha() and word not in small]
    is_inside = first > 0 and last < len(words[0])
    if len(telling) < _SHARED + (not is_inside) or max(map(len, runs)) > _MOST:
        return
    are_one = any(one == two or are_forms(one, two) for one, two in product(*runs))
    if _are_values(runs) and not are_one:
        ends = zip(sides, (first, begin), (last, end), strict=True)
        here, there = (known.span(at.start + one, at.start + two - 1) for at, one, two in ends)
        yield here, there


def _are_values(runs: Sequence[Sequence[str]]) -> bool:
    """True if words that stand for one another are words of some weight, and no figures."""
    small = lexicon.words("function.stop")
    return all(
        any(word.isalpha() and word not in small for word in run)
        and not any(char.isdigit() for word in run for char in word)
        for run in runs
    )


# ---- quotations ----

_LEAST_QUOTED = 4
"""Words that two quotations of one utterance have in common."""


def compare_quotations(link: Link, read: Reading) -> Verdict:
    """Prove that one utterance is quoted in two ways."""
    mine = _quoted(read, link.this)
    if mine is None:
        return read.without("quotation", [link.this])
    others = (_quoted(read, other) for other in link.others)
    found = (_two_quotations(link, read, mine, one) for one in others if one and one is not mine)
    return first_proof(found, read.without("quotation", link.others))


def _quoted(read: Reading, span: Span) -> Said | None:
    """Return the quotation at a place."""
    return next((one for one in read.said if one.span.overlaps(span)), None)


def _two_quotations(link: Link, read: Reading, mine: Said, theirs: Said) -> Verdict:
    alignment = align(theirs.words, mine.words)
    if alignment is None or alignment.same < _LEAST_QUOTED:
        return Refused(Reason.OTHER_THING, "the quotations share too few words")
    if is_explained(theirs, mine, alignment):
        return Refused(Reason.EXPLAINED, "one marks what it leaves out, or reports the other")
    one = retelling(theirs, mine, alignment)
    if link.kind is not LinkKind.UTTERANCE and len(one.changes) > 1:
        return Refused(Reason.OTHER_THING, "the quotations differ in more than one place")
    return decide(read.document, one)
