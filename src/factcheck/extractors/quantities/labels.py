"""Numbers that count nothing: years, labels, times, ages, numbers of lists."""

import re

from factcheck.model import Document, Span

# Words before which a figure is a name or a place in an order, as in "Pier 4" and "page 12"; those
# of the first list are cut short and may end with a full stop.
_SHORT_LABELS = "nos? pp? vols? arts? paras? figs?"
_LABELS = (
    "numbers? pages? volume issue articles? sections? chapters? parts? "
    "paragraphs? annex appendix figures? tables? maps? lines? rows? items? steps? "
    "phase stage level grade class type model mark versions? releases? flights? resolutions? "
    "decree order directive rooms? gates? piers? berths? docks? channels? platforms? tracks? "
    "routes? highway road blocks? units? building hall hangar group team days? weeks? rounds? "
    "games? races? lots? cases? exhibits? boreholes? wells? bus trains? trams? engines? cars? "
    "boats? regiment division battalion brigade squadron aged? force"
)
_LABEL = re.compile(
    rf"(?<!\w)(?<!\d )(?:(?:{'|'.join(_SHORT_LABELS.split())})\.?|{'|'.join(_LABELS.split())}) $",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'.-]{0,30} $")
_TIME = re.compile(r"\b(?:at|by|until|till|past) $", re.IGNORECASE)
_CHANGE = re.compile(r",? (?:from|to) \d")
"""What follows the size of a change: "by 65, from 140 to 205" is no hour."""
_LEFT = ("rest, ", "remainder, ")
"""What is left of a whole has no age: "the rest, 35, went home"."""
_REACH = 32  # characters in front that decide
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2199, 4
_HOURS = 24
_OLDEST = 122  # the longest human life on record (J.-M. Robine and M. Allard, 1998)


def is_label(text: str, span: Span) -> bool:
    """Say whether a bare number is a year, a day of a month, or the name of one of many."""
    if "," in text[span.start : span.end]:
        return False  # who groups the digits writes an amount
    before = text[max(0, span.start - _REACH) : span.start]
    return bool(_LABEL.search(before) or _MONTH.search(before)) or _is_year(text, span)


def _is_year(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return len(words) == _YEAR_DIGITS and words.isdigit() and _in_years(int(words))


def _in_years(value: int) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR


def is_capitalised(document: Document, span: Span) -> bool:
    """Say whether a number in words is written large inside a sentence: "the Big Three"."""
    if not document.text[span.start].isupper():
        return False
    sentence = document.sentence_at(span.start)
    start = max(sentence.start if sentence else 0, span.start - _REACH)
    return bool(document.text[start : span.start].strip("“‘\"'( "))


def is_unanchored(document: Document, span: Span) -> bool:
    """Say whether a number without unit and noun is no count: a time, an age, a name, a mark."""
    text, start, end = document.text, span.start, span.end
    before = text[max(0, start - _REACH) : start]
    if before.endswith("[") or _begins_block(document, start):
        return text.startswith(("]", ".", ")"), end)
    if before.endswith(", ") and text.startswith(",", end) and _is_age(text[start:end]):
        return not before.endswith(_LEFT)
    if before.endswith(" by ") and _CHANGE.match(text, end):
        return False
    figures = text[start:end]
    if not figures[0].isdigit():
        return bool(_TIME.search(before))
    hour = figures.isdigit() and len(figures) <= len(str(_HOURS)) and int(figures) <= _HOURS
    return (hour and bool(_TIME.search(before))) or bool(_CAPITAL.search(before))


def _is_age(figures: str) -> bool:
    """Say whether a number between commas may be the age of who is named before it."""
    return not figures[0].isdigit() or (figures.isdigit() and int(figures) <= _OLDEST)


def _begins_block(document: Document, start: int) -> bool:
    block = document.block_at(start)
    return block is not None and block.span.start == start
