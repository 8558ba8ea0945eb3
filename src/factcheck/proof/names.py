"""Compares two forms of a name, title or abbreviation that differ by a typo or in one word.

Two forms are equal if they differ only in case, hyphens or an ending, or one is short for the
other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck import lexicon
from factcheck.document.text import distance, is_one_slip, stem
from factcheck.extract.quantities.values import is_slip
from factcheck.lexicon.data.english import is_listed, is_ordinary, is_proper
from factcheck.lexicon.data.english.rare import is_english
from factcheck.link.entities.spellings import (
    Closeness,
    are_inflected,
    compare_folded,
    difference,
    fold,
    is_initial,
)
from factcheck.model import (
    Link,
    LinkKind,
    NameKind,
    Proved,
    Reason,
    Refused,
    Related,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.model.links import CONCEIVABLE, LIKELY, SURE
from factcheck.model.prove import of_forms
from factcheck.proof.places import Places, first_proof, proved

_LONG = 6
"""Minimum number of letters in a word that has two typos, or an ending spelled differently."""
_NICKNAME = 4
"""Maximum number of letters in a nickname that is the start of a name: "Ken", "Jess"."""
_APART = 4
"""Maximum number of tokens between two names listed one after the other in a sentence."""
_NEAR = 30
"""Maximum number of characters between a name and the words that explain it."""
_WORDS = 3
"""Minimum number of words in a name whose word order is compared."""
_PLACEHOLDER = re.compile(r"0{2,}|[Xx]{2,}|\?+|TBD|TBA|TK")
_FIGURE = re.compile(r"[\d.,]+")
_INDEX = re.compile(r"_?\d$")
_SLIP, _WORD, _NAME = 3, 2, 1
"""How two words differ: in letters, as two words in the same phrase, or as a name used once."""
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}

Words = dict[int, str]
"""The comparable form of each token, by token number, in order."""
Pair = tuple[int, int, int, int]
"""(type of difference, number of equal words around both, -first token, second token).

