"""A name that stands in a phrase, and a letter otherwise in the same phrase elsewhere.

What is read: every block but code, headings and the words before a colon too. A phrase is three
words in one run; a name beside a telling word or number ("Keccak-256"); a label ("Tantek:"). A name
in small letters ("nginx") is its own phrase. Numbers behind a label ("EIP-1455") are read likewise.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from factcheck import lexicon
from factcheck.align.bearers.identifiers import deleted
from factcheck.align.bearers.spellings import are_inflected, fold, is_inside
from factcheck.align.bearers.vetoes import are_identifiers
from factcheck.align.twins.statements import Place, Statements
from factcheck.data.english import is_ordinary, is_proper
from factcheck.data.english.rare import is_english
from factcheck.model import BlockKind
from factcheck.model.letters import singly
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import Tokens, distance, is_one_slip, kept_by_words, stem, tokens_of

_LENGTH = 3
_SHORTEST = 5
"""Letters of a word in which a slip is sought; shorter words have too many neighbours."""
_LONGEST = 50
"""Letters from which a word is none: each is tried with one letter left out."""
_MOST = 2
"""Places where the rarer word stands; what stands oftener is meant."""
_MOST_FORMS = 40
"""Words that one phrase has at one place; what has more ("sent by …") takes any name."""
_LONG = 7
"""Letters from which two slips may part a word from one that stands often."""
_OFTEN = 5
_USUAL = 3
_WHOLE = 4
"""Letters of each of two words that are joined to one."""
_FREE = "`“”‘’\"',;:()*-"
"""Marks beside a word that is no part of a longer one."""

_Key = tuple[int | str, ...]
"""Which word of the phrase is left open, and the others."""
_LABEL: _Key = (":",)
_AUTHOR = "and"
_JOINS = frozenset({"and", "or", "nor", "/", ",", "&"})


def phrases_apart(made: Statements) -> Iterator[Twin]:
    """Yield names inside a phrase that the phrase has with another letter elsewhere, in order."""
    words = made.tokens
    found: dict[int, tuple[int, str]] = {}
    for at, to in (*_of_three_words(made), *_of_neighbours(made)):
        found.setdefault(at, (to, "word"))
    for at, to in _of_small_words(made):
        found.setdefault(at, (to, "name"))
    for at, (to, kind) in sorted(found.items()):
        is_cut_off = words.text.startswith(("...", "…"), words.ends[at])
        if is_cut_off or are_identifiers(words.words[at], words.words[to]):
            continue
        yield Twin(TwinRoute.PHRASE, kind, words.span(at), words.span(to))


# ---- three words in one run ----


def _of_three_words(made: Statements) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual) names that two phrases of three words have a letter apart."""
    words = made.tokens
    for places in _phrases(made).values():
        forms = sorted(places) if len(places) <= _MOST_FORMS else []
        for index, form in enumerate(forms):
            for other in forms[index + 1 :]:
                if _is_letter_apart(form, other) and not _are_codes(
                    words, places[form], places[other]
                ):
                    rare, usual = sorted((form, other), key=lambda word: len(words.by_lower[word]))
                    if len(words.by_lower[rare]) <= _MOST:
                        yield places[rare], places[usual]


def _are_codes(words: Tokens, one: int, other: int) -> bool:
    """True if two are short words in capitals, which begin otherwise: "FSTAT", "LSTAT"."""
    printed = (words.words[one], words.words[other])
    is_short = max(map(len, printed)) < _LONG and all(map(str.isupper, printed))
    return is_short and printed[0][0] != printed[1][0]


def _phrases(made: Statements) -> Mapping[_Key, dict[str, int]]:
    """Return for each phrase with a gap the words that fill it, each with its first place."""
    found: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
    opening = _opening(made.tokens)
    for text, inside in _blocks(made):
        within = slice(bisect_left(opening, inside.start), bisect_left(opening, inside.stop))
        begin = tuple([at - inside.start for at in opening[within]])
        for key, name, at in _phrases_of(text, begin):
            found[key].setdefault(name, inside.start + at)
    return {key: places for key, places in found.items() if len(places) > 1}


