"""Results of statistics as authors print them: tests, intervals, counts, means and percentages."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.extract.plain_text import Text, texts
from factcheck.extract.tables import Table, tables_of_figures
from factcheck.model import Document, Dossier, Span
from factcheck.model.prove import value

if TYPE_CHECKING:
    from fractions import Fraction

_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_P = (
    r"(?<![\w'])(?:[pP](?:[\s-]?values?)?\s{0,3}(?P<psign>[=<>≤≥])\s{0,3}|(?=n\.?s\b))"
    r"(?P<p>PROBABILITY(?![\w%]|[.,]\d|\s?-\s?[.\d])|n\.?s\b)"
)
_PARTS = {
    "PROBABILITY": r"(?:\d(?:[.,]\d+)?(?:\s?[eE]\s?|\s?[x×·]\s?10\s?)-\d{1,3}"
    r"|0?[.,]\d+|1[.,]0+|[01])",
    "FREEDOM": r"\|(?:[^|‖¶]{0,60}[\s¦]|[Nn]um|[Dd]en)?(?:[Dd]\.?[Ff]\.?|[Dd]egrees of freedom)"
    r"[\s_]?[12]?[\s¦]*‖\s*",
    "PHEAD": r"\|(?:[^|‖¶]{0,60}¦)?\s*(?:[pP](?:[\s-]?[vV]alues?)?|Sig\.?|Pr\s?\([^ ]{1,9}\))"
    r"(?:\s?\((?:2|two)[\s-](?:sided|tailed)\))?[\s¦]*‖",
    "OTHER": r"\|[^|¶]{0,99}",
    "NUMBER": r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+|[.,]\d+|\d+)",
    "DF": r"\d{1,6}(?:\.\d+)?",
}
_STATISTIC = (
    r"(?P<first>(?<!\w)[pP]\s?[=<>]\s?[\d.]+[\s,;()]{1,3})?"
    r"(?<![\w.'/-])(?<!e\.g\.\s)(?<!e\.g\.,\s)(?P<kind>[tFrzZ]|Q\s?-?[a-zA-Z]{0,7}"
    r"|(?:χ|chi|Χ|[Xx])[\s_-]{0,3}(?:2|sq(?:uared?)?))"
    r"(?:\s{0,2}[(\[]\s{0,2}(?:df\s?=\s?)?"
    r"(?P<df1>(?<!F[(\[])(?<!F\s[(\[])\d{1,3}(?:,\d{3})+|DF)(?:\s?[,;]\s{0,2}(?P<df2>\d{1,3}(?:,\d{3})+|DF))?"
    r"(?:\s?,\s{0,2}[nN]\s?=\s?\d[\d,]{0,8})?\s{0,2}[)\]]"
    r"|(?<=[tF2])\s?_?\s?(?P<df3>DF)(?:\s?,\s?(?P<df4>\d{1,3}(?:,\d{3})+|DF))?(?=\s{0,2}[=<>]))?"
    r"\s{0,3}(?P<valuesign>[=<>])\s{0,3}(?P<value>NUMBER)(?![\w%±]|[.,]\d)"
    r"(?!\s?[,;/]\s?-?[.\d]+(?![\d%.]|\s?%))"
    r"(?:[\s,;(]{1,3}d\.?f\.?\s?[=:]?\s?(?P<df5>DF)(?:\s?[,;/]\s?(?P<df6>\d{1,3}(?:,\d{3})+|DF))?(?!\s?%))?"
    r"(?:[\s,;:()\[\]|%=<>≈\d/-]|\.(?!\s)|(?<![a-zA-Z])(?:BETWEEN)(?![a-zA-Z])){0,80}?(?:and\s)?"
)
_P_CELL = (
    r"PHEAD\s*(?P<psign>[=<>≤≥])?\s?"
    r"(?P<p>PROBABILITY|n\.?s\.?|NS)\s?[a-z†‡]?\s*(?=\|)"
)
_STATISTIC_IN_ROW = (
    r"(?:FREEDOM(?P<df1>DF)\s*(?:[,;/]\s*(?P<df2>DF)\s*)?)?"
    r"(?:FREEDOM(?P<df3>DF)\s*)?(?(df1)(?:(?!FREEDOM|PHEAD)OTHER){0,2}?)"
    r"\|(?P<first>)(?:[^|¶]{0,60}[\s¦‖])?(?P<kind>(?P<F>F)|[trzZQH]|Wald"
    r"|(?:χ|chi|Chi|Χ|[Xx])[\s_-]{0,3}(?:2|sq(?:uared?)?))(?:[\s-]?(?i:value|ratio|stat(?:istic)?))?"
    r"(?:\s?[(\[]\s?(?:(?:df\s?=\s?)?(?P<df4>DF)(?:\s?[,;/]\s?(?P<df5>DF))?"
    r"(?:,\s?[nN]\s?=\s?[\d,]+)?|(?P<inside>d\.?f)[^)|‖¶]{0,20})\s?[)\]])?[\s¦]*[=‖]\s*"
    r"(?P<value>NUMBER)(?(inside)\s?[(\[]\s?(?P<df6>DF)(?:\s?[,;/]\s?(?P<df7>DF))?[)\]])\s*"
    r"(?:FREEDOM(?P<df8>DF)\s*(?:[,;/]\s*(?P<df9>DF)\s*)?)?(?:FREEDOM(?P<df10>DF)\s*)?"
    r"(?:(?!FREEDOM|PHEAD|\|(?:[^|‖¶]{0,60}[\s¦])?[tFzQ][\s¦]*‖)OTHER){0,3}?(?=\|(?P<column>.))"
)
_OF_ERROR = (
    r"(?(F)(?:(?=(?:[^¶]*¶){1,20}?\|[^|‖¶]*‖[^|¶]*(?i:error|residual|within)[^|¶]*"
    r"(?:(?!FREEDOM)OTHER){0,3}FREEDOM(?P<df11>DF)\s*\|))?)"
)
_INTERVAL = (
    r"(?:(?:(?<!\w)(?P<name>NAMES)(?:\s?[(\[]\w{1,4}[)\]])?(?:\s?[=:,]\s?|\s(?:was|of|is)\s|\s)"
    r"|(?<![\w.,/±<>≤≥=-])(?<![±<>≤≥=]\s))(?P<estimate>NUMBER)\s?%?[\s,;:(\[]{1,4})?"
    r"(?P<all>(?P<level>\d\d(?:\.\d)?)\s?%\s?-?"
    r"(?:CIs?|[Cc]onfidence\s(?:[Ii]ntervals?|[Ll]imits)(?:\s\(CIs?\))?)"
    r"[\s:=,]{0,3}(?:of|was|from|is)?[\s:=,]{0,3}(?P<open>[(\[])?\s?"
    r"(?P<low>NUMBER)\s?%?\s?(?:,|;|to|and|-)\s?(?P<high>NUMBER)(?!\w|\.\d|\s?[×x])\s?%?(?(open)\s?[)\]]))"
    r"(?:[\s,;:()\[\]]{0,4}"
)
_LEVEL = (
    r"(?:(?P<level>\d\d(?:\.\d)?)\s?%\s?-?\s?)?(?:CIs?\b|[Cc]onfidence\s(?:interval|limit)s?)"
    r"[^|‖¶]{0,60}‖"
)
_NAMED = r"(?:[^|‖¶]{0,60}?(?:(?<=[|¦])|(?<!\w)(?=\w\w))(?P<%s>(?i:NAMES))s?(?!\w))?[^|‖¶]{0,60}?"
_INTERVAL_IN_ROW = (
    rf"(?:(?!PHEAD)\|{_NAMED % 'name'}‖\s*(?P<estimate>NUMBER)\s?%?\s*"
    rf"(?(name)(?:(?!\|[^|‖¶]{{0,99}}{_LEVEL.replace('?P<level>', '')})OTHER){{0,2}}?))?"
    rf"(?=\|(?P<column>.))\|{_NAMED % 'own_name'}{_LEVEL}\s*"
    r"(?:(?P<own_estimate>NUMBER)\s?%?\s?(?=[(\[]))?"
    r"[(\[]?\s?(?P<all>(?P<low>NUMBER)\s?%?(?:\s?(?:,|;|to|and)\s{0,2}|\s?(?P<dash>-)\s?"
    r"|\s*\|[^|‖¶]{0,60}(?i:upper|higher|UL\b)[^|‖¶]{0,60}‖\s*)(?P<high>NUMBER))\s?%?\s?[)\]]?\s*"
    rf"(?:(?:(?!PHEAD|\|[^|‖¶]{{0,99}}\bCI)OTHER){{0,3}}?{_P_CELL})?(?=\|)"
)
_CENTER, _NARROW, _LEAST = 0.5, 0.25, 3
"""The middle, how exactly an estimate's position must be known, and in how many other intervals."""
_GAP = r"(?:(?!\d{1,3}\s?/\s?\d)[^;|.]|\.(?!\s)){0,80}?"
_PAIR = (
    r"(?<![\d./,-])(?P<k%d>\d{1,3})(?:\s?/\s?|\s(?:out\s)?of\s(?:the\s)?)(?P<n%d>\d{1,3})"
    r"(?![\d/%%]|[.,]\d|\s(?:%%|per))" + _GAP.replace("%", "%%")
)
_PAIRS = _PAIR % (1, 1) + _PAIR % (2, 2)
_GROUP = (
    r"\|(?:[^|‖¶]{0,60}?\b[nN]\s?=\s?(?P<n%d>\d{1,4})\b)?[^|‖¶]{0,60}‖\s*"
    r"(?P<k%d>\d{1,4})(?:\s?/\s?(?P<m%d>\d{1,4}))?\s*(?:[(\[][^|‖¶]{0,20}[)\]]\s*)?(?(n%d)|(?(m%d)"
    r"|\|(?P<whole%d>[^|‖¶]{0,60}(?i:total|\ball\b)|\s*[nN]\s*(?=‖))?[^|‖¶]{0,60}‖\s*"
    r"(?P<rest%d>\d{1,4})\s*(?:[(\[][^|‖¶]{0,20}[)\]]\s*)?))"
)
_GROUPS = [_GROUP % ((at,) * 7) for at in (1, 2)]
_RATIO_IN_ROW = (
    r"(?:(?!\|[^|‖¶]{0,60}(?:RATIOS))OTHER){0,3}?(?=\|(?P<column>.))"
    r"\|(?![^|‖¶]*(?i:adj|model|multi))[^|‖¶]{0,60}?(?<!\w)(?P<name>RATIOS)(?!\w)[^|‖¶]{0,60}‖\s*"
    r"(?P<p>NUMBER)(?![\w%]|[.,]\d)"
)
_LABEL = r"\|¶\|[^|‖¶]{0,60}‖\s*(?P<label%d>[^|‖¶]{0,60}?)\s*"
_TWO_BY_TWO = (
    r"(?:\|[^|‖¶]*(?i:total|all)[^|‖¶]*‖[^|‖¶]*)?".join(
        [_LABEL % 1 + _GROUPS[0], _LABEL % 2 + _GROUPS[1], ""]
    )
    + r"(?:\|¶\|[^|‖¶]*‖\s*(?i:total|all|both|sum)[^¶]*)?\|?"
)
_RATIO = (
    r"(?<!\w)(?P<name>RATIOS)(?:\s?[(\[]\w{2}[)\]])?(?:\s?[=:,]\s?|\s(?:was|of|is)\s|\s)"
    r"(?P<p>NUMBER)(?![\w%]|[.,]\d)"
)
_CHI_SQUARED = (
    r"(?P<name>(?:χ|chi|Χ)[\s_-]{0,3}(?:2|sq(?:uared?)?))\s?(?:[(\[][^)\]]{1,20}[)\]])?\s?=\s?"
    r"(?P<p>NUMBER)(?![\w%]|[.,]\d)"
)
_MEAN = (
    r"(?:[nN]\s?=\s?(?P<before>[1-9]\d{0,4})[\s,;:]{1,3})?\b(?:M|[Mm]ean)(?P<both>\s?\(SD\))?"
    r"(?:\s?[=:,]\s?|\s(?:was|of)\s|\s)(?P<mean>NUMBER)[\s,;(]{1,3}"
    r"(?(both)|(?:SD|[Ss]tandard deviation)(?:\s?[=:]\s?|\s(?:was|of)\s|\s))"
    r"(?P<sd>NUMBER)\)?(?:[\s,;(]{1,3}[nN]\s?=\s?(?P<after>[1-9]\d{0,4}))?(?![.,]?\d)"
)
_SHARE = (
    r"(?<![\w.,-])(?P<hedge>(?i:HEDGES|to|another)\s|[<>≤≥~≈-]\s?)?"
    r"(?<![\w.,])(?P<value>NUMBER)\s?(?:%|per\s?cent)\s\(?of\s(?:the\s|our\s|all\s|these\s)?"
    r"(?P<n>\d{1,4})\s(?:[a-z-]+\s){0,2}(?:COUNTED)(?![\w'])"
)