The best pair is the greatest one.
"""


def prove_names(link: Link, places: Places) -> Verdict:
    """Return the proof that two forms of one name differ in a word or in letters."""
    found = (_two_names(link, places, other) for other in link.others)
    return first_proof(found, places.without("name", link.others))


def _two_names(link: Link, places: Places, other: Span) -> Verdict:
    known, sides = places.tokens, (_words(places, link.this), _words(places, other))
    pairs = list(_pairs(link, places, *sides))
    if not pairs:
        turned = _in_order(link, places, *sides, other)
        if turned:
            return turned
        own, others = ({fold(word) for word in side.values()} for side in sides)
        if own <= others or others <= own:
            return Refused(Reason.SAME_FORM, "the forms differ only in case, punctuation or length")
        return Refused(Reason.OTHER_THING, "they share no phrase that differs in one word")
    sort, _, at, counter = max(pairs)
    at, spans = -at, (known.span(-at), known.span(counter))
    if not _PLACEHOLDER.fullmatch(known.words[at]):
        why = explained(places, *spans, is_slip=sort == _SLIP)
        if why:
            return Refused(Reason.EXPLAINED, why)
    names = [places.name_at(span) for span in spans]
    this, that = (names[0].span, names[1].span) if names[0] and names[1] else spans
    letters = {"".join(filter(str.isalnum, places.words(one))) for one in (this, that)}
    if (
        link.values is ValueKind.NAME
        and len(letters) == 1
        and not _differ_in_case(places, at, counter)
    ):
        return Refused(Reason.SAME_FORM, "the forms differ only in spaces and hyphens")
    message = of_forms(places.words(this), places.words(that))
    proof = (
        f"“{places.shown(link.this)}” / “{places.shown(other)}”",
        difference(known.words[at], known.words[counter]),
    )
    code = _code(link, places, at, known.words[counter], sort)
    families = [_key(one.parts[-1]) for one in names if one and len(one.parts) == 2]  # noqa: PLR2004
    are_namesakes = sort != _SLIP and len(families) > len(set(families))  # usually two people
    least = SURE if are_namesakes else LIKELY if sort == _NAME else CONCEIVABLE
    return proved(code, this, that, message, *proof, least=least)


def prove_other_names(link: Link, places: Places) -> Verdict:
    """Return the proof that two names, stated as values of one thing, belong to two things."""
    refused = Refused(
        Reason.NO_COMPARISON, "the proposal does not give two names for the same thing"
    )
    others = link.others if link.quoted else ()
    return first_proof((_of_two(places, link.this, other) for other in others), refused)


def _of_two(places: Places, this: Span, other: Span) -> Verdict | None:
    known, sides = places.tokens, [_words(places, span) for span in (this, other)]
    small = lexicon.words("function.stop") | lexicon.words("names.particles")
    words = [[known.words[at] for at, key in side.items() if key not in small] for side in sides]
    are_names = all(words) and all(word[0].isupper() for side in words for word in side)
    if not are_names:
        return None
    mine, theirs = ({fold(word) for word in side} for side in words)
    pairs = list(product(mine, theirs))
    letters = ["".join(word[0].casefold() for word in side) for side in words]
    if (mine & theirs) or any(compare_folded(*pair) or are_forms(*pair) for pair in pairs):
        return Refused(
            Reason.OTHER_THING, "the names share a word, or one may be a form of the other"
        )
    if letters[0] in theirs or letters[1] in mine:
        return Refused(Reason.SAME_FORM, "one name consists of the initials of the other")
    kinds = {places.name_kind(span) for span in (this, other)} - {NameKind.UNKNOWN}
    if len(kinds) > 1 or not places.common(this, other):
        return Refused(
            Reason.OTHER_THING, "the names are of different kinds, or no sentence connects them"
        )
    why = explained(places, this, other, is_slip=False)
    if why:
        return Refused(Reason.EXPLAINED, why)
    message = of_forms(places.words(this), places.words(other))
    return proved("TWN03", this, other, message, "the names have no word in common", least=SURE)


def _in_order(
    link: Link, places: Places, mine: Words, theirs: Words, other: Span
) -> Verdict | None:
    """Return the proof that a name of three words or more has a different word order elsewhere."""
    small = lexicon.words("function.stop")
    rows = [[(at, key) for at, key in side.items() if key not in small] for side in (mine, theirs)]
    keys = [[key for _, key in row] for row in rows]
    are_names = all(places.tokens.words[at][0].isupper() for row in rows for at, _ in row)
    is_one = sorted(keys[0]) == sorted(keys[1]) and len(set(keys[0])) >= _WORDS
    if link.kind is not LinkKind.BEARER or keys[0] == keys[1] or not (is_one and are_names):
        return None
    spans = [places.tokens.span(row[0][0], row[-1][0]) for row in rows]
    if any("," in places.words(span) for span in spans):  # "Holm, Anna Berit"
        return None
    message = of_forms(places.words(spans[0]), places.words(spans[1]))
    proof = (
        f"“{places.shown(link.this)}” / “{places.shown(other)}”",
        "the same words in a different order",
    )
    return proved("NAM01", spans[0], spans[1], message, *proof, least=LIKELY)


def prove_spelling(link: Link, places: Places) -> Verdict:
    """Return the proof that an unknown word, used nowhere else, is a typo of a known word."""
    right, known = link.correction.strip().rstrip("."), places.tokens
    if not right or not all(part.isalpha() for part in re.split(r"['’-]", right)):
        return Refused(Reason.NO_VALUE, "no correction given")
    ats = [at for at in known.inside(link.this) if is_one_slip(known.lower[at], right.lower())]
    if len(ats) != 1:
        here = places.shown(link.this)
        what = f"“{here}” does not contain exactly one word that is a typo of “{right}”"
        return Refused(Reason.OTHER_THING, what)
    word, span = known.words[ats[0]], known.span(ats[0])
    if _is_word(word) or len(known.by_lower[word.lower()]) > 1:
        return Refused(Reason.SAME_FORM, f"“{word}” is a known word or is used elsewhere")
    if places.is_quoted(span):
        return Refused(Reason.EXPLAINED, "it is quoted, so it keeps the form of its source")
    witnesses = known.by_lower.get(right.lower(), ())
    if not (witnesses or _is_word(right)):
        return Refused(Reason.NO_VALUE, f"“{right}” is not in the document or a word list")
    where = "is used elsewhere in the document" if witnesses else "is in an English word list"
    return Proved(
        "TYP02",
        span,
        f"possible typo: “{word}” for “{right}”",
        (f"“{word}” is not in any English word list; “{right}” {where}",),
        tuple(Related(known.span(at)) for at in witnesses[:1]),
    )


def _is_word(word: str) -> bool:
    return is_english(word.lower()) or is_proper(word)


def explained(places: Places, this: Span, other: Span, *, is_slip: bool) -> str:
    """Return the reason why two forms of a name may both be right, or ""."""
    cues = [(span, places.cue(span, "names.told apart", "names.kin of")) for span in (this, other)]
    if any(cue and abs(cue.start - span.end) <= _NEAR for span, cue in cues):
        return "the document distinguishes the two"
    if places.is_quoted(this) or places.is_quoted(other):
        return "one of the two is quoted, so it keeps the form of its source"
    if not places.is_one_sentence(this, other):
        return ""
    first, second = sorted((this, other))
    between = places.tokens.inside(Span(first.end, second.start))
    small = {places.tokens.lower[at] for at in between[:_APART]}
    is_listed_beside = len(between) <= _APART and small & lexicon.words("names.between two")
    return "both are in one sentence" if is_listed_beside or not is_slip else ""


def _words(places: Places, span: Span) -> Words:
    """Return the words of a place, without forms of address such as "Dr"."""
    left_out = lexicon.words("offices.civil addresses") | {"jr", "sr"}
    known = places.tokens
    inside = (at for at in known.inside(span) if known.words[at][0].isalnum())
    return {at: _key(known.words[at]) for at in inside if known.lower[at] not in left_out}


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _pairs(link: Link, places: Places, mine: Words, theirs: Words) -> Iterator[Pair]:
    """Yield the pairs of words at two places in which one word replaces the other."""
    words, is_code = places.tokens.words, link.values is ValueKind.IDENTIFIER
    own, others = (
        {words[at] if is_code and not words[at].isalpha() else key for at, key in side.items()}
        for side in (mine, theirs)
    )
    if link.kind is LinkKind.BEARER:
        yield from _in_case(places, mine, theirs)
    ats, keys = [list(mine), list(theirs)], [["", *side.values(), ""] for side in (mine, theirs)]
    common = own & others
    for (i, at), (j, counter) in product(*map(enumerate, ats)):
        one, other = words[at], words[counter]
        if common & {mine[at], one} or common & {theirs[counter], other}:
            continue
        beside = (keys[0][i], keys[1][j]), (keys[0][i + 2], keys[1][j + 2])
        near = [left if left == right else "" for left, right in beside]
        sort = _sort(link, places, (at, counter), near) if _may_be_names(link, one, other) else 0
        if sort:
            yield sort, sum(map(bool, near)), -at, counter


def _in_case(places: Places, mine: Words, theirs: Words) -> Iterator[Pair]:
    """Yield the pairs of words at two places that differ only in case: MacLeod and Macleod."""
    for at, counter in product(mine, theirs):
        if mine[at] == theirs[counter] and _differ_in_case(places, at, counter):
            yield _SLIP, 0, -at, counter


def _sort(link: Link, places: Places, ats: tuple[int, int], near: Sequence[str]) -> int:
    """Return how two words for one thing differ; 0 for forms of one word, or for two things."""
    one, other = (places.tokens.words[at] for at in ats)
    if fold(one) == fold(other):  # accents may be omitted if only case differs
        is_same = _key(one) == _key(other)
        return _SLIP * (is_same == (link.values is ValueKind.IDENTIFIER))
    if _differ_in_letters(link, one, other, near):
        return _SLIP
    if link.kind is not LinkKind.OTHER and _is_replaced(link, one, other, near):
        return _WORD
    is_bearer = link.kind is LinkKind.BEARER
    return _NAME * (is_bearer and _is_another_name(places, *ats))


def _differ_in_case(places: Places, at: int, counter: int) -> bool:
    """Return True if two names differ in inner capitals, or in the capital of a particle.

    Names in all capitals, and a particle at the start of a name or sentence, are ignored.
    """
    known = places.tokens
    one, other = known.words[at], known.words[counter]
    if _key(one) in lexicon.words("names.particles"):
        return one != other and all(
            at > 0 and known.is_capital(at - 1) and known.words[at - 1].isalpha()
            for at in (at, counter)
        )
    are_mixed = not (one.isupper() or other.isupper() or one.islower() or other.islower())
    return are_mixed and one[1:] != other[1:]


def _may_be_names(link: Link, one: str, other: str) -> bool:
    """Return True if two words may be parts of names, not numbers or members of a series."""
    is_code = link.values is ValueKind.IDENTIFIER
    if link.values is ValueKind.ROLE:
        return _key(one) in _PRONOUNS
    if link.values is ValueKind.NUMBER:
        return one[0].isdigit() and not _FIGURE.fullmatch(one)
    if _INDEX.sub("", one) == _INDEX.sub("", other) != one:
        return not (is_code or (link.kind is LinkKind.WORK and one.isdigit()))
    return True


def _differ_in_letters(link: Link, one: str, other: str, near: Sequence[str]) -> bool:
    """Return True if two words differ in letters, and neither is a form of the other."""
    left, right = fold(one), fold(other)
    if are_forms(left, right) and not _are_two_spellings(link, one, other, near):
        return False
    if one.isupper() and other.isupper():
        is_letter_off = link.values is ValueKind.ACRONYM and is_one_slip(left, right)
        if sorted(left) == sorted(right) or is_letter_off:
            return True
    if left.isdigit() and right.isdigit():
        is_alike = link.kind is LinkKind.BEARER and is_slip(float(left), float(right))
        return any(near) and (link.kind is LinkKind.WORK or is_alike)
    if any(char.isdigit() for char in left + right):
        return min(len(left), len(right)) >= _LONG and distance(left, right, 2) <= 2  # noqa: PLR2004
    return compare_folded(left, right) >= Closeness.CLOSE


def _are_two_spellings(link: Link, one: str, other: str, near: Sequence[str]) -> bool:
    """Return True if two words that look like forms of one word are two spellings of a name.

    George and Georges are two spellings if the link says that they name the same family. The same
    applies to Perseverance and Perseverence.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    are_names = link.kind is LinkKind.BEARER and one[0].isupper() and other[0].isupper()
    is_name = are_names and (near[1].isalpha() or len(short) == len(long))
    return len(short) >= _LONG and is_name


