"""Numbers in words and in figures: "three boats", "3 boats", by their size and by what they count.

Source: The Chicago Manual of Style, 17th ed., 9.2-9.8; New Hart's Rules, 2nd ed., 11.1.
"""

from collections.abc import Iterator
from functools import cache

from factcheck import lexicon
from factcheck.mentions.forms.prose import Prose
from factcheck.model import BlockKind
from factcheck.model.forms import FormClass, FormMention
from factcheck.model.numerals import CARDINALS

WORDS, FIGURES = "words", "figures"
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_LEAST, _SMALL, _MOST = 2, 9, 99


def numbers(prose: Prose) -> Iterator[FormMention]:
    """Yield the counts of things from 2 to 99, small ones by one key, others by their value.

    Lengths of time have a key of their own. What opens a sentence is in words whatever the rule, and
    where a sentence has a large number in figures its small ones may follow it.
    """
    words = prose.words
    for block, inside in prose.blocks:
        if block.kind not in _READ:
            continue
        large = {
            words.sentences[at]
            for at in inside
            if words.is_number(at)
            and not (words.words[at].isdigit() and int(words.words[at][:9]) <= _SMALL)
        }
        for at in inside:
            value = _value(words.words[at], words.lower[at])
            if not (_LEAST <= value <= _MOST) or not prose.own[at] or prose.first[at]:
                continue
            noun = _counted(prose, at, inside)
            if not noun or (value <= _SMALL and words.sentences[at] in large):
                continue
            form = FIGURES if words.is_number(at) else WORDS
            size = f"{_LEAST} to {_SMALL}" if value <= _SMALL else str(value)
            key = f"numbers {size}" + (" of time" if noun in lexicon.table("dates.units") else "")
            span = words.span(at)
            label = form if value <= _SMALL else words.lower[at]
            yield FormMention(span, FormClass.NUMBER, key, form, label)


def _value(word: str, lower: str) -> int:
    if word.isdigit() and word.isascii() and len(word) <= len(str(_MOST)) and word[0] != "0":
        return int(word)
    return CARDINALS.get(lower, 0)


def _counted(prose: Prose, at: int, inside: range) -> str:
    """Return the plural that a number counts, right behind it; empty if it is no such count."""
    words = prose.words
    if not (inside.start < at < inside.stop - 1) or not prose.is_next(at):
        return ""
    before = words.words[at - 1]
    is_led = before.islower() and before.isalpha() and prose.is_next(at - 1)
    if not (is_led or before in "(,") or words.lower[at - 1] in _no_counts():
        return ""
    if before in lexicon.words("forms.joining numbers") and at - 2 in inside:
        if words.is_number(at - 2) or words.lower[at - 2] in CARDINALS:
            return ""
    noun = words.words[at + 1]
    is_count = noun.isalpha() and noun.islower() and _is_plural(noun) and not _is_unit(noun)
    return noun if is_count else ""


def _is_plural(noun: str) -> bool:
    is_regular = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return is_regular or noun in lexicon.words("quantities.plurals without s")


def _is_unit(noun: str) -> bool:
    is_of_time = noun in lexicon.table("dates.units")
    is_unit = noun in lexicon.table("quantities.units") or noun in lexicon.words("forms.measured")
    return is_unit and not is_of_time


@cache
def _no_counts() -> frozenset[str]:
    """Return the words in front of a number that is a label or a part of another number."""
    return lexicon.words("quantities.labels") | frozenset(CARDINALS)
