"""Two forms of one name, title or short form: a slip of letters, or another word in one phrase.

Forms that differ in case, hyphens or an ending, or of which one is short for the other, are one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from factcheck import lexicon
from factcheck.align.bearers.spellings import (
    Closeness,
    are_inflected,
    compare_folded,
    difference,
    fold,
    is_initial,
)
from factcheck.comparisons.places import Places, first_proof, proved
from factcheck.data.english import is_listed, is_ordinary
from factcheck.mentions.quantities.values import is_slip
from factcheck.model import (
    Link,
    LinkKind,
    NameKind,
    Proved,
    Reason,
    Refused,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.links import CONCEIVABLE, LIKELY
from factcheck.model.prove import of_forms
from factcheck.text import distance, is_one_slip, stem

_LONG = 6
"""Letters from which two that differ may be slips, and an ending another spelling."""
_NICKNAME = 4
"""Letters of which the beginning of a name may be short for it: "Ken", "Jess"."""
_TITLE = 5
"""Words that two titles share from which a small word that differs is a slip."""
_SAID_OF_BOTH = 3
"""Words by which the document says the same of two names."""
_APART = 4
"""Tokens between two names that one sentence lists side by side."""
_NEAR = 30
"""Characters from a name within which the words are that explain it."""
_PLACEHOLDER = re.compile(r"0{2,}|[Xx]{2,}|\?+|TBD|TBA|TK")
_FIGURE = re.compile(r"[\d.,]+")
_INDEX = re.compile(r"_?\d$")


Words = dict[int, str]
"""Token → word as it is compared, in order."""
_SLIP, _WORD, _NAME = 3, 2, 1
"""How two words differ: in letters, as other words in one phrase, as a name used nowhere else."""


_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def prove_names(link: Link, places: Places) -> Verdict:
    """Prove that two forms of one thing differ in a word or its letters."""
    refused = Refused(Reason.NO_VALUE, "no word of one is in the place of a word of the other")
    return first_proof((_two_names(link, places, other) for other in link.others), refused)


def _two_names(link: Link, places: Places, other: Span) -> Verdict:
    known, sides = places.tokens, (_words(places, link.this), _words(places, other))
    pairs = list(_pairs(link, places, *sides))
    if not pairs:
        own, others = ({fold(word) for word in side.values()} for side in sides)
        refused = Refused(Reason.OTHER_THING, "they share no phrase in which one word differs")
        if own <= others or others <= own:
            refused = Refused(Reason.SAME_FORM, "the forms differ in case, marks or length only")
        return _particle(places, *sides) or refused
    sort, _, at, counter = max(pairs)
    at, spans = -at, (known.span(-at), known.span(counter))
    if not _PLACEHOLDER.fullmatch(known.words[at]):
        name = places.name_at(spans[0])
        is_family = name is not None and name.span.start < spans[0].start
        is_of_kin = link.kind is not LinkKind.WORK and not (sort == _SLIP and is_family)
        kin = ("names.kin", "names.kin of") if is_of_kin else ()
        why = explained(places, *spans, *kin, is_slip=sort == _SLIP)
        if why:
            return Refused(Reason.EXPLAINED, why)
        if sort != _SLIP and _are_namesakes(places, *spans):
            what = "two given names before one family name are two persons"
            return Refused(Reason.OTHER_THING, what)
    names = [places.name_at(span) for span in spans]
    this, that = (names[0].span, names[1].span) if names[0] and names[1] else spans
    letters = ["".join(filter(str.isalnum, places.words(one))) for one in (this, that)]
    if link.values is ValueKind.NAME and letters[0] == letters[1]:
        return Refused(Reason.SAME_FORM, "the forms differ in blanks and hyphens only")
    message = of_forms(places.words(this), places.words(that))
    proof = (
        f"“{places.shown(link.this)}” / “{places.shown(other)}”",
        difference(known.words[at], known.words[counter]),
    )
    code = _code(link, places, at, known.words[counter], sort)
    return proved(code, this, that, message, *proof, least=LIKELY if sort == _NAME else CONCEIVABLE)


def explained(places: Places, this: Span, other: Span, *lists: str, is_slip: bool) -> str:
    """Return how the document explains two forms; empty if it does not."""
    cues = [(span, places.cue(span, "names.told apart", *lists)) for span in (this, other)]
    if any(cue and abs(cue.start - span.end) <= _NEAR for span, cue in cues):
        return "the document distinguishes the two"
    if places.is_quoted(this) or places.is_quoted(other):
        return "one of the two is quoted, and keeps the form of its source"
    is_one_sentence = places.is_one_sentence(this, other)
    first, second = sorted((this, other))
    between = places.tokens.inside(Span(first.end, second.start)) if is_one_sentence else range(0)
    small = {places.tokens.lower[at] for at in between[:_APART]}
    is_side_by_side = len(between) <= _APART and not lexicon.words("names.between two").isdisjoint(
        small
    )
    if is_side_by_side or (is_one_sentence and not is_slip):
        return "one sentence has both"
    return ""


def _are_namesakes(places: Places, *spans: Span) -> bool:
    """Return True if two given names before one family name may be of two persons.

    They are of one where the document says the same of both.
    """
    names = [one for span in spans if (one := places.name_at(span)) and len(one.parts) == 2]  # noqa: PLR2004
    if len(names) < len(spans) or len({_key(one.parts[-1]) for one in names}) > 1:
        return False
    are_people = {NameKind.PERSON, NameKind.UNKNOWN}.issuperset(
        places.name_kind(one.span) for one in names
    )
    said = [places.stems(places.sentence(span)) for span in spans]
    own = {stem(_key(word)) for one in names for word in one.parts}
    return are_people and len((said[0] & said[1]) - own) < _SAID_OF_BOTH


def _particle(places: Places, mine: Words, theirs: Words) -> Proved | None:
    """Prove that a name lacks a particle, or has it joined: Breton, Le Breton; Vandam, Van Dam."""
    known, particles = places.tokens, lexicon.words("names.particles")
    before: dict[int, str] = {}
    for side in (mine, theirs):
        before |= dict(zip(side, ["", *side.values()], strict=False))
    for short, long in ((mine, theirs), (theirs, mine)):
        for (first, second), one in product(pairwise(long), short):
            is_joined = short[one] == long[first] + long[second]
            is_left_out = long[second] == short[one] and before[one] == before[first] != ""
            is_particle = long[first] in particles and known.is_capital(first)
            if is_particle and (is_joined or is_left_out):
                spans = known.span(one), known.span(first, second)
                this, other = spans if short is mine else spans[::-1]
                return proved("NAM01", this, other, of_forms(*map(places.words, (this, other))))
    return None


def _words(places: Places, span: Span) -> Words:
    """Return the words of a place, forms of address left out."""
    left_out = lexicon.words("offices.civil addresses") | {"jr", "sr"}
    known = places.tokens
    inside = (at for at in known.inside(span) if known.words[at][0].isalnum())
    return {at: _key(known.words[at]) for at in inside if known.lower[at] not in left_out}


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


Pair = tuple[int, int, int, int]
"""How they differ, words beside both that are equal, both tokens, the first with a minus."""


def _pairs(link: Link, places: Places, mine: Words, theirs: Words) -> Iterator[Pair]:
    """Yield the words of two places of which one is in the place of the other."""
    words, is_code = places.tokens.words, link.values is ValueKind.IDENTIFIER
    own, others = (
        {words[at] if is_code and not words[at].isalpha() else key for at, key in side.items()}
        for side in (mine, theirs)
    )
    ats, keys = [list(mine), list(theirs)], [["", *side.values(), ""] for side in (mine, theirs)]
    common = own & others
    for (i, at), (j, counter) in product(*map(enumerate, ats)):
        one, other = words[at], words[counter]
        is_shared = [
            common & {key, word} for key, word in ((mine[at], one), (theirs[counter], other))
        ]
        if any(is_shared) or not _may_be_names(link, one, other):
            continue
        beside = (keys[0][i], keys[1][j]), (keys[0][i + 2], keys[1][j + 2])
        near = [left if left == right else "" for left, right in beside]
        shared = sum(map(bool, near))
        left, right = fold(one), fold(other)
        if left == right:
            if is_code if mine[at] == theirs[counter] else not _is_usual(places, at, counter):
                yield _SLIP, shared, -at, counter
        elif _differ_in_letters(link, one, other, near):
            yield _SLIP, shared, -at, counter
        elif link.kind is not LinkKind.OTHER and _is_replaced(link, one, other, near, len(common)):
            yield _WORD, shared, -at, counter
        elif link.kind is LinkKind.BEARER and _is_another_name(places, at, counter):
            yield _NAME, shared, -at, counter


def _is_usual(places: Places, at: int, counter: int) -> bool:
    """Return True if two words differ in accents, and that without is as frequent here."""
    lower = places.tokens.lower
    bare, marked = sorted((lower[at], lower[counter]), key=str.isascii, reverse=True)
    return bare.isascii() and lower.count(bare) >= lower.count(marked)


def _may_be_names(link: Link, one: str, other: str) -> bool:
    """Return True if two words may be parts of names: no figures, versions or members of a row."""
    is_code, are_figures = link.values is ValueKind.IDENTIFIER, map(_FIGURE.fullmatch, (one, other))
    if link.values is ValueKind.ROLE:
        return _key(one) in _PRONOUNS
    if link.values is ValueKind.NUMBER:
        return one[0].isdigit() and not _FIGURE.fullmatch(one)
    if _INDEX.sub("", one) == _INDEX.sub("", other) != one:
        return not (is_code or (link.kind is LinkKind.WORK and one.isdigit()))
    return not (is_code and all(are_figures) and "." in one and "." in other)


def _differ_in_letters(link: Link, one: str, other: str, near: Sequence[str]) -> bool:
    """Return True if two words are one but for letters, and neither is a form of the other."""
    left, right, is_work = fold(one), fold(other), link.kind is LinkKind.WORK
    is_exact = is_work and any(near)  # a title is quoted as it must be
    if are_forms(left, right) and not (is_exact or _are_two_spellings(link, one, other, near)):
        return False
    is_letter_off = link.values is ValueKind.ACRONYM and is_one_slip(left, right)
    are_large = one.isupper() and other.isupper()
    if are_large and (sorted(left) == sorted(right) or is_letter_off):
        return True
    if left.isdigit() and right.isdigit():
        is_alike = link.kind is LinkKind.BEARER and is_slip(float(left), float(right))
        return any(near) and (is_work or is_alike)
    if any(char.isdigit() for char in left + right):
        return min(len(left), len(right)) >= _LONG and distance(left, right, 2) <= 2  # noqa: PLR2004
    return compare_folded(left, right) >= Closeness.CLOSE


def _are_two_spellings(link: Link, one: str, other: str, near: Sequence[str]) -> bool:
    """Return True if two words are not forms of one another, though their letters say so.

    Of one family name George and Georges are two spellings, as are Perseverance and Perseverence;
    "norther" is a word only if an ending is added.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    are_names = link.kind is LinkKind.BEARER and one[0].isupper() and other[0].isupper()
    is_name = are_names and (near[1].isalpha() or len(short) == len(long))
    is_cut = any(near) and long.startswith(short) and is_listed(long) and not is_listed(short)
    return len(short) >= _LONG and (is_name or is_cut)


