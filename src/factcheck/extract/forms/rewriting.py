"""Fixes that rewrite words in another form."""

from collections.abc import Callable

from factcheck.extract.forms.abbreviations import PLAIN, STOPPED
from factcheck.extract.forms.capitals import CAPITAL, SMALL
from factcheck.extract.forms.conventions import conventions, reshaped
from factcheck.extract.forms.spellings import FAMILIES, bare, spelling_of
from factcheck.model import Document, Span
from factcheck.model.forms import FormClass, Variant, Variation
from factcheck.model.numerals import CARDINALS

_FIGURES = {value: word for word, value in CARDINALS.items()}


def rewritten(document: Document, one: Variation, to: Variant, span: Span) -> str:
    """Return the words of a span in another form; empty if that is not possible.

    Args:
        document: The document.
        one: The variation to make uniform.
        to: The form to write.
        span: A span that is in a different form.
    """
    words = document.words(span)
    if one.note:
        return ""
    if one.key in conventions():
        return reshaped(document.text, span, one.key, to.form)
    make = _WAYS.get(one.kind)
    return make(words, one.key, to) if make else ""


def _respaced(words: str, key: str, to: Variant) -> str:
    """Return a compound with the spaces and hyphens of a label."""
    del key
    letters = [letter for letter in words if letter not in " -‐‑"]
    made = ""
    for mark in to.label:
        if mark in " -":
            made += mark
        elif letters:
            made += letters.pop(0)
    return made + "".join(letters)


def _cased(words: str, key: str, to: Variant) -> str:
    if to.form == CAPITAL:
        return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
    if to.form == SMALL:
        return words.lower()
    return to.form if len(words) == len(key) else ""


def _spelt(words: str, key: str, to: Variant) -> str:
    lower = words.lower()
    known = spelling_of(lower)
    if known is None:
        return _as(words, to.form) if bare(lower) == bare(to.form) else ""
    if key in FAMILIES:
        column = FAMILIES[key].index(to.form)
        return _as(words, known.row[column if known.kind != "a" else 1 - column])
    return _as(words, known.row[int(to.form.rpartition(" ")[2])])


def _as(words: str, spelling: str) -> str:
    """Return a spelling, with a capital if the original words have one."""
    return spelling[:1].upper() + spelling[1:] if words[:1].isupper() else spelling


def _numbered(words: str, key: str, to: Variant) -> str:
    del key
    if to.form == "figures" and words.lower() in CARDINALS:
        return str(CARDINALS[words.lower()])
    return _FIGURES.get(int(words), "") if to.form == "words" and words.isdecimal() else ""


def _stopped(words: str, key: str, to: Variant) -> str:
    letters = words.replace(".", "")
    if to.form == STOPPED:
        return "".join(f"{letter}." for letter in letters)
    return letters if to.form == PLAIN else to.form if key.startswith("short form of") else ""


_WAYS: dict[FormClass, Callable[[str, str, Variant], str]] = {
    FormClass.COMPOUND: _respaced,
    FormClass.CAPITALS: _cased,
    FormClass.SPELLING: _spelt,
    FormClass.NUMBER: _numbered,
    FormClass.ABBREVIATION: _stopped,
}
