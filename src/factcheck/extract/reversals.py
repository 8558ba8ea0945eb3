"""Reversals: ranges whose start is later than their end as written."""

import re

from factcheck import lexicon
from factcheck.document.text import Covered, kept_by_words, lines, word_list
from factcheck.extract.dates import parse_expression
from factcheck.extract.dates.readings import ordinal
from factcheck.lexicon import alternation
from factcheck.model import BlockKind, Document, Quotation, Reversal, Span

_MONTH = rf"(?:{alternation('dates.full months')}|(?:{alternation('dates.short months')})\.)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_DAY} {_MONTH}|{_MONTH} {_DAY},?) [12]\d{{3}}|{_MONTH} [12]\d{{3}}|[12]\d{{3}})"
    r"(?![\d:.,]\d|\d)"
)
_DAY_OF_YEAR = rf"(?:{_DAY} {_MONTH},?|{_MONTH} {_DAY},?) [12]\d{{3}}"
_DASH = r" ?[-‐-―] ?"
_DAYS = re.compile(
    rf"\b{_MONTH} (?P<one>{_DAY}){_DASH}(?P<two>{_DAY})(?!\w|[-/:.,]\d|{_DASH}\d| {_MONTH}\b)"
    rf"|(?<![\w.,:/-])(?P<three>{_DAY}){_DASH}(?P<four>{_DAY}) {_MONTH}\b(?! \d{{1,2}}\b(?!\d))"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTH} \Z")
_YEARS = re.compile(
    r"(?<![\w.,:/–—-])(?P<one>1\d{3}|20\d{2})[–-](?P<two>1\d{3}|20\d{2})(?![\w/–—-]|[.,:]\d)"
)
_JOIN = rf"(?:{_DASH}| (?:to|until|till|through) )"
_DATES = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<one>{_DATE}) (?:to|until|till|and|through) (?P<two>{_DATE})"
    rf"|(?<![\w.,:/-])(?P<three>{_DAY_OF_YEAR}){_JOIN}(?P<four>{_DAY_OF_YEAR})(?![\w:]|[.,]\d)"
)
"""Two dates, each with a year: "from May 2011 to March 2011", "3 May 2011–5 June 2010"."""
_IN_MONTH = re.compile(
    rf"\b(?P<lead>[Ff]rom |[Bb]etween )?(?P<one>(?P<a>{_DAY}) (?P<m>{_MONTH})"
    rf"|(?P<n>{_MONTH}) (?P<b>{_DAY}))"
    rf"(?: (?:to|until|till|through) |(?(lead) and |(?!))|(?<=\d){_DASH})"
    rf"(?P<two>(?P<c>{_DAY}) (?P=m)|(?P=n) (?P<d>{_DAY}))(?![\w:]|[.,]\d)"
    r"(?!,? (?:of |in )?(?:the |a )?(?:next|following|year)\b)"
)
"""Two days of the same month; the first does not state its year."""
_LIVES = re.compile(
    rf"\b(?:born|b\.) (?:(?:in|on) )?(?P<one>{_DATE})(?: in [A-Z]\w+)?(?:[,;]| [–—]| and)? ?"
    rf"(?:died|d\.) (?:(?:in|on) )?(?P<two>{_DATE})"
)
_NOT_YEARS = re.compile(
    r"(?:\b(?:[A-Z]{2,}\d?|pp?\.|pages?|nos?\.|[Nn]umbers?|lines?|[Rr]ooms?|\w*\d)[ -])$"
)
"""Text before numbers that are pages, standards or parts: "ISO 2709-1996", "pp. 1910–1902"."""
_BACKWARD = re.compile(
    r"\bB\.?C(?:\.?E)?\b|\b[Bb]efore (?:Christ|the [Cc]ommon)\b"
    r"|\b(?:[GM]a|[km]a|BP|[GMk]yr)\b"
    r"|(?i:\b(?:back|backwards?|revers\w+|down|descending|newest|rewound)\b)"
)
"""Text that makes a descending range correct: years BC, geological ages, newest first."""
_JOINED = re.compile(
    r"[-‐-― d](?:(?<=[-‐-―]) ?|(?<= )(?:to|until|till|through|and) "
    rf"|(?<=\bd)(?:ied|\.) (?:(?:in|on) )?)(?:\d|{_MONTH})"
)
"""Text that every range contains. A quick test, since most lines contain no range."""
_LAST_DAYS = 28
_LONGEST_MONTH = 31
_REACH = 40