def are_forms(left: str, right: str) -> bool:
    """Return True if two folded words are forms of one: Russia, Russian; Ken, Kenneth; N., Nora."""
    short, long = sorted((left, right), key=len)
    is_short = long.startswith(short) and (len(short) <= _NICKNAME or is_initial(short))
    return is_short or stem(left) == stem(right) or are_inflected(left, right)


def _is_replaced(link: Link, one: str, other: str, near: Sequence[str], common: int) -> bool:
    """Return True if two words are at one place of the same phrase."""
    small, is_code = lexicon.words("function.stop"), link.values is ValueKind.IDENTIFIER
    sexes = {_PRONOUNS.get(_key(one)), _PRONOUNS.get(_key(other))}
    if link.kind is LinkKind.BEARER and sexes == {"m", "f"}:
        return True
    if link.kind is LinkKind.WORK and common >= _TITLE and all(near):
        return True
    if not any(len(word) > 2 and word not in small for word in near):  # noqa: PLR2004
        return False
    if is_code and len(one) == len(other) == 1:
        return one.isalpha() and other.isalpha()
    are_names = all(side[0].isupper() and _key(side) not in small for side in (one, other))
    short, long = sorted((_key(one), _key(other)), key=len)
    is_form = long.removeprefix(short) in ("s", "es", "d", "ed", "ing", "n")
    are_names = are_names and (link.kind is LinkKind.WORK or not is_form)
    is_filled = other[0].isupper() and _PLACEHOLDER.fullmatch(one) is not None
    return are_names or is_filled