def _blocks(made: Statements) -> Iterator[tuple[str, range]]:
    """Yield the words of each block but code, with its tokens."""
    for block in made.document.blocks:
        if block.kind is not BlockKind.CODE:
            yield made.document.words(block.span), made.tokens.inside(block.span)


def _opening(words: Tokens) -> list[int]:
    """Return the first word of each sentence with the marks before it, and all outside of any."""
    found, begun = list[int](), -1
    for at, (word, sentence) in enumerate(zip(words.words, words.sentences, strict=True)):
        if sentence < 0:
            found.append(at)
        elif sentence != begun:
            found.append(at)
            begun = sentence if word[0].isalnum() else begun
    return found


@kept_by_words
def _phrases_of(text: str, opening: tuple[int, ...]) -> tuple[tuple[_Key, str, int], ...]:
    """Return the phrases with a gap of a block, each with the name in it and the token of that.

    Args:
        text: The words of the block.
        opening: Its tokens that open a sentence.
    """
    words = tokens_of(text)
    found = list[tuple[_Key, str, int]]()
    for at, word in enumerate(words.words):
        if not (len(word) >= _SHORTEST and word[0].isupper() and word.isalpha()):
            continue
        for gap in range(min(_LENGTH, at + 1)):
            phrase = range(at - gap, at - gap + _LENGTH)
            if _is_phrase(words, phrase) and _has_name_beside(words, phrase, at, opening):
                one, other = (words.lower[each] for each in phrase if each != at)
                found.append(((gap, one, other), words.lower[at], at))
    return tuple(found)


def _is_phrase(words: Tokens, phrase: range) -> bool:
    """True if words stand one behind the other without a mark between."""
    printed = words.words[phrase.start : phrase.stop]
    return len(printed) == _LENGTH and all(map(str.isalpha, printed))


def _has_name_beside(words: Tokens, phrase: range, at: int, opening: tuple[int, ...]) -> bool:
    """True if a word of three letters beside one has a capital, and not as the first of all."""
    return any(
        len(words.words[near]) >= _LENGTH and words.is_capital(near) and near not in opening
        for near in (at - 1, at + 1)
        if near in phrase
    )


def _is_letter_apart(one: str, other: str) -> bool:
    """True if two words are a letter apart, and not by an ending: "Algeria", "Algerian"."""
    short, long = sorted((one, other), key=len)
    is_ending = long in (f"{short}s", f"{short}n") and short[-1] not in "ns"
    is_accent = fold(one) == fold(other)
    return is_one_slip(one, other) and not (is_ending or is_accent or stem(one) == stem(other))


# ---- a name and its neighbour ----


