"""Numbers in words and in figures ("three boats", "3 boats"), by size and by what they count.

Source: The Chicago Manual of Style, 17th ed., 9.2-9.8; New Hart's Rules, 2nd ed., 11.1.
"""

from collections.abc import Iterator
from functools import cache

from factcheck import lexicon
from factcheck.extract.forms.prose import Prose
from factcheck.model import BlockKind
from factcheck.model.forms import FormClass, FormMention
from factcheck.model.numerals import CARDINALS

WORDS, FIGURES = "words", "figures"
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_LEAST, _SMALL, _MOST = 2, 9, 99


def numbers(prose: Prose) -> Iterator[FormMention]:
    """Yield the counts from 2 to 99. Counts below 10 share a key; each higher value has its own.

    Lengths of time have separate keys. Numbers that open a sentence are skipped, as are small
    numbers in a sentence with a large number in figures.
    """
    words = prose.words
    forms = [form for form in words.by_lower if _LEAST <= _value(form) <= _MOST]
    for at in (at for form in forms for at in words.by_lower[form]):
        noun = "" if prose.first[at] or not prose.own[at] else _counted(prose, at)
        value = _value(words.lower[at])
        if noun and not _is_beside_others(prose, at, value):
            form = FIGURES if words.is_number(at) else WORDS
            size = f"{_LEAST} to {_SMALL}" if value <= _SMALL else str(value)
            is_of_time = noun in lexicon.table("dates.units")
            key = f"numbers {size}{' of time' if is_of_time else ''}"
            label = form if value <= _SMALL else words.lower[at]
            yield FormMention(words.span(at), FormClass.NUMBER, key, form, label)


def _is_beside_others(prose: Prose, at: int, value: int) -> bool:
    """Return True if another number in the sentence may determine how a number is written.

    For a number up to 9, only numbers above 9 count; for a larger number, any other number counts.
    """
    words, sentence = prose.words, prose.document.sentence_at(prose.words.starts[at])
    inside = words.inside(sentence) if sentence else ()
    others = (to for to in inside if to != at and words.is_number(to))
    return any(value > _SMALL or not 0 < _value(words.lower[to]) <= _SMALL for to in others)


def _value(word: str) -> int:
    if word.isdigit() and word.isascii() and len(word) <= len(str(_MOST)) and word[0] != "0":
        return int(word)
    return CARDINALS.get(word, 0)


def _counted(prose: Prose, at: int) -> str:
    """Return the plural noun that a number counts; empty if it does not count anything."""
    words = prose.words
    if not (at > 0 and prose.is_next(at)) or prose.document.kind_at(words.starts[at]) not in _READ:
        return ""
    before = words.lower[at - 1]
    is_led = prose.is_next(at - 1) and (
        prose.is_small(at - 1) or before in lexicon.words("function.calendar")
    )
    if not (is_led or before in "(,") or before in _no_counts():
        return ""
    is_joined = before in lexicon.words("forms.joining numbers") and at > 1
    if is_joined and (words.is_number(at - 2) or words.lower[at - 2] in CARDINALS):
        return ""
    noun = words.words[at + 1]
    is_count = noun.isalpha() and noun.islower() and _is_plural(noun) and not _is_unit(noun)
    return noun if is_count else ""


def _is_plural(noun: str) -> bool:
    is_regular = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    if noun in lexicon.words("function.stop") or noun in lexicon.words("function.auxiliaries"):
        return False  # "nonce 2 was sent": the word after the number is not a noun
    return is_regular or noun in lexicon.words("quantities.plurals without s")


def _is_unit(noun: str) -> bool:
    is_of_time = noun in lexicon.table("dates.units")
    is_unit = noun in lexicon.table("quantities.units") or noun in lexicon.words("forms.measured")
    return is_unit and not is_of_time


@cache
def _no_counts() -> frozenset[str]:
    """Return words that make the number after them a label or part of another number."""
    return lexicon.words("quantities.labels") | frozenset(CARDINALS)