def are_forms(left: str, right: str) -> bool:
    """Return True if two folded words are forms of one: Russia, Russian; Ken, Kenneth; N., Nora."""
    short, long = sorted((left, right), key=len)
    is_short = long.startswith(short) and (len(short) <= _NICKNAME or is_initial(short))
    return is_short or stem(left) == stem(right) or are_inflected(left, right)


def _is_replaced(link: Link, one: str, other: str, near: Sequence[str]) -> bool:
    """Return True if two words have the same position in the same phrase."""
    small = lexicon.words("function.stop")
    if link.kind is LinkKind.BEARER and {*map(_PRONOUNS.get, map(_key, (one, other)))} == {
        "m",
        "f",
    }:
        return True
    if not any(len(word) > 2 and word not in small for word in near):  # noqa: PLR2004
        return False
    if link.values is ValueKind.IDENTIFIER and len(one) == len(other) == 1:
        return one.isalpha() and other.isalpha()
    are_names = all(side[0].isupper() and _key(side) not in small for side in (one, other))
    return are_names or (other[0].isupper() and _PLACEHOLDER.fullmatch(one) is not None)


def _is_another_name(places: Places, at: int, counter: int) -> bool:
    """Return True if a name used only once starts with the letter of the correct name."""
    known = places.tokens
    left, right = sides = fold(known.words[at]), fold(known.words[counter])
    are_long = all(len(word) >= _LONG - 1 and not is_listed(word) for word in sides)
    are_names = are_long and known.is_capital(at) and known.is_capital(counter)
    is_once = known.lower.count(known.lower[at]) == 1
    return are_names and is_once and left[0] == right[0] and not are_forms(left, right)


_CODES = {NameKind.PLACE: "NAM03", NameKind.ORGANISATION: "NAM04"}


def _code(link: Link, places: Places, at: int, other: str, sort: int) -> str:
    """Return the code of the check that reports such a difference."""
    text, kind = places.tokens.words[at], places.name_kind(places.tokens.span(at))
    if link.kind is LinkKind.WORK:
        return "CIT02"
    if link.values is ValueKind.ACRONYM or (text.isupper() and other.isupper() and text.isalpha()):
        return "ABB03"
    if _key(text) in _PRONOUNS:
        return "TWN01"
    if _key(text) == _key(other) and _key(text) in lexicon.words("names.particles"):
        return "NAM01"
    if link.values is not ValueKind.IDENTIFIER and text.islower() and text.isalpha():
        return "CHR04" if is_ordinary(text) else "TYP02"
    is_person = kind is NameKind.PERSON and sort == _WORD
    return "NAM02" if is_person else _CODES.get(kind, "NAM01")