_MEAN_HEAD = re.compile(r"(?i)\b(?:m|mean|average)\b")
_COUNT_HEAD = r"(?i)\W*(?:n|replies|answers|COUNTED)\W*"
_ROUNDED, _HALF, _BY_CHANCE = 1.001, 0.5, 0.2
"""Tolerance of a rounded mean, half a unit, and the highest probability that other means fit."""


@frozen
class Figure:
    """A number as printed, with the interval that its digits imply."""

    words: str
    span: Span
    value: "Fraction"
    low: "Fraction"
    """The smallest number that can be rounded to this one."""
    high: "Fraction"
    """The largest number that can be rounded to this one."""
    sign: str
    """The sign before it: one of `=<>≤≥`."""

    def __str__(self) -> str:
        """Return the number with its sign, unless that is `=`: ".036", "< .05"."""
        return f"{self.sign} {self.words}".removeprefix("= ")


@frozen
class Result:
    """A result as printed."""

    column: int = field(default=0, kw_only=True)
    """In a table, the place of the column's header; the results of a column are read alike."""


@frozen
class Statistic(Result):
    """A test statistic with its degrees of freedom and its p-value: "t(28) = 2.20, p = .036"."""

    span: Span
    kind: str
    """One of t, F, r, z, Q, χ²."""
    df: tuple[Figure, ...]
    value: Figure
    p: Figure
    """The p-value; "n.s." is > .05."""

    @property
    def is_sound(self) -> bool:
        """Whether the statistic has the right number of degrees of freedom and a possible value."""
        is_possible = self.kind != "r" or abs(self.value.value) <= 1
        has_all = len(self.df) == {"z": 0, "F": 2}.get(self.kind, 1)
        return has_all and is_possible and all(one.value for one in self.df)


