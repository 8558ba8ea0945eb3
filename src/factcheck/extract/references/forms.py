"""The order of fields in each citation style, and the fields that it assigns to an entry."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck import lexicon

_NUMBERS = "VIPNYD#-"
_MARKED = f"ERGW{_NUMBERS}"
_PIECES = {
    "T": r"(T|[?#^-][^QTK]*?)",
    "t": r"([?#^-][^QTK]*?)",
    "Q": "(Q)",
    "C": r"(K|\?(?:[,&]\?)*?)",
    "K": "(K)",
    "S": r"(K|\?(?:,\?)*?)",
    "B": r"(\?(?:,\?)?)",
    "L": r"(\?(?:,\?){0,2}?)",
    "n": rf"(?=[{_MARKED}]*[VIP#D-])[{_MARKED}]+",
    "f": rf"[{_MARKED}]*",
    "b": "[ERNGWVYD]*",
    "y": "[YDP-]*",
    "l": "([P#-]?)",
    "m": rf"[{_MARKED}]+",
    ";": "(?:[.&]|[ERNGWVYD]+)",
    ".": rf"(?:\.|[{_MARKED}]+)",
    "/": "(?:[.&,(]|[ERNGWVYD]+)",
    "~": rf"(?:[.,(]|[{_MARKED}]+)",
    "#": "[V#]",
    "Y": "[YD]+",
    "<": "(?:",
    ">": ")?",
    "|": "|",
}
_FIELDS = {"Q": "T", "t": "T", "K": "C"}
_AHEAD = {
    "p": "(?![^EP-]*I[^EP-]*$)",
    "s": "(?=[^EP-]*I[^EP-]*$)",
    "q": "(?=.*[P-])",
    "g": "(?=.*[GW])",
    "a": "(?!.*[GW])",
}
_ANY = rf"(?:[.&,:(]|[{_MARKED}]+)"

Labels = Mapping[str, tuple[int, int]]
"""The range of parts of a shape that each letter of `styles.fields` covers."""


def labelled(shape: str, *, loose: bool = False) -> Iterator[Labels]:
    """Yield the fields that each matching form assigns to a shape; if loose, ignore punctuation."""
    for pattern, letters in _forms(loose=loose):
        found = pattern.fullmatch(shape)
        if found:
            spans = zip(letters, (found.span(at + 1) for at in range(len(letters))), strict=True)
            yield {letter: span for letter, span in spans if span[0] < span[1]}


@cache
def _forms(*, loose: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_compiled(form, loose=loose) for form in lexicon.ordered("styles.forms"))


def _compiled(form: str, *, loose: bool) -> tuple[re.Pattern[str], str]:
    letters, pattern = "", "[YD]*"
    for sign in form.replace(" ", ""):
        if sign in "TtQCKSBLl":
            letters += _FIELDS.get(sign, sign)
        if loose and sign in ".,:(/;~":
            pattern += _ANY
        else:
            pattern += _PIECES.get(sign) or _AHEAD.get(sign) or re.escape(sign)
    return re.compile(pattern), letters
