"""Names, and numbers after labels, that are one typo apart from those in the same context."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from factcheck import lexicon
from factcheck.document.text import Tokens, distance, is_one_slip, respelt, stem
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.lexicon.data.english.rare import is_english
from factcheck.link.crosscheck.statements import Place, Statements
from factcheck.link.entities.spellings import are_inflected, fold
from factcheck.link.entities.vetoes import are_identifiers
from factcheck.model import BlockKind
from factcheck.model.letters import singly
from factcheck.model.twins import Twin

_SHORTEST = 5
"""Minimum number of letters in a checked name; too many shorter words are similar."""
_MOST = 2
"""Maximum number of occurrences of the rarer form; a form that occurs more often is intentional."""
_MOST_FORMS = 40
"""Maximum number of names in a context. If it has more ("sent by …"), the context fits any name."""
_LONG = 7
"""Minimum number of letters in a name that may have two typos, if the correct name is frequent."""
_OFTEN = 5
_SHORTEST_NEIGHBOR = 3
_PHRASE = 3
_HYPHENS = ("-", "‑")

_Key = tuple[int | str, ...]
"""The context of a name: two words of a phrase, a neighbor, a co-author or a label's colon."""
_LABEL: _Key = (":",)


def misspelled_names(made: Statements) -> Iterator[Twin]:
    """Yield the names that are spelled differently in the same context elsewhere, in order."""
    words, found = made.tokens, dict[int, int]()
    for key, places in _contexts(made).items():
        forms = sorted(places) if 1 < len(places) <= _MOST_FORMS else []
        for form in forms:
            others = (other for other in forms if _is_slip(made, key, form, other))
            usual = max(others, key=lambda other: len(words.by_lower[other]), default="")
            if usual:
                found.setdefault(places[form], places[usual])
    for at, to in sorted(found.items()):
        is_cut_off = words.text.startswith(("...", "…"), words.ends[at])
        if not is_cut_off and not are_identifiers(words.words[at], words.words[to]):
            yield Twin("TWN06", "word", words.span(at), words.span(to))


def _contexts(made: Statements) -> Mapping[_Key, dict[str, int]]:
    """Return the names in each context, each with its first token."""
    words = made.tokens
    found: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
    for block in made.document.blocks:
        inside = words.inside(block.span) if block.kind is not BlockKind.CODE else range(0)
        for at in inside:
            word = words.words[at]
            if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
                continue
            is_name = word[0].isupper()
            phrases = _phrases(words, at, inside) if is_name else ()
            for key in (*phrases, *_neighbors(words, at, inside, is_name=is_name)):
                found[key].setdefault(words.lower[at], at)
    return found


def _phrases(words: Tokens, at: int, inside: range) -> Iterator[_Key]:
    """Yield the phrases of three words that contain a name and another name next to it."""
    for gap in range(_PHRASE):
        phrase = range(at - gap, at - gap + _PHRASE)
        if phrase.start < inside.start or phrase.stop > inside.stop:
            continue
        printed = words.words[phrase.start : phrase.stop]
        is_named = any(
            words.is_capital(near) and _is_telling(words, near) and not words.opens_sentence(near)
            for near in (at - 1, at + 1)
            if near in phrase
        )
        if is_named and all(map(str.isalpha, printed)):
            yield gap, *(words.lower[near] for near in phrase if near != at)


def _neighbors(words: Tokens, at: int, inside: range, *, is_name: bool) -> Iterator[_Key]:
    """Yield the words next to a word; for a name, also a label's colon and the preceding co-author.

    If the word is not a name, only words that a hyphen joins to it count.
    """
    for side in (-1, 1):
        near = at + side
        is_joined = near in inside and words.words[near] in _HYPHENS
        near += side * is_joined
        if (is_name or is_joined) and near in inside and _is_telling(words, near):
            yield side, stem(words.lower[near])
    if not is_name:
        return
    if at == inside.start and words.words[at + 1 : at + 2] == [":"]:
        yield _LABEL
    for join in (at - 1, at - 2) if words.is_capital(at - 1) else (at - 1,):
        is_pair = join > inside.start and words.lower[join] in ("and", "&")
        if is_pair and words.is_capital(join - 1) and len(words.words[join - 1]) >= _SHORTEST:
            yield "and", words.lower[join - 1]