@frozen(slots=False)
class Interval(Result):
    """A confidence interval, with the estimate before it and the p-value after it."""

    span: Span
    level: str
    """The confidence level in percent."""
    low: Figure
    high: Figure
    estimate: Figure | None
    kind: str
    """Ratio, difference or mean; empty if the estimate has no known name."""
    p: Figure | None
    is_odd: bool = False
    """Whether, in a table, all other intervals of the column have their estimate in the middle."""

    @cached_property
    def position(self) -> tuple[float, float] | None:
        """The lowest and highest possible position of the estimate, from 0 to 1, or None."""
        low, high, estimate, is_ratio = self.low, self.high, self.estimate, self.kind == "ratio"
        if not estimate or high.low <= low.high or (is_ratio and min(low.low, estimate.low) <= 0):
            return None
        scale = math.log if is_ratio else float
        ends = [scale(float(end)) for one in (low, estimate, high) for end in (one.low, one.high)]
        least = (ends[2] - ends[1]) / (ends[5] - ends[1])
        return least, (ends[3] - ends[0]) / (ends[4] - ends[0])


@frozen
class Counts(Result):
    """Two counts with their totals, and a number calculated from them: "12/40, 22/41, p = .03"."""

    span: Span
    groups: tuple[int, ...]
    """The count and the total of the first group, then those of the second."""
    number: Figure
    name: str
    """The name of the number: "p", "chi-squared", "odds ratio" or "risk ratio"."""
    is_near: bool
    """Whether the counts are near the number, and not only the names of the groups."""


