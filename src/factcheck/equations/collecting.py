"""The figures that add up, are shares of each other, are counted or converted.

What the figures of one line show by themselves is kept by its words; tables and lists, which take
several lines, are read anew.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from factcheck.equations import cued_equations, tables, totals
from factcheck.equations.conversions import conversions
from factcheck.equations.counts import counts
from factcheck.equations.cues import Numbers
from factcheck.equations.mismatches import broken_chains, wrong_directions, wrong_romans
from factcheck.model import BlockKind, Date, Document, Facts, Measures, Quantity, Share, Span, Tally
from factcheck.model.text import beginning_in, by_place
from factcheck.text import kept_by_words, lines

_Place = tuple[int, int]
_Figure = tuple[int, int, tuple[float, float, str, str, str, float | None, str]]
"""A quantity as plain values: where it begins and ends, and what is told of it."""
_Line = tuple[str, tuple[_Figure, ...], tuple[_Place, ...], tuple[_Place, ...]]
"""The words of a line with its figures, dates and sentences, counted from its first character."""
_told_of = attrgetter("low", "high", "unit", "noun", "hedge", "number", "words")


def measures_of(document: Document, facts: Facts) -> Measures:
    """Return the figures that add up, are shares of each other, are counted or converted."""
    years = tuple(wrong_romans(document))
    if not facts.quantities:
        return Measures(mismatches=years)
    told = [*_lines(document, facts.quantities, facts.dates)]
    found = [*_by_lines(document, told)]
    grids = [*tables.grids(document, _in_rows(document, told), facts.quantities)]
    mismatches = (
        *chain.from_iterable(one.mismatches for one in found),
        *broken_chains(document),
        *chain.from_iterable(map(tables.wrong_means, grids)),
    )
    return Measures(
        tallies=tuple(_sums(found, grids)),
        shares=tuple(_shares(found, grids)),
        multiples=tuple(dict.fromkeys(chain.from_iterable(one.multiples for one in found))),
        listings=tuple(counts(document, facts.quantities)),
        conversions=tuple(chain.from_iterable(one.conversions for one in found)),
        mismatches=(*years, *dict.fromkeys(mismatches)),
    )


def _sums(found: Sequence[Measures], grids: Sequence[tables.Grid]) -> list[Tally]:
    """Return the sums of a document in order; one that two cues find is kept once."""
    told = [*chain.from_iterable(one.tallies for one in found)]
    for grid in grids:
        told += (*tables.totals(grid), *tables.reckoned(grid))
    single: dict[tuple[Span, ...], Tally] = {}
    for one in told:
        single.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(single.values(), key=lambda one: one.total.span)


def _shares(found: Sequence[Measures], grids: Sequence[tables.Grid]) -> list[Share]:
    """Return parts and wholes with the share told of them; one that two cues find is kept once."""
    told = [*chain.from_iterable(one.shares for one in found)]
    told += [one for grid in grids for one in tables.rates(grid)]
    return [*{(one.part.span, one.whole.span, one.ratio.span): one for one in told}.values()]


# ---- line by line ----


def _lines(
    document: Document, quantities: Sequence[Quantity], dates: Sequence[Date]
) -> Iterator[tuple[int, _Line]]:
    """Yield the lines of a document, each with where it begins."""
    dates = sorted(dates, key=by_place)
    for at, words in lines(document):
        whole = Span(at, at + len(words))
        figures = beginning_in(quantities, whole)
        if not figures:
            yield at, (words, (), (), ())
            continue
        told = [one.span for one in beginning_in(dates, whole)]
        sentences = document.sentences_in(whole)
        moved = tuple((one.span.start - at, one.span.end - at, _told_of(one)) for one in figures)
        yield at, (words, moved, _moved(told, at), _moved(sentences, at))


def _moved(spans: Sequence[Span], at: int) -> tuple[_Place, ...]:
    return tuple((span.start - at, span.end - at) for span in spans)


def _by_lines(document: Document, told: Sequence[tuple[int, _Line]]) -> Iterator[Measures]:
    """Yield what each line shows by itself."""
    code = {block.span.start for block in document.blocks if block.kind is BlockKind.CODE}
    for at, line in told:
        found = _of_line(*line, is_code=at in code)
        if found is not None:
            yield Measures(
                tallies=tuple(one.shift(at) for one in found.tallies),
                shares=tuple(one.shift(at) for one in found.shares),
                multiples=tuple(one.shift(at) for one in found.multiples),
                conversions=tuple(one.shift(at) for one in found.conversions),
                mismatches=tuple(one.shift(at) for one in found.mismatches),
            )


@kept_by_words
def _of_line(
    words: str,
    figures: tuple[_Figure, ...],
    dates: tuple[_Place, ...],
    sentences: tuple[_Place, ...],
    *,
    is_code: bool,
) -> Measures | None:
    """Return what belongs together in a line; None where nothing does."""
    numbers = _numbers((words, figures, dates, sentences))
    written = () if is_code else tuple(cued_equations.written(words))
    if not numbers.known:
        return Measures(tallies=written) if written else None
    found = Measures(
        tallies=(
            *totals.totals(numbers.without_bounds()),
            *cued_equations.changes_and_products(numbers),
            *cued_equations.votes(numbers),
            *written,
            *totals.shares_of_one_whole(numbers),
        ),
        shares=tuple(cued_equations.shares(numbers)),
        multiples=tuple(cued_equations.multiples(numbers)),
        conversions=tuple(conversions(numbers)),
        mismatches=tuple(wrong_directions(numbers)),
    )
    return found if found != Measures() else None


def _numbers(line: _Line) -> Numbers:
    words, figures, dates, sentences = line
    told = [Quantity(Span(start, end), *rest) for start, end, rest in figures]
    return Numbers.of(
        words, told, tuple(Span(*one) for one in dates), tuple(Span(*one) for one in sentences)
    )


def _in_rows(document: Document, told: Sequence[tuple[int, _Line]]) -> list[Quantity]:
    """Return the figures in the rows of tables."""
    rows = {block.span.start for block in document.blocks if block.kind is BlockKind.ROW}
    return [one.shift(at) for at, line in told if at in rows for one in _numbers(line).known]