def _is_telling(words: Tokens, at: int) -> bool:
    word = words.lower[at]
    is_long = len(word) >= _SHORTEST_NEIGHBOR and word.isalnum()
    return is_long and word not in lexicon.words("function.stop")


def _is_slip(made: Statements, key: _Key, rare: str, usual: str) -> bool:
    """Return True if the rarer of two names in a context can only be a typo of the other."""
    words = made.tokens
    places, others = words.by_lower[rare], words.by_lower[usual]
    if (len(places), rare) >= (len(others), usual) or fold(rare) == fold(usual):
        return False
    if len(key) == _PHRASE:
        plain = [stem(respelt(word, "spelling.two spellings")) for word in (rare, usual)]
        is_other = not are_inflected(rare, usual) and plain[0] != plain[1]
        return len(places) <= _MOST and is_other and is_one_slip(rare, usual)
    is_author, is_label = key[0] == "and", key == _LABEL
    if len(places) > 1 or _is_known(words.words[places[0]], is_author=is_author):
        return False
    if rare[0] != usual[0] or not (is_label or rare[-1] == usual[-1]) or are_inflected(rare, usual):
        return False
    is_beside = any(words.sentences[at] == words.sentences[places[0]] != -1 for at in others)
    if is_beside and not is_author:
        return False
    is_long = min(len(rare), len(usual)) >= _LONG and len(others) >= _OFTEN
    is_slip = is_one_slip(rare, usual) or (is_long and distance(rare, usual, 2) <= 2)  # noqa: PLR2004
    return singly(rare) == singly(usual) or (len(others) > 1 and is_slip)


def _is_known(word: str, *, is_author: bool) -> bool:
    lower = word.lower()
    return is_proper(word) or (not is_author and (is_ordinary(lower) or is_english(lower)))


# ---- numbers after a label ----

_USUAL = 3
_FEWEST_DIGITS = 3


def misprinted_codes(made: Statements) -> Iterator[Twin]:
    """Yield the numbers after a label that are a typo of a frequent one: "PEP 263", "PEP 236".

    Numbers in a series often differ in one digit, so only a missing, added or swapped digit is a
    typo. In the square brackets of a link without an address, a different digit also counts. A
    value in a field at the start of the document counts as frequent ("Updates: 1977").
    """
    words = made.tokens
    in_fields = {
        words.words[at] for one in made.all if one.place is Place.FIELD for at in one.inside
    }
    for numbers in _series(words).values():
        usual = [
            one for one, places in numbers.items() if one in in_fields or len(places) >= _USUAL
        ]
        for rare, places in numbers.items():
            if len(places) > 1 or rare in in_fields:
                continue
            meant = [one for one in usual if _is_slip_of_digits(words, places[0], one)]
            if len(meant) == 1:
                to = numbers[meant[0]][0]
                yield Twin("TWN06", "code", words.span(places[0]), words.span(to))


def _series(words: Tokens) -> Mapping[str, dict[str, list[int]]]:
    """Return the numbers after labels in capitals ("RFC 1977", "EIP-155"), with their tokens."""
    found: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for at, word in enumerate(words.words):
        if at and word.isdecimal() and len(word) >= _FEWEST_DIGITS:
            label = words.words[_label(words, at)]
            if label.isalpha() and label.isupper() and len(label) > 1:
                found[label].setdefault(word, []).append(at)
    return found


def _label(words: Tokens, at: int) -> int:
    return at - 1 - (words.words[at - 1] in (*_HYPHENS, "#"))


def _is_slip_of_digits(words: Tokens, at: int, usual: str) -> bool:
    rare, label = words.words[at], _label(words, at)
    is_bracketed = words.words[label - 1 : label] == ["["]
    is_inside = rare[0] == usual[0] and rare[-1] == usual[-1]
    is_typo = is_inside and (is_bracketed or len(rare) != len(usual))
    return is_one_slip(rare, usual) and (is_typo or sorted(rare) == sorted(usual))