@frozen
class Average(Result):
    """A mean with its standard deviation, if it is printed, and the number of values."""

    mean: Figure
    sd: Figure | None
    n: int


@frozen
class Share(Result):
    """A percentage of a number of people or things: "37% of 19 participants"."""

    percent: Figure
    n: int


def statistics(dossier: Dossier) -> tuple[Statistic, ...]:
    """Return the test results in running text, notes and tables, in order."""
    found = list[Statistic]()
    for text in texts(dossier.document, "=", "<", ">"):
        pattern = _STATISTIC_IN_ROW + _P_CELL + _OF_ERROR if text.is_table else _STATISTIC + _P
        for match in _compiled(pattern).finditer(text.words):
            groups = (_figure(text, match, name) for name in match.groupdict() if "df" in name)
            value, p = _figure(text, match, "value"), _figure(text, match, "p")
            if value and p and not match["first"]:
                kind = match["kind"][0].replace("Z", "z")
                kind = kind if kind in "tFrzQ" else "χ²"
                span = p.span if text.is_table else text.span(match.start(), match.end("p"))
                df = tuple(filter(None, groups)) if kind != "z" or not text.is_table else ()
                one = Statistic(span, kind, df, value, p, column=_column(text, match))
                found += [one] * one.is_sound
    return tuple(found)