def reversals(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Reversal, ...]:
    """Return the ranges whose start is later than their end as written, in order.

    They connect days of one month, four-digit years, two dates with years, or a birth and a death.
    The following are skipped: quotations, code, dates before the common era, and the night from the
    last day of a month to the first day of the next.
    """
    quoted = Covered(quotation.span for quotation in quotations)
    found = [
        Reversal(one.span.shift(start), one.start.shift(start), one.end.shift(start), one.bounds)
        for start, words in lines(document)
        for one in _reversals_in_line(words)
    ]
    return tuple(one for one in found if _counts(document, one, quoted))


def _counts(document: Document, one: Reversal, quoted: Covered) -> bool:
    block = document.block_at(one.span.start)
    if block is None or block.kind is BlockKind.CODE:
        return False
    begin = max(block.span.start, one.span.start - _REACH)
    around = document.text[begin : min(block.span.end, one.span.end + _REACH)]
    clause = document.text[begin : one.span.start].replace(";", ".").rpartition(".")[2]
    # when something is moved from one date to another, these are not a start and an end
    is_moved = not lexicon.words("dates.moved").isdisjoint(word_list(clause))
    return not (is_moved or _BACKWARD.search(around) or quoted.meets(one.span))


@kept_by_words
def _reversals_in_line(words: str) -> tuple[Reversal, ...]:
    """Return the reversals of a line, with offsets from its first character."""
    if not _JOINED.search(words):
        return ()
    found = (
        Reversal(Span(*match.span()), Span(*match.span(one)), Span(*match.span(two)), bounds)
        for pattern, is_reversed, bounds in _FORMS
        for match in pattern.finditer(words)
        for one, two in [("one", "two") if match["one"] else ("three", "four")]
        if is_reversed(match, match[one], match[two])
    )
    return tuple(sorted(found, key=lambda one: one.span))


def _is_same_day(_: re.Match[str], one: str, two: str) -> bool:
    """Return True for a range that ends on its first day, by a typo: "April 27–27"."""
    return _LONGEST_MONTH >= ordinal(one) == ordinal(two) > 0


def _is_earlier_day(match: re.Match[str], one: str, two: str) -> bool:
    """Return True for "April 28–6" or "28–6 April", unless a night ends on the first of a month."""
    start, end = ordinal(one), ordinal(two)
    if _AFTER_MONTH.search(match.string, max(0, match.start() - _REACH), match.start()):
        return False  # "April 28–6 May"
    return _LONGEST_MONTH >= start > end > 0 and not (start >= _LAST_DAYS and end == 1)


def _is_earlier_year(match: re.Match[str], one: str, two: str) -> bool:
    """Return True for "2005–1999", unless the numbers are not years."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    return one > two and not _NOT_YEARS.search(before)


def _is_earlier(_: re.Match[str], one: str, two: str) -> bool:
    """Return True if the second of two dates is earlier than the first."""
    first, last = parse_expression(one.rstrip(",")), parse_expression(two.rstrip(","))
    return first is not None and last is not None and last.before(first)


def _is_earlier_in_month(match: re.Match[str], _: str, __: str) -> bool:
    """Return True for "from 19 May to 11 May"."""
    return ordinal(match["a"] or match["b"]) > ordinal(match["c"] or match["d"])


_BOUNDS = ("starts", "ends")
_FORMS = (
    (_DAYS, _is_earlier_day, _BOUNDS),
    (_DAYS, _is_same_day, ("day", "same day")),
    (_YEARS, _is_earlier_year, _BOUNDS),
    (_DATES, _is_earlier, _BOUNDS),
    (_LIVES, _is_earlier, ("birth", "death")),
    (_IN_MONTH, _is_earlier_in_month, _BOUNDS),
)
"""Each form of a range, the test for its reversal, and the names of its two ends."""