def _of_neighbours(made: Statements) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual): a name that nobody knows, once, and what its neighbour has elsewhere."""
    places: defaultdict[_Key, dict[str, list[int]]] = defaultdict(dict)
    for text, inside in _blocks(made):
        for key, name, at in _neighbours_of(text):
            places[key].setdefault(name, []).append(inside.start + at)
    for key, held in places.items():
        if 1 < len(held) <= _MOST_FORMS:
            yield from _names_apart(made, held, key)


@kept_by_words
def _neighbours_of(text: str) -> tuple[tuple[_Key, str, int], ...]:
    """Return what stands beside the names of a block, with the name and its token."""
    words, has_hyphens = tokens_of(text), "-" in text
    found = list[tuple[_Key, str, int]]()
    for at, word in enumerate(words.words):
        if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
            continue
        if word[0].isupper():
            found += [(key, words.lower[at], at) for key in _contexts(words, at)]
        elif has_hyphens:
            found += [(key, words.lower[at], at) for key in _joined(words, at)]
    return tuple(found)


def _contexts(words: Tokens, at: int) -> Iterator[_Key]:
    """Yield what stands beside a name: the words that touch it, or the colon of a label."""
    for side in (-1, 1):
        near = at + side
        if 0 <= near < len(words) and words.words[near] in ("-", "‑"):
            near += side
        if 0 <= near < len(words) and _is_telling(words, near):
            yield side, stem(words.lower[near])
    if at == 0 and words.words[1:2] == [":"]:
        yield _LABEL
    yield from _authors(words, at)


def _joined(words: Tokens, at: int) -> Iterator[_Key]:
    """Yield what a hyphen joins to a word in small letters: "kube-" before "harbour"."""
    for side in (-1, 1):
        near, far = at + side, at + 2 * side
        is_inside = 0 <= far < len(words) and words.words[near] == "-"
        if is_inside and _is_telling(words, far) and _touch(words, near, at, far):
            yield f"{side}-", words.lower[far]


def _touch(words: Tokens, *places: int) -> bool:
    first, last = min(places), max(places)
    return words.ends[last] - words.starts[first] == sum(
        words.ends[at] - words.starts[at] for at in range(first, last + 1)
    )


def _authors(words: Tokens, at: int) -> Iterator[_Key]:
    """Yield the author in front of a second one, whose given name may stand between them."""
    joins = (at - 1, at - 2) if words.is_capital(at - 1) else (at - 1,)
    for join in joins:
        is_pair = join > 0 and words.lower[join] in ("and", "&") and words.is_capital(join - 1)
        if is_pair and len(words.words[join - 1]) >= _SHORTEST:
            yield _AUTHOR, words.lower[join - 1]


def _is_telling(words: Tokens, at: int) -> bool:
    word = words.lower[at]
    is_long = len(word) >= _LENGTH and word.isalnum()
    return is_long and word not in lexicon.words("function.stop")


def _names_apart(
    made: Statements, held: Mapping[str, list[int]], key: _Key
) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual) of the names in one place; of two people the last letter may tell."""
    words = made.tokens
    for rare, (at, *more) in held.items():
        is_known = is_proper if key[0] == _AUTHOR else _is_known
        if more or len(words.by_lower[rare]) > 1 or is_known(words.words[at]):
            continue
        for usual, (to, *_) in held.items():
            is_inside = key == _LABEL or rare[-1] == usual[-1]
            is_slip = is_inside and _is_slip_of(words, rare, usual)
            if not (is_slip or _is_slip_of_surname(words, at, to)):
                continue
            if key[0] == _AUTHOR or not _are_beside(made, at, usual):
                yield at, to
                break


def _is_known(word: str) -> bool:
    lower = word.lower()
    return is_proper(word) or is_ordinary(lower) or is_english(lower)


def _is_slip_of(words: Tokens, rare: str, usual: str) -> bool:
    """True if a word that stands once can only be a slip of another beside the same word.

    One that stands as often is a slip if only a doubled letter parts the two.
    """
    count = len(words.by_lower[usual])
    if rare[0] != usual[0] or fold(rare) == fold(usual) or are_inflected(rare, usual):
        return False
    if singly(rare) == singly(usual):
        return True
    is_long = min(len(rare), len(usual)) >= _LONG and count >= _OFTEN
    return count > 1 and (
        is_one_slip(rare, usual) or (is_long and distance(rare, usual, _MOST) <= _MOST)
    )


def _is_slip_of_surname(words: Tokens, at: int, to: int) -> bool:
    """True if one given name stands before two surnames met once, the later a slip of the other.

    Two letters are swapped, one is too many inside, or one is wrong inside a long name.
    """
    rare, usual = words.lower[at], words.lower[to]
    is_full = to > 0 and words.words[at - 1] == words.words[to - 1] and words.is_capital(at - 1)
    if at < to or not is_full or len(words.by_lower[usual]) > 1 or rare[0] != usual[0]:
        return False
    if is_ordinary(words.lower[at - 1]) or fold(rare) == fold(usual):
        return False
    is_long = min(len(rare), len(usual)) > _SHORTEST and is_one_slip(rare, usual)
    is_letter = len(rare) != len(usual) and rare[-1] == usual[-1]
    is_moved = is_letter or sorted(rare) == sorted(usual)
    return is_long and (is_moved or is_inside(rare, usual)) and not are_inflected(rare, usual)