def intervals(dossier: Dossier) -> tuple[Interval, ...]:
    """Return the confidence intervals, in order."""
    kinds, found = lexicon.table("statistics.estimates"), list[Interval]()
    for text in texts(dossier.document, "CI", "onfidence "):
        pattern = _INTERVAL_IN_ROW if text.is_table else f"{_INTERVAL}{_P})?"
        for match in _compiled(pattern).finditer(text.words):
            groups = match.groupdict()
            low, high = _figure(text, match, "low"), _figure(text, match, "high")
            if not low or not high or (groups.get("dash") and low.value < 0 <= high.value):
                continue
            name = groups.get("own_name") or match["name"] or ""
            kind = kinds.get(name) or kinds.get(name.lower()) or ""
            estimate = _figure(text, match, "own_estimate") or _figure(text, match, "estimate")
            found.append(
                Interval(
                    text.span(*match.span("all")),
                    match["level"] or "",
                    low,
                    high,
                    estimate,
                    "" if text.is_table and name.lower() == "estimate" else kind,
                    _figure(text, match, "p"),
                    column=_column(text, match),
                )
            )
    columns = groupby(sorted(found, key=attrgetter("column")), attrgetter("column"))
    return tuple(one for _, column in columns for one in _marked([*column]))


def _marked(column: Sequence[Interval]) -> Iterator[Interval]:
    """Mark the interval whose estimate is not in the middle, if it is the only one."""
    places = [one.position or (1.0, 0.0) for one in column]
    odd = [at for at, (least, most) in enumerate(places) if not least <= _CENTER <= most]
    narrow = sum(0 < most - least < _NARROW for least, most in places)
    for at, one in enumerate(column):
        yield evolve(one, is_odd=odd == [at] and narrow > _LEAST)