def _is_another_name(places: Places, at: int, counter: int) -> bool:
    """Return True if a name that is used nowhere else begins like the one that is right."""
    known = places.tokens
    left, right = sides = fold(known.words[at]), fold(known.words[counter])
    are_long = all(len(word) >= _LONG - 1 and not is_listed(word) for word in sides)
    are_names = are_long and known.is_capital(at) and known.is_capital(counter)
    is_once = known.lower.count(known.lower[at]) == 1
    return are_names and is_once and left[0] == right[0] and not are_forms(left, right)


_CODES = {NameKind.PLACE: "NAM03", NameKind.ORGANISATION: "NAM04"}


def _code(link: Link, places: Places, at: int, other: str, sort: int) -> str:
    """Return the check that speaks of such a difference."""
    text, kind = places.tokens.words[at], places.name_kind(places.tokens.span(at))
    if link.kind is LinkKind.WORK:
        return "CIT02"
    if link.values is ValueKind.ACRONYM or (text.isupper() and other.isupper() and text.isalpha()):
        return "ABB03"
    if _key(text) in _PRONOUNS:
        return "TWN01"
    if link.values is not ValueKind.IDENTIFIER and text.islower() and text.isalpha():
        return "CHR04" if is_ordinary(text) else "TYP02"
    is_person = kind is NameKind.PERSON and sort == _WORD
    return "NAM02" if is_person else _CODES.get(kind, "NAM01")