# ---- names in small letters ----


def _of_small_words(made: Statements) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual): a word that nobody knows, once, and another such word, often."""
    words = made.tokens
    near: defaultdict[str, list[str]] = defaultdict(list)
    for word, places in words.by_lower.items():
        is_usual = len(places) >= _USUAL and _is_strange(word)
        if is_usual and sum(words.words[at].islower() for at in places) >= _USUAL:
            for key in (word, *deleted(word, 1)):
                near[key].append(word)
    for rare, (at, *more) in words.by_lower.items() if near else ():
        if not more and words.words[at].islower() and _is_strange(rare) and not _is_joined(rare):
            usual = {one for key in (rare, *deleted(rare, 1)) for one in near.get(key, ())}
            meant = [one for one in usual if rare != one and _is_slip_of(words, rare, one)]
            is_told_apart = any(_are_joined(words, at, one) for one in usual)
            is_one = len(meant) == 1 and rare[-1] == meant[0][-1] and not is_told_apart
            if is_one and _stands_in_prose(made, at) and not _are_of_family(rare, meant[0], words):
                yield at, words.by_lower[meant[0]][0]


@lru_cache(maxsize=65_536)
def _is_strange(word: str) -> bool:
    """True if a word of some length is of English letters and nobody knows it."""
    is_word = _SHORTEST < len(word) < _LONGEST and word.isascii() and word.isalpha()
    return is_word and not _is_known(word)


def _are_of_family(rare: str, usual: str, words: Tokens) -> bool:
    """True if most of both is what ends another name, too: "vprintf", "vsprintf", "fprintf".

    What stands before such an ending says on purpose which of the family is meant.
    """
    pairs = zip(reversed(rare), reversed(usual), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    ending = "".join(letter for letter, _ in same)[::-1]
    is_most = len(ending) >= max(_SHORTEST, len(rare) // 2 + 1)
    return is_most and any(
        one.endswith(ending) and one not in (rare, usual) and _is_strange(one)
        for one in words.by_lower
    )


def _are_joined(words: Tokens, at: int, usual: str) -> bool:
    """True if "and", "or" or a mark joins two words: a writer sees both."""
    joins = {at + side: at + 2 * side for side in (-1, 1)}
    others = set(words.by_lower[usual])
    return any(
        far in others and words.lower[near] in _JOINS
        for near, far in joins.items()
        if near < len(words)
    )


def _is_joined(word: str) -> bool:
    """True if a word is made of two whole ones: "mailreader" is no slip of another."""
    cuts = ((word[:at], word[at:]) for at in range(_WHOLE, len(word) - _WHOLE + 1))
    return any(is_ordinary(one) and is_ordinary(other) for one, other in cuts)


def _stands_in_prose(made: Statements, at: int) -> bool:
    """True if a word stands for itself among English words, and is no part of an address."""
    words = made.tokens
    text, start, end = words.text, words.starts[at], words.ends[at]
    beside = (text[start - 1 : start], text[end : end + 1])
    is_apart = all(one.isspace() or one in _FREE for one in beside) and beside[1] != "("
    is_own = not made.document.role_at(start).is_of_others
    near = [one for one in words.lower[max(0, at - 2) : at + 3] if one.isalpha()]
    is_english_text = sum(map(is_ordinary, near)) > 1
    return is_apart and is_own and is_english_text


def _are_beside(made: Statements, at: int, usual: str) -> bool:
    """True if a sentence has both, or if both stand in lists of references."""
    words, role_at = made.tokens, made.document.role_at
    others = words.by_lower[usual]
    are_cited = all(role_at(words.starts[one]).is_of_others for one in (at, *others))
    return are_cited or any(words.sentences[one] == words.sentences[at] != -1 for one in others)


# ---- a number behind a label, with a digit too few or two swapped ----

_USUAL_NUMBER = 3
_FEWEST_DIGITS = 3


def codes_apart(made: Statements) -> Iterator[Twin]:
    """Yield the labelled numbers that are a slip of another, in order: "EIP-1455", "EIP-155".

    Numbers of one series differ in one digit on purpose, so that a changed digit tells nothing, but
    in a reference in brackets that leads nowhere: "[RFC 1997]" once, "RFC 1977" nine times. What
    the head of the document names ("Updates: 1977") is usual, however seldom the text has it.
    """
    words = made.tokens
    for at, to in sorted(_labelled(made)):
        if not (_is_in_address(made, at) or _is_in_code(made, at)):
            yield Twin(TwinRoute.PHRASE, "number", words.span(at), words.span(to))


def _is_in_address(made: Statements, at: int) -> bool:
    """True if a number stands in the address of its own link, which attests it."""
    span, number = made.tokens.span(at), made.tokens.words[at].lstrip("0")
    return any(link.span.contains(span) and number in link.target for link in made.document.links)


def _is_in_code(made: Statements, at: int) -> bool:
    """True if a number stands in a listing, as behind the zone of its times: "CET 2001"."""
    return made.document.kind_at(made.tokens.starts[at]) is BlockKind.CODE


def _labelled(made: Statements) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual) numbers behind one label: "RFC 1997", "RFC 1977"."""
    words = made.tokens
    series: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for at, word in enumerate(words.words):
        if word.isdecimal() and len(word) >= _FEWEST_DIGITS and at:
            label = words.words[_label_at(words, at)]
            if label.isalpha() and label.isupper() and len(label) > 1:
                series[label].setdefault(word, []).append(at)
    fields = {words.words[at] for at in _in_fields(made)}
    for numbers in series.values():
        for rare, places in numbers.items():
            if len(places) == 1 and rare not in fields:
                yield from _usual_number(words, rare, places[0], numbers, fields)