def counts(dossier: Dossier) -> tuple[Counts, ...]:
    """Return the pairs of counts with a p-value or a ratio in their sentence, row or section."""
    document, found = dossier.document, list[Counts]()
    boards = dict[int, tuple[Text, re.Match[str]] | None]()
    for table in texts(document):
        for match in _compiled("".join(_GROUPS) + _RATIO_IN_ROW).finditer(table.words):
            found += _counts(table, match, table, match)
        if board := _compiled(_TWO_BY_TWO).fullmatch(table.words):
            section = _section(document, table)
            boards[section] = None if section in boards else (table, board)
    for text in texts(document, "=", "<", *lexicon.table("statistics.ratios of counts")):
        numbers = _RATIO, _CHI_SQUARED, f"(?P<name>){_P}"
        for number in () if text.is_table else numbers:
            for match in _compiled(_PAIRS + number).finditer(text.words):
                found += _counts(text, match, text, match)
            several = [*_compiled(number).finditer(text.words)]
            pair = boards.get(_section(document, text)) if len(several) == 1 else None
            if pair:
                found += _counts(*pair, text, several[0])
    return tuple(found)


def _section(document: Document, text: Text) -> int:
    section = document.section_at(text.pieces[0][1])
    return section.span.start if section else -1


def _counts(
    text: Text, match: re.Match[str], place: Text, number: re.Match[str]
) -> Iterator[Counts]:
    """Yield two counts with their totals and a number that is in the same place or near."""
    found, words = list[int](), match.groupdict()
    for at in "12":
        k, n = int(words[f"k{at}"]), words.get(f"n{at}") or words.get(f"m{at}")
        rest = words.get(f"rest{at}") or 0
        found += [k, int(n or rest) + (0 if n or words[f"whole{at}"] else k)]
    has_counts = place is text or all(
        re.search(rf"(?<![\d.,]){k}(?![\d.,]*\d)", place.words) for k in found[::2]
    )
    has_labels = "label1" in words and all(
        (label := words[f"label{at}"].lower()) and label in place.words.lower() for at in "12"
    )
    figure = _figure(place, number, "p")
    if figure and (has_counts or has_labels):
        name = number["name"]
        name = lexicon.table("statistics.ratios of counts").get(name) or "chi-squared" * bool(name)
        span = text.span(match.start("k1"), max(map(match.end, ("k2", "n2"))))
        yield Counts(
            span, tuple(found), figure, name or "p", has_counts, column=_column(place, number)
        )


def averages(dossier: Dossier) -> tuple[Average, ...]:
    """Return the means printed with their deviation and number of values, then those in tables."""
    in_text = (
        Average(mean, sd, int(n))
        for text in texts(dossier.document, "SD", "tandard deviation")
        for match in _compiled(_MEAN).finditer(text.words)
        if (n := match["before"] or match["after"])
        and (mean := _figure(text, match, "mean"))
        and (sd := _figure(text, match, "sd"))
    )
    tables = tables_of_figures(dossier.document) if whole_numbers(dossier.document) else ()
    return (*in_text, *chain.from_iterable(map(_means, tables)))


def _means(table: Table) -> Iterator[Average]:
    """Yield the only mean of a table that n whole numbers cannot have, if all others can.

    The others must be so many that they do not fit by chance.
    """
    found, chance, count_head = list[Average](), 1.0, _compiled(_COUNT_HEAD)
    means = [at for at, head in enumerate(table.heads) if _MEAN_HEAD.search(head)]
    counts = [at for at, head in enumerate(table.heads) if count_head.fullmatch(head)]
    of_columns = table.samples[1]
    for row in table.cells[table.first :]:
        sizes = [*zip(row[table.stub :], of_columns, strict=True)]
        sizes += [(row[at], row[counts[0]]) for at in means if counts]
        for cell, size in sizes:
            n = value(size.figure) if size.figure else 0.0
            if not cell.figure or not 1 < n < _HALF / cell.half or cell.figure.unit:
                continue
            number = round(value(cell.figure) * n)
            if abs(number / n - value(cell.figure)) <= cell.half * _ROUNDED:
                chance *= 2 * cell.half * n
                continue
            span = cell.figure.span
            found.append(Average(_number(table.document.words(span), span), None, int(n)))
    if len(found) == 1 and chance < _BY_CHANCE:
        yield from found


