"""Values in a passage that a link identifies, even in headings, code, table cells and addresses.

The extractors of running text skip these, because most numbers there do not count anything. In a
passage that a link points to, every value counts: the extractors run on its words alone. They are
followed by searches for a day in an address, a year in Roman numerals, a year or month on its own,
and bare numbers.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import Tokens
from factcheck.extract.dates import dates
from factcheck.extract.quantities import quantities
from factcheck.extract.quantities.hedges import hedge, widened
from factcheck.extract.quantities.numerals import number_at
from factcheck.model import (
    Block,
    BlockKind,
    Date,
    DateKind,
    Document,
    Edtf,
    EdtfError,
    Piece,
    Quantity,
    Record,
    SourceFile,
    Span,
    Time,
    Unit,
)
from factcheck.model.numerals import of_roman

SOME_YEAR = 2000
"""A leap year, used for a day whose year the document does not state."""
_YEARS = range(1400, 2100)
_HALF_DAY = 12
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d\d)\2(\d\d)(?!\d)")
_ROMAN = re.compile(r"(?<![\w.])M[DCLXVI]{3,}(?!\w)")
_YEAR = re.compile(r"(?<![\w.,$€£#/-])[12]\d{3}(?![\w/-]|[.,]\d|[ ]?%)")
_MONTH = re.compile(rf"\b(?:{lexicon.alternation('dates.full months')})\b")
_TIME = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\b)?(?: ?(?P<zone>UTC|GMT|[A-Z]{2,3}T)\b)?(?![\d:])"
)
_DECIMAL = re.compile(r"(?<![\w.])\.\d+")
_RATIO = re.compile(
    r"(?<![\w.,])1(?: out of | in | of every )(\d{1,3}(?:,\d{3})+|\d{2,3})(?![\w,]|\.\d)"
)
_COMMAS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d+)+(?![\d,]|\.\d)")


def alone(words: str) -> Document:
    """Return words as a document that consists of one sentence."""
    whole = Span(0, len(words))
    piece = (Piece(0, 0, 0, len(words)),) if words else ()
    blocks = (Block(whole, BlockKind.PARAGRAPH),)
    return Document("", words, (SourceFile("", words),), piece, blocks, sentences=(whole,))


def dates_at(words: str, place: Span, record: Record) -> tuple[Date, ...]:
    """Return the dates that the words of a passage state, with their offsets in the document."""
    known = record if record.published else evolve(record, published=Edtf.of(SOME_YEAR, 1, 1))
    found = dates(alone(words), (), known) or _loose_dates(words)
    shifted = (evolve(one, span=one.span.shift(place.start), anchor=None) for one in found)
    return tuple(shifted)


def _loose_dates(words: str) -> tuple[Date, ...]:
    for pattern, units, value in _LOOSE:
        found = list(pattern.finditer(words))
        try:
            values = [value(one) for one in found]
        except EdtfError:
            continue
        if values and (len(values) == 1 or pattern is _DAY):
            spans = [Span(*one.span()) for one in found]
            pairs = zip(spans, values, strict=True)
            return tuple(Date(*pair, DateKind.ABSOLUTE, stated=units) for pair in pairs)
    return ()


def _in_letters(found: re.Match[str]) -> Edtf:
    year = of_roman(found[0])
    if year not in _YEARS:
        raise EdtfError("no year")
    return Edtf.of(year)


_LOOSE: tuple[tuple[re.Pattern[str], frozenset[Unit], Callable[[re.Match[str]], Edtf]], ...] = (
    (
        _DAY,
        frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY}),
        lambda one: Edtf.of(int(one[1]), int(one[3]), int(one[4])),
    ),
    (_ROMAN, frozenset({Unit.YEAR}), _in_letters),
    (_YEAR, frozenset({Unit.YEAR}), lambda one: Edtf.of(int(one[0]))),
    (
        _MONTH,
        frozenset({Unit.MONTH}),
        lambda one: Edtf.of(SOME_YEAR, int(lexicon.table("dates.full months")[one[0]])),
    ),
)


def times_at(words: str, place: Span) -> tuple[Time, ...]:
    """Return the times of day in a passage, at their offsets in the document."""
    found = (one for one in _TIME.finditer(words) if one["half"] or one["mark"] == ":")
    return tuple(_time(one, Span(*one.span()).shift(place.start)) for one in found)


def _time(found: re.Match[str], span: Span) -> Time:
    hour, half, zone = int(found["hour"]), (found["half"] or "").lower(), found["zone"] or ""
    if half:
        hour = hour % _HALF_DAY + _HALF_DAY * (half == "p")
    minutes = hour * 60 + int(found["minute"] or 0)
    is_sure = half or hour > _HALF_DAY or found[0][0] == "0" or zone in ("UTC", "GMT")
    either = {minutes} if is_sure else {minutes, (minutes + _HALF_DAY * 60) % (24 * 60)}
    return Time(span, frozenset(either), zone[0] if zone.endswith("T") else zone)


def figures_at(
    known: Tokens, place: Span, extracted: Sequence[Quantity], taken: Iterable[Span]
) -> tuple[Quantity, ...]:
    """Return the figures in a passage, including numbers that do not count anything.

    Args:
        known: The tokens of the document.
        place: The span of the passage.
        extracted: The quantities already extracted from the passage.
        taken: The spans of the dates in the passage.
    """
    words = known.text[place.start : place.end]
    by_itself = [] if extracted else quantities(alone(words), dates(alone(words), (), Record()))
    found: list[Quantity] = []
    used = list(taken)
    for one in (
        *_decimals(words, place),
        *extracted,
        *(evolve(one, span=one.span.shift(place.start)) for one in by_itself),
        *_bare_numbers(known, known.inside(place)),
        *_with_commas(words, place),
    ):
        if not any(map(one.span.overlaps, used)):
            found.append(one)
            used.append(one.span)
    return tuple(sorted(found, key=lambda one: one.span))


def _decimals(words: str, place: Span) -> Iterable[Quantity]:
    """Yield ratios, and decimals without a leading zero: "1 in 4,000", ".450"."""
    for one in _RATIO.finditer(words):
        worth = 1 / float(one[1].replace(",", ""))
        yield Quantity(Span(*one.span()).shift(place.start), worth, worth, noun="ratio")
    for one in _DECIMAL.finditer(words):
        worth = float(one[0])
        yield Quantity(Span(*one.span()).shift(place.start), worth, worth, number=worth)


def _with_commas(words: str, place: Span) -> Iterable[Quantity]:
    """Yield the numbers with a misplaced comma: "25,52"."""
    for one in _COMMAS.finditer(words):
        worth = float(one[0].replace(",", ""))
        yield Quantity(Span(*one.span()).shift(place.start), worth, worth, number=worth)


def _bare_numbers(known: Tokens, inside: range) -> Iterable[Quantity]:
    """Yield the numbers in a range of tokens, each with its hedge and the word after it."""
    at = inside.start
    while at < inside.stop:
        behind, told = number_at(known, at) or (at + 1, None)
        if told:
            low, high = told.value - told.slack, told.value + told.slack
            soft = hedge(known, at, behind)
            soft = None if soft and soft.words == "+" else soft
            low, high = widened(low, high, soft) if soft else (low, high)
            next_at = behind + (known.words[behind : behind + 1] == ["-"])
            is_noun = next_at < len(known) and known.is_word(next_at)
            is_near = is_noun and known.starts[next_at] - known.ends[behind - 1] <= 1
            noun = known.lower[next_at] if is_near else ""
            noun = "" if noun in lexicon.words("function.stop") else noun
            unit = lexicon.table("quantities.joined units").get(noun, "")
            span, words = known.span(at, behind - 1), soft.words if soft else ""
            yield Quantity(span, low, high, unit, "" if unit else noun, words, told.value)
        at = behind