def _in_fields(made: Statements) -> Iterator[int]:
    """Yield the tokens that stand in fields at the head of the document."""
    for one in made.all:
        if one.place is Place.FIELD:
            yield from made.tokens.inside(one.span)


def _usual_number(
    words: Tokens, rare: str, at: int, numbers: Mapping[str, Sequence[int]], fields: Collection[str]
) -> Iterator[tuple[int, int]]:
    is_open = _is_bracketed(words, at)
    usual = [
        other
        for other, places in numbers.items()
        if (len(places) >= _USUAL_NUMBER and _is_digit_slip(rare, other, is_open=is_open))
        or (other in fields and _is_digit_slip(rare, other))
    ]
    if len(usual) == 1:
        yield at, numbers[usual[0]][0]


def _is_digit_slip(rare: str, usual: str, *, is_open: bool = False) -> bool:
    """True if a digit inside is missing or too many, or two changed places.

    In a link without an address a digit may be another as well.
    """
    is_inside = rare[0] == usual[0] and rare[-1] == usual[-1]
    is_told = is_inside and (is_open or len(rare) != len(usual))
    return is_one_slip(rare, usual) and (is_told or sorted(rare) == sorted(usual))


def _label_at(words: Tokens, at: int) -> int:
    """Return the token in front of a number, a hyphen or a sign of a number left out."""
    return at - 1 - (words.words[at - 1] in ("-", "‑", "#"))


def _is_bracketed(words: Tokens, at: int) -> bool:
    """True if square brackets are left around a label and its number: a link without an address."""
    first = _label_at(words, at)
    return words.words[first - 1 : first] == ["["] and words.words[at + 1 : at + 2] == ["]"]