def shares(dossier: Dossier) -> tuple[Share, ...]:
    """Return the percentages of a number of people or things."""
    return tuple(
        Share(percent, int(match["n"]))
        for text in texts(dossier.document, "% of", "% (of", "cent of", "cent (of")
        for match in _compiled(_SHARE).finditer(text.words)
        if not match["hedge"] and (percent := _figure(text, match, "value"))
    )


_LISTS = {
    "NAMES": "statistics.estimates",
    "RATIOS": "statistics.ratios of counts",
    "BETWEEN": "statistics.between statistic and p",
    "COUNTED": "statistics.counted whole",
    "HEDGES": "quantities.hedges before",
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; its words in capitals stand for numbers and word lists."""
    for word, name in _LISTS.items():
        pattern = pattern.replace(word, lexicon.alternation(name))
    for word, part in _PARTS.items():
        pattern = pattern.replace(word, part)
    return re.compile(pattern)


def _column(text: Text, match: re.Match[str]) -> int:
    return text.span(*match.span("column")).start if text.is_table else 0


def _figure(text: Text, match: re.Match[str], name: str) -> Figure | None:
    """Return the number of a group, or None if it did not take part; "n.s." is > .05.

    The group `name`sign, if there is one, is the sign before the number.
    """
    groups = match.groupdict()
    if groups.get(name) is None:
        return None
    words, sign = groups[name].replace(" ", ""), groups.get(f"{name}sign") or "="
    if words[0] in "nN":
        words, sign = ".05", ">"
    return _number(words, text.span(*match.span(name)), sign)


def _number(words: str, span: Span, sign: str = "=") -> Figure:
    from decimal import Decimal  # noqa: PLC0415 - few documents have statistics
    from fractions import Fraction  # noqa: PLC0415 - the same

    number = Decimal(
        re.sub("[x×·]10", "e", words).replace(",", "" if _THOUSANDS.fullmatch(words) else ".")
    )
    exact, half = Fraction(number), Fraction(10) ** int(number.as_tuple().exponent) / 2
    return Figure(words, span, exact, exact - half, exact + half, sign)


def mentions(document: Document, name: str, inside: Span | None = None) -> bool:
    """Return True if a word of a list is in the document, or in the paragraph of a span."""
    span = document.block_around(inside) if inside else Span(0, len(document.text))
    words = re.compile(rf"(?i)(?<!\w)(?:{lexicon.alternation(name)})")
    return document.once(
        f"{name} {span.start}", lambda one: bool(words.search(one.text, span.start, span.end))
    )


_WHOLE = re.compile(
    r"\b(?:\d{1,2}|three|four|five|six|seven|nine|ten)[- ]point\s(?:[\w-]+\s){0,3}?(?:scale|item)"
    r"|\bLikert\b|\bsingle[- ]item\b|\bnumber of [a-z]+"
)


_STATED = re.compile(r"(?i)\bwhole (?:number|point|mark)s?\b|\bintegers?\b")


def whole_numbers(document: Document) -> Span | None:
    """Return the words that state that the data of a document are whole numbers, or None."""
    found = _STATED.search(document.text)
    return Span(*found.span()) if found else None


def reason_for_whole_numbers(document: Document, mean: Figure) -> Span | None:
    """Return words in the sentence of a mean that show that its data are whole numbers, or None."""
    sentence = document.sentence_at(mean.span.start) or document.block_around(mean.span)
    found = _WHOLE.search(document.text, sentence.start, mean.span.start)
    return Span(*found.span()) if found else None
