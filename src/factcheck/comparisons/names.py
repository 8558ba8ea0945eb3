"""Two forms of one name, identifier, title or short form, letter by letter and word by word.

Forms that differ in case, in hyphens, in an ending, or of which one is short for the other, are one
form. What is left is a slip of letters, another word in the same phrase, or a name that was
mistaken for another.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from attrs import frozen

from factcheck import lexicon
from factcheck.align.bearers.spellings import (
    Closeness,
    are_inflected,
    compare_folded,
    difference,
    fold,
    is_initial,
)
from factcheck.comparisons.reading import Reading, first_proof
from factcheck.data.english import is_listed, is_ordinary
from factcheck.equations.amounts import are_alike
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
from factcheck.model.links import LIKELY
from factcheck.model.short_forms import are_turned
from factcheck.text import distance, listed, stem

_SHORTEST = 4
"""Letters from which one that differs is a slip; of fewer the phrase around must be the same."""
_LONG = 6
"""Letters from which two that differ may be slips."""
_NICKNAME = 4
"""Letters of which the beginning of a name may be short for it: "Ken", "Jess"."""
_TITLE = 5
"""Words that two titles share from which a small word that differs is a slip."""
_BESIDE = 8
"""Tokens from a name within which the words stand that explain it."""
_SAID_OF_BOTH = 3
"""Words by which the document says the same of two names."""
_APART = 4
"""Tokens between two names that one sentence lists side by side."""


@frozen
class _Word:
    """A word of a place."""

    at: int
    """Its token."""
    text: str
    before: str
    """The folded word beside it in its place, marks left out; empty at the edge."""
    behind: str


@frozen
class _Pair:
    """Two words that stand for one another."""

    this: _Word
    other: _Word
    is_slip: bool
    """Letters differ, not the word."""
    shared: int
    """Words beside them that are equal."""


def compare_names(link: Link, read: Reading) -> Verdict:
    """Prove that two forms of one thing differ in a word or its letters."""
    refused = Refused(Reason.NO_VALUE, "no word of one stands for a word of the other")
    return first_proof((_two_names(link, read, other) for other in link.others), refused)


def _two_names(link: Link, read: Reading, other: Span) -> Verdict:
    mine, theirs = _words(read, link.this), _words(read, other)
    pairs = list(_pairs(link, mine, theirs))
    if not pairs:
        return _particle(read, mine, theirs) or _why_alike(mine, theirs)
    pairs = [pair for pair in pairs if not _is_usual(read, pair.this, pair.other)]
    if not pairs:
        return Refused(Reason.SAME_FORM, "the form without accents is the usual one here")
    best = max(pairs, key=lambda pair: (pair.is_slip, pair.shared, -pair.this.at))
    this, counter = (read.tokens.span(one.at) for one in (best.this, best.other))
    refused = None if _PLACEHOLDER.fullmatch(best.this.text) else _why_refused(link, read, best)
    if refused:
        return refused
    places = f"“{read.shown(link.this)}” / “{read.shown(other)}”"
    letters = difference(best.this.text, best.other.text)
    whole = _whole_names(read, this, counter)
    return read.two_forms(_code(link, read, best), *whole, places, letters)


def _why_alike(mine: Sequence[_Word], theirs: Sequence[_Word]) -> Refused:
    """Return why two places are not two forms of one name."""
    own, others = ({fold(one.text) for one in words} for words in (mine, theirs))
    if own <= others or others <= own:
        return Refused(Reason.SAME_FORM, "the forms differ in case, marks or length only")
    return Refused(Reason.OTHER_THING, "the places share no phrase in which one word differs")


def _why_refused(link: Link, read: Reading, best: _Pair) -> Refused | None:
    """Refuse two forms that the document explains, or that are of two persons or one form."""
    this, other = (read.tokens.span(one.at) for one in (best.this, best.other))
    is_work = link.kind is LinkKind.WORK
    why = explained(read, this, other, is_slip=best.is_slip, is_work=is_work)
    is_pair = not best.is_slip and link.values is ValueKind.NAME
    if is_pair and read.is_one_sentence(*sorted((this, other))):
        why = why or "one sentence has both"
    if why:
        return Refused(Reason.EXPLAINED, why)
    if _are_namesakes(read, best.this.at, best.other.at, is_slip=best.is_slip):
        return Refused(Reason.OTHER_THING, "two given names before one family name are two persons")
    whole = _whole_names(read, this, other)
    letters = ["".join(filter(str.isalnum, read.words(span))) for span in whole]
    if link.values is ValueKind.NAME and letters[0] == letters[1]:
        return Refused(Reason.SAME_FORM, "the forms differ in blanks and hyphens only")
    return None


def _is_usual(read: Reading, one: _Word, other: _Word) -> bool:
    """True if two words differ in a hyphen, or in accents, and that without stands as often."""
    if fold(one.text) != fold(other.text) or _key(one.text) == _key(other.text):
        return False
    bare, marked = sorted((_key(one.text), _key(other.text)), key=str.isascii, reverse=True)
    return bare.isascii() and read.tokens.lower.count(bare) >= read.tokens.lower.count(marked)


def _are_namesakes(read: Reading, at: int, other: int, *, is_slip: bool = False) -> bool:
    """True if two given names before one family name may be of two persons.

    They are of one where the document says the same of both, or a slip stands there only once.
    """
    sides = at, other
    names = [name for one in sides if (name := _name_of_two(read, one))]
    if len(names) < len(sides) or _key(names[0][1]) != _key(names[1][1]):
        return False
    parts = [one.parts for one in read.known.facts.names] if is_slip else []
    if any(parts.count(name) == 1 for name in names):
        return False
    said = [read.stems(read.sentence(read.tokens.span(one))) for one in sides]
    own = {stem(_key(word)) for name in names for word in name}
    return len((said[0] & said[1]) - own) < _SAID_OF_BOTH


def _name_of_two(read: Reading, at: int) -> tuple[str, str] | None:
    """Return given and family name, where a token is the given name of nothing but these two."""
    span = read.tokens.span(at)
    whole = read.name_at(span)
    kinds = (NameKind.PERSON, NameKind.UNKNOWN)
    if not whole or len(whole.parts) != 2 or read.name_kind(whole.span) not in kinds:  # noqa: PLR2004
        return None
    return whole.parts[0], whole.parts[1]


def _particle(read: Reading, mine: Sequence[_Word], theirs: Sequence[_Word]) -> Proved | None:
    """Prove that a name lacks a particle, or has it joined: Breton, Le Breton; Vandam, Van Dam."""
    for short, long in ((mine, theirs), (theirs, mine)):
        for one, first, second in _with_particle(short, long):
            spans = read.tokens.span(one.at), read.tokens.span(first.at, second.at)
            this, other = spans if short is mine else reversed(spans)
            return read.two_forms("NAM01", this, other)
    return None


def _with_particle(
    short: Sequence[_Word], long: Sequence[_Word]
) -> Iterator[tuple[_Word, _Word, _Word]]:
    """Yield a word of one name, with the particle and the word that stand for it in the other."""
    particles = lexicon.words("names.particles")
    for first, second in pairwise(long):
        if _key(first.text) not in particles or first.text.islower():
            continue
        for one in short:
            is_joined = _key(one.text) == _key(first.text + second.text)
            if is_joined or (one.text == second.text and one.before == first.before != ""):
                yield one, first, second


def _whole_names(read: Reading, this: Span, counter: Span) -> tuple[Span, Span]:
    """Return the whole names of which two words are parts, if our extractors read both."""
    one, two = (read.name_at(span) for span in (this, counter))
    return (one.span, two.span) if one and two else (this, counter)


def _words(read: Reading, span: Span) -> list[_Word]:
    """Return the words of a place with their neighbours, forms of address left out."""
    known = read.tokens
    left_out = lexicon.words("offices.civil addresses") | _BESIDE_NAMES
    ats = [
        at
        for at in known.inside(span)
        if known.words[at][0].isalnum() and known.lower[at] not in left_out
    ]
    folded = ["", *(_key(known.words[at]) for at in ats), ""]
    return [
        _Word(at, known.words[at], folded[number], folded[number + 2])
        for number, at in enumerate(ats)
    ]


_INDEX = re.compile(r"_?\d$")
_PLACEHOLDER = re.compile(r"0{2,}|[Xx]{2,}|\?+|TBD|TBA|TK")
"""What stands for a word that was to be filled in."""


_BESIDE_NAMES = frozenset({"jr", "sr"})


def _key(word: str) -> str:
    """Return a word as two are compared for being the same."""
    return word.casefold().replace("’", "'")


def _pairs(link: Link, mine: Sequence[_Word], theirs: Sequence[_Word]) -> Iterator[_Pair]:
    """Yield the words of two places that stand for one another and differ."""
    is_code = link.values is ValueKind.IDENTIFIER
    own, others = ({_form(one.text, is_code) for one in words} for words in (mine, theirs))
    mine = [one for one in mine if _form(one.text, is_code) not in others]
    theirs = [one for one in theirs if _form(one.text, is_code) not in own]
    for one, other in product(mine, theirs):
        if not _are_of_names(link, one.text, other.text):
            continue
        shared = (one.before == other.before != "") + (one.behind == other.behind != "")
        if _differ_in_letters(link, one, other, shared):
            yield _Pair(one, other, is_slip=True, shared=shared)
        elif link.kind is not LinkKind.OTHER and _is_replaced(link, one, other, len(own & others)):
            yield _Pair(one, other, is_slip=False, shared=shared)


def _form(word: str, is_code: bool) -> str:  # noqa: FBT001
    """Return a word as it counts: in code capitals are letters of their own."""
    return word if is_code and not word.isalpha() else _key(word)


def _differ_in_letters(link: Link, one: _Word, other: _Word, shared: int) -> bool:
    """Return True if two words are one but for letters, and neither is a form of the other."""
    left, right = fold(one.text), fold(other.text)
    if left == right:
        return _key(one.text) != _key(other.text) or link.values is ValueKind.IDENTIFIER
    is_exact = link.kind is LinkKind.WORK and shared > 0  # a title is quoted as it must be
    if are_forms(left, right) and not (is_exact or _are_spellings(link, one, other, shared)):
        return False
    are_large = one.text.isupper() and other.text.isupper()
    is_turned = are_large and (are_turned(one.text, other.text) or sorted(left) == sorted(right))
    if left.isdigit() and right.isdigit():
        is_alike = link.kind is LinkKind.BEARER and are_alike(float(left), float(right))
        return shared > 0 and (link.kind is LinkKind.WORK or is_alike)
    if any(char.isdigit() for char in left + right):
        is_long = min(len(left), len(right)) >= _LONG
        return is_turned or (is_long and distance(left, right, 2) <= 2)  # noqa: PLR2004
    return is_turned or compare_folded(left, right) >= Closeness.CLOSE


def _are_spellings(link: Link, one: _Word, other: _Word, shared: int) -> bool:
    """Return True if two words are not forms of one another, though their letters say so.

    Of one family name George and Georges are two spellings, as are Perseverance and Perseverence;
    "norther" is a word only if an ending is added.
    """
    short, long = sorted((fold(one.text), fold(other.text)), key=len)
    if shared and long.startswith(short) and is_listed(long) and not is_listed(short):
        return len(short) >= _LONG
    are_names = one.text[0].isupper() and other.text[0].isupper()
    is_same_place = (one.behind == other.behind and one.behind.isalpha()) or len(short) == len(long)
    return are_names and link.kind is LinkKind.BEARER and len(short) >= _LONG and is_same_place


def are_forms(left: str, right: str) -> bool:
    """True if two words are forms of one: Russia, Russian; Ken, Kenneth; N., Nora."""
    short, long = sorted((left, right), key=len)
    is_short = long.startswith(short) and (len(short) <= _NICKNAME or is_initial(short))
    return is_short or stem(left) == stem(right) or are_inflected(left, right)


def _is_replaced(link: Link, one: _Word, other: _Word, common: int) -> bool:
    """Return True if two words are at one place of the same phrase, and not forms of one word."""
    before = one.before == other.before != ""
    behind = one.behind == other.behind != ""
    if link.kind is LinkKind.WORK and common >= _TITLE and before and behind:
        return True
    near = [word for word, is_same in ((one.before, before), (one.behind, behind)) if is_same]
    if not any(len(word) > 2 and not _is_small(word) for word in near):  # noqa: PLR2004
        return False
    if other.text[0].isupper() and _PLACEHOLDER.fullmatch(one.text):
        return True
    is_code = link.values is ValueKind.IDENTIFIER
    if is_code and len(one.text) == len(other.text) == 1:
        return one.text.isalpha() and other.text.isalpha()
    sides = one.text, other.text
    are_names = all(side[0].isupper() and not _is_small(_key(side)) for side in sides)
    is_other = are_names or all(map(_is_version, sides)) or (is_code and before and behind)
    is_work = link.kind is LinkKind.WORK
    return is_other and (is_work or not _is_inflected(*map(fold, sides)))


def _is_version(word: str) -> bool:
    """True if a word is more than a number: "10.11", "2nd", "0x01"."""
    return word[0].isdigit() and not word.replace(",", "").isdigit()


def _numbers_in(word: str) -> int:
    """Return how many numbers points join in a word that is nothing else: 3 in "1.4.2"."""
    parts = word.split(".")
    return len(parts) if all(map(str.isdecimal, parts)) else 0


def _are_of_names(link: Link, one: str, other: str) -> bool:
    """True if two words may be parts of names: no figures, nor versions of an identifier."""
    if link.values is ValueKind.NUMBER:
        return _is_version(one) and _numbers_in(one) != 2  # noqa: PLR2004 - a decimal
    are_versions = min(_numbers_in(word.removeprefix("v")) for word in (one, other)) > 1
    are_of_row = _INDEX.sub("", one) == _INDEX.sub("", other) != one
    is_numbered = link.kind is LinkKind.WORK and one.isdigit() and other.isdigit()
    is_code = link.values is ValueKind.IDENTIFIER
    return not (are_of_row if is_numbered else is_code and (are_versions or are_of_row))


def _is_inflected(left: str, right: str) -> bool:
    """Return True if a word has an ending of number or tense that the other has not."""
    short, long = sorted((left, right), key=len)
    return long.removeprefix(short) in ("s", "es", "d", "ed", "ing", "n")


def _is_small(word: str) -> bool:
    return word in lexicon.words("function.stop")


def explained(
    read: Reading, this: Span, other: Span, *, is_slip: bool = False, is_work: bool = False
) -> str:
    """Return how the document tells why both forms stand; empty if it does not."""
    if read.is_quoted(this) or read.is_quoted(other):
        return "one of the two is quoted, and keeps the form of its source"
    for span in (this, other):
        if _is_told_apart(read, span, (this, other)):
            return "the document tells the two apart"
        if not is_work and _has_kin(read, span) and not (is_slip and _is_family(read, span)):
            return "the document tells of relatives"
    first, second = sorted((this, other))
    between = read.tokens.inside(Span(first.end, second.start))
    if read.is_one_sentence(first, second):
        if next(listed("names.aliases").find(read.tokens, between), None):
            return "the document gives both forms itself"
        words = {read.tokens.lower[at] for at in between}
        if len(between) <= _APART and words & lexicon.words("names.between two"):
            return "one sentence sets the two side by side"
    return ""


def _is_told_apart(read: Reading, span: Span, both: tuple[Span, Span]) -> bool:
    """True if the sentence of a place says that there are two, of both or close to the name."""
    sentence = read.sentence(span)
    near = read.tokens.inside(sentence)
    forms = [fold(read.words(one)) for one in both]
    known = {fold(read.tokens.words[at]) for at in near}
    at = read.tokens.at(span.start)
    if not known.issuperset(forms):
        near = range(max(near.start, at - _BESIDE), min(near.stop, at + _BESIDE))
    told = listed("names.told apart", by_stem=True).find(read.tokens, near)
    return any(first >= at or known.issuperset(forms) for first, _, _ in told)


def _is_family(read: Reading, span: Span) -> bool:
    """Return True if a word is a family name, which relatives have in common."""
    name = read.name_at(span)
    return name is not None and name.span.start < span.start and name.span.end == span.end


def _has_kin(read: Reading, span: Span) -> bool:
    """True if a word of relatives stands close to a name: "her sister Karin", "Karin, a cousin"."""
    at = read.tokens.at(span.start)
    near = range(max(0, at - _BESIDE // 2), min(at + _BESIDE // 2, len(read.tokens)))
    kin = lexicon.words("names.kin") | lexicon.words("names.kin of")
    return any(read.tokens.lower[one] in kin for one in near)


_CODES = {NameKind.PLACE: "NAM03", NameKind.ORGANISATION: "NAM04"}


def _code_of(read: Reading, at: int) -> str:
    """Return the check that speaks of a name, by what it is of."""
    return _CODES.get(read.name_kind(read.tokens.span(at)), "NAM01")


def _code(link: Link, read: Reading, pair: _Pair) -> str:
    """Return the check that speaks of such a difference."""
    text = pair.this.text
    if link.kind is LinkKind.WORK:
        return "CIT02"
    is_short = text.isupper() and pair.other.text.isupper() and text.isalpha()
    if is_short or link.values is ValueKind.ACRONYM:
        return "ABB03"
    if link.values is not ValueKind.IDENTIFIER and text.islower() and text.isalpha():
        return "TYP02" if not is_ordinary(text) else "CHR04"
    kind = read.name_kind(read.tokens.span(pair.this.at))
    if kind is NameKind.PERSON and not pair.is_slip:
        return "NAM02"
    return _CODES.get(kind, "NAM01")


# ---- a name that was mistaken for another ----

_SHORTEST_MISTAKEN = 5


def compare_terms(link: Link, read: Reading) -> Verdict:
    """Prove that one bearer has a name that stands nowhere else, beside one that does.

    It begins like the right one. Its letters show no slip: what the document shows is that nobody
    else bears it, and its maker must be surer of the link than of two spellings.
    """
    known = read.tokens
    mine = [at for at in _names(read, link.this) if known.lower.count(known.lower[at]) == 1]
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” has no name that stands once")
    if link.kind is not LinkKind.BEARER:
        return refused
    others = [counter for other in link.others for counter in _names(read, other)]
    pair = next((pair for pair in product(mine, others) if _is_mistaken(read, *pair)), None)
    return _another_name(read, *pair) if pair else refused


def _names(read: Reading, place: Span) -> list[int]:
    """Return the tokens of a place that are names: capitals, and no word of English."""
    known = read.tokens
    return [
        at
        for at in known.inside(place)
        if known.is_capital(at)
        and known.words[at].isalpha()
        and len(known.words[at]) >= _SHORTEST_MISTAKEN
        and not is_listed(known.lower[at])
    ]


def _is_mistaken(read: Reading, at: int, counter: int) -> bool:
    """True if two names begin alike, and are no forms of one."""
    mine, theirs = (fold(read.tokens.words[one]) for one in (at, counter))
    return mine[0] == theirs[0] and mine != theirs and not are_forms(mine, theirs)


def _another_name(read: Reading, at: int, counter: int) -> Verdict:
    this, other = _whole_names(read, read.tokens.span(at), read.tokens.span(counter))
    why = explained(read, this, other)
    if why:
        return Refused(Reason.EXPLAINED, why)
    if _are_namesakes(read, at, counter):
        return Refused(Reason.OTHER_THING, "two given names before one family name are two persons")
    proof = f"“{read.tokens.words[at]}” stands nowhere else"
    return read.two_forms(_code_of(read, at), this, other, proof, least=LIKELY)
