"""Three words that stand at two places of a document, the same but for one letter of a name."""

from collections import defaultdict
from collections.abc import Iterator

from factcheck.align.twins.statements import Statements
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import Tokens, is_one_slip, stem

_LENGTH = 3
_SHORTEST = 5
"""Letters of a word in which a slip is sought; shorter words have too many neighbours."""
_MOST = 2
"""Places where the rarer word stands; what stands oftener is meant."""

_MOST_FORMS = 40
"""Words that one phrase has at one place; what has more ("sent by …") takes any name."""

_Key = tuple[int, str, str]
"""Which of the three words is left open, and the two others."""


def phrases_apart(made: Statements) -> Iterator[Twin]:
    """Yield names inside a phrase that the phrase has with another letter elsewhere, in order."""
    words = made.tokens
    found: dict[int, int] = {}
    for places in _phrases(made).values():
        forms = sorted(places) if len(places) <= _MOST_FORMS else []
        for index, form in enumerate(forms):
            for other in forms[index + 1 :]:
                if _is_slip(form, other):
                    rare, usual = sorted((form, other), key=lambda word: len(words.by_lower[word]))
                    if len(words.by_lower[rare]) <= _MOST:
                        found.setdefault(places[rare], places[usual])
    for at, to in sorted(found.items()):
        yield Twin(TwinRoute.PHRASE, "word", words.span(at), words.span(to))


def _phrases(made: Statements) -> dict[_Key, dict[str, int]]:
    """Return for each phrase with a gap the words that fill it, each with its first place."""
    words = made.tokens
    found: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
    for at, word in enumerate(words.words):
        if len(word) >= _SHORTEST and word[0].isupper() and word.isalpha():
            for gap in range(_LENGTH):
                if _is_phrase(made, at - gap) and _is_name(words, at - gap, gap):
                    phrase = words.lower[at - gap : at - gap + _LENGTH]
                    one, other = (phrase[each] for each in range(_LENGTH) if each != gap)
                    found[gap, one, other].setdefault(phrase[gap], at)
    return {key: places for key, places in found.items() if len(places) > 1}


def _is_phrase(made: Statements, first: int) -> bool:
    """True if three words stand one behind the other in one block, without a mark between."""
    words, last = made.tokens, first + _LENGTH - 1
    if first < 0 or last >= len(words) or words.blocks[first] != words.blocks[last]:
        return False
    block = words.blocks[first]
    is_code = block >= 0 and made.document.blocks[block].kind is BlockKind.CODE
    return not is_code and all(map(str.isalpha, words.words[first : last + 1]))


def _is_name(words: Tokens, first: int, gap: int) -> bool:
    """True if the word in the gap has a capital, and so has a word of three letters beside it."""
    at = first + gap
    beside = [near for near in (at - 1, at + 1) if first <= near < first + _LENGTH]
    return words.is_capital(at) and any(_is_part_of_name(words, near) for near in beside)


def _is_part_of_name(words: Tokens, at: int) -> bool:
    return len(words.words[at]) >= _LENGTH and words.is_capital(at) and not words.opens_sentence(at)


def _is_slip(one: str, other: str) -> bool:
    """True if two words are a letter apart, and not by an ending: "Algeria", "Algerian"."""
    short, long = sorted((one, other), key=len)
    is_ending = long in (f"{short}s", f"{short}n") and short[-1] not in "ns"
    return is_one_slip(one, other) and not is_ending and stem(one) != stem(other)
